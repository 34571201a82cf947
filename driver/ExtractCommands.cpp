#include "driver/Analysis.h"
#include "driver/Commands.h"

namespace retrylint::driver {

int runExtract(const Options &) {
  say(Severity::Error, "extract: not in this build");
  return ExitUsage;
}

int runLink(const Options &) {
  say(Severity::Error, "link: not in this build");
  return ExitUsage;
}

} // namespace retrylint::driver
