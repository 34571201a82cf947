//===- OptionUses.cpp - Options that do harm ------------------------------===//
///
/// \file
/// A model says beside an option which values do harm. Here the values are looked at:
/// constants that a call is given, and what else the program sets on the same handle.
/// What is no constant, or is set to several, is unknown and no reason to report.
///
//===----------------------------------------------------------------------===//

#include "link/Facets.h"
#include "link/Names.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace retrylint::link {

using ir::Compare;
using ir::Op;

namespace {

/// Numbers that code gives without doubt. A setting's span is in nanoseconds by the
/// arithmetic that extraction has put around it.
class Constants {
public:
  explicit Constants(const link::Index &Index) : Index(Index) {}
  std::optional<double> value(FunctionId In, ir::ValueId Value, unsigned Depth = 0) const;

private:
  /// What all assignments of a local, or of a field of one, give it.
  std::optional<double> assigned(FunctionId In, const ir::Value &Place, unsigned Depth) const;
  std::optional<double> sum(FunctionId In, const ir::Value &V, unsigned Depth) const;

  const link::Index &Index;
};

/// An option of a handle, where something sets it.
struct Option {
  std::optional<double> Value;   ///< nothing: no constant, or several
  bool Time = false;             ///< Value is a span
  bool ByThis = false;           ///< this very call sets it
};
using Options = std::map<std::string, Option, std::less<>>;

class OptionReader {
public:
  explicit OptionReader(Engine &E) : E(E), Index(E.Index), Numbers(E.Index) {}

  /// Notes what is set on handles that a function was given: a callback may set it on
  /// any of them. Call for all functions before the first read.
  void note(FunctionId In);
  void read(FunctionId In);
  std::vector<OptionUse> take();

private:
  struct Found {
    OptionUse Use;
    Variable Handle;    ///< where more than one call has a share in it
  };
  /// A call, and what is known of its options.
  struct Call {
    FunctionId In;
    ir::InstId At;
    const ir::FunctionSummary &Model;
    Variable Handle;
    Options Set;
    bool Whole = false;   ///< whatever is set on the handle is seen
  };
  Variable handle(FunctionId In, const ir::Inst &I, const ir::FunctionSummary &Model) const;
  void addOption(Call &To, FunctionId In, ir::InstId Assignment, bool ByThis) const;
  void collect(Call &To) const;
  std::optional<double> side(const Call &C, const std::string &Attribute,
                             std::int32_t Arg) const;
  bool holds(const Call &C, const ir::OptionTest &Test) const;
  bool holds(const Call &C, const ir::Complaint &Each) const;
  std::string text(const Call &C, const std::string &Says) const;
  void add(FunctionId In, const ir::Inst &I, std::string Complaint, Variable Handle);

  Engine &E;
  const link::Index &Index;
  Constants Numbers;
  std::vector<Found> All;
  std::set<std::pair<std::string, std::string>> Elsewhere; ///< library, option
};

} // namespace

std::optional<double> Constants::assigned(FunctionId In, const ir::Value &Place,
                                          unsigned Depth) const {
  const ir::Function &F = *Index.body(In).Function;
  auto same = [&](ir::ValueId Id) {
    const ir::Value &Other = F.Values[Id];
    if (Other.Op != Place.Op || Other.Index != Place.Index || Other.Name != Place.Name)
      return false;
    if (Place.Op == Op::Local)
      return true;
    const ir::Value &A = F.Values[Place.A], &B = F.Values[Other.A];
    return A.Op == Op::Local && !A.Name && B.Op == Op::Local && !B.Name && A.Index == B.Index;
  };
  std::optional<double> Result;
  for (const ir::Inst &I : F.Insts) {
    if (!I.Target || !same(I.Target))
      continue;
    if (I.Kind != ir::InstKind::Assign)
      return std::nullopt;
    std::optional<double> Each = value(In, I.Source, Depth + 1);
    if (!Each || (Result && *Result != *Each))
      return std::nullopt;
    Result = Each;
  }
  return Result;
}

std::optional<double> Constants::sum(FunctionId In, const ir::Value &V, unsigned Depth) const {
  std::optional<double> A = value(In, V.A, Depth + 1), B = value(In, V.B, Depth + 1);
  if (!A || !B || (V.Op == Op::Div && *B == 0))
    return std::nullopt;
  switch (V.Op) {
  case Op::Add: return *A + *B;
  case Op::Sub: return *A - *B;
  case Op::Mul: return *A * *B;
  default: return *A / *B;
  }
}

