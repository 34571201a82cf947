#include "link/Describer.h"

#include <algorithm>
#include <cmath>

namespace retrylint::link {

using ir::Op;

std::optional<Described> Describer::run() {
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
  handle();
  back();
  loopBody();
  pacing();
  bound();
  selectivity();
  keptResult();
  retryAfter();
  C->TransactionRerun = transactionRerun();
  locks();
  reuse();
  eventLoop();
  stacking();
  path();
  C->InTest = inTest(Group.Site.In) || Index.body(D.Root.In).Function->Test;
  for (const Lap &L : Group.Laps)
    for (const EventRef &Each : L.End.Events)
      C->Interactive = C->Interactive || Each->Kind == EventKind::Prompt;
  D.Again = Group.Site;
  D.Through = Group.Through;
  D.Judge = Group.Judge;
  D.Sleeps = std::move(Sleeps);
  D.Arms = std::move(Arms);
  return D;
}

bool Describer::isErrorSymbol(TermId Id) const {
  const Term &X = T[Id];
  return (X.Kind == TermKind::Symbol && (T.taint(Id) & TaintError) &&
          X.Symbol != SymbolKind::Caught) ||
         isAnswersField(Id);
}

bool Describer::isAnswersField(TermId Id) const {
  const Term &X = T[Id];
  return X.Kind == TermKind::Operation && X.Op == Op::Field && isAnswer(T[X.A]);
}

/// Response::status_code, and not Response::text.
bool Describer::namesStatus(NameId Field) const {
  std::string_view Name = Index.text(Field);
  return hasAny(Name.substr(Name.find_last_of("@:") + 1), {"status", "code"});
}

/// What the answer says goes into what is asked next: a token of the next page, an
/// address that it was sent on to.
bool Describer::asksForMore(const Lap &L) const {
  TermId Answer = L.Root->Result;
  auto FromAnswer = [&](TermId Id) {
    bool Found = false;
    T.visit(Id, [&](TermId Part, const Term &) { Found = Found || (Answer && Part == Answer); });
    return Found;
  };
  if (std::ranges::any_of(L.ArgsAfter, FromAnswer))
    return true;
  State Now = L.End;
  const ir::Inst &Call = inst(Group.Site);
  for (const Loop &Each : E.loops(Group.Site.In)) {
    if (Each.Header != Group.Header)
      continue;
    for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
      for (ir::InstId Id : Each.Blocks[Block] ? F.Blocks[Block].Insts
                                              : std::vector<ir::InstId>()) {
        const ir::Inst &I = F.Insts[Id];
        Variable Changed = I.Kind == ir::InstKind::Call ? E.Uses.variable(Group.Site.In, I.Receiver)
                           : I.Kind == ir::InstKind::Assign && I.Source &&
                                   F.Values[I.Target].Op == Op::Field
                               ? E.Uses.variable(Group.Site.In, F.Values[I.Target].A)
                               : Variable();
        if (!Changed.valid() || Id == Group.Site.At ||
            std::ranges::none_of(Call.Args, [&](ir::ValueId Arg) {
              return E.Uses.variable(Group.Site.In, Arg) == Changed;
            }))
          continue;
        if (I.Kind == ir::InstKind::Assign
                ? FromAnswer(E.eval(Group.Site.In, I.Source, Now))
                : std::ranges::any_of(I.Args, [&](ir::ValueId Arg) {
                    return FromAnswer(E.eval(Group.Site.In, Arg, Now));
                  }))
          return true;
      }
  }
  return false;
}

ir::FailureClass Describer::classOf(const ir::FunctionSummary *Model, std::int64_t Code,
                         std::string *Name) const {
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

bool Describer::tellsOfRoot(const Lap &L, TermId Id) const {
  return isErrorSymbol(Id) &&
         (T[Id].Symbol != SymbolKind::AttemptResult || !L.Root->Result || Id == L.Root->Result);
}

bool Describer::leftByAnother(const Lap &L, TermId Code) const {
  return L.Root->Code != Code &&
         std::ranges::any_of(L.End.Events,
                             [&](const EventRef &Each) { return Each->Code == Code; });
}

bool Describer::timedOut(const Lap &L) const {
  for (auto &[Id, Known] : L.End.Known) {
    std::string Name;
    if (!tellsOfRoot(L, Id) || !Known.single() ||
        classOf(L.Root->Model, Known.Low, &Name) == ir::FailureClass::Unknown)
      continue;
    if (sounds(Name, {"timedout", "timed_out", "timeout", "deadline"}))
      return true;
  }
  return false;
}

/// It is gone because a bit is set, and clears that: once with the option, once without.
bool Describer::clearsItsFlag(const Lap &L) const {
  auto MaskOf = [&](TermId Id) -> std::optional<std::int64_t> {
    const Term *X = &T[Id];
    while (X->Kind == TermKind::Operation && (X->Op == Op::Cast || X->Op == Op::Ne))
      X = &T[X->A];
    if (X->Kind != TermKind::Operation || X->Op != Op::And || !T.isConst(X->B))
      return std::nullopt;
    return T[X->B].Int;
  };
  return std::ranges::any_of(L.End.Tests, [&](const Test &Each) {
    std::optional<std::int64_t> Asked = Each.Taken ? MaskOf(Each.Condition) : std::nullopt;
    return Asked && *Asked && std::ranges::any_of(L.End.Env, [&](const auto &Held) {
             std::optional<std::int64_t> Left = MaskOf(Held.second);
             return Left && (*Left & *Asked) == 0 && *Left != 0;
           });
  });
}

bool Describer::isRetry(const Lap &L) const {
  if (clearsItsFlag(L))
    return false;
  bool StatusSeen = false;
  for (auto &[Id, Known] : L.End.Known) {
    if (!tellsOfRoot(L, Id))
      continue;
    // "Call again" is no failure: EINTR, EAGAIN, WANT_READ.
    if (Known.single() &&
        classOf(L.Root->Model, Known.Low) == ir::FailureClass::Again)
      return false;
    if (L.ByStatus && isStatus(Id)) {
      if (Known.Low >= 200 && Known.High < 400)
        return false;
      StatusSeen = StatusSeen || (L.Hops.empty() && !Known.full());
    }
  }
  // A handler is given more than a status.
  if (L.ByStatus && !L.Hops.empty())
    StatusSeen = std::ranges::any_of(L.End.Tests, [&](const Test &Each) {
      return status(Each) && leadsRound(Each, L.End, Group.Again);
    });
  if (L.ByStatus && (!StatusSeen || asksForMore(L)))
    return false;
  // Whoever asks until it is so waits for a state, and an answer may not be there yet.
  bool ConnectOnly = L.Root->Model && L.Root->Model->ConnectOnly == Tristate::Yes;
  if (!ConnectOnly && !L.Root->Via.empty() && L.Root->Via.front().In == Group.Site.In &&
      hasWord(nameOf(L.Root->Via.front()), {"is", "has", "are"}))
    return false;
  // Where success goes round in the same way it is no retry, unless what is done
  // is to connect: nobody connects again for having connected.
  if (!L.Root->Model || ConnectOnly || L.ByStatus)
    return true;
  std::vector<Site> Waits;
  for (std::size_t At = L.RootAt; At < L.End.Events.size(); ++At)
    if (L.End.Events[At]->Kind == EventKind::Wait || L.End.Events[At]->Kind == EventKind::Timer)
      Waits.push_back(L.End.Events[At]->Site);
  return std::ranges::find(Group.SuccessWaits, Waits) == Group.SuccessWaits.end();
}

/// Where the peer's answer is told, apart from whether there is one.
bool Describer::isStatus(TermId Id) const {
  return isAnswersField(Id) ? namesStatus(T[Id].Name) : !isAnswer(T[Id]);
}

const Lap *Describer::longestWaiting() const {
  for (const Lap &L : Group.Laps)
    for (std::size_t At = L.RootAt; At < L.End.Events.size(); ++At)
      if (paces(E, *L.End.Events[At]) == Tristate::Yes)
        return &L;
  return &Group.Laps.front();
}

std::optional<Described> describe(Engine &E, LapGroup Group) {
  return Describer(E, Group).run();
}


} // namespace retrylint::link
