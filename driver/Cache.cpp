#include "driver/Cache.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>
#include <cstdlib>
#include <link.h>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

/// Switching between a few branches is no reason to parse again.
constexpr std::size_t MostVariants = 4;

constexpr StringRef UnitKind = "units", FindingsKind = "findings", FilesKind = "files";

/// What compilers read from the environment.
constexpr const char *Environment[] = {
    "CPATH",           "C_INCLUDE_PATH",  "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
    "OBJCPLUS_INCLUDE_PATH", "SDKROOT",   "GCC_EXEC_PREFIX",    "COMPILER_PATH",
    "CCC_OVERRIDE_OPTIONS",  "SOURCE_DATE_EPOCH"};

/// The shared libraries that code is parsed with, by size and time: reading them
/// would take longer than a whole run.
void packLibraries(Packer &To) {
  dl_iterate_phdr(
      [](dl_phdr_info *Info, std::size_t, void *To) {
        StringRef Name = llvm::sys::path::filename(Info->dlpi_name);
        if (!Name.starts_with("libLLVM") && !Name.starts_with("libclang"))
          return 0;
        std::optional<FileStamp> Stamp = FileStamp::of(Info->dlpi_name);
        Packer &Out = *static_cast<Packer *>(To);
        Out.text(Name);
        Out.number(Stamp ? Stamp->Size : 0);
        Out.number(Stamp ? static_cast<std::uint64_t>(Stamp->Modified) : 0);
        return 0;
      },
      &To);
}

} // namespace

Cache::Cache(std::string Folder, std::uint64_t Limit) : Store(std::move(Folder), Limit) {
  if (std::optional<std::string> Bytes = Store.get(FilesKind, Digest()))
    Files.load(*Bytes);
  Packer Identity;
  std::string Program = llvm::sys::fs::getMainExecutable(
      nullptr, reinterpret_cast<void *>(&llvm::sys::path::filename));
  Files.content(Program).value_or(Digest()).pack(Identity);
  packLibraries(Identity);
  Tool = Digest::of(Identity.Bytes);
}

void Cache::setUp(StringRef Root, const ExtraArguments &Extra,
                  const std::vector<ModelText> &Models) {
  Packer All;
  Tool.pack(All);
  for (const char *Name : Environment) {
    const char *Value = std::getenv(Name);
    All.number(Value != nullptr);
    All.text(Value ? Value : "");
  }
  All.number(Models.size());
  for (const ModelText &Model : Models) {
    All.text(Model.Name);
    All.text(Model.Text);
  }
  Settings = Digest::of(All.Bytes);
  Packer Key;
  Key.text(Root);
  for (const auto *Words : {&Extra.Before, &Extra.After}) {
    Key.number(Words->size());
    for (const std::string &Word : *Words)
      Key.text(Word);
  }
  Common = std::move(Key.Bytes);
}

Digest Cache::keyOf(const CompileCommand &Command) const {
  Packer Key;
  Key.text(Common);
  Key.text(Command.File);
  Key.text(Command.Directory);
  for (const std::string &Word : Command.Arguments)
    Key.text(Word);
  return Digest::of(Key.Bytes);
}

Digest Cache::keyOf(const Digest &Facts) const {
  Packer Key;
  Tool.pack(Key);
  Facts.pack(Key);
  return Digest::of(Key.Bytes);
}

Cache::Remembered &Cache::remembered(const Digest &Key) {
  auto [Entry, New] = Units.try_emplace(Key.hex());
  Remembered &Unit = Entry->second;
  if (!New)
    return Unit;
  std::optional<std::string> Bytes = Store.get(UnitKind, Key);
  if (!Bytes)
    return Unit;
  Unpacker From(*Bytes);
  Unit.Seconds = From.real();
  for (std::size_t Left = From.count(); Left && From.ok(); --Left) {
    Digest Settings = Digest::unpack(From);
    Unit.Variants.push_back({Settings, From.text().str()});
  }
  if (!From.ok())
    Unit = Remembered();
  return Unit;
}

std::optional<UnitResult> Cache::unit(const CompileCommand &Command, bool WithInputs) {
  Remembered &Unit = remembered(keyOf(Command));
  for (const Variant &Each : Unit.Variants) {
    if (Each.Settings != Settings)
      continue;
    if (!packedInputsUnchanged(Each.Packed, Files))
      continue;
    Unpacker From(Each.Packed);
    if (std::optional<UnitResult> Result = unpackResult(From, WithInputs))
      return Result;
  }
  return std::nullopt;
}

void Cache::keep(const CompileCommand &Command, const UnitResult &Result) {
  for (const ReadFile &Each : Result.Inputs.Read)
    Files.learn(Each);
  if (Result.Inputs.Read.empty() && Result.Inputs.Lookups.empty())
    return;
  Digest Key = keyOf(Command);
  Remembered &Unit = remembered(Key);
  UnitResult Kept = Result;
  for (ReadFile &Each : Kept.Inputs.Read) {
    Each.Stamp = FileStamp();
    Each.ReadAt = 0;
  }
  Packer Packed;
  packResult(Kept, Packed);
  // Another version of the tool will not come back.
  std::erase_if(Unit.Variants,
                [&](const Variant &Each) { return Each.Settings != Settings; });
  Unit.Variants.insert(Unit.Variants.begin(), {Settings, std::move(Packed.Bytes)});
  if (Unit.Variants.size() > MostVariants)
    Unit.Variants.resize(MostVariants);
  Unit.Seconds = Result.Seconds;
  Packer To;
  To.real(Unit.Seconds);
  To.number(Unit.Variants.size());
  for (const Variant &Each : Unit.Variants) {
    Each.Settings.pack(To);
    To.text(Each.Packed);
  }
  Store.put(UnitKind, Key, To.Bytes);
}

double Cache::seconds(const CompileCommand &Command) const {
  auto Entry = Units.find(keyOf(Command).hex());
  return Entry == Units.end() ? 0 : Entry->second.Seconds;
}

std::optional<std::string> Cache::findings(const Digest &Facts) {
  return Store.get(FindingsKind, keyOf(Facts));
}

void Cache::keepFindings(const Digest &Facts, StringRef Bytes) {
  Store.put(FindingsKind, keyOf(Facts), Bytes);
}

void Cache::close() {
  if (Files.changed())
    Store.put(FilesKind, Digest(), Files.save());
  Store.sweep();
}

} // namespace retrylint::driver
