// Fixes as users ask for them: looked at as a diff, applied, and with what needs a look.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retrylint {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Growth without a cap: a field of a struct that a parameter leads to, and a local.
constexpr const char *Reporter = R"(#include <curl/curl.h>
unsigned sleep(unsigned seconds);
int usleep(unsigned useconds);
struct reporter {
  CURL *handle;
  unsigned wait;
};
void report(struct reporter *to) {
  to->wait = 1;
  while (curl_easy_perform(to->handle) != CURLE_OK) {
    sleep(to->wait);
    to->wait <<= 1;
  }
}
void flush(CURL *handle) {
  unsigned millis = 250;
  while (curl_easy_perform(handle) != CURLE_OK) {
    usleep(millis * 1000);
    millis = millis * 3;
  }
}
)";

// The text is a macro's: nothing to write anew.
constexpr const char *Unfixable = R"(#include <curl/curl.h>
unsigned sleep(unsigned seconds);
#define BACK_OFF(x) ((x) *= 2)
void macro(CURL *handle) {
  unsigned wait = 1;
  while (curl_easy_perform(handle) != CURLE_OK) {
    sleep(wait);
    BACK_OFF(wait);
  }
}
#define PAUSE(n) (1u << (n))
void shifted(CURL *handle) {
  for (unsigned n = 0; curl_easy_perform(handle) != CURLE_OK; ++n)
    sleep(PAUSE(n));
}
)";

// Just enough of the standard library.
constexpr const char *Beacon = R"(#include <curl/curl.h>
#include <chrono>
#include <random>
#include <thread>
bool send(CURL *Handle) {
  std::mt19937 Random(42), Unused;
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
    std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
  }
  return false;
}
bool sendAgain(CURL *Handle) {
  static std::mt19937 Shared;
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
    std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Shared)));
  }
  return false;
}
void report(CURL *Handle) {
  auto Delay = std::chrono::milliseconds(100);
  while (curl_easy_perform(Handle) != CURLE_OK) {
    std::this_thread::sleep_for(Delay);
    Delay *= 2;
  }
}
)";

class CommandFix : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override { Project.writeClients(); }
  Ran run(const std::string &File, std::vector<std::string> Words, const std::string &Checks) const {
    std::vector<std::string> All = {"check", "--no-cache", "--checks=" + Checks, "--fail-on=note"};
    All.insert(All.end(), Words.begin(), Words.end());
    All.insert(All.end(), {File, "--", "-isystem", "include"});
    if (File.ends_with(".cpp"))
      All.push_back("-std=c++20");
    return Project.run(All);
  }
};

TEST_F(CommandFix, ADryRunShowsADiffAndChangesNothing) {
  Project.write("report.c", Reporter);
  Ran Run = run("report.c", {"--fix", "--dry-run"}, "retry-uncapped-delay");
  EXPECT_THAT(Run.Out, HasSubstr("--- a/report.c\n+++ b/report.c\n@@ "));
  EXPECT_THAT(Run.Out, HasSubstr("-    to->wait <<= 1;\n"
                                 "+    to->wait = to->wait < 30 ? to->wait * 2 : 60;\n"));
  EXPECT_THAT(Run.Out, HasSubstr("-    millis = millis * 3;\n"
                                 "+    millis = millis < 20000 ? millis * 3 : 60000;\n"));
  EXPECT_THAT(Run.Err, HasSubstr("would fix 2 findings in 1 file"));
  EXPECT_EQ(Project.read("report.c"), Reporter);
}

TEST_F(CommandFix, WhatIsFixedIsNotFoundAgain) {
  Project.write("report.c", Reporter);
  Ran Run = run("report.c", {"--fix"}, "retry-uncapped-delay");
  EXPECT_EQ(Run.Exit, 0) << Run.Out << Run.Err;
  EXPECT_THAT(Run.Err, HasSubstr("fixed 2 findings in 1 file"));
  EXPECT_THAT(Project.read("report.c"), HasSubstr("    to->wait = to->wait < 30 ? to->wait * 2 : 60;\n"));
  Ran Again = run("report.c", {}, "retry-uncapped-delay");
  EXPECT_EQ(Again.Exit, 0) << Again.Out << Again.Err;
  EXPECT_THAT(Again.Out, IsEmpty());
}

TEST_F(CommandFix, WhatCannotBeWrittenAnewStays) {
  Project.write("odd.c", Unfixable);
  Ran Run = run("odd.c", {"--fix"}, "retry-uncapped-delay");
  EXPECT_EQ(Run.Exit, 1) << Run.Err;
  EXPECT_THAT(Run.Out, AllOf(HasSubstr("odd.c:8:"), HasSubstr("odd.c:14:")));
  EXPECT_EQ(Project.read("odd.c"), Unfixable);
}

TEST_F(CommandFix, WhatOthersMayCountOnNeedsAWordMore) {
  Project.write("send.cpp", Beacon);
  const std::string Checks = "retry-deterministic-jitter,retry-uncapped-delay";
  Ran Run = run("send.cpp", {"--fix"}, Checks);
  EXPECT_THAT(Run.Err, HasSubstr("fixed 2 findings in 1 file; 1 more with --fix-unsafe"));
  std::string Fixed = Project.read("send.cpp");
  EXPECT_THAT(Fixed, HasSubstr("std::mt19937 Random{std::random_device{}()}, Unused;\n"));
  EXPECT_THAT(Fixed, HasSubstr("    Delay = std::min<std::chrono::milliseconds>(Delay * 2, std::chrono::seconds(60));\n"));
  EXPECT_THAT(Fixed, HasSubstr("static std::mt19937 Shared;\n"));
  Run = run("send.cpp", {"--fix-unsafe"}, Checks);
  EXPECT_EQ(Run.Exit, 0) << Run.Out << Run.Err;
  EXPECT_THAT(Project.read("send.cpp"), HasSubstr("static std::mt19937 Shared{std::random_device{}()};\n"));
  // It compiles, and nothing is left to find.
  Ran Again = run("send.cpp", {}, Checks);
  EXPECT_EQ(Again.Exit, 0) << Again.Out << Again.Err;
  EXPECT_THAT(Again.Err, Not(HasSubstr("error")));
}

} // namespace
} // namespace retrylint
