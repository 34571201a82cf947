#include "ir/Normalize.h"

#include "ir/Fields.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

using namespace retrylint::ir;

namespace {

void mix(std::size_t &Hash, std::uint64_t Word) {
  Hash = (Hash ^ Word) * 0x9E3779B97F4A7C15u;
  Hash ^= Hash >> 31;
}

std::size_t hash(const Value &V) {
  std::size_t Hash = static_cast<std::size_t>(V.Op);
  for (std::uint64_t Part :
       {std::uint64_t(V.Type), std::uint64_t(V.A), std::uint64_t(V.B),
        std::uint64_t(V.Index), std::uint64_t(V.Name), std::uint64_t(V.Int),
        std::bit_cast<std::uint64_t>(V.Real)})
    mix(Hash, Part);
  for (ValueId Operand : V.Operands)
    mix(Hash, Operand);
  return Hash;
}

/// -0.0 equals 0.0, but is another value.
bool same(const Value &L, const Value &R) {
  return std::bit_cast<std::uint64_t>(L.Real) ==
             std::bit_cast<std::uint64_t>(R.Real) &&
         L == R;
}

struct TypeHash {
  std::size_t operator()(const Type &T) const {
    std::size_t Hash = static_cast<std::size_t>(T.Kind);
    for (std::uint64_t Part :
         {std::uint64_t(T.Bits), std::uint64_t(T.Signed * 2 + T.Volatile),
          std::uint64_t(T.TickNum), std::uint64_t(T.TickDen),
          std::uint64_t(T.Name)})
      mix(Hash, Part);
    return Hash;
  }
};

/// Values used by an instruction, in the order of its fields.
template <class Visitor> void forEachValue(Inst &I, Visitor Visit) {
  Visit(I.CalleeValue);
  Visit(I.Receiver);
  for (ValueId &Arg : I.Args)
    Visit(Arg);
  for (CallbackArg &C : I.Callbacks)
    Visit(C.Callee);
  for (ValueId *Id : {&I.Delay, &I.Timeout, &I.Target, &I.Source})
    Visit(*Id);
}

class FunctionNormalizer {
public:
  explicit FunctionNormalizer(Function &Function) : F(Function) {}

  void run() {
    orderInsts();
    NewId.assign(std::max<std::size_t>(F.Values.size(), 1), 0);
    Slots.assign(std::bit_ceil(2 * NewId.size()), 0);
    Kept.emplace_back();
    for (Block &B : F.Blocks) {
      for (InstId Id : B.Insts)
        forEachValue(F.Insts[Id], [&](ValueId &V) { V = keep(V); });
      B.Condition = keep(B.Condition);
    }
    F.Values = std::move(Kept);
  }

private:
  Function &F;
  std::vector<Value> Kept;
  std::vector<ValueId> NewId;
  std::vector<InstId> NewInst;
  /// Hash table of Kept's values that may be used again; 0 is an empty slot.
  std::vector<ValueId> Slots;

  void orderInsts() {
    std::vector<Inst> Ordered;
    Ordered.reserve(F.Insts.size());
    NewInst.assign(F.Insts.size(), None);
    for (Block &B : F.Blocks)
      for (InstId &Id : B.Insts) {
        NewInst[Id] = static_cast<InstId>(Ordered.size());
        Ordered.push_back(std::move(F.Insts[Id]));
        Id = NewInst[Id];
      }
    F.Insts = std::move(Ordered);
  }

  /// The new number of a value, which stands after those of its operands.
  /// Expressions are as deep as their source nests, or deeper where loops of an
  /// extractor build them, so the work list is not the call stack.
  ValueId keep(ValueId Root) {
    std::vector<std::pair<ValueId, bool>> Work{{Root, false}};
    while (!Work.empty()) {
      auto [Id, Ready] = Work.back();
      Work.pop_back();
      if (!Id || NewId[Id])
        continue;
      const Value &V = F.Values[Id];
      if (!Ready) {
        Work.emplace_back(Id, true);
        for (std::size_t I = V.Operands.size(); I-- > 0;)
          Work.emplace_back(V.Operands[I], false);
        Work.emplace_back(V.B, false);
        Work.emplace_back(V.A, false);
        continue;
      }
      NewId[Id] = renumbered(V);
    }
    return NewId[Root];
  }

