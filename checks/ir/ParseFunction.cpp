#include "ir/Fields.h"
#include "ir/ParseUnit.h"

#include <algorithm>

using namespace retrylint::ir;
using namespace retrylint::ir::text;

namespace {

/// Expressions that nest deeper are refused, so that no text can exhaust the
/// call stack. The printer cuts deep ones up with lets.
constexpr unsigned MaxDepth = 250;

class FunctionParser {
public:
  FunctionParser(Tokens &T, UnitState &State) : T(T), S(State) {
    F.Values.emplace_back();
  }

  void run() {
    header();
    T.expect("{");
    while (!T.at("}") && !T.Error) {
      T.skipNewlines();
      if (T.at("}"))
        break;
      line();
    }
    T.expect("}");
    resolve();
    S.Unit.Functions.push_back(std::move(F));
    S.Locals.push_back(std::move(Names));
  }

private:
  Tokens &T;
  UnitState &S;
  Function F;
  UnitState::LocalNames Names;

  struct Label {
    BlockId Block = None;
    Token At;
  };
  /// By their number of first mention, which Successors hold until resolve().
  std::vector<Label> Labels;
  std::map<std::string, BlockId> LabelIds;
  std::map<std::uint32_t, InstId> Results;
  struct LaterResult {
    ValueId Value;
    std::uint32_t Number;
    Token At;
  };
  std::vector<LaterResult> LaterResults;
  std::map<std::uint32_t, ValueId> Lets;
  bool EntryGiven = false;
  bool Ended = true; ///< the block has its terminator
  unsigned Depth = 0;

  //===--------------------------------------------------------------------===//
  // Header
  //===--------------------------------------------------------------------===//

  void header() {
    Token At = T.peek();
    F.Symbol = S.symbol(T);
    F.Name = S.intern(At.Text);
    T.open("(");
    while (!T.at(")") && !T.Error) {
      Param P;
      P.ByReference = T.accept("&");
      P.Name = declare(Op::Param, F.Params.size());
      if (T.accept(":"))
        P.Type = S.type(T);
      F.Params.push_back(P);
      if (!T.accept(",") && !T.at(")"))
        T.expected("',' or ')'");
    }
    T.close(")");
    if (T.accept("->"))
      F.ReturnType = S.type(T);
    while (T.peek().Kind == TokenKind::Name && !T.Error) {
      if (T.acceptWord("named"))
        F.Name = S.intern(T.string());
      else if (T.acceptWord("coroutine"))
        F.Coroutine = true;
      else if (T.acceptWord("internal"))
        F.Internal = true;
      else if (T.acceptWord("test"))
        F.Test = true;
      else if (T.acceptWord("model"))
        F.Model = T.index();
      else if (auto Kind = fromWord<FunctionKind>(T.peek().Text)) {
        F.Kind = *Kind;
        T.take();
      } else
        T.expected("named, coroutine, internal, test, model, " +
                   oneOf({Words<FunctionKind>::List.begin(),
                          Words<FunctionKind>::List.end()}));
    }
    F.Where = optionalPlace(T, 1);
  }

  StringId declare(Op Kind, std::size_t Index) {
    Token At = T.peek();
    Name Name = T.name("a name");
    if (!Names.try_emplace(Name, Kind, static_cast<std::uint32_t>(Index))
             .second)
      T.fail(At, "there is a parameter or local '" + Name.str() +
                     "' already; the next of that name is '" +
                     text::Name{Name.Text, Name.Number + 1}.str() + "'");
    return S.intern(Name.Text);
  }

  void line() {
    if (T.peek().Kind == TokenKind::Name && T.peekSecond().sign(":"))
      return block();
    if (T.acceptWord("body"))
      F.Body = optionalPlace(T, homeFile(F));
    else if (T.acceptWord("class"))
      F.Class = S.intern(T.name("a class").Text);
    else if (T.acceptWord("parent"))
      F.Parent = S.symbol(T);
    else if (T.acceptWord("overrides"))
      F.Overrides.push_back(S.symbol(T));
    else if (T.acceptWord("local"))
      local();
    else if (T.acceptWord("try"))
      tryBlock();
    else if (T.acceptWord("catch"))
      handler();
    else if (T.acceptWord("spot"))
      spot();
    else if (T.acceptWord("entry")) {
      F.Entry = label();
      EntryGiven = true;
    } else
      return statement();
    T.expectLineEnd();
  }

