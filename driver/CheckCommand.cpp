#include "driver/Analysis.h"
#include "driver/Commands.h"
#include "driver/Messages.h"
#include "driver/Triage.h"

#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"

#include <unistd.h>

namespace retrylint::driver {

int runCheck(const Options &Given) {
  Outcome Known;
  Known.Stats.begin("open");
  if (!checksAreKnown(Given))
    return ExitUsage;
  if (Given.SkipWithoutDatabase && lacksDatabase(Given)) {
    say(Severity::Warning, "skipped, for there is no compile_commands.json: nothing was "
                           "checked; 'cmake -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON' or "
                           "'bear -- make' makes one");
    return ExitClean;
  }
  std::optional<Project> Opened = openProject(Given);
  if (!Opened)
    return ExitUsage;
  std::optional<Triage> Sorting = Triage::open(Given, Opened->Root);
  if (!Sorting)
    return ExitUsage;
  Known.Problems = Opened->Problems;
  std::vector<ModelText> Models = readModels(Given, *Opened, Known);
  std::unique_ptr<Cache> Remembered = openCache(Given, *Opened, Models);
  std::optional<std::vector<std::string>> Changed = Sorting->changedFiles();
  std::vector<std::string> Facts =
      extractUnits(Given, *Opened, Models, Remembered.get(), Known, nullptr,
                   Changed ? &*Changed : nullptr);
  Known.Stats.begin("link");
  Linked Program(
      std::move(Facts), [&](Notification Problem) { Known.problem(std::move(Problem)); },
      Remembered.get());
  int Exit = report(Given, Program, Opened->Root, *Sorting, Known);
  Known.Stats.begin("remember");
  Program.remember();
  closeCache(Remembered.get(), Given);
  if (Given.Stats)
    Known.Stats.print(llvm::errs(), Known.Units, Known.Failed);
  return Exit;
}

int run(int Count, const char *const *Words) {
  int Exit = ExitUsage;
  std::optional<Options> Given = parseCommandLine(Count, Words, Exit);
  if (!Given)
    return Exit;
  setMessageColour(wantsColour(Given->Colour, STDERR_FILENO));
  switch (Given->Command) {
  case Command::Check:
  case Command::Baseline:
    return runCheck(*Given);
  case Command::Extract:
    return runExtract(*Given);
  case Command::Link:
    return runLink(*Given);
  case Command::Checks:
    return runChecks(*Given);
  case Command::Explain:
    return runExplain(*Given);
  case Command::Merge:
    return runMerge(*Given);
  case Command::Models:
    return runModels(*Given);
  case Command::Init:
    return runInit(*Given);
  case Command::Doctor:
    return runDoctor(*Given);
  case Command::Completion:
    return runCompletion(*Given);
  case Command::Manual:
    return runManual(*Given);
  }
  return ExitUsage;
}

} // namespace retrylint::driver
