// What a model file may say, and what a faulty one is told.
#include "models/ModelFile.h"
#include "models/Signs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::models;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

/// Adds a file of these members and returns what is wrong with it.
std::vector<std::string> errors(const std::string &Members) {
  return ModelSet().add("{\"library\": \"acme\", " + Members + "}", "acme.json");
}

std::vector<std::string> entryErrors(const std::string &Keys) {
  return errors("\"functions\": [{\"name\": \"f\", " + Keys + "}]");
}

ModelSet loaded(const std::string &Members) {
  ModelSet Set;
  EXPECT_THAT(Set.add("{\"library\": \"acme\", " + Members + "}", "acme.json"), IsEmpty());
  return Set;
}

const ir::FunctionSummary &only(const ModelSet &Set, std::string_view Name) {
  EXPECT_THAT(Set.byName(Name), SizeIs(1)) << Name;
  return Set.byName(Name).at(0)->Summary;
}

TEST(Loader, ThreeLinesModelAFunction) {
  ModelSet Set;
  EXPECT_THAT(Set.add(R"({"library": "acme", "functions": [
    {"name": "acme_call", "role": "attempt", "fails": "returns != 0"}
  ]})", "acme.json"), IsEmpty());
  const ir::FunctionSummary &Call = only(Set, "acme_call");
  EXPECT_EQ(Call.Library, "acme");
  EXPECT_EQ(Call.Name, "acme_call");
  EXPECT_EQ(Call.Role, ir::Role::Attempt);
  ASSERT_THAT(Call.Failures, SizeIs(1));
  EXPECT_EQ(Call.Failures[0].In, ir::FailureIn::Return);
  EXPECT_EQ(Call.Failures[0].Test, ir::Compare::Ne);
  EXPECT_THAT(Set.libraries(), ElementsAre("acme"));
  EXPECT_THAT(Set.tokens(), ElementsAre("acme_call"));
}

TEST(Loader, GroupsHandDownWhatTheyAndTheFileSay) {
  ModelSet Set = loaded(R"("protocol": "http", "in": ["acme", "acme2"],
    "functions": [{"role": "attempt", "fails": "returns < 0", "in": "Client", "target": 0,
      "functions": [
        {"names": ["get", "put"], "idempotent": true},
        {"name": "login", "fails": "returns false", "protocol": "ldap"},
        {"name": "::acme_init", "role": "neutral"}]}])");
  EXPECT_EQ(only(Set, "acme::Client::get").Protocol, "http");
  EXPECT_EQ(only(Set, "acme2::Client::put").Idempotent, ir::Tristate::Yes);
  EXPECT_EQ(only(Set, "acme::Client::login").Protocol, "ldap");
  EXPECT_EQ(only(Set, "acme::Client::login").Failures[0].Test, ir::Compare::Eq);
  EXPECT_EQ(only(Set, "acme::Client::login").Idempotent, ir::Tristate::Unknown);
  EXPECT_EQ(only(Set, "acme_init").Role, ir::Role::Neutral);
}

TEST(Loader, BracesAndSelectorsMakeNames) {
  ModelSet Set = loaded(R"("functions": [
    {"name": "Send{A,W}{,Ex}", "role": "attempt", "fails": "returns false"},
    {"in": "ACClient", "names": ["-fetch:failure:", "+shared"], "role": "neutral"}])");
  for (const char *Name : {"SendA", "SendW", "SendAEx", "SendWEx", "-[ACClient fetch:failure:]", "+[ACClient shared]"})
    EXPECT_THAT(Set.byName(Name), SizeIs(1)) << Name;
}

TEST(Loader, NameOfTheGroupGoesForEachOverload) {
  ModelSet Set = loaded(R"("functions": [{"name": "acme_run", "role": "attempt", "functions": [
    {"params": {"1": "acme::error"}, "fails": "arg 1 true"}, {"fails": "throws acme::failure"}]}])");
  const auto &Overloads = Set.byName("acme_run");
  ASSERT_THAT(Overloads, SizeIs(2));
  EXPECT_THAT(Overloads[0]->Match.ParamTypes, ElementsAre("", "acme::error"));
  EXPECT_THAT(Overloads[1]->Match.ParamTypes, IsEmpty());
}

