//===- LockFacets.cpp - What is held from attempt to attempt --------------===//

#include "link/Describer.h"
#include "link/Locks.h"

#include <algorithm>
#include <map>

namespace retrylint::link {

using ir::Op;

Variable HeldLocks::variable(const Event &Each, ir::ValueId Value) const {
  auto [In, Outer] = E.Uses.outermost(Each.Via, Each.Site.In, Value);
  return E.Uses.variable(In, Outer);
}

HeldLock HeldLocks::lock(const EventRef &Each) const {
  const Body &B = E.Index.body(Each->Site.In);
  const ir::Inst &I = B.Function->Insts[Each->Site.At];
  HeldLock Lock{Each, {}, {}};
  if (I.Kind == ir::InstKind::Unlock) {
    Lock.Guard = E.Uses.variable(Each->Site.In, I.Target);
    return Lock;
  }
  ir::ValueId First = I.Args.empty() ? 0 : I.Args[0];
  Lock.Guard = variable(*Each, I.Receiver ? I.Receiver : First);
  if (I.Receiver && First) {
    Lock.Mutex = variable(*Each, First);
    return Lock;
  }
  // A guard that is taken and given back by hand was made of its mutex before.
  if (I.Receiver && Lock.Guard.Kind == Op::Local && Lock.Guard.In == Each->Site.In)
    for (const ir::Inst &Made : B.Function->Insts)
      if (Made.Kind == ir::InstKind::Call && Made.Receiver && !Made.Args.empty() &&
          E.Uses.variable(Each->Site.In, Made.Receiver) == Lock.Guard)
        Lock.Mutex = E.Uses.variable(Each->Site.In, Made.Args[0]);
  return Lock;
}

void HeldLocks::see(const EventRef &Each) {
  // A guard ends with its function, also where its destructor is not seen.
  std::erase_if(Held, [&](const HeldLock &Lock) {
    const std::vector<Site> &Inside = Lock.Taken->Via;
    return Lock.Guard.Kind == Op::Local &&
           (Inside.size() > Each->Via.size() ||
            !std::equal(Inside.begin(), Inside.end(), Each->Via.begin()));
  });
  if (Each->Kind == EventKind::Lock) {
    Held.push_back(lock(Each));
  } else if (Each->Kind == EventKind::Unlock && !Held.empty()) {
    HeldLock Given = lock(Each);
    auto Same = std::find_if(Held.rbegin(), Held.rend(), [&](const HeldLock &Lock) {
      return (Given.Guard.valid() && (Lock.Guard == Given.Guard || Lock.Mutex == Given.Guard)) ||
             (Given.Mutex.valid() && Lock.Guard == Given.Mutex);
    });
    Held.erase(Same == Held.rend() ? Held.end() - 1 : Same.base() - 1);
  }
}

bool HeldLocks::givesBack(const Event &Wait, const HeldLock &Lock) const {
  if (Wait.Kind != EventKind::Wait || Wait.Wait == WaitKind::Blocking)
    return false;
  const ir::Inst &I = E.Index.body(Wait.Site.In).Function->Insts[Wait.Site.At];
  return std::any_of(I.Args.begin(), I.Args.end(), [&](ir::ValueId Arg) {
    Variable V = variable(Wait, Arg);
    return V.valid() && (V == Lock.Guard || V == Lock.Mutex);
  });
}

const HeldLock *HeldLocks::during(const Event &Wait) const {
  if (Held.empty())
    return nullptr;
  if (Wait.Wait == WaitKind::Blocking)
    return &Held.back();
  const HeldLock *Own = nullptr, *Other = nullptr;
  for (const HeldLock &Lock : Held)
    (givesBack(Wait, Lock) ? Own : Other) = &Lock;
  return Own ? Other : nullptr;
}

std::string HeldLocks::name(const HeldLock &Lock) const {
  const ir::Function &Taker = *E.Index.body(Lock.Taken->Site.In).Function;
  const ir::Inst &Taken = Taker.Insts[Lock.Taken->Site.At];
  // @synchronized(self)
  if (!Taken.Args.empty() && Taker.Values[withoutCasts(Taker, Taken.Args[0])].Op == Op::This)
    return "self";
  return E.Uses.name(Lock.Mutex.valid() ? Lock.Mutex : Lock.Guard);
}

void Describer::locks() {
  C->HoldsLock = Tristate::No;
  HeldLocks Held(E);
  bool SameThread = Group.Back == Back::Loop || Group.Back == Back::Recursion;
  if (SameThread)
    for (const EventRef &Each : Group.Locked)
      Held.see(Each);
  auto Tell = [&](const HeldLock &Lock) {
    C->HoldsLock = Tristate::Yes;
    C->LockWhere = where(Lock.Taken->Site);
    C->LockName = Held.name(Lock);
  };
  std::vector<EventRef> Throughout;
  std::size_t NextHop = 0;
  for (std::size_t At = 0; At < Worst->End.Events.size(); ++At) {
    const EventRef &Each = Worst->End.Events[At];
    Held.see(Each);
    if (Each->Kind == EventKind::Wait) {
      if (Each->Wait == WaitKind::Blocking)
        Sleeps.push_back(Each->Site);
      if (const HeldLock *Lock = Held.during(*Each))
        return Tell(*Lock);
    }
    if (At == Worst->RootAt)
      for (const HeldLock &Lock : Held.held())
        Throughout.push_back(Lock.Taken);
    std::erase_if(Throughout, [&](const EventRef &Taken) {
      auto Lock = std::ranges::find(Held.held(), Taken, &HeldLock::Taken);
      return Lock == Held.held().end() || Held.givesBack(*Each, *Lock);
    });
    // What is called back runs without its starter's locks.
    while (NextHop < Worst->Hops.size() && Worst->Hops[NextHop].Armed == Each) {
      ++NextHop;
      Held.clear();
    }
  }
  // No wait, but no release either: each attempt takes its time.
  if (SameThread && Worst->Root->Kind == EventKind::Attempt)
    for (const HeldLock &Lock : Held.held())
      if (std::ranges::find(Throughout, Lock.Taken) != Throughout.end())
        return Tell(Lock);
}

void locksOfCallers(Engine &E, std::vector<Described> &All) {
  std::map<Site, std::vector<Described *>> Wanted;
  for (Described &D : All)
    if (D.Cycle.HoldsLock == Tristate::No)
      for (Site Sleep : D.Sleeps)
        Wanted[Sleep].push_back(&D);
  if (Wanted.empty())
    return;
  for (FunctionId Id = 1; Id < E.Index.size(); ++Id) {
    if (!E.matters(Id))
      continue;
    for (const Outcome &O : E.summary(Id).Outcomes) {
      bool Any = std::ranges::find(O.After.Events, EventKind::Lock,
                                   [](const EventRef &Each) { return Each->Kind; }) !=
                 O.After.Events.end();
      if (!Any)
        continue;
      HeldLocks Held(E);
      for (const EventRef &Each : O.After.Events) {
        Held.see(Each);
        if (Each->Kind != EventKind::Wait || Each->Via.empty())
          continue;
        auto At = Wanted.find(Each->Site);
        const HeldLock *Lock = At == Wanted.end() ? nullptr : Held.during(*Each);
        if (!Lock)
          continue;
        const ir::Inst &Taken =
            E.Index.body(Lock->Taken->Site.In).Function->Insts[Lock->Taken->Site.At];
        for (Described *D : At->second) {
          if (D->Cycle.HoldsLock == Tristate::Yes)
            continue;
          D->Cycle.HoldsLock = Tristate::Yes;
          D->Cycle.LockWhere = E.Index.place(Lock->Taken->Site.In, Taken.Where);
          D->Cycle.LockName = Held.name(*Lock);
        }
      }
    }
  }
}

} // namespace retrylint::link
