//===- EventLoopFacets.cpp - Which waits stop an event loop ---------------===//

#include "link/Describer.h"

#include <algorithm>

namespace retrylint::link {

using ir::Role;

/// Functions that a library calls when something has happened, and what those call.
/// What runs on a thread of its own is handed to a call of role Post, and is not among
/// them.
bool Engine::onEventLoop(FunctionId Id) {
  if (OnEventLoop.empty()) {
    OnEventLoop.assign(Index.size(), 0);
    std::vector<FunctionId> Todo;
    for (FunctionId In = 1; In < Index.size(); ++In)
      for (const ir::Inst &I : Index.body(In).Function->Insts) {
        if (I.Kind != ir::InstKind::Call || I.Callbacks.empty())
          continue;
        const ir::FunctionSummary *Model = Index.model(In, I);
        if (!Model || (Model->Role != Role::Start && Model->Role != Role::Timer &&
                       Model->Role != Role::Register))
          continue;
        for (const ir::CallbackArg &Each : I.Callbacks)
          Index.targets(In, Each.Callee, Todo);
      }
    while (!Todo.empty()) {
      FunctionId Next = Todo.back();
      Todo.pop_back();
      if (!Matters[Next] || OnEventLoop[Next])
        continue;
      OnEventLoop[Next] = 1;
      Todo.insert(Todo.end(), Callees[Next].begin(), Callees[Next].end());
    }
  }
  return OnEventLoop[Id];
}

Tristate Describer::inCallback(std::size_t WaitAt) const {
  const Hop *Last = nullptr;
  std::string_view Looping;
  for (const Hop &Each : Worst->Hops) {
    if (Each.EventsBefore > WaitAt)
      break;
    Last = &Each;
    if (Each.Armed->Kind != EventKind::Post && Each.Armed->Model)
      Looping = Each.Armed->Model->Library;
  }
  if (!Last)
    return F.Coroutine || E.onEventLoop(Group.Site.In) ? Tristate::Yes : Tristate::No;
  if (Last->Armed->Kind != EventKind::Post)
    return Tristate::Yes;
  // To the same loop, or to some thread.
  return Last->Armed->Model && Last->Armed->Model->Library == Looping ? Tristate::Yes
                                                                      : Tristate::Unknown;
}

void Describer::eventLoop() {
  for (Delay &D : C->Delays) {
    if (D.Kind != WaitKind::Blocking)
      continue;
    const std::vector<EventRef> &Events = Worst->End.Events;
    for (std::size_t At = 0; At < Events.size(); ++At)
      if (Events[At]->Kind == EventKind::Wait && where(Events[At]->Site) == D.Where) {
        D.InCallback = inCallback(At);
        break;
      }
  }
}

} // namespace retrylint::link