  void local() {
    Local L;
    L.Name = declare(Op::Local, F.Locals.size());
    if (T.accept(":"))
      L.Type = S.type(T);
    L.AddressTaken = T.acceptWord("address_taken");
    L.Where = optionalPlace(T, homeFile(F));
    F.Locals.push_back(L);
  }

  void spot() {
    Spot Made;
    auto Kind = fromWord<SpotKind>(T.peek().Text);
    if (T.peek().Kind != TokenKind::Name || !Kind)
      return T.expected(
          oneOf({Words<SpotKind>::List.begin(), Words<SpotKind>::List.end()}));
    T.take();
    Made.Kind = *Kind;
    if (T.peek().Kind == TokenKind::String)
      Made.Text = S.intern(T.string());
    if (T.acceptWord("type"))
      Made.Type = S.intern(T.string());
    Made.Left = T.acceptWord("left");
    if (T.acceptWord("of"))
      Made.Of = optionalPlace(T, homeFile(F));
    Made.Where = optionalPlace(T, homeFile(F));
    F.Spots.push_back(Made);
  }

  void tryBlock() {
    Try Made;
    if (T.acceptWord("in"))
      Made.Parent = T.index();
    F.Tries.push_back(Made);
  }

  void handler() {
    if (F.Tries.empty())
      return T.expected("'try' before the first 'catch'");
    Handler H;
    if (!T.accept("..."))
      H.TypeName = S.intern(T.name("a type's name or '...'").Text);
    while (T.acceptWord("also"))
      H.Derived.push_back(S.intern(T.name("a type's name").Text));
    T.expect("->");
    H.Entry = label();
    if (T.acceptWord("as")) {
      Token At = T.peek();
      auto Known = Names.find(T.name("a local"));
      if (Known == Names.end() || Known->second.first != Op::Local)
        T.fail(At, "there is no local " + At.str());
      else
        H.Variable = Known->second.second;
    }
    H.Where = optionalPlace(T, homeFile(F));
    F.Tries.back().Handlers.push_back(std::move(H));
  }

  //===--------------------------------------------------------------------===//
  // Blocks
  //===--------------------------------------------------------------------===//

  BlockId label() {
    Token At = T.peek();
    Name Name = T.name("a block's name");
    auto [Known, New] =
        LabelIds.try_emplace(Name.str(), static_cast<BlockId>(Labels.size()));
    if (New)
      Labels.push_back({None, At});
    return Known->second;
  }

  void block() {
    Token At = T.peek();
    BlockId Id = label();
    T.expect(":");
    if (T.Error)
      return;
    if (Labels[Id].Block != None)
      T.fail(At, "there is a block " + At.str() + " already");
    Labels[Id].Block = static_cast<BlockId>(F.Blocks.size());
    Block &B = F.Blocks.emplace_back();
    if (T.acceptWord("try"))
      B.Try = T.index();
    Ended = false;
    T.expectLineEnd();
  }

  void resolve() {
    if (T.Error)
      return;
    for (const Label &L : Labels)
      if (L.Block == None)
        return T.fail(L.At, "there is no block " + L.At.str());
    auto Resolve = [&](BlockId &Id) { Id = Labels[Id].Block; };
    for (Block &B : F.Blocks)
      for (BlockId &Successor : B.Successors)
        Resolve(Successor);
    for (Try &Made : F.Tries)
      for (Handler &H : Made.Handlers)
        Resolve(H.Entry);
    if (EntryGiven)
      Resolve(F.Entry);
    for (const LaterResult &Later : LaterResults) {
      auto Known = Results.find(Later.Number);
      if (Known == Results.end())
        return T.fail(Later.At, "there is no call '%" +
                                    std::to_string(Later.Number) + "'");
      F.Values[Later.Value].Index = Known->second;
    }
  }

  //===--------------------------------------------------------------------===//
  // Statements
  //===--------------------------------------------------------------------===//

