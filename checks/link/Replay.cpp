#include "link/Replay.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace retrylint::link {

using ir::Op;

namespace {

constexpr unsigned MaxTurns = 80;     ///< of which waits are noted
constexpr unsigned MaxCounted = 5000; ///< for bounds

bool same(const Number &A, const Number &B) {
  auto All = [](const Number &N) {
    return std::tie(N.Value, N.Known, N.Capped, N.Floored, N.Overflow, N.Decreasing, N.Taint,
                    N.Ones, N.Zeros);
  };
  return All(A) == All(B);
}

/// What terms are worth on one turn. Forgotten turn after turn, so it keeps its room.
class Memory {
public:
  Memory() : Slots(64) {}
  const Number *find(TermId Id) const {
    for (std::size_t At = place(Id); Slots[At].Turn == Turn; At = next(At))
      if (Slots[At].Id == Id)
        return &Slots[At].Is;
    return nullptr;
  }
  void set(TermId Id, const Number &Is) {
    if (2 * (Count + 1) > Slots.size())
      grow();
    std::size_t At = place(Id);
    while (Slots[At].Turn == Turn && Slots[At].Id != Id)
      At = next(At);
    Count += Slots[At].Turn != Turn;
    Slots[At] = {Turn, Id, Is};
  }
  void clear() {
    ++Turn;
    Count = 0;
  }

private:
  struct Slot {
    std::uint32_t Turn = 0;      ///< free unless it is the present one
    TermId Id = 0;
    Number Is;
  };
  void grow() {
    std::vector<Slot> Before(2 * Slots.size());
    std::swap(Before, Slots);
    Count = 0;
    for (const Slot &Each : Before)
      if (Each.Turn == Turn)
        set(Each.Id, Each.Is);
  }
  std::size_t place(TermId Id) const { return (Id * 0x9E3779B9u >> 12) & (Slots.size() - 1); }
  std::size_t next(std::size_t At) const { return (At + 1) & (Slots.size() - 1); }
  std::vector<Slot> Slots;       ///< a power of two of them, at most half of them taken
  std::size_t Count = 0;
  std::uint32_t Turn = 1;
};

class Player {
public:
  using Numbers = std::unordered_map<PlaceId, Number>;

  Player(Engine &E, const LapGroup &Group)
      : E(E), Group(Group), Moved(movedPlaces(E, Group)) {}

  bool moves(PlaceId Place) const {
    return std::find(Moved.begin(), Moved.end(), Place) != Moved.end();
  }

  bool moving(TermId Id) {
    auto [Known, New] = Moving.try_emplace(Id, false);
    if (New)
      E.Terms.visit(Id, [&](TermId, const Term &T) {
        Known->second = Known->second || (T.Kind == TermKind::Symbol &&
                                          T.Symbol == SymbolKind::Entry && moves(T.Name));
      });
    return Known->second;
  }

  /// The value of a place before the first lap.
  Number initial(PlaceId Place) {
    if (const TermId *Held = Group.Before.find(Place)) {
      Numbers Nothing;
      Memory Memo;
      // What the function was entered with: parameters, and fields as they were.
      if (!(E.Terms[*Held].Kind == TermKind::Symbol &&
            E.Terms[*Held].Symbol == SymbolKind::Entry && E.Terms[*Held].Name == Place)) {
        if (++InitialDepth < 8) {
          Number N = eval(*Held, Nothing, Memo);
          --InitialDepth;
          return N;
        }
        --InitialDepth;
      }
    }
    const PlaceKey &Key = E.Terms.place(Place);
    Number N;
    N.Value = 1;
    N.Taint = Key.Kind == PlaceKind::Param || Key.Kind == PlaceKind::Pointee ? TaintParam
                                                                            : TaintField;
    if ((Key.Kind != PlaceKind::Field && Key.Kind != PlaceKind::Global) || Key.Base)
      return N;
    const Stored &S = E.Index.stored(Key.Name);
    const ir::Variable *V = E.Index.variable(Key.Name);
    // What it starts with: its own initializer, else what constructors and set-up
    // store; where that differs, the smallest.
    std::optional<double> Start;
    if (V && V->HasInit && V->Init.size() == 1)
      Start = V->Init[0];
    for (auto &[Constant, Writer] : S.Constants)
      if (E.Index.body(Writer).Function->Kind == ir::FunctionKind::Constructor)
        Start = Constant;
    // What a lap gives it is where it stops, not where it starts, unless it is nothing.
    if (!Start)
      for (auto &[Constant, Writer] : S.Constants)
        if (!moves(Place) || Constant == 0 || !Group.leaves(Place, E.Terms.constant(std::int64_t(Constant))))
          Start = Start ? std::min(*Start, Constant) : Constant;
    if (Start && (moves(Place) || (!S.Unknown && S.Constants.size() <= 1))) {
      N.Value = *Start;
      N.Known = true;
      N.Taint = 0;
    }
    return N;
  }

