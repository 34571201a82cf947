//===- InputTest.cpp - Runs every check over its test inputs --------------===//
///
/// \file
/// Expectations are Clang's own `-verify` comments: a finding that nobody
/// expects and an expectation that nobody meets both fail. An input is run with
/// the check that it is named after, `silent` with all of them.
///
//===----------------------------------------------------------------------===//

#include "Analysis.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace retrylint;
using namespace retrylint::test;

namespace {

std::string contents(const std::filesystem::path &Path) {
  std::ifstream In(Path);
  std::ostringstream Text;
  Text << In.rdbuf();
  return Text.str();
}

/// Inputs that expect more than the link stage tells, and what is missing. They are
/// skipped, which CTest shows; take them out as soon as they pass.
const std::map<std::string, std::string> Unmet = {
};

std::vector<std::string> inputs() {
  std::vector<std::string> Names;
  for (const auto &Entry :
       std::filesystem::directory_iterator(TEST_INPUTS "/checks"))
    if (Entry.is_regular_file())
      Names.push_back(Entry.path().filename().string());
  std::sort(Names.begin(), Names.end());
  return Names;
}

class Inputs : public testing::TestWithParam<std::string> {};

TEST_P(Inputs, AreReportedAsTheyExpect) {
  if (auto Missing = Unmet.find(GetParam()); Missing != Unmet.end())
    GTEST_SKIP() << "not told yet: " << Missing->second;
  std::filesystem::path Path =
      std::filesystem::path(TEST_INPUTS "/checks") / GetParam();
  std::string Check = Path.stem().string(), Code = contents(Path);
  bool Silent = Check == "silent";
  bool Known =
      Silent || std::ranges::any_of(allChecks(), [&](const CheckInfo &Info) {
        return Info.Name == Check;
      });
  ASSERT_TRUE(Known) << "no check is called " << Check;
  if (Silent)
    ASSERT_NE(Code.find("expected-no-diagnostics"), std::string::npos);
  else
    ASSERT_NE(Code.find("expected-"), std::string::npos) << "expects nothing";
  EXPECT_EQ(
      verify({Path.string(), Code, {}},
             [&](std::string_view Name) { return Silent || Name == Check; }),
      "");
}

std::string testName(const testing::TestParamInfo<std::string> &Info) {
  std::string Name = Info.param;
  std::ranges::replace_if(
      Name, [](unsigned char C) { return !std::isalnum(C); }, '_');
  return Name;
}

INSTANTIATE_TEST_SUITE_P(TestInputs, Inputs, testing::ValuesIn(inputs()),
                         testName);

TEST(Inputs, ExistForEveryCheck) {
  std::vector<std::string> All = inputs();
  std::string Missing;
  for (const CheckInfo &Info : allChecks())
    if (std::ranges::none_of(All, [&](const std::string &Name) {
          return std::filesystem::path(Name).stem().string() == Info.Name;
        }))
      Missing += " " + std::string(Info.Name);
  if (!Missing.empty())
    GTEST_SKIP() << "no input yet:" << Missing;
}

} // namespace