  void statement() {
    if (F.Blocks.empty())
      return T.expected("body, class, parent, overrides, local, try, catch, "
                        "spot, entry, or a block's name and ':'");
    if (Ended)
      return T.expected("a block's name and ':', or '}': the block has ended");
    if (T.acceptWord("let"))
      return let();
    if (terminator())
      return;
    Inst I;
    bool Call = false;
    std::optional<std::uint32_t> Result;
    if (T.accept("%")) {
      Token At = T.peek();
      Result = T.index();
      if (Results.count(*Result))
        T.fail(At, "there is a call '%" + At.Text + "' already");
      T.expect("=");
    }
    if (T.acceptWord("set")) {
      I.Kind = InstKind::Assign;
      I.Target = expression(0);
      T.expect("=");
      I.Source = expression(F.Values[I.Target].Type);
    } else if (T.acceptWord("return")) {
      I.Kind = InstKind::Return;
      if (!atStatementEnd())
        I.Source = expression(F.ReturnType);
    } else if (T.acceptWord("throw")) {
      I.Kind = InstKind::Throw;
      if (T.acceptWord("as"))
        I.ThrownType = S.type(T);
      if (!atStatementEnd())
        I.Source = expression(0);
    } else if (T.acceptWord("forget")) {
      I.Kind = InstKind::Forget;
      I.Target = expression(0);
    } else if (T.acceptWord("release")) {
      I.Kind = InstKind::Unlock;
      I.Target = expression(0);
    } else {
      Call = true;
    }
    if (Result && !Call)
      return T.expected("a call");
    if (Call)
      call(I);
    else
      clauses(I, {});
    I.Where = optionalPlace(T, homeFile(F));
    T.expectLineEnd();
    auto Id = static_cast<InstId>(F.Insts.size());
    if (Result)
      Results.emplace(*Result, Id);
    F.Blocks.back().Insts.push_back(Id);
    F.Insts.push_back(std::move(I));
  }

  bool atStatementEnd() {
    return T.atLineEnd() || T.peek().Kind == TokenKind::Place;
  }

  void let() {
    T.expect("$");
    Token At = T.peek();
    std::uint32_t Number = T.index();
    T.expect("=");
    if (!Lets.try_emplace(Number, expression(0)).second)
      T.fail(At, "there is a '$" + At.Text + "' already");
    T.expectLineEnd();
  }

  /// The model that a call's first word asks for.
  struct ModelWord {
    retrylint::ir::Role Role = Role::Unknown;
    bool Any = false; ///< there is a model
    std::optional<std::uint32_t> Number;
    Token At;
  };

  void call(Inst &I) {
    ModelWord Model;
    Model.At = T.peek();
    if (T.acceptWord("call")) {
    } else if (auto Role = T.peek().Kind == TokenKind::Name
                               ? fromWord<retrylint::ir::Role>(T.peek().Text)
                               : std::nullopt) {
      T.take();
      Model.Role = *Role;
      Model.Any = true;
      if (T.accept("#"))
        Model.Number = T.index();
    } else {
      return T.expected(
          "let, set, return, throw, forget, release, jump, branch, "
          "switch, exit, call, or the role of a call: " +
          oneOf({Words<retrylint::ir::Role>::List.begin(),
                 Words<retrylint::ir::Role>::List.end()}));
    }
    if (T.accept("*")) {
      T.open("(");
      I.CalleeValue = expression(0);
      T.close(")");
    } else if (!T.accept("?")) {
      Token At = T.peek();
      I.Callee = S.symbol(T);
      I.Name = S.intern(At.Text);
    }
    I.Args = arguments();
    clauses(I, Model);
  }

  std::vector<ValueId> arguments() {
    T.open("(");
    std::vector<ValueId> Args = list(")");
    T.close(")");
    return Args;
  }

