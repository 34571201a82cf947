#include "TemporaryProject.h"
#include "driver/CompileCommands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace retrylint::driver {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class CompileCommands : public testing::Test {
protected:
  TemporaryProject Project;
  std::vector<std::string> Problems;

  std::optional<CompileDatabase> read(const std::string &Text) {
    Project.write("compile_commands.json", Text);
    return readDatabase(Project.path("compile_commands.json"), Problems);
  }
};

TEST_F(CompileCommands, SplitsACommandAsAShellDoes) {
  auto Read = read(R"([{"directory": "/src", "file": "a.c",
    "command": "cc -DNAME=\\\"x\\ y\\\" '-I/a b' -c a.c"}])");
  ASSERT_TRUE(Read);
  EXPECT_THAT(Read->Commands[0].Arguments,
              ElementsAre("cc", "-DNAME=\"x y\"", "-I/a b", "-c", "a.c"));
  EXPECT_EQ(Read->Commands[0].File, "/src/a.c");
}

TEST_F(CompileCommands, TakesArgumentsAsTheyAre) {
  auto Read = read(R"([{"directory": "/src/build", "file": "../a b.c",
    "arguments": ["cc", "-DX=\"1\"", "../a b.c"]}])");
  ASSERT_TRUE(Read);
  EXPECT_EQ(Read->Commands[0].File, "/src/a b.c");
  EXPECT_THAT(Read->Commands[0].Arguments, ElementsAre("cc", "-DX=\"1\"", "../a b.c"));
}

TEST_F(CompileCommands, LeavesLaunchersOut) {
  auto Read = read(R"([{"directory": "/s", "file": "a.c",
    "command": "/usr/bin/ccache distcc gcc -c a.c"}])");
  ASSERT_TRUE(Read);
  EXPECT_THAT(Read->Commands[0].Arguments, ElementsAre("gcc", "-c", "a.c"));
}

TEST_F(CompileCommands, OpensResponseFiles) {
  Project.write("flags.rsp", "-DX=1 -Iinclude\n-DY\n");
  auto Read = read(R"([{"directory": ")" + Project.root() + R"(", "file": "a.c",
    "command": "gcc @flags.rsp -c a.c"}])");
  ASSERT_TRUE(Read);
  EXPECT_THAT(Read->Commands[0].Arguments,
              ElementsAre("gcc", "-DX=1", "-Iinclude", "-DY", "-c", "a.c"));
}

TEST_F(CompileCommands, BrokenJsonHasAPlace) {
  EXPECT_FALSE(read("[{\"directory\": \"/s\",\n  \"file\" \"a.c\"}]"));
  ASSERT_EQ(Problems.size(), 1u);
  EXPECT_THAT(Problems[0], StartsWith(Project.path("compile_commands.json") + ":2:10: "
                                                                              "broken JSON"));
  EXPECT_THAT(Problems[0], HasSubstr("make it again"));
}

TEST_F(CompileCommands, AnythingButAnArrayIsRefused) {
  EXPECT_FALSE(read("{}"));
  EXPECT_THAT(Problems, ElementsAre(HasSubstr("is an array of objects")));
}

TEST_F(CompileCommands, AnEmptyOneIsRefused) {
  EXPECT_FALSE(read("[]"));
  EXPECT_THAT(Problems, ElementsAre(HasSubstr("has no entries; build the project")));
}

TEST_F(CompileCommands, AMissingOneIsTold) {
  EXPECT_FALSE(readDatabase(Project.path("none.json"), Problems));
  EXPECT_THAT(Problems, ElementsAre(HasSubstr("none.json: cannot be read")));
}

TEST_F(CompileCommands, UnusableEntriesAreToldAndTheRestIsRead) {
  auto Read = read(R"([17, {"directory": "/s", "command": "cc -c a.c"},
    {"directory": "/s", "file": "b.c"},
    {"directory": "/s", "file": "c.c", "command": "cc -c c.c"}])");
  ASSERT_TRUE(Read);
  EXPECT_EQ(Read->Commands.size(), 1u);
  EXPECT_THAT(Problems, ElementsAre(HasSubstr("(/0) an entry is an object"),
                                    HasSubstr("(/1) has no \"file\""),
                                    HasSubstr("(/2) has neither")));
}