  Number eval(TermId Id, Numbers &Env, Memory &Memo) {
    const Number Nothing = {1, false, false, false, false, false, TaintHavoc};
    if (!Id)
      return Nothing;
    if (const Number *Known = Memo.find(Id))
      return *Known;
    Memo.set(Id, Nothing); // no endless descent
    Number N = compute(Id, Env, Memo);
    Memo.set(Id, N);
    return N;
  }

  /// Truth of a test under these numbers: Unknown where something it needs is.
  Tristate holds(const Test &T, Numbers &Env, Memory &Memo) {
    if (E.Terms.taint(T.Condition) & (TaintError | TaintVolatile | TaintNow | TaintCall |
                                      TaintRandom | TaintHavoc))
      return Tristate::Unknown;
    Number N = eval(T.Condition, Env, Memo);
    if (!N.Known || N.Capped)
      return Tristate::Unknown;
    return (N.Value != 0) == T.Taken ? Tristate::Yes : Tristate::No;
  }

  /// Whether the lap can be gone from here, as far as its tests tell.
  bool feasible(const Lap &L, Numbers &Env, Memory &Memo,
                bool &Guarded) {
    for (const Test &T : L.End.Tests) {
      Tristate Holds = holds(T, Env, Memo);
      if (Holds == Tristate::No)
        return false;
      const Term &C = E.Terms[T.Condition];
      if (Holds == Tristate::Unknown && C.Kind == TermKind::Operation &&
          C.Op >= Op::Lt && C.Op <= Op::Ge && !Guarded && moving(T.Condition))
        Guarded = true;
    }
    return true;
  }

  /// False where all numbers are what they were.
  bool advance(const Lap &L, Numbers &Env, Memory &Memo) {
    std::size_t Before = Env.size();
    std::vector<std::pair<PlaceId, Number>> Next;
    for (auto &[Place, Value] : L.End.Env)
      if (moves(Place))
        Next.emplace_back(Place, eval(Value, Env, Memo));
    bool Other = Env.size() != Before;
    for (auto &[Place, N] : Next) {
      auto [At, New] = Env.try_emplace(Place, N);
      Other = Other || New || !same(At->second, N);
      At->second = N;
    }
    return Other;
  }

  int rank(const Lap &L) {
    int Rank = 0;
    for (std::size_t At = L.RootAt; At < L.End.Events.size(); ++At) {
      const Event &Each = *L.End.Events[At];
      if (paces(E, Each) != Tristate::No)
        Rank = std::max(Rank, Each.Delay && moving(Each.Delay) ? 2 : 1);
    }
    return Rank;
  }