std::optional<double> Constants::value(FunctionId In, ir::ValueId Value, unsigned Depth) const {
  if (!Value || Depth > 8)
    return std::nullopt;
  const Body &B = Index.body(In);
  const ir::Value &V = B.Function->Values[Value];
  const ir::Type &Type = B.Unit->Types[V.Type];
  switch (V.Op) {
  case Op::Const:
    return Type.Kind == ir::TypeKind::Float || V.Real != 0 ? V.Real : double(V.Int);
  case Op::Cast:
  case Op::Address:
    return value(In, V.A, Depth + 1);
  case Op::Neg: {
    std::optional<double> Inner = value(In, V.A, Depth + 1);
    return Inner ? std::optional(-*Inner) : std::nullopt;
  }
  case Op::Add:
  case Op::Sub:
  case Op::Mul:
  case Op::Div:
    return sum(In, V, Depth);
  case Op::Local:
    return V.Name ? std::nullopt : assigned(In, V, Depth);
  case Op::Field: {
    const ir::Value &Object = B.Function->Values[V.A];
    return Object.Op == Op::Local && !Object.Name ? assigned(In, V, Depth) : std::nullopt;
  }
  case Op::Global: {
    const ir::Variable *Global = Index.variable(Index.name(B.UnitIndex, V.Name));
    if (!Global || !Global->Const || Global->Init.size() != 1)
      return std::nullopt;
    return Global->Init.front();
  }
  default:
    return std::nullopt;
  }
}

Variable OptionReader::handle(FunctionId In, const ir::Inst &I,
                              const ir::FunctionSummary &Model) const {
  return E.Uses.variable(In, handleOf(I, &Model));
}

void OptionReader::addOption(Call &To, FunctionId In, ir::InstId Assignment,
                             bool ByThis) const {
  const Body &B = Index.body(In);
  const ir::Inst &I = B.Function->Insts[Assignment];
  std::string_view Attribute = B.Unit->str(B.Function->Values[I.Target].Name);
  Attribute.remove_prefix(1); // the '#'
  const ir::Inst *Setter = E.Uses.setter({In, Assignment});
  const ir::FunctionSummary *Model = Setter ? Index.model(In, *Setter) : nullptr;
  Option Each;
  Each.Value = Numbers.value(In, I.Source);
  Each.ByThis = ByThis;
  if (Model)
    for (const ir::Setting &S : Model->Settings)
      Each.Time = Each.Time || (S.Attribute == Attribute &&
                                (S.Shape != ir::TimeShape::Unknown || S.Unit > 0));
  auto [Entry, New] = To.Set.try_emplace(std::string(Attribute), Each);
  if (New)
    return;
  Entry->second.ByThis |= ByThis;
  if (Entry->second.Value != Each.Value)
    Entry->second.Value.reset();
}

void OptionReader::collect(Call &To) const {
  const ir::Function &F = *Index.body(To.In).Function;
  // What a call sets stands right behind it.
  std::vector<Site> Own;
  for (ir::InstId Id = To.At + 1; Id < F.Insts.size(); ++Id) {
    const ir::Inst &I = F.Insts[Id];
    if (I.Kind != ir::InstKind::Assign || !(I.Where == F.Insts[To.At].Where))
      break;
    if (Index.body(To.In).Unit->str(F.Values[I.Target].Name).starts_with('#')) {
      addOption(To, To.In, Id, true);
      Own.push_back({To.In, Id});
    }
  }
  if (!To.Handle.valid())
    return;
  const HandleUse &Use = E.Uses.handle(To.Handle);
  To.Whole = To.Handle.Kind != Op::Param && Use.Made && !Use.Escapes;
  for (const OptionSet &Each : Use.Options)
    if (std::find(Own.begin(), Own.end(), Each.Site) == Own.end())
      addOption(To, Each.Site.In, Each.Site.At, false);
}

std::optional<double> OptionReader::side(const Call &C, const std::string &Attribute,
                                         std::int32_t Arg) const {
  if (!Attribute.empty()) {
    auto Known = C.Set.find(Attribute);
    return Known == C.Set.end() ? std::nullopt : Known->second.Value;
  }
  const ir::Inst &I = Index.body(C.In).Function->Insts[C.At];
  return Arg >= 0 && std::size_t(Arg) < I.Args.size()
             ? Numbers.value(C.In, I.Args[std::size_t(Arg)])
             : std::nullopt;
}

bool OptionReader::holds(const Call &C, const ir::OptionTest &Test) const {
  if (Test.Unset)
    return C.Whole && !C.Set.contains(Test.Attribute) &&
           !Elsewhere.contains({C.Model.Library, Test.Attribute});
  std::optional<double> Left = side(C, Test.Attribute, Test.Arg);
  bool Number = Test.OtherAttribute.empty() && Test.OtherArg < 0;
  std::optional<double> Right =
      Number ? Test.Number : side(C, Test.OtherAttribute, Test.OtherArg);
  if (!Left || !Right)
    return false;
  switch (Test.Test) {
  case Compare::Eq: return *Left == *Right;
  case Compare::Ne: return *Left != *Right;
  case Compare::Lt: return *Left < *Right;
  case Compare::Le: return *Left <= *Right;
  case Compare::Gt: return *Left > *Right;
  case Compare::Ge: return *Left >= *Right;
  default: return false;
  }
}

