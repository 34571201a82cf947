//===- Call.cpp - What a call does to a state -----------------------------===//

#include "link/Engine.h"
#include "link/Handlers.h"
#include "link/Names.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;
using ir::Role;

/// What callee's terms are in the caller.
struct Substitution {
  FunctionId Callee;
  const std::vector<TermId> &Args;
  const std::vector<PlaceId> &Places;
  std::vector<PlaceId> Objects;   ///< arguments of which parts are known
};

/// What the object of a method call is called in the caller, whatever the callee calls it.
static TermId objectOf(Engine &E, const Site *Via, State &S) {
  return Via ? E.eval(Via->In, E.Index.body(Via->In).Function->Insts[Via->At].Receiver, S) : 0;
}

/// The last component says what the function does; its scope whose it is.
static std::string_view plainName(std::string_view Name) {
  std::size_t At = Name.rfind("::");
  return At == Name.npos ? Name : Name.substr(At + 2);
}

bool Engine::soundsLikeWait(std::string_view Name) {
  return hasAny(plainName(Name), {"sleep", "wait", "delay", "pause", "backoff", "back_off",
                              "throttle", "poll", "select", "idle", "yield", "timer",
                              "schedule", "defer", "later", "block", "pump", "mainloop",
                              "main_loop", "runloop", "run_loop", "dispatch"});
}

bool Engine::soundsLikeClassifier(std::string_view Name) {
  return hasAny(plainName(Name), {"retryable", "retriable", "should_retry", "shouldretry",
                              "can_retry", "canretry", "transient", "temporary",
                              "recoverable", "permanent", "fatal", "is_retry"});
}

TermId Engine::substitute(TermId Id, Substitution &Map, State &S) {
  if (!Id)
    return 0;
  if (TermId Known = Substituted.find(Id))
    return Known;
  const Term T = Terms[Id];
  TermId Result = Id;
  auto Argument = [&](PlaceId Param) -> std::uint32_t {
    const PlaceKey &Key = Terms.place(Param);
    return Key.Kind == PlaceKind::Param && Key.Function == Map.Callee ? Key.Index
                                                                      : ir::None;
  };
  auto Copy = [&] {
    Term New = T;
    TermId Made;
    if (T.Kind == TermKind::Random)
      Made = Terms.random(T.Int, substitute(T.A, Map, S), Terms.serial(), T.Float, T.Name);
    else if (T.Kind == TermKind::Now)
      Made = Terms.now(Terms.serial());
    else {
      ir::Type Type;
      Type.Kind = T.Bits ? ir::TypeKind::Int : ir::TypeKind::Unknown;
      if (T.Bits == 1)
        Type.Kind = ir::TypeKind::Bool;
      Type.Bits = T.Bits;
      Type.Signed = T.Signed;
      Made = New.A || New.B ? Terms.result(New.Name, substitute(New.A, Map, S),
                                           substitute(New.B, Map, S), &Type)
                            : Terms.fresh(New.Symbol, New.Name, &Type);
    }
    Terms.addTaint(Made, Terms.taint(Id));
    return Made;
  };
  switch (T.Kind) {
  case TermKind::Random:
  case TermKind::Now:
    Result = Copy();
    break;
  case TermKind::Symbol:
    if (T.Symbol == SymbolKind::Entry) {
      const PlaceKey Key = Terms.place(T.Name);
      std::uint32_t Arg = Argument(T.Name);
      if (Arg != ir::None) {
        const ir::Function &F = *Index.body(Map.Callee).Function;
        TermId Given = Arg < Map.Args.size() ? Map.Args[Arg] : 0;
        // A reference stands for the place that it is bound to.
        if (Given && Arg < F.Params.size() && F.Params[Arg].ByReference)
          Given = Terms[Given].Kind == TermKind::Address ? read(Terms[Given].Name, S)
                                                         : Given;
        Result = Given ? Given : Copy();
      }
      else if (Key.Kind == PlaceKind::Pointee &&
               (Arg = Argument(Key.Base)) != ir::None) {
        TermId Pointer = Arg < Map.Args.size() ? Map.Args[Arg] : 0;
        if (Pointer && Terms[Pointer].Kind == TermKind::Address)
          Result = read(Terms[Pointer].Name, S);
        else if (Pointer)
          Result = Terms.operation(Op::Deref, {}, Pointer);
      } else if (Key.Kind == PlaceKind::Field && Key.Base &&
                 (Arg = Argument(Key.Base)) != ir::None && Arg < Map.Places.size() &&
                 Map.Places[Arg])
        Result = read(Terms.intern({PlaceKind::Field, 0, 0, Key.Name, Map.Places[Arg]}), S);
      else if (Key.Kind == PlaceKind::Field || Key.Kind == PlaceKind::Global ||
               Key.Kind == PlaceKind::Local || Key.Kind == PlaceKind::Param) {
        const TermId *Held = nullptr;
        // A field that the callee reads is one of what it was given, where it is known.
        if (Key.Kind == PlaceKind::Field && !Key.Base)
          for (PlaceId Object : Map.Objects)
            if (!Held)
              Held = S.Env.find(Terms.intern({PlaceKind::Field, 0, 0, Key.Name, Object}));
        if (!Held)
          Held = S.Env.find(T.Name);
        Result = Held ? *Held : Id;
      }
    } else if (T.Symbol != SymbolKind::This)
      Result = Copy();
    break;
  case TermKind::Address: {
    std::uint32_t Arg = Argument(T.Name);
    if (Arg != ir::None && Arg < Map.Places.size() && Map.Places[Arg])
      Result = Terms.address(Map.Places[Arg]);
    break;
  }
  case TermKind::Function:
    if (T.A || T.B || T.C)
      Result = Terms.function(T.Name, {substitute(T.A, Map, S), substitute(T.B, Map, S),
                                       substitute(T.C, Map, S)});
    break;
  case TermKind::Aggregate:
  case TermKind::Bind: {
    if (!Terms.taint(Id) && T.Kind == TermKind::Aggregate)
      break;
    std::vector<TermId> List;
    for (TermId Each : std::vector<TermId>(Terms.list(Id)))
      List.push_back(substitute(Each, Map, S));
    Result = T.Kind == TermKind::Bind
                 ? Terms.bind(substitute(T.A, Map, S), std::move(List))
                 : Terms.aggregate(std::move(List));
    break;
  }
  case TermKind::Operation: {
    TermId A = substitute(T.A, Map, S), B = substitute(T.B, Map, S),
           C = substitute(T.C, Map, S);
    if (T.Op == Op::Field && !isAnswer(Terms[T.A])) {
      PlaceId Place = Terms.intern({PlaceKind::Field, 0, 0, T.Name, 0});
      if (const TermId *Held = S.Env.find(Place)) {
        Result = *Held;
        break;
      }
    }
    if (A == T.A && B == T.B && C == T.C)
      break;
    ir::Type Type;
    Type.Kind = T.Float     ? ir::TypeKind::Float
                : T.Bits == 1 ? ir::TypeKind::Bool
                : T.Bits      ? ir::TypeKind::Int
                              : ir::TypeKind::Unknown;
    Type.Bits = T.Bits;
    Type.Signed = T.Signed;
    Result = Terms.operation(T.Op, Type, A, B, C, T.Name);
    break;
  }
  default:
    break;
  }
  Substituted.add(Id, Result);
  return Result;
}