  Replay run() {
    Replay Result;
    Numbers Env;
    Memory Memo;
    std::vector<int> Ranks;
    for (const Lap &L : Group.Laps)
      Ranks.push_back(rank(L));
    for (unsigned Turn = 1; Turn <= MaxCounted; ++Turn) {
      Memo.clear();
      const Lap *Chosen = nullptr;
      int ChosenRank = -1;
      for (const Lap &L : Group.Laps) {
        // Once waits are no longer noted, a guard is neither: it need not be looked for.
        bool Guard = Turn > MaxTurns;
        if (!feasible(L, Env, Memo, Guard))
          continue;
        // Where the tests leave a choice: the way that waits, and more each time.
        int Rank = Ranks[std::size_t(&L - Group.Laps.data())];
        if (Turn <= MaxTurns)
          Result.Guarded = Result.Guarded || Guard;
        if (Rank > ChosenRank) {
          Chosen = &L;
          ChosenRank = Rank;
        }
      }
      if (!Chosen && !Group.Cut) {
        Result.MaxAttempts = Turn;
        lastWays(Result, Env, Memo);
        break;
      }
      // The lap that could be gone may be one that was not kept.
      if (!Chosen) {
        if (Turn > MaxTurns)
          break;
        Chosen = &Group.Laps[std::size_t(std::ranges::max_element(Ranks) - Ranks.begin())];
      }
      if (Turn <= MaxTurns)
        for (std::size_t At = Chosen->RootAt; At < Chosen->End.Events.size(); ++At) {
          const EventRef &Each = Chosen->End.Events[At];
          if (Each->Kind == EventKind::Wait || Each->Kind == EventKind::Timer)
            note(Result, Each, Env, Memo, Turn);
        }
      if (!advance(*Chosen, Env, Memo) && Turn > MaxTurns)
        break; // and so on for ever
    }
    // A way that waits nothing is hot where it can be gone three times running.
    Result.Hot = Tristate::Yes;
    bool AllWait = true;
    for (const Lap &L : Group.Laps) {
      Tristate Paces = Tristate::No;
      if (L.TimedOut)
        Paces = Tristate::Yes;
      for (std::size_t At = L.RootAt; At < L.End.Events.size(); ++At) {
        Tristate Each = paces(E, *L.End.Events[At]);
        if (Each == Tristate::Yes ||
            (Each == Tristate::Unknown && Paces == Tristate::No))
          Paces = Each;
      }
      if (Paces == Tristate::Yes)
        continue;
      if (Paces == Tristate::No && passesWaitLoop(L))
        Paces = Tristate::Unknown;
      unsigned Times = repeats(L);
      if (Times < 3)
        continue;
      AllWait = false;
      if (Paces == Tristate::No && !Result.HotLap)
        Result.HotLap = &L;
    }
    Result.Hot = Result.HotLap ? Tristate::Yes : AllWait ? Tristate::No : Tristate::Unknown;
    return Result;
  }

  /// How often a lap can follow itself, beginning at the start or after another.
  unsigned repeats(const Lap &L) {
    unsigned Most = 0;
    for (const Lap *Before : {static_cast<const Lap *>(nullptr), &L}) {
      Numbers Env;
      Memory Memo;
      if (Before)
        advance(*Before, Env, Memo);
      unsigned Times = 0;
      for (; Times < 3; ++Times) {
        Memory Fresh;
        bool Guarded = false;
        if (!feasible(L, Env, Fresh, Guarded))
          break;
        advance(L, Env, Fresh);
      }
      Most = std::max(Most, Times);
    }
    return Most;
  }

private:
  /// A loop that waits in slices was left before its first one, since how many there
  /// are is not known: "for (left = config->delay; left > 0; --left) sleep(1)".
  bool passesWaitLoop(const Lap &L) {
    return std::ranges::any_of(L.End.Tests, [&](const Test &T) {
      if (T.Handler || E.Terms.isConst(T.Condition))
        return false;
      const ir::Function &In = *E.Index.body(T.In).Function;
      for (const Loop &Slices : E.loops(T.In))
        if (Slices.Header == T.Block && !Slices.Blocks[In.Blocks[T.Block].Successors[T.Successor]] &&
            !(T.In == Group.Site.In && Slices.holds(In, Group.Site.At)) && waitsIn(T.In, Slices))
          return true;
      return false;
    });
  }

