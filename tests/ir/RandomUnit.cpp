#include "RandomUnit.h"

#include "ir/Fields.h"

#include <limits>
#include <random>

using namespace retrylint::ir;

namespace {

class Maker {
public:
  Maker(std::uint64_t Seed, const test::UnitShape &Shape)
      : Random(Seed), Shape(Shape) {}

  Unit make() {
    fill(U.Files, [&] { return reflected<File>(); });
    for (std::size_t I = below(30) + 1; I-- > 0;)
      U.Strings.push_back(text());
    fill(U.Types, [&] { return type(); });
    fill(U.Models, [&] { return reflected<FunctionSummary>(); });
    fill(U.Variables, [&] { return variable(); });
    fill(U.Bases, [&] { return std::pair(string(), string()); });
    fill(U.Offers, [&] { return string(); });
    for (std::size_t I = below(Shape.Functions + 1); I-- > 0;)
      function();
    return std::move(U);
  }

private:
  std::mt19937_64 Random;
  test::UnitShape Shape;
  Unit U;
  Function F;

  /// A number from 0 to Limit - 1; mt19937_64's own draws are the same with
  /// every standard library, the distributions' are not.
  std::uint64_t below(std::uint64_t Limit) {
    return Limit ? Random() % Limit : 0;
  }
  bool chance(unsigned OneIn) { return below(OneIn) == 0; }

  template <class List, class Make> void fill(List &To, Make Element) {
    for (std::size_t I = below(5); I-- > 0;)
      To.push_back(Element());
  }
  template <class Make> auto list(Make Element) {
    std::vector<decltype(Element())> List;
    if (chance(2))
      fill(List, Element);
    return List;
  }

  std::string text() {
    static constexpr std::string_view Words[] = {"n",
                                                 "retry",
                                                 "fetch",
                                                 "Client::connect",
                                                 "operator()",
                                                 "c:@F@fetch",
                                                 "c:@S@Client@FI@Attempts",
                                                 "c:@S@Client@F@retry#I#",
                                                 "#timeout",
                                                 "this",
                                                 "(anonymous namespace)::again",
                                                 "-[NSURLSession dataTask:]",
                                                 "a\"b\\c",
                                                 "line\nbreak\ttab",
                                                 "`tick`",
                                                 "caf\xc3\xa9",
                                                 "bad\xff",
                                                 "it's",
                                                 "1st",
                                                 "",
                                                 "c:objc(cs)Foo(py)delay",
                                                 "none",
                                                 "::",
                                                 "a::",
                                                 "x'2",
                                                 "// no",
                                                 "i32"};
    std::string Text(Words[below(std::size(Words))]);
    if (chance(4))
      Text += std::to_string(below(3));
    if (chance(50))
      Text += '\0';
    return Text;
  }

  template <class T> T integer() {
    switch (below(6)) {
    case 0:
      return std::numeric_limits<T>::max();
    case 1:
      return std::numeric_limits<T>::min();
    case 2:
      return static_cast<T>(Random());
    default:
      return static_cast<T>(below(5));
    }
  }

  double real() {
    static constexpr double Numbers[] = {
        0,
        -0.0,
        1,
        -1,
        0.1,
        1e300,
        5e-324,
        1.5,
        2,
        std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()};
    return chance(3) ? static_cast<double>(below(1000)) / 7
                     : Numbers[below(std::size(Numbers))];
  }

  template <class E> E enumerator() {
    return static_cast<E>(below(Words<E>::List.size()));
  }

  template <class T> void set(T &X) {
    if constexpr (Struct<T>)
      X = reflected<T>();
    else if constexpr (std::is_enum_v<T>)
      X = enumerator<T>();
    else if constexpr (std::is_same_v<T, bool>)
      X = chance(2);
    else if constexpr (std::is_same_v<T, double>)
      X = real();
    else if constexpr (std::is_integral_v<T>)
      X = integer<T>();
    else
      X = text();
  }
  template <class T> void set(std::vector<T> &List) {
    List.clear();
    for (std::size_t I = below(4); I-- > 0;)
      set(List.emplace_back());
  }

