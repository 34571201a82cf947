#include "models/ModelFile.h"
#include "ir/Fields.h"
#include "models/JsonReader.h"
#include "models/Signs.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace retrylint::models {

using namespace ir;
using Words = std::vector<std::string_view>;

/// The words of an enumeration, which the text form of the IR has too, as model
/// files write them: without "unknown", and with Space for its underscores.
template <class E> static const Words &wordsOf(char Space) {
  static const std::vector<std::string> Spelled = [=] {
    std::vector<std::string> All;
    for (std::string_view Word : ir::Words<E>::List) {
      std::string Text(Word);
      std::replace(Text.begin(), Text.end(), '_', Space);
      if (Text.starts_with("arg0"))
        Text.insert(3, " ");
      All.push_back(std::move(Text));
    }
    All.erase(All.begin());
    return All;
  }();
  static const Words Views(Spelled.begin(), Spelled.end());
  return Views;
}

static const Words &roleWords() { return wordsOf<Role>('-'); }
static const Words &callbackWords() { return wordsOf<CallbackRole>(' '); }
static const Words &returnsWords() { return wordsOf<Returns>(' '); }
static const Words &classWords() { return wordsOf<FailureClass>(' '); }
static const Words QualityWords = {"good", "time", "constant"};
static const Words LanguageWords = {"c", "c++", "objc"};

struct UnitWord {
  std::string_view Word;
  TimeShape Shape;
  double Seconds;
};
static constexpr UnitWord Units[] = {
    {"s", TimeShape::Number, 1},          {"ms", TimeShape::Number, 1e-3},
    {"us", TimeShape::Number, 1e-6},      {"ns", TimeShape::Number, 1e-9},
    {"min", TimeShape::Number, 60},       {"duration", TimeShape::Duration, 0},
    {"timeval", TimeShape::Timeval, 0},   {"timespec", TimeShape::Timespec, 0}};

namespace {

/// An entry's keys, its own and those of the groups around it.
class Keys {
public:
  void set(const std::string &Name, const Cursor &Value) {
    for (auto &[Key, Old] : Members)
      if (Key == Name) {
        Old = Value;
        return;
      }
    Members.emplace_back(Name, Value);
  }
  const Cursor *find(std::string_view Name) const {
    for (const auto &[Key, Value] : Members)
      if (Key == Name)
        return &Value;
    return nullptr;
  }

private:
  std::vector<std::pair<std::string, Cursor>> Members;
};

/// Deeper groups than this are a file gone wrong.
constexpr unsigned MaxDepth = 8;

class Reader {
public:
  Reader(JsonErrors &Errors, const CodeTables &Shared) : Errors(Errors), Shared(Shared) {}

  ModelFile read(const Json &Root);

private:
  // Members of the file.
  void readTables(const Cursor &At);
  using Names = std::vector<std::string>;
  void readEntries(const Cursor &At, const Keys &Outer, const Names &Scopes, unsigned Depth);
  void readEntry(const Cursor &At, const Keys &Entry, const Names &Scopes);
  void readErrorArg(const Cursor &At, std::vector<Model> &Variants);
  void readTypes(const Cursor &At);
  void readHooks(const Cursor &At, HookKind Kind);
  void readCompile(const Cursor &At);
  void addAliases(const Cursor &At);

  // Values.
  std::vector<std::string> names(const Cursor &At, const std::vector<std::string> &Scopes);
  std::optional<std::int32_t> argument(const Cursor &At);
  TimeArg time(const Cursor &At);
  bool timeUnit(const Cursor &At, TimeShape &Shape, double &Unit);
  Setting setting(const Cursor &At);
  void constants(const Cursor &At, std::vector<std::int64_t> &Numbers,
                 std::vector<std::string> &Texts);
  void when(const Cursor &At, std::int32_t &Arg, std::vector<std::int64_t> &Numbers,
            std::vector<std::string> &Texts);
  CallbackSpec callback(const Cursor &At);
  void failures(const Cursor &At, FunctionSummary &Summary);
  void codes(const Cursor &At, FunctionSummary &Summary);
  void match(const Keys &Entry, Match &Match);
  void facts(const Keys &Entry, FunctionSummary &Summary);
  void roleNeeds(const Cursor &At, const FunctionSummary &Summary, bool SaysFails);

