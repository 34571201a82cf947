#include "ir/Print.h"

#include "ir/Fields.h"
#include "ir/Normalize.h"
#include "ir/Text.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <unordered_map>

using namespace retrylint::ir;
using namespace retrylint::ir::text;

namespace {

/// Places stand in this column where the statement leaves room.
constexpr std::size_t PlaceColumn = 60;

/// An expression that is used twice is written twice up to this many values.
constexpr std::size_t MaxRepeated = 64;

/// Deeper expressions are cut up: the parser has a limit, and readers too.
constexpr unsigned MaxHeight = 50;

std::string number(double Real) {
  if (std::isnan(Real))
    return "nan";
  if (std::isinf(Real))
    return Real < 0 ? "-1e999" : "1e999";
  char Buffer[40];
  return {Buffer, std::to_chars(Buffer, Buffer + sizeof(Buffer), Real).ptr};
}

/// A number that can't be taken for an integer.
std::string realNumber(double Real) {
  std::string Text = number(Real);
  return Text.find_first_of(".en") == Text.npos ? Text + ".0" : Text;
}

/// "#delay"
bool isAttribute(std::string_view Symbol) {
  return Symbol.starts_with('#') && isPlain(Symbol.substr(1));
}

template <class T> std::string plain(const T &X) {
  if constexpr (Struct<T>) {
    static const T Default;
    std::string Out;
    forEachField<T>([&](std::string_view Name, auto Member) {
      if (!(X.*Member == Default.*Member))
        Out += (Out.empty() ? "" : ", ") + std::string(Name) + " " +
               plain(X.*Member);
    });
    return "{" + Out + "}";
  } else if constexpr (std::is_enum_v<T>) {
    return std::string(word(X));
  } else if constexpr (std::is_same_v<T, bool>) {
    return X ? "yes" : "no";
  } else if constexpr (std::is_same_v<T, double>) {
    return number(X);
  } else if constexpr (std::is_arithmetic_v<T>) {
    return std::to_string(X);
  } else if constexpr (std::is_convertible_v<T, std::string_view>) {
    return quoted(X);
  } else {
    std::string Out;
    for (const auto &Element : X)
      Out += (Out.empty() ? "" : ", ") + plain(Element);
    return "[" + Out + "]";
  }
}

/// What symbols and types are called in the text of one unit.
class UnitNames {
public:
  explicit UnitNames(const Unit &Unit) : U(Unit), Symbols(U.Strings.size()) {
    // Symbols that are names already come first: they need no line.
    forEachSymbol([&](StringId Symbol, StringId) {
      if (Symbol && Symbols[Symbol] == Name() && isPlain(U.str(Symbol)))
        Symbols[Symbol] = Taken.add(U.str(Symbol));
    });
    forEachSymbol(
        [&](StringId Symbol, StringId Known) { nameSymbol(Symbol, Known); });
    nameTypes();
    for (const Function &F : U.Functions)
      if (auto [Other, New] = BySymbol.try_emplace(F.Symbol, &F); !New)
        Other->second = nullptr;
  }

  Name symbol(StringId Id) const { return Id ? Symbols[Id] : Name(); }
  std::string type(TypeId Id) const { return Types[Id].str(); }

  /// The function with this symbol; null where there is none, or several.
  const Function *function(StringId Symbol) const {
    auto Found = BySymbol.find(Symbol);
    return Found == BySymbol.end() ? nullptr : Found->second;
  }

  std::string header() const {
    std::string Out;
    for (TypeId Id = 0; Id < U.Types.size(); ++Id)
      if (basicWord(U.Types[Id]).empty())
        Out += typeLine(Id);
    for (StringId Id : Declared)
      Out += "symbol " + Symbols[Id].str() + " = " + quoted(U.str(Id)) + "\n";
    return Out;
  }

private:
  const Unit &U;
  std::vector<Name> Symbols;
  std::vector<Name> Types;
  std::vector<StringId> Declared;
  std::unordered_map<StringId, const Function *> BySymbol;
  Names Taken;

  void nameSymbol(StringId Symbol, StringId Known) {
    if (!Symbol || Symbols[Symbol] != Name())
      return;
    Symbols[Symbol] = Taken.add(
        Known ? U.str(Known) : std::string_view(baseName(U.str(Symbol))));
    if (Symbols[Symbol] != Name{std::string(U.str(Symbol))})
      Declared.push_back(Symbol);
  }

