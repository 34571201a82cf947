#include "driver/Schedule.h"
#include "driver/Progress.h"

#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/ThreadPool.h"

#include <mutex>

namespace retrylint::driver {

void runUnits(const std::vector<CompileCommand> &Commands,
              const AnalysisOptions &Analysis, const ScheduleOptions &Schedule,
              const std::function<void(std::size_t, UnitResult)> &Done) {
  llvm::CrashRecoveryContext::Enable();
  std::mutex Guard;
  Progress Bar(Commands.size(), Schedule.Progress);
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Schedule.Jobs));
  for (std::size_t Index = 0; Index < Commands.size(); ++Index)
    Pool.async([&, Index] {
      UnitResult Result = runUnit(Commands[Index], Analysis);
      std::lock_guard<std::mutex> Lock(Guard);
      Done(Index, std::move(Result));
      Bar.advance();
    });
  Pool.wait();
}

} // namespace retrylint::driver
