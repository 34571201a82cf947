#include "link/Facets.h"
#include "link/Replay.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace retrylint::link {

using ir::Op;
using ir::Role;

namespace {

std::string lastComponent(std::string_view Name) {
  // "operator()" and template arguments stay; scopes go.
  std::size_t At = Name.npos;
  unsigned Depth = 0;
  for (std::size_t I = 0; I + 1 < Name.size(); ++I) {
    if (Name[I] == '<' || Name[I] == '(')
      ++Depth;
    if ((Name[I] == '>' || Name[I] == ')') && Depth)
      --Depth;
    if (!Depth && Name[I] == ':' && Name[I + 1] == ':')
      At = I + 2;
  }
  return std::string(At == Name.npos ? Name : Name.substr(At));
}

bool sounds(std::string_view Name, std::initializer_list<const char *> Words) {
  std::string Lower;
  for (unsigned char C : lastComponent(Name))
    Lower += char(std::tolower(C));
  for (const char *Word : Words)
    if (Lower.find(Word) != Lower.npos)
      return true;
  return false;
}

bool isOrder(Op O) { return O >= Op::Lt && O <= Op::Ge; }
bool isComparison(Op O) { return O >= Op::Lt && O <= Op::Ne; }

class Describer {
public:
  Describer(Engine &E, LapGroup &Group)
      : E(E), T(E.Terms), Index(E.Index), Group(Group),
        F(*Index.body(Group.Site.In).Function) {}

  std::optional<Described> run() {
    std::erase_if(Group.Laps, [&](const Lap &L) { return !isRetry(L); });
    if (Group.Laps.empty())
      return std::nullopt;
    for (Lap &L : Group.Laps)
      L.TimedOut = timedOut(L);
    Moved = movedPlaces(E, Group);
    Numbers = replay(E, Group);
    if (Numbers.MaxAttempts && *Numbers.MaxAttempts < 2)
      return std::nullopt;
    Worst = Numbers.HotLap ? Numbers.HotLap : longestWaiting();
    Described D;
    C = &D.Cycle;
    D.Root = Worst->Root->Site;
    D.Via = Worst->Root->Via;
    attempt();
    back();
    pacing();
    bound();
    selectivity();
    locks();
    path();
    std::string Class = lastComponent(Index.body(Group.Site.In).Unit->str(F.Class));
    C->InTest = Class.starts_with("Mock") || Class.starts_with("Fake") || F.Test || Index.body(D.Root.In).Function->Test;
    for (const Lap &L : Group.Laps)
      for (const EventRef &Each : L.End.Events)
        C->Interactive = C->Interactive || Each->Kind == EventKind::Prompt;
    D.Group = Group;
    D.Group.Laps.clear();
    return D;
  }

private:
  //===--------------------------------------------------------------------===//
  // Which laps are retries
  //===--------------------------------------------------------------------===//

  bool isErrorSymbol(TermId Id) const {
    const Term &X = T[Id];
    return X.Kind == TermKind::Symbol && (T.taint(Id) & TaintError) &&
           X.Symbol != SymbolKind::Caught;
  }

  ir::FailureClass classOf(const ir::FunctionSummary *Model, std::int64_t Code,
                           std::string *Name = nullptr) const {
    if (Model)
      for (const ir::CodeClass &Each : Model->Classes)
        for (std::size_t I = 0; I < Each.Codes.size(); ++I)
          if (Each.Codes[I] == Code) {
            if (Name)
              *Name = I < Each.Names.size() ? Each.Names[I] : std::to_string(Code);
            return Each.Class;
          }
    return ir::FailureClass::Unknown;
  }

  /// The failure was that the attempt took as long as it may.
  bool timedOut(const Lap &L) const {
    for (auto &[Id, Known] : L.End.Known) {
      std::string Name;
      if (!isErrorSymbol(Id) || !Known.single() ||
          classOf(L.Root->Model, Known.Low, &Name) == ir::FailureClass::Unknown)
        continue;
      if (sounds(Name, {"timedout", "timed_out", "timeout", "deadline"}))
        return true;
    }
    return false;
  }

  bool isRetry(const Lap &L) const {
    bool StatusSeen = false;
    for (auto &[Id, Known] : L.End.Known) {
      if (!isErrorSymbol(Id))
        continue;
      // "Call again" is no failure: EINTR, EAGAIN, WANT_READ.
      if (Known.single() &&
          classOf(L.Root->Model, Known.Low) == ir::FailureClass::Again)
        return false;
      if (L.ByStatus && T[Id].Symbol != SymbolKind::AttemptResult) {
        if (Known.Low >= 200 && Known.High < 400)
          return false;
        StatusSeen = StatusSeen || !Known.full();
      }
    }
    if (L.ByStatus && !StatusSeen)
      return false;
    // Where success goes round in the same way it is no retry, unless what is done
    // is to connect: nobody connects again for having connected.
    if (L.Root->Model && L.Root->Model->ConnectOnly != Tristate::Yes && !L.ByStatus) {
      std::vector<Site> Waits;
      for (std::size_t At = L.RootAt; At < L.End.Events.size(); ++At)
        if (L.End.Events[At]->Kind == EventKind::Wait ||
            L.End.Events[At]->Kind == EventKind::Timer)
          Waits.push_back(L.End.Events[At]->Site);
      if (std::find(Group.SuccessWaits.begin(), Group.SuccessWaits.end(), Waits) !=
          Group.SuccessWaits.end())
        return false;
    }
    return true;
  }

