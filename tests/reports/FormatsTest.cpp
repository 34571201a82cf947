// The formats other than SARIF and text: the sample as golden files, and what is
// easy to get wrong in each.

#include "Sample.h"

#include "driver/reports/Markup.h"
#include "driver/reports/SarifParts.h"
#include "driver/reports/Writers.h"

#include "llvm/Support/MemoryBuffer.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <random>

using namespace retrylint;
using namespace retrylint::driver;
using nlohmann::json;
using retrylint::driver::test::Project;
using retrylint::driver::test::Sample;
using retrylint::driver::test::written;
using testing::HasSubstr;
using testing::Not;

namespace {

class Golden : public testing::TestWithParam<const char *> {};

// To renew a file: build/release/bin/write-sample FORMAT > tests/reports/golden/sample.FORMAT
TEST_P(Golden, Sample) {
  std::string Path = std::string(PROJECT_ROOT "/tests/reports/golden/sample.") + GetParam();
  auto Expected = llvm::MemoryBuffer::getFile(Path);
  ASSERT_TRUE(bool(Expected)) << Path;
  Sample Run;
  EXPECT_EQ(written(findFormat(GetParam())->Write, Run.Findings, Run.Client.Run),
            (*Expected)->getBuffer().str());
}

INSTANTIATE_TEST_SUITE_P(Formats, Golden,
                         testing::Values("concise", "json", "junit", "github", "gitlab",
                                         "checkstyle", "agent"),
                         [](const auto &Info) { return std::string(Info.param); });

TEST(Formats, AreFoundByName) {
  for (const Format &Each : formats())
    EXPECT_EQ(findFormat(Each.Name), &Each);
  EXPECT_EQ(findFormat("xml"), nullptr);
}

TEST(Formats, EveryFormatTakesAnEmptyRun) {
  Project Code({{"a.c", ""}});
  for (const Format &Each : formats())
    written(Each.Write, {}, Code.Run);
}

// A finding about text that means something to each of the formats.
ReportedFinding hostile(const Project &Code) {
  ReportedFinding Out = Code.finding("retry-unbounded", Code.place("a,b:<c>.c", "retry"),
                                     "100% of <tries> & \"more\"\nnext\x01 line", "operator<");
  Out.Fingerprint = "0123456789abcdef:1";
  return Out;
}

const std::map<std::string, std::string> HostileFile = {{"a,b:<c>.c", "retry(\"</pre>\");\n"}};

TEST(Github, EscapesDataAndProperties) {
  Project Code(HostileFile);
  EXPECT_EQ(written(writeGithub, {hostile(Code)}, Code.Run),
            "::warning file=a%2Cb%3A<c>.c,line=1,col=1,endLine=1,endColumn=6,title=retry-unbounded"
            "::100%25 of <tries> & \"more\"%0Anext\x01 line\n");
}

TEST(Github, WorstFirstAndSaysWhatIsNotShown) {
  Project Code({{"a.c", "retry();\n"}});
  std::vector<ReportedFinding> Findings(
      11, Code.finding("retry-unbounded", Code.place("a.c", "retry"), "m"));
  Findings.back().Finding.Level = Level::Error;
  std::string Ten = written(writeGithub, Findings, Code.Run);
  EXPECT_EQ(Ten.find("::error"), 0u);
  EXPECT_THAT(Ten, Not(HasSubstr("::notice")));
  Findings.push_back(Findings.front());
  EXPECT_THAT(written(writeGithub, Findings, Code.Run),
              HasSubstr("::notice title=retrylint::12 findings; GitHub shows the first 10"));
}

TEST(Markup, EscapesWhatXmlForbids) {
  EXPECT_EQ(escaped("<a b=\"c\">&'"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
  EXPECT_EQ(escaped("a\nb\tc"), "a&#10;b&#9;c");
  EXPECT_EQ(escaped("\x01\x7f"), "\uFFFD\uFFFD");
  EXPECT_EQ(escaped("\xef\xbf\xbe\xef\xbf\xbd"), "\uFFFD\uFFFD"); // U+FFFE, U+FFFD
  EXPECT_EQ(escaped("caf\xe9"), "caf\uFFFD");
}

TEST(Html, QuotesSourceAndMessages) {
  Project Code(HostileFile);
  std::string Text = written(writeHtml, {hostile(Code)}, Code.Run);
  EXPECT_THAT(Text, HasSubstr("retry(&quot;&lt;/pre&gt;&quot;);"));
  EXPECT_THAT(Text, HasSubstr("100% of &lt;tries&gt; &amp;"));
  EXPECT_THAT(Text, Not(HasSubstr("<tries>")));
  EXPECT_THAT(Text, Not(HasSubstr("<script")));
}

TEST(Agent, OneLineAFinding) {
  Project Code(HostileFile);
  std::string Text = written(writeAgent, {hostile(Code)}, Code.Run);
  EXPECT_EQ(llvm::StringRef(Text).count('\n'), 2u) << Text;
}

TEST(Junit, CleanRunHasAPassingCase) {
  Project Code({{"a.c", ""}});
  std::string Text = written(writeJunit, {}, Code.Run);
  EXPECT_THAT(Text, HasSubstr("tests=\"1\" failures=\"0\" errors=\"0\""));
  EXPECT_THAT(Text, HasSubstr("<testcase "));
}

TEST(Junit, TwinsHaveNamesOfTheirOwn) {
  Project Code({{"a.c", "retry();\nretry();\n"}});
  std::string Text =
      written(writeJunit,
              {Code.finding("retry-unbounded", Code.place("a.c", "retry", 1), "m"),
               Code.finding("retry-unbounded", Code.place("a.c", "retry", 2), "m")},
              Code.Run);
  EXPECT_THAT(Text, HasSubstr("name=\"retry-unbounded in fetch\""));
  EXPECT_THAT(Text, HasSubstr("name=\"retry-unbounded in fetch #2\""));
}

TEST(Gates, TakeNothingThatIsSuppressedOrKnown) {
  Project Code({{"a.c", "retry();\n"}});
  ReportedFinding Suppressed = Code.finding("retry-unbounded", Code.place("a.c", "retry"), "m");
  ReportedFinding Known = Suppressed;
  Suppressed.Suppressed = true;
  Known.Baseline = BaselineState::Unchanged;
  for (const char *Name : {"concise", "github", "gitlab", "checkstyle", "agent", "sarif-github"})
    EXPECT_THAT(written(findFormat(Name)->Write, {Suppressed, Known}, Code.Run),
                Not(HasSubstr("a.c")))
        << Name;
}

class Upload : public testing::Test {
protected:
  Project Code{{{"a.c", "retry();\n"}}};
  std::vector<ReportedFinding> Findings;

  // Findings 1 to Number; only the last is an error.
  void fill(unsigned Number) {
    for (unsigned I = 1; I <= Number; ++I)
      Findings.push_back(Code.finding("retry-unbounded", Code.place("a.c", "retry"),
                                      "finding " + std::to_string(I)));
    Findings.back().Finding.Level = Level::Error;
  }

  json run(std::size_t MostResults, std::size_t MostBytes) {
    std::string Text = sarif::upload(Findings, Code.Run, MostResults, MostBytes);
    return json::parse(Text, nullptr, false)["runs"][0];
  }

  static json notices(const json &Run) {
    return Run["invocations"][0]["toolExecutionNotifications"];
  }
};

TEST_F(Upload, CompleteWhereAllFits) {
  fill(5);
  json Run = run(5, 10'000'000);
  EXPECT_EQ(Run["results"].size(), 5u);
  EXPECT_TRUE(notices(Run).empty());
}

TEST_F(Upload, KeepsTheWorstAndTellsTheRest) {
  fill(5);
  json Run = run(2, 10'000'000);
  ASSERT_EQ(Run["results"].size(), 2u);
  EXPECT_EQ(Run["results"][0]["message"]["text"], "finding 1");
  EXPECT_EQ(Run["results"][1]["message"]["text"], "finding 5");
  ASSERT_EQ(notices(Run).size(), 1u);
  EXPECT_THAT(notices(Run)[0]["message"]["text"].get<std::string>(),
              HasSubstr("3 results of 5 left out"));
}

TEST_F(Upload, IsCutBySizeToo) {
  fill(2000);
  std::mt19937_64 Random(1);
  for (ReportedFinding &Each : Findings) // hardly compressible
    for (int I = 0; I < 4; ++I)
      Each.Finding.Function += std::to_string(Random());
  ASSERT_EQ(run(10'000, 100'000'000)["results"].size(), 2000u);
  json Run = run(10'000, 60'000);
  EXPECT_LT(Run["results"].size(), 2000u);
  EXPECT_GT(Run["results"].size(), 50u);
  EXPECT_EQ(Run["results"].back()["message"]["text"], "finding 2000");
  EXPECT_EQ(notices(Run).size(), 1u);
}

TEST_F(Upload, GivesUpOnNothingSmaller) {
  fill(3);
  EXPECT_EQ(run(10, 1)["results"].size(), 0u);
}

TEST_F(Upload, GithubsOwnLimitIsKept) {
  fill(25'001);
  json Run = json::parse(written(writeSarifGithub, Findings, Code.Run), nullptr, false)["runs"][0];
  EXPECT_EQ(Run["results"].size(), 25'000u);
  EXPECT_EQ(notices(Run).size(), 1u);
}

} // namespace
