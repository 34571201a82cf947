// extract and link: the two halves of check.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace retrylint {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class CommandExtract : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override {
    Project.writeClients();
    Project.database("compile_commands.json", {"src/fetch.c", "src/once.c"});
  }
};

TEST_F(CommandExtract, ExtractThenLinkIsCheck) {
  Ran Extract = Project.run({"extract", "-q", "-o", "all.facts"});
  EXPECT_EQ(Extract.Exit, 0) << Extract.Err;
  EXPECT_THAT(Extract.Out, IsEmpty());
  Ran Link = Project.run({"link", "all.facts"});
  Ran Check = Project.run({"check"});
  EXPECT_EQ(Link.Exit, 1);
  EXPECT_EQ(Link.Out, Check.Out);
}

TEST_F(CommandExtract, FactsOfUnitsJoinInAnyOrder) {
  for (const char *Name : {"fetch", "once"})
    EXPECT_EQ(Project
                  .run({"extract", "-q", "-o", std::string(Name) + ".facts",
                        std::string("src/") + Name + ".c"})
                  .Exit,
              0);
  Ran One = Project.run({"link", "--format=sarif", "fetch.facts", "once.facts"});
  Ran Other = Project.run({"link", "--format=sarif", "once.facts", "fetch.facts"});
  Ran Twice =
      Project.run({"link", "--format=sarif", "once.facts", "fetch.facts", "once.facts"});
  EXPECT_EQ(One.Exit, 1);
  EXPECT_EQ(One.Out, Other.Out);
  EXPECT_EQ(One.Out, Twice.Out);
}

TEST_F(CommandExtract, FactsAreTheSameFromAnotherFolder) {
  TemporaryProject Other;
  std::filesystem::copy(Project.root(), Other.root(),
                        std::filesystem::copy_options::recursive);
  Other.database("compile_commands.json", {"src/fetch.c", "src/once.c"});
  Project.run({"extract", "-o", "all.facts"});
  Other.run({"extract", "-o", "all.facts"});
  EXPECT_FALSE(Project.read("all.facts").empty());
  EXPECT_EQ(Project.read("all.facts"), Other.read("all.facts"));
}

TEST_F(CommandExtract, PrintsTheIrOfAFunction) {
  Ran Run = Project.run({"extract", "-q", "--print-ir", "--function=fetch_once"});
  EXPECT_EQ(Run.Exit, 0) << Run.Err;
  EXPECT_THAT(Run.Out, HasSubstr("function fetch_once"));
  EXPECT_THAT(Run.Out, Not(HasSubstr("function fetch(")));
  Ran None = Project.run({"extract", "--print-ir", "--function=fecth"});
  EXPECT_EQ(None.Exit, 3);
  EXPECT_THAT(None.Err, HasSubstr("--function: no function is called 'fecth'"));
}

TEST_F(CommandExtract, WritesWhatTheFactsDependOn) {
  Project.run({"extract", "-q", "-o", "fetch.facts", "--depfile=fetch.d", "src/fetch.c"});
  std::string Rule = Project.read("fetch.d");
  EXPECT_THAT(Rule, testing::StartsWith("fetch.facts: \\\n"));
  EXPECT_THAT(Rule, HasSubstr(Project.path("src/fetch.c")));
  EXPECT_THAT(Rule, HasSubstr(Project.path("include/curl/curl.h")));
  EXPECT_THAT(Rule, HasSubstr("stddef.h"));
}

TEST_F(CommandExtract, SaysWhereToWrite) {
  Ran Run = Project.run({"extract"});
  EXPECT_EQ(Run.Exit, 2);
  EXPECT_THAT(Run.Err, HasSubstr("name it with -o"));
}

TEST_F(CommandExtract, DamagedFactsAreToldAndTheRestIsLinked) {
  Project.run({"extract", "-q", "-o", "fetch.facts", "src/fetch.c"});
  Project.write("cut.facts", Project.read("fetch.facts").substr(0, 60));
  Project.write("text.facts", "hello");
  Ran Run = Project.run({"link", "fetch.facts", "cut.facts", "text.facts", "none.facts"});
  EXPECT_EQ(Run.Exit, 3);
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5"));
  EXPECT_THAT(Run.Err, HasSubstr("cut.facts: is not a file of facts, or is cut short"));
  EXPECT_THAT(Run.Err, HasSubstr("text.facts: is not a file of facts"));
  EXPECT_THAT(Run.Err, HasSubstr("none.facts: cannot be read"));

  std::string Bytes = Project.read("fetch.facts");
  Bytes[Bytes.size() / 2] ^= 1;
  Project.write("bad.facts", Bytes);
  Ran Bad = Project.run({"link", "bad.facts"});
  EXPECT_EQ(Bad.Exit, 3);
  EXPECT_THAT(Bad.Err, HasSubstr("damaged"));
  EXPECT_EQ(Project.run({"link", "none.facts"}).Exit, 2);
  EXPECT_EQ(Project.run({"link"}).Exit, 2);
}

} // namespace
} // namespace retrylint
