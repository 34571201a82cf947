#include "link/Endless.h"
#include "link/Names.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;
using ir::Role;

bool limits(Engine &E, const OptionSet &Option, std::optional<double> &Span) {
  if (Option.Attribute != "#timeout")
    return false;
  const ir::Inst &I = E.Index.body(Option.Site.In).Function->Insts[Option.Site.At];
  State Nothing;
  const Term &Given = E.Terms[E.eval(Option.Site.In, I.Source, Nothing)];
  if (Given.Kind == TermKind::Real)
    Span = Given.Real;
  else if (Given.Kind == TermKind::Const)
    Span = double(Given.Int);
  return !Span || *Span > 0;
}

namespace {

/// The system ends a connect by itself, and a timer of the program's an asynchronous
/// attempt.
bool endsByItself(const ir::FunctionSummary &Model, const ir::Inst &Call) {
  return Model.DefaultTimeout >= 0 || Model.ConnectOnly == Tristate::Yes || Call.Awaited ||
         Call.Timeout || Model.Role != Role::Attempt;
}

/// Whoever starts a command sees that it hangs, and ends it.
bool isCommand(std::string_view Function) { return Function == "main"; }

bool asksThisMachine(const Index &Index, const HandleUse &Use) {
  if (std::any_of(Use.Options.begin(), Use.Options.end(),
                  [](const OptionSet &Each) { return Each.Attribute == "#local"; }))
    return true;
  for (const Site &Maker : Use.Makers) {
    const Body &B = Index.body(Maker.In);
    for (ir::ValueId Arg : B.Function->Insts[Maker.At].Args) {
      const ir::Value &V = B.Function->Values[withoutCasts(*B.Function, Arg)];
      if (V.Op == Op::String && saysThisMachine(B.Unit->str(V.Name)))
        return true;
    }
  }
  return false;
}

} // namespace

std::vector<EndlessRequest> findEndless(Engine &E, const std::vector<RetryCycle> &Told) {
  const Index &Index = E.Index;
  std::vector<EndlessRequest> Found;
  // One limit mends all requests of a handle: they are told once.
  std::vector<Variable> Handles;
  auto Known = [&](const Variable &Name) {
    return std::find(Handles.begin(), Handles.end(), Name) != Handles.end();
  };
  for (FunctionId In = 1; In < Index.size(); ++In) {
    if (!E.matters(In))
      continue;
    const Body &B = Index.body(In);
    const ir::Function &F = *B.Function;
    if (isCommand(Index.functionName(In)))
      continue;
    for (const ir::Inst &Call : F.Insts) {
      if (Call.Kind != ir::InstKind::Call || !Call.Model)
        continue;
      const ir::FunctionSummary &Model = B.Unit->Models[Call.Model];
      if (endsByItself(Model, Call))
        continue;
      Variable Handle = E.Uses.variable(In, handleOf(Call, &Model));
      if (!Handle.valid() || Handle.Kind == Op::Param)
        continue;
      Place Where = Index.place(In, Call.Where);
      if (std::any_of(Told.begin(), Told.end(),
                      [&](const RetryCycle &C) { return C.Attempt.Where == Where; }))
        continue;
      const HandleUse &Use = E.Uses.handle(Handle);
      std::optional<double> Span;
      if (!Use.Made || Use.Escapes || asksThisMachine(Index, Use) ||
          std::any_of(Use.Names.begin(), Use.Names.end(), Known) ||
          std::any_of(Use.Options.begin(), Use.Options.end(),
                      [&](const OptionSet &Each) { return limits(E, Each, Span); }))
        continue;
      Handles.insert(Handles.end(), Use.Names.begin(), Use.Names.end());
      EndlessRequest R;
      R.Function = Index.functionName(In);
      R.Request.Name = lastComponent(B.Unit->str(Call.Name));
      R.Request.Where = Where;
      R.Request.Function = R.Function;
      R.Request.Model = Model;
      R.Request.HasTimeout = Tristate::No;
      R.InTest = F.Test;
      Found.push_back(std::move(R));
    }
  }
  return Found;
}

} // namespace retrylint::link
