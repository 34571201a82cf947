//===- Payload.h - What two calls are both given ----------------*- C++ -*-===//

#ifndef RETRYLINT_LINK_PAYLOAD_H
#define RETRYLINT_LINK_PAYLOAD_H

#include "link/Engine.h"

namespace retrylint::link {

/// A call, and where it stands.
struct CallSite {
  Site At;
  const ir::Inst &Call;
};

/// Two calls are given the same thing to send: a variable, or something made of it.
/// What only says how, whom or to whom the answer goes does not count.
bool sharesPayload(const Engine &E, const CallSite &A, const CallSite &B);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_PAYLOAD_H