  bool known(const std::string &Key, const Cursor &Value, const Words &Allowed) {
    if (std::find(Allowed.begin(), Allowed.end(), Key) != Allowed.end())
      return true;
    Value.fail("unknown key \"" + Key + "\"; use " + alternatives(Allowed));
    return false;
  }

  JsonErrors &Errors;
  const CodeTables &Shared;
  ModelFile File;
  bool Record = true;   ///< constants of what is read now are in the headers
};

const Words EntryKeys = {
    "name", "names", "pattern", "in", "functions", "note", "errorArg",
    "receivers", "args", "params", "result", "bases", "when",
    "role", "protocol", "fails", "callbacks", "target", "handle", "idempotent",
    "carriesStatus", "connectOnly", "setsErrno", "codes", "defaultTimeout",
    "builtInAttempts", "builtInBackoff", "timeout", "delay", "minSeconds",
    "alwaysWaits", "returns", "out", "sets", "quality", "seenIn"};

} // namespace

/// "a{,b,c}d" is "ad", "abd", "acd"; several braces multiply.
static std::optional<std::vector<std::string>> expand(const std::string &Text) {
  std::size_t Open = Text.find('{');
  if (Open == std::string::npos)
    return Text.find('}') == std::string::npos
               ? std::optional(std::vector{Text})
               : std::nullopt;
  std::size_t Close = Text.find('}', Open);
  if (Close == std::string::npos)
    return std::nullopt;
  auto Rests = expand(Text.substr(Close + 1));
  if (!Rests)
    return std::nullopt;
  std::vector<std::string> Result;
  std::string Inside = Text.substr(Open + 1, Close - Open - 1);
  for (std::size_t From = 0; From <= Inside.size();) {
    std::size_t To = std::min(Inside.find(',', From), Inside.size());
    for (const std::string &Rest : *Rests)
      Result.push_back(Text.substr(0, Open) + Inside.substr(From, To - From) + Rest);
    From = To + 1;
  }
  return Result;
}

std::vector<std::string> Reader::names(const Cursor &At, const std::vector<std::string> &Scopes) {
  std::vector<std::string> Result;
  auto Add = [&](const std::string &Text) {
    auto Names = expand(Text);
    if (!Names)
      return At.fail("unbalanced brace in \"" + Text + "\"; write \"prefix{A,W}\"");
    for (const std::string &Name : *Names) {
      if (Name.starts_with("::"))
        Result.push_back(Name.substr(2));
      else if (Scopes.empty() || Name.starts_with("-[") || Name.starts_with("+["))
        Result.push_back(Name);
      else
        for (const std::string &Scope : Scopes)
          Result.push_back(Name[0] == '-' || Name[0] == '+'
                               ? Name.substr(0, 1) + "[" + Scope + " " + Name.substr(1) + "]"
                               : Scope + "::" + Name);
    }
  };
  for (const std::string &Text : At.strings())
    Add(Text);
  return Result;
}

std::optional<std::int32_t> Reader::argument(const Cursor &At) {
  auto Number = At.integer();
  if (!Number)
    return std::nullopt;
  if (*Number >= 0 && *Number < 64)
    return std::int32_t(*Number);
  At.fail("found " + At.description() + "; use an argument's index from 0 to 63");
  return std::nullopt;
}

bool Reader::timeUnit(const Cursor &At, TimeShape &Shape, double &Unit) {
  Words Allowed;
  for (const UnitWord &Word : Units)
    Allowed.push_back(Word.Word);
  auto Index = At.word("unit", Allowed);
  if (!Index)
    return false;
  Shape = Units[*Index].Shape;
  Unit = Units[*Index].Seconds;
  return true;
}

