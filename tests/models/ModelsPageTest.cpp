// Every block of docs/models.md is a model file.
#include "models/Models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

using namespace retrylint::models;

namespace {

std::string page() {
  std::ifstream In(PROJECT_ROOT "/docs/models.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(In), {}};
}

TEST(ModelsPage, BlocksAreModelFiles) {
  std::string Text = page();
  unsigned Blocks = 0;
  for (std::size_t At = 0; (At = Text.find("```json\n", At)) != std::string::npos;) {
    At += 8;
    std::size_t End = Text.find("```", At);
    ModelSet Set = ModelSet::bundled();
    EXPECT_THAT(Set.add(Text.substr(At, End - At), "models.md"), testing::IsEmpty()) << Text.substr(At, End - At);
    ++Blocks;
    At = End;
  }
  EXPECT_GT(Blocks, 10u);
}

TEST(ModelsPage, ShowsTheErrorAsItIs) {
  std::vector<std::string> Errors = ModelSet().add(
      R"({"library": "acme", "functions": [{"name": "f", "role": "wait", "delay": {"arg": 0, "unit": "parsec"}}]})", "acme.json");
  ASSERT_EQ(Errors.size(), 1u);
  EXPECT_THAT(page(), testing::HasSubstr(Errors[0]));
}

} // namespace
