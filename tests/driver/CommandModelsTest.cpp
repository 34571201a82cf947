// Users' own models: found, checked, suggested.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retrylint {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A project whose client's bodies are elsewhere.
class CommandModels : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override {
    Project.write("src/acme.h", R"(struct acme;
int acme_pull(struct acme *A, const char *Path);
int acme_login(struct acme *A);
int acme_request(struct acme *A, void (*Done)(void *Data, int Error), void *Data);
void acme_run_after_ms(struct acme *A, int Delay, void (*Fn)(void *), void *Data);
void acme_sleep_ms(unsigned Ms);
int acme_is_retryable(int Code);
int acme_get_delay(struct acme *A);
void log_line(const char *Text);
)");
    Project.write("src/sync.c", R"(#include "acme.h"
int sync_all(struct acme *A) {
  if (acme_login(A) < 0)
    return -1;
  for (int I = 0; I < 20; ++I) {
    int Rc = acme_pull(A, "/all");
    if (Rc == 0)
      return 0;
    if (!acme_is_retryable(Rc))
      return Rc;
    log_line("trying again");
    acme_sleep_ms(100);
  }
  return -1;
}
static void again(void *Data) { (void)Data; }
static void done(void *Data, int Error) {
  if (Error)
    acme_run_after_ms(Data, 500, again, Data);
}
void begin(struct acme *A) {
  log_line(acme_get_delay(A) ? "slow" : "fast");
  acme_request(A, done, A);
}
)");
    Project.database("compile_commands.json", {"src/sync.c"});
  }

  /// With the attempt and the wait known, the loop waits the same every time.
  static constexpr const char *Acme = R"({"library": "acme", "functions": [
  {"name": "acme_pull", "role": "attempt", "fails": "returns != 0"},
  {"name": "acme_sleep_ms", "role": "wait", "alwaysWaits": true, "delay": {"arg": 0, "unit": "ms"}}
]})";
};

TEST_F(CommandModels, SuggestsEntriesWithTheirReasons) {
  Ran Run = Project.run({"models", "suggest", "-q", "--no-cache"});
  EXPECT_EQ(Run.Exit, 0) << Run.Err;
  auto has = [&](const std::string &Text) {
    EXPECT_THAT(Run.Out, HasSubstr(Text));
  };
  has(R"("name": "acme_pull",
      "role": "attempt",
      "fails": "returns != 0",
      "note": "the loop around its call at src/sync.c:6 waits)");
  has(R"("name": "acme_login",
      "role": "attempt",
      "fails": "returns < 0",)");
  has(R"("name": "acme_request",
      "role": "start",
      "callbacks": [
        {
          "arg": 1,
          "fails": "param 1 != 0"
        }
      ],)");
  has(R"("name": "acme_run_after_ms",
      "role": "timer",
      "delay": {
        "arg": 1,
        "unit": "ms"
      },)");
  has(R"("name": "acme_is_retryable",
      "role": "classifier",)");
  has(R"("name": "acme_sleep_ms",
      "role": "wait",
      "alwaysWaits": true,
      "delay": {
        "arg": 0,
        "unit": "ms"
      },)");
  // What speaks of a delay, and what only logs, are none of these.
  EXPECT_THAT(Run.Out, AllOf(Not(HasSubstr("acme_get_delay")), Not(HasSubstr("log_line"))));
}

TEST_F(CommandModels, WhatIsSuggestedIsAModelFile) {
  EXPECT_EQ(Project.run({"models", "suggest", "-o", ".retrylint/models/acme.json"}).Exit, 0);
  Ran Check = Project.run({"models", "check", ".retrylint/models/acme.json"});
  EXPECT_EQ(Check.Exit, 0) << Check.Err;
  EXPECT_EQ(Check.Out, ".retrylint/models/acme.json: 6 names, 0 match nothing in 1 unit\n");
  // What has a model now is not suggested again.
  Ran Again = Project.run({"models", "suggest"});
  EXPECT_THAT(Again.Out, IsEmpty());
  EXPECT_THAT(Again.Err, HasSubstr("no function without a visible body looks like"));
}

TEST_F(CommandModels, FunctionsWithABodyWantNoModel) {
  Project.write("src/pull.c", "#include \"acme.h\"\n"
                              "int acme_pull(struct acme *A, const char *P) { return A && P; }\n");
  Project.database("compile_commands.json", {"src/sync.c", "src/pull.c"});
  EXPECT_THAT(Project.run({"models", "suggest"}).Out,
              AllOf(HasSubstr("acme_login"), Not(HasSubstr("acme_pull"))));
}

