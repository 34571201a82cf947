// Each source file in test-inputs/ir is lowered and compared with the text beside it.
// RETRYLINT_UPDATE_GOLDENS=1 writes what is printed now; read the difference.

#include "Extracted.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace retrylint::extract {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> inputs() {
  std::vector<std::string> Names;
  for (const fs::directory_entry &Entry : fs::directory_iterator(TEST_INPUTS "/ir")) {
    std::string Extension = Entry.path().extension().string();
    if (Extension == ".c" || Extension == ".cpp" || Extension == ".m" || Extension == ".mm")
      Names.push_back(Entry.path().filename().string());
  }
  std::sort(Names.begin(), Names.end());
  return Names;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, IsWhatTheSourceSays) {
  std::string Path = TEST_INPUTS "/ir/" + fs::path(GetParam()).stem().string() + ".ir";
  std::string Now = text(extractedFile(GetParam()));
  if (std::getenv("RETRYLINT_UPDATE_GOLDENS")) {
    std::ofstream(Path) << Now;
    return;
  }
  std::ifstream In(Path);
  ASSERT_TRUE(In) << Path << " is missing; make it with RETRYLINT_UPDATE_GOLDENS=1";
  std::ostringstream Expected;
  Expected << In.rdbuf();
  EXPECT_EQ(Expected.str(), Now);
}

TEST_P(Golden, IsTheSameEachTime) {
  EXPECT_EQ(text(extractedFile(GetParam())), text(extractedFile(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Ir, Golden, testing::ValuesIn(inputs()), [](const auto &Info) {
  std::string Name = fs::path(Info.param).stem().string();
  std::replace_if(Name.begin(), Name.end(), [](char C) { return !std::isalnum(C); }, '_');
  return Name;
});

} // namespace
} // namespace retrylint::extract
