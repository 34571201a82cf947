//===- Fields.h - The IR's fields and words, listed -------------*- C++ -*-===//
///
/// \file
/// Lists the fields of every struct of the IR and the word for every
/// enumerator. The binary form, the text form and the tests' generator go by
/// these lists, so a field that is added here is in all of them, and one that
/// is not does not compile.
///
///   forEachField<Case>([&](std::string_view Name, auto Member) {
///     use(Name, SomeCase.*Member);
///   });
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_FIELDS_H
#define RETRYLINT_IR_FIELDS_H

#include "ir/Ir.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace retrylint::ir {

/// A field of Struct: its name in the text form, and where it is.
template <class Struct, class T> struct Field {
  std::string_view Name;
  T Struct::*Member;
};
template <class Struct, class T>
Field(const char *, T Struct::*) -> Field<Struct, T>;

/// Fields<T>::List is a tuple of T's Fields, in the order of T's declaration.
template <class T> struct Fields;

/// Words<E>::List has the word for each enumerator of E, in order.
template <class E> struct Words;

template <class T>
concept Struct = requires {
  Fields<T>::List;
};

template <Struct T, class Visitor>
constexpr void forEachField(Visitor &&Visit) {
  std::apply([&](const auto &...F) { (Visit(F.Name, F.Member), ...); },
             Fields<T>::List);
}

/// The word for an enumerator; empty for a number that is none.
template <class E> std::string_view word(E Enumerator) {
  auto I = static_cast<std::size_t>(Enumerator);
  return I < Words<E>::List.size() ? Words<E>::List[I] : std::string_view();
}

template <class E> std::optional<E> fromWord(std::string_view Word) {
  for (std::size_t I = 0; I < Words<E>::List.size(); ++I)
    if (Words<E>::List[I] == Word)
      return static_cast<E>(I);
  return std::nullopt;
}

namespace detail {
struct Anything {
  template <class T> operator T() const;
};

template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), Anything())...}; };
}

/// How many members the aggregate T has.
template <class T, std::size_t N = 48> constexpr std::size_t members() {
  if constexpr (takes<T>(std::make_index_sequence<N>()))
    return N;
  else
    return members<T, N - 1>();
}
} // namespace detail

