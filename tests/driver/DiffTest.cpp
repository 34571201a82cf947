// --diff from outside: which units are parsed, and what of the others is known.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>
#include <sstream>

namespace retrylint {
namespace {

using testing::HasSubstr;
using testing::Not;

class Diff : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override {
    Project.writeClients();
    Project.write("src/limits.h", "#define ROUNDS 3\n");
    Project.write("src/log.c", "#include \"limits.h\"\nint rounds(void) { return ROUNDS; }\n");
    Project.database("compile_commands.json", {"src/fetch.c", "src/log.c", "src/once.c"},
                     "-Iinclude");
  }

  static int stat(const Ran &Run, const std::string &Name) {
    std::smatch Found;
    std::regex Line("  " + Name + " +(\\d+)\n");
    return std::regex_search(Run.Err, Found, Line) ? std::stoi(Found[1]) : -1;
  }
  void commit() const {
    std::string Git = "git -C '" + Project.root() + "' -c user.name=a -c user.email=a@b ";
    ASSERT_EQ(std::system((Git + "init -q && " + Git + "add -A && " + Git +
                           "commit -q -m start").c_str()),
              0);
  }
  /// Puts a comment at the end of a line, counted from 1.
  void change(const std::string &File, unsigned Line) const {
    std::istringstream In(Project.read(File));
    std::string Text, Out;
    for (unsigned At = 1; std::getline(In, Text); ++At)
      Out += Text + (At == Line ? " /* changed */\n" : "\n");
    Project.write(File, Out);
  }
  Ran diff(std::vector<std::string> Words = {}) const {
    Words.insert(Words.begin(), {"--diff=HEAD", "--stats"});
    return Project.run(Words);
  }
};

TEST_F(Diff, ParsesOnlyUnitsThatIncludeAChangedFile) {
  commit();
  change("src/limits.h", 1);
  Ran Run = diff({"--no-cache", "--no-gate"});
  EXPECT_EQ(stat(Run, "parsed"), 1) << Run.Err;
  EXPECT_EQ(stat(Run, "unaffected"), 2);
  EXPECT_EQ(Run.Exit, 0);
  EXPECT_THAT(Run.Err, HasSubstr("in 1 unit"));
}

TEST_F(Diff, TellsOfChangedLinesAlone) {
  commit();
  change("src/once.c", 1);
  Ran Other = diff({"--no-cache"});
  EXPECT_EQ(Other.Exit, 0);
  EXPECT_EQ(stat(Other, "parsed"), 1);
  EXPECT_THAT(Other.Out, Not(HasSubstr("retry-constant-delay")));
  change("src/fetch.c", 5);
  Ran Touched = diff({"--no-cache"});
  EXPECT_EQ(Touched.Exit, 1);
  EXPECT_THAT(Touched.Out, HasSubstr("retry-constant-delay"));
  EXPECT_EQ(stat(Touched, "parsed"), 2);
}

TEST_F(Diff, TakesTheOthersFromTheCache) {
  // The wait is in a unit that the change does not reach.
  Project.write("src/backoff.c", "unsigned sleep(unsigned);\nvoid pause_for(int n) "
                                 "{ sleep(1u << (n > 5 ? 5 : n)); }\n");
  Project.write("src/ask.c", "#include <curl/curl.h>\nvoid pause_for(int);\n"
                             "int ask(CURL *h) {\n  for (int n = 0; n < 4; n++) {\n"
                             "    if (curl_easy_perform(h) == 0)\n      return 0;\n"
                             "    pause_for(n);\n  }\n  return -1;\n}\n");
  Project.database("compile_commands.json", {"src/ask.c", "src/backoff.c"}, "-Iinclude");
  commit();
  change("src/ask.c", 1);
  change("src/ask.c", 5);
  change("src/ask.c", 7);
  Ran Whole = Project.run({"--format=concise"});
  ASSERT_THAT(Whole.Out, HasSubstr("retry-without-jitter"));
  Project.write("src/ask.c", Project.read("src/ask.c") + "/* end */\n");
  Ran Change = diff({"--format=concise"});
  EXPECT_EQ(stat(Change, "parsed"), 1);
  EXPECT_EQ(stat(Change, "from cache"), 1);
  EXPECT_EQ(Change.Out, Whole.Out);
  // Without the helper nobody knows how long is waited.
  Ran Alone = diff({"--format=concise", "--no-cache"});
  EXPECT_EQ(stat(Alone, "unaffected"), 1);
  EXPECT_THAT(Alone.Out, Not(HasSubstr("retry-without-jitter")));
}

TEST_F(Diff, AChangeThatNoUnitReadsIsQuicklyDone) {
  Project.write("README.md", "A client.\n");
  commit();
  change("README.md", 1);
  Ran Run = diff({"--no-cache"});
  EXPECT_EQ(stat(Run, "parsed"), 0);
  EXPECT_EQ(stat(Run, "unaffected"), 3);
  EXPECT_EQ(Run.Exit, 0);
}

} // namespace
} // namespace retrylint
