//===- RetryCycle.h - What the checks ask about ----------------*- C++ -*-===//
///
/// \file
/// A retry cycle is a way from an attempt, along the edge that is taken when
/// that attempt failed, back to the same attempt.
///
///   attempt ──failed──► [wait] ──► [counter, deadline, stop?] ──► attempt
///
/// Every fact is three-valued or optional; unknown is never a reason to report.
/// Locations are those of the unit that holds the code (Place::Unit).
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_RETRYCYCLE_H
#define RETRYLINT_LINK_RETRYCYCLE_H

#include "ir/Ir.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retrylint::link {

using ir::Tristate;

/// A location in the program: the file by path, so that it means the same in
/// every unit.
struct Place {
  std::string File;            ///< as in ir::File::Path; empty is "nowhere"
  ir::Location At;             ///< At.File has no meaning here
  bool valid() const { return !File.empty(); }
  bool operator==(const Place &) const = default;
};

/// A span of time in nanoseconds. Prints as people say it: "1 s", "250 ms",
/// "9 h 6 min".
struct Span {
  double Nanoseconds = 0;
  double seconds() const { return Nanoseconds / 1e9; }
  std::string str() const;
  bool operator==(const Span &) const = default;
};

enum class Confidence : std::uint8_t {
  Low,     ///< by names alone
  Medium,  ///< reached through inferred summaries
  High,    ///< the API is modelled
};

enum class StepKind : std::uint8_t {
  Attempt, Failure, Call, Return, Wait, Test, Callback, Timer, Again, Note,
};

/// A step of the way round: it becomes a note and a location of the codeFlow.
struct Step {
  StepKind Kind = StepKind::Note;
  Place Where;
  std::string Text;            ///< "'async_connect' is called again here"
  unsigned Nesting = 0;        ///< call depth relative to the attempt's function
};

enum class Growth : std::uint8_t {
  Unknown, Constant, Linear, Exponential, Table, Shrinking,
};

enum class WaitKind : std::uint8_t {
  Unknown,
  Blocking,   ///< the thread sleeps
  Timer,      ///< a timer calls back
  Ready,      ///< waits for something to become ready, with a timeout (poll, cv)
  Guard,      ///< "not before" test against a clock
  Attempt,    ///< the attempt itself takes the time (blocking receive, long poll)
};

/// An assignment that multiplies a variable by a constant, so that the wait grows.
struct GrowthStep {
  std::string Variable;        ///< as the assignment may write it: "Delay", "to->wait"
  double Factor = 0;           ///< its new value over the one before
  bool Integer = false;
  bool Duration = false;       ///< of std::chrono, in seconds or finer
  double Unit = 0;             ///< of a number: nanoseconds that one of it is waited
  unsigned Bits = 0;           ///< of a number
  bool Signed = false;
  double Tick = 0;             ///< of a duration: seconds
  bool Min = false;            ///< std::min is declared
};

/// The exponent of a shift or a power that makes a wait grow.
struct Exponent {
  Place Where;
  std::string Text;            ///< where it can be written twice
  std::string Type;            ///< "int", "unsigned int"
  bool Min = false;            ///< std::min is declared
  /// Its value and what is then waited, turn by turn.
  std::vector<std::pair<double, Span>> Turns;
};

