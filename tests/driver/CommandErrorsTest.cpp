// Whatever is wrong with the input: one message with its place and its remedy,
// the rest is done, and the exit code says how much that was.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retrylint {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class CommandErrors : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override {
    Project.writeClients();
  }

  void expectUsage(const std::vector<std::string> &Words, const std::string &Says) {
    Ran Run = Project.run(Words);
    EXPECT_EQ(Run.Exit, 2);
    EXPECT_THAT(Run.Out, IsEmpty());
    EXPECT_THAT(Run.Err, HasSubstr("retrylint: error: " + Says));
  }
};

TEST_F(CommandErrors, NoDatabase) {
  expectUsage({}, "no compile_commands.json in '" + Project.root() + "', its parents, or "
                  "their build folders; make one with 'cmake -B build "
                  "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON' or 'bear -- make', name its "
                  "folder with -p, or give flags after '--'\n");
}

TEST_F(CommandErrors, NoDatabaseWhereOneWasNamed) {
  expectUsage({"-p", "nowhere"}, "-p: there is no 'nowhere'; make one with");
  expectUsage({"-p", "src"}, "-p: there is no compile_commands.json in 'src'; make one");
}

TEST_F(CommandErrors, AnAnnotationThatSaysNothing) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  Project.write("src/fetch.c", "__attribute__((annotate(\"retrylint::attempt\", \"returns zero\")))\n"
                               "int push(int);\nint go(int n) { while (push(n)) {} return 0; }\n");
  Ran Run = Project.run({"--no-cache"});
  EXPECT_THAT(Run.Err, HasSubstr("retrylint: warning: src/fetch.c:1:16: \"returns zero\" is no "
                                 "failure sign; use \"returns TEST\""));
  EXPECT_THAT(Run.Err, Not(HasSubstr("compile error")));
  Project.write("src/fetch.c", "__attribute__((annotate(\"retrylint::atempt\"))) int push(int);\n"
                               "int go(int n) { while (push(n)) {} return 0; }\n");
  EXPECT_THAT(Project.run({"--no-cache"}).Err,
              HasSubstr("src/fetch.c:1:16: unknown role 'retrylint::atempt'; use attempt, "));
}

TEST_F(CommandErrors, ABrokenDatabase) {
  Project.write("compile_commands.json", "[{\"directory\": \"/\",\n\"file\": oops}]");
  expectUsage({}, Project.path("compile_commands.json") + ":2:9: broken JSON: ");
}

TEST_F(CommandErrors, ADatabaseWithUnusableEntries) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  std::string Text = Project.read("compile_commands.json");
  Project.write("compile_commands.json", "[{}," + Text.substr(1));
  Ran Run = Project.run({});
  EXPECT_EQ(Run.Exit, 3);
  EXPECT_THAT(Run.Err, HasSubstr("compile_commands.json: (/0) has no \"file\""));
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5"));
}

TEST_F(CommandErrors, AFileThatIsNotInTheDatabase) {
  Project.database("compile_commands.json", {"src/once.c"});
  Ran Run = Project.run({"src/fetch.c", "--output=sarif=out.sarif"});
  EXPECT_EQ(Run.Exit, 1);
  EXPECT_THAT(Run.Err, HasSubstr("note: src/fetch.c: not in the compile database; analysed with "
                                 "the flags of 'src/once.c', its own can be given: retrylint "
                                 "src/fetch.c -- FLAGS\n"));
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5"));
  EXPECT_THAT(Project.read("out.sarif"), HasSubstr("the flags of 'src/once.c'"));
}

TEST_F(CommandErrors, AHeaderThatIsNotInTheDatabase) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  Project.write("src/fetch.h", "int fetch(void);\n");
  expectUsage({"src/fetch.h"}, "src/fetch.h: not in the compile database; add it to the "
                               "build, or give its flags: retrylint src/fetch.h -- FLAGS\n");
  Ran Both = Project.run({"src/fetch.h", "src/fetch.c"});
  EXPECT_EQ(Both.Exit, 3);
  EXPECT_THAT(Both.Out, HasSubstr("src/fetch.c:5:5"));
}

TEST_F(CommandErrors, AFileThatIsNotThere) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  expectUsage({"src/nothing.c"}, "src/nothing.c: there is no such file or folder\n");
}

TEST_F(CommandErrors, AnAttemptOnWhatDidNotParse) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  Project.write("src/fetch.c",
                "#include <sys/socket.h>\n"
                "int dial_any(int fd, const struct generated_entry *list) {\n"
                "  for (const struct generated_entry *at = list; at; at = at->next)\n"
                "    if (connect(fd, at->address, at->length) == 0)\n"
                "      return 0;\n"
                "  return -1;\n"
                "}\n");
  Ran Run = Project.run({"--no-cache"});
  EXPECT_THAT(Run.Err, HasSubstr("src/fetch.c:3:60: "));
  EXPECT_EQ(Run.Out, "");
}

TEST_F(CommandErrors, AUnitThatIsNotThere) {
  Project.database("compile_commands.json", {"src/fetch.c", "src/gone.c"});
  Ran Run = Project.run({"--output=sarif=out.sarif"});
  EXPECT_EQ(Run.Exit, 3);
  EXPECT_THAT(Run.Err, HasSubstr("error: src/gone.c: the file is not there; if the build "
                                 "makes it, build first\n"));
  EXPECT_THAT(Run.Err, HasSubstr("in 2 units, 1 of them failed"));
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5"));
  EXPECT_THAT(Project.read("out.sarif"), HasSubstr("the file is not there"));
}

TEST_F(CommandErrors, EveryUnitFailing) {
  Project.database("compile_commands.json", {"src/gone.c", "src/lost.c"});
  EXPECT_EQ(Project.run({}).Exit, 2);
}

