#include "driver/Analysis.h"
#include "driver/Commands.h"
#include "driver/Configuration.h"
#include "driver/Triage.h"
#include "ir/Ir.h"
#include "ir/Print.h"
#include "ir/Serial.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

/// Facts stand one after the other in a file; each says how long it is.
constexpr std::size_t LengthAt = 12, HeaderSize = 28;

/// The facts in a file, cut apart; false where the lengths don't fit.
bool split(StringRef Bytes, std::vector<std::string> &To) {
  while (!Bytes.empty()) {
    std::uint64_t Length = 0;
    if (Bytes.size() < HeaderSize)
      return false;
    for (unsigned Byte = 0; Byte < 8; ++Byte)
      Length |= std::uint64_t(static_cast<unsigned char>(Bytes[LengthAt + Byte]))
                << (8 * Byte);
    if (Bytes.size() - HeaderSize < Length)
      return false;
    To.push_back(Bytes.take_front(HeaderSize + Length).str());
    Bytes = Bytes.drop_front(HeaderSize + Length);
  }
  return true;
}

bool isCalled(StringRef Qualified, StringRef Wanted) {
  return Wanted.empty() || Qualified == Wanted ||
         (Qualified.ends_with(Wanted) &&
          StringRef(Qualified).drop_back(Wanted.size()).ends_with("::"));
}

void printIr(const std::vector<std::string> &Facts, StringRef Function, Outcome &To) {
  bool Any = false;
  for (const std::string &Bytes : Facts) {
    if (Bytes.empty())
      continue;
    auto Read = ir::deserialize(Bytes);
    auto *Unit = std::get_if<ir::Unit>(&Read);
    if (!Unit) {
      To.problem({Severity::Error, "bad-facts", "", 0, 0,
                  std::get<ir::SerialError>(Read).Message});
      continue;
    }
    std::erase_if(Unit->Functions, [&](const ir::Function &Each) {
      return !isCalled(Unit->str(Each.Name), Function);
    });
    if (!Function.empty() && Unit->Functions.empty())
      continue;
    Any = true;
    llvm::outs() << ir::print(*Unit);
  }
  if (!Any && !Function.empty())
    To.problem({Severity::Error, "no-function", "", 0, 0,
                "--function: no function is called '" + Function.str() +
                    "' in these units"});
}

void writeFile(StringRef Name, const Options &Given, Outcome &To,
               llvm::function_ref<void(llvm::raw_ostream &)> Write) {
  if (Name == "-") {
    Write(llvm::outs());
    return;
  }
  llvm::Error Failed = llvm::writeToOutput(
      normalPath(Name, Given.WorkingDirectory), [&](llvm::raw_ostream &Out) {
        Write(Out);
        return llvm::Error::success();
      });
  if (Failed)
    To.problem({Severity::Error, "bad-output", Name.str(), 0, 0,
                "cannot be written: " +
                    StringRef(llvm::toString(std::move(Failed))).lower()});
}

std::string quotedForMake(StringRef Path) {
  std::string Quoted;
  for (char C : Path) {
    if (C == ' ' || C == '#')
      Quoted += '\\';
    if (C == '$')
      Quoted += '$';
    Quoted += C;
  }
  return Quoted;
}

} // namespace

int runExtract(const Options &Given) {
  if (Given.OutputFile.empty() && !Given.PrintIr) {
    say(Severity::Error, "extract writes to a file: name it with -o, or read the facts "
                         "with --print-ir");
    return ExitUsage;
  }
  std::optional<Project> Opened = openProject(Given);
  if (!Opened)
    return ExitUsage;
  Outcome Known;
  Known.Problems = Opened->Problems;
  Known.Stats.begin("open");
  std::vector<ModelText> Models = readModels(Given, *Opened, Known);
  std::unique_ptr<Cache> Remembered = openCache(Given, *Opened, Models);
  std::set<std::string> Read;
  std::vector<std::string> Facts = extractUnits(
      Given, *Opened, Models, Remembered.get(), Known,
      Given.DependencyFile.empty() ? nullptr : &Read);
  closeCache(Remembered.get(), Given);
  if (Given.PrintIr)
    printIr(Facts, Given.Function, Known);
  if (!Given.OutputFile.empty())
    writeFile(Given.OutputFile, Given, Known, [&](llvm::raw_ostream &Out) {
      for (const std::string &Bytes : Facts)
        Out << Bytes;
    });
  if (!Given.DependencyFile.empty())
    writeFile(Given.DependencyFile, Given, Known, [&](llvm::raw_ostream &Out) {
      Out << quotedForMake(Given.OutputFile) << ":";
      for (const std::string &Path : Read)
        Out << " \\\n  " << quotedForMake(Path);
      Out << "\n";
    });
  if (Given.Stats)
    Known.Stats.print(llvm::errs(), Known.Units, Known.Failed);
  if (Known.Failed == Known.Units)
    return ExitUsage;
  return Known.incomplete() ? ExitIncomplete : ExitClean;
}

int runLink(const Options &Given) {
  if (Given.Paths.empty()) {
    say(Severity::Error, "link takes files that 'retrylint extract -o FILE' wrote");
    return ExitUsage;
  }
  if (!checksAreKnown(Given))
    return ExitUsage;
  const std::string Root = findRoot(Given.Root, Given.WorkingDirectory,
                                    Given.WorkingDirectory, Given.WorkingDirectory);
  std::optional<Triage> Sorting = Triage::open(Given, Root);
  if (!Sorting)
    return ExitUsage;
  Outcome Known;
  std::vector<std::string> Facts;
  for (const std::string &Path : Given.Paths) {
    auto Buffer = llvm::MemoryBuffer::getFile(normalPath(Path, Given.WorkingDirectory),
                                              /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    if (!Buffer)
      Known.problem({Severity::Error, "bad-facts", Path, 0, 0,
                     "cannot be read: " +
                         StringRef(Buffer.getError().message()).lower()});
    else if (!split((*Buffer)->getBuffer(), Facts))
      Known.problem({Severity::Error, "bad-facts", Path, 0, 0,
                     "is not a file of facts, or is cut short; make it again with "
                     "'retrylint extract'"});
  }
  if (Facts.empty()) {
    if (Known.Problems.empty())
      say(Severity::Error, "there are no facts in these files");
    return ExitUsage;
  }
  // The order of files on the command line must not matter.
  std::sort(Facts.begin(), Facts.end());
  Facts.erase(std::unique(Facts.begin(), Facts.end()), Facts.end());
  Known.Units = Facts.size();
  Known.Stats.begin("link");
  Linked Program(std::move(Facts),
                 [&](Notification Problem) { Known.problem(std::move(Problem)); });
  return report(Given, Program, Root, *Sorting, Known);
}

} // namespace retrylint::driver
