#include "driver/Workers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <thread>
#include <unistd.h>

namespace retrylint::driver {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

std::map<std::size_t, TaskResult>
runAll(std::size_t Tasks, WorkerOptions Options,
       const std::function<std::string(std::size_t)> &Task) {
  std::vector<std::size_t> Order;
  for (std::size_t Index = 0; Index < Tasks; ++Index)
    Order.push_back(Index);
  std::map<std::size_t, TaskResult> Results;
  runInWorkers(Order, Options, Task, [&](std::size_t Index, TaskResult Result) {
    EXPECT_TRUE(Results.emplace(Index, std::move(Result)).second) << "told twice";
  });
  EXPECT_EQ(Results.size(), Tasks);
  return Results;
}

TEST(Workers, BringBackWhatTasksReturn) {
  auto Results = runAll(40, {3}, [](std::size_t Index) {
    return std::string(Index * 10'000, char('a' + Index % 26));
  });
  for (std::size_t Index = 0; Index < 40; ++Index) {
    EXPECT_EQ(Results[Index].End, TaskEnd::Done);
    EXPECT_EQ(Results[Index].Bytes,
              std::string(Index * 10'000, char('a' + Index % 26)));
  }
}

TEST(Workers, AreOtherProcesses) {
  auto Results = runAll(1, {1}, [](std::size_t) { return std::to_string(getpid()); });
  EXPECT_NE(Results[0].Bytes, std::to_string(getpid()));
}

TEST(Workers, ACrashIsOneTasksFailure) {
  auto Results = runAll(6, {2}, [](std::size_t Index) -> std::string {
    if (Index == 1)
      raise(SIGSEGV);
    if (Index == 3) {
      std::fputs("assertion `x' failed\n", stderr);
      std::abort();
    }
    if (Index == 4)
      std::exit(7);
    return "fine";
  });
  for (std::size_t Index : {0, 2, 5})
    EXPECT_EQ(Results[Index].Bytes, "fine");
  for (std::size_t Index : {1, 3, 4})
    EXPECT_EQ(Results[Index].End, TaskEnd::Crashed);
  EXPECT_EQ(Results[1].Reason, "SIGSEGV");
  EXPECT_EQ(Results[3].Reason, "SIGABRT: assertion `x' failed");
  EXPECT_EQ(Results[4].Reason, "exit code 7");
}

TEST(Workers, AHangEndsWithItsTime) {
  auto Begin = std::chrono::steady_clock::now();
  WorkerOptions Options{2, /*TimeLimit=*/0.5};
  auto Results = runAll(5, Options, [](std::size_t Index) -> std::string {
    while (Index == 0)
      std::this_thread::sleep_for(1s);
    return "fine";
  });
  EXPECT_EQ(Results[0].End, TaskEnd::TimedOut);
  EXPECT_EQ(Results[4].Bytes, "fine");
  EXPECT_LT(std::chrono::steady_clock::now() - Begin, 30s);
}

/// Takes so many MiB for a while, as a parser does.
std::string take(std::size_t MiB) {
  std::vector<char> Block(MiB << 20, 'x');
  // Looked at, or the compiler sees that nobody needs it.
  volatile char *Page = Block.data();
  std::this_thread::sleep_for(1500ms);
  return Page[Block.size() / 2] == 'x' ? std::to_string(MiB) : "lost";
}

TEST(Workers, TasksThatAreTooLargeTogetherRunAlone) {
  WorkerOptions Options{2, 120, /*MemoryLimit=*/300u << 20};
  auto Results = runAll(2, Options, [](std::size_t) { return take(200); });
  EXPECT_EQ(Results[0].Bytes, "200");
  EXPECT_EQ(Results[1].Bytes, "200");
}

TEST(Workers, ATaskThatIsTooLargeAloneFails) {
  WorkerOptions Options{2, 120, /*MemoryLimit=*/300u << 20};
  auto Results = runAll(3, Options, [](std::size_t Index) {
    return Index == 1 ? take(600) : std::string("fine");
  });
  EXPECT_EQ(Results[0].Bytes, "fine");
  EXPECT_EQ(Results[1].End, TaskEnd::OutOfMemory);
  EXPECT_EQ(Results[2].Bytes, "fine");
}

TEST(Workers, AWorkerThatKeepsMemoryIsReplaced) {
  // Kept on purpose: what malloc does not give back after a large unit.
  static std::vector<std::string> Kept;
  WorkerOptions Options{1, 120, /*MemoryLimit=*/100u << 20};
  auto Results = runAll(8, Options, [](std::size_t) {
    Kept.emplace_back(60u << 20, 'x');
    volatile char *Page = Kept.back().data();
    return std::to_string(Kept.size() + (Page[0] != 'x'));
  });
  for (auto &[Index, Result] : Results)
    EXPECT_EQ(Result.Bytes, "1");
}

TEST(Workers, DeepRecursionHasRoom) {
  std::function<int(int)> Down = [&](int Depth) -> int {
    volatile char Frame[16 << 10] = {};
    return Depth ? Down(Depth - 1) + Frame[0] : 0;
  };
  // 32 MiB: four times what a process has otherwise.
  auto Results = runAll(1, {1}, [&](std::size_t) { return std::to_string(Down(2000)); });
  EXPECT_EQ(Results[0].Bytes, "0") << Results[0].Reason;
}

TEST(Workers, NothingToDoEndsAtOnce) { runAll(0, {4}, [](std::size_t) { return ""; }); }

TEST(Workers, KnowTheMachinesMemory) { EXPECT_GT(availableMemory(), 1u << 20); }

} // namespace
} // namespace retrylint::driver
