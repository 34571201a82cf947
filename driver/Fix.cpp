#include "driver/Fix.h"

#include "driver/LineDiff.h"

#include "clang/Tooling/Core/Replacement.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace retrylint::driver {
namespace {

using clang::tooling::Replacement;
using clang::tooling::Replacements;

enum class Outcome { Applied, Conflicting, Impossible };

class Planner {
  const SourceFiles &Sources;
  std::map<std::string, Replacements> PerFile;

  /// The text is still the one that was analysed: its offsets and its lines agree.
  std::optional<Replacement> replacement(const Edit &Change) const {
    const ir::Location &At = Change.Where.At;
    const SourceFile *File = Sources.get(Change.Where.File);
    if (!File || At.InMacro || At.Column == 0)
      return std::nullopt;
    StringRef Bytes = File->bytes();
    unsigned End = std::max(At.EndOffset, At.Offset);
    StringRef Line = File->line(At.Line);
    if (End > Bytes.size() || Line.data() == nullptr ||
        Line.data() + At.Column - 1 != Bytes.data() + At.Offset)
      return std::nullopt;
    return Replacement(Change.Where.File, At.Offset, End - At.Offset, Change.Text);
  }

public:
  explicit Planner(const SourceFiles &Sources) : Sources(Sources) {}

  Outcome apply(const Fix &Change) {
    std::map<std::string, Replacements> Tried = PerFile;
    for (const Edit &Part : Change.Edits) {
      std::optional<Replacement> New = replacement(Part);
      if (!New)
        return Outcome::Impossible;
      // Two fixes may need the same declaration or #include: once is enough.
      Replacements &InFile = Tried[Part.Where.File];
      if (is_contained(InFile, *New))
        continue;
      if (Error Overlap = InFile.add(*New)) {
        consumeError(std::move(Overlap));
        return Outcome::Conflicting;
      }
    }
    PerFile = std::move(Tried);
    return Outcome::Applied;
  }

  std::map<std::string, FixedFile> results() const {
    std::map<std::string, FixedFile> Out;
    for (const auto &[Path, Edits] : PerFile) {
      std::string Before = Sources.get(Path)->bytes().str();
      Expected<std::string> After = clang::tooling::applyAllReplacements(Before, Edits);
      if (After)
        Out[Path] = {std::move(Before), std::move(*After)};
      else
        consumeError(After.takeError());
    }
    return Out;
  }
};

} // namespace

FixPlan planFixes(ArrayRef<ReportedFinding> Findings, const SourceFiles &Sources, bool Unsafe) {
  FixPlan Out;
  Planner Edits(Sources);
  for (std::size_t I = 0; I < Findings.size(); ++I) {
    if (!Findings[I].active())
      continue;
    bool Done = false, Refused = false, Conflicting = false, Impossible = false;
    for (const Fix &Change : Findings[I].Finding.Fixes) {
      if (Done || Change.Edits.empty())
        continue;
      if (!Change.Safe && !Unsafe) {
        Refused = true;
        continue;
      }
      Outcome Result = Edits.apply(Change);
      Done = Result == Outcome::Applied;
      Conflicting |= Result == Outcome::Conflicting;
      Impossible |= Result == Outcome::Impossible;
    }
    if (Done)
      Out.Fixed.push_back(I);
    else if (Conflicting)
      ++Out.Conflicting;
    else if (Impossible)
      ++Out.Impossible;
    else if (Refused)
      ++Out.NeedUnsafe;
  }
  Out.Files = Edits.results();
  return Out;
}

std::string unifiedDiff(const FixPlan &Plan) {
  std::string Out;
  for (const auto &[Path, Text] : Plan.Files) {
    std::string Hunks = diffHunks(Text.Before, Text.After);
    if (!Hunks.empty())
      Out += "--- a/" + Path + "\n+++ b/" + Path + "\n" + Hunks;
  }
  return Out;
}

std::vector<std::string> writeFixes(const FixPlan &Plan, StringRef Root) {
  std::vector<std::string> Failed;
  for (const auto &[Path, Text] : Plan.Files) {
    SmallString<256> Full(Path), Real;
    if (!sys::path::is_absolute(Full)) {
      Full = Root;
      sys::path::append(Full, Path);
    }
    auto Complain = [&](const Twine &Why) {
      Failed.push_back((Path + ": cannot be written: " + Why).str());
    };
    // A link stays a link: what it leads to is changed.
    if (std::error_code Error = sys::fs::real_path(Full, Real)) {
      Complain(Error.message());
      continue;
    }
    ErrorOr<sys::fs::perms> Permissions = sys::fs::getPermissions(Real);
    if (Error Written = writeToOutput(Real, [&, &After = Text.After](raw_ostream &Out) {
          Out << After;
          return Error::success();
        })) {
      Complain(toString(std::move(Written)));
      continue;
    }
    if (Permissions)
      (void)sys::fs::setPermissions(Real, *Permissions);
  }
  return Failed;
}

} // namespace retrylint::driver