  void clauses(Inst &I, const ModelWord &Model) {
    struct Role {
      std::string Word;
      Token At;
    };
    std::vector<Role> Roles;
    for (;;) {
      if (T.accept("->"))
        I.ResultType = S.type(T);
      else if (T.acceptWord("callee"))
        I.Callee = S.symbol(T);
      else if (T.acceptWord("named"))
        I.Name = S.intern(T.string());
      else if (T.acceptWord("model"))
        I.Model = T.index();
      else if (T.acceptWord("virtual"))
        I.Virtual = true;
      else if (T.acceptWord("awaited"))
        I.Awaited = true;
      else if (T.acceptWord("through"))
        I.CalleeValue = expression(0);
      else if (T.acceptWord("on"))
        I.Receiver = expression(0);
      else if (T.acceptWord("args"))
        I.Args = arguments();
      else if (T.acceptWord("delay"))
        I.Delay = expression(0);
      else if (T.acceptWord("timeout"))
        I.Timeout = expression(0);
      else if (T.acceptWord("target"))
        I.Target = expression(0);
      else if (T.acceptWord("source"))
        I.Source = expression(0);
      else if (T.acceptWord("thrown"))
        I.ThrownType = S.type(T);
      else if (T.acceptWord("calling"))
        do {
          CallbackArg C;
          Token At = T.peek();
          std::string Word = T.name("a callback's role").Text;
          if (T.accept("#"))
            C.Spec = T.index();
          else if (Word != "callback")
            T.fail(At, "found " + At.str() +
                           "; expected 'callback', or a role and '#' with its "
                           "number in the model");
          C.Callee = expression(0);
          I.Callbacks.push_back(C);
          Roles.push_back({Word, At});
        } while (T.accept(","));
      else
        break;
    }
    if (Model.Any)
      I.Model = model(Model, I.Name);
    for (std::size_t N = 0; N < Roles.size() && !T.Error; ++N)
      checkRole(I, I.Callbacks[N], Roles[N].Word, Roles[N].At);
  }

  std::uint32_t model(const ModelWord &Word, StringId Name) {
    const auto &Models = S.Unit.Models;
    std::string Role(word(Word.Role));
    if (Word.Number) {
      if (*Word.Number == 0 || *Word.Number >= Models.size() ||
          Models[*Word.Number].Role != Word.Role) {
        T.fail(Word.At, "model " + std::to_string(*Word.Number) +
                            " is none of role " + Role);
        return 0;
      }
      return *Word.Number;
    }
    for (std::uint32_t I = 1; I < Models.size(); ++I)
      if (Models[I].Role == Word.Role && Models[I].Name == S.Unit.str(Name))
        return I;
    T.fail(Word.At, "no model above has role " + Role + " and name " +
                        quoted(S.Unit.str(Name)) + "; write '" + Role +
                        "#n' for model n, or 'call'");
    return 0;
  }

  void checkRole(const Inst &I, const CallbackArg &C, const std::string &Word,
                 const Token &At) {
    if (C.Spec == None)
      return;
    std::size_t Size = I.Model < S.Unit.Models.size()
                           ? S.Unit.Models[I.Model].Callbacks.size()
                           : 0;
    if (C.Spec >= Size)
      return T.fail(At, "the model has " + std::to_string(Size) +
                            " callbacks; there is no number " +
                            std::to_string(C.Spec));
    std::string_view Is = word(S.Unit.Models[I.Model].Callbacks[C.Spec].Role);
    if (Is != Word)
      T.fail(At, "callback " + std::to_string(C.Spec) + " of the model is '" +
                     std::string(Is) + "', not '" + Word + "'");
  }

  bool terminator() {
    Block &B = F.Blocks.back();
    if (T.acceptWord("exit")) {
      B.Terminator = TerminatorKind::Exit;
    } else if (T.acceptWord("jump")) {
      B.Terminator = TerminatorKind::Jump;
      B.Successors.push_back(label());
    } else if (T.acceptWord("branch")) {
      B.Terminator = TerminatorKind::Branch;
      B.Condition = expression(0);
      T.expectWord("then");
      B.Successors.push_back(label());
      T.expectWord("else");
      B.Successors.push_back(label());
    } else if (T.acceptWord("switch")) {
      B.Terminator = TerminatorKind::Switch;
      B.Condition = expression(0);
      T.expectWord("of");
      cases(B);
    } else {
      return false;
    }
    if (T.acceptWord("when"))
      B.Condition = expression(0);
    B.Where = optionalPlace(T, homeFile(F));
    T.expectLineEnd();
    Ended = true;
    return true;
  }

  void cases(Block &B) {
    T.open("[");
    while (!T.acceptWord("default")) {
      if (T.Error)
        return;
      Case C;
      C.First = C.Last = T.integer();
      if (T.accept(".."))
        C.Last = T.integer();
      T.expect(":");
      B.Cases.push_back(C);
      B.Successors.push_back(label());
      T.expect(",");
    }
    T.expect(":");
    B.Successors.push_back(label());
    T.close("]");
  }

