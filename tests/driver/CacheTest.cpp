// The cache from outside: what a run remembers, and what makes it look again.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace retrylint {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class CommandCache : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override {
    Project.writeClients();
    Project.database("compile_commands.json", {"src/fetch.c", "src/once.c"},
                     "-Ifirst -Isecond");
  }

  /// A number of the table that --stats prints.
  static int stat(const Ran &Run, const std::string &Name) {
    std::smatch Found;
    std::regex Line("  " + Name + " +(\\d+)\n");
    return std::regex_search(Run.Err, Found, Line) ? std::stoi(Found[1]) : -1;
  }
  int parsed(std::vector<std::string> Words = {}) {
    Words.insert(Words.begin(), "--stats");
    return stat(Project.run(Words), "parsed");
  }
  /// What a report says; its times are of the run.
  std::string sarif(std::vector<std::string> Words = {}) {
    Words.insert(Words.begin(), "--format=sarif");
    return Project.run(Words).Out;
  }
  std::vector<fs::path> entries() const {
    std::vector<fs::path> Files;
    if (fs::exists(Project.path(".retrylint/cache")))
      for (const auto &Each :
           fs::recursive_directory_iterator(Project.path(".retrylint/cache")))
        if (Each.is_regular_file())
          Files.push_back(Each.path());
    return Files;
  }
};

TEST_F(CommandCache, AWarmRunParsesNothingAndSaysTheSame) {
  Ran Cold = Project.run({"--stats", "--format=sarif"});
  EXPECT_EQ(Cold.Exit, 1) << Cold.Err;
  EXPECT_EQ(stat(Cold, "all"), 2);
  EXPECT_EQ(stat(Cold, "parsed"), 2);
  EXPECT_EQ(stat(Cold, "from cache"), 0);
  Ran Warm = Project.run({"--stats", "--format=sarif"});
  EXPECT_EQ(Warm.Exit, 1);
  EXPECT_EQ(stat(Warm, "parsed"), 0);
  EXPECT_EQ(stat(Warm, "from cache"), 2);
  EXPECT_EQ(Cold.Out, Warm.Out);
  EXPECT_EQ(sarif({"--no-cache"}), Warm.Out);
}

TEST_F(CommandCache, JobsAndFoldersMakeNoDifference) {
  std::string Right = sarif({"-j1"});
  EXPECT_EQ(sarif({"-j4", "--no-cache"}), Right);
  EXPECT_EQ(sarif({"--no-cache", "--no-workers"}), Right);
  // Another checkout, with its own cache and then with this one's.
  TemporaryProject Other;
  for (const char *Name : {"include/curl/curl.h", "src/fetch.c", "src/once.c"})
    Other.write(Name, Project.read(Name));
  Other.database("compile_commands.json", {"src/fetch.c", "src/once.c"}, "-Ifirst -Isecond");
  EXPECT_EQ(Other.run({"--format=sarif", "-j3"}).Out, Right);
  std::string Shared = "--cache-dir=" + Project.path(".retrylint/cache");
  EXPECT_EQ(Other.run({"--format=sarif", Shared}).Out, Right);
  EXPECT_EQ(Other.run({"--format=sarif", Shared}).Out, Right);
  EXPECT_EQ(sarif(), Right);
}

TEST_F(CommandCache, LiesInTheProjectAndIsNobodysToCommit) {
  Project.run({});
  EXPECT_EQ(Project.read(".retrylint/cache/.gitignore"), "*\n");
  EXPECT_THAT(Project.read(".retrylint/cache/CACHEDIR.TAG"),
              testing::StartsWith("Signature: 8a477f597d28d172789f06886806bc55"));
}

TEST_F(CommandCache, LiesWhereItIsToldTo) {
  EXPECT_EQ(parsed({"--cache-dir=elsewhere"}), 2);
  EXPECT_TRUE(entries().empty());
  EXPECT_TRUE(fs::exists(Project.path("elsewhere/CACHEDIR.TAG")));
  EXPECT_EQ(parsed({"--cache-dir=elsewhere"}), 0);
  EXPECT_EQ(parsed(), 2);
}

