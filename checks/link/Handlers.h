//===- Handlers.h - What is called back, and with what ----------*- C++ -*-===//

#ifndef RETRYLINT_LINK_HANDLERS_H
#define RETRYLINT_LINK_HANDLERS_H

#include "link/Engine.h"

#include <optional>
#include <vector>

namespace retrylint::link {

/// Arguments of a call of a function that others may have been bound to before.
/// \param Given  in the call; 0 where nothing is known
std::vector<TermId> boundArguments(Engine &E, FunctionId Callee, TermId Bound,
                                   const std::vector<TermId> &Given);

/// What a handler's parameters hold when it is called back: what was bound to it, and
/// how the operation went, as the callback's model tells it. From learns what the value
/// that tells can be. Nothing where it can't be called back so.
/// \param Answered  it came through, and what else the handler is given is the answer
/// \param For       the function that handed it over
std::optional<std::vector<TermId>> handlerArguments(Engine &E, FunctionId Handler,
                                                    const Callback &C, bool Failed,
                                                    bool Answered, FunctionId For,
                                                    State &From);

/// What a library calls back when an asynchronous attempt has ended: what the call was
/// handed, else what was registered for it.
std::vector<Callback> handlersOf(Engine &E, const Event &Start);

/// Whether nothing is called back for an asynchronous attempt that this call begins:
/// then whoever began it waits for it, and meets its failure.
bool nobodyListens(Engine &E, Site Start, const ir::FunctionSummary &Model);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_HANDLERS_H