TEST_F(CommandModels, CheckTellsFaultsWithTheirPlace) {
  Project.write("acme.json", R"({"library": "acme", "functions": [
  {"name": "acme_pull", "role": "attempt", "fails": "returns bananas"}, {"name": "x", "role": "wiat"}]})");
  Ran Run = Project.run({"models", "check", "acme.json"});
  EXPECT_EQ(Run.Exit, 1);
  EXPECT_THAT(Run.Err, HasSubstr("error: acme.json: (/functions/0/fails) \"returns bananas\""));
  EXPECT_THAT(Run.Err, HasSubstr("error: acme.json: (/functions/1/role) unknown role \"wiat\""));
  Project.write("cut.json", "{\"library\": \"acme\",");
  EXPECT_THAT(Project.run({"models", "check", "cut.json"}).Err, HasSubstr("cut.json: (line 1, column 20)"));
}

TEST_F(CommandModels, CheckTellsNamesThatMatchNothing) {
  Project.write("acme.json", R"({"library": "acme", "functions": [
  {"name": "acme_pull", "role": "attempt", "fails": "returns != 0"},
  {"name": "acme_logon", "role": "attempt", "fails": "returns < 0"},
  {"name": "acme::acme_login", "role": "attempt", "fails": "returns < 0"},
  {"name": "acme_sleep_ms", "args": 2, "role": "wait", "alwaysWaits": true},
  {"name": "unheard_of", "role": "neutral"}],
  "overrides": [{"name": "Gone::onDone", "role": "failure"}]})");
  Ran Run = Project.run({"models", "check", "acme.json"});
  EXPECT_EQ(Run.Exit, 0);
  auto tells = [&](const std::string &Text) {
    EXPECT_THAT(Run.Err, HasSubstr("warning: acme.json: " + Text + "\n"));
  };
  tells("\"acme_logon\" matches nothing; did you mean 'acme_login'?");
  tells("\"acme::acme_login\" matches nothing; src/sync.c:3 calls \"acme_login\"");
  tells("\"acme_sleep_ms\" is called at src/sync.c:12, and no entry of it fits that call; look "
        "at its \"args\", \"params\", \"receivers\" and \"when\"");
  tells("\"unheard_of\" matches nothing");
  tells("\"Gone::onDone\" matches nothing");
  EXPECT_EQ(Run.Out, "acme.json: 6 names, 5 match nothing in 1 unit\n");
}

TEST_F(CommandModels, CheckDoesWithoutAProject) {
  TemporaryProject Bare;
  Bare.write("acme.json", Acme);
  Ran Run = Bare.run({"models", "check", "acme.json"});
  EXPECT_EQ(Run.Exit, 0);
  EXPECT_THAT(Run.Err, HasSubstr("names were not compared with code"));
  EXPECT_EQ(Bare.run({"models"}).Exit, 2);
  EXPECT_EQ(Bare.run({"models", "check"}).Exit, 2);
  EXPECT_EQ(Bare.run({"models", "check", "none.json"}).Exit, 2);
  EXPECT_EQ(Bare.run({"models", "cheque", "acme.json"}).Exit, 2);
}

TEST_F(CommandModels, ClangTidyOptionNamesModels) {
  EXPECT_EQ(Project.run({"-q"}).Exit, 0);
  Project.write("tools/acme.json", Acme);
  Project.write(".clang-tidy", "CheckOptions:\n  retry.Models: 'tools/acme.json'\n");
  Ran Run = Project.run({"-q"});
  EXPECT_EQ(Run.Exit, 1) << Run.Err;
  EXPECT_THAT(Run.Out, HasSubstr("[retry-constant-delay]"));
  EXPECT_EQ(Project.run({"-q", "--no-config"}).Exit, 0);
  // Another content of the same file: nothing that is remembered counts any more.
  Project.write("tools/acme.json", R"({"library": "acme", "functions": []})");
  EXPECT_EQ(Project.run({"-q"}).Exit, 0);
  Project.write(".clang-tidy", "CheckOptions:\n  retry.Models: 'gone.json'\n");
  Run = Project.run({"-q"});
  EXPECT_EQ(Run.Exit, 3);
  EXPECT_THAT(Run.Err, HasSubstr("error: src/gone.json: cannot be read"));
}

} // namespace
} // namespace retrylint
