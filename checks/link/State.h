//===- State.h - A way through a function, and what it leads to -*- C++ -*-===//
///
/// \file
/// A state is one way through a function as far as it has come: what places hold,
/// what is known of symbols, what has happened. An outcome is a state at the end of a
/// function; a function's outcomes are its summary.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_STATE_H
#define RETRYLINT_LINK_STATE_H

#include "link/Dispatch.h"
#include "link/RetryCycle.h"
#include "link/Term.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace retrylint::link {

/// An instruction of the program.
struct Site {
  FunctionId In = 0;
  ir::InstId At = 0;
  auto operator<=>(const Site &) const = default;
};

enum class EventKind : std::uint8_t {
  Attempt,     ///< failed or not
  Start,       ///< of an asynchronous attempt
  Wait,
  Timer,
  Post,
  Pump,        ///< an event loop runs: time may pass
  MaybeWait,   ///< a call of which only the name is known, and it sounds like one
  Lock, Unlock,
  Prompt,
  RetryAfter,
  Classify,
  Told,        ///< a call that says how an attempt went which is out of sight here
  Judged,      ///< a function of the program is asked about the exception that was caught
  Cancel,
  Call,        ///< of a function of which nothing is known
};

struct Callback {
  TermId Callee = 0;
  std::vector<FunctionId> Targets;
  const ir::CallbackSpec *Spec = nullptr;
};

struct Event {
  EventKind Kind = EventKind::Call;
  link::Site Site;                      ///< the modelled call itself
  const ir::FunctionSummary *Model = nullptr;
  bool Failed = false;                  ///< Attempt, Told
  bool AtOnce = false;                  ///< Attempt: it failed before it had begun
  WaitKind Wait = WaitKind::Unknown;
  TermId Delay = 0;                     ///< Wait, Timer: nanoseconds; 0: not known
  TermId Timeout = 0;                   ///< Attempt, Start
  TermId Target = 0;                    ///< Attempt, Start: whom it asks
  TermId Handle = 0;                    ///< Lock, Unlock, Timer, Start
  TermId Result = 0;                    ///< Attempt: what tells how it went
  FunctionId Judge = 0;                 ///< Judged: the function
  TermId Code = 0;                      ///< Attempt: the code that it leaves in errno
  std::vector<Callback> Callbacks;
  std::vector<link::Site> Via;          ///< calls that lead to it, outermost first
};

using EventRef = std::shared_ptr<const Event>;

/// A branch that was taken.
struct Test {
  TermId Condition = 0;
  bool Taken = false;
  FunctionId In = 0;
  ir::BlockId Block = 0;
  std::uint32_t Successor = 0;
  std::uint32_t EventsBefore = 0;       ///< how many events had happened
  const ir::Handler *Handler = nullptr; ///< no branch: the handler that caught it
};

template <class Key, class Item> class SortedMap {
public:
  const Item *find(Key K) const {
    auto At = lower(K);
    return At != Items.end() && At->first == K ? &At->second : nullptr;
  }
  void set(Key K, Item I) {
    auto At = lower(K);
    if (At != Items.end() && At->first == K)
      Items[std::size_t(At - Items.begin())].second = std::move(I);
    else
      Items.insert(At, {K, std::move(I)});
  }
  void erase(Key K) {
    auto At = lower(K);
    if (At != Items.end() && At->first == K)
      Items.erase(At);
  }
  auto begin() const { return Items.begin(); }
  auto end() const { return Items.end(); }
  std::size_t size() const { return Items.size(); }
  bool operator==(const SortedMap &) const = default;

private:
  typename std::vector<std::pair<Key, Item>>::const_iterator lower(Key K) const {
    return std::lower_bound(Items.begin(), Items.end(), K,
                            [](const auto &Pair, Key Each) { return Pair.first < Each; });
  }
  std::vector<std::pair<Key, Item>> Items;
};

/// Values that tell failure by a sign, and those that tell success.
Range told(const ir::FailureSign &Sign);
Range notTold(const ir::FailureSign &Sign);

struct State {
  SortedMap<PlaceId, TermId> Env;
  SortedMap<TermId, Range> Known;
  std::vector<EventRef> Events;
  std::vector<Test> Tests;
  /// Classes that objects are of which virtual calls were made on.
  SortedMap<TermId, ClassesId> Classes;
  std::vector<std::uint8_t> Visits;     ///< by block
};

struct Outcome {
  State After;                  ///< Env: only places that callers can see
  TermId Return = 0;
  bool Throws = false;
  NameId Thrown = 0;            ///< 0: any type
  bool failed() const;          ///< its last attempt failed
  bool attempts() const;
};

struct Summary {
  std::vector<Outcome> Outcomes;
  bool Complete = true;         ///< false: some ways were not followed to the end
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_STATE_H