  /// A struct without indices into tables, filled field by field.
  template <class T> T reflected() {
    T X;
    forEachField<T>([&](std::string_view, auto Member) {
      if (chance(2))
        set(X.*Member);
    });
    return X;
  }

  StringId string() { return static_cast<StringId>(below(U.Strings.size())); }
  TypeId typeId() { return static_cast<TypeId>(below(U.Types.size())); }
  std::uint32_t model() {
    return static_cast<std::uint32_t>(below(U.Models.size()));
  }

  Type type() {
    static constexpr Type Usual[] = {{.Kind = TypeKind::Bool, .Bits = 8},
                                     {TypeKind::Int, 32, true},
                                     {TypeKind::Int, 64},
                                     {TypeKind::Float, 64},
                                     {TypeKind::Pointer}};
    if (chance(2))
      return Usual[below(std::size(Usual))];
    Type T = reflected<Type>();
    T.Name = string();
    return T;
  }

  Location where() {
    Location L;
    if (chance(4))
      return L;
    L.File = static_cast<std::uint32_t>(below(U.Files.size()));
    L.Line = static_cast<std::uint32_t>(below(400));
    L.Column = static_cast<std::uint32_t>(below(80));
    if (chance(3))
      return L;
    L.Offset = static_cast<std::uint32_t>(below(10000));
    L.EndLine = L.Line + static_cast<std::uint32_t>(below(2));
    L.EndColumn = L.Column + static_cast<std::uint32_t>(below(9));
    L.EndOffset = L.Offset + (L.EndColumn - L.Column);
    L.InMacro = chance(4);
    if (chance(20)) {
      L = reflected<Location>();
      L.File = static_cast<std::uint32_t>(below(U.Files.size()));
    }
    return L;
  }

  Variable variable() {
    Variable V;
    V.Symbol = string();
    V.Name = string();
    V.Type = typeId();
    V.Const = chance(2);
    V.HasInit = chance(2);
    V.Init = list([&] { return real(); });
    V.Functions = list([&] { return std::pair(string(), string()); });
    return V;
  }

  ValueId value() { return static_cast<ValueId>(below(F.Values.size())); }

  void values(std::size_t Insts) {
    F.Values.assign(1, Value());
    for (std::size_t I = below(40); I-- > 0;) {
      Value V;
      V.Op = enumerator<Op>();
      V.Type = typeId();
      V.A = value();
      V.B = value();
      if (chance(3))
        V.Operands = list([&] { return value(); });
      if (chance(3))
        V.Name = string();
      if (chance(3))
        V.Int = integer<std::int64_t>();
      if (chance(3))
        V.Real = real();
      V.Index = static_cast<std::uint32_t>(below(4));
      std::size_t Limit = V.Op == Op::Result  ? Insts
                          : V.Op == Op::Param ? F.Params.size()
                          : V.Op == Op::Local ? F.Locals.size()
                                              : 4;
      if (Limit)
        V.Index = static_cast<std::uint32_t>(below(Limit));
      else
        V.Op = Op::Opaque;
      F.Values.push_back(std::move(V));
    }
  }

  Inst inst() {
    Inst I;
    I.Kind = enumerator<InstKind>();
    I.Where = where();
    bool Call = I.Kind == InstKind::Call;
    // Fields of the other kinds are usually empty.
    if (Call != chance(20)) {
      I.Callee = string();
      I.Name = string();
      if (chance(3))
        I.CalleeValue = value();
      I.Model = model();
      I.Receiver = value();
      I.Virtual = chance(4);
      I.Awaited = chance(4);
      I.Args = list([&] { return value(); });
      I.Callbacks = list([&] {
        std::size_t Specs = U.Models[I.Model].Callbacks.size();
        CallbackArg C;
        if (Specs)
          C.Spec = static_cast<std::uint32_t>(below(Specs));
        C.Callee = value();
        return C;
      });
      I.ResultType = typeId();
      I.Delay = chance(3) ? value() : 0;
      I.Timeout = chance(3) ? value() : 0;
    }
    if (!Call != chance(20)) {
      I.Target = value();
      I.Source = value();
      I.ThrownType = chance(3) ? typeId() : 0;
    }
    return I;
  }