TEST_F(CommandCache, IsNeitherReadNorWrittenWhenItIsOff) {
  EXPECT_EQ(parsed({"--no-cache"}), 2);
  EXPECT_TRUE(entries().empty());
  Project.run({});
  auto Before = entries();
  EXPECT_EQ(parsed({"--no-cache"}), 2);
  EXPECT_EQ(entries(), Before);
}

TEST_F(CommandCache, LooseFilesLeaveNothingBehind) {
  fs::remove(Project.path(".git"));
  Project.run({"src/once.c", "--", "-isystem", "include"});
  EXPECT_TRUE(entries().empty());
}

TEST_F(CommandCache, AChangedFileIsTheOnlyOneThatIsParsed) {
  Project.run({});
  Project.write("src/once.c", std::string("/* ten times a day */\n") + PlainClient);
  EXPECT_EQ(parsed(), 1);
  EXPECT_EQ(parsed(), 0);
}

TEST_F(CommandCache, AChangedHeaderConcernsThoseThatIncludeIt) {
  Project.write("src/own.h", "int own(void);\n");
  Project.write("src/once.c", std::string("#include \"own.h\"\n") + PlainClient);
  Project.run({});
  Project.write("src/own.h", "long own(void);\n");
  EXPECT_EQ(parsed(), 1);
  Project.write("include/curl/curl.h", std::string(CurlHeader) + "/* 8.1 */\n");
  EXPECT_EQ(parsed(), 2);
}

TEST_F(CommandCache, TouchingChangesNothing) {
  Project.run({});
  fs::last_write_time(Project.path("src/fetch.c"), fs::file_time_type::clock::now());
  EXPECT_EQ(parsed(), 0);
}

TEST_F(CommandCache, AChangeThatKeepsTimeAndSizeIsSeen) {
  Project.run({});
  auto Time = fs::last_write_time(Project.path("src/fetch.c"));
  std::string Text = StubbornClient;
  Text.replace(Text.find("sleep(1)"), 8, "sleep(7)");
  Project.write("src/fetch.c", Text);
  fs::last_write_time(Project.path("src/fetch.c"), Time);
  EXPECT_THAT(Project.run({}).Out, HasSubstr("sleep(7)"));
  EXPECT_THAT(sarif(), HasSubstr("7 s"));
}

TEST_F(CommandCache, AHeaderThatComesToStandInFrontIsSeen) {
  Project.write("second/limits_of_ours.h", "enum { Tries = 3 };\n");
  Project.write("src/once.c",
                std::string("#include \"limits_of_ours.h\"\n") + PlainClient);
  EXPECT_EQ(parsed(), 2);
  EXPECT_EQ(parsed(), 0);
  // Until now there was no first/ to look into, for either of them.
  fs::create_directory(Project.path("first"));
  EXPECT_EQ(parsed(), 2);
  Project.write("first/limits_of_ours.h", "enum { Tries = 5 };\n");
  EXPECT_EQ(parsed(), 1);
  EXPECT_EQ(parsed(), 0);
  fs::remove(Project.path("first/limits_of_ours.h"));
  EXPECT_EQ(parsed(), 0) << "the result from before is still right";
}

TEST_F(CommandCache, AnOptionalHeaderThatAppearsIsSeen) {
  Project.write("src/once.c",
                std::string("#if __has_include(\"tuning.h\")\n#include \"tuning.h\"\n#endif\n") +
                    PlainClient);
  Project.run({});
  Project.write("src/tuning.h", "");
  EXPECT_EQ(parsed(), 1);
}

