// What a file spells, as the gate reads it.

#include "driver/SourceWords.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retrylint::driver {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> words(llvm::StringRef Text) {
  std::vector<std::string> Out;
  for (llvm::StringRef Word : scanWords(Text).Words)
    Out.push_back(Word.str());
  return Out;
}

TEST(SourceWords, CodeAndStringsButNoComments) {
  EXPECT_THAT(words("int a = b(\"c d\"); // e\n/* f\n g */ h"),
              ElementsAre("int", "a", "b", "c", "d", "h"));
}

TEST(SourceWords, NothingHidesBehindWhatOnlyLooksLikeAComment) {
  EXPECT_THAT(words("f(\"http://x\"); g();\n"), Contains("g"));
  EXPECT_THAT(words("f(\"/*\"); g();\n"), Contains("g"));
  EXPECT_THAT(words("char c = '\"'; g(\"x\");"), Contains("g"));
  EXPECT_THAT(words("char c = '\\''; g();"), Contains("g"));
  EXPECT_THAT(words("long n = 1'000'000; g();"), Contains("g"));
  EXPECT_THAT(words("auto s = R\"x(\" /* )\" // )x\"; g();"), Contains("g"));
  EXPECT_THAT(words("#error don't /* do this\ng();"), Contains("g"));
  EXPECT_THAT(words("char *s = \"never ended\ng();"), Contains("g"));
}

TEST(SourceWords, ACommentGoesOnBehindABackslash) {
  EXPECT_THAT(words("// a \\\n b\nc"), ElementsAre("c"));
}

TEST(SourceWords, IncludesAreTold) {
  SourceWords File = scanWords("#include \"a.h\"\n  #  include <b/c.h>\n#include_next <d.h>\n"
                               "// #include \"no.h\"\n");
  ASSERT_EQ(File.Includes.size(), 3u);
  EXPECT_EQ(File.Includes[0].Name, "a.h");
  EXPECT_FALSE(File.Includes[0].Angled);
  EXPECT_EQ(File.Includes[1].Name, "b/c.h");
  EXPECT_TRUE(File.Includes[1].Angled);
  EXPECT_TRUE(File.Includes[2].Next);
  EXPECT_FALSE(File.ComputedInclude);
  EXPECT_TRUE(scanWords("#include CONFIG_HEADER\n").ComputedInclude);
}

TEST(SourceWords, MacrosHaveTheirBodies) {
  SourceWords File = scanWords("#define CALL(x, y) lib_##x(y, \\\n  other) /* no */\nafter");
  ASSERT_EQ(File.Macros.size(), 1u);
  EXPECT_EQ(File.Macros[0].Name, "CALL");
  EXPECT_THAT(File.Macros[0].Words, ElementsAre("lib_", "x", "y", "other"));
  ASSERT_EQ(File.Macros[0].Pastes.size(), 1u);
  EXPECT_EQ(File.Macros[0].Pastes[0].Before, "lib_");
  EXPECT_EQ(File.Macros[0].Pastes[0].After, "");
}

TEST(SourceWords, AWordAcrossLinesIsNotSeen) {
  EXPECT_TRUE(scanWords("curl_easy_\\\nperform(h);").Opaque);
  EXPECT_FALSE(scanWords("#define A \\\n  b\n").Opaque);
  EXPECT_THAT(words("\\"), IsEmpty());
}

} // namespace
} // namespace retrylint::driver