std::optional<Engine::After> Engine::apply(FunctionId Callee, const Outcome &O,
                                           const std::vector<TermId> &Args,
                                           const std::vector<PlaceId> &Places, State S,
                                           const Site *Via, TermId *Return) {
  ++Applied;
  if (!agrees(O, S))
    return std::nullopt;
  Substitution Map{Callee, Args, Places, {}};
  for (auto &[Place, Value] : S.Env) {
    PlaceId Base = Terms.place(Place).Base;
    if (Base && Terms.place(Place).Kind == PlaceKind::Field &&
        std::ranges::find(Places, Base) != Places.end() &&
        std::ranges::find(Map.Objects, Base) == Map.Objects.end())
      Map.Objects.push_back(Base);
  }
  Substituted.clear();
  std::uint32_t Before = std::uint32_t(S.Events.size());
  // All of it in terms of the state before the call, then what it changes. What is
  // known comes first: many an outcome can't be, and leaves nothing behind.
  Terms::Mark Mark = Terms.mark();
  std::vector<std::pair<TermId, const Range *>> Known;
  Known.reserve(O.After.Known.size());
  for (auto &[Term, Range] : O.After.Known)
    Known.emplace_back(substitute(Term, Map, S), &Range);
  for (auto &[Term, Range] : Known)
    if (!restrict(Term, *Range, S)) {
      Terms.rewind(Mark);
      return std::nullopt;
    }
  std::vector<std::pair<TermId, ClassesId>> Classes;
  for (auto &[Known, Of] : O.After.Classes) {
    TermId Object = Terms[Known].Symbol == SymbolKind::This ? objectOf(*this, Via, S)
                                                            : substitute(Known, Map, S);
    if (!Object)
      continue;
    const ClassesId *Held = S.Classes.find(Object);
    std::optional<ClassesId> Both = Held ? Dispatch.both(*Held, Of) : Of;
    if (!Both) {
      Terms.rewind(Mark);
      return std::nullopt;
    }
    Classes.emplace_back(Object, *Both);
  }
  std::vector<std::pair<PlaceId, TermId>> Writes;
  Writes.reserve(O.After.Env.size());
  auto Argument = [&](PlaceId Param) -> std::uint32_t {
    const PlaceKey &Key = Terms.place(Param);
    return Key.Kind == PlaceKind::Param && Key.Function == Callee ? Key.Index : ir::None;
  };
  for (auto &[Place, Value] : O.After.Env) {
    const PlaceKey Key = Terms.place(Place);
    PlaceId To = Place;
    std::uint32_t Arg = ir::None;
    if (Key.Kind == PlaceKind::Param && (Arg = Argument(Place)) != ir::None)
      To = Arg < Places.size() ? Places[Arg] : 0;
    else if (Key.Kind == PlaceKind::Pointee) {
      Arg = Argument(Key.Base);
      TermId Pointer = Arg < Args.size() ? Args[Arg] : 0;
      To = Pointer && Terms[Pointer].Kind == TermKind::Address ? Terms[Pointer].Name
           : Pointer && Terms[Pointer].Kind == TermKind::Symbol &&
                   Terms[Pointer].Symbol == SymbolKind::Entry &&
                   Terms.place(Terms[Pointer].Name).Kind == PlaceKind::Param
               ? Terms.intern({PlaceKind::Pointee, 0, 0, 0, Terms[Pointer].Name})
               : 0;
    } else if (Key.Kind == PlaceKind::Field && Key.Base &&
               (Arg = Argument(Key.Base)) != ir::None)
      To = Arg < Places.size() && Places[Arg]
               ? Terms.intern({PlaceKind::Field, 0, 0, Key.Name, Places[Arg]})
               : 0;
    else if (Key.Kind == PlaceKind::Field && Key.Base == returned(Callee))
      To = Via ? Terms.intern({PlaceKind::Field, 0, 0, Key.Name,
                               Terms.intern({PlaceKind::Result, Via->In, Via->At, 0, 0})})
               : 0;
    if (To)
      Writes.emplace_back(To, substitute(Value, Map, S));
  }
  if (Return)
    *Return = substitute(O.Return, Map, S);
  std::vector<EventRef> Events;
  for (const EventRef &E : O.After.Events) {
    if (S.Events.size() + Events.size() > 64)
      break;
    auto Copy = std::make_shared<Event>(*E);
    for (TermId *Term : {&Copy->Delay, &Copy->Timeout, &Copy->Target, &Copy->Handle,
                         &Copy->Result, &Copy->Code})
      *Term = substitute(*Term, Map, S);
    for (Callback &C : Copy->Callbacks) {
      C.Callee = substitute(C.Callee, Map, S);
      if (C.Targets.empty() && C.Callee) {
        FunctionId Target = calleeOf(C.Callee);
        if (Target != ir::None)
          C.Targets.push_back(Target);
      }
    }
    if (Via)
      Copy->Via.insert(Copy->Via.begin(), *Via);
    Events.push_back(std::move(Copy));
  }
  for (Test T : O.After.Tests) {
    T.Condition = substitute(T.Condition, Map, S);
    T.EventsBefore += Before;
    if (S.Tests.size() < 64)
      S.Tests.push_back(T);
  }
  for (auto &[Place, Value] : Writes)
    assign(Place, Value, S);
  for (auto &[Object, Of] : Classes)
    S.Classes.set(Object, Of);
  S.Events.insert(S.Events.end(), std::move_iterator(Events.begin()),
                  std::move_iterator(Events.end()));
  return After{std::move(S), O.Throws, O.Thrown};
}

