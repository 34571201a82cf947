//===- Ir.h - The retry IR -------------------------------------*- C++ -*-===//
///
/// \file
/// The retry IR: what a function does about calls that can fail, and nothing
/// else. A unit is one translation unit; a function is a small control-flow
/// graph of blocks; a block is a list of instructions over an arena of values.
///
///   int fetch(CURL *h) {               function "fetch" c:@F@fetch
///     for (int n = 0; n < 5; ++n) {      b1: branch (lt local n, 5) b2 b4
///       if (!curl_easy_perform(h))       b2: %0 = attempt curl_easy_perform(...)
///         return 0;                          branch (not result %0) b3 b5
///       sleep(1 << n);                   b5: %1 = wait sleep((shl 1, local n))
///     } ...                                  assign local n = (add local n, 1)
///
/// Facts are three-valued. Unknown is the zero value of every fact.
/// The IR depends on nothing, Clang least of all.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_IR_H
#define RETRYLINT_IR_IR_H

#include "ir/Summary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retrylint::ir {

/// Index into Unit::Strings; 0 is the empty string, "none" where a symbol is
/// meant. Symbols are USRs; those with internal linkage are prefixed by the
/// unit's path and a '#', so that namesakes stay apart.
using StringId = std::uint32_t;

/// Index into Function::Values; 0 is "no value".
using ValueId = std::uint32_t;

/// Index into Function::Insts.
using InstId = std::uint32_t;

/// Index into Function::Blocks.
using BlockId = std::uint32_t;

inline constexpr std::uint32_t None = ~std::uint32_t(0);

/// A place in a source file: where the token is spelled, or, for code that
/// comes out of a macro, where the macro is used (InMacro then says so).
struct Location {
  std::uint32_t File = 0;      ///< index into Unit::Files; 0 is "nowhere"
  std::uint32_t Line = 0;      ///< 1-based
  std::uint32_t Column = 0;    ///< 1-based, in bytes
  std::uint32_t Offset = 0;    ///< bytes from the start of the file
  std::uint32_t EndLine = 0;   ///< end is exclusive
  std::uint32_t EndColumn = 0;
  std::uint32_t EndOffset = 0;
  bool InMacro = false;

  bool valid() const { return File != 0; }
  bool operator==(const Location &) const = default;
};

enum class TypeKind : std::uint8_t {
  Unknown, Void, Bool, Int, Enum, Float, Pointer, Record,
};

/// What arithmetic and conventions need to know of a type.
struct Type {
  TypeKind Kind = TypeKind::Unknown;
  std::uint8_t Bits = 0;  ///< width of Bool, Int, Enum, Float
  bool Signed = false;
  bool Volatile = false;  ///< volatile, std::atomic, sig_atomic_t
  /// For durations and time points of chrono, Qt, absl ...: one tick is
  /// TickNum / TickDen seconds. Both 0 where the type is no duration.
  std::int64_t TickNum = 0;
  std::int64_t TickDen = 0;
  StringId Name = 0;      ///< records and enums: qualified name, no template arguments

  bool duration() const { return TickDen != 0; }
  bool operator==(const Type &) const = default;
};

/// Index into Unit::Types; 0 is the unknown type.
using TypeId = std::uint32_t;

enum class Op : std::uint8_t {
  Opaque,       ///< nothing is known; two opaques are never the same value
  Const,        ///< Int, or Real for a floating type; enumerators carry Name
  String,       ///< text literal: Name
  This,         ///< the object a method is called on; ObjC self
  Param,        ///< Index; Name as for Local
  Local,        ///< read of local Index; Name is the symbol of the function
                ///< that declares it, 0 for this one (captures by lambdas)
  Global,       ///< Name: symbol (also static locals, static members, errno)
  Field,        ///< Name: field symbol, A: object, or pointer to it (0: this).
                ///< A name that starts with '#' is an attribute that a model
                ///< keeps on a handle (Summary.h, Setting::Attribute)
  Result,       ///< what the call at instruction Index returned
  Caught,       ///< the exception that handler Int of Tries[Index] caught
  Function,     ///< address of function Name, lambda or block
  Bind,         ///< Operands[0] a function, then its bound arguments;
                ///< Placeholder marks those the caller gives
  Placeholder,  ///< Index: 0 for _1
  Aggregate,    ///< Operands: braces, tables
  Address,      ///< &A, where A is a place
  Deref,        ///< *A
  Element,      ///< A[B]
  Truth,        ///< A converted to bool, where A is no arithmetic value
  Neg, Not, BitNot,
  Add, Sub, Mul, Div, Rem, Shl, Shr, And, Or, Xor,
  Lt, Le, Gt, Ge, Eq, Ne,
  LogicalAnd, LogicalOr,
  Select,       ///< A ? B : Operands[0]
  Min, Max,     ///< A, B
  Clamp,        ///< A between B and Operands[0]
  Pow,          ///< A to the power of B
  Abs,
  Cast,         ///< A converted to Type (also rounding and duration_cast,
                ///< whose scaling is explicit as Mul or Div)
  Downcast,     ///< A, an object or a pointer to one, where it is of class Name or
                ///< of one derived from it; else null
  Random,       ///< a draw; Index is a RandomQuality, A the range or 0
  Now,          ///< a reading of a clock
};

