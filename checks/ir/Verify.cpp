#include "ir/Verify.h"

#include "ir/Fields.h"

using namespace retrylint::ir;

namespace {

class Verifier {
public:
  explicit Verifier(const Unit &Unit) : U(Unit) {}

  std::string run() {
    if (U.Files.empty() || U.Strings.empty() || U.Types.empty() ||
        U.Models.empty())
      return "a table has no entry 0";
    if (U.Files[0] != File() || !U.Strings[0].empty() || U.Types[0] != Type() ||
        U.Models[0] != FunctionSummary())
      return "entry 0 of a table is not empty";
    for (const Type &T : U.Types) {
      string(T.Name);
      enumerator(T.Kind);
    }
    for (const Variable &V : U.Variables) {
      string(V.Symbol);
      string(V.Name);
      type(V.Type);
      for (auto [Function, Field] : V.Functions) {
        string(Function);
        string(Field);
      }
    }
    for (auto [Derived, Base] : U.Bases) {
      string(Derived);
      string(Base);
    }
    for (StringId Name : U.Offers)
      string(Name);
    for (std::size_t I = 0; I < U.Functions.size() && Error.empty(); ++I) {
      function(U.Functions[I]);
      if (!Error.empty())
        Error = "function '" + functionName(I) + "': " + Error;
    }
    return Error;
  }

private:
  const Unit &U;
  const Function *F = nullptr;
  std::string Error;

  std::string functionName(std::size_t I) const {
    StringId Name = U.Functions[I].Name;
    return Name < U.Strings.size() && Name ? U.Strings[Name]
                                           : std::to_string(I);
  }

  void fail(const std::string &Message) {
    if (Error.empty())
      Error = Message;
  }

  void below(std::uint32_t Index, std::size_t Size, const char *What) {
    if (Index >= Size)
      fail(std::string(What) + " " + std::to_string(Index) + " of " +
           std::to_string(Size));
  }

  void string(StringId Id) { below(Id, U.Strings.size(), "string"); }
  void type(TypeId Id) { below(Id, U.Types.size(), "type"); }
  void model(std::uint32_t Id) { below(Id, U.Models.size(), "model"); }
  void block(BlockId Id) { below(Id, F->Blocks.size(), "block"); }
  void where(const Location &L) { below(L.File, U.Files.size(), "file"); }

  /// 0 is "no value" also where the arena is empty.
  void value(ValueId Id) {
    if (Id)
      below(Id, F->Values.size(), "value");
  }

  template <class E> void enumerator(E Enumerator) {
    if (word(Enumerator).empty())
      fail("no such enumerator: " +
           std::to_string(static_cast<unsigned>(Enumerator)));
  }

  void function(const Function &Function) {
    F = &Function;
    string(F->Symbol);
    string(F->Name);
    string(F->Class);
    string(F->Parent);
    for (StringId Overridden : F->Overrides)
      string(Overridden);
    where(F->Where);
    where(F->Body);
    enumerator(F->Kind);
    type(F->ReturnType);
    model(F->Model);
    if (F->Entry || !F->Blocks.empty())
      below(F->Entry, F->Blocks.size(), "entry block");
    for (const Param &P : F->Params) {
      string(P.Name);
      type(P.Type);
    }
    for (const Local &L : F->Locals) {
      string(L.Name);
      type(L.Type);
      where(L.Where);
    }
    for (const Spot &S : F->Spots) {
      enumerator(S.Kind);
      where(S.Of);
      where(S.Where);
      string(S.Text);
      string(S.Type);
    }
    tries();
    values();
    for (const Inst &I : F->Insts)
      inst(I);
    blocks();
  }

  void tries() {
    for (std::size_t I = 0; I < F->Tries.size(); ++I) {
      const Try &T = F->Tries[I];
      // A parent that comes first can't close a ring.
      if (T.Parent != None)
        below(T.Parent, I, "parent of a try");
      for (const Handler &H : T.Handlers) {
        string(H.TypeName);
        for (StringId Derived : H.Derived)
          string(Derived);
        block(H.Entry);
        if (H.Variable != None)
          below(H.Variable, F->Locals.size(), "local");
        where(H.Where);
      }
    }
  }

  void values() {
    if (!F->Values.empty() && F->Values[0] != Value())
      fail("value 0 is not empty");
    for (ValueId Id = 0; Id < F->Values.size(); ++Id) {
      const Value &V = F->Values[Id];
      enumerator(V.Op);
      type(V.Type);
      string(V.Name);
      if (Id) {
        below(V.A, Id, "operand");
        below(V.B, Id, "operand");
      }
      for (ValueId Operand : V.Operands)
        below(Operand, Id, "operand");
      switch (V.Op) {
      // Those of another function are looked up when units are joined.
      case Op::Param:
        if (!V.Name)
          below(V.Index, F->Params.size(), "parameter");
        break;
      case Op::Local:
        if (!V.Name)
          below(V.Index, F->Locals.size(), "local");
        break;
      case Op::Result:
        below(V.Index, F->Insts.size(), "instruction");
        if (V.Index < F->Insts.size() &&
            F->Insts[V.Index].Kind != InstKind::Call)
          fail("value " + std::to_string(Id) + " is the result of no call");
        break;
      default:
        break;
      }
    }
  }

  void inst(const Inst &I) {
    enumerator(I.Kind);
    where(I.Where);
    string(I.Callee);
    string(I.Name);
    model(I.Model);
    type(I.ResultType);
    type(I.ThrownType);
    for (ValueId Id :
         {I.CalleeValue, I.Receiver, I.Delay, I.Timeout, I.Target, I.Source})
      value(Id);
    for (ValueId Arg : I.Args)
      value(Arg);
    for (const CallbackArg &C : I.Callbacks) {
      value(C.Callee);
      if (C.Spec != None && I.Model < U.Models.size())
        below(C.Spec, U.Models[I.Model].Callbacks.size(), "callback");
    }
  }

  void blocks() {
    std::vector<bool> Placed(F->Insts.size());
    for (std::size_t Id = 0; Id < F->Blocks.size() && Error.empty(); ++Id) {
      blockContents(F->Blocks[Id], Placed);
      if (!Error.empty())
        Error = "block " + std::to_string(Id) + ": " + Error;
    }
  }

  void blockContents(const Block &B, std::vector<bool> &Placed) {
    for (InstId Id : B.Insts) {
      below(Id, Placed.size(), "instruction");
      if (!Error.empty())
        return;
      if (Placed[Id])
        fail("instruction " + std::to_string(Id) + " stands in two places");
      Placed[Id] = true;
    }
    enumerator(B.Terminator);
    where(B.Where);
    value(B.Condition);
    for (BlockId Successor : B.Successors)
      below(Successor, F->Blocks.size(), "successor");
    if (B.Try != None)
      below(B.Try, F->Tries.size(), "try");
    std::size_t Takes = 0;
    switch (B.Terminator) {
    case TerminatorKind::Exit:
      break;
    case TerminatorKind::Jump:
      Takes = 1;
      break;
    case TerminatorKind::Branch:
      Takes = 2;
      break;
    case TerminatorKind::Switch:
      Takes = B.Cases.size() + 1;
      break;
    }
    if (B.Successors.size() != Takes)
      fail(std::string(word(B.Terminator)) + " has " +
           std::to_string(B.Successors.size()) + " successors, not " +
           std::to_string(Takes));
    if (B.Terminator != TerminatorKind::Switch && !B.Cases.empty())
      fail(std::string(word(B.Terminator)) + " has cases");
  }
};

} // namespace

std::string retrylint::ir::verify(const Unit &Unit) {
  return Verifier(Unit).run();
}