void Engine::setResult(FunctionId In, ir::InstId At, TermId Result, State &S) {
  assign(Terms.intern({PlaceKind::Result, In, At, 0, 0}), Result, S);
}

void Engine::forgetArguments(FunctionId In, const ir::Inst &I, State &S,
                             SymbolKind Kind) {
  for (ir::ValueId Arg : I.Args) {
    TermId T = eval(In, Arg, S);
    if (T && Terms[T].Kind == TermKind::Address) {
      PlaceId Place = Terms[T].Name;
      assign(Place, Terms.fresh(Kind, Place), S);
    }
  }
}

std::vector<Callback> Engine::callbacks(FunctionId In, const ir::Inst &I,
                                        const ir::FunctionSummary &Model, State &S) {
  std::vector<Callback> Result;
  for (const ir::CallbackArg &C : I.Callbacks) {
    Callback Each;
    Each.Callee = eval(In, C.Callee, S);
    Index.targets(In, C.Callee, Each.Targets);
    if (C.Spec < Model.Callbacks.size())
      Each.Spec = &Model.Callbacks[C.Spec];
    Result.push_back(std::move(Each));
  }
  return Result;
}

TermId Engine::attribute(FunctionId In, ir::ValueId Handle, std::string_view Name,
                         State &S) {
  NameId Id = Index.find(Name);
  if (!Id || !Handle)
    return 0;
  const ir::Function &F = *Index.body(In).Function;
  const ir::Value *V = &F.Values[Handle];
  while ((V->Op == Op::Address || V->Op == Op::Deref || converts(V->Op)) && V->A)
    V = &F.Values[V->A];
  PlaceId Base = placeOf(In, ir::ValueId(V - F.Values.data()), S);
  if (!Base)
    return 0;
  const TermId *Held = S.Env.find(Terms.intern({PlaceKind::Field, 0, 0, Id, Base}));
  return Held ? *Held : 0;
}

TermId Engine::target(FunctionId In, const ir::Inst &I, const ir::FunctionSummary &Model,
                      ir::ValueId Handle, State &S) {
  if (TermId Set = attribute(In, Handle, "#target", S))
    return Set;
  if (Model.TargetArg >= 0 && std::size_t(Model.TargetArg) < I.Args.size())
    return eval(In, I.Args[std::size_t(Model.TargetArg)], S);
  return Model.TargetIsReceiver ? eval(In, I.Receiver, S) : 0;
}