TEST_F(CommandCache, FlagsModelsAndEnvironmentAreInputs) {
  Project.run({});
  EXPECT_EQ(parsed({"--extra-arg=-DFAST"}), 2);
  EXPECT_EQ(parsed(), 0);
  Project.database("compile_commands.json", {"src/fetch.c", "src/once.c"}, "-O2");
  EXPECT_EQ(parsed(), 2);
  Ran Elsewhere = Project.run({"--stats"}, "", {"CPATH=/opt/include"});
  EXPECT_EQ(stat(Elsewhere, "parsed"), 2);
  Project.write(".retrylint/models/own.json",
                R"({"library": "own", "functions": [{"name": "own_wait", "role": "wait"}]})");
  EXPECT_EQ(parsed(), 2);
}

TEST_F(CommandCache, WrongModelsAreToldByEveryRun) {
  Project.write(".retrylint/models/own.json", "{");
  Ran Cold = Project.run({}), Warm = Project.run({"--stats"});
  EXPECT_EQ(Cold.Exit, 3);
  EXPECT_EQ(Warm.Exit, 3);
  EXPECT_EQ(stat(Warm, "parsed"), 0);
  EXPECT_THAT(Warm.Err, HasSubstr("own.json"));
}

TEST_F(CommandCache, CommentsAndConfigurationComeAfterIt) {
  EXPECT_THAT(Project.run({}).Out, HasSubstr("retry-constant-delay"));
  Project.write(".clang-tidy", "Checks: '-retry-constant-delay'\n");
  Ran Off = Project.run({"--stats"});
  EXPECT_EQ(stat(Off, "parsed"), 0);
  EXPECT_THAT(Off.Out, Not(HasSubstr("retry-constant-delay")));
  EXPECT_EQ(Off.Out, Project.run({"--no-cache"}).Out);
  Project.write(".clang-tidy", "CheckOptions: {retry-constant-delay.MinAttempts: many}\n");
  for (int Time = 0; Time < 2; ++Time) {
    Ran Wrong = Project.run({"--stats"});
    EXPECT_EQ(stat(Wrong, "parsed"), 0);
    EXPECT_THAT(Wrong.Err, HasSubstr("'many' is not a number"));
  }
  fs::remove(Project.path(".clang-tidy"));
  EXPECT_THAT(Project.run({}).Out, HasSubstr("retry-constant-delay"));
}

TEST_F(CommandCache, CompileErrorsAreToldWarmAsCold) {
  Project.write("src/once.c", "#include \"gone.h\"\nint x = ;\n");
  Ran Cold = Project.run({"--stats", "--format=sarif"});
  Ran Warm = Project.run({"--stats", "--format=sarif"});
  EXPECT_EQ(stat(Warm, "parsed"), 0);
  EXPECT_EQ(Cold.Exit, Warm.Exit);
  EXPECT_EQ(Cold.Out, Warm.Out);
  EXPECT_THAT(Warm.Err, HasSubstr("src/once.c:1:10: 'gone.h' file not found"));
  Project.write("src/gone.h", "");
  EXPECT_EQ(parsed(), 1);
}

TEST_F(CommandCache, AMissingFileIsToldUntilItIsThere) {
  Project.database("compile_commands.json", {"src/fetch.c", "src/later.c"});
  Ran Cold = Project.run({}), Warm = Project.run({"--stats"});
  EXPECT_EQ(Cold.Exit, 3);
  EXPECT_EQ(Warm.Exit, 3);
  EXPECT_THAT(Warm.Err, HasSubstr("src/later.c: the file is not there"));
  EXPECT_EQ(stat(Warm, "parsed"), 0);
  Project.write("src/later.c", PlainClient);
  EXPECT_EQ(Project.run({}).Exit, 1);
}

