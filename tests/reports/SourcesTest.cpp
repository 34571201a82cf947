// Source text by line, and columns for Clang and for SARIF.

#include "driver/reports/Sources.h"

#include <gtest/gtest.h>

using namespace retrylint::driver;

namespace {

TEST(SourceFile, LinesOfAllSystems) {
  SourceFile File("one\ntwo\r\nthree\rfour");
  EXPECT_EQ(File.lineCount(), 4u);
  EXPECT_EQ(File.line(1), "one");
  EXPECT_EQ(File.line(2), "two");
  EXPECT_EQ(File.line(3), "three");
  EXPECT_EQ(File.line(4), "four");
  EXPECT_EQ(File.line(0), "");
  EXPECT_EQ(File.line(5), "");
}

TEST(SourceFile, FinalLineBreakBeginsNoLine) {
  EXPECT_EQ(SourceFile("one\n").lineCount(), 1u);
  EXPECT_EQ(SourceFile("one\n\n").lineCount(), 2u);
  EXPECT_EQ(SourceFile("").lineCount(), 1u);
}

TEST(SourceFile, ColumnsInUtf16) {
  SourceFile File("/* ß 漢 😀 */ x\n");
  EXPECT_EQ(File.utf16Column(1, 1), 1u);
  EXPECT_EQ(File.utf16Column(1, 4), 4u);   // before ß
  EXPECT_EQ(File.utf16Column(1, 6), 5u);   // ß is two bytes, one unit
  EXPECT_EQ(File.utf16Column(1, 10), 7u);  // 漢 is three bytes, one unit
  EXPECT_EQ(File.utf16Column(1, 15), 10u); // 😀 is four bytes, two units
  EXPECT_EQ(File.utf16Column(1, 99), 15u);
  EXPECT_EQ(File.utf16Column(7, 3), 1u);
}

TEST(ValidUtf8, KeepsWhatIsValid) {
  EXPECT_EQ(validUtf8("näher 漢字 😀"), "näher 漢字 😀");
  EXPECT_EQ(validUtf8(llvm::StringRef("a\0b", 3)), std::string("a\0b", 3));
}

TEST(ValidUtf8, OneReplacementForAMalformedSequence) {
  EXPECT_EQ(validUtf8("caf\xe9"), "caf\uFFFD");
  EXPECT_EQ(validUtf8("\xe2\x82x"), "\uFFFDx");           // cut short
  EXPECT_EQ(validUtf8("\xf0\x9f\x98x"), "\uFFFDx");
  EXPECT_EQ(validUtf8("\xc0\xaf"), "\uFFFD\uFFFD");       // overlong
  EXPECT_EQ(validUtf8("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD"); // surrogate
  EXPECT_EQ(validUtf8("\xf4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(utf16Length("caf\xe9"), 4u);
}

TEST(SourceFiles, MissingFileIsNull) {
  SourceFiles Files("/nowhere");
  EXPECT_EQ(Files.get("a.c"), nullptr);
  EXPECT_EQ(Files.get("a.c"), nullptr);
}

} // namespace
