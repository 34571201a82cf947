#include "models/Models.h"
#include "models/ModelFile.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <set>
#include <unordered_map>

namespace retrylint::models {

/// Written by the build: encode() of every file of this folder.
extern const char BundledBytes[];
extern const std::size_t BundledSize;

namespace {
template <typename T> using ByName = std::unordered_map<std::string_view, T>;
} // namespace

struct ModelSet::Impl {
  // Deques: what was handed out must stay where it is. The keys of the maps are
  // the names within.
  std::deque<Model> Models;
  std::deque<TypeModel> Types;
  std::deque<VirtualModel> Virtuals;
  ByName<std::vector<const Model *>> Named;
  ByName<const TypeModel *> NamedTypes;
  ByName<const VirtualModel *> NamedVirtuals;
  std::vector<const Model *> Patterns;
  std::vector<std::string> Tokens, Libraries;
  std::vector<Trace> Traces;
  CodeTables Tables;
  std::vector<const Model *> Nothing;

  /// \param Front  the file's entries go before those that are there
  void add(ModelFile File, bool Front, Additions *Added = nullptr);
  void finish();
};

/// Options of which a value may do harm, whatever the role of the call.
static bool hasOptionsToJudge(const ir::FunctionSummary &Model) {
  return !Model.Complaints.empty() ||
         std::any_of(Model.Settings.begin(), Model.Settings.end(), [](const ir::Setting &Each) {
           return Each.Format == ir::TextFormat::ServiceConfig;
         });
}

/// Roles whose calls make code worth a look. A unit that has none of them has no
/// attempt, and no wait that another unit's retry could depend on.
static bool worthALook(ir::Role Role) {
  switch (Role) {
  case ir::Role::Attempt:
  case ir::Role::Transfer:
  case ir::Role::Start:
  case ir::Role::Wait:
  case ir::Role::Timer:
  case ir::Role::Register:
  case ir::Role::Classifier:
  case ir::Role::RetryAfter:
    return true;
  default:
    return false;
  }
}

/// "a::b::connect" is seen as connect, "-[A get:failure:]" as get, and
/// "std::random_device::operator()" as nothing.
static std::string_view tokenOf(std::string_view Name) {
  if (Name.starts_with("-[") || Name.starts_with("+[")) {
    Name.remove_prefix(std::min(Name.find(' '), Name.size() - 1) + 1);
    return Name.substr(0, Name.find_first_of(":]"));
  }
  if (std::size_t Colon = Name.rfind("::"); Colon != std::string_view::npos)
    Name.remove_prefix(Colon + 2);
  return Name.starts_with("operator") ? std::string_view() : Name;
}

static bool leavesATrace(ir::Role Role) {
  switch (Role) {
  case ir::Role::Attempt:
  case ir::Role::Transfer:
  case ir::Role::Start:
  case ir::Role::Option:
  case ir::Role::Wait:
  case ir::Role::Timer:
    return true;
  default:
    return false;
  }
}

/// The words of a qualified name, or of an Objective-C method's; operators have none.
static std::vector<std::string> wordsOf(std::string_view Name) {
  std::vector<std::string> Words;
  bool ObjC = Name.starts_with("-[") || Name.starts_with("+[");
  std::size_t At = 0;
  while (At < Name.size()) {
    std::size_t End = At;
    while (End < Name.size() && (std::isalnum(static_cast<unsigned char>(Name[End])) ||
                                 Name[End] == '_'))
      ++End;
    std::string_view Word = Name.substr(At, End - At);
    // Conversions and operators have no name that a call must spell.
    if (!ObjC && Word == "operator")
      break;
    if (!Word.empty())
      Words.emplace_back(Word);
    At = std::max(End, At + 1);
  }
  return Words;
}

static Trace traceOf(const Model &M) {
  Trace Made;
  Made.Role = M.Summary.Role;
  Made.With = wordsOf(M.Match.Name);
  bool Operator = M.Match.Name.find("operator") != std::string::npos;
  std::size_t Count = Made.With.size();
  // A constructor may be called by another name of its class.
  bool Constructor = Count > 1 && Made.With[Count - 1] == Made.With[Count - 2];
  if (Count && !Operator && !Constructor) {
    Made.Name = std::move(Made.With.back());
    Made.With.pop_back();
  }
  if (!M.Match.Name.empty())
    return Made;
  std::vector<std::string> Types = M.Match.ParamTypes;
  Types.push_back(M.Match.ReturnType);
  // Any of several bases will do.
  if (M.Match.ClassBases.size() == 1)
    Types.push_back(M.Match.ClassBases.front());
  for (const std::string &Type : Types)
    for (std::string &Word : wordsOf(Type))
      Made.With.push_back(std::move(Word));
  return Made;
}

void ModelSet::Impl::add(ModelFile File, bool Front, Additions *Added) {
  ByName<std::size_t> Placed; // names of this file, and how many of each
  std::size_t PlacedPatterns = 0;
  auto Token = [&](std::string_view Name) {
    if (!Name.empty())
      Tokens.emplace_back(Name);
  };
  for (Model &Each : File.Models) {
    const Model &M = Models.emplace_back(std::move(Each));
    if (Added)
      Added->Models.push_back(&M);
    std::vector<const Model *> &List = M.Match.Name.empty() ? Patterns : Named[M.Match.Name];
    std::size_t &At = M.Match.Name.empty() ? PlacedPatterns : Placed[M.Match.Name];
    List.insert(Front ? List.begin() + std::ptrdiff_t(At++) : List.end(), &M);
    if (leavesATrace(M.Summary.Role) || hasOptionsToJudge(M.Summary))
      Traces.push_back(traceOf(M));
    if (!worthALook(M.Summary.Role) && !hasOptionsToJudge(M.Summary))
      continue;
    Token(tokenOf(M.Match.Name));
    if (M.Match.Name.empty())
      for (const auto *Types : {&M.Match.ParamTypes, &M.Match.ClassBases})
        for (const std::string &Type : *Types)
          Token(tokenOf(Type));
    if (M.Match.Name.empty())
      Token(tokenOf(M.Match.ReturnType));
  }
  for (TypeModel &Each : File.Types) {
    const TypeModel &T = Types.emplace_back(std::move(Each));
    if (Added)
      Added->Others.push_back(T.Name);
    auto [Entry, New] = NamedTypes.try_emplace(T.Name, &T);
    if (!New && Front)
      Entry->second = &T;
  }
  for (Hook &Each : File.Hooks) {
    VirtualModel &V = Virtuals.emplace_back(std::move(Each.Virtual));
    V.Library = File.Library;
    if (Added)
      Added->Others.push_back(V.Name);
    auto [Entry, New] = NamedVirtuals.try_emplace(V.Name, &V);
    if (!New && Front)
      Entry->second = &V;
    Token(tokenOf(V.Name));
  }
  for (const std::string &Macro : File.Macros)
    Token(Macro);
  for (auto &[Name, Classes] : File.Tables)
    Tables[Name] = std::move(Classes);
  if (!File.Models.empty())
    Libraries.push_back(std::move(File.Library));
}

static void sortUnique(std::vector<std::string> &Strings) {
  std::sort(Strings.begin(), Strings.end());
  Strings.erase(std::unique(Strings.begin(), Strings.end()), Strings.end());
}

void ModelSet::Impl::finish() {
  sortUnique(Tokens);
  sortUnique(Libraries);
}

ModelSet::ModelSet() : State(std::make_unique<Impl>()) {}
ModelSet::~ModelSet() = default;
ModelSet::ModelSet(ModelSet &&) = default;
ModelSet &ModelSet::operator=(ModelSet &&) = default;

ModelSet ModelSet::bundled() {
  ModelSet Set;
  for (ModelFile &File : decode({BundledBytes, BundledSize}))
    Set.State->add(std::move(File), false);
  Set.State->finish();
  return Set;
}

std::vector<std::string> ModelSet::add(std::string_view Json, std::string_view FileName,
                                       Additions *Added) {
  std::vector<std::string> Errors;
  State->add(readModelFile(Json, FileName, State->Tables, Errors), true, Added);
  State->finish();
  return Errors;
}

const std::vector<const Model *> &ModelSet::byName(std::string_view Name) const {
  auto Entry = State->Named.find(Name);
  return Entry == State->Named.end() ? State->Nothing : Entry->second;
}

const std::vector<const Model *> &ModelSet::patterns() const { return State->Patterns; }

const TypeModel *ModelSet::type(std::string_view Name) const {
  auto Entry = State->NamedTypes.find(Name);
  return Entry == State->NamedTypes.end() ? nullptr : Entry->second;
}

const VirtualModel *ModelSet::virtualMethod(std::string_view Name) const {
  auto Entry = State->NamedVirtuals.find(Name);
  return Entry == State->NamedVirtuals.end() ? nullptr : Entry->second;
}

const std::vector<std::string> &ModelSet::tokens() const { return State->Tokens; }
const std::vector<Trace> &ModelSet::traces() const { return State->Traces; }
const std::vector<std::string> &ModelSet::libraries() const { return State->Libraries; }

} // namespace retrylint::models
