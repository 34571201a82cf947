//===- RetryCheck.cpp - Options, reports and runs of checks ---------------===//

#include "RetryCheck.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>
#include <tuple>
#include <type_traits>

namespace retrylint {

//===----------------------------------------------------------------------===//
// The catalogue
//===----------------------------------------------------------------------===//

#define RETRY_CHECK(Id, Name, Level, Facet, Cwe, Summary)                      \
  std::unique_ptr<RetryCheck> make##Id##Check();
#include "Checks.def"

const std::vector<CheckInfo> &allChecks() {
  static const std::vector<CheckInfo> Checks = {
#define RETRY_CHECK(Id, Name, OfLevel, OfFacet, Cwe, Summary)                  \
  {#Id, Name, Level::OfLevel, Facet::OfFacet, Cwe, Summary, make##Id##Check},
#include "Checks.def"
  };
  return Checks;
}

//===----------------------------------------------------------------------===//
// Options
//===----------------------------------------------------------------------===//

namespace {

/// What a CheckSet knows while it makes a check. Checks read their options in
/// member initializers, before anyone could hand them anything.
struct Making {
  std::string Check;
  const CheckOptions &Values;
  std::vector<OptionInfo> &Options;
  std::vector<std::string> &Errors;
};

} // namespace

// clangd makes checks on several threads at once.
static thread_local Making *Current = nullptr;

static bool read(const std::string &Text, bool &To) {
  std::string Lower;
  for (unsigned char C : Text)
    Lower += char(std::tolower(C));
  // The spellings that clang-tidy takes for its own options.
  if (Lower == "true" || Lower == "yes" || Lower == "on" || Lower == "1")
    To = true;
  else if (Lower == "false" || Lower == "no" || Lower == "off" || Lower == "0")
    To = false;
  else
    return false;
  return true;
}

template <typename Number>
static bool read(const std::string &Text, Number &To) {
  Number Value{};
  auto [End, Error] =
      std::from_chars(Text.data(), Text.data() + Text.size(), Value);
  if (Error != std::errc() || End != Text.data() + Text.size())
    return false;
  if constexpr (std::is_floating_point_v<Number>)
    if (!std::isfinite(Value))
      return false;
  To = Value;
  return true;
}

static std::string shown(bool Value) { return Value ? "true" : "false"; }
static std::string shown(unsigned Value) { return std::to_string(Value); }
static std::string shown(double Value) {
  char Text[64];
  std::snprintf(Text, sizeof Text, "%g", Value);
  return Text;
}

template <typename T>
static T lookUp(std::string_view Name, T Default, std::string_view Wanted) {
  if (!Current)
    return Default;
  std::string Key = Current->Check + "." + std::string(Name);
  Current->Options.push_back({Key, shown(Default)});
  auto At = Current->Values.find(Key);
  if (At == Current->Values.end())
    return Default;
  T Value = Default;
  if (!read(At->second, Value))
    Current->Errors.push_back(Key + ": '" + At->second + "' is not " +
                              std::string(Wanted));
  return Value;
}

unsigned RetryCheck::option(std::string_view Name, unsigned Default) {
  return lookUp(Name, Default, "a number");
}

double RetryCheck::option(std::string_view Name, double Default) {
  return lookUp(Name, Default, "a number");
}

bool RetryCheck::option(std::string_view Name, bool Default) {
  return lookUp(Name, Default, "true or false");
}

std::string RetryCheck::option(std::string_view Name, const char *Default) {
  if (!Current)
    return Default;
  std::string Key = Current->Check + "." + std::string(Name);
  Current->Options.push_back({Key, Default});
  auto At = Current->Values.find(Key);
  return At == Current->Values.end() ? Default : At->second;
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

Report::Message &Report::Message::operator<<(std::string_view Text) {
  To->Message += Text;
  return *this;
}

Report::Message &Report::Message::operator<<(Span Time) {
  return *this << std::string_view(Time.str());
}

Report::Message &Report::Message::operator<<(unsigned Number) {
  return *this << std::string_view(std::to_string(Number));
}

Report::Message &Report::Message::operator<<(double Number) {
  char Text[64];
  std::snprintf(Text, sizeof Text, "%.2f", Number);
  std::string_view Shown = Text;
  while (Shown.ends_with('0'))
    Shown.remove_suffix(1);
  if (Shown.ends_with('.'))
    Shown.remove_suffix(1);
  return *this << (Shown == "-0" ? std::string_view("0") : Shown);
}

Report::Message Report::finding(const Place &Where) {
  Finding &New = Findings.emplace_back();
  New.Check = Check;
  New.Level = Default;
  New.Where = Where;
  return Message(New);
}

void Report::level(retrylint::Level Level) { Findings.back().Level = Level; }

void Report::path(const RetryCycle &Retry) {
  path(Retry.Path, Retry.Attempt.Function, Retry.Confidence);
}

void Report::path(std::vector<link::Step> Path, std::string Function,
                  retrylint::Confidence Confidence) {
  Finding &Last = Findings.back();
  Last.Path = std::move(Path);
  Last.Function = std::move(Function);
  Last.Confidence = Confidence;
}

void Report::fix(Fix Fix) { Findings.back().Fixes.push_back(std::move(Fix)); }

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

namespace {

/// A finding, and what says which of several stays.
struct Candidate {
  retrylint::Finding Finding;
  retrylint::Facet Facet;
  std::size_t Rank; ///< of the check in the catalogue

  /// Level Note is shown only on request: such a finding must not stand in the
  /// place of one that is always shown.
  bool worseThan(const Candidate &Other) const {
    bool Note = Finding.Level == Level::Note;
    bool OtherNote = Other.Finding.Level == Level::Note;
    return Note != OtherNote ? OtherNote : Rank < Other.Rank;
  }
};

} // namespace

struct CheckSet::Impl {
  struct Enabled {
    const CheckInfo *Info;
    std::unique_ptr<RetryCheck> Check;
  };
  std::vector<Enabled> Checks; ///< in catalogue order
  std::vector<OptionInfo> Options;
  std::vector<std::string> Errors;

  /// Calls one check and adds what it finds.
  template <typename Subject>
  static void ask(const Enabled &Each, const Subject &About,
                  std::vector<Candidate> &To) {
    Report Out(std::string(Each.Info->Name), Each.Info->Level);
    Each.Check->check(About, Out);
    std::size_t Rank = Each.Info - allChecks().data();
    for (Finding &New : Out.Findings)
      if (New.Where.valid())
        To.push_back({std::move(New), Each.Info->Facet, Rank});
  }

  std::vector<Candidate> onCycles(const std::vector<RetryCycle> &Cycles) const;
};

CheckSet::CheckSet(const std::function<bool(std::string_view)> &Enabled,
                   const CheckOptions &Options)
    : State(std::make_unique<Impl>()) {
  for (const CheckInfo &Info : allChecks()) {
    if (!Enabled(Info.Name))
      continue;
    Making Context{std::string(Info.Name), Options, State->Options,
                   State->Errors};
    std::size_t Before = State->Options.size();
    Current = &Context;
    State->Checks.push_back({&Info, Info.Make()});
    Current = nullptr;

    std::set<std::string_view> Known;
    for (std::size_t I = Before; I != State->Options.size(); ++I)
      Known.insert(State->Options[I].Name);
    std::string Prefix = Context.Check + ".";
    for (auto At = Options.lower_bound(Prefix);
         At != Options.end() && At->first.starts_with(Prefix); ++At) {
      if (Known.contains(At->first))
        continue;
      std::string Names;
      for (std::string_view Name : Known)
        Names += (Names.empty() ? "" : ", ") +
                 std::string(Name.substr(Prefix.size()));
      State->Errors.push_back(At->first + ": no such option" +
                              (Names.empty() ? "; the check has none"
                                             : "; the check has " + Names));
    }
  }
  std::sort(State->Errors.begin(), State->Errors.end());
}

CheckSet::~CheckSet() = default;
CheckSet::CheckSet(CheckSet &&) = default;

const std::vector<OptionInfo> &CheckSet::options() const {
  return State->Options;
}
const std::vector<std::string> &CheckSet::errors() const {
  return State->Errors;
}

/// Of the findings on one cycle, adds those that stay: one per facet.
static void keepWorst(std::vector<Candidate> OfCycle,
                      std::vector<Candidate> &Kept) {
  std::map<Facet, Candidate *> Worst;
  for (Candidate &New : OfCycle) {
    if (New.Facet == Facet::Other) {
      Kept.push_back(std::move(New));
      continue;
    }
    Candidate *&Known = Worst[New.Facet];
    if (!Known || New.worseThan(*Known))
      Known = &New;
  }
  for (auto &[Facet, Chosen] : Worst)
    Kept.push_back(std::move(*Chosen));
}

static auto placeAndCheck(const Candidate &C) {
  const Place &Where = C.Finding.Where;
  return std::tuple(std::string_view(Where.File), Where.At.Line,
                    Where.At.Column, C.Rank);
}

/// Orders by place and check, and keeps the highest level of each.
static std::vector<Finding> inOrder(std::vector<Candidate> Kept) {
  std::sort(Kept.begin(), Kept.end(),
            [](const Candidate &A, const Candidate &B) {
              auto KeyA = placeAndCheck(A), KeyB = placeAndCheck(B);
              if (KeyA != KeyB)
                return KeyA < KeyB;
              const Finding &FA = A.Finding, &FB = B.Finding;
              return FA.Level != FB.Level ? FA.Level > FB.Level
                                          : FA.Message < FB.Message;
            });
  // Several attempts of one loop share its wait and its bound.
  auto Same = [](const Candidate &A, const Candidate &B) {
    return placeAndCheck(A) == placeAndCheck(B);
  };
  Kept.erase(std::unique(Kept.begin(), Kept.end(), Same), Kept.end());
  std::vector<Finding> Findings;
  for (Candidate &Each : Kept)
    Findings.push_back(std::move(Each.Finding));
  return Findings;
}

std::vector<Candidate>
CheckSet::Impl::onCycles(const std::vector<RetryCycle> &Cycles) const {
  std::vector<Candidate> Kept;
  for (const RetryCycle &Retry : Cycles) {
    if (Retry.InTest)
      continue;
    std::vector<Candidate> OfCycle;
    for (const Enabled &Each : Checks)
      ask(Each, Retry, OfCycle);
    keepWorst(std::move(OfCycle), Kept);
  }
  return Kept;
}

std::vector<Finding> CheckSet::run(const std::vector<RetryCycle> &Cycles,
                                   const link::Observations &Seen) const {
  std::vector<Candidate> Kept = State->onCycles(Cycles);
  for (const Impl::Enabled &Each : State->Checks)
    Impl::ask(Each, Seen, Kept);
  return inOrder(std::move(Kept));
}

std::vector<Finding> CheckSet::run(const link::Program &Program) const {
  return run(Program.cycles(), Program.observations());
}

} // namespace retrylint
