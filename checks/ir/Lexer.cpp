#include "ir/Lexer.h"

#include <algorithm>
#include <cctype>

using namespace retrylint::ir::text;

namespace {

/// Longer ones first.
constexpr std::string_view Signs[] = {
    "...", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "->",
    "::",  "..", "+",  "-",  "*",  "/",  "%",  "&",  "|",  "^",
    "~",   "!",  "<",  ">",  "=",  "?",  ":",  ",",  ".",  "(",
    ")",   "[",  "]",  "{",  "}",  "#",  "$"};

bool isDigit(char C) { return std::isdigit(static_cast<unsigned char>(C)); }

bool isNameStart(char C) {
  return std::isalpha(static_cast<unsigned char>(C)) || C == '_';
}

bool isNameChar(char C) { return isNameStart(C) || isDigit(C); }

class Lexer {
public:
  explicit Lexer(std::string_view Text) : Text(Text) {}

  std::vector<Token> run() {
    do {
      bool Space = skipSpace();
      Token T;
      T.Line = Line;
      T.Column = static_cast<unsigned>(At - LineStart + 1);
      T.SpaceBefore = Space;
      next(T);
      Tokens.push_back(std::move(T));
      if (Tokens.back().Kind == TokenKind::Bad)
        At = Text.size();
    } while (Tokens.back().Kind != TokenKind::End);
    return std::move(Tokens);
  }

private:
  std::string_view Text;
  std::size_t At = 0;
  std::size_t LineStart = 0;
  unsigned Line = 1;
  std::vector<Token> Tokens;

  char peek(std::size_t Ahead = 0) const {
    return At + Ahead < Text.size() ? Text[At + Ahead] : '\0';
  }

  bool skipSpace() {
    std::size_t Start = At;
    while (peek() == ' ' || peek() == '\t' || peek() == '\r')
      ++At;
    if (peek() == '/' && peek(1) == '/')
      At = std::min(Text.find('\n', At), Text.size());
    return At != Start;
  }

  template <class Predicate> std::string take(Predicate Is) {
    std::size_t Start = At;
    while (At < Text.size() && Is(Text[At]))
      ++At;
    return std::string(Text.substr(Start, At - Start));
  }

  void next(Token &T) {
    if (At >= Text.size())
      return;
    char C = peek();
    if (C == '\n') {
      T.Kind = TokenKind::Newline;
      ++Line;
      LineStart = ++At;
    } else if (C == '@') {
      ++At;
      T.Kind = TokenKind::Place;
      T.Text = take([](char X) {
        return isNameChar(X) || X == ':' || X == '#' || X == '+' || X == '-' ||
               X == '!';
      });
    } else if (C == '"') {
      T.Kind = TokenKind::String;
      text(T);
    } else if (C == '`') {
      T.Kind = TokenKind::Name;
      T.Quoted = true;
      if (text(T))
        suffix(T);
    } else if (isDigit(C)) {
      number(T);
    } else if (isNameStart(C)) {
      name(T);
    } else {
      sign(T);
    }
  }

  void name(Token &T) {
    T.Kind = TokenKind::Name;
    T.Text = take(isNameChar);
    while (peek() == ':' && peek(1) == ':' && isNameStart(peek(2))) {
      At += 2;
      T.Text += "::" + take(isNameChar);
    }
    suffix(T);
  }

  /// "'2" behind a name.
  void suffix(Token &T) {
    if (peek() != '\'' || !isDigit(peek(1)))
      return;
    ++At;
    std::string Digits = take(isDigit);
    if (Digits.size() > 9) {
      T.Kind = TokenKind::Bad;
      T.Text = Digits;
      return;
    }
    T.Number = static_cast<unsigned>(std::stoul(Digits));
  }

  void number(Token &T) {
    T.Kind = TokenKind::Integer;
    T.Text = take(isDigit);
    if (peek() == '.' && isDigit(peek(1))) {
      T.Kind = TokenKind::Real;
      ++At;
      T.Text += "." + take(isDigit);
    }
    std::size_t Sign = peek(1) == '-' || peek(1) == '+';
    if (peek() == 'e' && isDigit(peek(1 + Sign))) {
      T.Kind = TokenKind::Real;
      T.Text += Text.substr(At, 1 + Sign);
      At += 1 + Sign;
      T.Text += take(isDigit);
    }
  }

  /// A text in quotes, which ends on its line.
  bool text(Token &T) {
    char Quote = Text[At++];
    while (At < Text.size() && Text[At] != '\n') {
      char C = Text[At++];
      if (C == Quote)
        return true;
      if (C != '\\') {
        T.Text += C;
        continue;
      }
      switch (char Escape = peek(); Escape) {
      case 'n':
        T.Text += '\n';
        break;
      case 't':
        T.Text += '\t';
        break;
      case 'x': {
        auto Hex = [&](std::size_t I) {
          char X = peek(I);
          return isDigit(X)             ? X - '0'
                 : X >= 'a' && X <= 'f' ? X - 'a' + 10
                                        : -1;
        };
        if (Hex(1) < 0 || Hex(2) < 0) {
          T.Kind = TokenKind::Bad;
          T.Text = "\\x";
          return false;
        }
        T.Text += static_cast<char>(Hex(1) * 16 + Hex(2));
        At += 2;
        break;
      }
      default:
        T.Text += Escape;
      }
      if (At < Text.size())
        ++At;
    }
    T.Kind = TokenKind::Bad;
    T.Text = Quote + T.Text;
    return false;
  }

  void sign(Token &T) {
    for (std::string_view Sign : Signs)
      if (Text.substr(At).starts_with(Sign)) {
        T.Kind = TokenKind::Sign;
        T.Text = Sign;
        At += Sign.size();
        return;
      }
    T.Kind = TokenKind::Bad;
    T.Text = Text[At++];
  }
};

} // namespace

std::string retrylint::ir::text::Token::str() const {
  switch (Kind) {
  case TokenKind::End:
    return "the end of the text";
  case TokenKind::Newline:
    return "the end of the line";
  case TokenKind::String:
    return quoted(Text);
  case TokenKind::Place:
    return "'@" + Text + "'";
  case TokenKind::Name:
    return "'" + name().str() + "'";
  default:
    return "'" + Text + "'";
  }
}

std::vector<Token> retrylint::ir::text::tokenize(std::string_view Text) {
  return Lexer(Text).run();
}
