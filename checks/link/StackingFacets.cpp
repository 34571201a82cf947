//===- StackingFacets.cpp - Retries that are armed twice ------------------===//

#include "link/Describer.h"

#include <algorithm>
#include <map>
#include <set>

namespace retrylint::link {

using ir::Op;

/// Each call makes another timer, and the one before goes on: a task that is handed to
/// a loop, or an object that is made for this one wait. A timer object that lasts is
/// armed anew, and its library ends the wait before.
bool Describer::armsAnother(const Event &Timer) const {
  const ir::Inst &I = inst(Timer.Site);
  const Body &B = Index.body(Timer.Site.In);
  if (!Timer.Model || Timer.Model->HandleArg < 0) {
    if (!I.Receiver)
      return true;
    // Loops, queues and receivers of messages are not what is armed.
    std::string_view Type = B.Unit->str(
        B.Unit->Types[B.Function->Values[withoutCasts(*B.Function, I.Receiver)].Type].Name);
    if (!Type.empty() && !sounds(Type, {"timer", "alarm", "_ptr"}))
      return true;
  }
  // Made in the function that arms it, it is a new one each time.
  Variable V = E.Uses.variable(Timer.Site.In, handleOf(I, Timer.Model));
  if (V.Kind != Op::Local || V.In != Timer.Site.In)
    return false;
  for (const ir::Inst &Each : B.Function->Insts)
    if (assigns(*B.Function, Each, V.Index)) {
      const ir::Value &Source = B.Function->Values[withoutCasts(*B.Function, Each.Source)];
      if (Source.Op == Op::Result)
        return true;
    }
  return false;
}

/// Before the timer is armed something is asked that arming it, or its caller, puts
/// down: a pending flag, the timer's own pointer, a state. Or what may be pending is
/// cancelled.
bool Describer::asksForPending(const Lap &L, std::size_t TimerAt) const {
  const Event &Timer = *L.End.Events[TimerAt];
  std::vector<FunctionId> Before{Timer.Site.In};
  for (const Site &Via : Timer.Via)
    Before.push_back(Via.In);
  for (const Hop &Each : L.Hops)
    if (Each.EventsBefore <= TimerAt)
      Before.push_back(Each.Handler);
  for (std::size_t At = L.RootAt; At < TimerAt; ++At)
    if (L.End.Events[At]->Kind == EventKind::Cancel)
      return true;
  auto Written = [&](NameId Name) {
    return std::ranges::any_of(Before, [&](FunctionId In) {
      const Body &B = Index.body(In);
      return std::ranges::any_of(B.Function->Insts, [&](const ir::Inst &I) {
        if (I.Kind != ir::InstKind::Assign && I.Kind != ir::InstKind::Forget)
          return false;
        const ir::Value &Target = B.Function->Values[I.Target];
        return (Target.Op == Op::Field || Target.Op == Op::Global) &&
               Index.name(B.UnitIndex, Target.Name) == Name;
      });
    });
  };
  for (const Test &Each : L.End.Tests) {
    if (Each.EventsBefore > TimerAt)
      continue;
    bool Asks = false;
    T.visit(Each.Condition, [&](TermId, const Term &X) {
      // A count that is compared says how often, not whether one is pending.
      if (X.Kind != TermKind::Symbol || X.Symbol != SymbolKind::Entry ||
          isOrder(T[Each.Condition].Op))
        return;
      const PlaceKey &Key = T.place(X.Name);
      Asks = Asks || ((Key.Kind == PlaceKind::Field || Key.Kind == PlaceKind::Global) &&
                      Written(Key.Name));
    });
    // What a function of which nothing is known answers may be just that.
    if (T.taint(Each.Condition) & TaintCall)
      Asks = Asks || !(T.taint(Each.Condition) & TaintError);
    if (Asks)
      return true;
  }
  return false;
}

void Describer::stacking() {
  if (Group.Back != Back::Timer || Worst->Root->Kind == EventKind::Attempt)
    return;
  for (const Lap &L : Group.Laps) {
    if (L.Hops.empty() || L.Hops.front().Armed->Site != L.Root->Site)
      continue;
    std::size_t At = L.RootAt;
    const std::vector<EventRef> &Events = L.End.Events;
    while (At < Events.size() && Events[At]->Kind != EventKind::Timer)
      ++At;
    if (At == Events.size() || !armsAnother(*Events[At]) || asksForPending(L, At))
      continue;
    const Event &Timer = *Events[At];
    Arms.push_back({L.Hops.front().Handler, where(Timer.Site),
                    where(Timer.Via.empty() ? Timer.Site : Timer.Via.front()),
                    nameOf(Timer.Site)});
    // The same failure arms another before the first has fired.
    std::size_t Fired = Events.size();
    for (const Hop &Each : L.Hops)
      if (Each.Armed->Kind == EventKind::Timer)
        Fired = std::min(Fired, Each.EventsBefore);
    for (std::size_t Next = At + 1; Next < Fired; ++Next)
      if (Events[Next]->Kind == EventKind::Timer && Events[Next]->Site != Events[At]->Site &&
          !Events[Next]->Callbacks.empty() && sameCallback(*Events[At], *Events[Next]))
        C->Stacks = Stacking{where(Events[At]->Site), where(Events[Next]->Site),
                             nameOf(Events[At]->Site)};
    if (C->Stacks)
      return;
  }
}

/// Both timers lead to the attempt: they call the same function, or functions that call
/// it.
bool Describer::sameCallback(const Event &One, const Event &Two) const {
  auto Leads = [&](const Event &Timer) {
    for (const Callback &Each : Timer.Callbacks)
      for (FunctionId Target : Each.Targets)
        if (Target == Group.Site.In || E.reaches(Target, Group.Site.In))
          return true;
    return false;
  };
  return Leads(One) && Leads(Two);
}

void stackedByHandlers(std::vector<Described> &All) {
  std::set<Site> Told;
  std::map<Site, std::vector<const Described *>> Around;
  for (const Described &Each : All)
    if (!Each.Arms.empty())
      Around[Each.Root].push_back(&Each);
  for (Described &D : All) {
    if (D.Arms.empty())
      continue;
    for (const Described *Other : Around[D.Root])
      for (const ArmedRetry &Later : D.Arms)
        for (const ArmedRetry &Earlier : Other->Arms) {
          auto Key = [](const ArmedRetry &Each) {
            return std::tuple(std::string_view(Each.From.File), Each.From.At.Line,
                              Each.From.At.Column);
          };
          if (Later.Handler == Earlier.Handler || Key(Later) <= Key(Earlier) ||
              !Told.insert(D.Root).second)
            continue;
          // A helper that both call is one place: then it is the calls that differ.
          bool One = Later.At == Earlier.At;
          D.Cycle.Stacks = Stacking{One ? Later.From : Later.At,
                                    One ? Earlier.From : Earlier.At, Later.Timer};
        }
  }
}

} // namespace retrylint::link