  //===--------------------------------------------------------------------===//
  // Values
  //===--------------------------------------------------------------------===//

  /// Adds a value; its type is the one that goes without saying, until a ':'
  /// behind it says another.
  ValueId add(Value V, TypeId Expected, bool RealForm = false) {
    // What stands in a value is no more to be relied on.
    if (T.Error)
      return 0;
    V.Type =
        S.Defaults.of(V, RealForm, Expected, F, S.Unit.Types, F.Insts.size());
    F.Values.push_back(std::move(V));
    return static_cast<ValueId>(F.Values.size() - 1);
  }

  std::vector<ValueId> list(std::string_view End) {
    std::vector<ValueId> Values;
    while (!T.at(End) && !T.Error) {
      Values.push_back(expression(0));
      if (!T.accept(",") && !T.at(End))
        T.expected("',' or '" + std::string(End) + "'");
    }
    return Values;
  }

  static std::optional<Op> binaryOp(const Token &T) {
    if (T.Kind == TokenKind::Sign)
      for (auto I = static_cast<unsigned>(Op::Add);
           I <= static_cast<unsigned>(Op::LogicalOr); ++I)
        if (binaryOperator(static_cast<Op>(I)) == T.Text)
          return static_cast<Op>(I);
    return std::nullopt;
  }

  ValueId expression(TypeId Expected, unsigned Binding = 1) {
    deeper();
    ValueId Left = T.Error ? 0 : unary(Expected);
    for (;;) {
      auto Op = binaryOp(T.peek());
      if (!Op || precedence(*Op) < Binding)
        break;
      T.take();
      Value V;
      V.Op = *Op;
      V.A = Left;
      V.B = expression(S.Defaults.expectedOfB(*Op, F.Values[Left].Type),
                       precedence(*Op) + 1);
      Left = add(std::move(V), Expected);
    }
    --Depth;
    return Left;
  }

  void deeper() {
    if (++Depth > MaxDepth)
      T.fail(T.peek(), "this nests more than " + std::to_string(MaxDepth) +
                           " deep; name a part of it with let");
  }

  ValueId unary(TypeId Expected) {
    static constexpr std::pair<std::string_view, Op> Prefixes[] = {
        {"-", Op::Neg},
        {"!", Op::Not},
        {"~", Op::BitNot},
        {"&", Op::Address},
        {"*", Op::Deref}};
    for (auto [Sign, Op] : Prefixes) {
      if (!T.at(Sign))
        continue;
      const Token &Next = T.peekSecond();
      bool Literal = Op == Op::Neg && !Next.SpaceBefore &&
                     (Next.Kind == TokenKind::Integer ||
                      Next.Kind == TokenKind::Real || Next.word("nan"));
      if (Literal)
        break;
      T.take();
      Value V;
      V.Op = Op;
      deeper();
      V.A = T.Error ? 0 : unary(Expected);
      --Depth;
      return add(std::move(V), Expected);
    }
    // The type of a value with a name was told where it got the name.
    bool Let = T.at("$");
    ValueId V = primary(Expected);
    return suffixes(V && !Let ? typed(V) : V, Expected);
  }

  /// What can follow a value: .field [index] as type :type {fields}
  ValueId suffixes(ValueId V, TypeId Expected) {
    for (;;) {
      Value Outer;
      Outer.A = V;
      if (T.at(".")) {
        Outer = field();
        Outer.A = V;
      } else if (T.at("[")) {
        T.open("[");
        Outer.Op = Op::Element;
        Outer.B = expression(S.Defaults.expectedOfB(Op::Element, 0));
        T.close("]");
      } else if (T.acceptWord("as")) {
        Outer.Op = Op::Cast;
        Outer.Type = S.type(T);
      } else {
        return V;
      }
      V = typed(add(std::move(Outer), Expected));
    }
  }

