#include "driver/Stats.h"

#include "llvm/Support/Format.h"

#include <sys/resource.h>

namespace retrylint::driver {

void Stats::begin(const char *Phase) { Phases.emplace_back(Phase, Clock::now()); }

void Stats::print(llvm::raw_ostream &Out, unsigned Units, unsigned Failed) {
  begin("");
  auto count = [&](const char *What, unsigned Number) {
    Out << llvm::format("  %-12s %8u\n", What, Number);
  };
  auto time = [&](const char *What, Clock::duration Taken) {
    Out << llvm::format("  %-12s %8.1f ms\n", What,
                        std::chrono::duration<double, std::milli>(Taken).count());
  };
  auto memory = [&](const char *What, int Whose) {
    rusage Usage;
    if (!getrusage(Whose, &Usage) && Usage.ru_maxrss)
      Out << llvm::format("  %-12s %8.1f MB\n", What, Usage.ru_maxrss / 1024.0);
  };
  Out << "units\n";
  count("all", Units);
  count("from cache", FromCache);
  count("gated", Gated);
  count("unaffected", Unaffected);
  count("parsed", Parsed);
  count("failed", Failed);
  Out << "time\n";
  for (std::size_t Index = 0; Index + 1 < Phases.size(); ++Index)
    time(Phases[Index].first, Phases[Index + 1].second - Phases[Index].second);
  time("all", Phases.back().second - Phases.front().second);
  Out << "memory, at most\n";
  memory("this process", RUSAGE_SELF);
  memory("a worker", RUSAGE_CHILDREN);
}

} // namespace retrylint::driver