TimeArg Reader::time(const Cursor &At) {
  TimeArg Time;
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"arg", "attribute", "unit", "absolute", "nanosecondsArg", "note"}))
      continue;
    if (Key == "arg")
      Time.Arg = argument(Value).value_or(-1);
    else if (Key == "attribute")
      Time.Attribute = Value.string().value_or("");
    else if (Key == "unit")
      timeUnit(Value, Time.Shape, Time.Unit);
    else if (Key == "absolute")
      Time.Absolute = Value.boolean().value_or(false);
    else if (Key == "nanosecondsArg")
      Time.UnitArg = argument(Value).value_or(-1);
  }
  if (!At.isObject())
    return Time;
  if (!At.json().contains("arg") && !At.json().contains("attribute"))
    At.fail("a time without a place; add \"arg\" or \"attribute\"");
  else if (!At.json().contains("attribute") && !At.json().contains("unit"))
    At.fail("a time without a unit; add \"unit\"");
  return Time;
}

void Reader::constants(const Cursor &At, std::vector<std::int64_t> &Numbers,
                       std::vector<std::string> &Texts) {
  if (At.isArray() || At.isString()) {
    Texts = At.strings();
    return;
  }
  if (!At.isObject())
    return At.fail("found " + At.description() +
                   "; use an object of named numbers, or an array of strings");
  for (const auto &[Key, Value] : At.members())
    if (auto Number = Value.integer()) {
      Numbers.push_back(*Number);
      if (Record)
        File.Constants.emplace_back(Key, *Number);
    }
}

void Reader::when(const Cursor &At, std::int32_t &Arg, std::vector<std::int64_t> &Numbers,
                  std::vector<std::string> &Texts) {
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"arg", "is"}))
      continue;
    if (Key == "arg" && Value.isString() && Value.string() == "receiver")
      Arg = Match::WhenReceiver;
    else if (Key == "arg")
      Arg = argument(Value).value_or(-1);
    else
      constants(Value, Numbers, Texts);
  }
  if (At.isObject() && (!At.json().contains("arg") || !At.json().contains("is")))
    At.fail("a condition needs \"arg\" and \"is\"");
}

Setting Reader::setting(const Cursor &At) {
  Setting Result;
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"attribute", "when", "arg", "value", "unit", "absolute", "note"}))
      continue;
    if (Key == "attribute")
      Result.Attribute = Value.string().value_or("");
    else if (Key == "when")
      when(Value, Result.WhenArg, Result.Equals, Result.Text);
    else if (Key == "arg")
      Result.Arg = argument(Value).value_or(-1);
    else if (Key == "value")
      Result.Constant = Value.integer().value_or(0);
    else if (Key == "unit")
      timeUnit(Value, Result.Shape, Result.Unit);
    else if (Key == "absolute")
      Result.Absolute = Value.boolean().value_or(false);
  }
  if (!At.isObject())
    return Result;
  if (!At.json().contains("attribute"))
    At.fail("a setting without a name; add \"attribute\"");
  if (At.json().contains("arg") == At.json().contains("value"))
    At.fail("a setting takes its value from one place; use \"arg\" or \"value\"");
  return Result;
}

CallbackSpec Reader::callback(const Cursor &At) {
  CallbackSpec Spec;
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"arg", "field", "role", "fails", "note"}))
      continue;
    if (Key == "arg") {
      if (Value.isNumber())
        Spec.Arg = argument(Value).value_or(-1);
      else if (auto Index = Value.word("argument", {"last", "last callable"}))
        Spec.LastCallable = *Index == 1;
    } else if (Key == "field") {
      Spec.Field = Value.string().value_or("");
    } else if (Key == "role") {
      if (auto Index = Value.word("callback role", callbackWords()))
        Spec.Role = CallbackRole(*Index + 1);
    } else if (Key == "fails") {
      if (auto Text = Value.string()) {
        SignOrError Sign = parseSign(*Text);
        if (!Sign.Error.empty())
          Value.fail(Sign.Error);
        else if (Sign.Sign.In != FailureIn::CallbackParam)
          Value.fail("\"" + *Text + "\" is not about the callback; use \"param N TEST\"");
        else if (!Sign.Field.empty())
          Value.fail("\"" + *Text + "\" is about a field, which only \"fails\" of a function can be");
        else
          Spec.Failure = Sign.Sign;
      }
    }
  }
  if (Spec.Role == CallbackRole::Unknown && Spec.Failure.In != FailureIn::Unknown)
    Spec.Role = CallbackRole::Completion;
  if (At.isObject() && !At.json().contains("role") && !At.json().contains("fails"))
    At.fail("a callback without a meaning; add \"role\" or \"fails\"");
  return Spec;
}