bool OptionReader::holds(const Call &C, const ir::Complaint &Each) const {
  bool Sets = false, Wants = false;
  for (const ir::OptionTest &Test : Each.If) {
    if (!holds(C, Test))
      return false;
    for (const std::string *Name : {&Test.Attribute, &Test.OtherAttribute})
      if (!Name->empty() && !Test.Unset) {
        Wants = true;
        auto Known = C.Set.find(*Name);
        Sets = Sets || (Known != C.Set.end() && Known->second.ByThis);
      }
  }
  return Sets || !Wants; // else another call's, which is told there
}

/// "{retryDelay}" and "{arg 1}" are what is given for it.
std::string OptionReader::text(const Call &C, const std::string &Says) const {
  std::string Result;
  for (std::size_t At = 0; At < Says.size();) {
    std::size_t Open = Says.find('{', At), Close = Says.find('}', Open);
    Result += Says.substr(At, Open - At);
    if (Open == Says.npos || Close == Says.npos)
      break;
    std::string Name = Says.substr(Open + 1, Close - Open - 1);
    bool Arg = Name.starts_with("arg ");
    std::optional<double> Value =
        side(C, Arg ? "" : Name, Arg ? std::int32_t(std::stoi(Name.substr(4))) : -1);
    auto Known = C.Set.find(Name);
    if (Value && Known != C.Set.end() && Known->second.Time)
      Result += Span{*Value}.str();
    else if (Value)
      Result += std::to_string(std::llround(*Value));
    At = Close + 1;
  }
  return Result;
}

void OptionReader::add(FunctionId In, const ir::Inst &I, std::string Complaint,
                       Variable Handle) {
  const Body &B = Index.body(In);
  OptionUse Use;
  Use.Where = Index.place(In, I.Where);
  Use.Function = Index.functionName(In);
  Use.Call = lastComponent(B.Unit->str(I.Name));
  Use.Complaint = std::move(Complaint);
  Use.InTest = B.Function->Test;
  All.push_back({std::move(Use), Handle});
}

void OptionReader::note(FunctionId In) {
  const Body &B = Index.body(In);
  for (const ir::Inst &I : B.Function->Insts) {
    if (I.Kind != ir::InstKind::Call || !I.Model)
      continue;
    const ir::FunctionSummary &Model = B.Unit->Models[I.Model];
    if (!Model.Settings.empty() && handle(In, I, Model).Kind == Op::Param)
      for (const ir::Setting &S : Model.Settings)
        Elsewhere.emplace(Model.Library, S.Attribute);
  }
}

void OptionReader::read(FunctionId In) {
  const Body &B = Index.body(In);
  const ir::Function &F = *B.Function;
  for (ir::InstId At = 0; At < F.Insts.size(); ++At) {
    const ir::Inst &I = F.Insts[At];
    if (I.Kind == ir::InstKind::Assign && I.Source && F.Values[I.Source].Op == Op::String &&
        B.Unit->str(F.Values[I.Target].Name) == "#complaint") {
      if (const ir::Inst *Setter = E.Uses.setter({In, At}))
        add(In, *Setter, std::string(B.Unit->str(F.Values[I.Source].Name)), {});
      continue;
    }
    if (I.Kind != ir::InstKind::Call || !I.Model)
      continue;
    const ir::FunctionSummary &Model = B.Unit->Models[I.Model];
    if (Model.Complaints.empty())
      continue;
    Call C{In, At, Model, handle(In, I, Model), {}};
    collect(C);
    for (const ir::Complaint &Each : Model.Complaints)
      if (holds(C, Each)) {
        bool Shared = std::any_of(Each.If.begin(), Each.If.end(), [](const auto &Test) {
          return !Test.OtherAttribute.empty();
        });
        add(In, I, text(C, Each.Says), Shared ? C.Handle : Variable());
        break; // the worst stands first
      }
  }
}

std::vector<OptionUse> OptionReader::take() {
  std::sort(All.begin(), All.end(), [](const Found &A, const Found &B) {
    auto Key = [](const OptionUse &Use) {
      return std::tie(Use.Where.File, Use.Where.At.Line, Use.Where.At.Column, Use.Complaint);
    };
    return Key(A.Use) < Key(B.Use);
  });
  std::vector<OptionUse> Result;
  for (std::size_t I = 0; I < All.size(); ++I) {
    // Two calls set what does not go together: told once, at the latter.
    bool Again = std::any_of(All.begin() + std::ptrdiff_t(I) + 1, All.end(),
                             [&](const Found &Later) {
                               return All[I].Handle.valid() && Later.Handle == All[I].Handle &&
                                      Later.Use.Complaint == All[I].Use.Complaint;
                             });
    if (!Again)
      Result.push_back(std::move(All[I].Use));
  }
  return Result;
}

std::vector<OptionUse> optionUses(Engine &E) {
  OptionReader Reader(E);
  for (FunctionId In = 1; In < E.Index.size(); ++In)
    Reader.note(In);
  for (FunctionId In = 1; In < E.Index.size(); ++In)
    Reader.read(In);
  return Reader.take();
}

} // namespace retrylint::link
