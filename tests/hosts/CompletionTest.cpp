#include "driver/CommandHelp.h"

#include "RetryCheck.h"
#include <gmock/gmock.h>

using namespace retrylint::driver;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string completion(std::string_view Shell) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  EXPECT_TRUE(writeCompletion(Out, Shell)) << Shell;
  return Text;
}

TEST(CommandHelp, DescribesWhatPeopleCanUse) {
  bool Check = false;
  for (const CommandHelp &Each : describeCommands()) {
    EXPECT_FALSE(Each.Summary.empty()) << Each.Name;
    EXPECT_NE(Each.Name, "manual");
    Check |= Each.Name == "check" && Each.Options.size() > 5;
    for (const OptionHelp &Option : Each.Options) {
      EXPECT_FALSE(Option.Summary.empty()) << Option.Name;
      EXPECT_NE(Option.Name, "--no-workers") << "hidden";
    }
  }
  EXPECT_TRUE(Check);
}

TEST(Completion, KnowsCommandsOptionsAndChecks) {
  for (const char *Shell : {"bash", "zsh", "fish"}) {
    std::string Text = completion(Shell);
    for (const char *Word : {"doctor", "explain", "output", "sarif", "retry-unbounded", "strict"})
      EXPECT_THAT(Text, HasSubstr(Word)) << Shell;
    EXPECT_THAT(Text, Not(HasSubstr("manual"))) << Shell;
  }
}

TEST(Completion, KnowsNoOtherShell) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  EXPECT_FALSE(writeCompletion(Out, "tcsh"));
  EXPECT_EQ(Text, "");
}

TEST(Manual, ListsEveryCommandOptionAndCheck) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  writeManual(Out);
  std::string Plain;
  for (size_t At = 0; At < Text.size(); ++At)
    if (Text[At] != '\\' || Text[At + 1] != '-')
      Plain += Text[At];
  for (const CommandHelp &Each : describeCommands()) {
    EXPECT_THAT(Plain, HasSubstr(".B " + Each.Name + "\n"));
    for (const OptionHelp &Option : Each.Options)
      EXPECT_THAT(Plain, HasSubstr(".B " + Option.Name));
  }
  for (const retrylint::CheckInfo &Info : retrylint::allChecks())
    EXPECT_THAT(Plain, HasSubstr(".B " + std::string(Info.Name) + "\n"));
}

} // namespace