void Reader::failures(const Cursor &At, FunctionSummary &Summary) {
  auto Add = [&](const Cursor &Value) {
    auto Text = Value.string();
    if (!Text)
      return;
    SignOrError Sign = parseSign(*Text);
    if (!Sign.Error.empty())
      return Value.fail(Sign.Error);
    if (!Sign.Field.empty()) {
      Summary.FieldFailures.push_back({std::move(Sign.Field), std::move(Sign.Sign)});
      return;
    }
    if (Sign.Sign.In != FailureIn::CallbackParam) {
      Summary.Failures.push_back(std::move(Sign.Sign));
      return;
    }
    CallbackSpec Spec;
    Spec.LastCallable = true;
    Spec.Role = CallbackRole::Completion;
    Spec.Failure = std::move(Sign.Sign);
    Summary.Callbacks.push_back(std::move(Spec));
  };
  if (!At.isArray())
    return Add(At);
  for (const Cursor &Element : At.elements())
    Add(Element);
}

void Reader::codes(const Cursor &At, FunctionSummary &Summary) {
  for (const std::string &Name : At.strings()) {
    const CodeTables &Tables = File.Tables.contains(Name) ? File.Tables : Shared;
    auto Table = Tables.find(Name);
    if (Table == Tables.end()) {
      Words Known;
      for (const auto &[Key, Classes] : File.Tables)
        Known.push_back(Key);
      for (const auto &[Key, Classes] : Shared)
        Known.push_back(Key);
      At.fail("unknown table \"" + Name + "\"; " +
              (Known.empty() ? "the file has no \"codes\"" : "use " + alternatives(Known)));
      continue;
    }
    Summary.Classes.insert(Summary.Classes.end(), Table->second.begin(), Table->second.end());
  }
}

void Reader::match(const Keys &Entry, Match &Match) {
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

void Reader::facts(const Keys &Entry, FunctionSummary &Summary) {
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
    if (auto Index = At->word("role", roleWords()))
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
    if (auto Index = At->word("answer", returnsWords()))
      Summary.Returns = Returns(*Index + 1);
  if (const Cursor *At = Entry.find("out"))
    Summary.OutArg = argument(*At).value_or(-1);
  if (const Cursor *At = Entry.find("sets"))
    for (const Cursor &Element : At->elements())
      Summary.Settings.push_back(setting(Element));
  if (const Cursor *At = Entry.find("quality"))
    if (auto Index = At->word("quality", QualityWords))
      Summary.Quality = std::uint8_t(*Index + 1);
}

/// What an entry of each role has to say, so that it means anything.
/// \param SaysFails  "fails": [] is for an attempt whose outcome is asked for with
///                   another function (PQreset)
void Reader::roleNeeds(const Cursor &At, const FunctionSummary &Summary, bool SaysFails) {
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
    if (Summary.Returns == Returns::Unknown)
      At.fail("a reading without an answer; add \"returns\"");
    return;
  case Role::Option:
    if (Summary.Settings.empty())
      At.fail("an option without an effect; add \"sets\"");
    return;
  default:
    return;
  }
}