  const Lap *longestWaiting() const {
    for (const Lap &L : Group.Laps)
      for (std::size_t At = L.RootAt; At < L.End.Events.size(); ++At)
        if (paces(E, *L.End.Events[At]) == Tristate::Yes)
          return &L;
    return &Group.Laps.front();
  }

  //===--------------------------------------------------------------------===//
  // The attempt
  //===--------------------------------------------------------------------===//

  const ir::Inst &inst(Site At) const {
    return Index.body(At.In).Function->Insts[At.At];
  }
  Place where(Site At) const { return Index.place(At.In, inst(At).Where); }
  std::string nameOf(Site At) const {
    const ir::Inst &I = inst(At);
    return lastComponent(Index.body(At.In).Unit->str(I.Name));
  }

  /// A peer on this machine: a socket in the file system, a loopback address.
  Tristate local() const {
    const ir::FunctionSummary *Model = Worst->Root->Model;
    if (Model && (Model->Protocol == "unix" || Model->Protocol == "local"))
      return Tristate::Yes;
    const Body &B = Index.body(Worst->Root->Site.In);
    bool Found = false;
    auto Look = [&](std::string_view Text) {
      Found = Found || Text == "localhost" || Text.starts_with("127.0.0.1") ||
              Text == "::1" || Text.starts_with("unix:") ||
              Text.find("//localhost") != Text.npos ||
              Text.find("//127.0.0.1") != Text.npos;
    };
    for (ir::ValueId Arg : inst(Worst->Root->Site).Args) {
      const ir::Value *V = &B.Function->Values[Arg];
      while ((V->Op == Op::Cast || V->Op == Op::Address) && V->A)
        V = &B.Function->Values[V->A];
      if (V->Op == Op::String)
        Look(B.Unit->str(V->Name));
      std::string_view Type = B.Unit->str(B.Unit->Types[V->Type].Name);
      Found = Found || Type == "sockaddr_un";
    }
    for (TermId Id : {Worst->TargetBefore, Worst->TargetAfter})
      T.visit(Id, [&](TermId, const Term &X) {
        if (X.Kind == TermKind::Text)
          Look(Index.text(X.Name));
      });
    // INADDR_LOOPBACK, put into an address before the first attempt.
    for (auto &[Place, Value] : Group.Before)
      T.visit(Value, [&](TermId, const Term &X) {
        Found = Found || (X.Kind == TermKind::Const && X.Int == 0x7f000001);
      });
    return Found ? Tristate::Yes : Tristate::Unknown;
  }

  bool picksAnother(TermId Id) const {
    bool Found = false;
    T.visit(Id, [&](TermId, const Term &X) {
      if (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::CallResult && !X.Bits &&
          X.Name)
        Found = Found || sounds(Index.text(X.Name),
                                {"next", "pop", "front", "head", "dequeue", "shift",
                                 "advance", "pick", "choose", "select_", "rotate"});
      if (X.Kind == TermKind::Operation &&
          (X.Op == Op::Field || X.Op == Op::Element || X.Op == Op::Deref) && mentionsMoved(Id))
        Found = true;
    });
    return Found;
  }

  bool mentionsMoved(TermId Id) const {
    bool Found = false;
    T.visit(Id, [&](TermId, const Term &X) {
      Found = Found || (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::Entry &&
                        moved(X.Name));
    });
    return Found;
  }
  bool moved(PlaceId Place) const {
    return std::find(Moved.begin(), Moved.end(), Place) != Moved.end();
  }

  /// The call is given what a queue or list hands out anew on each turn.
  bool takesNextItem() const {
    auto Strip = [&](ir::ValueId Id) {
      const ir::Value *V = &F.Values[Id];
      while ((V->Op == Op::Cast || V->Op == Op::Deref || V->Op == Op::Address ||
              V->Op == Op::Truth) && V->A)
        V = &F.Values[V->A];
      return V;
    };
    const ir::Inst &Call = inst(Group.Site);
    std::vector<ir::ValueId> Given = Call.Args;
    if (Call.Receiver)
      Given.push_back(Call.Receiver);
    for (ir::ValueId Arg : Given) {
      const ir::Value *V = Strip(Arg);
      if (V->Op != Op::Local || V->Name)
        continue;
      for (const Loop &L : E.loops(Group.Site.In)) {
        if (L.Header != Group.Header)
          continue;
        for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
          for (ir::InstId Id : L.Blocks[Block] ? F.Blocks[Block].Insts
                                               : std::vector<ir::InstId>()) {
            const ir::Inst &I = F.Insts[Id];
            if (I.Kind != ir::InstKind::Assign || !I.Source ||
                F.Values[I.Target].Op != Op::Local ||
                F.Values[I.Target].Index != V->Index)
              continue;
            const ir::Value *From = Strip(I.Source);
            if (From->Op == Op::Result &&
                sounds(Index.body(Group.Site.In).Unit->str(F.Insts[From->Index].Name),
                       {"next", "pop", "front", "dequeue", "take", "shift"}))
              return true;
          }
      }
    }
    return false;
  }