  bool waitsIn(FunctionId Id, const Loop &Within) {
    const ir::Function &In = *E.Index.body(Id).Function;
    for (ir::BlockId Block = 0; Block < In.Blocks.size(); ++Block)
      if (Within.Blocks[Block])
        for (ir::InstId At : In.Blocks[Block].Insts)
          if (In.Insts[At].Kind == ir::InstKind::Call && waitsAt(Id, In.Insts[At]))
            return true;
    return false;
  }

  /// A call that blocks for a time.
  bool waitsAt(FunctionId In, const ir::Inst &Call) {
    if (const ir::FunctionSummary *Model = E.Index.model(In, Call))
      if (Model->Role != ir::Role::Unknown)
        return Model->Role == ir::Role::Wait;
    return std::ranges::any_of(E.Index.sureCallees(In, Call), [&](FunctionId Callee) {
      return E.matters(Callee) &&
             std::ranges::any_of(E.summary(Callee).Outcomes, [](const Outcome &O) {
               return std::ranges::any_of(O.After.Events, [](const EventRef &Each) {
                 return Each->Kind == EventKind::Wait;
               });
             });
    });
  }

  /// What happens when the last attempt has failed, and no lap is left.
  void lastWays(Replay &To, Numbers &Env, Memory &Memo) {
    for (const Lap &Way : Group.FailureWays) {
      bool Guarded = false;
      if (!feasible(Way, Env, Memo, Guarded))
        continue;
      To.LastKnown = true;
      // The last test that is decided by what counts.
      std::size_t Decided = 0;
      for (const Test &T : Way.End.Tests)
        if (moving(T.Condition) && holds(T, Env, Memo) == Tristate::Yes)
          Decided = std::max<std::size_t>(Decided, T.EventsBefore);
      for (std::size_t At = Way.RootAt; At < Decided && At < Way.End.Events.size(); ++At) {
        const Event &Each = *Way.End.Events[At];
        if (Each.Kind == EventKind::Wait && Each.Wait == WaitKind::Blocking)
          To.AfterLast.push_back(Each.Site);
      }
    }
  }

  void note(Replay &To, const EventRef &Wait, Numbers &Env,
            Memory &Memo, unsigned Turn) {
    auto Same = std::ranges::find_if(
        To.Waits, [&](const WaitTrace &Trace) { return Trace.Wait->Site == Wait->Site; });
    if (Same == To.Waits.end())
      Same = To.Waits.insert(Same, WaitTrace{Wait, {}, {}, movingExponent(Wait->Delay), {}});
    if (!Same->Turns.empty() && Same->Turns.back() == Turn)
      return;
    Same->Values.push_back(eval(Wait->Delay, Env, Memo));
    Same->Turns.push_back(Turn);
    // Once a limit is reached, it may no longer be part of what is waited.
    if (Same->Exponent)
      Same->Exponents.push_back(eval(Same->Exponent, Env, Memo));
  }

  TermId movingExponent(TermId Delay) {
    TermId Found = 0;
    unsigned Count = 0;
    E.Terms.visit(Delay, [&](TermId, const Term &X) {
      if (X.Kind == TermKind::Operation && (X.Op == Op::Shl || X.Op == Op::Pow) &&
          moving(X.B)) {
        Found = X.B;
        ++Count;
      }
    });
    return Count == 1 ? Found : 0;
  }

  static double wrapped(double Value, unsigned Bits, bool Signed) {
    double Modulus = std::ldexp(1.0, int(Bits));
    double Rest = std::fmod(Value, Modulus);
    if (Rest < 0)
      Rest += Modulus;
    if (Signed && Rest >= Modulus / 2)
      Rest -= Modulus;
    return Rest;
  }