  /// Reads the type and the fields behind a value, where there are some.
  ValueId typed(ValueId Id) {
    if (T.accept(":")) {
      TypeId Type = S.type(T);
      F.Values[Id].Type = Type;
    }
    S.Defaults.saw(F.Values[Id]);
    if (!T.at("{"))
      return Id;
    T.open("{");
    do {
      Token At = T.peek();
      std::string Word =
          T.name("a, b, index, name, int, real or operands").Text;
      T.expect("=");
      // Reading an operand may move the values.
      if (Word == "a") {
        ValueId A = expression(0);
        F.Values[Id].A = A;
      } else if (Word == "b") {
        ValueId B = expression(0);
        F.Values[Id].B = B;
      } else if (Word == "index")
        F.Values[Id].Index = T.index();
      else if (Word == "name")
        F.Values[Id].Name = S.intern(T.string());
      else if (Word == "int")
        F.Values[Id].Int = T.integer();
      else if (Word == "real")
        F.Values[Id].Real = T.real();
      else if (Word == "operands") {
        T.open("[");
        std::vector<ValueId> Operands = list("]");
        T.close("]");
        F.Values[Id].Operands = std::move(Operands);
      } else
        T.fail(At, "found " + At.str() +
                       "; expected a, b, index, name, int, real or operands");
    } while (T.accept(","));
    T.close("}");
    return moved(Id);
  }

  /// Operands come before their users, so a value that got operands late goes
  /// behind them.
  ValueId moved(ValueId Id) {
    const Value &V = F.Values[Id];
    bool Late = V.A > Id || V.B > Id;
    for (ValueId Operand : V.Operands)
      Late |= Operand > Id;
    if (!Late)
      return Id;
    auto New = static_cast<ValueId>(F.Values.size());
    F.Values.push_back(Value(V));
    // What stands in the old place is used by nobody.
    F.Values[Id] = Value();
    for (LaterResult &Later : LaterResults)
      if (Later.Value == Id)
        Later.Value = New;
    for (UnitState::Captured &C : S.CapturedLocals)
      if (C.Function == S.Unit.Functions.size() && C.Value == Id)
        C.Value = New;
    return New;
  }

  ValueId primary(TypeId Expected) {
    const Token First = T.peek();
    Value V;
    switch (First.Kind) {
    case TokenKind::Integer:
    case TokenKind::Real:
      return constant(Expected);
    case TokenKind::String:
      V.Op = Op::String;
      V.Name = S.intern(T.string());
      return add(std::move(V), Expected);
    case TokenKind::Name:
      if (First.word("nan"))
        return constant(Expected);
      return named(Expected);
    default:
      break;
    }
    if (T.at("-"))
      return constant(Expected);
    if (T.at("(")) {
      T.open("(");
      ValueId Inner = expression(Expected);
      T.close(")");
      return Inner;
    }
    if (T.at("{")) {
      T.open("{");
      V.Op = Op::Aggregate;
      V.Operands = list("}");
      T.close("}");
      return add(std::move(V), Expected);
    }
    if (T.at("."))
      return add(field(), Expected);
    if (T.accept("?"))
      return add(std::move(V), Expected);
    if (T.accept("::")) {
      V.Op = Op::Global;
      V.Name = S.symbol(T);
      return add(std::move(V), Expected);
    }
    if (T.accept("%"))
      return result(First, Expected);
    if (T.accept("$"))
      return letUse(First);
    if (T.accept("^"))
      return captured(First, Expected);
    T.expected("a value");
    return 0;
  }

  ValueId constant(TypeId Expected) {
    Value V;
    V.Op = Op::Const;
    const Token &Number = T.at("-") ? T.peekSecond() : T.peek();
    bool RealForm = Number.Kind == TokenKind::Real || Number.word("nan");
    if (RealForm)
      V.Real = T.real();
    else
      V.Int = T.integer();
    if (T.at("(")) {
      T.open("(");
      V.Name = S.intern(T.name("the constant's name").Text);
      T.close(")");
    }
    return add(std::move(V), Expected, RealForm);
  }

  Value field() {
    T.expect(".");
    Value V;
    V.Op = Op::Field;
    if (T.accept("#"))
      V.Name = S.intern("#" + T.name("an attribute's name").Text);
    else
      V.Name = S.symbol(T);
    return V;
  }