  Tristate sameTarget() const {
    if (Group.Back == Back::Loop && takesNextItem())
      return Tristate::No;
    Tristate Result = Tristate::Unknown;
    for (const Lap &L : Group.Laps) {
      // The address of a callee's own local says nothing of what it holds.
      bool Hollow = false;
      if (!L.Root->Via.empty() && L.TargetBefore == L.TargetAfter)
        T.visit(L.TargetBefore, [&](TermId, const Term &X) {
          Hollow = Hollow || X.Kind == TermKind::Address;
        });
      if (L.TargetBefore && L.TargetAfter && !Hollow) {
        if (L.TargetBefore == L.TargetAfter) {
          if (Result == Tristate::Unknown)
            Result = Tristate::Yes;
          continue;
        }
        const Term &After = T[L.TargetAfter];
        // One that is drawn may be the same again.
        if (T.taint(L.TargetAfter) & TaintRandom)
          continue;
        constexpr std::uint16_t Foggy =
            TaintHavoc | TaintCall | TaintVolatile | TaintError;
        bool Clear = !((T.taint(L.TargetAfter) | T.taint(L.TargetBefore)) & Foggy);
        if (mentionsMoved(L.TargetAfter) || mentionsMoved(L.TargetBefore) ||
            picksAnother(L.TargetAfter) || Clear) {
          // A number that counts is no other peer.
          if (After.Kind != TermKind::Operation || After.Op != Op::Add || !After.Bits)
            return Tristate::No;
        }
        continue;
      }
      for (std::size_t I = 0; I < L.ArgsAfter.size() && I < L.ArgsBefore.size(); ++I)
        if (L.ArgsAfter[I] != L.ArgsBefore[I] && L.ArgsAfter[I] &&
            !(T.taint(L.ArgsAfter[I]) & TaintRandom) &&
            (picksAnother(L.ArgsAfter[I]) || picksAnother(L.ArgsBefore[I])))
          return Tristate::No;
    }
    return Result;
  }

  void attempt() {
    link::Attempt &A = C->Attempt;
    const Event &Root = *Worst->Root;
    A.Name = nameOf(Root.Site);
    A.Where = where(Group.Site);
    A.Function = std::string(Index.functionName(Group.Site.In));
    if (Root.Model)
      A.Model = *Root.Model;
    A.Local = local();
    A.SameTarget = sameTarget();
    for (const Site &Each : Root.Via)
      A.Through.push_back(nameOf(Each));
    const Term &Timeout = T[Root.Timeout];
    if (Timeout.Kind == TermKind::Real || Timeout.Kind == TermKind::Const) {
      double Given = Timeout.Kind == TermKind::Real ? Timeout.Real : double(Timeout.Int);
      if (Given > 0) {
        A.Timeout = Span{Given};
        A.HasTimeout = Tristate::Yes;
      }
    } else if (Root.Timeout)
      A.HasTimeout = Tristate::Yes;
    if (A.Model.DefaultTimeout > 0 && A.HasTimeout == Tristate::Unknown)
      A.HasTimeout = Tristate::Yes;
    C->Confidence = !Root.Model        ? Confidence::Low
                    : Root.Via.empty() ? Confidence::High
                                       : Confidence::Medium;
  }

  void back() {
    C->Back = Group.Back;
    if (Group.Back == Back::Loop) {
      Place Goto = gotoWhere();
      if (Goto.valid())
        C->Back = Back::Goto;
      C->BackWhere = Goto.valid() ? Goto : loopWhere();
      return;
    }
    Site Again = Group.Again;
    if (Worst->Hops.empty()) {
      C->BackWhere = where(Again);
      return;
    }
    // The restart as seen from the handler: its own call.
    C->BackWhere = where(Again);
    if (Group.Back == Back::Callback && !Worst->Hops.empty() &&
        Worst->Hops.back().Armed->Kind == EventKind::Post)
      C->Back = Back::Queue;
  }

  /// A jump straight back that is spelled out.
  Place gotoWhere() const {
    for (const Loop &L : E.loops(Group.Site.In))
      if (L.Header == Group.Header)
        for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
          if (L.Blocks[Block] && F.Blocks[Block].Terminator == ir::TerminatorKind::Jump &&
              F.Blocks[Block].Where.valid() && !F.Blocks[Block].Successors.empty() &&
              F.Blocks[Block].Successors[0] == Group.Header)
            return Index.place(Group.Site.In, F.Blocks[Block].Where);
    return {};
  }

  Place loopWhere() const {
    if (Group.Header == ir::None || Group.Header >= F.Blocks.size())
      return where(Group.Site);
    const ir::Block &Header = F.Blocks[Group.Header];
    if (Header.Where.valid())
      return Index.place(Group.Site.In, Header.Where);
    // The test may stand at the end: do ... while, goto.
    for (const Loop &L : E.loops(Group.Site.In)) {
      if (L.Header != Group.Header)
        continue;
      for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
        if (L.Blocks[Block])
          for (ir::BlockId To : F.Blocks[Block].Successors)
            if (To == Group.Header && F.Blocks[Block].Where.valid())
              return Index.place(Group.Site.In, F.Blocks[Block].Where);
    }
    return where(Group.Site);
  }

  //===--------------------------------------------------------------------===//
  // Pacing
  //===--------------------------------------------------------------------===//

  /// Growth that ends under a test of the growing place against something that
  /// stands still: a lap of the group leaves it unmoved, or sets it to that.
  bool cappedByTest() const {
    for (PlaceId Place : Moved) {
      bool Grows = false, Stops = false;
      for (const Lap &L : Group.Laps) {
        const TermId *Held = L.End.Env.find(Place);
        bool SelfMade = Held && *Held != 0 && mentions(*Held, Place) &&
                        !(T[*Held].Kind == TermKind::Symbol);
        Grows = Grows || SelfMade;
        if (SelfMade)
          continue;
        for (const Test &Each : L.End.Tests) {
          const Term &X = T[Each.Condition];
          if (X.Kind == TermKind::Operation && isOrder(X.Op) &&
              mentions(Each.Condition, Place))
            Stops = true;
        }
      }
      if (Grows && Stops)
        return true;
    }
    return false;
  }