  /// Visits each symbol, and the name it has there or 0.
  template <class Visitor> void forEachSymbol(Visitor Visit) const {
    for (const Function &F : U.Functions)
      Visit(F.Symbol, F.Name);
    for (const Variable &V : U.Variables)
      Visit(V.Symbol, V.Name);
    for (const Function &F : U.Functions) {
      Visit(F.Parent, 0);
      for (StringId Overridden : F.Overrides)
        Visit(Overridden, 0);
      for (const Inst &I : F.Insts)
        Visit(I.Callee, I.Name);
      for (const Value &V : F.Values)
        if (namesSymbol(V))
          Visit(V.Name, 0);
    }
    for (const Variable &V : U.Variables)
      for (auto [Function, Field] : V.Functions) {
        Visit(Function, 0);
        Visit(Field, 0);
      }
  }

  bool namesSymbol(const Value &V) const {
    switch (V.Op) {
    case Op::Param:
    case Op::Local:
    case Op::Global:
    case Op::Function:
      return true;
    case Op::Field:
      return !isAttribute(U.str(V.Name));
    default:
      return false;
    }
  }

  void nameTypes() {
    Names Seen;
    for (const Type &T : U.Types)
      if (std::string Word = basicWord(T); !Word.empty())
        Types.push_back({Word});
      else
        Types.push_back(typeName(T, Seen));
  }

  Name typeName(const Type &T, Names &Seen) const {
    std::string Base(U.str(T.Name));
    if (std::size_t Colon = Base.rfind("::"); Colon != Base.npos)
      Base.erase(0, Colon + 2);
    if (Base.empty())
      Base = std::string(word(T.Kind)) + std::to_string(T.Bits);
    if (T.Volatile)
      Base = "volatile_" + Base;
    for (auto [Num, Den, Unit] :
         {std::tuple(1, 1, "s"), std::tuple(1, 1000, "ms"),
          std::tuple(1, 1000000, "us"), std::tuple(1, 1000000000, "ns"),
          std::tuple(60, 1, "min"), std::tuple(3600, 1, "h")})
      if (T.TickNum == Num && T.TickDen == Den)
        Base += std::string("_") + Unit;
    if (Name Made = Seen.add(Base); Made.Number > 1 || !basicType(Base))
      return Made;
    return Seen.add(Base);
  }

  std::string typeLine(TypeId Id) const {
    const Type &T = U.Types[Id];
    std::string Out = "type " + type(Id) + " = " + std::string(word(T.Kind));
    if (T.Bits)
      Out += " bits " + std::to_string(T.Bits);
    if (T.Signed)
      Out += " signed";
    if (T.Volatile)
      Out += " volatile";
    if (T.TickNum || T.TickDen)
      Out += " tick " + std::to_string(T.TickNum) + "/" +
             std::to_string(T.TickDen);
    if (T.Name)
      Out += " " + quoted(U.str(T.Name));
    return Out + "\n";
  }
};

class FunctionPrinter {
public:
  FunctionPrinter(const Unit &Unit, const Function &Function,
                  const UnitNames &Names, DefaultTypes &Defaults)
      : U(Unit), F(Function), UnitWide(Names), Defaults(Defaults) {
    nameLocals(F, Params, Locals);
    chooseLets();
  }

  std::string run() {
    header();
    for (BlockId Id = 0; Id < F.Blocks.size(); ++Id)
      block(Id);
    Out += "}\n";
    return std::move(Out);
  }

private:
  const Unit &U;
  const Function &F;
  const UnitNames &UnitWide;
  DefaultTypes &Defaults;
  std::string Out;
  std::vector<Name> Params, Locals;
  std::vector<bool> ResultUsed;
  std::vector<bool> IsLet;
  std::vector<bool> Visited;       ///< its lets are printed
  std::vector<unsigned> LetNumber; ///< 0: not printed yet
  unsigned Lets = 0;
  std::size_t Seen = 0; ///< instructions printed

  static void nameLocals(const Function &Of, std::vector<Name> &Params,
                         std::vector<Name> &Locals, const Unit &U) {
    Names Taken;
    for (const Param &P : Of.Params)
      Params.push_back(Taken.add(U.str(P.Name)));
    for (const Local &L : Of.Locals)
      Locals.push_back(Taken.add(U.str(L.Name)));
  }
  void nameLocals(const Function &Of, std::vector<Name> &P,
                  std::vector<Name> &L) const {
    nameLocals(Of, P, L, U);
  }

  //===--------------------------------------------------------------------===//
  // Which values get a name
  //===--------------------------------------------------------------------===//

  template <class Visitor>
  static void forEachOperand(const Value &V, Visitor Visit) {
    if (V.A)
      Visit(V.A);
    if (V.B)
      Visit(V.B);
    for (ValueId Operand : V.Operands)
      if (Operand)
        Visit(Operand);
  }