#define RETRYLINT_FIELDS(T, ...)                                               \
  template <> struct Fields<T> {                                               \
    static constexpr auto List = std::tuple{__VA_ARGS__};                      \
    static_assert(std::tuple_size_v<decltype(List)> == detail::members<T>(),   \
                  "a field of " #T " is not listed in ir/Fields.h");           \
  };

#define RETRYLINT_WORDS(E, Last, ...)                                          \
  template <> struct Words<E> {                                                \
    static constexpr auto List =                                               \
        std::to_array<std::string_view>({__VA_ARGS__});                        \
    static_assert(List.size() == static_cast<std::size_t>(E::Last) + 1,        \
                  "an enumerator of " #E " has no word in ir/Fields.h");       \
  };

//===----------------------------------------------------------------------===//
// Summaries
//===----------------------------------------------------------------------===//

RETRYLINT_WORDS(Tristate, Yes, "unknown", "no", "yes")
RETRYLINT_WORDS(Role, Neutral, "unknown", "attempt", "transfer", "start",
                "wait", "timer", "post", "register", "pump", "cancel",
                "classifier", "inspect", "option", "retry_after", "lock",
                "unlock", "prompt", "seed", "neutral")
RETRYLINT_WORDS(Compare, Mask, "unknown", "eq", "ne", "lt", "le", "gt", "ge",
                "mask")
RETRYLINT_WORDS(FailureIn, Exception, "unknown", "return", "argument",
                "callback_param", "exception")
RETRYLINT_WORDS(CallbackRole, Signal, "unknown", "completion", "failure",
                "success", "timer", "progress", "recovery", "signal")
RETRYLINT_WORDS(TimeShape, Timespec, "unknown", "number", "duration", "timeval",
                "timespec")
RETRYLINT_WORDS(Returns, Parsed, "unknown", "receiver", "receiver_ok",
                "receiver_failed", "arg0", "arg0_ok", "arg0_failed", "min",
                "max", "clamp", "pow", "abs", "round", "random", "now", "errno",
                "make_time", "time_count", "bind", "last_arg", "store",
                "fetch_add", "fetch_sub",
                "exchange", "clear", "parsed")
RETRYLINT_WORDS(TextFormat, ServiceConfig, "unknown", "number", "pairs", "uri",
                "service_config")
RETRYLINT_WORDS(FailureClass, Connect, "unknown", "again", "transient",
                "throttled", "permanent", "cancelled", "connect")

RETRYLINT_FIELDS(FailureSign, Field{"in", &FailureSign::In},
                 Field{"index", &FailureSign::Index},
                 Field{"test", &FailureSign::Test},
                 Field{"number", &FailureSign::Number},
                 Field{"others", &FailureSign::Others},
                 Field{"types", &FailureSign::Types})
RETRYLINT_FIELDS(FieldSign, Field{"field", &FieldSign::Field},
                 Field{"sign", &FieldSign::Sign})
RETRYLINT_FIELDS(CallbackSpec, Field{"arg", &CallbackSpec::Arg},
                 Field{"last_callable", &CallbackSpec::LastCallable},
                 Field{"field", &CallbackSpec::Field},
                 Field{"role", &CallbackSpec::Role},
                 Field{"failure", &CallbackSpec::Failure})
RETRYLINT_FIELDS(TimeArg, Field{"arg", &TimeArg::Arg},
                 Field{"attribute", &TimeArg::Attribute},
                 Field{"shape", &TimeArg::Shape}, Field{"unit", &TimeArg::Unit},
                 Field{"absolute", &TimeArg::Absolute},
                 Field{"unit_arg", &TimeArg::UnitArg})
RETRYLINT_FIELDS(Setting, Field{"attribute", &Setting::Attribute},
                 Field{"when_arg", &Setting::WhenArg},
                 Field{"equals", &Setting::Equals},
                 Field{"text", &Setting::Text}, Field{"arg", &Setting::Arg},
                 Field{"constant", &Setting::Constant},
                 Field{"shape", &Setting::Shape}, Field{"unit", &Setting::Unit},
                 Field{"absolute", &Setting::Absolute},
                 Field{"format", &Setting::Format},
                 Field{"key", &Setting::Key})
RETRYLINT_FIELDS(OptionTest, Field{"attribute", &OptionTest::Attribute},
                 Field{"arg", &OptionTest::Arg},
                 Field{"unset", &OptionTest::Unset},
                 Field{"test", &OptionTest::Test},
                 Field{"number", &OptionTest::Number},
                 Field{"other_attribute", &OptionTest::OtherAttribute},
                 Field{"other_arg", &OptionTest::OtherArg})
RETRYLINT_FIELDS(Complaint, Field{"if", &Complaint::If},
                 Field{"says", &Complaint::Says})
RETRYLINT_FIELDS(CodeClass, Field{"class", &CodeClass::Class},
                 Field{"codes", &CodeClass::Codes},
                 Field{"names", &CodeClass::Names},
                 Field{"types", &CodeClass::Types})
RETRYLINT_FIELDS(FunctionSummary, Field{"name", &FunctionSummary::Name},
                 Field{"library", &FunctionSummary::Library},
                 Field{"protocol", &FunctionSummary::Protocol},
                 Field{"role", &FunctionSummary::Role},
                 Field{"failures", &FunctionSummary::Failures},
                 Field{"field_failures", &FunctionSummary::FieldFailures},
                 Field{"callbacks", &FunctionSummary::Callbacks},
                 Field{"target_arg", &FunctionSummary::TargetArg},
                 Field{"target_is_receiver",
                       &FunctionSummary::TargetIsReceiver},
                 Field{"handle_arg", &FunctionSummary::HandleArg},
                 Field{"idempotent", &FunctionSummary::Idempotent},
                 Field{"carries_status", &FunctionSummary::CarriesStatus},
                 Field{"connect_only", &FunctionSummary::ConnectOnly},
                 Field{"sets_errno", &FunctionSummary::SetsErrno},
                 Field{"classes", &FunctionSummary::Classes},
                 Field{"default_timeout", &FunctionSummary::DefaultTimeout},
                 Field{"built_in_attempts", &FunctionSummary::BuiltInAttempts},
                 Field{"built_in_backoff", &FunctionSummary::BuiltInBackoff},
                 Field{"timeout", &FunctionSummary::Timeout},
                 Field{"delay", &FunctionSummary::Delay},
                 Field{"min_seconds", &FunctionSummary::MinSeconds},
                 Field{"always_waits", &FunctionSummary::AlwaysWaits},
                 Field{"returns", &FunctionSummary::Returns},
                 Field{"out_arg", &FunctionSummary::OutArg},
                 Field{"settings", &FunctionSummary::Settings},
                 Field{"complaints", &FunctionSummary::Complaints},
                 Field{"quality", &FunctionSummary::Quality})

//===----------------------------------------------------------------------===//
// Units
//===----------------------------------------------------------------------===//

RETRYLINT_WORDS(TypeKind, Record, "unknown", "void", "bool", "int", "enum",
                "float", "pointer", "record")
RETRYLINT_WORDS(Op, Now, "opaque", "const", "string", "this", "param", "local",
                "global", "field", "result", "caught", "function", "bind",
                "placeholder", "aggregate", "address", "deref", "element",
                "truth", "neg", "not", "bitnot", "add", "sub", "mul", "div",
                "rem", "shl", "shr", "and", "or", "xor", "lt", "le", "gt", "ge",
                "eq", "ne", "logical_and", "logical_or", "select", "min", "max",
                "clamp", "pow", "abs", "cast", "downcast", "random", "now")
RETRYLINT_WORDS(RandomQuality, Constant, "unknown", "good", "time_seed",
                "constant")
RETRYLINT_WORDS(InstKind, Unlock, "call", "assign", "return", "throw", "forget",
                "release")
RETRYLINT_WORDS(TerminatorKind, Switch, "exit", "jump", "branch", "switch")
RETRYLINT_WORDS(SpotKind, Definition, "exponent", "loop", "declaration",
                "result", "condition", "definition")
RETRYLINT_WORDS(FunctionKind, ObjCMethod, "free", "method", "constructor",
                "destructor", "lambda", "block", "objc_method")

RETRYLINT_FIELDS(Location, Field{"file", &Location::File},
                 Field{"line", &Location::Line},
                 Field{"column", &Location::Column},
                 Field{"offset", &Location::Offset},
                 Field{"end_line", &Location::EndLine},
                 Field{"end_column", &Location::EndColumn},
                 Field{"end_offset", &Location::EndOffset},
                 Field{"in_macro", &Location::InMacro})
RETRYLINT_FIELDS(Type, Field{"kind", &Type::Kind}, Field{"bits", &Type::Bits},
                 Field{"signed", &Type::Signed},
                 Field{"volatile", &Type::Volatile},
                 Field{"tick_num", &Type::TickNum},
                 Field{"tick_den", &Type::TickDen}, Field{"name", &Type::Name})
RETRYLINT_FIELDS(Value, Field{"op", &Value::Op}, Field{"type", &Value::Type},
                 Field{"a", &Value::A}, Field{"b", &Value::B},
                 Field{"index", &Value::Index}, Field{"name", &Value::Name},
                 Field{"int", &Value::Int}, Field{"real", &Value::Real},
                 Field{"operands", &Value::Operands})
RETRYLINT_FIELDS(CallbackArg, Field{"spec", &CallbackArg::Spec},
                 Field{"callee", &CallbackArg::Callee})
RETRYLINT_FIELDS(Inst, Field{"kind", &Inst::Kind}, Field{"where", &Inst::Where},
                 Field{"callee", &Inst::Callee}, Field{"name", &Inst::Name},
                 Field{"callee_value", &Inst::CalleeValue},
                 Field{"model", &Inst::Model},
                 Field{"receiver", &Inst::Receiver},
                 Field{"virtual", &Inst::Virtual},
                 Field{"awaited", &Inst::Awaited}, Field{"args", &Inst::Args},
                 Field{"callbacks", &Inst::Callbacks},
                 Field{"result_type", &Inst::ResultType},
                 Field{"delay", &Inst::Delay}, Field{"timeout", &Inst::Timeout},
                 Field{"target", &Inst::Target}, Field{"source", &Inst::Source},
                 Field{"thrown_type", &Inst::ThrownType})
RETRYLINT_FIELDS(Case, Field{"first", &Case::First}, Field{"last", &Case::Last})
RETRYLINT_FIELDS(Block, Field{"insts", &Block::Insts},
                 Field{"terminator", &Block::Terminator},
                 Field{"condition", &Block::Condition},
                 Field{"where", &Block::Where},
                 Field{"successors", &Block::Successors},
                 Field{"cases", &Block::Cases}, Field{"try", &Block::Try})
RETRYLINT_FIELDS(Handler, Field{"type_name", &Handler::TypeName},
                 Field{"derived", &Handler::Derived},
                 Field{"entry", &Handler::Entry},
                 Field{"variable", &Handler::Variable},
                 Field{"where", &Handler::Where})
RETRYLINT_FIELDS(Try, Field{"parent", &Try::Parent},
                 Field{"handlers", &Try::Handlers})
RETRYLINT_FIELDS(Param, Field{"name", &Param::Name},
                 Field{"type", &Param::Type},
                 Field{"by_reference", &Param::ByReference})
RETRYLINT_FIELDS(Local, Field{"name", &Local::Name},
                 Field{"type", &Local::Type}, Field{"where", &Local::Where},
                 Field{"address_taken", &Local::AddressTaken})
RETRYLINT_FIELDS(Spot, Field{"kind", &Spot::Kind}, Field{"of", &Spot::Of},
                 Field{"where", &Spot::Where}, Field{"text", &Spot::Text},
                 Field{"type", &Spot::Type}, Field{"left", &Spot::Left})
RETRYLINT_FIELDS(
    Function, Field{"symbol", &Function::Symbol},
    Field{"name", &Function::Name}, Field{"kind", &Function::Kind},
    Field{"where", &Function::Where}, Field{"body", &Function::Body},
    Field{"class", &Function::Class}, Field{"parent", &Function::Parent},
    Field{"overrides", &Function::Overrides},
    Field{"params", &Function::Params}, Field{"locals", &Function::Locals},
    Field{"return_type", &Function::ReturnType},
    Field{"coroutine", &Function::Coroutine},
    Field{"internal", &Function::Internal}, Field{"test", &Function::Test},
    Field{"model", &Function::Model}, Field{"entry", &Function::Entry},
    Field{"blocks", &Function::Blocks}, Field{"tries", &Function::Tries},
    Field{"spots", &Function::Spots}, Field{"insts", &Function::Insts}, Field{"values", &Function::Values})
RETRYLINT_FIELDS(Variable, Field{"symbol", &Variable::Symbol},
                 Field{"name", &Variable::Name}, Field{"type", &Variable::Type},
                 Field{"const", &Variable::Const},
                 Field{"has_init", &Variable::HasInit},
                 Field{"init", &Variable::Init},
                 Field{"functions", &Variable::Functions})
RETRYLINT_FIELDS(File, Field{"path", &File::Path},
                 Field{"system", &File::System})

/// Unit has a constructor, so its members can't be counted: the serialiser's
/// tests compare whole units instead.
template <> struct Fields<Unit> {
  static constexpr auto List = std::tuple{Field{"files", &Unit::Files},
                                          Field{"strings", &Unit::Strings},
                                          Field{"types", &Unit::Types},
                                          Field{"models", &Unit::Models},
                                          Field{"variables", &Unit::Variables},
                                          Field{"functions", &Unit::Functions},
                                          Field{"bases", &Unit::Bases},
                                          Field{"offers", &Unit::Offers}};
};

#undef RETRYLINT_FIELDS
#undef RETRYLINT_WORDS

} // namespace retrylint::ir

#endif // RETRYLINT_IR_FIELDS_H
