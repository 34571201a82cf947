#include "ir/Parse.h"

#include "ir/Fields.h"
#include "ir/Normalize.h"
#include "ir/ParseUnit.h"
#include "ir/Verify.h"

#include <limits>

using namespace retrylint::ir;
using namespace retrylint::ir::text;

namespace {

class UnitParser {
public:
  explicit UnitParser(std::string_view Text) : T(Text) {}

  std::variant<Unit, ParseError> run() {
    S.Defaults.Bool = S.Defaults.Logic = S.intern(*basicType("bool"));
    S.Defaults.I32 = S.intern(*basicType("i32"));
    S.Defaults.F64 = S.intern(*basicType("f64"));
    S.Defaults.Ptr = S.intern(*basicType("ptr"));
    T.skipNewlines();
    version();
    for (T.skipNewlines(); T.peek().Kind != TokenKind::End; T.skipNewlines())
      item();
    captured();
    if (T.Error)
      return *T.Error;
    // What no single token is to blame for.
    if (std::string Wrong = verify(S.Unit); !Wrong.empty())
      return ParseError{1, 1, Wrong};
    normalize(S.Unit);
    return std::move(S.Unit);
  }

private:
  Tokens T;
  UnitState S;

  void version() {
    if (T.peek().Kind != TokenKind::Name || T.peek().Text != "retrylint")
      return T.expected("'" + std::string(FirstWord) + " " +
                        std::to_string(Version) + "'");
    T.take();
    T.expect("-");
    T.expectWord("ir");
    Token At = T.peek();
    if (T.index() != Version)
      T.fail(At, "version " + At.Text +
                     " of the text form; this is for version " +
                     std::to_string(Version));
    T.expectLineEnd();
  }

  void item() {
    if (T.acceptWord("function"))
      return parseFunction(T, S);
    if (T.acceptWord("file"))
      file();
    else if (T.acceptWord("type"))
      type();
    else if (T.acceptWord("symbol"))
      symbol();
    else if (T.acceptWord("logic"))
      S.Defaults.Logic = S.type(T);
    else if (T.acceptWord("model"))
      model();
    else if (T.acceptWord("variable"))
      variable();
    else if (T.acceptWord("base"))
      base();
    else if (T.acceptWord("offers"))
      S.Unit.Offers.push_back(S.intern(T.name("a name").Text));
    else
      T.expected(
          "file, type, symbol, logic, model, variable, base, offers or function");
    T.expectLineEnd();
  }

  /// Tables are numbered for people, without gaps.
  void nextNumber(std::size_t Size) {
    Token At = T.peek();
    if (T.index() != Size)
      T.fail(At, "found '" + At.Text + "'; expected " + std::to_string(Size) +
                     ", the next number");
  }

  void file() {
    nextNumber(S.Unit.Files.size());
    File F;
    F.Path = T.string();
    F.System = T.acceptWord("system");
    S.Unit.Files.push_back(std::move(F));
  }

  void type() {
    Token At = T.peek();
    Name Name = T.name("a name for the type");
    T.expect("=");
    Type Made;
    Made.Kind = enumerator<TypeKind>();
    while (!T.atLineEnd()) {
      if (T.acceptWord("bits"))
        read(Made.Bits);
      else if (T.acceptWord("signed"))
        Made.Signed = true;
      else if (T.acceptWord("volatile"))
        Made.Volatile = true;
      else if (T.acceptWord("tick")) {
        Made.TickNum = T.integer();
        T.expect("/");
        Made.TickDen = T.integer();
      } else if (T.peek().Kind == TokenKind::String)
        Made.Name = S.intern(T.string());
      else
        T.expected("bits, signed, volatile, tick, the type's name in double "
                   "quotes, or the end of the line");
    }
    if (!S.Types.try_emplace(Name, S.intern(Made)).second)
      T.fail(At, "there is a type '" + Name.str() + "' already");
  }

  void symbol() {
    Token At = T.peek();
    Name Name = T.name("a name for the symbol");
    T.expect("=");
    if (!S.Symbols.try_emplace(Name, S.intern(T.string())).second)
      T.fail(At, "there is a symbol '" + Name.str() + "' already");
  }