Range told(const ir::FailureSign &Sign) {
  Range Result = Range::of(Sign.Test, Sign.Number);
  if (Sign.Test == ir::Compare::Mask)
    Result.exclude(0);
  if (Sign.Test != ir::Compare::Eq) {
    for (std::int64_t Other : Sign.Others)
      Result.exclude(Other);
    return Result;
  }
  for (std::int64_t Other : Sign.Others) {
    Result.Low = std::min(Result.Low, Other);
    Result.High = std::max(Result.High, Other);
  }
  // Where they lie far apart, an interval.
  if (Result.Low < 0 || Result.High - Result.Low > 256)
    return Result;
  for (std::int64_t Between = Result.Low; Between < Result.High; ++Between)
    if (Between != Sign.Number && std::find(Sign.Others.begin(), Sign.Others.end(), Between) ==
                                      Sign.Others.end())
      Result.exclude(Between);
  return Result;
}

Range notTold(const ir::FailureSign &Sign) {
  Range Result = Range::of(negated(Sign.Test), Sign.Number);
  for (std::int64_t Other : Sign.Others)
    if (Sign.Test == ir::Compare::Eq)
      Result.exclude(Other);
    else {
      Result.Low = std::min(Result.Low, Other);
      Result.High = std::max(Result.High, Other);
    }
  return Result;
}

void Engine::attemptOutcomes(FunctionId In, ir::InstId At,
                             const ir::FunctionSummary &Model, State S,
                             std::vector<After> &Out) {
  const ir::Inst &I = Index.body(In).Function->Insts[At];
  const ir::Type &Type = Index.body(In).Unit->Types[I.ResultType];
  Event Base;
  Base.Kind = EventKind::Attempt;
  Base.Site = {In, At};
  Base.Model = &Model;
  ir::ValueId Handle = I.Receiver;
  if (Model.HandleArg >= 0 && std::size_t(Model.HandleArg) < I.Args.size())
    Handle = I.Args[std::size_t(Model.HandleArg)];
  Base.Target = target(In, I, Model, Handle, S);
  Base.Handle = eval(In, Handle, S);
  Base.Timeout = eval(In, I.Timeout, S);
  forgetArguments(In, I, S, SymbolKind::CallResult);
  // Whatever else a call leaves behind, an error tells of it: "error:&error".
  for (ir::ValueId Arg : I.Args)
    if (TermId Out = eval(In, Arg, S); Out && Terms[Out].Kind == TermKind::Address) {
      const PlaceKey Key = Terms.place(Terms[Out].Name);
      const ir::Function &F = *Index.body(In).Function;
      if (Key.Kind == PlaceKind::Local && Key.Function == In && Key.Index < F.Locals.size() &&
          hasAny(Index.body(In).Unit->str(F.Locals[Key.Index].Name), {"error", "err"}))
        assign(Terms[Out].Name, Terms.fresh(SymbolKind::AttemptError, Terms[Out].Name), S);
    }

  TermId Result = Terms.fresh(SymbolKind::AttemptResult, In, &Type);
  setResult(In, At, Result, S);
  Base.Result = Result;
  if (Model.SetsErrno)
    if (NameId Errno = Index.find("errno")) {
      Base.Code = Terms.fresh(SymbolKind::AttemptError, In);
      S.Env.set(Terms.intern({PlaceKind::Global, 0, 0, Errno, 0}), Base.Code);
    }
  State Fine = S;
  bool FinePossible = true;
  auto Failed = [&](State F, bool Throws, NameId Thrown, TermId Tells) {
    Event E = Base;
    E.Failed = true;
    if (Tells)
      E.Result = Tells;
    F.Events.push_back(std::make_shared<Event>(std::move(E)));
    Out.push_back({std::move(F), Throws, Thrown});
  };
  bool Any = false;
  for (const ir::FailureSign &Sign : Model.Failures) {
    if (Sign.In == ir::FailureIn::Exception) {
      Any = true;
      unsigned Kinds = 0;
      for (const std::string &Name : Sign.Types)
        if (Kinds++ < 4)
          Failed(S, true, Index.find(Name), 0);
      if (Sign.Types.empty())
        Failed(S, true, 0, 0);
      continue;
    }
    TermId Tells = Result;
    State Bad = S;
    if (Sign.In == ir::FailureIn::Argument) {
      if (Sign.Index >= I.Args.size())
        continue;
      TermId Pointer = eval(In, I.Args[Sign.Index], S);
      PlaceId Place = Pointer && Terms[Pointer].Kind == TermKind::Address
                          ? PlaceId(Terms[Pointer].Name)
                          : placeOf(In, I.Args[Sign.Index], S);
      if (!Place)
        continue;
      Tells = Terms.fresh(SymbolKind::AttemptResult, In);
      Bad.Env.set(Place, Tells);
      Fine.Env.set(Place, Tells);
    } else if (Sign.In != ir::FailureIn::Return)
      continue;
    Any = true;
    // Whoever leaves the code in errno returns -1 and no other negative number.
    bool MinusOne = Model.SetsErrno && Sign.In == ir::FailureIn::Return &&
                    Sign.Test == ir::Compare::Lt && Sign.Number == 0;
    if (restrict(Tells, MinusOne ? Range::point(-1) : told(Sign), Bad))
      Failed(std::move(Bad), false, 0, Tells);
    FinePossible = FinePossible && restrict(Tells, notTold(Sign), Fine);
  }
  // Where the call itself tells that nothing came back, a field of what did is a status.
  static const std::vector<ir::FieldSign> None;
  for (const ir::FieldSign &Each : Any ? None : Model.FieldFailures) {
    NameId Field = Index.find(Each.Field);
    if (!Field || Each.Sign.In != ir::FailureIn::Return)
      continue;
    Any = true;
    TermId Tells = Terms.operation(Op::Field, {}, Result, 0, 0, Field);
    State Bad = S;
    if (restrict(Tells, told(Each.Sign), Bad))
      Failed(std::move(Bad), false, 0, Tells);
    FinePossible = FinePossible && restrict(Tells, notTold(Each.Sign), Fine);
  }
  if (!Any)
    Failed(S, false, 0, 0);
  if (FinePossible) {
    Fine.Events.push_back(std::make_shared<Event>(Base));
    Out.push_back({std::move(Fine), false, 0});
  }
}

