//===- Observations.h - What is no retry cycle ------------------*- C++ -*-===//
///
/// \file
/// Facts about a program's clients that no single retry cycle holds: options
/// that a library is given, requests that are made because another one failed,
/// and what is done when the network comes back. The link stage collects them
/// beside the cycles. As everywhere, unknown is the zero value and no reason to
/// report.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_OBSERVATIONS_H
#define RETRYLINT_LINK_OBSERVATIONS_H

#include "link/RetryCycle.h"

#include <string>
#include <vector>

namespace retrylint::link {

/// A call or setting whose model says what is wrong with it (Setting with
/// Complaint and a test that its value meets, or a call whose missing option is
/// known).
struct OptionUse {
  Place Where;
  std::string Function; ///< qualified name of the function around it
  std::string Call;     ///< "evhttp_connection_set_retries"
  /// Fact; remedy: "-1 retries for ever; give it a number". From the model.
  std::string Complaint;
  bool InTest = false;
};

/// A request that is made on the failure path of another one.
struct FollowUp {
  std::string Function;
  Attempt Failed;
  Attempt Next;
  /// It carries what the failed one carried (an argument in common), and
  /// another function sends it: a fall-back. Otherwise it is work of another
  /// kind: a session reset, a token refresh, a resync.
  Tristate SamePayload = Tristate::Unknown;
  /// Failures are told apart on the way from one to the other: a test of the
  /// code or of the exception's type that lets only some through.
  Tristate Classified = Tristate::Unknown;
  /// Failed.Model.CarriesStatus, or an inferred wrapper's: failure can be the
  /// server's answer.
  Tristate MayBeRejection = Tristate::Unknown;
  /// On the way stands a test of a clock, a count, a once-flag or a limiter.
  Tristate Guarded = Tristate::Unknown;
  /// There is a wait on the way.
  Tristate Waits = Tristate::Unknown;
  std::vector<Step> Path; ///< failed attempt first, next attempt last
  link::Confidence Confidence = link::Confidence::Low;
  bool InTest = false;
};

/// A handler of an event by which service comes back: network reachable,
/// application in the foreground, broker up (callback role Recovery).
struct Recovery {
  std::string Function;
  std::string Event; ///< what it is called for, as the model or its name says
  Attempt Started;   ///< the attempt it starts, at once or through a timer
  Tristate Waits = Tristate::Unknown;
  Tristate Jittered = Tristate::Unknown;
  std::vector<Step> Path;
  link::Confidence Confidence = link::Confidence::Low;
  bool InTest = false;
};

/// A request, in no retry cycle, that may take for ever: the library sets no limit, the
/// making of its handle and all that is done with it are seen, and nothing limits it.
struct EndlessRequest {
  std::string Function;
  Attempt Request;
  bool InTest = false;
};

struct Observations {
  std::vector<OptionUse> Options{}; ///< each list ordered by place
  std::vector<FollowUp> FollowUps{};
  std::vector<Recovery> Recoveries{};
  std::vector<EndlessRequest> Endless{};
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_OBSERVATIONS_H
