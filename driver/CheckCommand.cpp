#include "driver/Analysis.h"
#include "driver/Commands.h"
#include "driver/Configuration.h"

#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Signals.h"

#include <unistd.h>

namespace retrylint::driver {

int runCheck(const Options &Given) {
  std::vector<std::string> Wrong =
      Configuration({Given.Checks, Given.Strict, Given.ReadConfig}).argumentErrors();
  for (const std::string &Message : Wrong)
    say(Severity::Error, Message);
  if (!Wrong.empty())
    return ExitUsage;

  std::optional<Project> Opened = openProject(Given);
  if (!Opened)
    return ExitUsage;
  Outcome Known;
  Known.Problems = Opened->Problems;
  models::ModelSet Models = loadModels(Given, Opened->Root, Known);
  link::Program Program;
  extractUnits(Given, *Opened, Models, Known,
               [&](ir::Unit Unit) { Program.add(std::move(Unit)); });
  Program.link();
  return report(Given, Program, Opened->Root, Known);
}

int run(int Count, const char *const *Words) {
  int Exit = ExitUsage;
  std::optional<Options> Given = parseCommandLine(Count, Words, Exit);
  if (!Given)
    return Exit;
  setMessageColour(wantsColour(Given->Colour, STDERR_FILENO));
  switch (Given->Command) {
  case Command::Check:
    return runCheck(*Given);
  case Command::Extract:
    return runExtract(*Given);
  case Command::Link:
    return runLink(*Given);
  case Command::Checks:
    return runChecks(*Given);
  case Command::Explain:
    return runExplain(*Given);
  }
  return ExitUsage;
}

} // namespace retrylint::driver