TEST_F(CommandCache, DamagedEntriesAreAsGoodAsNone) {
  std::string Right = sarif();
  ASSERT_GE(entries().size(), 5u);
  for (const fs::path &Entry : entries()) {
    std::string Name = fs::relative(Entry, Project.root()).string();
    std::string Bytes = Project.read(Name);
    for (std::size_t At : {std::size_t(2), Bytes.size() / 2, Bytes.size() - 1}) {
      std::string Wrong = Bytes;
      Wrong[At] ^= 0x41;
      Project.write(Name, Wrong);
      EXPECT_EQ(sarif(), Right) << Name << " at " << At;
    }
    for (std::size_t Size : {std::size_t(0), std::size_t(3), Bytes.size() / 2}) {
      Project.write(Name, Bytes.substr(0, Size));
      EXPECT_EQ(sarif(), Right) << Name << " cut to " << Size;
    }
    Project.write(Name, Bytes);
  }
  EXPECT_EQ(parsed(), 0);
}

TEST_F(CommandCache, RunsAtTheSameTimeAgree) {
  std::string Right = sarif({"--no-cache"});
  std::vector<std::string> Outs(4);
  std::vector<std::thread> Threads;
  for (std::size_t Index = 0; Index < Outs.size(); ++Index)
    Threads.emplace_back([&, Index] {
      std::string Report = "report" + std::to_string(Index);
      std::string Command = "cd '" + Project.root() + "' && '" RETRYLINT_BINARY "' -q "
                            "--output=sarif=" + Report;
      (void)std::system(Command.c_str());
      Outs[Index] = Project.read(Report);
    });
  for (std::thread &Each : Threads)
    Each.join();
  for (const std::string &Out : Outs)
    EXPECT_EQ(Out, Right);
  EXPECT_EQ(parsed(), 0);
}

TEST_F(CommandCache, AKilledRunLeavesNothingWrong) {
  std::string Right = sarif({"--no-cache"});
  for (unsigned Wait = 5; Wait < 400; Wait += Wait / 2 + 10) {
    pid_t Run = fork();
    if (Run == 0) {
      (void)!chdir(Project.root().c_str());
      (void)!freopen("/dev/null", "w", stdout);
      (void)!freopen("/dev/null", "w", stderr);
      execl(RETRYLINT_BINARY, RETRYLINT_BINARY, "-q", nullptr);
      _exit(1);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(Wait));
    kill(Run, SIGKILL);
    waitpid(Run, nullptr, 0);
    EXPECT_EQ(sarif(), Right) << "killed after " << Wait << " ms";
    fs::remove_all(Project.path(".retrylint"));
  }
}

TEST_F(CommandCache, AFolderThatCantBeWrittenIsToldOnce) {
  if (geteuid() == 0)
    Project.write(".retrylint/cache", "a file in the way");
  else
    chmod(Project.root().c_str(), 0555);
  Ran Run = Project.run({});
  chmod(Project.root().c_str(), 0755);
  EXPECT_EQ(Run.Exit, 1) << Run.Err;
  EXPECT_THAT(Run.Out, HasSubstr("retry-constant-delay"));
  EXPECT_THAT(Run.Err, HasSubstr("retrylint: note: the cache in '"));
  EXPECT_THAT(Run.Err, HasSubstr("--no-cache does without"));
}

TEST_F(CommandCache, ALimitIsASize) {
  Ran Run = Project.run({"--cache-limit=much"});
  EXPECT_EQ(Run.Exit, 2);
  EXPECT_THAT(Run.Err, HasSubstr("--cache-limit: 'much' is not a size"));
}

TEST_F(CommandCache, FactsOfExtractComeFromItToo) {
  Project.run({"extract", "-q", "-o", "cold.facts", "--depfile=cold.d"});
  Ran Warm = Project.run({"extract", "--stats", "-o", "warm.facts", "--depfile=warm.d"});
  EXPECT_EQ(stat(Warm, "parsed"), 0);
  EXPECT_EQ(Project.read("cold.facts"), Project.read("warm.facts"));
  EXPECT_EQ(Project.read("cold.d").substr(4), Project.read("warm.d").substr(4));
}

} // namespace
} // namespace retrylint
