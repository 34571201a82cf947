#include "driver/Progress.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace retrylint::driver {

Progress::Progress(std::size_t Total, bool Shown)
    : Total(Total), Shown(Shown), Start(Clock::now()), Last(Start) {}

Progress::~Progress() {
  if (Drawn)
    llvm::errs() << "\r\033[K";
}

void Progress::advance() {
  ++Done;
  Clock::time_point Now = Clock::now();
  // Short runs need no bar, and a terminal no more than ten lines a second.
  using namespace std::chrono_literals;
  if (Shown && Now - Start > 400ms && Now - Last > 100ms)
    draw(Now);
}

void Progress::draw(Clock::time_point Now) {
  Last = Now;
  Drawn = true;
  constexpr unsigned Width = 24;
  double Seconds = std::chrono::duration<double>(Now - Start).count();
  double Rate = Done / Seconds;
  unsigned Left = static_cast<unsigned>((Total - Done) / Rate + 0.5);
  unsigned Filled = Width * Done / Total;
  llvm::errs() << "\r[";
  for (unsigned Index = 0; Index < Width; ++Index)
    llvm::errs() << (Index < Filled ? '=' : Index == Filled ? '>' : ' ');
  llvm::errs() << "] " << Done << "/" << Total << " units, "
               << llvm::format("%.1f", Rate) << "/s, ";
  if (Left >= 60)
    llvm::errs() << Left / 60 << " min ";
  llvm::errs() << Left % 60 << " s left\033[K";
}

} // namespace retrylint::driver
