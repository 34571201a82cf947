//===- Summary.h - What calling a function means ---------------*- C++ -*-===//
///
/// \file
/// FunctionSummary: what a call of a function means for a retry. It has three
/// writers: a model file (a person), a body in this unit, and the facts of
/// another unit. A model is a summary that a person wrote.
///
/// Unknown is the zero value of every fact, and never a reason to report.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_SUMMARY_H
#define RETRYLINT_IR_SUMMARY_H

#include <cstdint>
#include <string>
#include <vector>

namespace retrylint::ir {

enum class Tristate : std::uint8_t { Unknown, No, Yes };

enum class Role : std::uint8_t {
  Unknown,
  Attempt,     ///< an operation on a remote peer that can fail
  Transfer,    ///< moves data on a connection that an attempt made: a loop that
               ///< repeats it is a retry only where the peer's refusal is ignored
  Start,       ///< begins an asynchronous attempt; its callbacks tell how it ended
  Wait,        ///< blocks for a time
  Timer,       ///< calls back, or makes awaiting code go on, after a time
  Post,        ///< calls back soon, from the event loop
  Register,    ///< remembers callbacks on a handle, for attempts and timers on it
  Pump,        ///< drives an event loop: never an attempt
  Cancel,      ///< ends pending attempts or timers
  Classifier,  ///< answers whether a failure is worth a retry
  Inspect,     ///< a pure reading of its arguments: Returns says which
  Option,      ///< sets options on a handle: Settings
  RetryAfter,  ///< reads what the server asks the client to wait
  Lock, Unlock,
  Prompt,      ///< waits for a person
  Seed,        ///< seeds a random generator: Quality of its argument
  Neutral,     ///< known not to matter: no attempt, no wait
};

enum class Compare : std::uint8_t { Unknown, Eq, Ne, Lt, Le, Gt, Ge, Mask };

/// Where a failure shows.
enum class FailureIn : std::uint8_t {
  Unknown, Return, Argument, CallbackParam, Exception,
};

/// One way in which an attempt says that it failed.
struct FailureSign {
  FailureIn In = FailureIn::Unknown;
  std::uint32_t Index = 0;      ///< argument (0-based), or parameter of the callback
  /// The value `v` there tells failure where `v Test Number` holds. Null is 0,
  /// false is 0; an object counts as its conversion to bool, and a status that
  /// has none (grpc::Status) as its code: 0 is success.
  Compare Test = Compare::Unknown;
  std::int64_t Number = 0;
  /// Eq: or `v` is one of these. Ne: and `v` is none of these.
  std::vector<std::int64_t> Others;
  std::vector<std::string> Types;  ///< Exception: what is thrown
  bool operator==(const FailureSign &) const = default;
};

/// A sign that stands in a field of what Sign speaks of: cpr::Response::error,
/// redisContext::err. Names a field by itself, without its class.
struct FieldSign {
  std::string Field;
  FailureSign Sign;
  bool operator==(const FieldSign &) const = default;
};

enum class CallbackRole : std::uint8_t {
  Unknown, Completion, Failure, Success, Timer, Progress,
  Recovery,    ///< service may be back: network reachable, application in front
  Signal,      ///< as the signal says that another argument names: the model of a
               ///< connecting call; a call has what that signal's model says
};

/// A function that is handed to a call.
struct CallbackSpec {
  /// Which argument it is: 0-based, -1 the last. LastCallable: the last one
  /// that is a function object.
  std::int32_t Arg = -1;
  bool LastCallable = false;
  std::string Field;       ///< it stands in this field of the argument (C options structs)
  CallbackRole Role = CallbackRole::Unknown;
  FailureSign Failure;     ///< CallbackParam, for Completion
  bool operator==(const CallbackSpec &) const = default;
};

enum class TimeShape : std::uint8_t {
  Unknown,
  Number,     ///< a number of Unit
  Duration,   ///< a typed duration: its type has the unit
  Timeval,    ///< pointer to struct timeval
  Timespec,   ///< pointer to struct timespec
};

/// A time that a call is given.
struct TimeArg {
  std::int32_t Arg = -1;         ///< 0-based; -1 none
  std::string Attribute;         ///< or kept on the receiver (or Arg) under this name
  TimeShape Shape = TimeShape::Unknown;
  double Unit = 0;               ///< seconds per 1, for Number
  bool Absolute = false;         ///< a point in time, not a span
  std::int32_t UnitArg = -1;     ///< a second argument that adds to it (ns part)
  bool Present() const { return Arg >= 0 || !Attribute.empty(); }
  bool operator==(const TimeArg &) const = default;
};

/// What a pure function returns.
enum class Returns : std::uint8_t {
  Unknown,
  Receiver,      ///< the object itself, or what it holds: value(), get(), code()
  ReceiverOk,    ///< true where the object (an attempt's result) tells success
  ReceiverFailed,///< true where it tells failure
  Arg0, Arg0Ok, Arg0Failed,
  Min, Max, Clamp, Pow, Abs, Round,
  Random, Now,
  Errno,         ///< the code of the last failure of this thread
  MakeTime,      ///< a span of time: the argument of Delay, in its Unit
  TimeCount,     ///< Arg0, else the object: a span, as a number of Delay's Unit
  Bind,          ///< a function object: the first argument bound to the others
  LastArg,       ///< the last argument: bind_executor(e, handler)
  // Changes of the object or, for a free function, of what the first argument
  // is or points at. They need no body to be followed.
  Store,         ///< becomes the next argument: store(v)
  FetchAdd, FetchSub,  ///< moves by the next argument (1 without); gives the old value
  Exchange,      ///< becomes the next argument; gives the old value
  Clear,         ///< becomes null, zero or empty: reset()
  Parsed,        ///< a number read from text: configuration, a header
};

/// How an option stands in a text.
enum class TextFormat : std::uint8_t {
  Unknown,
  Number,        ///< the text is the value: "100"
  Pairs,         ///< key=value key='value', as libpq has them
  Uri,           ///< scheme://host/?key=value&key=value
  ServiceConfig, ///< JSON, as gRPC has it: what is wrong with it becomes "complaint"
};

/// An option that a call sets on a handle.
struct Setting {
  std::string Attribute;           ///< "timeout", "delay", "retries", "callback", ...
  std::int32_t WhenArg = -1;       ///< only where this argument ...
  std::vector<std::int64_t> Equals;///< ... is one of these constants,
  std::vector<std::string> Text;   ///< or one of these strings
  std::int32_t Arg = -1;           ///< the value: this argument,
  std::int64_t Constant = 0;       ///< or, where Arg < 0, this constant
  TimeShape Shape = TimeShape::Unknown;
  double Unit = 0;                 ///< as in TimeArg, for times
  bool Absolute = false;           ///< likewise
  TextFormat Format = TextFormat::Unknown; ///< the argument is a text
  std::string Key;                 ///< that has the value under this name
  bool operator==(const Setting &) const = default;
};

/// A test of an option, or of an argument.
struct OptionTest {
  std::string Attribute;       ///< an option of the handle; empty: Arg
  std::int32_t Arg = -1;
  bool Unset = false;          ///< holds where nobody sets the option
  Compare Test = Compare::Unknown;
  double Number = 0;           ///< what it is compared with; spans in nanoseconds
  std::string OtherAttribute;  ///< or compared with this option
  std::int32_t OtherArg = -1;  ///< or with this argument
  bool operator==(const OptionTest &) const = default;
};

/// What is wrong with how options are set.
struct Complaint {
  std::vector<OptionTest> If;  ///< where all of these hold
  /// A fact and a remedy. "{retries}" and "{arg 1}" stand for what was given.
  std::string Says;
  bool operator==(const Complaint &) const = default;
};

/// The class of a failure that an attempt's code can tell.
enum class FailureClass : std::uint8_t {
  Unknown,
  Again,       ///< not a failure: call again (EINTR, WANT_READ, EINPROGRESS)
  Transient,   ///< worth a retry
  Throttled,   ///< refused because of load: 429, 503
  Permanent,   ///< the same request will fail again
  Cancelled,   ///< the caller stopped it
  Connect,     ///< the peer was never reached
};

struct CodeClass {
  FailureClass Class = FailureClass::Unknown;
  std::vector<std::int64_t> Codes;
  std::vector<std::string> Names;   ///< what Codes are called, one for each
  std::vector<std::string> Types;   ///< exception types
  bool operator==(const CodeClass &) const = default;
};

struct FunctionSummary {
  std::string Name;        ///< qualified name of the declaration, or a pattern's
  std::string Library;     ///< model file's name, "" for inferred ones
  std::string Protocol;    ///< "http", "tcp", "dns", "grpc", "redis", "sql", ...
  ir::Role Role = Role::Unknown;