void Reader::readEntry(const Cursor &At, const Keys &Entry,
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
void Reader::readErrorArg(const Cursor &At, std::vector<Model> &Variants) {
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

void Reader::readEntries(const Cursor &At, const Keys &Outer, const Names &Scopes,
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

void Reader::readTables(const Cursor &At) {
  for (const auto &[Name, Table] : At.members()) {
    std::vector<CodeClass> Classes;
    std::string Scope;   // where C++ has the names
    for (const auto &[Key, Codes] : Table.members()) {
      auto Found = std::find(classWords().begin(), classWords().end(), Key);
      if (Key == "note")
        continue;
      if (Key == "scope") {
        Scope = Codes.string().value_or("") + "::";
        continue;
      }
      if (Found == classWords().end()) {
        Codes.fail("unknown class \"" + Key + "\"; use " + alternatives(classWords()));
        continue;
      }
      CodeClass Class;
      Class.Class = FailureClass(Found - classWords().begin() + 1);
      if (Codes.isObject()) {
        for (const auto &[Code, Value] : Codes.members())
          if (auto Number = Value.integer()) {
            Class.Codes.push_back(*Number);
            Class.Names.push_back(Code);
            File.Constants.emplace_back(Scope + Code, *Number);
          }
      } else {
        Class.Types = Codes.strings();
      }
      Classes.push_back(std::move(Class));
    }
    File.Tables[Name] = std::move(Classes);
  }
}

void Reader::readTypes(const Cursor &At) {
  for (const Cursor &Entry : At.elements()) {
    TypeModel Type;
    std::vector<std::string> Names;
    for (const auto &[Key, Value] : Entry.members()) {
      if (!known(Key, Value, {"name", "names", "bases", "class", "note"}))
        continue;
      if (Key == "name" || Key == "names") {
        Names = names(Value, {});
      } else if (Key == "bases") {
        Type.Bases = Value.strings();
      } else if (Key == "class") {
        if (auto Index = Value.word("class", classWords()))
          Type.Class = FailureClass(*Index + 1);
      }
    }
    if (Entry.isObject() && Names.empty())
      Entry.fail("a type without a name; add \"name\" or \"names\"");
    for (std::string &Name : Names) {
      Type.Name = std::move(Name);
      File.Types.push_back(Type);
    }
  }
}

void Reader::readHooks(const Cursor &At, HookKind Kind) {
  for (const Cursor &Entry : At.elements()) {
    Hook Hook;
    Hook.Kind = Kind;
    std::vector<std::string> Names, Scopes;
    for (const auto &[Key, Value] : Entry.members())
      if (Key == "in")
        Scopes = names(Value, {});
    for (const auto &[Key, Value] : Entry.members()) {
      if (!known(Key, Value, {"name", "names", "in", "role", "fails", "note"}))
        continue;
      if (Key == "name" || Key == "names")
        Names = names(Value, Scopes);
    }
    if (!Entry.isObject())
      continue;
    if (Names.empty())
      Entry.fail("an entry without a name; add \"name\" or \"names\"");
    Json Spec = Json::object();
    for (const char *Key : {"role", "fails"})
      if (Entry.json().contains(Key))
        Spec[Key] = Entry.json()[Key];
    std::size_t ErrorsBefore = Errors.Messages.size();
    Hook.Virtual.Callback = callback(Cursor(Spec, Entry.pointer(), Errors));
    if (Errors.Messages.size() != ErrorsBefore)
      continue;
    for (std::string &Name : Names) {
      Hook.Virtual.Name = std::move(Name);
      File.Hooks.push_back(Hook);
    }
  }
}

void Reader::readCompile(const Cursor &At) {
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"pkgConfig", "flags", "before", "instead"}))
      continue;
    if (Key == "pkgConfig")
      File.Compile.PkgConfig = Value.strings();
    else if (Key == "flags")
      File.Compile.Flags = Value.strings();
    else if (Key == "before")
      File.Compile.Before = Value.string().value_or("");
    else
      File.Compile.Instead = Value.string().value_or("");
  }
}