  bool mentions(TermId Id, PlaceId Place) const {
    bool Found = false;
    T.visit(Id, [&](TermId, const Term &X) {
      Found = Found || (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::Entry &&
                        X.Name == Place);
    });
    return Found;
  }

  /// Fields in a term that some function makes grow: their value is a back-off's
  /// state, whatever the lap itself does with it.
  bool readsGrowingField(TermId Id) const {
    bool Found = false;
    T.visit(Id, [&](TermId, const Term &X) {
      NameId Name = 0;
      if (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::Entry)
        Name = T.place(X.Name).Name;
      if (X.Kind == TermKind::Operation && X.Op == Op::Field)
        Name = X.Name;
      Found = Found || (Name && Index.stored(Name).SelfUpdate &&
                        !(X.Kind == TermKind::Symbol && moved(X.Name)));
    });
    return Found;
  }

  void pacing() {
    C->Waits = Numbers.Hot == Tristate::Yes  ? Tristate::No
               : Numbers.Hot == Tristate::No ? Tristate::Yes
                                             : Tristate::Unknown;
    if (C->Waits == Tristate::No)
      return;
    bool TestCap = cappedByTest();
    for (const WaitTrace &Trace : Numbers.Waits)
      C->Delays.push_back(delay(Trace, TestCap));
  }

  Delay delay(const WaitTrace &Trace, bool TestCap) {
    Delay D;
    const Event &Wait = *Trace.Wait;
    // A sleep in a helper is told where the cycle calls the helper.
    bool Helper = Group.Back == Back::Loop && Wait.Kind == EventKind::Wait &&
                  !Wait.Via.empty() && Wait.Via.front().In == Group.Site.In;
    D.Where = where(Helper ? Wait.Via.front() : Wait.Site);
    D.Call = nameOf(Wait.Site);
    D.Kind = Wait.Kind == EventKind::Timer ? WaitKind::Timer : Wait.Wait;
    D.InCallback = Tristate::Unknown;
    std::uint16_t Taint = 0;
    bool Known = true, Capped = false, Overflow = false;
    for (const Number &N : Trace.Values) {
      Taint |= N.Taint;
      Known = Known && N.Known;
      Capped = Capped || N.Capped;
      if (N.Floored)
        D.HasFloor = Tristate::Yes;
    }
    const Term &Given = T[Wait.Delay];
    // For ever, until something happens: how long that is nobody knows.
    if (!Wait.Delay || (Given.Kind == TermKind::Const && Given.Int < 0))
      Taint |= TaintHavoc;
    constexpr std::uint16_t Foggy = TaintHavoc | TaintCall | TaintParam | TaintVolatile |
                                    TaintNow | TaintError;
    bool Random = Taint & TaintRandom;
    bool Fog = Taint & Foggy;
    D.Jittered = Random ? Tristate::Yes : Fog ? Tristate::Unknown : Tristate::No;
    if (Random)
      T.visit(Wait.Delay, [&](TermId, const Term &X) {
        if (X.Kind == TermKind::Random)
          D.JitterQuality = ir::RandomQuality(X.Int);
      });
    D.ServerDirected = Taint & TaintServer ? Tristate::Yes
                       : Fog               ? Tristate::Unknown
                                           : Tristate::No;
    bool FieldGrows = readsGrowingField(Wait.Delay);
    // Waits as they come; a random part is its middle.
    std::vector<double> Values;
    for (const Number &N : Trace.Values)
      Values.push_back(N.Value);
    if (Numbers.Guarded && TestCap && Values.size() > 6)
      Values.resize(6);
    bool Trusted = !(Numbers.Guarded && TestCap);
    if (Known && !Random)
      for (std::size_t I = 0; I < Values.size() && I < 64; ++I)
        D.Sequence.push_back({Values[I]});
    if (!FieldGrows)
      D.Growth = growth(Values, Fog, D, mentionsTable(Wait.Delay));
    if (!Values.empty() && (Known || (Random && !Fog)) && Values[0] >= 0)
      D.First = Span{Values[0]};
    if (!Trace.Values.empty() && !Trace.Values[0].Known && !Random)
      D.First.reset();
    bool Plateau = Values.size() >= 4 && Known &&
                   Values.back() == Values[Values.size() - 2] &&
                   Values.back() > Values.front();
    if (Plateau)
      D.Cap = Span{*std::max_element(Values.begin(), Values.end())};
    D.Capped = Capped || TestCap || Plateau ? Tristate::Yes
               : FieldGrows || Fog          ? Tristate::Unknown
                                            : Tristate::No;
    if (Trusted)
      for (std::size_t I = 0; I < Trace.Values.size() && !Overflow; ++I)
        if (Trace.Values[I].Overflow) {
          Overflow = true;
          D.OverflowAt = Trace.Turns[I];
          D.OverflowWhere = overflowWhere(D.Where);
        }
    D.GrowthWhere = growthWhere(Wait.Delay, D.Where);
    return D;
  }

  /// The arithmetic that leaves its type: a shift or product of what moves.
  Place overflowWhere(const Place &Default) {
    for (const ir::Inst &I : F.Insts) {
      if (I.Kind != ir::InstKind::Assign || !I.Source)
        continue;
      State Nothing;
      bool Found = false;
      T.visit(E.eval(Group.Site.In, I.Source, Nothing), [&](TermId Id, const Term &X) {
        Found = Found || (X.Kind == TermKind::Operation &&
                          (X.Op == Op::Shl || X.Op == Op::Mul || X.Op == Op::Pow) &&
                          mentionsMoved(Id));
      });
      if (Found)
        return Index.place(Group.Site.In, I.Where);
    }
    return Default;
  }

