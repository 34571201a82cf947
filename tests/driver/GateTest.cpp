// The gate from outside: what is not parsed, and that nothing is lost by it.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace retrylint {
namespace {

using testing::HasSubstr;

const char *const Matrix = R"(#include "matrix.h"
/* Rows are fetched in blocks. See curl_easy_perform() for how the caller gets them. */
double trace(const struct matrix *m) {
  double sum = 0;
  for (int i = 0; i < m->rows; i++)
    sum += m->cell[i * m->rows + i];
  return sum;
}
)";

class Gate : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override {
    Project.write("src/matrix.h", "struct matrix { int rows; double *cell; };\n");
    Project.write("src/matrix.c", Matrix);
    Project.write("src/sum.c", "int sum(const int *v, int n) {\n  int s = 0;\n"
                               "  while (n-- > 0)\n    s += v[n];\n  return s;\n}\n");
  }

  static int stat(const Ran &Run, const std::string &Name) {
    std::smatch Found;
    std::regex Line("  " + Name + " +(\\d+)\n");
    return std::regex_search(Run.Err, Found, Line) ? std::stoi(Found[1]) : -1;
  }

  /// Units that are not parsed; where some are not, a run without the gate must say
  /// the same.
  int gated(const std::vector<std::string> &Files, const std::string &Flags = "") {
    Project.database("compile_commands.json", Files, Flags);
    Ran With = Project.run({"--stats", "--no-cache", "--format=sarif"});
    Ran Without = Project.run({"--stats", "--no-cache", "--no-gate", "--format=sarif"});
    EXPECT_EQ(With.Out, Without.Out);
    EXPECT_EQ(With.Exit, Without.Exit);
    EXPECT_EQ(stat(Without, "gated"), 0);
    EXPECT_EQ(stat(With, "gated") + stat(With, "parsed"), int(Files.size()));
    return stat(With, "gated");
  }

  /// A loop that asks until it is answered, with a call of this name.
  static std::string loop(const std::string &Call) {
    return "int get(CURL *h) {\n  while (" + Call + " != 0)\n    sleep(1);\n  return 0;\n}\n";
  }
};

TEST_F(Gate, AProgramThatSpeaksToNobodyIsNotParsed) {
  EXPECT_EQ(gated({"src/matrix.c", "src/sum.c"}), 2);
}

TEST_F(Gate, OneClientLetsItsWholeProgramThrough) {
  // matrix.c names no attempt, but could hold what decides about a retry.
  Project.writeClients();
  EXPECT_EQ(gated({"src/matrix.c", "src/sum.c", "src/fetch.c"}, "-Iinclude"), 0);
  Ran Run = Project.run({"--no-cache"});
  EXPECT_THAT(Run.Out, HasSubstr("retry-constant-delay"));
}

TEST_F(Gate, AnAttemptInAHeaderOfTheProjectCounts) {
  Project.write("src/ask.h", "typedef void CURL;\nint curl_easy_perform(CURL *);\n"
                             "unsigned sleep(unsigned);\n"
                             "static inline int ask(CURL *h) { return curl_easy_perform(h); }\n");
  Project.write("src/get.c", "#include \"ask.h\"\n" + loop("ask(h)"));
  EXPECT_EQ(gated({"src/get.c", "src/sum.c"}), 0);
}

TEST_F(Gate, MacrosCountWhereverTheyAreDefined) {
  std::string Declared = "typedef void CURL;\nint curl_easy_perform(CURL *);\n";
  Project.write("lib/ask.h", Declared + "#define ASK(h) curl_easy_perform(h)\n");
  Project.write("src/get.c",
                "#include <ask.h>\nunsigned sleep(unsigned);\n" + loop("ASK(h)"));
  EXPECT_EQ(gated({"src/get.c"}, "-isystem lib"), 0);
  Project.write("src/get.c", "typedef void CURL;\nunsigned sleep(unsigned);\n" + loop("GO(h)"));
  EXPECT_EQ(gated({"src/get.c"}, "-DGO=curl_easy_perform"), 0);
  Project.write("src/get.c", "typedef void CURL;\nunsigned sleep(unsigned);\n"
                             "#define DO(what) curl_easy_##what\n" + loop("DO(perform)(h)"));
  EXPECT_EQ(gated({"src/get.c"}), 0);
  Project.write("src/get.c", "typedef void CURL;\nunsigned sleep(unsigned);\n"
                             "#define JOIN(a, b) a##b\n" + loop("JOIN(curl_easy, _perform)(h)"));
  EXPECT_EQ(gated({"src/get.c"}), 0);
}

TEST_F(Gate, WhatALibraryDeclaresAndNobodyUsesDoesNotCount) {
  Project.write("lib/ask.h", "int curl_easy_perform(void *);\n"
                             "#define ASK(h) curl_easy_perform(h)\n");
  Project.write("src/use.c", "#include <ask.h>\nint twice(int n) { return 2 * n; }\n");
  EXPECT_EQ(gated({"src/use.c"}, "-isystem lib"), 1);
}

TEST_F(Gate, AMethodOfALibraryNeedsItsClass) {
  // 'execute' alone is anybody's.
  const char *Job = "struct Job { int execute(); };\nint run(Job &j) { return j.execute(); }\n";
  Project.write("src/job.cpp", Job);
  EXPECT_EQ(gated({"src/job.cpp"}), 1);
  Project.write("lib/net.h", "namespace Poco { namespace Net {\nstruct StreamSocket {\n"
                             "  void connect(int);\n};\n} }\n"
                             "using Link = Poco::Net::StreamSocket;\n");
  Project.write("src/job.cpp", "#include <net.h>\nvoid run(Link &l) { l.connect(1); }\n");
  EXPECT_EQ(gated({"src/job.cpp"}, "-isystem lib"), 0);
}

TEST_F(Gate, AnnotationsAndNamesThatSoundLikeAttemptsCount) {
  Project.write("src/own.c", "__attribute__((annotate(\"retrylint::attempt\"))) int ping(int);\n"
                             "int go(int p) { while (ping(p)) {} return 0; }\n");
  EXPECT_EQ(gated({"src/own.c"}), 0);
  Project.write("src/own.c", "int broker_connect(int);\nvoid pause_a_bit(void);\n"
                             "int go(int p) { while (broker_connect(p) < 0) pause_a_bit();"
                             " return 0; }\n");
  EXPECT_EQ(gated({"src/own.c"}), 0);
}

TEST_F(Gate, WhatCannotBeReadIsParsed) {
  Project.write("src/matrix.c", "#define HEADER \"matrix.h\"\n#include HEADER\n"
                                "int rows(struct matrix *m) { return m->rows; }\n");
  EXPECT_EQ(gated({"src/matrix.c"}), 0);
}

TEST_F(Gate, AUnitThatIsNotThereIsToldOf) {
  Project.database("compile_commands.json", {"src/sum.c", "src/gone.c"});
  Ran Run = Project.run({"--stats", "--no-cache"});
  EXPECT_THAT(Run.Err, HasSubstr("the file is not there"));
  EXPECT_EQ(stat(Run, "gated"), 1);
  EXPECT_EQ(stat(Run, "failed"), 1);
}

TEST_F(Gate, WhatIsExtractedAloneIsAlwaysParsed) {
  Project.database("compile_commands.json", {"src/sum.c"});
  Ran Run = Project.run({"extract", "--no-cache", "--print-ir"});
  EXPECT_THAT(Run.Out, HasSubstr("sum"));
}

} // namespace
} // namespace retrylint