/// A library that is there under two names (boost::asio and asio): its entries
/// again, with every prefix changed for the other.
void Reader::addAliases(const Cursor &At) {
  std::vector<std::pair<std::string, std::string>> Prefixes;
  for (const auto &[Key, Value] : At.members())
    Prefixes.emplace_back(Key, Value.string().value_or(""));
  auto Rename = [&](std::string &Text) {
    for (const auto &[From, To] : Prefixes)
      if (Text.starts_with(From)) {
        Text.replace(0, From.size(), To);
        return;
      }
  };
  for (std::size_t I = 0, Count = File.Models.size(); I < Count; ++I) {
    Model Other = File.Models[I];
    Match &M = Other.Match;
    Rename(M.Name);
    if (M.Name == File.Models[I].Match.Name)
      continue;
    for (auto *Texts : {&M.Receivers, &M.ParamTypes, &M.ClassBases})
      std::for_each(Texts->begin(), Texts->end(), Rename);
    Rename(M.ReturnType);
    for (FailureSign &Sign : Other.Summary.Failures)
      std::for_each(Sign.Types.begin(), Sign.Types.end(), Rename);
    Other.Summary.Name = M.Name;
    File.Models.push_back(std::move(Other));
    File.SeenIn.push_back("alias of " + File.Models[I].Match.Name);
  }
}

ModelFile Reader::read(const Json &Root) {
  static const Words FileKeys = {
      "library", "title", "version", "source", "language", "package", "headers",
      "note", "$schema", "compile", "alias", "protocol", "in", "codes", "functions", "types",
      "overrides", "signals", "delegates", "fields", "macros"};
  Cursor At(Root, "", Errors);
  if (!At.isObject()) {
    At.fail("found " + At.description() + "; a model file is an object with \"library\" and \"functions\"");
    return std::move(File);
  }
  Keys Defaults;
  Names Scopes;
  std::optional<Cursor> Functions, Alias;
  // Tables and the library's name first: entries refer to them.
  for (const auto &[Key, Value] : At.members()) {
    if (Key == "library")
      File.Library = Value.string().value_or("");
    else if (Key == "codes")
      readTables(Value);
  }
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, FileKeys))
      continue;
    if (Key == "title")
      File.Title = Value.string().value_or("");
    else if (Key == "version")
      File.Version = Value.string().value_or("");
    else if (Key == "source")
      File.Source = Value.string().value_or("");
    else if (Key == "package")
      File.Package = Value.string().value_or("");
    else if (Key == "language") {
      if (auto Index = Value.word("language", LanguageWords))
        File.Language = LanguageWords[*Index];
    } else if (Key == "headers")
      File.Headers = Value.strings();
    else if (Key == "compile")
      readCompile(Value);
    else if (Key == "alias")
      Alias = Value;
    else if (Key == "macros")
      File.Macros = names(Value, {});
    else if (Key == "protocol")
      Defaults.set(Key, Value);
    else if (Key == "in")
      Scopes = names(Value, {});
    else if (Key == "functions")
      Functions = Value;
    else if (Key == "types")
      readTypes(Value);
    else if (Key == "overrides")
      readHooks(Value, HookKind::Override);
    else if (Key == "signals")
      readHooks(Value, HookKind::Signal);
    else if (Key == "delegates")
      readHooks(Value, HookKind::Delegate);
    else if (Key == "fields")
      readHooks(Value, HookKind::Field);
  }
  if (!Root.contains("library"))
    At.fail("a file without a name; add \"library\"");
  if (Functions)
    readEntries(*Functions, Defaults, Scopes, 0);
  if (Alias)
    addAliases(*Alias);
  return std::move(File);
}

ModelFile readModelFile(std::string_view Text, std::string_view FileName,
                        const CodeTables &Shared, std::vector<std::string> &Messages) {
  std::vector<std::string> Found;
  JsonErrors Errors{std::string(FileName), Found};
  ModelFile File;
  if (auto Root = parseJson(Text, Errors))
    File = Reader(Errors, Shared).read(*Root);
  // A fault in a group's key is met once for each function of the group.
  std::set<std::string> Seen;
  for (std::string &Message : Found)
    if (Seen.insert(Message).second)
      Messages.push_back(std::move(Message));
  return File;
}

} // namespace retrylint::models