TEST_F(CompileCommands, BuildsThatDifferInOutputsAreOne) {
  auto command = [](std::vector<std::string> Words) {
    return CompileCommand{"/s/a.c", "/s", std::move(Words)};
  };
  auto Distinct = distinctCommands({
      command({"cc", "-DX", "-c", "a.c", "-o", "a.o"}),
      command({"cc", "-DX", "-fPIC", "-Dlib_EXPORTS", "-MD", "-MF", "d", "-c", "a.c",
               "-o", "a.lo"}),
      command({"cc", "-DY", "-c", "a.c", "-o", "b.o"}),
  });
  EXPECT_EQ(Distinct.size(), 2u);
}

TEST_F(CompileCommands, OtherLanguagesAreLeftOut) {
  std::vector<CompileCommand> Commands;
  for (const char *File : {"/a.c", "/a.S", "/a.f90", "/a.mm", "/a.cu", "/a.cpp", "/a"})
    Commands.push_back({File, "/", {"cc", File}});
  std::vector<std::string> Kept;
  for (const CompileCommand &Each : distinctCommands(Commands))
    Kept.push_back(Each.File);
  EXPECT_THAT(Kept, ElementsAre("/a.c", "/a.mm", "/a.cpp"));
}

class FindDatabase : public CompileCommands,
                     public testing::WithParamInterface<const char *> {};

TEST_P(FindDatabase, LooksInBuildFolders) {
  Project.write(std::string(GetParam()) + "compile_commands.json", "[]");
  Project.write("src/deep/a.c", "");
  for (const char *Start : {"", "/src", "/src/deep"}) {
    auto Found = findDatabase(Project.root() + Start);
    ASSERT_TRUE(Found) << Start;
    EXPECT_EQ(Found->Path, Project.path(std::string(GetParam()) + "compile_commands.json"));
    EXPECT_EQ(Found->Project, Project.root());
    EXPECT_EQ(Found->Candidates, 1u);
  }
}

INSTANTIATE_TEST_SUITE_P(Places, FindDatabase,
                         testing::Values("", "build/", "build-debug/",
                                         "cmake-build-release/", "out/", "Debug/",
                                         "build/release/", "out/build/linux/",
                                         "_build/", "obj-x86_64-linux-gnu/"));

TEST_F(CompileCommands, NothingElseIsABuildFolder) {
  Project.write("third_party/compile_commands.json", "[]");
  EXPECT_FALSE(findDatabase(Project.root()));
}

TEST_F(CompileCommands, TheNewestOfSeveralIsTaken) {
  Project.write("build-old/compile_commands.json", "[]");
  Project.write("build/compile_commands.json", "[]");
  Project.write("out/compile_commands.json", "[]");
  auto age = [&](const char *Name, int Hours) {
    std::filesystem::last_write_time(Project.path(Name),
                                     std::filesystem::file_time_type::clock::now() -
                                         std::chrono::hours(Hours));
  };
  age("build-old/compile_commands.json", 3);
  age("build/compile_commands.json", 1);
  age("out/compile_commands.json", 2);
  auto Found = findDatabase(Project.root());
  ASSERT_TRUE(Found);
  EXPECT_EQ(Found->Path, Project.path("build/compile_commands.json"));
  EXPECT_EQ(Found->Candidates, 3u);
}

TEST_F(CompileCommands, TheSearchEndsAtTheTopOfTheRepository) {
  Project.write("compile_commands.json", "[]");
  Project.write("vendored/.git/HEAD", "");
  EXPECT_FALSE(findDatabase(Project.path("vendored")));
}

TEST(Paths, BelowMeansAWholeFolder) {
  EXPECT_TRUE(isBelow("/a/b/c", "/a/b"));
  EXPECT_TRUE(isBelow("/a/b", "/a/b"));
  EXPECT_TRUE(isBelow("/a", "/"));
  EXPECT_FALSE(isBelow("/a/bc", "/a/b"));
}

} // namespace
} // namespace retrylint::driver