TEST(Loader, ErrorArgumentBecomesAVariantForEachPlace) {
  ModelSet Set = loaded(R"("functions": [{"name": "f", "role": "attempt", "fails": "throws E",
    "errorArg": {"types": ["code"], "at": [1, 2]}}])");
  const auto &Variants = Set.byName("f");
  ASSERT_THAT(Variants, SizeIs(3));
  EXPECT_THAT(Variants[1]->Match.ParamTypes, ElementsAre("", "", "code"));
  EXPECT_EQ(signText(Variants[1]->Summary.Failures.at(0)), "arg 2 != 0");
  EXPECT_EQ(signText(Variants[2]->Summary.Failures.at(0)), "throws E");
}

TEST(Loader, UsersEntriesGoFirstInTheirOwnOrder) {
  ModelSet Set = loaded(R"("functions": [{"name": "f", "role": "neutral"}])");
  EXPECT_THAT(Set.add(R"({"library": "mine", "functions": [
    {"name": "f", "role": "pump", "args": 1}, {"name": "f", "role": "cancel"}]})", "mine.json"), IsEmpty());
  std::vector<ir::Role> Roles;
  for (const Model *M : Set.byName("f"))
    Roles.push_back(M->Summary.Role);
  EXPECT_THAT(Roles, ElementsAre(ir::Role::Pump, ir::Role::Cancel, ir::Role::Neutral));
}

TEST(Loader, GoodEntriesOfAFaultyFileAreAdded) {
  ModelSet Set;
  EXPECT_THAT(Set.add(R"({"library": "acme", "functions": [
    {"name": "bad", "role": "wiat"}, {"name": "good", "role": "neutral"}]})", "acme.json"), SizeIs(1));
  EXPECT_THAT(Set.byName("good"), SizeIs(1));
  EXPECT_THAT(Set.byName("bad"), IsEmpty());
}

TEST(Loader, TimesHaveAPlaceAndAUnit) {
  ModelSet Set = loaded(R"("functions": [
    {"name": "nap", "role": "wait", "delay": {"arg": 1, "unit": "ms"}},
    {"name": "until", "role": "wait", "delay": {"arg": 0, "unit": "timespec", "absolute": true}},
    {"name": "later", "role": "timer", "delay": {"attribute": "delay"}}])");
  const ir::TimeArg &Nap = only(Set, "nap").Delay;
  EXPECT_EQ(Nap.Arg, 1);
  EXPECT_EQ(Nap.Unit, 1e-3);
  EXPECT_EQ(Nap.Shape, ir::TimeShape::Number);
  EXPECT_TRUE(only(Set, "until").Delay.Absolute);
  EXPECT_EQ(only(Set, "later").Delay.Attribute, "delay");
  EXPECT_TRUE(only(Set, "later").Delay.Present());
}

TEST(Loader, CodesKeepNamesAndNumbers) {
  ModelSet Set = loaded(R"("codes": {"acme": {"transient": {"ACME_BUSY": 3}, "permanent": ["acme::denied"]}},
    "functions": [{"name": "f", "role": "attempt", "fails": "returns != 0", "codes": "acme"}])");
  const auto &Classes = only(Set, "f").Classes;
  ASSERT_THAT(Classes, SizeIs(2));
  EXPECT_EQ(Classes[0].Class, ir::FailureClass::Transient);
  EXPECT_THAT(Classes[0].Codes, ElementsAre(3));
  EXPECT_THAT(Classes[0].Names, ElementsAre("ACME_BUSY"));
  EXPECT_THAT(Classes[1].Types, ElementsAre("acme::denied"));
}