  ValueId renumbered(Value V) {
    V.A = NewId[V.A];
    V.B = NewId[V.B];
    for (ValueId &Operand : V.Operands)
      Operand = NewId[Operand];
    // The result of an instruction that is in no block is nobody's.
    if (V.Op == Op::Result && (V.Index = NewInst[V.Index]) == None) {
      V.Op = Op::Opaque;
      V.Index = 0;
    }
    auto Id = static_cast<ValueId>(Kept.size());
    if (!standsAlone(V.Op)) {
      std::size_t Slot = hash(V) & (Slots.size() - 1);
      for (; Slots[Slot]; Slot = (Slot + 1) & (Slots.size() - 1))
        if (same(Kept[Slots[Slot]], V))
          return Slots[Slot];
      Slots[Slot] = Id;
    }
    Kept.push_back(std::move(V));
    return Id;
  }
};

class UnitNormalizer {
public:
  explicit UnitNormalizer(Unit &Unit) : U(Unit) {}

  void run() {
    // Values are equal only where equal types and strings have one number, and
    // which strings are used shows only when each value is kept once.
    numberTables();
    for (Function &F : U.Functions)
      normalize(F);
    numberTables();
  }

private:
  Unit &U;
  std::vector<std::string> OldStrings;
  std::vector<Type> OldTypes;
  std::vector<StringId> NewString;
  std::vector<TypeId> NewType;
  std::unordered_map<std::string, StringId> StringIds;
  std::unordered_map<Type, TypeId, TypeHash> TypeIds;

  void numberTables() {
    OldStrings = std::exchange(U.Strings, {""});
    OldTypes = std::exchange(U.Types, {Type()});
    NewString.assign(OldStrings.size(), 0);
    NewType.assign(OldTypes.size(), 0);
    StringIds.clear();
    TypeIds = {{Type(), 0}};
    for (Variable &V : U.Variables)
      variable(V);
    for (Function &F : U.Functions)
      function(F);
    for (auto &[Derived, Base] : U.Bases) {
      string(Derived);
      string(Base);
    }
    for (StringId &Name : U.Offers)
      string(Name);
  }

  void string(StringId &Id) {
    if (!Id)
      return;
    StringId &New = NewString[Id];
    if (!New && !OldStrings[Id].empty()) {
      auto [Known, First] = StringIds.try_emplace(
          OldStrings[Id], static_cast<StringId>(U.Strings.size()));
      if (First)
        U.Strings.push_back(OldStrings[Id]);
      New = Known->second;
    }
    Id = New;
  }

  void type(TypeId &Id) {
    if (!Id)
      return;
    TypeId &New = NewType[Id];
    if (!New) {
      Type T = OldTypes[Id];
      string(T.Name);
      auto [Known, First] =
          TypeIds.try_emplace(T, static_cast<TypeId>(U.Types.size()));
      if (First)
        U.Types.push_back(T);
      New = Known->second;
    }
    Id = New;
  }

  void variable(Variable &V) {
    string(V.Symbol);
    string(V.Name);
    type(V.Type);
    for (auto &[Function, Field] : V.Functions) {
      string(Function);
      string(Field);
    }
  }

  void function(Function &F) {
    for (StringId *Id : {&F.Symbol, &F.Name, &F.Class, &F.Parent})
      string(*Id);
    for (StringId &Overridden : F.Overrides)
      string(Overridden);
    type(F.ReturnType);
    for (Param &P : F.Params) {
      string(P.Name);
      type(P.Type);
    }
    for (Local &L : F.Locals) {
      string(L.Name);
      type(L.Type);
    }
    for (Try &T : F.Tries)
      for (Handler &H : T.Handlers) {
        string(H.TypeName);
        for (StringId &Derived : H.Derived)
          string(Derived);
      }
    for (Spot &S : F.Spots) {
      string(S.Text);
      string(S.Type);
    }
    for (Inst &I : F.Insts) {
      string(I.Callee);
      string(I.Name);
      type(I.ResultType);
      type(I.ThrownType);
    }
    for (Value &V : F.Values) {
      type(V.Type);
      string(V.Name);
    }
  }
};

} // namespace

bool retrylint::ir::standsAlone(Op Op) {
  return Op == Op::Opaque || Op == Op::Random || Op == Op::Now;
}

void retrylint::ir::normalize(Function &Function) {
  FunctionNormalizer(Function).run();
}

void retrylint::ir::normalize(Unit &Unit) { UnitNormalizer(Unit).run(); }
