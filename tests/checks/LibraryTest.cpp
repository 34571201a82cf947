//===- LibraryTest.cpp - Libraries as their examples use them -------------===//
///
/// \file
/// An input a library, of the name of its model file: a retry that is wrong, one that
/// is right and waits with the library's own timer, and its pump or read loop. All
/// checks that are on by default run over it. Expectations are `-verify` comments.
///
//===----------------------------------------------------------------------===//

#include "Analysis.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace retrylint;
using namespace retrylint::test;

namespace {

std::vector<std::filesystem::path> inputs() {
  std::vector<std::filesystem::path> Paths;
  for (const auto &Entry : std::filesystem::directory_iterator(TEST_INPUTS "/models"))
    Paths.push_back(Entry.path());
  std::sort(Paths.begin(), Paths.end());
  return Paths;
}

class Libraries : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Libraries, AreJudgedAsTheirExamplesUseThem) {
  std::ifstream In(GetParam());
  std::ostringstream Code;
  Code << In.rdbuf();
  std::string Model = std::string(PROJECT_ROOT "/checks/models/") + GetParam().stem().string() + ".json";
  EXPECT_TRUE(std::filesystem::exists(Model)) << "no model file of that name";
  EXPECT_EQ(verify({GetParam().string(), Code.str(), {}},
                   [](std::string_view Name) {
                     auto Info = std::ranges::find_if(
                         allChecks(), [&](const CheckInfo &Each) { return Each.Name == Name; });
                     return Info->Level != Level::Note;
                   }),
            "");
}

std::string testName(const testing::TestParamInfo<std::filesystem::path> &Info) {
  std::string Name = Info.param.stem().string();
  std::ranges::replace_if(Name, [](unsigned char C) { return !std::isalnum(C); }, '_');
  return Name;
}

INSTANTIATE_TEST_SUITE_P(Models, Libraries, testing::ValuesIn(inputs()), testName);

} // namespace
