#include "ir/ParseUnit.h"

#include <algorithm>
#include <charconv>
#include <limits>

using namespace retrylint::ir;
using namespace retrylint::ir::text;

std::string ParseError::str() const {
  return std::to_string(Line) + ":" + std::to_string(Column) + ": " + Message;
}

std::string text::oneOf(const std::vector<std::string> &Words) {
  std::string Text;
  for (std::size_t I = 0; I < Words.size(); ++I)
    Text += (I == 0 ? "" : I + 1 == Words.size() ? " or " : ", ") + Words[I];
  return Text;
}

const Token &Tokens::peek() {
  while (Depth && List[At].Kind == TokenKind::Newline)
    ++At;
  return List[At];
}

const Token &Tokens::peekSecond() {
  peek();
  return List[std::min(At + 1, List.size() - 1)];
}

Token Tokens::take() {
  Token T = peek();
  if (T.Kind != TokenKind::End)
    ++At;
  return T;
}

void Tokens::fail(const Token &Where, const std::string &Message) {
  if (Error)
    return;
  Error = ParseError{Where.Line, Where.Column, Message};
  At = List.size() - 1;
}

void Tokens::expected(const std::string &What) {
  fail(peek(), "found " + peek().str() + "; expected " + What);
}

bool Tokens::accept(std::string_view Sign) {
  if (!at(Sign))
    return false;
  ++At;
  return true;
}

bool Tokens::acceptWord(std::string_view Word) {
  if (!atWord(Word))
    return false;
  ++At;
  return true;
}

void Tokens::expect(std::string_view Sign) {
  if (!accept(Sign))
    expected("'" + std::string(Sign) + "'");
}

void Tokens::expectWord(std::string_view Word) {
  if (!acceptWord(Word))
    expected("'" + std::string(Word) + "'");
}

bool Tokens::atLineEnd() {
  TokenKind Kind = peek().Kind;
  return Kind == TokenKind::Newline || Kind == TokenKind::End;
}

void Tokens::expectLineEnd() {
  if (!atLineEnd())
    expected("the end of the line");
  else if (peek().Kind == TokenKind::Newline)
    ++At;
}

void Tokens::skipNewlines() {
  while (List[At].Kind == TokenKind::Newline)
    ++At;
}

void Tokens::open(std::string_view Bracket) {
  expect(Bracket);
  ++Depth;
}

void Tokens::close(std::string_view Bracket) {
  expect(Bracket);
  --Depth;
}

std::string Tokens::string() {
  if (peek().Kind != TokenKind::String) {
    expected("a text in double quotes");
    return "";
  }
  return take().Text;
}

Name Tokens::name(const char *What) {
  if (peek().Kind != TokenKind::Name) {
    expected(What);
    return {};
  }
  return take().name();
}

std::int64_t Tokens::integer() {
  bool Negative = accept("-");
  if (peek().Kind != TokenKind::Integer) {
    expected("an integer");
    return 0;
  }
  Token T = take();
  std::uint64_t N = 0;
  auto [End, Wrong] =
      std::from_chars(T.Text.data(), T.Text.data() + T.Text.size(), N);
  std::uint64_t Limit = std::numeric_limits<std::int64_t>::max();
  if (Wrong != std::errc() || N > Limit + Negative)
    fail(T, "'" + T.Text + "' is too large for 64 bits");
  return static_cast<std::int64_t>(Negative ? 0 - N : N);
}

std::uint32_t Tokens::index() {
  if (peek().Kind != TokenKind::Integer) {
    expected("a number");
    return 0;
  }
  Token T = take();
  std::uint32_t N = 0;
  if (std::from_chars(T.Text.data(), T.Text.data() + T.Text.size(), N).ec !=
      std::errc())
    fail(T, "'" + T.Text + "' is too large for 32 bits");
  return N;
}