  Number compute(TermId Id, Numbers &Env, Memory &Memo) {
    const Term T = E.Terms[Id];
    Number N;
    N.Value = 1;
    N.Taint = E.Terms.taint(Id) & ~std::uint16_t(TaintLap);
    switch (T.Kind) {
    case TermKind::Const:
      return {double(T.Int), true, false, false, false, false, 0};
    case TermKind::Real:
      return {T.Real, true, false, false, false, false, 0};
    case TermKind::Random: {
      Number Upper = T.A ? eval(T.A, Env, Memo) : Number();
      N.Value = T.A ? Upper.Value / 2 : T.Float ? 1 : 1e9;
      N.Taint = TaintRandom | Upper.Taint;
      // What limits the range limits what is drawn from it.
      N.Capped = Upper.Capped;
      N.Overflow = Upper.Overflow;
      return N;
    }
    case TermKind::Now:
      N.Value = 1e9;
      return N;
    case TermKind::Symbol: {
      if (T.Symbol != SymbolKind::Entry)
        return N;
      auto Held = Env.find(T.Name);
      if (Held != Env.end())
        return Held->second;
      Number Start = initial(T.Name);
      if (moves(T.Name))
        Env[T.Name] = Start;
      return Start;
    }
    case TermKind::Operation:
      break;
    default:
      return N;
    }
    Number A = eval(T.A, Env, Memo), B = T.B ? eval(T.B, Env, Memo) : Number{0, true},
           C = T.C ? eval(T.C, Env, Memo) : Number{0, true};
    if (T.Op == Op::Field) {
      N.Known = false;
      return N;
    }
    N.Known = A.Known && B.Known && C.Known;
    N.Taint = A.Taint | B.Taint | C.Taint;
    N.Capped = A.Capped || B.Capped || C.Capped;
    N.Floored = A.Floored || B.Floored || C.Floored;
    N.Overflow = A.Overflow || B.Overflow || C.Overflow;
    switch (T.Op) {
    case Op::Neg: N.Value = -A.Value; break;
    case Op::Add: N.Value = A.Value + B.Value; break;
    case Op::Sub: N.Value = A.Value - B.Value; break;
    case Op::Mul: N.Value = A.Value * B.Value; break;
    case Op::Div:
      N.Value = B.Value != 0 ? A.Value / B.Value : 0;
      if (!T.Float)
        N.Value = std::trunc(N.Value);
      if (B.Value == 0)
        N.Known = false;
      break;
    case Op::Rem:
      if (A.Taint & TaintRandom)
        N.Value = B.Value / 2;
      else
        N.Value = B.Value != 0 ? std::fmod(A.Value, B.Value) : 0;
      N.Capped = true;
      break;
    case Op::Shl: N.Value = A.Value * std::exp2(std::min(B.Value, 1000.0)); break;
    case Op::Shr: N.Value = std::floor(A.Value / std::exp2(std::min(B.Value, 1000.0))); break;
    case Op::Pow: N.Value = std::pow(A.Value, B.Value); break;
    case Op::Abs: N.Value = std::fabs(A.Value); break;
    case Op::Lt: N.Value = A.Value < B.Value; break;
    case Op::Le: N.Value = A.Value <= B.Value; break;
    case Op::Gt: N.Value = A.Value > B.Value; break;
    case Op::Ge: N.Value = A.Value >= B.Value; break;
    case Op::Eq: N.Value = A.Value == B.Value; break;
    case Op::Ne: N.Value = A.Value != B.Value; break;
    case Op::Or:
      N.Value = double(std::int64_t(A.Value) | std::int64_t(B.Value));
      N.Ones = ones(A) | ones(B);
      N.Zeros = zeros(A) & zeros(B);
      break;
    case Op::And:
      // A flag that was set on an earlier turn is set, and one that was cleared is not.
      N.Ones = ones(A) & ones(B);
      N.Zeros = zeros(A) | zeros(B);
      if (B.Known && !A.Known) {
        std::uint64_t Mask = std::uint64_t(std::int64_t(B.Value));
        if (Mask && (N.Ones == Mask || (A.Zeros & Mask) == Mask)) {
          N.Value = N.Ones == Mask ? B.Value : 0;
          N.Known = true;
          break;
        }
      }
      N.Value = double(std::int64_t(A.Value) & std::int64_t(B.Value));
      N.Capped = true;
      break;
    case Op::LogicalAnd:
      N.Value = A.Value != 0 && B.Value != 0;
      N.Known = N.Known || (A.Known && A.Value == 0) || (B.Known && B.Value == 0);
      break;
    case Op::LogicalOr:
      N.Value = A.Value != 0 || B.Value != 0;
      N.Known = N.Known || (A.Known && A.Value != 0) || (B.Known && B.Value != 0);
      break;
    case Op::Min: return smaller(T, A, B);
    case Op::Max: {
      // A floor: what varies counts.
      Number Result = A.Known && B.Known ? (A.Value >= B.Value ? A : B)
                      : moving(T.A) ? A : moving(T.B) ? B
                      : (A.Value >= B.Value ? A : B);
      Result.Taint = A.Taint | B.Taint;
      Result.Known = A.Known && B.Known;
      Result.Floored = true;
      Result.Overflow = N.Overflow;
      return Result;
    }
    case Op::Clamp: {
      Term Limits = T;
      Limits.A = T.A;
      Limits.B = T.C;
      Number Result = smaller(Limits, A, C);
      if (A.Known && B.Known && Result.Value < B.Value)
        Result.Value = B.Value;
      Result.Floored = true;
      Result.Taint |= B.Taint;
      return Result;
    }
    case Op::Select: {
      // a < b ? a : b and its like are a minimum or maximum, whatever is known.
      const Term Condition = E.Terms[T.A];
      if (Condition.Kind == TermKind::Operation && !A.Known) {
        bool Same = Condition.A == T.B && Condition.B == T.C;
        bool Crossed = Condition.A == T.C && Condition.B == T.B;
        bool Less = Condition.Op == Op::Lt || Condition.Op == Op::Le;
        bool More = Condition.Op == Op::Gt || Condition.Op == Op::Ge;
        Term Limits = T;
        Limits.A = T.B;
        Limits.B = T.C;
        if ((Same && Less) || (Crossed && More))
          return smaller(Limits, B, C);
      }
      if (A.Known) {
        Number Result = A.Value != 0 ? B : C;
        // Where the other side stands still, it is the cap.
        TermId Other = A.Value != 0 ? T.C : T.B, This = A.Value != 0 ? T.B : T.C;
        Result.Capped = Result.Capped || (moving(This) && !moving(Other));
        Result.Taint = B.Taint | C.Taint;
        return Result;
      }
      Number Result = moving(T.B) ? B : C;
      Result.Known = false;
      Result.Taint = N.Taint;
      Result.Capped = moving(T.B) != moving(T.C) || N.Capped;
      return Result;
    }
    case Op::Element: {
      // A table: beyond its end there is nothing to read.
      const Term &Table = E.Terms[T.A];
      NameId Name = Table.Kind == TermKind::Symbol && Table.Symbol == SymbolKind::Entry
                        ? E.Terms.place(Table.Name).Name
                        : 0;
      const ir::Variable *V = Name ? E.Index.variable(Name) : nullptr;
      std::vector<double> Values;
      if (V && V->Init.size() > 1)
        Values = V->Init;
      else if (Table.Kind == TermKind::Aggregate)
        for (TermId Each : E.Terms.list(T.A))
          Values.push_back(eval(Each, Env, Memo).Value);
      N.Capped = true;
      N.Taint = B.Taint;
      N.Known = B.Known && !Values.empty();
      if (!Values.empty()) {
        double At = std::clamp(B.Value, 0.0, double(Values.size() - 1));
        N.Value = Values[std::size_t(At)];
      }
      return N;
    }
    case Op::Cast:
      N.Value = A.Value;
      N.Ones = A.Ones;
      N.Zeros = A.Zeros;
      if (!T.Float)
        N.Value = std::trunc(N.Value);
      break;
    case Op::BitNot: N.Value = -A.Value - 1; break;
    default:
      N.Known = false;
      N.Value = A.Value;
      N.Taint |= TaintHavoc;
      return N;
    }
    if (!std::isfinite(N.Value))
      N.Value = 1e300;
    if (!T.Float && T.Bits > 1 && T.Op != Op::Rem) {
      double Limit = std::ldexp(1.0, T.Bits - (T.Signed ? 1 : 0));
      bool Grows = T.Op == Op::Mul || T.Op == Op::Shl || T.Op == Op::Add || T.Op == Op::Cast;
      if (Grows && N.Value >= Limit) {
        N.Overflow = true;
        N.Value = wrapped(N.Value, T.Bits, T.Signed);
      } else if (N.Value < 0 && !T.Signed)
        N.Value = wrapped(N.Value, T.Bits, false);
    }
    return N;
  }