  /// The assignment that makes what is waited grow.
  Place growthWhere(TermId Delay, const Place &Default) {
    std::vector<FunctionId> Functions{Group.Site.In};
    auto Add = [&](FunctionId Id) {
      if (std::find(Functions.begin(), Functions.end(), Id) == Functions.end())
        Functions.push_back(Id);
    };
    for (const Hop &Each : Worst->Hops)
      Add(Each.Handler);
    for (const EventRef &Each : Worst->End.Events) {
      Add(Each->Site.In);
      for (const Site &Via : Each->Via)
        Add(Via.In);
    }
    for (FunctionId Id : Functions)
      for (const ir::Inst &I : Index.body(Id).Function->Insts) {
        if (I.Kind != ir::InstKind::Assign || !I.Source)
          continue;
        State Nothing;
        PlaceId Place = E.placeOf(Id, I.Target, Nothing);
        if (!Place || !moved(Place) || !mentions(Delay, Place))
          continue;
        const Term &Made = T[E.eval(Id, I.Source, Nothing)];
        if (Made.Kind == TermKind::Operation && Made.Op != Op::Add &&
            (mentions(Made.A, Place) || mentions(Made.B, Place)))
          return Index.place(Id, I.Where);
      }
    return Default;
  }

  bool mentionsTable(TermId Id) const {
    bool Found = false;
    T.visit(Id, [&](TermId, const Term &X) {
      Found = Found || (X.Kind == TermKind::Operation && X.Op == Op::Element);
    });
    return Found;
  }

  static Growth growth(const std::vector<double> &All, bool Fog, Delay &D, bool Table) {
    if (Fog)
      return Growth::Unknown;
    // Up to the plateau or the overflow.
    std::vector<double> Values;
    for (double V : All) {
      if (!Values.empty() && (V < Values.back() || (Values.size() > 2 && V == Values.back() &&
                                                   V != Values.front())))
        break;
      Values.push_back(V);
    }
    if (All.size() < 2)
      return Growth::Unknown;
    if (Table)
      return Growth::Table;
    if (Values.size() < 2)
      return Growth::Shrinking;
    if (Values.front() == Values.back())
      return std::all_of(All.begin(), All.end(), [&](double V) { return V == All[0]; })
                 ? Growth::Constant
                 : Growth::Unknown;
    std::size_t N = Values.size();
    // A first wait of zero, or one that is set apart, says nothing of the growth.
    std::size_t From = Values[0] == 0 && N > 2 ? 1 : 0;
    double Ratio = Values[N - 1] / std::max(Values[N - 2], 1e-9);
    double Step = Values[N - 1] - Values[N - 2];
    if (N - From >= 3) {
      double Step2 = Values[N - 2] - Values[N - 3];
      if (std::fabs(Step - Step2) <= 0.01 * std::fabs(Step)) {
        D.Increment = Span{Step};
        return Growth::Linear;
      }
    }
    // The ratio of the last full step: the one before a cap may cut the last short.
    if (N - From >= 3) {
      double Ratio2 = Values[N - 2] / std::max(Values[N - 3], 1e-9);
      Ratio = std::max(Ratio, Ratio2);
    }
    D.Factor = Ratio;
    return Growth::Exponential;
  }

  //===--------------------------------------------------------------------===//
  // Bound
  //===--------------------------------------------------------------------===//

  bool leaves(const Test &X) const {
    for (const Lap &L : Group.Laps)
      for (const Test &Other : L.End.Tests)
        if (Other.In == X.In && Other.Block == X.Block && Other.Successor != X.Successor)
          return false;
    return true;
  }

  struct LapBound {
    bool Count = false, Deadline = false, Stop = false;
    bool any() const { return Count || Deadline || Stop; }
  };

  /// Whether a call's result can be someone's wish to stop. Results of a call that
  /// makes something (a socket, memory) are not.
  bool soundsLikeStop(const Term &X) const {
    if (!X.Name)
      return false;
    std::string_view Name = Index.text(X.Name);
    if (sounds(Name, {"socket", "alloc", "create", "open", "init", "strdup", "parse",
                      "bind", "setsockopt", "fcntl"}))
      return false;
    return X.Bits == 1 ||
           sounds(Name, {"stop", "quit", "exit", "running", "cancel", "abort", "shut",
                         "terminat", "should", "active", "alive", "continue", "interrupt",
                         "signal", "done", "close", "exhaust", "enabled", "allow", "can",
                         "has", "is", "must", "wait", "poll", "expired", "check", "retry"});
  }

  bool isTransformed(const Lap &L, PlaceId Place) const {
    const TermId *Held = L.End.Env.find(Place);
    return Held && mentions(*Held, Place) &&
           !(T[*Held].Kind == TermKind::Symbol && T[*Held].Name == Place);
  }

