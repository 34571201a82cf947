//===- UnitResult.cpp - What is known of a unit, as bytes -----------------===//

#include "driver/UnitRunner.h"

namespace retrylint::driver {
namespace {

void packInputs(const UnitInputs &Inputs, Packer &To) {
  To.number(Inputs.Read.size());
  for (const ReadFile &Each : Inputs.Read) {
    To.path(Each.Path);
    Each.Content.pack(To);
    To.number(Each.Toolchain);
    Each.Stamp.pack(To);
    To.number(static_cast<std::uint64_t>(Each.ReadAt));
  }
  To.number(Inputs.Lookups.size());
  for (const Lookup &Each : Inputs.Lookups) {
    To.path(Each.Path);
    To.number(static_cast<std::uint64_t>(Each.There));
  }
}

/// Calls OnRead(Path, Content, Toolchain, Stamp, ReadAt) and OnLookup(Path, There) as
/// long as they answer true.
template <class Reader, class Asker>
bool walkInputs(Unpacker &From, Reader OnRead, Asker OnLookup) {
  for (std::size_t Left = From.count(); Left && From.ok(); --Left) {
    llvm::StringRef Path = From.path();
    Digest Content = Digest::unpack(From);
    bool Toolchain = From.number();
    FileStamp Stamp = FileStamp::unpack(From);
    auto ReadAt = static_cast<std::int64_t>(From.number());
    if (From.ok() && !OnRead(Path, Content, Toolchain, Stamp, ReadAt))
      return false;
  }
  for (std::size_t Left = From.count(); Left && From.ok(); --Left) {
    llvm::StringRef Path = From.path();
    Presence There = From.choice(Presence::Folder);
    if (From.ok() && !OnLookup(Path, There))
      return false;
  }
  return From.ok();
}

UnitInputs unpackInputs(Unpacker &From) {
  UnitInputs Inputs;
  walkInputs(
      From,
      [&](llvm::StringRef Path, const Digest &Content, bool Toolchain,
          const FileStamp &Stamp, std::int64_t ReadAt) {
        Inputs.Read.push_back({Path.str(), Content, Stamp, ReadAt, Toolchain});
        return true;
      },
      [&](llvm::StringRef Path, Presence There) {
        Inputs.Lookups.push_back({Path.str(), There});
        return true;
      });
  return Inputs;
}

} // namespace

void packResult(const UnitResult &Result, Packer &To) {
  packInputs(Result.Inputs, To);
  To.text(Result.File);
  To.number(static_cast<std::uint64_t>(Result.State));
  To.number(Result.Errors);
  To.number(static_cast<std::uint64_t>(Result.Problem.Severity));
  To.text(Result.Problem.Kind);
  To.text(Result.Problem.File);
  To.number(Result.Problem.Line);
  To.number(Result.Problem.Column);
  To.text(Result.Problem.Message);
  To.real(Result.Seconds);
  To.text(Result.Facts);
}

std::optional<UnitResult> unpackResult(Unpacker &From, bool WithInputs) {
  UnitResult Result;
  if (WithInputs)
    Result.Inputs = unpackInputs(From);
  else
    walkInputs(
        From, [](auto &&...) { return true; }, [](auto &&...) { return true; });
  Result.File = From.text().str();
  Result.State = From.choice(UnitState::Failed);
  Result.Errors = From.number();
  Result.Problem.Severity = From.choice(Severity::Error);
  Result.Problem.Kind = From.text().str();
  Result.Problem.File = From.text().str();
  Result.Problem.Line = From.number();
  Result.Problem.Column = From.number();
  Result.Problem.Message = From.text().str();
  Result.Seconds = From.real();
  Result.Facts = From.text().str();
  if (!From.ok())
    return std::nullopt;
  return Result;
}

bool packedInputsUnchanged(llvm::StringRef Packed, FileStates &Files) {
  Unpacker From(Packed);
  return walkInputs(
      From,
      [&](llvm::StringRef Path, const Digest &Content, bool, const FileStamp &,
          std::int64_t) { return Files.content(Path) == Content; },
      [&](llvm::StringRef Path, Presence There) { return Files.presence(Path) == There; });
}

} // namespace retrylint::driver