  template <class Visitor>
  static void forEachRoot(const Inst &I, Visitor Visit) {
    for (ValueId Id :
         {I.CalleeValue, I.Receiver, I.Delay, I.Timeout, I.Target, I.Source})
      if (Id)
        Visit(Id);
    for (ValueId Arg : I.Args)
      if (Arg)
        Visit(Arg);
    for (const CallbackArg &C : I.Callbacks)
      if (C.Callee)
        Visit(C.Callee);
  }

  template <class Visitor> void forEachRoot(Visitor Visit) const {
    for (const Inst &I : F.Insts)
      forEachRoot(I, Visit);
    for (const Block &B : F.Blocks)
      if (B.Condition)
        Visit(B.Condition);
  }

  void chooseLets() {
    std::size_t Size = F.Values.size();
    IsLet.assign(Size, false);
    Visited.assign(Size, false);
    LetNumber.assign(Size, 0);
    ResultUsed.assign(F.Insts.size(), false);
    std::vector<unsigned> Uses(Size);
    for (const Value &V : F.Values) {
      forEachOperand(V, [&](ValueId Operand) { ++Uses[Operand]; });
      if (V.Op == Op::Result)
        ResultUsed[V.Index] = true;
    }
    forEachRoot([&](ValueId Id) { ++Uses[Id]; });

    std::vector<std::size_t> Length(Size);
    std::vector<unsigned> Height(Size);
    for (ValueId Id = 1; Id < Size; ++Id) {
      Length[Id] = Height[Id] = 1;
      forEachOperand(F.Values[Id], [&](ValueId Operand) {
        bool Cut = IsLet[Operand];
        Length[Id] += Cut ? 1 : Length[Operand];
        Height[Id] = std::max(Height[Id], Cut ? 2 : Height[Operand] + 1);
      });
      IsLet[Id] =
          Height[Id] > MaxHeight || (Uses[Id] > 1 && Length[Id] > MaxRepeated);
    }

    // How often a reading would be printed, which is one reading even so.
    std::vector<bool> Twice(Size), Once(Size);
    auto Print = [&](ValueId Id, bool Again) {
      if (Again || Once[Id])
        Twice[Id] = true;
      Once[Id] = true;
    };
    forEachRoot([&](ValueId Id) { Print(Id, false); });
    for (auto Id = static_cast<ValueId>(Size); Id-- > 1;) {
      if (Twice[Id] && standsAlone(F.Values[Id].Op))
        IsLet[Id] = true;
      forEachOperand(F.Values[Id], [&](ValueId Operand) {
        Print(Operand, Twice[Id] && !IsLet[Id]);
      });
    }
  }

  /// Prints the lets that a statement with this value needs.
  void lets(ValueId Root) {
    std::vector<std::pair<ValueId, bool>> Work{{Root, false}};
    while (!Work.empty()) {
      auto [Id, Ready] = Work.back();
      Work.pop_back();
      if (Ready) {
        std::string Text = expression(Id, 0, 0, /*Definition=*/true);
        LetNumber[Id] = ++Lets;
        Out += "  let $" + std::to_string(Lets) + " = " + Text + "\n";
        continue;
      }
      if (!Id || Visited[Id])
        continue;
      Visited[Id] = true;
      if (IsLet[Id])
        Work.emplace_back(Id, true);
      std::size_t First = Work.size();
      forEachOperand(F.Values[Id], [&](ValueId Operand) {
        Work.emplace_back(Operand, false);
      });
      std::reverse(Work.begin() + static_cast<std::ptrdiff_t>(First),
                   Work.end());
    }
  }

  //===--------------------------------------------------------------------===//
  // Values
  //===--------------------------------------------------------------------===//

  std::string optional(ValueId Id, TypeId Expected, unsigned Binding = 0) {
    return Id ? expression(Id, Expected, Binding) : "none";
  }

  /// \param Binding  weakest operator that needs no parentheses here
  std::string expression(ValueId Id, TypeId Expected, unsigned Binding,
                         bool Definition = false) {
    if (IsLet[Id] && !Definition)
      return "$" + std::to_string(LetNumber[Id]);
    const Value &V = F.Values[Id];
    // What the operation has no use for, but the value holds.
    Value Rest = V;
    std::string Text = operation(V, Rest, Expected);
    unsigned Strength = precedence(V.Op);

    Rest.Op = Op::Opaque;
    Rest.Type = 0;
    TypeId Default = Defaults.of(V, realForm(V), Expected, F, U.Types, Seen);
    std::string Suffix;
    if (V.Type != Default)
      Suffix = ":" + UnitWide.type(V.Type);
    Defaults.saw(V);
    if (Rest != Value() || std::signbit(Rest.Real))
      Suffix += fields(Rest);
    if (!Suffix.empty()) {
      Text = (Strength < Primary ? "(" + Text + ")" : Text) + Suffix;
      Strength = Primary;
    }
    return Strength < Binding ? "(" + Text + ")" : Text;
  }