/// What stands for its operand A as another type.
inline bool converts(Op O) { return O == Op::Cast || O == Op::Downcast; }

/// How good the randomness of a draw is as jitter between clients.
enum class RandomQuality : std::uint8_t {
  Unknown,   ///< drawn from a generator whose seed is not seen
  Good,      ///< seeded from the system's entropy
  TimeSeed,  ///< seeded from the clock: the same for all who start together
  Constant,  ///< constant or default seed: the same everywhere
};

/// A node of an expression. Operands come before their users.
struct Value {
  ir::Op Op = Op::Opaque;
  TypeId Type = 0;
  ValueId A = 0;
  ValueId B = 0;
  std::uint32_t Index = 0;
  StringId Name = 0;
  std::int64_t Int = 0;
  double Real = 0;
  std::vector<ValueId> Operands;

  bool operator==(const Value &) const = default;
};

enum class InstKind : std::uint8_t {
  Call,    ///< any call; its Model says whether it is an attempt, a wait ...
  Assign,  ///< Target = Source
  Return,  ///< Source, or 0
  Throw,   ///< Source (0 rethrows), ThrownType
  Forget,  ///< Target now holds something unknown (asm, escaping address ...)
  Unlock,  ///< a lock held by a scope guard ends: Target is the guard's local
};

/// What a function that is handed to a call is called for.
struct CallbackArg {
  std::uint32_t Spec = None;     ///< index into FunctionSummary::Callbacks
  ValueId Callee = 0;            ///< Function, Bind, or a place that holds one
  bool operator==(const CallbackArg &) const = default;
};

struct Inst {
  InstKind Kind = InstKind::Call;
  Location Where;

  // Call
  StringId Callee = 0;       ///< symbol, 0 for an indirect call
  StringId Name = 0;         ///< what to call it in a message; qualified
  ValueId CalleeValue = 0;   ///< what an indirect call goes through
  std::uint32_t Model = 0;   ///< index into Unit::Models, 0 for none
  ValueId Receiver = 0;      ///< the object of a method call
  bool Virtual = false;      ///< dispatched at run time: overriders may run
  bool Awaited = false;      ///< co_await: the coroutine goes on when it is done
  std::vector<ValueId> Args;
  std::vector<CallbackArg> Callbacks;
  TypeId ResultType = 0;
  /// The times that the model's Delay and Timeout speak of, as expressions in
  /// nanoseconds (their own arithmetic is floating, so that it adds no overflow);
  /// a span, also where the call takes a point in time. 0: none, or not to be
  /// seen. A Const with Int -1: for ever (a null timeval, poll's -1). Times kept
  /// on a handle are its field "#delay", "#timeout" ...
  ValueId Delay = 0;
  ValueId Timeout = 0;

  // Assign, Return, Throw, Forget, Unlock
  ValueId Target = 0;
  ValueId Source = 0;
  TypeId ThrownType = 0;     ///< static type of a thrown object

  bool operator==(const Inst &) const = default;
};

enum class TerminatorKind : std::uint8_t {
  Exit,     ///< no successor: a return, a throw, or a noreturn call
  Jump,     ///< Successors[0]
  Branch,   ///< Condition: Successors[0] where it is true, [1] where false
  Switch,   ///< Condition: Cases[i] leads to Successors[i], the last is default
};

struct Case {
  std::int64_t First = 0, Last = 0;  ///< both inclusive (GNU case ranges)
  bool operator==(const Case &) const = default;
};

struct Block {
  std::vector<InstId> Insts;
  TerminatorKind Terminator = TerminatorKind::Exit;
  ValueId Condition = 0;
  Location Where;                     ///< of the terminator
  std::vector<BlockId> Successors;
  std::vector<Case> Cases;
  std::uint32_t Try = None;           ///< innermost Function::Tries around it

  bool operator==(const Block &) const = default;
};

struct Handler {
  StringId TypeName = 0;  ///< 0 catches everything
  std::vector<StringId> Derived;  ///< types seen in this unit that it catches too
  BlockId Entry = 0;
  std::uint32_t Variable = None;  ///< the local that holds the exception
  Location Where;
  bool operator==(const Handler &) const = default;
};

