#include "TemporaryProject.h"
#include "driver/Invocation.h"

#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retrylint::driver {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> reading(std::vector<std::string> Words,
                                 ExtraArguments Extra = {}) {
  Words.insert(Words.begin(), "cc");
  std::vector<std::string> Read =
      readingArguments({"/s/a.c", "/s", std::move(Words)}, Extra);
  EXPECT_EQ(Read.front(), "cc");
  Read.erase(Read.begin());
  return Read;
}

TEST(Invocation, KeepsWhatDecidesAboutTheCode) {
  std::vector<std::string> Words = {
      "-DX=1", "-UY", "-I", "inc", "-isystem", "/sys", "-std=c++20", "-include", "c.h",
      "-m32", "-pthread", "-fno-exceptions", "-Wall", "-O2", "a.c"};
  EXPECT_EQ(reading(Words), Words);
}

TEST(Invocation, LeavesOutputsOut) {
  EXPECT_THAT(reading({"-c", "-o", "a.o", "-MD", "-MMD", "-MP", "-MF", "a.d", "-MT",
                       "a.o", "-MQ", "x", "-oa.o", "-save-temps=obj", "a.c"}),
              ElementsAre("a.c"));
}

TEST(Invocation, LoadsNoPlugins) {
  EXPECT_THAT(reading({"-fplugin=/evil.so", "-fplugin-arg-evil-x=1",
                       "-fpass-plugin=/evil.so", "-Xclang", "-load", "-Xclang",
                       "/evil.so", "-Xclang", "-add-plugin", "-Xclang", "evil",
                       "-Xclang", "-plugin-arg-evil", "-Xclang", "x", "-Xclang",
                       "-plugin", "-Xclang", "evil", "-mllvm", "-load=/evil.so",
                       "-specs=/evil.specs", "-wrapper", "gdb", "a.c"}),
              ElementsAre("a.c"));
}

TEST(Invocation, WarningsAreNoErrors) {
  EXPECT_THAT(reading({"-Werror", "-Werror=format", "-Wall", "a.c"}),
              ElementsAre("-Wall", "a.c"));
}

TEST(Invocation, AddsFlagsBeforeAndAfter) {
  EXPECT_THAT(reading({"-DX", "--", "a.c"}, {{"--driver-mode=g++"}, {"-DY"}}),
              ElementsAre("--driver-mode=g++", "-DX", "-DY", "--", "a.c"));
}

class MakeInvocation : public testing::Test {
protected:
  TemporaryProject Project;

  std::shared_ptr<clang::CompilerInvocation> make(std::vector<std::string> Words) {
    Project.write("a.c", "int x;\n");
    Words.push_back("a.c");
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files =
        llvm::vfs::createPhysicalFileSystem();
    Files->setCurrentWorkingDirectory(Project.root());
    return makeInvocation({Project.path("a.c"), Project.root(), std::move(Words)}, {},
                          Files);
  }
};

TEST_F(MakeInvocation, UnderstandsFlagsOfOtherCompilers) {
  auto Made = make({"gcc", "-DX=1", "-fno-gcse-lm", "-fmodule-mapper=x",
                    "-Wlogical-op", "-march=unheard-of", "-mfentry-name=x"});
  ASSERT_TRUE(Made);
  EXPECT_THAT(Made->getPreprocessorOpts().Macros, Contains(std::pair("X=1", false)));
}

TEST_F(MakeInvocation, OnlyReads) {
  auto Made = make({"gcc", "-c", "-o", "a.o", "-fplugin=/evil.so"});
  ASSERT_TRUE(Made);
  EXPECT_EQ(Made->getFrontendOpts().ProgramAction, clang::frontend::ParseSyntaxOnly);
  EXPECT_THAT(Made->getFrontendOpts().Plugins, IsEmpty());
  EXPECT_EQ(Made->getFrontendOpts().OutputFile, "");
  EXPECT_TRUE(Made->getFrontendOpts().SkipFunctionBodies);
}

TEST_F(MakeInvocation, TheProgramsNameChoosesTheLanguage) {
  auto C = make({"/usr/bin/cc"});
  auto Cxx = make({"/usr/bin/x86_64-linux-gnu-g++-12", "-x", "c++"});
  ASSERT_TRUE(C && Cxx);
  EXPECT_FALSE(C->getLangOpts().CPlusPlus);
  EXPECT_TRUE(Cxx->getLangOpts().CPlusPlus);
}

TEST_F(MakeInvocation, ReadsHeadersInPlaceOfPrecompiledOnes) {
  Project.write("all.h", "");
  Project.write("all.h.gch", "not a header of ours");
  Project.write("all.h.pch", "CPCH not one of ours either");
  auto Made = make({"cc", "-include", "all.h", "-Winvalid-pch"});
  ASSERT_TRUE(Made);
  EXPECT_THAT(Made->getPreprocessorOpts().Includes, ElementsAre("all.h"));
  EXPECT_EQ(Made->getPreprocessorOpts().ImplicitPCHInclude, "");

  // As CMake writes it for Clang.
  Made = make({"clang", "-Xclang", "-include-pch", "-Xclang", "all.h.pch", "-Xclang",
               "-include", "-Xclang", "all.h"});
  ASSERT_TRUE(Made);
  EXPECT_THAT(Made->getPreprocessorOpts().Includes, ElementsAre("all.h"));
  EXPECT_EQ(Made->getPreprocessorOpts().ImplicitPCHInclude, "");
}

TEST(Invocation, FindsClangsOwnHeaders) { EXPECT_NE(resourceFolder(), ""); }

} // namespace
} // namespace retrylint::driver