  bool realForm(const Value &V) const {
    return std::bit_cast<std::uint64_t>(V.Real) != 0 ||
           (V.Int == 0 && U.Types[V.Type].Kind == TypeKind::Float);
  }

  /// Clears in Rest what it has printed.
  std::string operation(const Value &V, Value &Rest, TypeId Expected) {
    if (takesA(V.Op))
      Rest.A = 0;
    if (takesB(V.Op))
      Rest.B = 0;
    if (std::string_view Sign = binaryOperator(V.Op); !Sign.empty()) {
      unsigned Strength = precedence(V.Op);
      std::string Left = optional(V.A, Expected, Strength);
      std::string Right = optional(
          V.B, Defaults.expectedOfB(V.Op, F.Values[V.A].Type), Strength + 1);
      return Left + " " + std::string(Sign) + " " + Right;
    }
    switch (V.Op) {
    case Op::Opaque:
      return "?";
    case Op::Const:
      return constant(V, Rest);
    case Op::String:
      Rest.Name = 0;
      return quoted(U.str(V.Name));
    case Op::This:
      return "this";
    case Op::Param:
    case Op::Local:
      Rest.Index = 0;
      Rest.Name = 0;
      return variable(V);
    case Op::Global:
      Rest.Name = 0;
      return "::" + UnitWide.symbol(V.Name).str();
    case Op::Field:
      Rest.Name = 0;
      return (V.A ? expression(V.A, Expected, Primary) : "") + "." +
             field(V.Name);
    case Op::Result:
      Rest.Index = 0;
      return "%" + std::to_string(V.Index);
    case Op::Function:
      Rest.Name = 0;
      return "fn " + UnitWide.symbol(V.Name).str();
    case Op::Aggregate:
      Rest.Operands.clear();
      return "{" + list(V.Operands) + "}";
    case Op::Address:
      return "&" + optional(V.A, Expected, Unary);
    case Op::Deref:
      return "*" + optional(V.A, Expected, Unary);
    case Op::Not:
      return "!" + optional(V.A, Expected, Unary);
    case Op::BitNot:
      return "~" + optional(V.A, Expected, Unary);
    case Op::Neg: {
      std::string Operand = optional(V.A, Expected, Unary);
      // "-1" is a constant.
      bool Digit = Operand[0] >= '0' && Operand[0] <= '9';
      return Digit ? "-(" + Operand + ")" : "-" + Operand;
    }
    case Op::Element: {
      std::string Table = optional(V.A, Expected, Primary);
      return Table + "[" + optional(V.B, 0) + "]";
    }
    case Op::Cast:
      // Its type is the one thing that is always said.
      return optional(V.A, Expected, Primary) + " as " + UnitWide.type(V.Type);
    default:
      return call(V, Rest, Expected);
    }
  }

  std::string constant(const Value &V, Value &Rest) {
    std::string Text;
    if (realForm(V)) {
      Rest.Real = 0;
      Text = realNumber(V.Real);
    } else {
      Rest.Int = 0;
      Text = std::to_string(V.Int);
    }
    if (V.Name) {
      Rest.Name = 0;
      Text += "(" + Name{std::string(U.str(V.Name))}.str() + ")";
    }
    return Text;
  }

  std::string variable(const Value &V) {
    bool Param = V.Op == Op::Param;
    if (!V.Name)
      return (Param ? Params : Locals)[V.Index].str();
    std::string Text = "^" + UnitWide.symbol(V.Name).str() + ".";
    const Function *Outer = UnitWide.function(V.Name);
    if (!Outer ||
        V.Index >= (Param ? Outer->Params.size() : Outer->Locals.size()))
      return Text + (Param ? "param#" : "local#") + std::to_string(V.Index);
    std::vector<Name> OuterParams, OuterLocals;
    nameLocals(*Outer, OuterParams, OuterLocals);
    return Text + (Param ? OuterParams : OuterLocals)[V.Index].str();
  }

  std::string field(StringId Symbol) const {
    std::string_view Text = U.str(Symbol);
    if (isAttribute(Text))
      return std::string(Text);
    return UnitWide.symbol(Symbol).str();
  }

  std::string list(const std::vector<ValueId> &Values) {
    std::string Text;
    for (ValueId Id : Values)
      Text += (Text.empty() ? "" : ", ") + optional(Id, 0);
    return Text;
  }