/// The last attempt of a library that began something, which others tell about.
static const Event *lastOf(const State &S, const std::string &Library) {
  for (auto Each = S.Events.rbegin(); Each != S.Events.rend(); ++Each)
    if ((*Each)->Kind == EventKind::Attempt && (*Each)->Model &&
        (*Each)->Model->Role != Role::Transfer && (*Each)->Model->Library == Library)
      return Each->get();
  return nullptr;
}

bool Engine::agrees(const Outcome &O, const State &Before) {
  for (const EventRef &Each : O.After.Events) {
    if (Each->Kind == EventKind::Attempt)
      return true;
    if (Each->Kind != EventKind::Told)
      continue;
    const Event *Last = lastOf(Before, Each->Model->Library);
    if (Last && Last->Failed != Each->Failed)
      return false;
  }
  return true;
}

void Engine::tellOutcomes(FunctionId In, ir::InstId At, const ir::FunctionSummary &Model,
                          State S, std::vector<After> &Out) {
  const ir::Inst &I = Index.body(In).Function->Insts[At];
  const ir::Type &Type = Index.body(In).Unit->Types[I.ResultType];
  const Event *Last = lastOf(S, Model.Library);
  for (bool Failed : {true, false}) {
    if (Last && Last->Failed != Failed)
      continue;
    State Next = S;
    forgetArguments(In, I, Next, SymbolKind::AttemptError);
    TermId Answer = Terms.fresh(SymbolKind::AttemptError, In, &Type);
    setResult(In, At, Answer, Next);
    bool Possible = true, Throws = false;
    NameId Thrown = 0;
    for (const ir::FailureSign &Sign : Model.Failures) {
      if (Sign.In == ir::FailureIn::Exception) {
        Throws = Failed;
        Thrown = Sign.Types.empty() ? 0 : Index.find(Sign.Types.front());
        continue;
      }
      TermId Tells = Answer;
      if (Sign.In == ir::FailureIn::Argument) {
        TermId Pointer = Sign.Index < I.Args.size() ? eval(In, I.Args[Sign.Index], Next) : 0;
        Tells = Pointer && Terms[Pointer].Kind == TermKind::Address
                    ? read(Terms[Pointer].Name, Next)
                    : 0;
      }
      Possible = Possible && restrict(Tells, Failed ? told(Sign) : notTold(Sign), Next);
    }
    if (!Possible)
      continue;
    // In a handler the attempt is out of sight: whoever enters it knows which it was.
    if (!Last) {
      Event E;
      E.Kind = EventKind::Told;
      E.Site = {In, At};
      E.Model = &Model;
      E.Failed = Failed;
      Next.Events.push_back(std::make_shared<Event>(std::move(E)));
    }
    Out.push_back({std::move(Next), Throws, Thrown});
  }
}