  LapBound boundOf(const Lap &L) {
    LapBound Result;
    for (const Test &Each : L.End.Tests) {
      std::uint16_t Taint = T.taint(Each.Condition);
      if (Each.Handler || !leaves(Each) || T.isConst(Each.Condition))
        continue;
      // Whoever cancels it says stop.
      if (onlyCancelled(L, Each)) {
        Result.Stop = true;
        continue;
      }
      if (Taint & TaintNow) {
        Result.Deadline = true;
        continue;
      }
      bool Moves = false, Stop = false, Deadline = false;
      T.visit(Each.Condition, [&](TermId Id, const Term &X) {
        if (X.Kind == TermKind::Operation && X.Op == Op::Field && !(T.taint(Id) & TaintError))
          Stop = true;
        if (X.Kind != TermKind::Symbol)
          return;
        switch (X.Symbol) {
        case SymbolKind::Entry: {
          const PlaceKey &Key = T.place(X.Name);
          if (moved(X.Name)) {
            const TermId *Held = L.End.Env.find(X.Name);
            bool Same = !Held || (T[*Held].Kind == TermKind::Symbol &&
                                  T[*Held].Name == X.Name &&
                                  T[*Held].Symbol == SymbolKind::Entry);
            if (isTransformed(L, X.Name))
              Moves = true;
            else if (Held && !Same && (T.taint(*Held) & (TaintCall | TaintHavoc)))
              Stop = true;
            else
              stuck(Each, X.Name, L, Same);
          } else if (Key.Kind == PlaceKind::Field || Key.Kind == PlaceKind::Global ||
                     Key.Kind == PlaceKind::Pointee)
            Stop = true;
          else if (Key.Kind == PlaceKind::Local && Key.Function == Group.Site.In &&
                   Key.Index < F.Locals.size() && F.Locals[Key.Index].AddressTaken)
            Stop = true;
          else if (Key.Kind == PlaceKind::Local && Key.Function != Group.Site.In)
            Stop = true;
          else if (std::find(Group.Modified.begin(), Group.Modified.end(), X.Name) !=
                   Group.Modified.end())
            stuck(Each, X.Name, L, true);
          break;
        }
        case SymbolKind::Volatile:
          Stop = true;
          break;
        case SymbolKind::CallResult:
          if (X.Name && !(T.taint(Id) & TaintError)) {
            if (sounds(Index.text(X.Name),
                       {"expired", "deadline", "timeout", "timedout", "elapsed"}))
              Deadline = true;
            else if (soundsLikeStop(X))
              Stop = true;
          }
          break;
        default:
          break;
        }
      }, false);
      if (Taint & TaintError)
        continue; // the failure itself decides, nobody else
      Result.Count = Result.Count || Moves;
      Result.Deadline = Result.Deadline || Deadline;
      Result.Stop = Result.Stop || Stop;
    }
    // A lambda or a wait that can be ended from outside: cv.wait_for with a predicate.
    return Result;
  }

  /// A test on something that the loop counts elsewhere, but not on this way.
  void stuck(const Test &Each, PlaceId Place, const Lap &L, bool Unmoved) {
    const Term &X = T[Each.Condition];
    if (X.Kind != TermKind::Operation || !isComparison(X.Op) || Stuck.valid())
      return;
    // Only where it is counted at all: a flag is no counter.
    bool Counted = false;
    for (const ir::Inst &I : F.Insts)
      if (I.Kind == ir::InstKind::Assign && I.Source) {
        State Nothing;
        if (E.placeOf(Group.Site.In, I.Target, Nothing) != Place)
          continue;
        TermId Value = E.eval(Group.Site.In, I.Source, Nothing);
        const Term &V = T[Value];
        Counted = Counted || (V.Kind == TermKind::Operation && V.Op == Op::Add &&
                              mentions(V.A, Place));
      }
    if (!Counted)
      return;
    const PlaceKey &Key = T.place(Place);
    Stuck = Index.place(Each.In, Index.body(Each.In).Function->Blocks[Each.Block].Where);
    StuckName = Key.Kind == PlaceKind::Local && Key.Index < F.Locals.size()
                    ? std::string(Index.body(Group.Site.In).Unit->str(
                          F.Locals[Key.Index].Name))
                : Key.Kind == PlaceKind::Param && Key.Index < F.Params.size()
                    ? std::string(Index.body(Group.Site.In).Unit->str(
                          F.Params[Key.Index].Name))
                    : std::string();
    StuckReset = !Unmoved;
  }

  void bound() {
    Bound &Bd = C->Bound;
    bool AllCount = true, AllDeadline = true, AllStop = true, Free = false;
    bool AnyCount = false, AnyDeadline = false, AnyStop = false;
    for (const Lap &L : Group.Laps) {
      LapBound Each = boundOf(L);
      AllCount = AllCount && Each.Count;
      AllDeadline = AllDeadline && Each.Deadline;
      AllStop = AllStop && Each.Stop;
      AnyCount = AnyCount || Each.Count;
      AnyDeadline = AnyDeadline || Each.Deadline;
      AnyStop = AnyStop || Each.Stop;
      Free = Free || !Each.any();
    }
    auto Fact = [&](bool All, bool Any) {
      return All ? Tristate::Yes : Free || !Any ? Tristate::No : Tristate::Unknown;
    };
    Bd.ByCount = Fact(AllCount, AnyCount);
    Bd.ByDeadline = Fact(AllDeadline, AnyDeadline);
    Bd.ByStop = Fact(AllStop, AnyStop);
    if (Numbers.MaxAttempts) {
      Bd.MaxAttempts = Numbers.MaxAttempts;
      Bd.ByCount = Tristate::Yes;
    }
    if (Bd.ByCount != Tristate::Yes && Stuck.valid()) {
      Bd.StuckWhere = Stuck;
      Bd.StuckCounter = StuckName;
      Bd.StuckReset = StuckReset;
    }
  }

