#include "link/Describer.h"

#include <algorithm>
#include <cmath>

namespace retrylint::link {

using ir::Op;

void Describer::step(StepKind Kind, Place At, std::string Text, unsigned Nesting) {
  bool Told = std::any_of(C->Path.begin(), C->Path.end(), [&](const Step &Each) {
    return Each.Kind == Kind && Each.Where == At && Each.Text == Text;
  });
  if (At.valid() && !Told)
    C->Path.push_back({Kind, std::move(At), std::move(Text), Nesting});
}

void Describer::path() {
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
          (T.taint(Each.Condition) & TaintError) &&
          (!Worst->ByStatus || Worst->Hops.empty() || status(Each))) {
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
    } else if (Each->Kind == EventKind::Judged)
      step(StepKind::Call, where(Each->Site), quoted(nameOf(Each->Site)) + " is asked about it here");
    else if (Each->Kind == EventKind::Post)
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

std::string Describer::waitText(const Event &Each) const {
  for (const Delay &D : C->Delays)
    if (D.Where == where(Each.Site) && D.First)
      return (Each.Kind == EventKind::Timer ? "a timer of " : "waits ") + D.First->str() +
             (D.Growth == Growth::Constant ? "" : " at first");
  return Each.Kind == EventKind::Timer ? "a timer is armed" : "waits here";
}

} // namespace retrylint::link