  // Attempts
  std::vector<FailureSign> Failures;   ///< any of them tells failure
  std::vector<FieldSign> FieldFailures;///< likewise
  std::vector<CallbackSpec> Callbacks;
  std::int32_t TargetArg = -1;         ///< argument that says whom it asks
  bool TargetIsReceiver = false;       ///< the object it is called on says whom
  std::int32_t HandleArg = -1;         ///< argument that carries options; -1: receiver
  Tristate Idempotent = Tristate::Unknown;
  Tristate CarriesStatus = Tristate::Unknown; ///< failure can be the server's "no"
  Tristate ConnectOnly = Tristate::Unknown;   ///< only reaches out, asks for nothing
  bool SetsErrno = false;
  std::vector<CodeClass> Classes;
  double DefaultTimeout = 0;           ///< seconds; 0 unknown, < 0 for ever
  std::int32_t BuiltInAttempts = 0;    ///< the library's own attempts; 0 none known,
                                       ///< < 0 without end
  Tristate BuiltInBackoff = Tristate::Unknown;
  TimeArg Timeout;                     ///< per-attempt timeout among the arguments

  // Waits, timers, options, pure functions
  TimeArg Delay;
  double MinSeconds = 0;               ///< waits at least this, whatever it is given
  Tristate AlwaysWaits = Tristate::Unknown;
  ir::Returns Returns = Returns::Unknown;
  /// Inspect, RetryAfter: the answer is written through this argument (clock_gettime,
  /// curl_easy_getinfo); -1: it is returned. An Inspect with Failures: its answer
  /// tells by these signs (In: Return) whether what it looks at failed.
  std::int32_t OutArg = -1;
  std::vector<Setting> Settings;
  std::vector<Complaint> Complaints;   ///< the worst first
  std::uint8_t Quality = 0;            ///< RandomQuality, for Random and Seed

  bool operator==(const FunctionSummary &) const = default;
};

} // namespace retrylint::ir

#endif // RETRYLINT_IR_SUMMARY_H
