#include "driver/Workers.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Signals.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace retrylint::driver {
namespace {

using Clock = std::chrono::steady_clock;
using llvm::StringRef;

/// Clang recurses on nested code; more stack than usual lets it go on.
constexpr rlim_t StackBytes = 64u << 20;

/// How often memory is looked at.
constexpr std::chrono::milliseconds Interval{200};

bool writeAll(int To, const void *Bytes, std::size_t Size) {
  const char *At = static_cast<const char *>(Bytes);
  while (Size) {
    ssize_t Written = write(To, At, Size);
    if (Written < 0 && errno == EINTR)
      continue;
    if (Written <= 0)
      return false;
    At += Written;
    Size -= Written;
  }
  return true;
}

bool readAll(int From, void *Bytes, std::size_t Size) {
  char *At = static_cast<char *>(Bytes);
  while (Size) {
    ssize_t Got = read(From, At, Size);
    if (Got < 0 && errno == EINTR)
      continue;
    if (Got <= 0)
      return false;
    At += Got;
    Size -= Got;
  }
  return true;
}

/// The pages that are this process's own: those it shares with the parent, and
/// with libraries on disk, cost nothing more.
std::uint64_t ownBytes(pid_t Process) {
  std::string Path = "/proc/" + std::to_string(Process) + "/statm";
  std::FILE *File = std::fopen(Path.c_str(), "r");
  if (!File)
    return 0;
  unsigned long Size = 0, Resident = 0, Shared = 0;
  int Read = std::fscanf(File, "%lu %lu %lu", &Size, &Resident, &Shared);
  std::fclose(File);
  return Read == 3 ? std::uint64_t(Resident - Shared) * sysconf(_SC_PAGESIZE) : 0;
}

/// The last line with text that a worker wrote before it died.
std::string lastWords(std::FILE *Log) {
  std::string Text;
  std::fseek(Log, 0, SEEK_END);
  long Size = std::ftell(Log);
  if (Size <= 0)
    return {};
  long Wanted = std::min(Size, 4096L);
  Text.resize(Wanted);
  std::fseek(Log, Size - Wanted, SEEK_SET);
  Text.resize(std::fread(Text.data(), 1, Wanted, Log));
  llvm::SmallVector<StringRef, 16> Lines;
  StringRef(Text).split(Lines, '\n', -1, false);
  for (StringRef Line : llvm::reverse(Lines))
    if (!Line.trim().empty())
      return Line.trim().take_front(200).str();
  return {};
}

struct Worker {
  pid_t Process = -1;
  int Tasks = -1;             ///< indices go in here
  int Results = -1;           ///< sizes and bytes come out here
  std::FILE *Log = nullptr;   ///< its standard error
  bool Busy = false;
  std::size_t Index = 0;
  Clock::time_point Since;
  std::string Received;
};

class Pool {
  const WorkerOptions &Options;
  const std::function<std::string(std::size_t)> &Task;
  const std::function<void(std::size_t, TaskResult)> &Done;
  std::deque<std::size_t> Waiting;
  std::vector<std::size_t> Alone;   ///< stopped once for want of memory
  bool Lonely = false;              ///< Alone's turn: one worker at a time
  std::vector<Worker> Workers;
  Clock::time_point LookedAtMemory = Clock::now();

  [[noreturn]] void serve(int Tasks, int Results, std::FILE *Log);
  bool start(Worker &To);
  void stop(Worker &Old);
  void give(Worker &To);
  void finish(Worker &From, TaskResult Result);
  void receive(Worker &From);
  void buryCrashed(Worker &Dead);
  void enforceTime();
  void enforceMemory();

public:
  Pool(const std::vector<std::size_t> &Order, const WorkerOptions &Options,
       const std::function<std::string(std::size_t)> &Task,
       const std::function<void(std::size_t, TaskResult)> &Done)
      : Options(Options), Task(Task), Done(Done), Waiting(Order.begin(), Order.end()) {}
  void run();
};

void Pool::serve(int Tasks, int Results, std::FILE *Log) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // Other workers' pipes must not stay open here.
  for (Worker &Other : Workers) {
    if (Other.Tasks >= 0)
      close(Other.Tasks);
    if (Other.Results >= 0)
      close(Other.Results);
  }
  llvm::sys::unregisterHandlers();
  for (int Signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGINT, SIGTERM})
    std::signal(Signal, SIG_DFL);
  std::signal(SIGPIPE, SIG_IGN);
  rlimit None = {0, 0};
  setrlimit(RLIMIT_CORE, &None);
  rlimit Stack;
  if (!getrlimit(RLIMIT_STACK, &Stack) && Stack.rlim_cur != RLIM_INFINITY &&
      Stack.rlim_cur < StackBytes) {
    Stack.rlim_cur = std::min<rlim_t>(StackBytes, Stack.rlim_max);
    setrlimit(RLIMIT_STACK, &Stack);
  }
  if (Log)
    dup2(fileno(Log), STDERR_FILENO);
  std::uint64_t Share = Options.MemoryLimit / std::max(1u, Options.Jobs);
  std::uint64_t Index;
  while (readAll(Tasks, &Index, sizeof(Index))) {
    if (Log && ftruncate(STDERR_FILENO, 0) == 0)
      lseek(STDERR_FILENO, 0, SEEK_SET);
    std::string Bytes = Task(Index);
    std::uint64_t Size = Bytes.size();
    if (!writeAll(Results, &Size, sizeof(Size)) ||
        !writeAll(Results, Bytes.data(), Bytes.size()))
      break;
    // What malloc keeps for later is better given back by ending.
    if (Share && ownBytes(getpid()) > Share / 2)
      break;
  }
  _exit(0);
}