TEST_F(CommandErrors, CompileErrorsAreToldOnceAndTheRestOfTheUnitIsAnalysed) {
  Project.write("src/fetch.c", std::string("#include \"missing.h\"\nfoo bar;\n") +
                                   StubbornClient);
  Project.database("compile_commands.json", {"src/fetch.c"});
  Ran Run = Project.run({});
  EXPECT_EQ(Run.Exit, 1) << "a finding, and nothing that failed";
  EXPECT_THAT(Run.Err, HasSubstr("warning: src/fetch.c:1:10: 'missing.h' file not found "
                                 "(2 compile errors in src/fetch.c; analysed as far as it "
                                 "parses)\n"));
  EXPECT_THAT(Run.Err, Not(HasSubstr("foo")));
  EXPECT_THAT(Run.Err, HasSubstr("1 with compile errors"));
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:7:5"));
}

TEST_F(CommandErrors, MoreErrorsThanCompilersCount) {
  std::string Text;
  for (int Index = 0; Index < 60; ++Index)
    Text += "unknown_t v" + std::to_string(Index) + ";\n";
  Project.write("src/fetch.c", Text + StubbornClient);
  Project.database("compile_commands.json", {"src/fetch.c"});
  Ran Run = Project.run({});
  EXPECT_THAT(Run.Err, HasSubstr("(60 compile errors in"));
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:65:5"));
}

TEST_F(CommandErrors, AnUnknownCheck) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  expectUsage({"--checks=retry-unbonded"}, "--checks: no check is called "
                                           "'retry-unbonded'; did you mean "
                                           "'retry-unbounded'?\n");
  expectUsage({"explain", "unbounded"},
              "no check is called 'unbounded'; did you mean 'retry-unbounded'?\n");
  expectUsage({"explain"}, "explain takes the name of one check");
}

TEST_F(CommandErrors, AnUnknownCheckInAFile) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  Project.write(".clang-tidy", "Checks: 'retry-*,-retry-unbonded'\n");
  Ran Run = Project.run({});
  EXPECT_EQ(Run.Exit, 1);
  EXPECT_THAT(Run.Err, HasSubstr(".clang-tidy: no check is called 'retry-unbonded'; did "
                                 "you mean 'retry-unbounded'?"));
}

TEST_F(CommandErrors, ABrokenModelFile) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  Project.write("bad.json", "{\"library\": \"bad\",");
  Ran Run = Project.run({"--models=bad.json"});
  EXPECT_EQ(Run.Exit, 3);
  EXPECT_THAT(Run.Err, HasSubstr("error: bad.json:"));
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5"));
  Ran Missing = Project.run({"--models=none.json"});
  EXPECT_EQ(Missing.Exit, 3);
  EXPECT_THAT(Missing.Err, HasSubstr("error: none.json: cannot be read: "));
}

TEST_F(CommandErrors, UnknownWordsAndOptions) {
  expectUsage({"chekc"}, "'chekc' is neither a command nor a file; did you mean 'check'?");
  expectUsage({"--modles=x"}, "Unknown command line argument '--modles=x'");
  expectUsage({"--color=sometimes"}, "--color: there is no 'sometimes'; use one of "
                                     "'auto', 'always', 'never'\n");
  expectUsage({"--profile=hard"}, "--profile: there is no 'hard'; use one of");
  expectUsage({"--min-confidence=0.5"}, "--min-confidence: there is no '0.5'; use one of");
  expectUsage({"--memory=lots"}, "--memory: 'lots' is not a size, as in");
}

TEST_F(CommandErrors, Reports) {
  expectUsage({"--output=sarfi=x"}, "--output: there is no format 'sarfi'; did you mean "
                                    "'sarif'?");
  expectUsage({"--output=x.sarif"}, "--output: 'x.sarif' is not FORMAT=FILE, as in "
                                    "sarif=retry.sarif\n");
  expectUsage({"--output=sarif=-", "--output=text=-"},
              "only one report can go to standard output; give the others a file\n");
  Project.database("compile_commands.json", {"src/once.c"});
  Ran Run = Project.run({"--output=sarif=no/such/folder/x"});
  EXPECT_EQ(Run.Exit, 3);
  EXPECT_THAT(Run.Err, HasSubstr("no/such/folder/x: cannot be written: "));
}

TEST_F(CommandErrors, FlagsWithoutFiles) {
  expectUsage({"--", "-DX"}, "flags after '--' need the files that they are for before it");
  expectUsage({"-p", "build", "a.c", "--", "-DX"}, "-p and flags after '--' are two ways");
}

TEST_F(CommandErrors, PluginsInCommandsAreNotLoaded) {
  Project.database("compile_commands.json", {"src/fetch.c"},
                   "-fplugin=/nowhere/evil.so -Xclang -load -Xclang /nowhere/evil.so "
                   "-fpass-plugin=/nowhere/evil.so");
  Ran Run = Project.run({});
  EXPECT_EQ(Run.Exit, 1) << Run.Err;
  EXPECT_THAT(Run.Err, Not(HasSubstr("evil")));
}

TEST_F(CommandErrors, NothingIsWritten) {
  Project.database("compile_commands.json", {"src/fetch.c"},
                   "-MD -MF deps.d -save-temps -ftime-trace -fmodules "
                   "-fmodules-cache-path=cache");
  Project.run({});
  EXPECT_THAT(Project.read("deps.d"), IsEmpty());
  EXPECT_THAT(Project.read("x.o"), IsEmpty());
}

TEST_F(CommandErrors, FilesOfOtherLanguagesOnly) {
  Project.database("compile_commands.json", {"boot.S"});
  expectUsage({}, Project.path("compile_commands.json") +
                      ": has no C, C++ or Objective-C file\n");
}

} // namespace
} // namespace retrylint
