//===- Locks.h - Which locks are held along a way ---------------*- C++ -*-===//
///
/// \file
/// Takes and releases of locks, paired by what names them: the mutex, or the local
/// guard that holds it. A release that matches none of them ends the newest, so that a
/// pair that is not understood leaves no lock behind.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_LOCKS_H
#define RETRYLINT_LINK_LOCKS_H

#include "link/Engine.h"

namespace retrylint::link {

/// A lock that was taken.
struct HeldLock {
  EventRef Taken;
  Variable Guard;            ///< what the call is made on: a guard, or the mutex itself
  Variable Mutex;            ///< what the guard was made of, where it is seen
};

class HeldLocks {
public:
  explicit HeldLocks(Engine &E) : E(E) {}

  /// What the next event of the way does to them.
  void see(const EventRef &Each);
  void clear() { Held.clear(); }
  const std::vector<HeldLock> &held() const { return Held; }
  /// The lock, the newest, that others cannot take during this wait: a wait on a
  /// condition variable gives its own back. Null: there is none, or the wait is for
  /// something else than a time and a condition variable.
  const HeldLock *during(const Event &Wait) const;
  /// The wait is on a condition variable that is given this very lock.
  bool givesBack(const Event &Wait, const HeldLock &Lock) const;
  /// What people call it: the mutex.
  std::string name(const HeldLock &Lock) const;

private:
  HeldLock lock(const EventRef &Each) const;
  Variable variable(const Event &Each, ir::ValueId Value) const;

  Engine &E;
  std::vector<HeldLock> Held;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_LOCKS_H
