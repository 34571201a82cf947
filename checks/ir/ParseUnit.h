//===- ParseUnit.h - The parts of the parser --------------------*- C++ -*-===//
///
/// \file
/// The parser's state that functions and the unit around them share, and the
/// parser of functions. Parse.h is the way in.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_PARSEUNIT_H
#define RETRYLINT_IR_PARSEUNIT_H

#include "ir/Lexer.h"
#include "ir/Parse.h"
#include "ir/Text.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace retrylint::ir::text {

/// The tokens of a text, and the first error. After an error only the end is
/// left to read, so that every loop comes to its end.
class Tokens {
public:
  explicit Tokens(std::string_view Text) : List(tokenize(Text)) {}

  std::optional<ParseError> Error;

  const Token &peek();
  const Token &peekSecond();
  Token take();
  bool at(std::string_view Sign) { return peek().sign(Sign); }
  bool atWord(std::string_view Word) { return peek().word(Word); }
  bool accept(std::string_view Sign);
  bool acceptWord(std::string_view Word);
  void expect(std::string_view Sign);
  void expectWord(std::string_view Word);
  bool atLineEnd();
  void expectLineEnd();
  void skipNewlines();

  /// Line ends mean nothing between brackets.
  void open(std::string_view Bracket);
  void close(std::string_view Bracket);

  /// found ...; expected What
  void expected(const std::string &What);
  void fail(const Token &At, const std::string &Message);

  std::string string();
  Name name(const char *What);
  std::int64_t integer();
  std::uint32_t index();
  double real();

private:
  std::vector<Token> List;
  std::size_t At = 0;
  unsigned Depth = 0;
};

/// What functions need of the unit.
struct UnitState {
  ir::Unit Unit;
  DefaultTypes Defaults;
  std::map<Name, StringId> Symbols;
  std::map<Name, TypeId> Types;

  /// A local of an enclosing function, which may come later in the text.
  struct Captured {
    std::size_t Function;
    ValueId Value;
    Name Local;
    Token At;
  };
  std::vector<Captured> CapturedLocals;
  /// For each function what its parameters and locals are called: Op::Param or
  /// Op::Local, and which.
  using LocalNames = std::map<Name, std::pair<Op, std::uint32_t>>;
  std::vector<LocalNames> Locals;

  StringId intern(const std::string &Text);
  TypeId intern(const Type &Type);
  StringId symbol(Tokens &T);
  TypeId type(Tokens &T);

private:
  std::unordered_map<std::string, StringId> StringIds{{"", 0}};
};

/// Reads what follows '@' into a location.
std::optional<Location> parsePlace(std::string_view Text, std::uint32_t Home);

/// Reads the place at the end of a line, if there is one.
Location optionalPlace(Tokens &T, std::uint32_t Home);

/// Reads a function, after the word "function", into the unit.
void parseFunction(Tokens &T, UnitState &State);

/// "a, b or c"
std::string oneOf(const std::vector<std::string> &Words);

} // namespace retrylint::ir::text

#endif // RETRYLINT_IR_PARSEUNIT_H