std::vector<Engine::After> Engine::callModel(FunctionId In, ir::InstId At,
                                             const ir::FunctionSummary &Model, State S) {
  const Body &B = Index.body(In);
  const ir::Inst &I = B.Function->Insts[At];
  const ir::Type &Type = B.Unit->Types[I.ResultType];
  std::vector<After> Out;
  Event E;
  E.Site = {In, At};
  E.Model = &Model;
  auto Push = [&](std::uint16_t Taint = 0) {
    TermId Result = Terms.fresh(SymbolKind::CallResult, 0, &Type);
    Terms.addTaint(Result, Taint);
    setResult(In, At, Result, S);
    S.Events.push_back(std::make_shared<Event>(std::move(E)));
    Out.push_back({std::move(S), false, 0});
    return std::move(Out);
  };
  ir::ValueId HandleValue = I.Receiver;
  if (Model.HandleArg >= 0 && std::size_t(Model.HandleArg) < I.Args.size())
    HandleValue = I.Args[std::size_t(Model.HandleArg)];
  else if (!HandleValue && !I.Args.empty())
    HandleValue = I.Args[0];
  switch (Model.Role) {
  case Role::Attempt:
  case Role::Transfer:
    attemptOutcomes(In, At, Model, std::move(S), Out);
    return Out;
  case Role::Start: {
    if (I.Awaited || (I.Callbacks.empty() && Model.Callbacks.empty() &&
                      nobodyListens(*this, {In, At}, Model))) {
      attemptOutcomes(In, At, Model, std::move(S), Out);
      return Out;
    }
    // It may not even begin: that failure shows at once.
    bool FailsAtOnce =
        std::any_of(Model.Failures.begin(), Model.Failures.end(), [](auto &Sign) {
          return Sign.In == ir::FailureIn::Return || Sign.In == ir::FailureIn::Argument;
        });
    E.Kind = EventKind::Start;
    E.Callbacks = callbacks(In, I, Model, S);
    E.Target = target(In, I, Model, HandleValue, S);
    E.Handle = eval(In, HandleValue, S);
    E.Timeout = eval(In, I.Timeout, S);
    if (FailsAtOnce) {
      std::vector<After> Ways;
      attemptOutcomes(In, At, Model, S, Ways);
      for (After &Way : Ways) {
        if (!Way.S.Events.back()->Failed) {
          Way.S.Events.back() = std::make_shared<Event>(E);
        } else {
          Event Unbegun = *Way.S.Events.back();
          Unbegun.AtOnce = true;
          Way.S.Events.back() = std::make_shared<Event>(std::move(Unbegun));
        }
        Out.push_back(std::move(Way));
      }
      return Out;
    }
    return Push();
  }
  case Role::Timer:
    E.Kind = EventKind::Timer;
    E.Wait = WaitKind::Timer;
    E.Delay = eval(In, I.Delay, S);
    E.Handle = eval(In, HandleValue, S);
    E.Callbacks = callbacks(In, I, Model, S);
    if (E.Callbacks.empty()) {
      if (I.Awaited || Model.Callbacks.empty()) {
        E.Kind = EventKind::Wait;
        // A timer that is armed here and calls back what was registered elsewhere.
        const ir::Value *V = HandleValue ? &B.Function->Values[HandleValue] : nullptr;
        while (V && (converts(V->Op) || V->Op == Op::Address || V->Op == Op::Deref) && V->A)
          V = &B.Function->Values[V->A];
        Callback C;
        if (TermId Connected = attribute(In, HandleValue, "#callback", S)) {
          FunctionId Target = calleeOf(Connected);
          C.Callee = Connected;
          if (Target != ir::None)
            C.Targets.push_back(Target);
        }
        // The object itself is told: a method that the library calls.
        if (!I.Awaited && V && V->Op == Op::This && B.Function->Class)
          for (const Index::Registration &Each : Index.registrations(Model.Library))
            if (Each.Spec && Each.Spec->Role == ir::CallbackRole::Timer && !Each.Call &&
                Index.body(Each.By).Function->Class &&
                Index.name(Index.body(Each.By).UnitIndex,
                           Index.body(Each.By).Function->Class) ==
                    Index.name(B.UnitIndex, B.Function->Class))
              C.Targets.push_back(Each.By);
        if (!I.Awaited && !C.Targets.empty()) {
          E.Kind = EventKind::Timer;
          E.Callbacks.push_back(std::move(C));
        } else if (!I.Awaited && V && (V->Op == Op::Field || V->Op == Op::Global)) {
          for (NameId Name : Index.registered(Index.name(B.UnitIndex, V->Name))) {
            FunctionId Target = Index.definition(Name);
            if (Target != ir::None)
              C.Targets.push_back(Target);
          }
          E.Kind = EventKind::Timer;
          E.Callbacks.push_back(std::move(C));
        }
      }
    }
    return Push();
  case Role::Wait:
    E.Kind = EventKind::Wait;
    E.Wait = Model.AlwaysWaits == Tristate::No ? WaitKind::Ready : WaitKind::Blocking;
    E.Delay = eval(In, I.Delay, S);
    forgetArguments(In, I, S, SymbolKind::CallResult);
    return Push();
  case Role::Pump:
    E.Kind = I.Delay ? EventKind::Wait : EventKind::Pump;
    E.Wait = WaitKind::Ready;
    E.Delay = eval(In, I.Delay, S);
    return Push();
  case Role::Post:
    E.Kind = EventKind::Post;
    E.Callbacks = callbacks(In, I, Model, S);
    return Push();
  case Role::Lock:
  case Role::Unlock:
    E.Kind = Model.Role == Role::Lock ? EventKind::Lock : EventKind::Unlock;
    E.Handle = eval(In, HandleValue, S);
    return Push();
  case Role::Prompt:
    E.Kind = EventKind::Prompt;
    forgetArguments(In, I, S, SymbolKind::CallResult);
    return Push();
  case Role::Cancel:
    E.Kind = EventKind::Cancel;
    return Push();
  case Role::Classifier:
    E.Kind = EventKind::Classify;
    return Push(TaintError);
  case Role::RetryAfter: {
    E.Kind = EventKind::RetryAfter;
    for (ir::ValueId Arg : I.Args) {
      TermId T = eval(In, Arg, S);
      if (T && Terms[T].Kind == TermKind::Address) {
        TermId Value = Terms.fresh(SymbolKind::CallResult, Terms[T].Name);
        Terms.addTaint(Value, TaintServer);
        assign(Terms[T].Name, Value, S);
      }
    }
    return Push(TaintServer);
  }
  case Role::Inspect: {
    if (Model.Returns == ir::Returns::Unknown && !Model.Failures.empty()) {
      tellOutcomes(In, At, Model, std::move(S), Out);
      return Out;
    }
    // What is read after an attempt tells how it went.
    auto Last = std::find_if(S.Events.rbegin(), S.Events.rend(), [](auto &Each) {
      return Each->Kind == EventKind::Attempt;
    });
    bool Tells = Last != S.Events.rend();
    SymbolKind Kind = Tells ? SymbolKind::AttemptError : SymbolKind::CallResult;
    // A number from a text says nothing of an attempt.
    bool Parsed = Model.Returns == ir::Returns::Parsed;
    if (Parsed)
      Kind = SymbolKind::CallResult;
    NameId Callee = Parsed ? Index.name(B.UnitIndex, I.Name) : 0;
    forgetArguments(In, I, S, Kind);
    TermId Answer = Terms.fresh(Kind, Callee, &Type);
    setResult(In, At, Answer, S);
    if (Model.OutArg >= 0 && std::size_t(Model.OutArg) < I.Args.size()) {
      TermId Pointer = eval(In, I.Args[std::size_t(Model.OutArg)], S);
      if (Pointer && Terms[Pointer].Kind == TermKind::Address)
        Answer = read(Terms[Pointer].Name, S);
    }
    if (Parsed) {
      Terms.addTaint(Answer, TaintText);
      Tells = false;
    }
    if (Tells && (*Last)->Model && (*Last)->Model->Library == Model.Library)
      for (const ir::FailureSign &Sign : Model.Failures)
        if (Sign.In == ir::FailureIn::Return &&
            !restrict(Answer, (*Last)->Failed ? told(Sign) : notTold(Sign), S))
          return Out;
    Out.push_back({std::move(S), false, 0});
    return Out;
  }
  default:
    setResult(In, At, Terms.fresh(SymbolKind::CallResult, 0, &Type), S);
    Out.push_back({std::move(S), false, 0});
    return Out;
  }
}