  void variable() {
    Variable V;
    Token At = T.peek();
    V.Symbol = S.symbol(T);
    V.Name = S.intern(At.Text);
    if (T.accept(":"))
      V.Type = S.type(T);
    if (T.acceptWord("named"))
      V.Name = S.intern(T.string());
    V.Const = T.acceptWord("const");
    V.HasInit = T.accept("=");
    if (V.HasInit || T.acceptWord("maybe")) {
      if (T.at("["))
        read(V.Init);
      else
        V.Init.push_back(T.real());
    }
    if (T.acceptWord("holds"))
      do {
        T.expectWord("fn");
        auto &[Function, Field] = V.Functions.emplace_back();
        Function = S.symbol(T);
        if (T.acceptWord("in"))
          Field = S.symbol(T);
      } while (T.accept(","));
    S.Defaults.saw(V);
    S.Unit.Variables.push_back(std::move(V));
  }

  void base() {
    StringId Derived = S.intern(T.name("a class").Text);
    T.expect(":");
    S.Unit.Bases.emplace_back(Derived, S.intern(T.name("a class").Text));
  }

  void model() {
    nextNumber(S.Unit.Models.size());
    read(S.Unit.Models.emplace_back());
  }

  template <class E> E enumerator() {
    if (T.peek().Kind == TokenKind::Name)
      if (auto Known = fromWord<E>(T.peek().Text)) {
        T.take();
        return *Known;
      }
    T.expected(oneOf({Words<E>::List.begin(), Words<E>::List.end()}));
    return E();
  }

  template <class X> void read(X &To) {
    if constexpr (Struct<X>) {
      T.open("{");
      while (!T.at("}") && !T.Error) {
        bool Found = false;
        std::vector<std::string> Names;
        Token Name = T.peek();
        forEachField<X>([&](std::string_view Field, auto Member) {
          Names.emplace_back(Field);
          if (Found || !Name.word(Field))
            return;
          Found = true;
          T.take();
          read(To.*Member);
        });
        if (!Found)
          return T.expected(oneOf(Names));
        T.accept(",");
      }
      T.close("}");
    } else if constexpr (std::is_enum_v<X>) {
      To = enumerator<X>();
    } else if constexpr (std::is_same_v<X, bool>) {
      To = T.acceptWord("yes");
      if (!To)
        T.expectWord("no");
    } else if constexpr (std::is_same_v<X, double>) {
      To = T.real();
    } else if constexpr (std::is_integral_v<X>) {
      Token At = T.peek();
      std::int64_t N = T.integer();
      if (N < static_cast<std::int64_t>(std::numeric_limits<X>::min()) ||
          (sizeof(X) < 8 &&
           N > static_cast<std::int64_t>(std::numeric_limits<X>::max())))
        T.fail(At, std::to_string(N) + " is out of range here");
      To = static_cast<X>(N);
    } else if constexpr (std::is_convertible_v<X, std::string_view>) {
      To = T.string();
    } else {
      T.open("[");
      while (!T.at("]") && !T.Error) {
        read(To.emplace_back());
        if (!T.accept(",") && !T.at("]"))
          return T.expected("',' or ']'");
      }
      T.close("]");
    }
  }

  /// Resolves the locals of enclosing functions.
  void captured() {
    std::unordered_map<StringId, std::size_t> BySymbol;
    for (std::size_t I = 0; I < S.Unit.Functions.size(); ++I)
      BySymbol.try_emplace(S.Unit.Functions[I].Symbol, I);
    for (const UnitState::Captured &C : S.CapturedLocals) {
      Value &V = S.Unit.Functions[C.Function].Values[C.Value];
      auto Outer = BySymbol.find(V.Name);
      if (Outer == BySymbol.end())
        return T.fail(C.At, "there is no function '" +
                                std::string(S.Unit.str(V.Name)) +
                                "'; write param#n or local#n for its n-th "
                                "parameter or local");
      const auto &Names = S.Locals[Outer->second];
      auto Local = Names.find(C.Local);
      if (Local == Names.end())
        return T.fail(C.At, "'" + std::string(S.Unit.str(V.Name)) +
                                "' has no parameter or local '" +
                                C.Local.str() + "'");
      std::tie(V.Op, V.Index) = Local->second;
    }
  }
};

} // namespace

std::variant<Unit, ParseError> retrylint::ir::parse(std::string_view Text) {
  return UnitParser(Text).run();
}