TEST(Loader, CallbacksSettingsAndHooks) {
  ModelSet Set = loaded(R"("functions": [
    {"name": "go", "role": "start", "fails": "callback 0 true"},
    {"name": "on", "role": "register", "handle": 0, "callbacks": [
      {"arg": 2, "fails": "param 1 & 0x70"}, {"arg": 1, "field": "onFailure", "role": "failure"}]},
    {"name": "opt", "role": "option", "handle": 0, "sets": [
      {"attribute": "timeout", "when": {"arg": 1, "is": {"OPT_T": 13}}, "arg": 2, "unit": "s"},
      {"attribute": "retries", "when": {"arg": 1, "is": ["no.retry"]}, "value": 1}]}],
    "overrides": [{"in": "acme::Reactor", "name": "OnDone", "fails": "param 0 false"}],
    "delegates": [{"in": "ACDelegate", "name": "-task:failed:", "role": "failure"}])");
  const ir::CallbackSpec &Go = only(Set, "go").Callbacks.at(0);
  EXPECT_TRUE(Go.LastCallable);
  EXPECT_EQ(Go.Role, ir::CallbackRole::Completion);
  EXPECT_EQ(Go.Failure.In, ir::FailureIn::CallbackParam);
  const auto &On = only(Set, "on").Callbacks;
  EXPECT_EQ(On.at(0).Failure.Test, ir::Compare::Mask);
  EXPECT_EQ(On.at(0).Failure.Number, 0x70);
  EXPECT_EQ(On.at(1).Field, "onFailure");
  const auto &Sets = only(Set, "opt").Settings;
  EXPECT_THAT(Sets.at(0).Equals, ElementsAre(13));
  EXPECT_THAT(Sets.at(1).Text, ElementsAre("no.retry"));
  EXPECT_EQ(Sets.at(1).Constant, 1);
  ASSERT_TRUE(Set.virtualMethod("acme::Reactor::OnDone"));
  EXPECT_EQ(Set.virtualMethod("acme::Reactor::OnDone")->Callback.Failure.Test, ir::Compare::Eq);
  EXPECT_TRUE(Set.virtualMethod("-[ACDelegate task:failed:]"));
}

TEST(Loader, TypesAndPatterns) {
  ModelSet Set = loaded(R"("types": [{"name": "acme::denied", "bases": ["std::exception"], "class": "permanent"}],
    "functions": [{"pattern": "acme stub", "params": {"0": "acme::Context"}, "result": "acme::Status",
      "role": "attempt", "fails": "returns false"}])");
  ASSERT_TRUE(Set.type("acme::denied"));
  EXPECT_EQ(Set.type("acme::denied")->Class, ir::FailureClass::Permanent);
  EXPECT_EQ(Set.type("acme::granted"), nullptr);
  ASSERT_THAT(Set.patterns(), SizeIs(1));
  EXPECT_EQ(Set.patterns()[0]->Summary.Name, "acme stub");
  EXPECT_THAT(Set.tokens(), testing::Contains("Context"));
}

TEST(Loader, TokensAreWhatASourceFileCanShow) {
  ModelSet Set = loaded(R"~("macros": ["acme_again"], "functions": [
    {"names": ["acme::Client::send", "-[ACClient get:failure:]", "acme::rng::operator()"], "role": "attempt", "fails": "returns < 0"},
    {"name": "acme_min", "role": "inspect", "returns": "min"}])~");
  EXPECT_THAT(Set.tokens(), ElementsAre("acme_again", "get", "send"));
}

struct Fault {
  const char *Keys;
  const char *Message;
};

class EntryFault : public testing::TestWithParam<Fault> {};

TEST_P(EntryFault, IsToldWhereAndWhatIsAllowed) {
  EXPECT_THAT(entryErrors(GetParam().Keys), ElementsAre(std::string("acme.json: (/functions/0") + GetParam().Message));
}