const std::vector<Dispatch::Way> &Engine::ways(FunctionId In, const ir::Inst &I, State &S,
                                               TermId &Object) {
  Object = eval(In, I.Receiver, S);
  const ClassesId *Held = Object ? S.Classes.find(Object) : nullptr;
  ClassesId Of = Held ? *Held : 0;
  const Body &B = Index.body(In);
  if (!Held && B.Function->Class && Terms[Object].Kind == TermKind::Symbol &&
      Terms[Object].Symbol == SymbolKind::This)
    Of = Dispatch.below(Index.name(B.UnitIndex, B.Function->Class));
  const auto &Ways = Dispatch.ways(In, I, Of);
  return Ways.empty() && !Held ? Dispatch.ways(In, I, 0) : Ways;
}

std::vector<Engine::After> Engine::call(FunctionId In, ir::InstId At, State S) {
  const Body &B = Index.body(In);
  const ir::Inst &I = B.Function->Insts[At];
  const ir::Type &Type = B.Unit->Types[I.ResultType];
  if (const ir::FunctionSummary *Model = Index.model(In, I))
    if (Model->Role != Role::Unknown)
      return callModel(In, At, *Model, std::move(S));

  NameId Name = Index.name(B.UnitIndex, I.Name);
  std::vector<TermId> Args;
  std::vector<PlaceId> Places;
  std::uint16_t Told = 0;
  for (ir::ValueId Arg : I.Args) {
    Args.push_back(eval(In, Arg, S));
    Told |= Terms.taint(Args.back()) & (TaintError | TaintServer);
    PlaceId Place = placeOf(In, Arg, S);
    if (!Place && Args.back() && Terms[Args.back()].Kind == TermKind::Address)
      Place = Terms[Args.back()].Name;
    Places.push_back(Place);
  }
  std::vector<link::Dispatch::Way> Callees;
  TermId Object = 0;
  if (I.Virtual && I.Receiver)
    Callees = ways(In, I, S, Object);
  else
    for (FunctionId Callee : Index.callees(In, I))
      Callees.push_back({Callee, 0});
  // A function value that only the state knows: a lambda in a local, a parameter.
  TermId Callable = I.Callee ? 0 : eval(In, I.CalleeValue, S);
  FunctionId Target = Callable ? calleeOf(Callable) : ir::None;
  if (Target != ir::None &&
      (Callees.empty() || (Callees.size() == 1 && Callees[0].Callee == Target))) {
    if (Callees.empty())
      Callees.push_back({Target, 0});
    if (Terms[Callable].Kind == TermKind::Bind) {
      Args = boundArguments(*this, Target, Callable, Args);
      Places.assign(Args.size(), 0);
    }
  }
  std::vector<After> Out;
  Site Here{In, At};
  bool Missed = Callees.empty();
  // Of which class an object is matters only where what it does matters.
  bool Tells = (Object && S.Classes.find(Object)) ||
               std::ranges::any_of(Callees, [&](auto &Each) { return Matters[Each.Callee]; });
  bool Judges = Type.Kind == ir::TypeKind::Bool &&
                std::ranges::any_of(Args, [&](TermId Arg) {
                  return Terms[Arg].Kind == TermKind::Symbol &&
                         Terms[Arg].Symbol == SymbolKind::Caught;
                });
  bool Attempted = std::ranges::any_of(
      S.Events, [](const EventRef &Each) { return Each->Kind == EventKind::Attempt; });
  // Each overrider has its share of the ways.
  std::size_t Share = std::max<std::size_t>(8, 48 / std::max<std::size_t>(1, Callees.size()));
  for (auto [Callee, Classes] : Callees) {
    State Begin;
    bool Differs = Judges || (Classes && Tells);
    if (Differs) {
      Begin = S;
      if (Classes && Tells && Object)
        Begin.Classes.set(Object, Classes);
      if (Judges) {
        Event E;
        E.Kind = EventKind::Judged;
        E.Site = Here;
        E.Judge = Callee;
        Begin.Events.push_back(std::make_shared<Event>(std::move(E)));
      }
    }
    const State &From = Differs ? Begin : S;
    std::size_t Until = I.Virtual ? Out.size() + Share : 25;
    const ir::Function &F = *Index.body(Callee).Function;
    bool Small = Matters[Callee] || F.Blocks.size() <= 40;
    Summary Own;
    const Summary *Known = Small ? &outcomes(Callee, Callable, Scope::Callers, Own) : nullptr;
    // What does not matter and goes many ways is not worth following, unless it makes
    // exceptions of what an attempt has told.
    if (Known && !Matters[Callee] &&
        Known->Outcomes.size() > (Type.Kind == ir::TypeKind::Void ? 2u : 8u) &&
        !(Attempted && std::ranges::any_of(Known->Outcomes, [](const Outcome &O) {
            return O.Throws && O.Thrown;
          })))
      Known = nullptr;
    if (!Known || Known->Outcomes.empty()) {
      // In a cycle of calls, or too large to be worth it.
      State Next = From;
      for (PlaceId Place : modified(Callee))
        Next.Env.set(Place, Terms.fresh(SymbolKind::Havoc, Place));
      TermId Result = Terms.fresh(SymbolKind::CallResult, Name, &Type);
      Terms.addTaint(Result, Told);
      setResult(In, At, Result, Next);
      if (!Known || InProgress[Callee])
        Out.push_back({std::move(Next), false, 0});
      continue;
    }
    for (const Outcome &O : Known->Outcomes) {
      if (Out.size() >= Until)
        break;
      TermId Return = 0;
      std::optional<After> Next = apply(Callee, O, Args, Places, From, &Here, &Return);
      if (!Next)
        continue;
      if (!Return && Type.Kind != ir::TypeKind::Void)
        Return = Terms.fresh(SymbolKind::CallResult, 0, &Type);
      setResult(In, At, Return, Next->S);
      Out.push_back(std::move(*Next));
    }
  }
  if (Missed) {
    std::string_view Text = Index.text(Name);
    Event E;
    E.Site = Here;
    E.Kind = soundsLikeWait(Text)         ? EventKind::MaybeWait
             : soundsLikeClassifier(Text) ? EventKind::Classify
                                          : EventKind::Call;
    if (E.Kind == EventKind::Classify)
      Told |= TaintError;
    for (PlaceId Place : Places)
      if (Place && std::any_of(Args.begin(), Args.end(), [&](TermId Arg) {
            return Arg && Terms[Arg].Kind == TermKind::Address && Terms[Arg].Name == Place;
          })) {
        TermId Value = Terms.fresh(SymbolKind::CallResult, Place);
        Terms.addTaint(Value, Told);
        assign(Place, Value, S);
      }
    TermId Receiver = eval(In, I.Receiver, S);
    TermId Result = Terms.result(Name, Receiver ? Receiver : Args.empty() ? 0 : Args[0],
                                 Receiver ? (Args.empty() ? 0 : Args[0])
                                          : (Args.size() > 1 ? Args[1] : 0),
                                 &Type);
    Terms.addTaint(Result, Told);
    setResult(In, At, Result, S);
    // Plain calls are many and tell nothing: only those that may matter are kept.
    if (E.Kind != EventKind::Call)
      S.Events.push_back(std::make_shared<Event>(std::move(E)));
    Out.push_back({std::move(S), false, 0});
  }
  return Out;
}

} // namespace retrylint::link