  static std::uint64_t ones(const Number &N) {
    return N.Known ? std::uint64_t(std::int64_t(N.Value)) : N.Ones;
  }
  static std::uint64_t zeros(const Number &N) {
    return N.Known ? ~std::uint64_t(std::int64_t(N.Value)) : N.Zeros;
  }

  /// A minimum: one side grows, or both are known, or the other is a limit of
  /// unknown size, which counts as large.
  Number smaller(const Term &T, Number A, Number B) {
    Number Result;
    if (A.Known && B.Known)
      Result = A.Value <= B.Value ? A : B;
    else if (moving(T.A) != moving(T.B))
      Result = moving(T.A) ? A : B;
    else
      Result = A.Known ? A : B.Known ? B : A.Value <= B.Value ? A : B;
    Result.Taint = A.Taint | B.Taint;
    Result.Overflow = A.Overflow || B.Overflow;
    Result.Capped = true;
    return Result;
  }

  Engine &E;
  const LapGroup &Group;
  std::vector<PlaceId> Moved;
  std::unordered_map<TermId, bool> Moving;
  unsigned InitialDepth = 0;
};

} // namespace

Tristate paces(Engine &E, const Event &Each) {
  switch (Each.Kind) {
  case EventKind::Wait:
  case EventKind::Timer: {
    const Term &T = E.Terms[Each.Delay];
    if (T.Kind == TermKind::Const)
      return T.Int != 0 ? Tristate::Yes : Tristate::No;
    if (T.Kind == TermKind::Real)
      return T.Real != 0 ? Tristate::Yes : Tristate::No;
    return Tristate::Yes;
  }
  case EventKind::Pump:
  case EventKind::MaybeWait:
    return Tristate::Unknown;
  default:
    return Tristate::No;
  }
}

std::vector<PlaceId> movedPlaces(Engine &E, const LapGroup &Group) {
  std::vector<PlaceId> Moved;
  for (const Lap &L : Group.Laps)
    for (auto &[Place, Value] : L.End.Env) {
      if (E.Terms.place(Place).Kind == PlaceKind::Result)
        continue;
      const Term &T = E.Terms[Value];
      bool Same = T.Kind == TermKind::Symbol && T.Symbol == SymbolKind::Entry &&
                  T.Name == Place;
      // A constant that it had before the lap too has not moved.
      const TermId *Before = Group.Before.find(Place);
      bool InLoop = std::find(Group.Modified.begin(), Group.Modified.end(), Place) !=
                    Group.Modified.end();
      if (!Same && !(Before && *Before == Value && !InLoop) &&
          std::find(Moved.begin(), Moved.end(), Place) == Moved.end())
        Moved.push_back(Place);
    }
  return Moved;
}

Replay replay(Engine &E, const LapGroup &Group) { return Player(E, Group).run(); }

} // namespace retrylint::link