  /// The operations that look like calls.
  std::string call(const Value &V, Value &Rest, TypeId Expected) {
    std::string Text(builtinWord(V.Op));
    Text += "(";
    switch (V.Op) {
    case Op::Caught:
      Rest.Index = 0;
      Rest.Int = 0;
      Text += std::to_string(V.Index) + ", " + std::to_string(V.Int);
      break;
    case Op::Placeholder:
      Rest.Index = 0;
      Text += std::to_string(V.Index);
      break;
    case Op::Random: {
      Rest.Index = 0;
      std::string_view Quality = V.Index < Words<RandomQuality>::List.size()
                                     ? word(static_cast<RandomQuality>(V.Index))
                                     : std::string_view();
      Text += Quality.empty() ? std::to_string(V.Index) : std::string(Quality);
      if (V.A)
        Text += ", " + expression(V.A, Expected, 0);
      break;
    }
    case Op::Now:
      break;
    case Op::Downcast:
      Rest.Name = 0;
      Text += optional(V.A, 0) + ", " + Name{std::string(U.str(V.Name))}.str();
      break;
    case Op::Bind:
      Rest.Operands.clear();
      Text += list(V.Operands);
      break;
    default: {
      Text += optional(V.A, V.Op == Op::Select ? 0 : Expected);
      TypeId ExpectedOfB = V.Op == Op::Select
                               ? Expected
                               : Defaults.expectedOfB(V.Op, F.Values[V.A].Type);
      if (takesB(V.Op))
        Text += ", " + optional(V.B, ExpectedOfB);
      if (V.Op == Op::Select || V.Op == Op::Clamp) {
        Rest.Operands.clear();
        for (ValueId Operand : V.Operands)
          Text +=
              ", " + optional(Operand, V.Op == Op::Select ? F.Values[V.B].Type
                                                          : F.Values[V.A].Type);
      }
    }
    }
    return Text + ")";
  }

  std::string fields(const Value &Rest) {
    std::string Text;
    auto Add = [&](const char *Name, const std::string &Is) {
      Text += (Text.empty() ? "" : ", ") + std::string(Name) + "=" + Is;
    };
    if (Rest.A)
      Add("a", expression(Rest.A, 0, 0));
    if (Rest.B)
      Add("b", expression(Rest.B, 0, 0));
    if (Rest.Index)
      Add("index", std::to_string(Rest.Index));
    if (Rest.Name)
      Add("name", quoted(U.str(Rest.Name)));
    if (Rest.Int)
      Add("int", std::to_string(Rest.Int));
    if (std::bit_cast<std::uint64_t>(Rest.Real))
      Add("real", number(Rest.Real));
    if (!Rest.Operands.empty())
      Add("operands", "[" + list(Rest.Operands) + "]");
    return "{" + Text + "}";
  }

  //===--------------------------------------------------------------------===//
  // Statements
  //===--------------------------------------------------------------------===//

  std::string place(const Location &L, std::uint32_t Home) const {
    if (L == Location())
      return "";
    std::string Text = "@";
    if (L.File != Home)
      Text += "f" + std::to_string(L.File) + ":";
    auto Point = [&](std::uint32_t Line, std::uint32_t Column,
                     std::uint32_t Offset) {
      Text += std::to_string(Line) + ":" + std::to_string(Column);
      if (Offset)
        Text += "#" + std::to_string(Offset);
    };
    Point(L.Line, L.Column, L.Offset);
    std::uint32_t Length = L.EndColumn - L.Column;
    if (L.EndLine == L.Line && L.EndOffset - L.Offset == Length &&
        L.EndColumn >= L.Column)
      Text += "+" + std::to_string(Length);
    else if (L.EndLine || L.EndColumn || L.EndOffset) {
      Text += "-";
      Point(L.EndLine, L.EndColumn, L.EndOffset);
    }
    if (L.InMacro)
      Text += "!";
    return Text;
  }

  void line(std::string Text, const Location &L) {
    if (std::string At = place(L, homeFile(F)); !At.empty()) {
      Text.resize(std::max(Text.size() + 1, PlaceColumn), ' ');
      Text += At;
    }
    Out += Text + "\n";
  }

  std::string ofType(TypeId Id) const {
    return Id ? ": " + UnitWide.type(Id) : "";
  }

  std::string name(StringId Id) const {
    return Name{std::string(U.str(Id))}.str();
  }

