// What identifies a finding, across commits and for GitHub.

#include "Project.h"

#include "driver/reports/Fingerprint.h"

#include <gmock/gmock.h>

using namespace retrylint::driver;
using retrylint::driver::test::Project;
using testing::ElementsAre;
using testing::ElementsAreArray;

namespace {

using Lines = std::vector<std::string>;

// The expected values come from a second implementation, in another language.
TEST(LineHash, EmptyFileHasOneLine) {
  EXPECT_THAT(lineHashes(""), ElementsAre("c129715d7a2bc9a3:1"));
}

TEST(LineHash, LastLineWithoutLineBreak) {
  EXPECT_THAT(lineHashes("int main(void) { return 0; }"), ElementsAre("d7b6d2c314dc1ca9:1"));
}

const Lines Loop = {"561ec3413ee101ca:1", "ff929a2ddb813571:1", "de9289a5d0ee819:1",
                    "a92b8497406f933:1", "c129715d7a2bc9a3:1"};

TEST(LineHash, SpacesAndTabsDoNotCount) {
  EXPECT_THAT(lineHashes("  while (connect(fd) < 0)\n\tsleep(1);\n\n  done();\n"),
              ElementsAreArray(Loop));
  EXPECT_THAT(lineHashes("while(connect(fd)<0)\n    sleep( 1 );\n\t\ndone();\n"),
              ElementsAreArray(Loop));
}

TEST(LineHash, LineBreaksOfOtherSystemsAreTheSame) {
  EXPECT_THAT(lineHashes("  while (connect(fd) < 0)\r\n\tsleep(1);\r\n\r\n  done();\r\n"),
              ElementsAreArray(Loop));
  EXPECT_THAT(lineHashes("  while (connect(fd) < 0)\r\tsleep(1);\r\r  done();\r"),
              ElementsAreArray(Loop));
}

TEST(LineHash, MixedLineBreaks) {
  EXPECT_THAT(lineHashes("a\rb\r\rc"),
              ElementsAre("4850bf53658d4e53:1", "b0367d257df6d03c:1", "1c206f60a702cfe8:1",
                          "188ff2f224477a1e:1"));
  // A space between CR and LF makes two line breaks of them.
  EXPECT_THAT(lineHashes("a\r\nb\n\rc\r \nd"),
              ElementsAre("74677fe6e796af5f:1", "75e251f7e21ec968:1", "3005887a40c64c34:1",
                          "f8ac93a55d88711a:1", "6bf49ae9d59c5bc1:1", "a23a3dc5e078b07b:1"));
}

TEST(LineHash, CountsUtf16CodeUnits) {
  EXPECT_THAT(lineHashes("// näher 漢字 😀\nretry();\n// näher 漢字 😀\n"),
              ElementsAre("e65cc28f3933855d:1", "103834394dbe105e:1", "2c59552b54a94292:1",
                          "c129715d7a2bc9a3:1"));
}

TEST(LineHash, MalformedBytesAreReplacementCharacters) {
  EXPECT_THAT(lineHashes("// caf\xe9 \xe2\x82 \xf0\x9f\x98x\xff\nretry();\n"),
              ElementsAre("26d27f72193c3f31:1", "aa301e8d538cbe7b:1", "c129715d7a2bc9a3:1"));
}

TEST(LineHash, ByteOrderMarkCounts) {
  EXPECT_THAT(lineHashes("\xef\xbb\xbfretry();\n"),
              ElementsAre("52d21413cead1ec2:1", "c129715d7a2bc9a3:1"));
}

TEST(LineHash, WindowEndsAfterAHundredCharacters) {
  auto Line = [](char C, unsigned N) { return std::string(N, C) + "\n"; };
  EXPECT_THAT(lineHashes(Line('x', 150) + Line('y', 99) + Line('z', 100) + Line('z', 100)),
              ElementsAre("52b56201ffb58620:1", "cadd4b5b9d92c4ad:1", "430534b53b700418:1",
                          "430534b53b700418:2", "c129715d7a2bc9a3:1"));
}

TEST(LineHash, EqualLinesAreNumbered) {
  std::string Text;
  for (int I = 0; I < 15; ++I)
    Text += "sleep(1);\n";
  Lines Hashes = lineHashes(Text);
  ASSERT_EQ(Hashes.size(), 16u);
  EXPECT_EQ(Hashes[0], "974fe1a8a55e2620:1");
  EXPECT_EQ(Hashes[5], "974fe1a8a55e2620:6");
  EXPECT_EQ(Hashes[6], "d4c03df41743f8b:1");
}

std::string fingerprint(const Project &Code, const std::string &File,
                        const std::string &Text, const std::string &Check = "retry-unbounded",
                        const std::string &Function = "fetch") {
  std::vector<ReportedFinding> Findings = {
      Code.finding(Check, Code.place(File, Text), "message", Function)};
  addFingerprints(Findings, *Code.Sources);
  return Findings[0].Fingerprint;
}

TEST(Fingerprint, SurvivesMoveAndFormatting) {
  Project Before({{"a.c", "while (connect(fd)) sleep(1);\n"}});
  Project After({{"lib/b.c", "#include <x.h>\n\n  while  (connect (fd))\tsleep(1);\r\n"}});
  EXPECT_EQ(fingerprint(Before, "a.c", "while"), fingerprint(After, "lib/b.c", "while"));
  EXPECT_EQ(fingerprint(Before, "a.c", "while").size(), 18u);
}

TEST(Fingerprint, TellsCheckFunctionAndLineApart) {
  Project Code({{"a.c", "while (connect(fd)) sleep(1);\nwhile (connect(fd)) sleep(2);\n"}});
  std::string First = fingerprint(Code, "a.c", "while");
  EXPECT_NE(First, fingerprint(Code, "a.c", "while", "retry-constant-delay"));
  EXPECT_NE(First, fingerprint(Code, "a.c", "while", "retry-unbounded", "load"));
  std::vector<ReportedFinding> Second = {
      Code.finding("retry-unbounded", Code.place("a.c", "while", 2), "message")};
  addFingerprints(Second, *Code.Sources);
  EXPECT_NE(First, Second[0].Fingerprint);
}

TEST(Fingerprint, NumbersTwinsByPlace) {
  Project Code({{"a.c", "while (f()) ;\nwhile (f()) ;\n"}, {"b.c", "while (f()) ;\n"}});
  std::vector<ReportedFinding> Findings = {
      Code.finding("retry-unbounded", Code.place("b.c", "while"), "m"),
      Code.finding("retry-unbounded", Code.place("a.c", "while", 2), "m"),
      Code.finding("retry-unbounded", Code.place("a.c", "while", 1), "m")};
  addFingerprints(Findings, *Code.Sources);
  EXPECT_EQ(Findings[0].Fingerprint.substr(16), ":3");
  EXPECT_EQ(Findings[1].Fingerprint.substr(16), ":2");
  EXPECT_EQ(Findings[2].Fingerprint.substr(16), ":1");
  EXPECT_EQ(Findings[0].Fingerprint.substr(0, 16), Findings[2].Fingerprint.substr(0, 16));
}

TEST(Fingerprint, ExistsWithoutTheFile) {
  Project Code({{"a.c", "x"}});
  std::vector<ReportedFinding> Findings = {Code.finding("retry-unbounded", {"gone.c", {}}, "m")};
  addFingerprints(Findings, *Code.Sources);
  EXPECT_EQ(Findings[0].Fingerprint.size(), 18u);
}

} // namespace
