//===- Lexer.h - Tokens of the text form ------------------------*- C++ -*-===//
///
/// \file
/// Cuts the text form (Print.h) into tokens.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_LEXER_H
#define RETRYLINT_IR_LEXER_H

#include "ir/Text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retrylint::ir::text {

enum class TokenKind : std::uint8_t {
  End,
  Newline,
  Name,    ///< Text, Number; Quoted where it stood in backticks
  Integer, ///< Text: the digits
  Real,    ///< Text: a number with a point or an exponent
  String,  ///< Text without quotes and escapes
  Place,   ///< Text: what stands after '@'
  Sign,    ///< Text: an operator or a bracket
  Bad,     ///< Text: what can't be read
};

struct Token {
  TokenKind Kind = TokenKind::End;
  std::string Text;
  unsigned Number = 1;
  bool Quoted = false;
  bool SpaceBefore = false;
  unsigned Line = 1;   ///< 1-based
  unsigned Column = 1; ///< 1-based, in bytes

  bool sign(std::string_view Sign) const {
    return Kind == TokenKind::Sign && Text == Sign;
  }
  bool word(std::string_view Word) const {
    return Kind == TokenKind::Name && !Quoted && Number == 1 && Text == Word;
  }
  Name name() const { return {Text, Number}; }

  /// As a message shows it: "'then'", "the end of the line".
  std::string str() const;
};

/// The last token is End. A Bad token is the last but for End.
std::vector<Token> tokenize(std::string_view Text);

} // namespace retrylint::ir::text

#endif // RETRYLINT_IR_LEXER_H