  void header() {
    Name Symbol = UnitWide.symbol(F.Symbol);
    std::string Text = "function " + Symbol.str() + "(";
    for (std::size_t I = 0; I < F.Params.size(); ++I)
      Text += (I ? ", " : "") +
              std::string(F.Params[I].ByReference ? "&" : "") +
              Params[I].str() + ofType(F.Params[I].Type);
    Text += ")";
    if (F.ReturnType)
      Text += " -> " + UnitWide.type(F.ReturnType);
    if (U.str(F.Name) != Symbol.Text)
      Text += " named " + quoted(U.str(F.Name));
    if (F.Kind != FunctionKind::Free)
      Text += " " + std::string(word(F.Kind));
    if (F.Coroutine)
      Text += " coroutine";
    if (F.Internal)
      Text += " internal";
    if (F.Test)
      Text += " test";
    if (F.Model)
      Text += " model " + std::to_string(F.Model);
    if (std::string At = place(F.Where, 1); !At.empty())
      Text += " " + At;
    Out += Text + " {\n";
    if (std::string At = place(F.Body, homeFile(F)); !At.empty())
      Out += "  body " + At + "\n";
    if (F.Class)
      Out += "  class " + name(F.Class) + "\n";
    if (F.Parent)
      Out += "  parent " + UnitWide.symbol(F.Parent).str() + "\n";
    for (StringId Overridden : F.Overrides)
      Out += "  overrides " + UnitWide.symbol(Overridden).str() + "\n";
    for (std::size_t I = 0; I < F.Locals.size(); ++I)
      line("  local " + Locals[I].str() + ofType(F.Locals[I].Type) +
               (F.Locals[I].AddressTaken ? " address_taken" : ""),
           F.Locals[I].Where);
    for (const Try &T : F.Tries)
      tryBlock(T);
    for (const Spot &S : F.Spots)
      spot(S);
    if (F.Entry)
      Out += "  entry b" + std::to_string(F.Entry) + "\n";
  }

  void tryBlock(const Try &T) {
    Out += "  try";
    if (T.Parent != None)
      Out += " in " + std::to_string(T.Parent);
    Out += "\n";
    for (const Handler &H : T.Handlers) {
      std::string Text =
          "    catch " + (H.TypeName ? name(H.TypeName) : std::string("..."));
      for (StringId Derived : H.Derived)
        Text += " also " + name(Derived);
      Text += " -> b" + std::to_string(H.Entry);
      if (H.Variable != None)
        Text += " as " + Locals[H.Variable].str();
      line(Text, H.Where);
    }
  }

  void spot(const Spot &S) {
    std::string Text = "  spot " + std::string(word(S.Kind));
    if (S.Text)
      Text += " " + quoted(U.str(S.Text));
    if (S.Type)
      Text += " type " + quoted(U.str(S.Type));
    if (S.Left)
      Text += " left";
    if (std::string Of = place(S.Of, homeFile(F)); !Of.empty())
      Text += " of " + Of;
    line(Text, S.Where);
  }

  void block(BlockId Id) {
    const Block &B = F.Blocks[Id];
    Out += "b" + std::to_string(Id) + ":";
    if (B.Try != None)
      Out += " try " + std::to_string(B.Try);
    Out += "\n";
    for (InstId I : B.Insts) {
      forEachRoot(F.Insts[I], [&](ValueId V) { lets(V); });
      line("  " + inst(F.Insts[I]), F.Insts[I].Where);
      ++Seen;
    }
    lets(B.Condition);
    terminator(B);
  }

  std::string inst(const Inst &I) {
    Inst Rest = I;
    std::string Text;
    switch (I.Kind) {
    case InstKind::Call:
      if (ResultUsed[Seen])
        Text = "%" + std::to_string(Seen) + " = ";
      Text += callee(I, Rest);
      Text += "(" + list(I.Args) + ")";
      Rest.Args.clear();
      break;
    case InstKind::Assign: {
      std::string Target = optional(I.Target, 0);
      Text =
          "set " + Target + " = " + optional(I.Source, F.Values[I.Target].Type);
      Rest.Target = Rest.Source = 0;
      break;
    }
    case InstKind::Return:
    case InstKind::Throw: {
      Text = word(I.Kind);
      if (I.Kind == InstKind::Throw && I.ThrownType) {
        Text += " as " + UnitWide.type(I.ThrownType);
        Rest.ThrownType = 0;
      }
      TypeId Expected = I.Kind == InstKind::Return ? F.ReturnType : 0;
      if (I.Source)
        Text += " " + expression(I.Source, Expected, 0);
      Rest.Source = 0;
      Inst Empty;
      Empty.Kind = I.Kind;
      Empty.Where = I.Where;
      if (!I.Source && Rest != Empty)
        Text += " none";
      break;
    }
    case InstKind::Forget:
    case InstKind::Unlock:
      Text = std::string(word(I.Kind)) + " " + optional(I.Target, 0);
      Rest.Target = 0;
      break;
    }
    return Text + clauses(Rest);
  }