  //===--------------------------------------------------------------------===//
  // Selectivity
  //===--------------------------------------------------------------------===//

  /// The test that only says whether the attempt failed.
  bool plainFailureTest(TermId Id) const {
    const Term &X = T[Id];
    if (X.Kind == TermKind::Symbol)
      return true;
    if (X.Kind != TermKind::Operation || !isComparison(X.Op) || !T.isConst(X.B))
      return false;
    const Term &Left = T[X.A];
    if (Left.Kind != TermKind::Symbol && Left.Op != Op::Cast)
      return false;
    // What another function makes of a failure is its judgement.
    if (Left.Kind == TermKind::Symbol && Left.Symbol == SymbolKind::CallResult)
      return false;
    std::int64_t Number = T[X.B].Int;
    if (Number == 0)
      return true;
    // A status that only tells success from all else: >= 400, != 200.
    if (Left.Kind == TermKind::Symbol && Left.Symbol == SymbolKind::AttemptError &&
        Number >= 199 && (Number < 400 || (Number == 400 && isOrder(X.Op))))
      return true;
    if (const ir::FunctionSummary *Model = Worst->Root->Model)
      for (const ir::FailureSign &Sign : Model->Failures)
        if (Sign.Number == Number && Left.Symbol == SymbolKind::AttemptResult)
          return true;
    return Number == -1 && Left.Symbol == SymbolKind::AttemptResult;
  }

  void selectivity() {
    Selectivity &S = C->Selectivity;
    bool Told = false;
    for (const Lap &L : Group.Laps) {
      for (const Test &Each : L.End.Tests) {
        if (!(T.taint(Each.Condition) & TaintError))
          continue;
        if (Each.Handler) {
          catches(Each, Told);
          continue;
        }
        if (switchTells(Each)) {
          Told = true;
          continue;
        }
        if (plainFailureTest(Each.Condition)) {
          if (!S.CatchAllWhere.valid())
            S.CatchAllWhere = testWhere(Each);
          continue;
        }
        if (leaves(Each) && !onlyCancelled(L, Each))
          Told = true;
      }
      for (auto &[Id, Known] : L.End.Known) {
        if (!isErrorSymbol(Id) || !Known.single())
          continue;
        std::string Name;
        ir::FailureClass Class = classOf(L.Root->Model, Known.Low, &Name);
        if (Class != ir::FailureClass::Permanent && Class != ir::FailureClass::Cancelled &&
            Class != ir::FailureClass::Throttled)
          continue;
        // One that a test names, not one that is left over.
        for (const Test &Each : L.End.Tests) {
          const Term &X = T[Each.Condition];
          if (Each.In == Group.Site.In && X.Kind == TermKind::Operation &&
              ((X.Op == Op::Eq && Each.Taken) || (X.Op == Op::Ne && !Each.Taken)) &&
              T.isConst(X.B) && T[X.B].Int == Known.Low) {
            if (std::none_of(S.Retried.begin(), S.Retried.end(),
                             [&](auto &Other) { return Other.Name == Name; }))
              S.Retried.push_back({Name, Class, testWhere(Each)});
            break;
          }
        }
      }
      for (const EventRef &Each : L.End.Events) {
        Told = Told || Each->Kind == EventKind::Classify;
        if (Each->Kind == EventKind::RetryAfter)
          S.ReadsRetryAfter = Tristate::Yes;
      }
      S.SeesStatus = S.SeesStatus || L.ByStatus;
    }
    for (const Test &Each : Group.FailureExits)
      if (!Each.Handler && (T.taint(Each.Condition) & TaintError) &&
          !plainFailureTest(Each.Condition) && !onlyCancelled(*Worst, Each))
        Told = true;
    S.Classified = Told ? Tristate::Yes : Tristate::No;
    if (S.ReadsRetryAfter == Tristate::Unknown)
      S.ReadsRetryAfter = Tristate::No;
    if (!S.CatchAllWhere.valid())
      S.CatchAllWhere = C->Attempt.Where;
  }

  /// A handler on the way round: others before it may let some failures through.
  void catches(const Test &Each, bool &Told) {
    Selectivity &S = C->Selectivity;
    const Body &B = Index.body(Each.In);
    bool Here = Each.In == Group.Site.In;
    if (Here && Each.Handler->Where.valid()) {
      S.CatchAllWhere = Index.place(Each.In, Each.Handler->Where);
      std::string_view Type = B.Unit->str(Each.Handler->TypeName);
      S.CatchAllText = Type.empty() ? "catch (...)" : "catch (" + std::string(Type) + ")";
    }
    for (const ir::Try &Block : B.Function->Tries)
      for (const ir::Handler &Other : Block.Handlers) {
        if (&Other == Each.Handler)
          return;
        if (&Block.Handlers.back() < Each.Handler || &Block.Handlers.front() > Each.Handler)
          break;
        bool Retried = false;
        for (const Lap &L : Group.Laps)
          for (const Test &T : L.End.Tests)
            Retried = Retried || T.Handler == &Other;
        Told = Told || !Retried;
      }
  }

  /// A switch on the failure some of whose cases do not lead round.
  bool switchTells(const Test &Each) const {
    const ir::Block &Block = Index.body(Each.In).Function->Blocks[Each.Block];
    if (Block.Terminator != ir::TerminatorKind::Switch)
      return false;
    for (std::size_t I = 0; I < Block.Cases.size(); ++I) {
      if (Block.Cases[I].First == 0 && Block.Cases[I].Last == 0)
        continue; // success
      bool Round = false;
      for (const Lap &L : Group.Laps)
        for (const Test &Other : L.End.Tests)
          Round = Round || (Other.In == Each.In && Other.Block == Each.Block &&
                            Other.Successor == I);
      if (!Round)
        return true;
    }
    return false;
  }

