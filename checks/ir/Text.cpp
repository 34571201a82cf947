#include "ir/Text.h"

#include "ir/Fields.h"

#include <algorithm>
#include <cctype>

using namespace retrylint::ir;
using namespace retrylint::ir::text;

static bool isWordChar(char C) {
  return std::isalnum(static_cast<unsigned char>(C)) || C == '_';
}

bool text::isPlain(std::string_view Text) {
  for (std::size_t Start = 0;;) {
    std::size_t End = Text.find("::", Start);
    std::string_view Part = Text.substr(Start, End - Start);
    if (Part.empty() || std::isdigit(static_cast<unsigned char>(Part[0])) ||
        !std::all_of(Part.begin(), Part.end(), isWordChar))
      return false;
    if (End == Text.npos)
      return true;
    Start = End + 2;
  }
}

bool text::isReserved(std::string_view Text) {
  return Text == "this" || Text == "none" || Text == "fn" || Text == "as" ||
         Text == "nan";
}

static std::string escaped(std::string_view Text, char Quote) {
  std::string Out(1, Quote);
  for (char C : Text) {
    auto Byte = static_cast<unsigned char>(C);
    if (C == Quote || C == '\\') {
      Out += '\\';
      Out += C;
    } else if (C == '\n') {
      Out += "\\n";
    } else if (C == '\t') {
      Out += "\\t";
    } else if (Byte < 0x20 || Byte == 0x7F) {
      static constexpr char Digits[] = "0123456789abcdef";
      Out += {'\\', 'x', Digits[Byte >> 4], Digits[Byte & 15]};
    } else {
      Out += C;
    }
  }
  Out += Quote;
  return Out;
}

std::string text::quoted(std::string_view Text) { return escaped(Text, '"'); }

std::string text::Name::str() const {
  std::string Out =
      isPlain(Text) && !isReserved(Text) ? Text : escaped(Text, '`');
  if (Number > 1)
    Out += "'" + std::to_string(Number);
  return Out;
}

std::string text::basicWord(const Type &Type) {
  ir::Type Plain;
  Plain.Kind = Type.Kind;
  Plain.Bits = Type.Bits;
  Plain.Signed = Type.Signed;
  if (Type != Plain)
    return "";
  bool Numbered = Type.Bits >= 8 && (Type.Bits & (Type.Bits - 1)) == 0;
  switch (Type.Kind) {
  case TypeKind::Int:
    return Numbered ? (Type.Signed ? "i" : "u") + std::to_string(Type.Bits)
                    : "";
  case TypeKind::Float:
    return Numbered && !Type.Signed ? "f" + std::to_string(Type.Bits) : "";
  case TypeKind::Bool:
    return Type.Bits == 8 && !Type.Signed ? "bool" : "";
  case TypeKind::Pointer:
    return Type.Bits == 0 && !Type.Signed ? "ptr" : "";
  case TypeKind::Void:
  case TypeKind::Unknown:
    return Type.Bits == 0 && !Type.Signed ? std::string(word(Type.Kind)) : "";
  default:
    return "";
  }
}

std::optional<Type> text::basicType(std::string_view Word) {
  Type T;
  if (Word == "bool") {
    T.Kind = TypeKind::Bool;
    T.Bits = 8;
    return T;
  }
  if (Word == "ptr") {
    T.Kind = TypeKind::Pointer;
    return T;
  }
  if (Word == "void" || Word == "unknown") {
    T.Kind = *fromWord<TypeKind>(Word);
    return T;
  }
  for (unsigned Bits = 8; Bits <= 128; Bits *= 2)
    for (char Kind : {'i', 'u', 'f'})
      if (Word == Kind + std::to_string(Bits)) {
        T.Kind = Kind == 'f' ? TypeKind::Float : TypeKind::Int;
        T.Bits = static_cast<std::uint8_t>(Bits);
        T.Signed = Kind == 'i';
        return T;
      }
  return std::nullopt;
}

std::string text::baseName(std::string_view Symbol) {
  // USRs: c:@N@ns@S@Class@F@function#arguments#, c:@S@Class@FI@field,
  // c:objc(cs)Class(py)property.
  std::string_view Base = Symbol;
  auto After = [&](std::string_view Mark) {
    std::size_t At = Base.rfind(Mark);
    if (At != Base.npos)
      Base.remove_prefix(At + Mark.size());
    return At != Base.npos;
  };
  if (After("@F@") || After("@FI@"))
    Base = Base.substr(0, Base.find_first_of("#@", 1));
  else if (After(")") || After("@"))
    Base = Base.substr(0, Base.find('#', 1));
  return Base.empty() ? "symbol" : std::string(Base);
}

std::string_view text::binaryOperator(Op Op) {
  switch (Op) {
  case Op::Add:
    return "+";
  case Op::Sub:
    return "-";
  case Op::Mul:
    return "*";
  case Op::Div:
    return "/";
  case Op::Rem:
    return "%";
  case Op::Shl:
    return "<<";
  case Op::Shr:
    return ">>";
  case Op::And:
    return "&";
  case Op::Or:
    return "|";
  case Op::Xor:
    return "^";
  case Op::Lt:
    return "<";
  case Op::Le:
    return "<=";
  case Op::Gt:
    return ">";
  case Op::Ge:
    return ">=";
  case Op::Eq:
    return "==";
  case Op::Ne:
    return "!=";
  case Op::LogicalAnd:
    return "&&";
  case Op::LogicalOr:
    return "||";
  default:
    return "";
  }
}