  Block block(std::size_t Blocks) {
    Block B;
    auto Any = [&] { return static_cast<BlockId>(below(Blocks)); };
    B.Terminator = enumerator<TerminatorKind>();
    B.Where = where();
    if (B.Terminator >= TerminatorKind::Branch || chance(20))
      B.Condition = value();
    if (B.Terminator == TerminatorKind::Switch)
      B.Cases = list([&] { return reflected<Case>(); });
    std::size_t Successors = B.Terminator == TerminatorKind::Exit   ? 0
                             : B.Terminator == TerminatorKind::Jump ? 1
                             : B.Terminator == TerminatorKind::Branch
                                 ? 2
                                 : B.Cases.size() + 1;
    for (; Successors-- > 0;)
      B.Successors.push_back(Any());
    if (!F.Tries.empty() && chance(2))
      B.Try = static_cast<std::uint32_t>(below(F.Tries.size()));
    return B;
  }

  void function() {
    F = Function();
    F.Symbol = string();
    F.Name = string();
    F.Kind = enumerator<FunctionKind>();
    F.Where = where();
    F.Body = where();
    F.Class = chance(2) ? string() : 0;
    F.Parent = chance(4) ? string() : 0;
    F.Overrides = list([&] { return string(); });
    F.Params = list([&] { return Param{string(), typeId(), chance(4)}; });
    F.Locals = list([&] {
      return Local{string(), typeId(), where(), chance(4)};
    });
    F.ReturnType = typeId();
    F.Coroutine = chance(4);
    F.Internal = chance(4);
    F.Test = chance(4);
    F.Model = chance(4) ? model() : 0;
    std::size_t Blocks = below(Shape.Blocks) + 1;
    F.Entry = static_cast<BlockId>(below(Blocks));
    for (std::uint32_t I = 0, E = static_cast<std::uint32_t>(below(3)); I < E;
         ++I) {
      Try T;
      if (I && chance(2))
        T.Parent = static_cast<std::uint32_t>(below(I));
      T.Handlers = list([&] {
        Handler H{string(), list([&] { return string(); }),
                  static_cast<BlockId>(below(Blocks)), None, where()};
        if (!F.Locals.empty() && chance(2))
          H.Variable = static_cast<std::uint32_t>(below(F.Locals.size()));
        return H;
      });
      F.Tries.push_back(std::move(T));
    }
    F.Spots = list([&] {
      return Spot{enumerator<SpotKind>(), where(), where(), string(), string(), chance(3)};
    });
    std::vector<std::size_t> Sizes;
    std::size_t Insts = 0;
    for (std::size_t I = 0; I < Blocks; ++I)
      Insts += Sizes.emplace_back(below(Shape.Insts + 1));
    values(Insts);
    for (std::size_t Size : Sizes) {
      Block B = block(Blocks);
      for (; Size-- > 0;) {
        B.Insts.push_back(static_cast<InstId>(F.Insts.size()));
        F.Insts.push_back(inst());
      }
      F.Blocks.push_back(std::move(B));
    }
    // Only a call has a result.
    for (Value &V : F.Values)
      if (V.Op == Op::Result && F.Insts[V.Index].Kind != InstKind::Call)
        V.Op = Op::Opaque;
    U.Functions.push_back(std::move(F));
  }
};

} // namespace

Unit retrylint::ir::test::randomUnit(std::uint64_t Seed,
                                     const UnitShape &Shape) {
  return Maker(Seed, Shape).make();
}