  std::string callee(const Inst &I, Inst &Rest) {
    std::string Text = "call";
    if (I.Model) {
      const FunctionSummary &M = U.Models[I.Model];
      Text = word(M.Role);
      auto Same = [&](const FunctionSummary &Other) {
        return Other.Role == M.Role && Other.Name == U.str(I.Name);
      };
      if (std::find_if(U.Models.begin() + 1, U.Models.end(), Same) -
              U.Models.begin() !=
          I.Model)
        Text += "#" + std::to_string(I.Model);
      Rest.Model = 0;
    }
    Text += " ";
    Rest.Callee = 0;
    Name Symbol = UnitWide.symbol(I.Callee);
    if (I.Callee) {
      Text += Symbol.str();
    } else if (I.CalleeValue) {
      Text += "*(" + expression(I.CalleeValue, 0, 0) + ")";
      Rest.CalleeValue = 0;
    } else {
      Text += "?";
    }
    if (U.str(I.Name) == Symbol.Text)
      Rest.Name = 0;
    return Text;
  }

  /// What follows a statement, and the fields that it has no words for.
  std::string clauses(const Inst &I) {
    std::string Text;
    auto Value = [&](const char *Word, ValueId Id) {
      if (Id)
        Text += std::string(" ") + Word + " " + expression(Id, 0, 0);
    };
    if (I.ResultType)
      Text += " -> " + UnitWide.type(I.ResultType);
    if (I.Callee)
      Text += " callee " + UnitWide.symbol(I.Callee).str();
    // A name that its symbol would give is taken back by an empty one.
    if (I.Name || (I.Kind == InstKind::Call && nameIsTakenBack(I)))
      Text += " named " + quoted(U.str(I.Name));
    if (I.Model)
      Text += " model " + std::to_string(I.Model);
    if (I.Virtual)
      Text += " virtual";
    if (I.Awaited)
      Text += " awaited";
    Value("through", I.CalleeValue);
    Value("on", I.Receiver);
    if (!I.Args.empty())
      Text += " args (" + list(I.Args) + ")";
    Value("delay", I.Delay);
    Value("timeout", I.Timeout);
    Value("target", I.Target);
    Value("source", I.Source);
    if (I.ThrownType)
      Text += " thrown " + UnitWide.type(I.ThrownType);
    for (std::size_t N = 0; N < I.Callbacks.size(); ++N)
      Text += (N ? ", " : " calling ") + callback(F.Insts[Seen], N);
    return Text;
  }

  bool nameIsTakenBack(const Inst &) const {
    const Inst &Whole = F.Insts[Seen];
    return !Whole.Name && Whole.Callee;
  }

  std::string callback(const Inst &I, std::size_t N) {
    const CallbackArg &C = I.Callbacks[N];
    std::string Text = "callback";
    if (C.Spec != None)
      Text = std::string(word(U.Models[I.Model].Callbacks[C.Spec].Role)) + "#" +
             std::to_string(C.Spec);
    return Text + " " + optional(C.Callee, 0);
  }

  void terminator(const Block &B) {
    std::string Text(word(B.Terminator));
    auto To = [&](std::size_t I) {
      return "b" + std::to_string(B.Successors[I]);
    };
    switch (B.Terminator) {
    case TerminatorKind::Exit: {
      bool Plain = B.Condition == 0 && B.Where == Location();
      if (Plain && !B.Insts.empty()) {
        InstKind Last = F.Insts[B.Insts.back()].Kind;
        if (Last == InstKind::Return || Last == InstKind::Throw)
          return;
      }
      break;
    }
    case TerminatorKind::Jump:
      Text += " " + To(0);
      break;
    case TerminatorKind::Branch:
      Text +=
          " " + optional(B.Condition, 0) + " then " + To(0) + " else " + To(1);
      break;
    case TerminatorKind::Switch:
      Text += " " + optional(B.Condition, 0) + " of [";
      for (std::size_t I = 0; I < B.Cases.size(); ++I) {
        Text += std::to_string(B.Cases[I].First);
        if (B.Cases[I].Last != B.Cases[I].First)
          Text += ".." + std::to_string(B.Cases[I].Last);
        Text += ": " + To(I) + ", ";
      }
      Text += "default: " + To(B.Cases.size()) + "]";
      break;
    }
    if (B.Condition && B.Terminator <= TerminatorKind::Jump)
      Text += " when " + expression(B.Condition, 0, 0);
    line("  " + Text, B.Where);
  }
};

class UnitPrinter {
public:
  explicit UnitPrinter(const Unit &Unit)
      : U(prepared(Unit, Defaults)), Names(U) {
    countLogic();
  }