bool Pool::start(Worker &To) {
  int Down[2], Up[2];
  if (pipe(Down))
    return false;
  if (pipe(Up)) {
    close(Down[0]);
    close(Down[1]);
    return false;
  }
  std::FILE *Log = std::tmpfile();
  pid_t Process = fork();
  if (Process == 0) {
    close(Down[1]);
    close(Up[0]);
    serve(Down[0], Up[1], Log);
  }
  close(Down[0]);
  close(Up[1]);
  if (Process < 0) {
    close(Down[1]);
    close(Up[0]);
    if (Log)
      std::fclose(Log);
    return false;
  }
  To = Worker();
  To.Process = Process;
  To.Tasks = Down[1];
  To.Results = Up[0];
  To.Log = Log;
  return true;
}

void Pool::stop(Worker &Old) {
  if (Old.Process < 0)
    return;
  close(Old.Tasks);
  close(Old.Results);
  if (Old.Busy)
    kill(Old.Process, SIGKILL);
  int Status;
  while (waitpid(Old.Process, &Status, 0) < 0 && errno == EINTR)
    ;
  if (Old.Log)
    std::fclose(Old.Log);
  Old = Worker();
}

void Pool::give(Worker &To) {
  std::size_t Index = Waiting.front();
  if (To.Process < 0 && !start(To)) {
    // Others may end and make room; alone, there is nothing to wait for.
    bool Others = std::any_of(Workers.begin(), Workers.end(),
                              [](const Worker &Each) { return Each.Busy; });
    if (Others)
      return;
    Waiting.pop_front();
    Done(Index, {TaskEnd::Crashed, "",
                 std::string("no process can be started: ") + std::strerror(errno)});
    return;
  }
  Waiting.pop_front();
  To.Busy = true;
  To.Index = Index;
  To.Since = Clock::now();
  To.Received.clear();
  std::uint64_t Word = Index;
  // A worker that has ended reads nothing; its pipe's end says so in receive().
  writeAll(To.Tasks, &Word, sizeof(Word));
}

void Pool::finish(Worker &From, TaskResult Result) {
  std::size_t Index = From.Index;
  From.Busy = false;
  From.Received.clear();
  Done(Index, std::move(Result));
}

void Pool::buryCrashed(Worker &Dead) {
  int Status = 0;
  while (waitpid(Dead.Process, &Status, 0) < 0 && errno == EINTR)
    ;
  bool Busy = Dead.Busy, Polite = WIFEXITED(Status) && WEXITSTATUS(Status) == 0;
  std::string Reason = WIFSIGNALED(Status)
                           ? std::string("SIG") + sigabbrev_np(WTERMSIG(Status))
                           : "exit code " + std::to_string(WEXITSTATUS(Status));
  if (Dead.Log) {
    std::string Words = lastWords(Dead.Log);
    if (!Words.empty())
      Reason += ": " + Words;
    std::fclose(Dead.Log);
  }
  std::size_t Index = Dead.Index;
  close(Dead.Tasks);
  close(Dead.Results);
  Dead = Worker();
  if (!Busy)
    return;
  // It ended by itself after its last task, before it saw this one.
  if (Polite)
    Waiting.push_front(Index);
  else
    Done(Index, {TaskEnd::Crashed, "", std::move(Reason)});
}

