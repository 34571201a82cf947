// Options in texts, and conditions on options.
#include "models/Models.h"
#include "models/OptionTests.h"
#include "models/OptionText.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::models;
using ir::TextFormat;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Optional;

namespace {

TEST(OptionText, NumbersAreWholeTexts) {
  EXPECT_THAT(numberIn(TextFormat::Number, "250", ""), Optional(250));
  EXPECT_THAT(numberIn(TextFormat::Number, "-1", ""), Optional(-1));
  EXPECT_THAT(numberIn(TextFormat::Number, "true", ""), Optional(1));
  EXPECT_EQ(numberIn(TextFormat::Number, "250 ms", ""), std::nullopt);
  EXPECT_EQ(numberIn(TextFormat::Number, "", ""), std::nullopt);
  EXPECT_EQ(numberIn(TextFormat::Number, "all", ""), std::nullopt);
}

TEST(OptionText, PairsAreReadAsLibpqReadsThem) {
  auto read = [](const char *Text) {
    return numberIn(TextFormat::Pairs, Text, "connect_timeout");
  };
  EXPECT_THAT(read("host=db connect_timeout=5"), Optional(5));
  EXPECT_THAT(read("connect_timeout = '7' host=db"), Optional(7));
  EXPECT_THAT(read("application_name='it\\'s connect_timeout=3' connect_timeout=8"), Optional(8));
  EXPECT_EQ(read("application_name='connect_timeout=3'"), std::nullopt);
  EXPECT_EQ(read("connect_timeout"), std::nullopt);
  EXPECT_EQ(read("connect_timeout="), std::nullopt);
  EXPECT_EQ(read("connect_timeout='"), std::nullopt);
  EXPECT_EQ(read(""), std::nullopt);
}

TEST(OptionText, UrisHaveTheirOptionsBehindAQuestionMark) {
  auto read = [](const char *Text) {
    return numberIn(TextFormat::Uri, Text, "heartbeatFrequencyMS");
  };
  EXPECT_THAT(read("mongodb://a,b/?w=1&heartbeatfrequencyms=100&x=y"), Optional(100));
  EXPECT_EQ(read("mongodb://heartbeatFrequencyMS=100/"), std::nullopt);
  EXPECT_EQ(read("heartbeatFrequencyMS=100"), std::nullopt);
}

TEST(OptionTests, SayWhatIsCompared) {
  auto Number = parseOptionTest("retryDelay < 100 ms");
  ASSERT_TRUE(Number);
  EXPECT_EQ(Number->Attribute, "retryDelay");
  EXPECT_EQ(Number->Test, ir::Compare::Lt);
  EXPECT_EQ(Number->Number, 100e6);
  auto Two = parseOptionTest("arg 2 <= retryDelay");
  ASSERT_TRUE(Two);
  EXPECT_EQ(Two->Arg, 2);
  EXPECT_EQ(Two->OtherAttribute, "retryDelay");
  EXPECT_TRUE(parseOptionTest("retryBackoff unset")->Unset);
  for (const char *Wrong : {"", "retries", "retries <", "retries < 1 parsec", "< 3", "arg < 3",
                            "arg 64 < 3", "retries ~ 3", "arg 1 unset", "retries unset now"})
    EXPECT_FALSE(parseOptionTest(Wrong)) << Wrong;
}

std::string policy(const std::string &Inside) {
  return R"({"methodConfig": [{"name": [{}], "retryPolicy": {)" + Inside + "}}]}";
}

TEST(ServiceConfig, SaysNothingOfWhatIsRight) {
  EXPECT_THAT(serviceConfigComplaints("{}"), IsEmpty());
  EXPECT_THAT(serviceConfigComplaints(R"({"methodConfig": [{"name": [{}], "timeout": "1s"}]})"),
              IsEmpty());
  EXPECT_THAT(serviceConfigComplaints(policy(
                  R"("maxAttempts": 5, "initialBackoff": "0.1s", "maxBackoff": "0.1s",
                     "backoffMultiplier": 1.5, "retryableStatusCodes": ["UNAVAILABLE", 8])")),
              IsEmpty());
}

TEST(ServiceConfig, TellsWhatGrpcRefuses) {
  EXPECT_THAT(serviceConfigComplaints("{]"), ElementsAre(HasSubstr("no JSON object")));
  EXPECT_THAT(serviceConfigComplaints("[]"), ElementsAre(HasSubstr("no JSON object")));
  EXPECT_THAT(serviceConfigComplaints(policy("")),
              ElementsAre(HasSubstr("no \"maxAttempts\""), HasSubstr("no \"initialBackoff\""),
                          HasSubstr("no \"maxBackoff\""), HasSubstr("no \"backoffMultiplier\""),
                          HasSubstr("no \"retryableStatusCodes\"")));
  EXPECT_THAT(serviceConfigComplaints(policy(
                  R"("maxAttempts": "4", "initialBackoff": 1, "maxBackoff": "-1s",
                     "backoffMultiplier": 0, "retryableStatusCodes": ["BUSY"])")),
              ElementsAre(HasSubstr("maxAttempts is \"4\""), HasSubstr("initialBackoff is 1"),
                          HasSubstr("maxBackoff is \"-1s\""), HasSubstr("backoffMultiplier is 0"),
                          HasSubstr("no status is called \"BUSY\"")));
}

TEST(Complaints, AreReadAndTheirFaultsAreTold) {
  auto errors = [](const std::string &Complaint) {
    return ModelSet().add(R"({"library": "x", "functions": [{"name": "f", "role": "neutral",
                              "complaints": [)" + Complaint + "]}]}", "x.json");
  };
  EXPECT_THAT(errors(R"({"if": ["retries < 0", "arg 1 > 3"], "says": "no; yes"})"), IsEmpty());
  EXPECT_THAT(errors(R"({"says": "no; yes"})"), IsEmpty());
  EXPECT_THAT(errors(R"({"if": "retries < 0"})"),
              ElementsAre("x.json: (/functions/0/complaints/0) a complaint without words; add \"says\""));
  EXPECT_THAT(errors(R"({"if": "retries negative", "says": "no; yes"})"),
              ElementsAre(HasSubstr("(/functions/0/complaints/0/if) \"retries negative\" is no condition")));
}

} // namespace
