#include "models/ModelReader.h"

#include <charconv>

namespace retrylint::models {

static const Words QualityWords = {"good", "time", "constant"};

static const Words EntryKeys = {
    "name", "names", "pattern", "in", "functions", "note", "errorArg",
    "receivers", "args", "params", "result", "bases", "when",
    "role", "protocol", "fails", "callbacks", "target", "handle", "idempotent",
    "carriesStatus", "connectOnly", "setsErrno", "codes", "defaultTimeout",
    "builtInAttempts", "builtInBackoff", "timeout", "delay", "minSeconds",
    "alwaysWaits", "returns", "out", "sets", "complaints",
    "quality", "seenIn"};

/// Deeper groups than this are a file gone wrong.
constexpr unsigned MaxDepth = 8;

void ModelReader::match(const Keys &Entry, Match &Match) {
  if (const Cursor *At = Entry.find("receivers"))
    Match.Receivers = At->strings();
  if (const Cursor *At = Entry.find("bases"))
    Match.ClassBases = At->strings();
  if (const Cursor *At = Entry.find("result"))
    Match.ReturnType = At->string().value_or("");
  if (const Cursor *At = Entry.find("when"))
    when(*At, Match.WhenArg, Match.WhenEquals, Match.WhenText);
  if (const Cursor *At = Entry.find("args")) {
    if (At->isNumber()) {
      Match.MinArgs = Match.MaxArgs = argument(*At).value_or(-1);
    } else {
      auto Range = At->elements();
      if (Range.size() != 2) {
        if (At->isArray())
          At->fail("found an array of " + std::to_string(Range.size()) +
                   "; use a number, or [least, most]");
      } else {
        if (!Range[0].isNull())
          Match.MinArgs = argument(Range[0]).value_or(-1);
        if (!Range[1].isNull())
          Match.MaxArgs = argument(Range[1]).value_or(-1);
        if (Match.MaxArgs >= 0 && Match.MinArgs > Match.MaxArgs)
          At->fail("the least number of arguments is above the most");
      }
    }
  }
  if (const Cursor *At = Entry.find("params")) {
    for (const auto &[Key, Value] : At->members()) {
      unsigned Index = 64;
      std::from_chars(Key.data(), Key.data() + Key.size(), Index);
      if (Index >= 64 || std::to_string(Index) != Key) {
        Value.fail("\"" + Key + "\" is no parameter; use an index from 0 to 63");
        continue;
      }
      if (Match.ParamTypes.size() <= Index)
        Match.ParamTypes.resize(Index + 1);
      Match.ParamTypes[Index] = Value.string().value_or("");
    }
  }
}

static Tristate tristate(std::optional<bool> Value) {
  return !Value ? Tristate::Unknown : *Value ? Tristate::Yes : Tristate::No;
}

void ModelReader::facts(const Keys &Entry, FunctionSummary &Summary) {
  Summary.Library = File.Library;
  auto Bool = [&](std::string_view Key, Tristate &To) {
    if (const Cursor *At = Entry.find(Key))
      To = tristate(At->boolean());
  };
  auto Time = [&](std::string_view Key, TimeArg &To) {
    if (const Cursor *At = Entry.find(Key))
      To = time(*At);
  };
  if (const Cursor *At = Entry.find("protocol"))
    Summary.Protocol = At->string().value_or("");
  if (const Cursor *At = Entry.find("role"))
    if (auto Index = At->word("role", wordsOf<Role>('-')))
      Summary.Role = Role(*Index + 1);
  if (const Cursor *At = Entry.find("fails"))
    failures(*At, Summary);
  if (const Cursor *At = Entry.find("callbacks"))
    for (const Cursor &Element : At->elements())
      Summary.Callbacks.push_back(callback(Element));
  if (const Cursor *At = Entry.find("target")) {
    if (At->isNumber())
      Summary.TargetArg = argument(*At).value_or(-1);
    else
      Summary.TargetIsReceiver = At->word("target", {"receiver"}).has_value();
  }
  if (const Cursor *At = Entry.find("handle"))
    Summary.HandleArg = argument(*At).value_or(-1);
  Bool("idempotent", Summary.Idempotent);
  Bool("carriesStatus", Summary.CarriesStatus);
  Bool("connectOnly", Summary.ConnectOnly);
  if (const Cursor *At = Entry.find("setsErrno"))
    Summary.SetsErrno = At->boolean().value_or(false);
  if (const Cursor *At = Entry.find("codes"))
    codes(*At, Summary);
  if (const Cursor *At = Entry.find("defaultTimeout")) {
    if (At->isString())
      Summary.DefaultTimeout = At->word("time", {"never"}) ? -1 : 0;
    else if (auto Seconds = At->number(); Seconds && *Seconds <= 0)
      At->fail("found " + At->description() + "; use seconds above 0, or \"never\"");
    else
      Summary.DefaultTimeout = Seconds.value_or(0);
  }
  if (const Cursor *At = Entry.find("builtInAttempts")) {
    if (At->isString())
      Summary.BuiltInAttempts = At->word("number", {"endless"}) ? -1 : 0;
    else if (auto Number = At->integer(); Number && (*Number < 1 || *Number > 1000000))
      At->fail("found " + At->description() + "; use a number from 1 on, or \"endless\"");
    else
      Summary.BuiltInAttempts = std::int32_t(Number.value_or(0));
  }
  Bool("builtInBackoff", Summary.BuiltInBackoff);
  Time("timeout", Summary.Timeout);
  Time("delay", Summary.Delay);
  if (const Cursor *At = Entry.find("minSeconds"))
    Summary.MinSeconds = At->number().value_or(0);
  Bool("alwaysWaits", Summary.AlwaysWaits);
  if (const Cursor *At = Entry.find("returns"))
    if (auto Index = At->word("answer", wordsOf<Returns>(' ')))
      Summary.Returns = Returns(*Index + 1);
  if (const Cursor *At = Entry.find("out"))
    Summary.OutArg = argument(*At).value_or(-1);
  if (const Cursor *At = Entry.find("sets"))
    for (const Cursor &Element : At->elements())
      Summary.Settings.push_back(setting(Element));
  if (const Cursor *At = Entry.find("complaints"))
    for (const Cursor &Element : At->elements())
      Summary.Complaints.push_back(complaint(Element));
  if (const Cursor *At = Entry.find("quality"))
    if (auto Index = At->word("quality", QualityWords))
      Summary.Quality = std::uint8_t(*Index + 1);
}

/// What an entry of each role has to say, so that it means anything.
/// \param SaysFails  "fails": [] is for an attempt whose outcome is asked for with
///                   another function (PQreset)
void ModelReader::roleNeeds(const Cursor &At, const FunctionSummary &Summary, bool SaysFails) {
  switch (Summary.Role) {
  case Role::Unknown:
    return At.fail("an entry without a role; add \"role\"");
  case Role::Attempt:
    if (!SaysFails && Summary.Callbacks.empty())
      At.fail("an attempt that can't fail; add \"fails\"");
    return;
  case Role::Wait:
    if (!Summary.Delay.Present() && Summary.MinSeconds == 0 &&
        Summary.AlwaysWaits == Tristate::Unknown)
      At.fail("a wait without a time; add \"delay\", \"minSeconds\" or \"alwaysWaits\"");
    return;
  case Role::Register:
    if (Summary.Callbacks.empty())
      At.fail("nothing is registered; add \"callbacks\"");
    return;
  case Role::Inspect:
    if (Summary.Returns == Returns::Unknown && Summary.Failures.empty())
      At.fail("a reading without an answer; add \"returns\" or \"fails\"");
    return;
  case Role::Option:
    if (Summary.Settings.empty())
      At.fail("an option without an effect; add \"sets\"");
    return;
  default:
    return;
  }
}

void ModelReader::readEntry(const Cursor &At, const Keys &Entry,
                       const std::vector<std::string> &Scopes) {
  std::size_t ErrorsBefore = Errors.Messages.size();
  Model Model;
  const Cursor *SeenIn = Entry.find("seenIn");
  Record = !SeenIn;
  match(Entry, Model.Match);
  facts(Entry, Model.Summary);
  if (Errors.Messages.size() == ErrorsBefore)
    roleNeeds(At, Model.Summary, Entry.find("fails"));
  const Cursor *Pattern = Entry.find("pattern");
  const Cursor *Name = Entry.find("name"), *Names = Entry.find("names");
  if (!Pattern && !Name && !Names)
    At.fail("an entry without a name; add \"name\", \"names\" or \"pattern\"");
  std::vector<std::string> All;
  if (Name)
    All = names(*Name, Scopes);
  if (Names)
    for (std::string &More : names(*Names, Scopes))
      All.push_back(std::move(More));
  if (Pattern) {
    const Match &M = Model.Match;
    if (Name || Names)
      Pattern->fail("an entry has a name or is a pattern; keep one");
    if (M.ParamTypes.empty() && M.ReturnType.empty() && M.ClassBases.empty())
      Pattern->fail("a pattern that fits every function; add \"params\", \"result\" or \"bases\"");
    Model.Summary.Name = Pattern->string().value_or("");
  }
  std::vector<models::Model> Variants{std::move(Model)};
  if (const Cursor *ErrorArg = Entry.find("errorArg"))
    readErrorArg(*ErrorArg, Variants);
  if (Errors.Messages.size() != ErrorsBefore)
    return;
  if (Pattern)
    All.push_back("");
  for (const std::string &Each : All)
    for (models::Model &Variant : Variants) {
      if (!Pattern)
        Variant.Match.Name = Variant.Summary.Name = Each;
      File.Models.push_back(Variant);
      File.SeenIn.push_back(SeenIn ? SeenIn->string().value_or("") : "");
    }
}

/// Overloads that tell failure through an argument of one of these types, which
/// stands at another index in each: a variant for each place, tried before the
/// entry itself, whose "fails" is for the overloads without one.
void ModelReader::readErrorArg(const Cursor &At, std::vector<Model> &Variants) {
  std::vector<std::string> Types;
  std::vector<std::int32_t> Indices;
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"types", "at"}))
      continue;
    if (Key == "types") {
      Types = Value.strings();
      continue;
    }
    for (const Cursor &Element : Value.elements())
      if (auto Index = argument(Element))
        Indices.push_back(*Index);
  }
  if (At.isObject() && (Types.empty() || Indices.empty()))
    return At.fail("an error argument needs \"types\" and \"at\"");
  Model Plain = std::move(Variants.front());
  Variants.clear();
  for (const std::string &Type : Types)
    for (std::int32_t Index : Indices) {
      Model Variant = Plain;
      if (Variant.Match.ParamTypes.size() <= std::size_t(Index))
        Variant.Match.ParamTypes.resize(std::size_t(Index) + 1);
      Variant.Match.ParamTypes[std::size_t(Index)] = Type;
      FailureSign Sign;
      Sign.In = FailureIn::Argument;
      Sign.Index = std::uint32_t(Index);
      Sign.Test = Compare::Ne;
      Variant.Summary.Failures.assign(1, Sign);
      Variants.push_back(std::move(Variant));
    }
  Variants.push_back(std::move(Plain));
}

void ModelReader::readEntries(const Cursor &At, const Keys &Outer, const Names &Scopes,
                         unsigned Depth) {
  if (Depth > MaxDepth)
    return At.fail("groups are nested deeper than " + std::to_string(MaxDepth));
  for (const Cursor &Entry : At.elements()) {
    Keys Inner = Outer;
    Names Within = Scopes;
    std::optional<Cursor> Functions;
    for (const auto &[Key, Value] : Entry.members()) {
      if (!known(Key, Value, EntryKeys) || Key == "note")
        continue;
      if (Key == "in")
        Within = names(Value, Within);
      else if (Key == "functions")
        Functions = Value;
      else
        Inner.set(Key, Value);
    }
    if (!Entry.isObject())
      continue;
    if (Functions)
      readEntries(*Functions, Inner, Within, Depth + 1);
    else
      readEntry(Entry, Inner, Within);
  }
}

} // namespace retrylint::models