void Pool::receive(Worker &From) {
  char Buffer[1 << 16];
  ssize_t Got = read(From.Results, Buffer, sizeof(Buffer));
  if (Got < 0 && errno == EINTR)
    return;
  if (Got <= 0)
    return buryCrashed(From);
  From.Received.append(Buffer, Got);
  std::uint64_t Size;
  if (From.Received.size() < sizeof(Size))
    return;
  std::memcpy(&Size, From.Received.data(), sizeof(Size));
  if (From.Received.size() - sizeof(Size) < Size)
    return;
  TaskResult Result{TaskEnd::Done, From.Received.substr(sizeof(Size)), ""};
  finish(From, std::move(Result));
}

void Pool::enforceTime() {
  if (Options.TimeLimit <= 0)
    return;
  Clock::time_point Now = Clock::now();
  for (Worker &Each : Workers) {
    if (!Each.Busy ||
        std::chrono::duration<double>(Now - Each.Since).count() < Options.TimeLimit)
      continue;
    std::size_t Index = Each.Index;
    stop(Each);
    Done(Index, {TaskEnd::TimedOut, "", ""});
  }
}

void Pool::enforceMemory() {
  Clock::time_point Now = Clock::now();
  if (!Options.MemoryLimit || Now - LookedAtMemory < Interval)
    return;
  LookedAtMemory = Now;
  std::uint64_t Sum = 0, Most = 0;
  Worker *Largest = nullptr;
  unsigned Busy = 0;
  for (Worker &Each : Workers) {
    if (Each.Process < 0)
      continue;
    std::uint64_t Bytes = ownBytes(Each.Process);
    Sum += Bytes;
    Busy += Each.Busy;
    if (Each.Busy && Bytes >= Most) {
      Most = Bytes;
      Largest = &Each;
    }
  }
  if (Sum <= Options.MemoryLimit || !Largest)
    return;
  std::size_t Index = Largest->Index;
  stop(*Largest);
  if (Busy > 1)
    Alone.push_back(Index);
  else
    Done(Index, {TaskEnd::OutOfMemory, "", ""});
}

void Pool::run() {
  // A worker that dies while it is written to is seen by its results' end.
  auto *Before = std::signal(SIGPIPE, SIG_IGN);
  Workers.resize(std::max(1u, Options.Jobs));
  for (;;) {
    unsigned Busy = 0;
    for (Worker &Each : Workers) {
      if (!Each.Busy && !Waiting.empty() && !(Lonely && Busy))
        give(Each);
      Busy += Each.Busy;
    }
    if (!Busy && Waiting.empty()) {
      if (Alone.empty())
        break;
      Waiting.assign(Alone.begin(), Alone.end());
      Alone.clear();
      Lonely = true;
      for (Worker &Each : Workers)
        stop(Each);
      continue;
    }
    std::vector<pollfd> Polled;
    std::vector<Worker *> Whose;
    for (Worker &Each : Workers)
      if (Each.Process >= 0) {
        Polled.push_back({Each.Results, POLLIN, 0});
        Whose.push_back(&Each);
      }
    int Ready = poll(Polled.data(), Polled.size(), Interval.count());
    for (std::size_t Each = 0; Ready > 0 && Each < Polled.size(); ++Each)
      if (Polled[Each].revents)
        receive(*Whose[Each]);
    enforceTime();
    enforceMemory();
  }
  for (Worker &Each : Workers)
    stop(Each);
  std::signal(SIGPIPE, Before);
}

} // namespace

void runInWorkers(const std::vector<std::size_t> &Order, const WorkerOptions &Options,
                  const std::function<std::string(std::size_t)> &Task,
                  const std::function<void(std::size_t, TaskResult)> &Done) {
  Pool(Order, Options, Task, Done).run();
}

std::uint64_t availableMemory() {
  std::uint64_t Bytes = 0;
  if (std::FILE *File = std::fopen("/proc/meminfo", "r")) {
    char Line[128];
    unsigned long KiB;
    while (std::fgets(Line, sizeof(Line), File))
      if (std::sscanf(Line, "MemAvailable: %lu kB", &KiB) == 1)
        Bytes = std::uint64_t(KiB) << 10;
    std::fclose(File);
  }
  // A container may have less than the machine.
  auto number = [](const char *Path) -> std::uint64_t {
    auto Buffer = llvm::MemoryBuffer::getFileAsStream(Path);
    std::uint64_t Value = 0;
    if (!Buffer || (*Buffer)->getBuffer().trim().getAsInteger(10, Value))
      return 0;
    return Value;
  };
  std::uint64_t Most = number("/sys/fs/cgroup/memory.max");
  std::uint64_t Used = number("/sys/fs/cgroup/memory.current");
  if (Most > Used)
    Bytes = std::min(Bytes ? Bytes : Most, Most - Used);
  return Bytes;
}

} // namespace retrylint::driver