/// A wait between one attempt's failure and the next attempt.
struct Delay {
  Place Where;
  std::string Call;                   ///< what waits: "sleep", "async_wait"
  WaitKind Kind = WaitKind::Unknown;
  link::Growth Growth = link::Growth::Unknown;
  std::optional<Span> First;          ///< before the second attempt
  std::optional<double> Factor;       ///< Exponential: each wait over the one before
  std::optional<Span> Increment;      ///< Linear
  std::optional<Span> Cap;            ///< largest wait, where known
  Tristate Capped = Tristate::Unknown;
  Tristate Jittered = Tristate::Unknown;
  ir::RandomQuality JitterQuality = ir::RandomQuality::Unknown;
  Place JitterWhere;
  Tristate ServerDirected = Tristate::Unknown;  ///< Retry-After flows in
  Tristate FromOutside = Tristate::Unknown;     ///< parsed from text, configuration
  Tristate HasFloor = Tristate::Unknown;        ///< clamped from below, where FromOutside
  /// Arithmetic leaves the expression's type at this wait (1 is the first), and
  /// the value that the type then holds makes no sane wait.
  std::optional<unsigned> OverflowAt;
  Place OverflowWhere;
  std::string OverflowText;           ///< the expression: "1 << attempt", where known
  /// Waits before attempts 2, 3, ... as far as they are known, at most 64.
  std::vector<Span> Sequence;
  Tristate InCallback = Tristate::Unknown;      ///< Blocking, on an event loop's thread
  Place GrowthWhere;                  ///< the assignment or expression that makes it grow
  std::optional<GrowthStep> Step;     ///< what stands at GrowthWhere, where that is known
  std::optional<link::Exponent> Exponent; ///< where one of this loop's alone makes it grow
  Place OutsideWhere;                 ///< FromOutside: the call that reads the value
  /// Yes: the wait also runs when the bound is used up and no attempt follows, on
  /// the way out. No: every way from it leads to an attempt.
  Tristate AfterLast = Tristate::Unknown;
  /// Yes: what grows is set back to its first value (ResetWhere) on the success of
  /// an attempt that only connects (Model.ConnectOnly), or of a start, before
  /// anything was received; or unconditionally on each way round. No: on other
  /// evidence, or its place is not written elsewhere.
  Tristate ResetEarly = Tristate::Unknown;
  Place ResetWhere;
  /// Yes: what grows is a field, global or static that success never sets back, so
  /// that the wait stays at its cap for the rest of the process.
  Tristate NeverReset = Tristate::Unknown;
  /// JitterQuality Constant or TimeSeed: the seed, or the generator's declaration
  /// where it has none.
  Place SeedWhere;
  /// SeedWhere is the initializer of this variable, a generator of the standard
  /// library's, and begins with its name.
  std::string Generator;
  bool LocalGenerator = false;        ///< that no other function draws from
  /// SeedWhere is a call of this name that seeds what Generator names, or the generator
  /// that all draw from, and begins with the name.
  std::string SeedCall;
  /// The generator is seeded anew before each draw.
  bool Reseeded = false;
};

/// What ends the cycle although every attempt fails.
struct Bound {
  Tristate ByCount = Tristate::Unknown;
  Tristate ByDeadline = Tristate::Unknown;
  /// A condition from outside ends it: stop flag, token, signal, state of a field.
  Tristate ByStop = Tristate::Unknown;
  /// Most attempts that are made, the first included, where known.
  std::optional<unsigned> MaxAttempts;
  /// A test that looks like a bound and is none: its counter does not move on
  /// the failure path, or is set back within the cycle.
  Place StuckWhere;
  std::string StuckCounter;
  bool StuckReset = false;            ///< set back, not merely unmoved
  Place StuckResetWhere;
  /// Nothing in the loop changes StuckCounter: what would lead towards the limit, 1 or
  /// -1; 0 where that is not known.
  int StuckStep = 0;
  bool StuckRead = false;             ///< it is read elsewhere than in the test

  bool none() const {
    return ByCount == Tristate::No && ByDeadline == Tristate::No &&
           ByStop == Tristate::No;
  }
};

/// A statement of the cycle's loop that makes the attempt, so that what came of it can
/// be looked at behind it, and the loop be left by its condition's way out.
struct KeptResult {
  Place Behind;                ///< behind the statement; else before an `if` ...
  Place Before;
  Place Call;                  ///< ... whose condition begins with the call
  std::string CallText;
  std::string Variable;        ///< that keeps the result, or a name that is free
  std::string Type;            ///< of the result, as the language writes it
  std::string Failed;          ///< what holds of a failure: "!= 0"
  std::vector<std::string> MayPass; ///< codes that the header has, and that may pass
  Place Definition;            ///< where a function can stand before the attempt's
  std::string Indent;          ///< of that
  std::string Function;        ///< the attempt's, by its last name
  bool Bool = false;           ///< the language knows the type
};

/// Which failures lead round again.
struct Selectivity {
  /// Something on the way tells failures apart before it goes round.
  Tristate Classified = Tristate::Unknown;
  /// These codes or exception types, which the models call permanent,
  /// cancelled, or throttled, lead round on a test that names them.
  struct Explicit {
    std::string Name;                 ///< "CURLE_URL_MALFORMAT", "401"
    ir::FailureClass Class = ir::FailureClass::Unknown;
    Place Where;
  };
  std::vector<Explicit> Retried;
  Place CatchAllWhere;                ///< the test or handler that takes every failure
  std::string CatchAllText;           ///< "catch (...)", "!ok()"
  /// The server's wish is read (role RetryAfter) in a function on the way round, or
  /// in one that such a function calls. No: all of these are known, and none does.
  Tristate ReadsRetryAfter = Tristate::Unknown;
  bool SeesStatus = false;            ///< an HTTP or gRPC status is looked at
  /// Yes: only failures by which the peer is known not to have done what it was
  /// asked lead round: classes Connect, Throttled, Again. No: others do, too.
  Tristate OnlyUnsent = Tristate::Unknown;
  std::optional<KeptResult> Kept;     ///< where it can be looked at before the next turn
};