INSTANTIATE_TEST_SUITE_P(Loader, EntryFault, testing::Values(
  Fault{R"~("role": "wiat")~", R"~(/role) unknown role "wiat"; use "attempt", "transfer", "start", "wait", "timer", "post", "register", "pump", "cancel", "classifier", "inspect", "option", "retry-after", "lock", "unlock", "prompt", "seed" or "neutral")~"},
  Fault{R"~("role": "wait", "delay": {"arg": 0, "unit": "parsec"})~", R"~(/delay/unit) unknown unit "parsec"; use "s", "ms", "us", "ns", "min", "duration", "timeval" or "timespec")~"},
  Fault{R"~("role": "wait", "delay": {"arg": 0})~", R"~(/delay) a time without a unit; add "unit")~"},
  Fault{R"~("role": "wait", "delay": {"unit": "s"})~", R"~(/delay) a time without a place; add "arg" or "attribute")~"},
  Fault{R"~("role": "wait", "delay": 3)~", R"~(/delay) found the number 3; use an object)~"},
  Fault{R"~("role": "wait")~", R"~() a wait without a time; add "delay", "minSeconds" or "alwaysWaits")~"},
  Fault{R"~("role": "attempt")~", R"~() an attempt that can't fail; add "fails")~"},
  Fault{R"~("fails": "returns < 0")~", R"~() an entry without a role; add "role")~"},
  Fault{R"~("role": "attempt", "fails": "sometimes")~", R"~(/fails) "sometimes" is no failure sign; use "returns TEST", "arg N TEST", "callback N TEST" or "throws TYPES", where TEST is null, false, true, or one of == != < <= > >= & and a number)~"},
  Fault{R"~("role": "attempt", "fails": ["returns < 0", 7])~", R"~(/fails/1) found the number 7; use a string)~"},
  Fault{R"~("role": "neutral", "args": [3, 1])~", R"~(/args) the least number of arguments is above the most)~"},
  Fault{R"~("role": "neutral", "args": [3])~", R"~(/args) found an array of 1; use a number, or [least, most])~"},
  Fault{R"~("role": "neutral", "args": -1)~", R"~(/args) found the number -1; use an argument's index from 0 to 63)~"},
  Fault{R"~("role": "neutral", "params": {"first": "int"})~", R"~(/params/first) "first" is no parameter; use an index from 0 to 63)~"},
  Fault{R"~("role": "neutral", "idempotent": "yes")~", R"~(/idempotent) found the string "yes"; use true or false)~"},
  Fault{R"~("role": "neutral", "codes": "http")~", R"~(/codes) unknown table "http"; the file has no "codes")~"},
  Fault{R"~("role": "neutral", "defaultTimeout": 0)~", R"~(/defaultTimeout) found the number 0; use seconds above 0, or "never")~"},
  Fault{R"~("role": "neutral", "builtInAttempts": 0)~", R"~(/builtInAttempts) found the number 0; use a number from 1 on, or "endless")~"},
  Fault{R"~("role": "register")~", R"~() nothing is registered; add "callbacks")~"},
  Fault{R"~("role": "inspect")~", R"~() a reading without an answer; add "returns" or "fails")~"},
  Fault{R"~("role": "option")~", R"~() an option without an effect; add "sets")~"},
  Fault{R"~("role": "option", "sets": [{"attribute": "timeout"}])~", R"~(/sets/0) a setting takes its value from one place; use "arg" or "value")~"},
  Fault{R"~("role": "register", "callbacks": [{"arg": 1}])~", R"~(/callbacks/0) a callback without a meaning; add "role" or "fails")~"},
  Fault{R"~("role": "register", "callbacks": [{"arg": "first", "role": "failure"}])~", R"~(/callbacks/0/arg) unknown argument "first"; use "last" or "last callable")~"},
  Fault{R"~("role": "register", "callbacks": [{"fails": "returns < 0"}])~", R"~(/callbacks/0/fails) "returns < 0" is not about the callback; use "param N TEST")~"},
  Fault{R"~("role": "neutral", "pattern": "x", "result": "T")~", R"~(/pattern) an entry has a name or is a pattern; keep one)~"},
  Fault{R"~("role": "neutral", "names": ["a{b"])~", R"~(/names) unbalanced brace in "a{b"; write "prefix{A,W}")~"},
  Fault{R"~("role": "neutral", "errorArg": {"at": [1]})~", R"~(/errorArg) an error argument needs "types" and "at")~"},
  Fault{R"~("role": "neutral", "when": {"arg": 1})~", R"~(/when) a condition needs "arg" and "is")~"}));

TEST(Loader, UnknownKeysAreNamed) {
  EXPECT_THAT(errors(R"("functons": [])"),
              ElementsAre(testing::StartsWith("acme.json: (/functons) unknown key \"functons\"; use \"library\", ")));
  EXPECT_THAT(entryErrors(R"("role": "neutral", "a/b~c": 1)"),
              ElementsAre(testing::StartsWith("acme.json: (/functions/0/a~1b~0c) unknown key \"a/b~c\"; use \"name\", ")));
  EXPECT_THAT(errors(R"("codes": {"acme": {"fatal": {"E": 1}}})"),
              ElementsAre("acme.json: (/codes/acme/fatal) unknown class \"fatal\"; use \"again\", \"transient\", \"throttled\", \"permanent\", \"cancelled\" or \"connect\""));
}

TEST(Loader, AFaultOfAGroupIsToldOnce) {
  EXPECT_THAT(errors(R"("functions": [{"role": "wiat", "functions": [{"name": "f"}, {"name": "g"}]}])"),
              Contains(testing::HasSubstr("(/functions/0/role) unknown role")).Times(1));
}

TEST(Loader, FilesThatAreNoModelFiles) {
  EXPECT_THAT(ModelSet().add("[]", "acme.json"),
              ElementsAre("acme.json: (/) found an array; a model file is an object with \"library\" and \"functions\""));
  EXPECT_THAT(ModelSet().add("{\n  \"library\": \"a\",\n  oops\n}", "acme.json"),
              ElementsAre("acme.json: (line 3, column 3) the file is no JSON from here on"));
  EXPECT_THAT(ModelSet().add("", "acme.json"),
              ElementsAre("acme.json: (line 1, column 1) the file is no JSON from here on"));
  EXPECT_THAT(ModelSet().add("{}", "acme.json"),
              ElementsAre("acme.json: (/) a file without a name; add \"library\""));
  EXPECT_THAT(ModelSet().add(R"({"library": "a", "library": "b"})", "acme.json"),
              ElementsAre("acme.json: the key \"library\" stands twice in one object; keep one"));
}

TEST(Loader, GroupsWithoutEndAreRefused) {
  std::string Open, Close;
  for (int I = 0; I < 2000; ++I) {
    Open += R"("functions": [{)";
    Close += "}]";
  }
  EXPECT_THAT(errors(Open + Close), ElementsAre(testing::HasSubstr("groups are nested deeper than 8")));
}

TEST(Signs, FieldsAreCutOff) {
  EXPECT_EQ(parseSign("returns.err != 0").Field, "err");
  EXPECT_EQ(parseSign("arg 1.code < 0").Field, "code");
  EXPECT_EQ(parseSign("arg 1.code < 0").Sign.Index, 1u);
  EXPECT_EQ(parseSign("throws a.b").Field, "");
  ModelSet Set = loaded(R"("functions": [{"name": "f", "role": "attempt", "fails": ["returns null", "returns.err != 0"]}])");
  EXPECT_THAT(only(Set, "f").Failures, SizeIs(1));
  EXPECT_EQ(only(Set, "f").FieldFailures.at(0).Field, "err");
}

TEST(Signs, WordsAreReadAndWritten) {
  for (const char *Text : {"returns != 0", "returns < 0", "returns == 1, 2, 3", "arg 3 != 0", "param 1 & 112",
                           "throws a::B, c::D", "returns >= -5"}) {
    SignOrError Sign = parseSign(Text);
    EXPECT_EQ(Sign.Error, "") << Text;
    EXPECT_EQ(signText(Sign.Sign), Text);
  }
  for (const char *Text : {"", "returns", "returns maybe", "returns = 0", "returns < 0, 1", "arg -1 true", "arg x true",
                           "returns != 0x", "param 64 null", "returns == 99999999999999999999"})
    EXPECT_NE(parseSign(Text).Error, "") << Text;
}

} // namespace
