#include "Cycles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using namespace retrylint;
using namespace retrylint::test;
using testing::ElementsAre;
using testing::IsEmpty;

static CheckSet all(const CheckOptions &Options = {}) {
  return CheckSet([](std::string_view) { return true; }, Options);
}

static std::vector<std::string> names(const std::vector<Finding> &Findings) {
  std::vector<std::string> Names;
  for (const Finding &Each : Findings)
    Names.push_back(Each.Check + ":" + std::to_string(Each.Where.At.Line));
  return Names;
}

TEST(Catalogue, IdsNamesAndSummariesAreInForm) {
  std::set<std::string_view> Names, Ids;
  for (const CheckInfo &Info : allChecks()) {
    EXPECT_TRUE(Info.Name.starts_with("retry-")) << Info.Name;
    EXPECT_TRUE(Names.insert(Info.Name).second) << Info.Name;
    EXPECT_TRUE(Ids.insert(Info.Id).second) << Info.Id;
    EXPECT_FALSE(Info.Summary.ends_with('.')) << Info.Name;
    EXPECT_TRUE(Info.Summary.starts_with("Finds ")) << Info.Name;
    EXPECT_GT(Info.Cwe, 0u) << Info.Name;
    // retry-constant-delay is ConstantDelayCheck.
    std::string Id;
    bool Upper = true;
    for (char C : Info.Name.substr(6)) {
      if (C != '-')
        Id += Upper ? char(std::toupper(C)) : C;
      Upper = C == '-';
    }
    EXPECT_EQ(Id, Info.Id);
  }
}

TEST(CheckSet, OneFindingPerFacetAndCycle) {
  // No delay and growth without a cap at once: the worse of both stays, and the
  // bound is another facet.
  RetryCycle Retry = with(endless(), growing(1));
  Retry.Waits = Tristate::No;
  Retry.Selectivity.Classified = Tristate::Yes;
  EXPECT_THAT(names(all().run(std::vector{Retry})),
              ElementsAre("retry-without-delay:8", "retry-unbounded:8"));
}

TEST(CheckSet, CatalogueOrderDecidesWithinAFacet) {
  RetryCycle Retry = with(endless(), growing(1));
  Retry.Selectivity.Classified = Tristate::Yes;
  EXPECT_THAT(names(all().run(std::vector{Retry})),
              ElementsAre("retry-unbounded:8", "retry-uncapped-delay:15"));
}

TEST(CheckSet, SaysNothingAboutTests) {
  RetryCycle Retry = endless();
  Retry.InTest = true;
  EXPECT_THAT(all().run(std::vector{Retry}), IsEmpty());
}

TEST(CheckSet, CyclesThroughOneWaitShareAFinding) {
  RetryCycle Connect = with(loop(), constant(1)), Login = Connect;
  Connect.Attempt.Name = "connect";
  Login.Attempt.Name = "login";
  EXPECT_THAT(names(findings("retry-constant-delay", {Connect, Login})),
              ElementsAre("retry-constant-delay:14"));
}

TEST(CheckSet, TheHighestLevelStaysWhereCyclesShareAPlace) {
  RetryCycle Slow = with(endless(), constant(1)), Hot = endless();
  std::vector<Finding> All = findings("retry-unbounded", {Slow, Hot});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Level, Level::Error);
}

TEST(CheckSet, OrdersByPlaceThenCheckWhateverTheOrderOfCycles) {
  RetryCycle First = endless(), Second = endless(), Other = endless();
  Second.BackWhere = at(80);
  Other.BackWhere = at(1, 1, "another.cpp");
  auto Names = [](std::vector<RetryCycle> Cycles) {
    return names(findings("retry-unbounded", std::move(Cycles)));
  };
  EXPECT_THAT(Names({First, Second, Other}),
              ElementsAre("retry-unbounded:1", "retry-unbounded:8",
                          "retry-unbounded:80"));
  EXPECT_EQ(Names({Other, Second, First}), Names({First, Second, Other}));
}

TEST(CheckSet, FindingsCarryPathFunctionAndConfidence) {
  std::vector<Finding> All = findings("retry-unbounded", {endless()});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Function, "Client::load");
  EXPECT_EQ(All[0].Path.size(), 2u);
  EXPECT_EQ(All[0].Confidence, Confidence::High);
}

TEST(CheckSet, AFindingWithoutAPlaceIsDropped) {
  RetryCycle Retry = endless();
  Retry.BackWhere = {};
  EXPECT_THAT(findings("retry-unbounded", {Retry}), IsEmpty());
}

TEST(Options, AreReadAndListed) {
  CheckSet Set = all({{"retry-constant-delay.MinAttempts", "9"}});
  EXPECT_THAT(Set.errors(), IsEmpty());
  bool Listed = false;
  for (const OptionInfo &Option : Set.options())
    Listed |= Option.Name == "retry-constant-delay.MinAttempts" &&
              Option.Default == "4";
  EXPECT_TRUE(Listed);
  EXPECT_EQ(message("retry-constant-delay", with(loop(), constant(1)),
                    {{"retry-constant-delay.MinAttempts", "9"}}),
            "");
}

TEST(Options, ThatCannotBeReadAreNamedAndTheDefaultStands) {
  CheckOptions Options = {{"retry-constant-delay.MinAttempts", "many"},
                          {"retry-constant-delay.MaxInterval", "-"},
                          {"retry-without-jitter.SingleInstance", "maybe"}};
  EXPECT_THAT(
      all(Options).errors(),
      ElementsAre(
          "retry-constant-delay.MaxInterval: '-' is not a number",
          "retry-constant-delay.MinAttempts: 'many' is not a number",
          "retry-without-jitter.SingleInstance: 'maybe' is not true or false"));
  EXPECT_NE(message("retry-constant-delay", with(loop(), constant(1)), Options),
            "");
}

TEST(Options, ThatTheCheckDoesNotHaveAreNamed) {
  EXPECT_THAT(
      all({{"retry-unbounded.Limit", "3"},
           {"retry-uncapped-delay.Cap", "3"},
           {"bugprone-x.Cap", "3"}})
          .errors(),
      ElementsAre("retry-unbounded.Limit: no such option; the check has none",
                  "retry-uncapped-delay.Cap: no such option; the check has "
                  "MaxDelay"));
}

TEST(Options, OfChecksThatAreOffAreNotJudged) {
  CheckSet Set([](std::string_view) { return false; },
               {{"retry-constant-delay.MinAttempts", "many"}});
  EXPECT_THAT(Set.errors(), IsEmpty());
  EXPECT_THAT(Set.options(), IsEmpty());
}

TEST(Options, UnderstandWhatClangTidyWrites) {
  for (const char *Yes : {"true", "True", "1", "yes", "on"})
    EXPECT_EQ(message("retry-without-jitter", with(endless(), growing(1)),
                      {{"retry-without-jitter.SingleInstance", Yes}}),
              "")
        << Yes;
}