unsigned text::precedence(Op Op) {
  switch (Op) {
  case Op::LogicalOr:
    return 1;
  case Op::LogicalAnd:
    return 2;
  case Op::Or:
    return 3;
  case Op::Xor:
    return 4;
  case Op::And:
    return 5;
  case Op::Eq:
  case Op::Ne:
    return 6;
  case Op::Lt:
  case Op::Le:
  case Op::Gt:
  case Op::Ge:
    return 7;
  case Op::Shl:
  case Op::Shr:
    return 8;
  case Op::Add:
  case Op::Sub:
    return 9;
  case Op::Mul:
  case Op::Div:
  case Op::Rem:
    return 10;
  case Op::Neg:
  case Op::Not:
  case Op::BitNot:
  case Op::Address:
  case Op::Deref:
    return Unary;
  default:
    return Primary;
  }
}

static constexpr std::pair<Op, std::string_view> Builtins[] = {
    {Op::Caught, "caught"}, {Op::Bind, "bind"},     {Op::Placeholder, "slot"},
    {Op::Truth, "truth"},   {Op::Select, "select"}, {Op::Min, "min"},
    {Op::Max, "max"},       {Op::Clamp, "clamp"},   {Op::Pow, "pow"},
    {Op::Abs, "abs"},       {Op::Random, "random"}, {Op::Now, "now"},
    {Op::Downcast, "downcast"}};

std::string_view text::builtinWord(Op Op) {
  for (auto [Known, Word] : Builtins)
    if (Known == Op)
      return Word;
  return "";
}

std::optional<Op> text::builtin(std::string_view Word) {
  for (auto [Op, Known] : Builtins)
    if (Known == Word)
      return Op;
  return std::nullopt;
}

bool text::takesA(Op Op) {
  switch (Op) {
  case Op::Field:
  case Op::Address:
  case Op::Deref:
  case Op::Truth:
  case Op::Neg:
  case Op::Not:
  case Op::BitNot:
  case Op::Abs:
  case Op::Cast:
  case Op::Downcast:
  case Op::Random:
    return true;
  default:
    return takesB(Op);
  }
}

bool text::takesB(Op Op) {
  switch (Op) {
  case Op::Element:
  case Op::Select:
  case Op::Min:
  case Op::Max:
  case Op::Clamp:
  case Op::Pow:
    return true;
  default:
    return !binaryOperator(Op).empty();
  }
}

TypeId text::DefaultTypes::of(const Value &Value, bool RealForm,
                              TypeId Expected, const Function &Function,
                              const std::vector<Type> &Types,
                              std::size_t Seen) const {
  auto TypeOf = [&](ValueId Id) { return Function.Values[Id].Type; };
  bool Float = Types[Expected].Kind == TypeKind::Float;
  switch (Value.Op) {
  case Op::Const:
    if (RealForm)
      return Float ? Expected : F64;
    return Expected && !Float ? Expected : I32;
  case Op::Param:
    return Value.Name ? Expected : Function.Params[Value.Index].Type;
  case Op::Local:
    return Value.Name ? Expected : Function.Locals[Value.Index].Type;
  case Op::Result:
    return Value.Index < Seen ? Function.Insts[Value.Index].ResultType
                              : Expected;
  case Op::Global:
  case Op::Field: {
    auto Known = OfSymbol.find(Value.Name);
    return Known == OfSymbol.end() ? Expected : Known->second;
  }
  case Op::String:
  case Op::This:
  case Op::Function:
  case Op::Bind:
  case Op::Address:
  case Op::Downcast:
    return Ptr;
  case Op::Truth:
  case Op::Not:
  case Op::Lt:
  case Op::Le:
  case Op::Gt:
  case Op::Ge:
  case Op::Eq:
  case Op::Ne:
  case Op::LogicalAnd:
  case Op::LogicalOr:
    return Logic;
  case Op::Select:
    return TypeOf(Value.B);
  case Op::Cast:
    return Value.Type;
  case Op::Neg:
  case Op::BitNot:
  case Op::Add:
  case Op::Sub:
  case Op::Mul:
  case Op::Div:
  case Op::Rem:
  case Op::Shl:
  case Op::Shr:
  case Op::And:
  case Op::Or:
  case Op::Xor:
  case Op::Min:
  case Op::Max:
  case Op::Clamp:
  case Op::Pow:
  case Op::Abs:
    return TypeOf(Value.A);
  default:
    return Expected;
  }
}

TypeId text::DefaultTypes::expectedOfB(Op Op, TypeId TypeOfA) const {
  switch (Op) {
  // An index, a shift and a condition say nothing of what they go with.
  case Op::Element:
  case Op::Shl:
  case Op::Shr:
  case Op::Select:
    return 0;
  default:
    return TypeOfA;
  }
}
