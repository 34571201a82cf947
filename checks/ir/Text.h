//===- Text.h - What printer and parser share -------------------*- C++ -*-===//
///
/// \file
/// The text form leaves out what follows from the rest: types that an
/// expression usually has, symbols behind names. The printer and the parser ask
/// the same functions what that is, in the same order.
///
/// The text form itself is described in Print.h.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_TEXT_H
#define RETRYLINT_IR_TEXT_H

#include "ir/Ir.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace retrylint::ir::text {

/// The first line of every text.
inline constexpr std::string_view FirstWord = "retrylint-ir";
inline constexpr unsigned Version = 1;

/// A name as it stands in the text: "n", "n'2" for the second thing of that
/// name, in backticks where it is no identifier.
struct Name {
  std::string Text;
  unsigned Number = 1;

  std::string str() const;
  auto operator<=>(const Name &) const = default;
};

/// Letters, digits and '_', with "::" between and no digit first.
bool isPlain(std::string_view Text);

/// Words that mean something else where an expression stands.
bool isReserved(std::string_view Text);

/// Text in double quotes, with escapes.
std::string quoted(std::string_view Text);

/// Gives things of the same name different numbers.
class Names {
public:
  Name add(std::string_view Text) {
    return {std::string(Text), ++Counts[std::string(Text)]};
  }

private:
  std::map<std::string, unsigned> Counts;
};

/// Types that need no line of their own: "i32", "u8", "f64", "bool", "ptr".
std::string basicWord(const Type &Type);
std::optional<Type> basicType(std::string_view Word);

/// What a symbol is called where no function or call gives it a name.
std::string baseName(std::string_view Symbol);

/// The operator of a binary operation; empty for others.
std::string_view binaryOperator(Op Op);

/// How strongly an operation binds, 1 weakest; Primary for what needs no
/// parentheses.
unsigned precedence(Op Op);
inline constexpr unsigned Unary = 11;
inline constexpr unsigned Primary = 12;

/// Operations that print as a word with operands in parentheses.
std::string_view builtinWord(Op Op);
std::optional<Op> builtin(std::string_view Word);

/// Whether the operands of Op are its A, its A and B.
bool takesA(Op Op);
bool takesB(Op Op);

/// The types that go without saying.
class DefaultTypes {
public:
  TypeId Bool = 0, I32 = 0, F64 = 0, Ptr = 0;
  /// Of comparisons and logical operations: bool in C++, int in C.
  TypeId Logic = 0;

  /// \param RealForm  a constant that is written with a point
  /// \param Expected  what the place of the value suggests; 0: nothing
  /// \param Seen      instructions that were printed or parsed before
  TypeId of(const Value &Value, bool RealForm, TypeId Expected,
            const Function &Function, const std::vector<Type> &Types,
            std::size_t Seen) const;

  /// What operand B of Value suggests for itself, once A has its type.
  TypeId expectedOfB(Op Op, TypeId TypeOfA) const;

  /// Remembers the type of a field or global for the next time.
  void saw(const Value &Value) {
    if (Value.Op == Op::Global || Value.Op == Op::Field)
      OfSymbol[Value.Name] = Value.Type;
  }
  void saw(const Variable &Variable) {
    OfSymbol[Variable.Symbol] = Variable.Type;
  }

private:
  std::unordered_map<StringId, TypeId> OfSymbol;
};

/// The file of a place that names none.
inline std::uint32_t homeFile(const Function &Function) {
  return Function.Where.File ? Function.Where.File : 1;
}

} // namespace retrylint::ir::text

#endif // RETRYLINT_IR_TEXT_H