/// The operation that is tried again.
struct Attempt {
  std::string Name;                   ///< as written: "curl_easy_perform"
  Place Where;
  std::string Function;               ///< qualified name of the function around it
  ir::FunctionSummary Model;          ///< role Unknown for one known by name alone
  Tristate Local = Tristate::Unknown; ///< its peer is this machine (AF_UNIX, loopback)
  Tristate SameTarget = Tristate::Unknown; ///< each turn asks the same peer for the same
  std::optional<Span> Timeout;        ///< per attempt, where known
  /// Yes: an argument or an option on its handle limits it, or the library does
  /// (Model.DefaultTimeout > 0). No: the library waits for ever unless told (< 0), all
  /// writes of the handle's options are seen, and none is a timeout. A handle that
  /// comes from elsewhere leaves it unknown.
  Tristate HasTimeout = Tristate::Unknown;
  /// Yes: the limit is a point in time that each way round computes anew from the
  /// clock ("now + 5 s" inside the cycle). No: it is computed before the cycle.
  Tristate DeadlineRenewed = Tristate::Unknown;
  Place DeadlineWhere;                ///< where it is computed or set
  /// Yes: it is told to wait for the peer until the deadline (attribute "blocks").
  Tristate Blocks = Tristate::Unknown;
  /// Model.Idempotent, refined by what is set on its handle (attribute "method":
  /// POST and PATCH are No).
  Tristate Idempotent = Tristate::Unknown;
  /// Yes: a key that makes repeats harmless is set on the request or its handle
  /// (attribute "idempotency-key"), and is the same in each attempt.
  Tristate IdempotencyKey = Tristate::Unknown;
  std::vector<std::string> Through;   ///< wrappers between the cycle and the call
};

/// An object that each attempt should have new, and that all attempts share.
struct Reuse {
  enum Way {
    OneShot,      ///< good for one call: a gRPC client context, a moved-from request
    Accumulates,  ///< a response buffer or list that is appended to, never emptied
    Consumed,     ///< an upload stream or file that was read, never set back
    Broken,       ///< a socket or session that failed, used again without a reset
  };
  Way How = OneShot;
  std::string Name;            ///< the variable or field
  std::string Type;            ///< qualified name, where it is a record
  Place Declared;
  Place Used;                  ///< the argument, or the call that fills it
  bool Local = false;          ///< declared in the attempt's function, outside the cycle
  /// The lines of its declaration, where it can stand in the body of the cycle's loop:
  /// it is made of nothing, and mentioned nowhere else.
  Place Declaration;
  std::string DeclarationText;
};

/// The body of the loop that a cycle goes round, where that stands in braces.
struct LoopBody {
  Place Inside;                ///< from behind the brace to the end of the last statement
  std::string Indent;          ///< of its first statement
  bool ToEnd = false;          ///< each turn ends at its end, or leaves the loop
};

/// A failure can leave two retries pending, so that chains of them multiply.
struct Stacking {
  Place Where;                 ///< arms a retry
  Place Other;                 ///< arms another for the same failure, or the same again
  std::string Timer;           ///< what arms it: "singleShot"
};

/// Another layer of retries inside this one.
struct Layer {
  std::string Name;                   ///< function or library
  Place Where;
  std::optional<unsigned> Attempts;
  bool Library = false;
};

enum class Back : std::uint8_t {
  Unknown, Loop, Goto, Recursion, Callback, Timer, Queue,
};

struct RetryCycle {
  link::Attempt Attempt;
  link::Back Back = link::Back::Unknown;  ///< how it comes back
  Place BackWhere;                        ///< loop keyword, goto, the call
  std::optional<LoopBody> Body;
  std::vector<Delay> Delays;              ///< on the way that waits least; empty: none
  /// No: some way round does not wait. Yes: all do.
  Tristate Waits = Tristate::Unknown;
  link::Bound Bound;
  link::Selectivity Selectivity;
  std::vector<Layer> Layers;
  /// What all attempts share and should not. Objects that are declared, assigned or
  /// reset within the cycle are not among them.
  std::vector<Reuse> Reused;
  /// Set where a one-shot timer or task is armed on the failure path, neither cancels
  /// the pending one (as re-arming one timer object does) nor asks whether there is
  /// one (flag, state, null test), and either two callbacks of one operation (error and
  /// close) both lead there, or the path can be taken again before it has fired.
  std::optional<Stacking> Stacks;
  std::vector<Step> Path;                 ///< attempt first, attempt again last
  link::Confidence Confidence = link::Confidence::Low;
  Tristate HoldsLock = Tristate::Unknown;
  Place LockWhere;
  std::string LockName;
  bool InTest = false;                    ///< test, benchmark, mock: never reported
  bool Interactive = false;               ///< a person is asked on the way
  bool TransactionRerun = false;          ///< bounded re-run of a database transaction
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_RETRYCYCLE_H