double Tokens::real() {
  bool Negative = accept("-");
  double X = 0;
  if (acceptWord("nan")) {
    X = std::numeric_limits<double>::quiet_NaN();
  } else if (peek().Kind == TokenKind::Integer ||
             peek().Kind == TokenKind::Real) {
    Token T = take();
    if (std::from_chars(T.Text.data(), T.Text.data() + T.Text.size(), X).ec ==
        std::errc::result_out_of_range)
      X = T.Text.find("e-") == T.Text.npos
              ? std::numeric_limits<double>::infinity()
              : 0;
  } else {
    expected("a number");
  }
  return Negative ? -X : X;
}

std::optional<Location> text::parsePlace(std::string_view Text,
                                         std::uint32_t Home) {
  Location L;
  bool Good = true;
  auto Number = [&] {
    std::uint32_t N = 0;
    auto [End, Wrong] =
        std::from_chars(Text.data(), Text.data() + Text.size(), N);
    Good &= Wrong == std::errc();
    Text.remove_prefix(static_cast<std::size_t>(End - Text.data()));
    return N;
  };
  auto Accept = [&](char Sign) {
    if (!Text.starts_with(Sign))
      return false;
    Text.remove_prefix(1);
    return true;
  };
  auto Point = [&](std::uint32_t &Line, std::uint32_t &Column,
                   std::uint32_t &Offset) {
    Line = Number();
    Good &= Accept(':');
    Column = Number();
    if (Accept('#'))
      Offset = Number();
  };
  L.File = Home;
  if (Accept('f')) {
    L.File = Number();
    Good &= Accept(':');
  }
  Point(L.Line, L.Column, L.Offset);
  if (Accept('+')) {
    std::uint32_t Length = Number();
    L.EndLine = L.Line;
    L.EndColumn = L.Column + Length;
    L.EndOffset = L.Offset + Length;
  } else if (Accept('-')) {
    Point(L.EndLine, L.EndColumn, L.EndOffset);
  }
  L.InMacro = Accept('!');
  if (!Good || !Text.empty())
    return std::nullopt;
  return L;
}

Location text::optionalPlace(Tokens &T, std::uint32_t Home) {
  if (T.peek().Kind != TokenKind::Place)
    return {};
  Token At = T.take();
  auto L = parsePlace(At.Text, Home);
  if (!L)
    T.fail(At,
           "found " + At.str() +
               "; expected a place: @line:column, then #offset, then +length "
               "or -line:column#offset, then ! for a macro");
  return L.value_or(Location());
}

StringId UnitState::intern(const std::string &Text) {
  auto [Known, New] =
      StringIds.try_emplace(Text, static_cast<StringId>(Unit.Strings.size()));
  if (New)
    Unit.Strings.push_back(Text);
  return Known->second;
}

TypeId UnitState::intern(const Type &Type) {
  auto At = std::find(Unit.Types.begin(), Unit.Types.end(), Type);
  auto Id = static_cast<TypeId>(At - Unit.Types.begin());
  if (At == Unit.Types.end())
    Unit.Types.push_back(Type);
  return Id;
}

StringId UnitState::symbol(Tokens &T) {
  Token At = T.peek();
  Name Name = T.name("a symbol's name");
  if (auto Known = Symbols.find(Name); Known != Symbols.end())
    return Known->second;
  if (Name.Number > 1)
    T.fail(At, "there is no symbol '" + Name.str() + "'; a line \"symbol " +
                   Name.str() + " = ...\" before its use makes it");
  return intern(Name.Text);
}

TypeId UnitState::type(Tokens &T) {
  Token At = T.peek();
  Name Name = T.name("a type");
  if (auto Known = Types.find(Name); Known != Types.end())
    return Known->second;
  if (auto Basic = basicType(Name.Text); Basic && Name.Number == 1)
    return intern(*Basic);
  T.fail(At, "there is no type '" + Name.str() + "'; a line \"type " +
                 Name.str() +
                 " = ...\" before its use makes it, or use i8 to i128, u8 to "
                 "u128, f32, f64, bool, ptr, void or unknown");
  return 0;
}