struct Try {
  std::uint32_t Parent = None;        ///< enclosing Try
  std::vector<ir::Handler> Handlers;
  bool operator==(const Try &) const = default;
};

struct Param {
  StringId Name = 0;
  TypeId Type = 0;
  /// A mutable reference: its argument is the Address of a place, and reading or
  /// writing the parameter reads or writes that place. Pointers are no such thing.
  bool ByReference = false;
  bool operator==(const Param &) const = default;
};

struct Local {
  StringId Name = 0;
  TypeId Type = 0;
  Location Where;
  bool AddressTaken = false;  ///< other than to hand it to a modelled call
  bool operator==(const Local &) const = default;
};

enum class FunctionKind : std::uint8_t {
  Free, Method, Constructor, Destructor, Lambda, Block, ObjCMethod,
};

/// What a fix has to know of the text, which a check does not see. Code out of a
/// macro has none.
enum class SpotKind : std::uint8_t {
  Exponent,     ///< of a shift or a power, where it is no constant
  Loop,         ///< the body in braces of the loop Of: from behind the brace to the
                ///< end of its last statement
  Declaration,  ///< the lines that declare the local Of, and nothing but it, with an
                ///< initializer that takes nothing
  Result,       ///< behind a statement of a loop's body that keeps what call Of returned
  Condition,    ///< before an `if` of a loop's body whose condition begins with call Of
  Definition,   ///< where a function can stand before this one
};

struct Spot {
  SpotKind Kind = SpotKind::Exponent;
  Location Of;
  Location Where;
  /// Exponent: its text, where it can be written twice. Declaration: the statement.
  /// Condition: the call. Loop, Definition: the white space before what stands there.
  StringId Text = 0;
  StringId Type = 0;   ///< of the exponent or the result, as the language writes it
  bool Left = false;   ///< Loop: something ends a turn before the end of the body
  bool operator==(const Spot &) const = default;
};

struct Function {
  StringId Symbol = 0;
  StringId Name = 0;              ///< qualified, for people
  FunctionKind Kind = FunctionKind::Free;
  Location Where;                 ///< the name
  Location Body;                  ///< the whole definition
  StringId Class = 0;             ///< name of the class that declares it
  StringId Parent = 0;            ///< symbol of the function around a lambda
  std::vector<StringId> Overrides;///< symbols of the methods it overrides
  std::vector<ir::Param> Params;
  std::vector<ir::Local> Locals;
  TypeId ReturnType = 0;
  bool Coroutine = false;
  bool Internal = false;          ///< internal linkage
  bool Test = false;              ///< lies in a test, benchmark, or mock
  /// Role an annotation gives it: clang::annotate("retrylint::attempt") ... Register:
  /// a library calls it back, as its first callback says (delegates, overrides).
  std::uint32_t Model = 0;        ///< index into Unit::Models, 0 for none
  BlockId Entry = 0;
  std::vector<ir::Block> Blocks;
  std::vector<ir::Try> Tries;
  std::vector<ir::Spot> Spots;
  std::vector<Inst> Insts;
  std::vector<Value> Values;      ///< [0] is unused

  bool operator==(const Function &) const = default;
};

/// A global, static or field whose initial value is known.
struct Variable {
  StringId Symbol = 0;
  StringId Name = 0;
  TypeId Type = 0;
  bool Const = false;
  bool HasInit = false;
  /// Initial value: one number, or a table's numbers. Durations are in ticks
  /// of their type.
  std::vector<double> Init;
  /// Functions in the initializer (tables of callbacks, default handlers),
  /// and the field each is for (0 for none).
  std::vector<std::pair<StringId, StringId>> Functions;
  bool operator==(const Variable &) const = default;
};

struct File {
  std::string Path;        ///< relative to the root where it lies below it
  bool System = false;
  bool operator==(const File &) const = default;
};

/// One translation unit.
struct Unit {
  std::vector<ir::File> Files;            ///< [0] is unused, [1] the main file
  std::vector<std::string> Strings;       ///< [0] is ""
  std::vector<ir::Type> Types;            ///< [0] is unknown
  std::vector<FunctionSummary> Models;    ///< those used; [0] is unused
  std::vector<Variable> Variables;
  std::vector<Function> Functions;
  /// Direct base classes: derived name, base name.
  std::vector<std::pair<StringId, StringId>> Bases;
  /// Names that are declared, of those that fixes use: the standard library's, codes of
  /// failures.
  std::vector<StringId> Offers;

  Unit() : Files(1), Strings(1), Types(1), Models(1) {}
  std::string_view str(StringId Id) const { return Strings[Id]; }
  bool operator==(const Unit &) const = default;
};

} // namespace retrylint::ir

#endif // RETRYLINT_IR_IR_H
