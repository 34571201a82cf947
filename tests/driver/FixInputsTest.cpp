//===- FixInputsTest.cpp - Fixes of whole files, beside what comes of them ===//
///
/// \file
/// test-inputs/fixes/NAME.cpp is what the check NAME finds, NAME.cpp.fixed what --fix
/// makes of it, and NAME.cpp.fixed-unsafe what --fix-unsafe does where that is more. The
/// last one compiles, and the check is silent about it. NAME-unfixable.cpp stays what it
/// is, in NAME-macro.cpp a macro is in the way of the usual text. With RETRYLINT_UPDATE the results are written anew.
///
//===----------------------------------------------------------------------===//

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace retrylint {
namespace {

namespace fs = std::filesystem;

const fs::path Folder = TEST_INPUTS "/fixes";

std::string contents(const fs::path &Path) {
  std::ifstream In(Path);
  std::ostringstream Text;
  Text << In.rdbuf();
  return Text.str();
}

std::vector<std::string> inputs() {
  std::vector<std::string> Names;
  for (const auto &Entry : fs::directory_iterator(Folder))
    if (!Entry.path().extension().string().starts_with(".fixed"))
      Names.push_back(Entry.path().filename().string());
  std::sort(Names.begin(), Names.end());
  return Names;
}

class FixInputs : public testing::TestWithParam<std::string> {
protected:
  TemporaryProject Project;
  std::string File, Check;
  bool Fixable = true;

  void SetUp() override {
    fs::path Path = GetParam();
    File = "client" + Path.extension().string();
    Check = Path.stem().string();
    Fixable = !Check.ends_with("-unfixable");
    if (Check.ends_with("-unfixable") || Check.ends_with("-macro"))
      Check.resize(Check.rfind('-'));
  }

  Ran run(const std::vector<std::string> &Words) const {
    std::vector<std::string> All = {"check", "--no-cache", "--profile=strict", "--fail-on=note",
                                    "--checks=" + Check};
    All.insert(All.end(), Words.begin(), Words.end());
    bool Cxx = File.ends_with(".cpp") || File.ends_with(".mm");
    All.insert(All.end(), {File, "--", "-isystem", TEST_INPUTS "/include",
                           Cxx ? "-std=c++20" : "-std=gnu11"});
    if (File.ends_with(".m") || File.ends_with(".mm"))
      All.insert(All.end(), {"-fblocks", "-fobjc-arc", "-fobjc-runtime=macosx"});
    return Project.run(All);
  }

  std::string fixed(const char *Option) const {
    Project.write(File, contents(Folder / GetParam()));
    run({Option});
    return Project.read(File);
  }
};

TEST_P(FixInputs, BecomeWhatStandsBesideThem) {
  const std::string Input = contents(Folder / GetParam());
  std::string Safe = fixed("--fix"), All = fixed("--fix-unsafe");
  fs::path SafePath = Folder / (GetParam() + ".fixed"),
           AllPath = Folder / (GetParam() + ".fixed-unsafe");
  if (!Fixable) {
    EXPECT_EQ(Safe, Input);
    EXPECT_EQ(All, Input);
    EXPECT_NE(run({}).Exit, 0) << "nothing is found";
    return;
  }
  if (std::getenv("RETRYLINT_UPDATE")) {
    if (Safe != Input)
      std::ofstream(SafePath) << Safe;
    if (All != Safe)
      std::ofstream(AllPath) << All;
  }
  EXPECT_EQ(Safe, fs::exists(SafePath) ? contents(SafePath) : Input);
  EXPECT_EQ(All, fs::exists(AllPath) ? contents(AllPath) : Safe);
  EXPECT_NE(All, Input);
  Ran Again = run({});
  EXPECT_EQ(Again.Exit, 0) << Again.Out << Again.Err;
  EXPECT_THAT(Again.Out, testing::IsEmpty());
  EXPECT_THAT(Again.Err, testing::Not(testing::HasSubstr("error")));
}

std::string testName(const testing::TestParamInfo<std::string> &Info) {
  std::string Name = Info.param;
  std::ranges::replace_if(
      Name, [](unsigned char C) { return !std::isalnum(C); }, '_');
  return Name;
}

INSTANTIATE_TEST_SUITE_P(TestInputs, FixInputs, testing::ValuesIn(inputs()), testName);

} // namespace
} // namespace retrylint
