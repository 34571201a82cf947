#include "link/Payload.h"
#include "link/Names.h"

#include <algorithm>
#include <vector>

namespace retrylint::link {

using ir::Op;

namespace {

/// Collects the variables that a call's arguments are made of.
class Payload {
public:
  Payload(const Engine &E, const CallSite &Of) : E(E) {
    for (ir::ValueId Arg : Of.Call.Args)
      add(Of.At.In, Arg, 0);
  }

  bool meets(const Payload &Other) const {
    return std::any_of(Found.begin(), Found.end(), [&](const Variable &V) {
      return std::find(Other.Found.begin(), Other.Found.end(), V) != Other.Found.end();
    });
  }

private:
  const ir::Type *declaredType(const Variable &V) const {
    if (V.Kind != Op::Local && V.Kind != Op::Param)
      return nullptr;
    const Body &B = E.Index.body(V.In);
    const ir::Function &F = *B.Function;
    if (V.Kind == Op::Local && V.Index < F.Locals.size())
      return &B.Unit->Types[F.Locals[V.Index].Type];
    if (V.Kind == Op::Param && V.Index < F.Params.size())
      return &B.Unit->Types[F.Params[V.Index].Type];
    return nullptr;
  }

  /// What is sent, as opposed to how, whom, and who is told of it.
  bool isPayload(const Variable &V) const {
    const ir::Type *Type = declaredType(V);
    if (Type && (Type->Kind == ir::TypeKind::Int || Type->Kind == ir::TypeKind::Bool ||
                 Type->Kind == ir::TypeKind::Enum || Type->Kind == ir::TypeKind::Float))
      return false;
    return !hasWord(E.Uses.name(V),
           {"ctx", "context", "self", "conn", "connection", "client", "session", "handle",
            "socket", "sock", "fd", "curl", "stub", "channel", "error", "err", "timeout",
            "options", "opts", "config", "cfg", "log", "logger", "url", "uri", "host", "port",
            "addr", "address", "endpoint", "server", "peer", "user", "state", "pool", "loop",
            "queue", "callback", "cb", "success", "failure", "completion", "handler",
            "deadline", "response", "resp", "reply", "answer", "result", "out", "status"});
  }

  void add(FunctionId In, ir::ValueId Id, unsigned Depth) {
    if (!Id || Depth > 8 || Found.size() > 32)
      return;
    const ir::Function &F = *E.Index.body(In).Function;
    const ir::Value &V = F.Values[Id];
    switch (V.Op) {
    case Op::Function:
    case Op::Bind:
    case Op::This:
      return;
    case Op::Result:
      if (V.Index < F.Insts.size()) {
        const ir::Inst &Call = F.Insts[V.Index];
        add(In, Call.Receiver, Depth + 1);
        for (ir::ValueId Arg : Call.Args)
          add(In, Arg, Depth + 1);
      }
      return;
    case Op::Local:
    case Op::Param:
    case Op::Field:
    case Op::Global: {
      Variable Here = E.Uses.variable(In, Id);
      if (Here.valid() && isPayload(Here) &&
          std::find(Found.begin(), Found.end(), Here) == Found.end())
        Found.push_back(Here);
      if (V.Op == Op::Field)
        add(In, V.A, Depth + 1);
      if (V.Op == Op::Local && !V.Name)
        for (const ir::Inst &I : F.Insts)
          if (assigns(F, I, V.Index))
            add(In, I.Source, Depth + 2);
      return;
    }
    default:
      add(In, V.A, Depth + 1);
      add(In, V.B, Depth + 1);
      for (ir::ValueId Each : V.Operands)
        add(In, Each, Depth + 1);
    }
  }

  const Engine &E;
  std::vector<Variable> Found;
};

} // namespace

bool sharesPayload(const Engine &E, const CallSite &A, const CallSite &B) {
  return Payload(E, A).meets(Payload(E, B));
}

} // namespace retrylint::link