  std::string run() {
    std::string Out =
        std::string(FirstWord) + " " + std::to_string(Version) + "\n";
    for (std::size_t I = 1; I < U.Files.size(); ++I)
      Out += "file " + std::to_string(I) + " " + quoted(U.Files[I].Path) +
             (U.Files[I].System ? " system\n" : "\n");
    Out += Names.header();
    if (Defaults.Logic != Defaults.Bool)
      Out += "logic " + Names.type(Defaults.Logic) + "\n";
    for (std::size_t I = 1; I < U.Models.size(); ++I)
      Out += model(I);
    for (const Variable &V : U.Variables)
      Out += variable(V);
    for (auto [Derived, Base] : U.Bases)
      Out += "base " + name(Derived) + " : " + name(Base) + "\n";
    for (StringId Offered : U.Offers)
      Out += "offers " + name(Offered) + "\n";
    for (const Function &F : U.Functions)
      Out += "\n" + function(F);
    return Out;
  }

  std::string function(const Function &F) {
    return FunctionPrinter(U, F, Names, Defaults).run();
  }

  const Unit &unit() const { return U; }

private:
  DefaultTypes Defaults;
  Unit U;
  UnitNames Names;

  static Unit prepared(Unit U, DefaultTypes &Defaults) {
    normalize(U);
    // The types that go without saying must have a number to be compared.
    auto Add = [&](std::string_view Word) {
      Type T = *basicType(Word);
      auto At = std::find(U.Types.begin(), U.Types.end(), T);
      auto Id = static_cast<TypeId>(At - U.Types.begin());
      if (At == U.Types.end())
        U.Types.push_back(T);
      return Id;
    };
    Defaults.Bool = Add("bool");
    Defaults.I32 = Add("i32");
    Defaults.F64 = Add("f64");
    Defaults.Ptr = Add("ptr");
    return U;
  }

  void countLogic() {
    std::vector<std::size_t> Count(U.Types.size());
    for (const Function &F : U.Functions)
      for (const Value &V : F.Values)
        if ((V.Op >= Op::Lt && V.Op <= Op::LogicalOr) || V.Op == Op::Not ||
            V.Op == Op::Truth)
          ++Count[V.Type];
    Defaults.Logic = Defaults.Bool;
    for (TypeId Id = 0; Id < Count.size(); ++Id)
      if (Count[Id] > Count[Defaults.Logic])
        Defaults.Logic = Id;
  }

  std::string name(StringId Id) const {
    return Name{std::string(U.str(Id))}.str();
  }

  std::string model(std::size_t I) const {
    static const FunctionSummary Default;
    std::string Out = "model " + std::to_string(I) + " {\n";
    forEachField<FunctionSummary>([&](std::string_view Name, auto Member) {
      if (!(U.Models[I].*Member == Default.*Member))
        Out +=
            "  " + std::string(Name) + " " + plain(U.Models[I].*Member) + "\n";
    });
    return Out + "}\n";
  }

  std::string variable(const Variable &V) {
    Name Symbol = Names.symbol(V.Symbol);
    std::string Out = "variable " + Symbol.str();
    if (V.Type)
      Out += ": " + Names.type(V.Type);
    if (U.str(V.Name) != Symbol.Text)
      Out += " named " + quoted(U.str(V.Name));
    if (V.Const)
      Out += " const";
    if (V.HasInit || !V.Init.empty()) {
      Out += V.HasInit ? " = " : " maybe ";
      Out += V.Init.size() == 1 ? number(V.Init[0]) : plain(V.Init);
    }
    for (std::size_t I = 0; I < V.Functions.size(); ++I) {
      auto [Function, Field] = V.Functions[I];
      Out += (I ? ", fn " : " holds fn ") + Names.symbol(Function).str();
      if (Field)
        Out += " in " + Names.symbol(Field).str();
    }
    Defaults.saw(V);
    return Out + "\n";
  }
};

} // namespace

std::string retrylint::ir::print(const Unit &Unit) {
  return UnitPrinter(Unit).run();
}

std::string retrylint::ir::print(const Function &Function, const Unit &Unit) {
  // Only this function is printed, but all count for the names of symbols.
  auto Index = static_cast<std::size_t>(&Function - Unit.Functions.data());
  UnitPrinter Printer(Unit);
  return Printer.function(Printer.unit().Functions[Index]);
}