  bool onlyCancelled(const Lap &L, const Test &Each) const {
    const Term &X = T[Each.Condition];
    return X.Kind == TermKind::Operation && isComparison(X.Op) && T.isConst(X.B) &&
           classOf(L.Root->Model, T[X.B].Int) == ir::FailureClass::Cancelled;
  }

  Place testWhere(const Test &Each) const {
    const ir::Block &Block = Index.body(Each.In).Function->Blocks[Each.Block];
    return Index.place(Each.In, Block.Where);
  }

  //===--------------------------------------------------------------------===//
  // Locks and the path
  //===--------------------------------------------------------------------===//

  void locks() {
    // Locks of a callback's caller are not held when it is called back.
    std::vector<EventRef> Held;
    if (Group.Back == Back::Loop)
      Held = Group.Locked;
    for (const EventRef &Each : Worst->End.Events) {
      if (Each->Kind == EventKind::Lock)
        Held.push_back(Each);
      else if (Each->Kind == EventKind::Unlock && !Held.empty())
        Held.pop_back();
      else if (Each->Kind == EventKind::Wait && Each->Wait == WaitKind::Blocking &&
               !Held.empty()) {
        C->HoldsLock = Tristate::Yes;
        C->LockWhere = where(Held.back()->Site);
        C->LockName = nameOf(Held.back()->Site);
        return;
      }
    }
    C->HoldsLock = Tristate::No;
  }

  void step(StepKind Kind, Place At, std::string Text, unsigned Nesting = 0) {
    if (At.valid())
      C->Path.push_back({Kind, std::move(At), std::move(Text), Nesting});
  }

  static std::string quoted(const std::string &Name) { return "'" + Name + "'"; }

  void path() {
    const Event &Root = *Worst->Root;
    unsigned Nesting = 0;
    for (const Site &Each : Root.Via)
      step(StepKind::Call, where(Each), quoted(nameOf(Each)) + " is called here", Nesting++);
    bool Async = Root.Kind == EventKind::Start;
    step(StepKind::Attempt, where(Root.Site),
         quoted(C->Attempt.Name) + (Async ? " is started here" : " is tried here"), Nesting);
    std::size_t NextHop = 0;
    bool Failure = false;
    auto Tests = [&](std::size_t Upto) {
      for (const Test &Each : Worst->End.Tests)
        if (!Failure && Each.EventsBefore <= Upto && Each.EventsBefore > Worst->RootAt &&
            (T.taint(Each.Condition) & TaintError)) {
          Failure = true;
          step(StepKind::Failure, testWhere(Each), "it failed, and this branch is taken");
        }
    };
    for (std::size_t At = Worst->RootAt; At < Worst->End.Events.size(); ++At) {
      const EventRef &Each = Worst->End.Events[At];
      Tests(At);
      if (Each->Kind == EventKind::Wait || Each->Kind == EventKind::Timer) {
        unsigned Depth = 0;
        for (const Site &Via : Each->Via)
          step(StepKind::Call, where(Via), quoted(nameOf(Via)) + " is called here", Depth++);
        step(Each->Kind == EventKind::Wait ? StepKind::Wait : StepKind::Timer,
             where(Each->Site), waitText(*Each), Depth);
      } else if (Each->Kind == EventKind::Post)
        step(StepKind::Callback, where(Each->Site), "it goes on from the event loop, at once");
      while (NextHop < Worst->Hops.size() && Worst->Hops[NextHop].Armed == Each) {
        FunctionId Handler = Worst->Hops[NextHop++].Handler;
        const Body &B = Index.body(Handler);
        step(StepKind::Callback, Index.place(Handler, B.Function->Where),
             Each->Kind == EventKind::Timer ? "the timer calls back"
             : Each == Worst->Root          ? "its failure is told here"
                                            : "this is called back");
      }
    }
    Tests(Worst->End.Events.size());
    switch (C->Back) {
    case Back::Loop:
    case Back::Goto:
      step(StepKind::Again, C->Attempt.Where,
           quoted(C->Attempt.Through.empty() ? C->Attempt.Name : C->Attempt.Through[0]) +
               " is called again here");
      break;
    default:
      step(StepKind::Again, C->BackWhere,
           quoted(C->Attempt.Name) + (Async ? " is started again from here"
                                            : " is called again from here"));
    }
  }

  std::string waitText(const Event &Each) const {
    for (const Delay &D : C->Delays)
      if (D.Where == where(Each.Site) && D.First)
        return (Each.Kind == EventKind::Timer ? "a timer of " : "waits ") + D.First->str() +
               (D.Growth == Growth::Constant ? "" : " at first");
    return Each.Kind == EventKind::Timer ? "a timer is armed" : "waits here";
  }

  Engine &E;
  Terms &T;
  const link::Index &Index;
  LapGroup &Group;
  const ir::Function &F;
  std::vector<PlaceId> Moved;
  Replay Numbers;
  const Lap *Worst = nullptr;
  RetryCycle *C = nullptr;
  Place Stuck;
  std::string StuckName;
  bool StuckReset = false;
};

} // namespace

std::optional<Described> describe(Engine &E, LapGroup Group) {
  return Describer(E, Group).run();
}

} // namespace retrylint::link