  ValueId named(TypeId Expected) {
    Value V;
    Token At = T.peek();
    if (T.acceptWord("none"))
      return 0;
    if (T.acceptWord("this")) {
      V.Op = Op::This;
      return add(std::move(V), Expected);
    }
    if (T.acceptWord("fn")) {
      V.Op = Op::Function;
      V.Name = S.symbol(T);
      return add(std::move(V), Expected);
    }
    if (T.peekSecond().sign("("))
      return call(Expected);
    auto Known = Names.find(T.take().name());
    if (Known == Names.end()) {
      T.fail(At, "there is no parameter or local " + At.str() + " in '" +
                     std::string(S.Unit.str(F.Name)) + "'");
      return 0;
    }
    std::tie(V.Op, V.Index) = Known->second;
    return add(std::move(V), Expected);
  }

  ValueId result(const Token &At, TypeId Expected) {
    std::uint32_t Number = T.index();
    Value V;
    V.Op = Op::Result;
    auto Known = Results.find(Number);
    V.Index = Known == Results.end() ? None : Known->second;
    ValueId Id = add(std::move(V), Expected);
    if (Known == Results.end())
      LaterResults.push_back({Id, Number, At});
    return Id;
  }

  ValueId letUse(const Token &At) {
    std::uint32_t Number = T.index();
    auto Known = Lets.find(Number);
    if (Known == Lets.end()) {
      T.fail(At, "there is no '$" + std::to_string(Number) + "' above");
      return 0;
    }
    return Known->second;
  }

  /// ^function.local
  ValueId captured(const Token &At, TypeId Expected) {
    Value V;
    V.Op = Op::Local;
    V.Name = S.symbol(T);
    if (!V.Name)
      T.fail(At, "expected the name of an enclosing function after '^'");
    T.expect(".");
    bool Param = T.atWord("param");
    if ((Param || T.atWord("local")) && T.peekSecond().sign("#")) {
      T.take();
      T.expect("#");
      V.Op = Param ? Op::Param : Op::Local;
      V.Index = T.index();
      return add(std::move(V), Expected);
    }
    Name Local = T.name("a local of that function");
    ValueId Id = add(std::move(V), Expected);
    S.CapturedLocals.push_back({S.Unit.Functions.size(), Id, Local, At});
    return Id;
  }

  /// The operations that look like calls.
  ValueId call(TypeId Expected) {
    Token At = T.take();
    auto Op = At.Quoted ? std::nullopt : builtin(At.Text);
    if (!Op) {
      T.fail(At, "found " + At.str() +
                     "(; expected caught, bind, slot, truth, "
                     "select, min, max, clamp, pow, abs, random, "
                     "now or downcast");
      return 0;
    }
    Value V;
    V.Op = *Op;
    T.open("(");
    switch (*Op) {
    case Op::Caught:
      V.Index = T.index();
      T.expect(",");
      V.Int = T.integer();
      break;
    case Op::Placeholder:
      V.Index = T.index();
      break;
    case Op::Random:
      randomDraw(V, Expected);
      break;
    case Op::Now:
      break;
    case Op::Downcast:
      V.A = expression(0);
      T.expect(",");
      V.Name = S.intern(T.name("a class").Text);
      break;
    case Op::Bind:
      V.Operands = list(")");
      break;
    default:
      operands(V, Expected);
    }
    T.close(")");
    return add(std::move(V), Expected);
  }

  void randomDraw(Value &V, TypeId Expected) {
    if (T.peek().Kind == TokenKind::Integer)
      V.Index = T.index();
    else if (auto Quality = fromWord<RandomQuality>(T.peek().Text)) {
      V.Index = static_cast<std::uint32_t>(*Quality);
      T.take();
    } else
      T.expected(oneOf({Words<RandomQuality>::List.begin(),
                        Words<RandomQuality>::List.end()}));
    if (T.accept(","))
      V.A = expression(Expected);
  }

  void operands(Value &V, TypeId Expected) {
    bool Select = V.Op == Op::Select;
    V.A = expression(Select ? 0 : Expected);
    if (!takesB(V.Op))
      return;
    T.expect(",");
    TypeId TypeOfA = F.Values[V.A].Type;
    V.B = expression(Select ? Expected : S.Defaults.expectedOfB(V.Op, TypeOfA));
    if (!Select && V.Op != Op::Clamp)
      return;
    while (T.accept(","))
      V.Operands.push_back(expression(Select ? F.Values[V.B].Type : TypeOfA));
  }
};

} // namespace

void text::parseFunction(Tokens &T, UnitState &State) {
  FunctionParser(T, State).run();
}
