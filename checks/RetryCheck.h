//===- RetryCheck.h - What a check is ---------------------------*- C++ -*-===//
///
/// \file
/// A check is a predicate over a retry cycle, with its message.
///
///   class ConstantDelayCheck : public RetryCheck {
///     unsigned MinAttempts = option("MinAttempts", 4u);
///   public:
///     void check(const RetryCycle &Retry, Report &Out) const override { ... }
///   };
///   RETRY_CHECK_FACTORY(ConstantDelay)
///
/// A check sees no AST, does no I/O and keeps no state between cycles.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_RETRYCHECK_H
#define RETRYLINT_RETRYCHECK_H

#include "link/Program.h"
#include "link/RetryCycle.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retrylint {

using link::Back;
using link::Confidence;
using link::Delay;
using link::Growth;
using link::Place;
using link::RetryCycle;
using link::Span;
using link::WaitKind;
using ir::Tristate;

enum class Level : std::uint8_t { Note, Warning, Error };

enum class Facet : std::uint8_t { Pacing, Bound, Selectivity, Attempt, Structure, Other };

/// A replacement of source text.
struct Edit {
  Place Where;              ///< the range that is replaced; empty inserts before it
  std::string Text;
};

struct Fix {
  std::string Description;  ///< "cap the delay with std::min"
  std::vector<Edit> Edits;
  bool Safe = false;        ///< false: applied by --fix-unsafe only
};

/// What a check reports.
struct Finding {
  std::string Check;        ///< name in the catalogue
  retrylint::Level Level = Level::Warning;
  Place Where;              ///< one line: loop keyword, call, assignment
  std::string Message;      ///< lower case, no period: fact; remedy
  std::string Function;     ///< qualified name of the function around it
  std::vector<link::Step> Path;
  std::vector<Fix> Fixes;
  link::Confidence Confidence = link::Confidence::Low;
};

/// Values of CheckOptions: "retry-constant-delay.MinAttempts" to "4".
using CheckOptions = std::map<std::string, std::string, std::less<>>;

class Report;

class RetryCheck {
public:
  virtual ~RetryCheck() = default;

  /// Looks at one retry cycle. Called for each cycle of the program that is not
  /// in a test, in the program's order.
  virtual void check(const RetryCycle &Retry, Report &Out) const {}

  /// Looks at what is no cycle. Tests are among it: skip what is InTest.
  virtual void check(const link::Observations &Seen, Report &Out) const {}

protected:
  /// The value of the option `Name` of this check, or Default where it is not
  /// set. A value that can't be read as Default's type is remembered in
  /// CheckSet::errors() and Default is used. For member initializers of checks
  /// that a CheckSet makes; everywhere else the answer is Default.
  unsigned option(std::string_view Name, unsigned Default);
  double option(std::string_view Name, double Default);
  bool option(std::string_view Name, bool Default);
  std::string option(std::string_view Name, const char *Default);
};

/// Collects findings for one check. `Out.finding(Place) << "text" << Span`.
class Report {
public:
  class Message {
  public:
    Message &operator<<(std::string_view Text);
    Message &operator<<(const char *Text) { return *this << std::string_view(Text); }
    Message &operator<<(Span Time);
    Message &operator<<(unsigned Number);
    Message &operator<<(double Number);   ///< at most two decimals

  private:
    friend class Report;
    explicit Message(Finding &To) : To(&To) {}
    Finding *To;
  };

  /// Begins a finding at the check's own level.
  Message finding(const Place &Where);
  /// Changes the level of the finding that was begun last.
  void level(retrylint::Level Level);
  /// The way round; also takes function and confidence from the cycle.
  void path(const RetryCycle &Retry);
  /// The same for what is no cycle.
  void path(std::vector<link::Step> Path, std::string Function,
            retrylint::Confidence Confidence);
  void fix(Fix Fix);

  std::vector<Finding> Findings;

  Report(std::string Check, retrylint::Level Level)
      : Check(std::move(Check)), Default(Level) {}

private:
  std::string Check;
  retrylint::Level Default;
};

/// One line of the catalogue, with what makes the check.
struct CheckInfo {
  std::string_view Id;        ///< "ConstantDelay"
  std::string_view Name;      ///< "retry-constant-delay"
  retrylint::Level Level;
  retrylint::Facet Facet;
  unsigned Cwe;
  std::string_view Summary;   ///< one sentence, no period
  std::unique_ptr<RetryCheck> (*Make)();
};

/// Every check, in catalogue order.
const std::vector<CheckInfo> &allChecks();

/// An option that a check understands.
struct OptionInfo {
  std::string Name;           ///< "retry-constant-delay.MinAttempts"
  std::string Default;
};

/// The checks of one run, made with its options.
class CheckSet {
public:
  /// \param Enabled  asked by name for every check of the catalogue
  CheckSet(const std::function<bool(std::string_view)> &Enabled,
           const CheckOptions &Options);
  ~CheckSet();
  CheckSet(CheckSet &&);

  /// Findings over a linked program, ordered by place, then check. Deterministic.
  ///
  /// A cycle gets at most one finding per facet other than Other: that of the
  /// check that stands first in the catalogue, where a note gives way to anything
  /// above it, so that it never hides what the default profile would show. A check
  /// has at most one finding at a place, whatever number of cycles run through it.
  std::vector<Finding> run(const link::Program &Program) const;

  /// The same over parts of a program.
  std::vector<Finding> run(const std::vector<RetryCycle> &Cycles,
                           const link::Observations &Seen = {}) const;

  /// Options of the enabled checks, with their defaults.
  const std::vector<OptionInfo> &options() const;

  /// One message for each option of an enabled check that could not be read or
  /// that the check does not have, in order of their names:
  /// "retry-constant-delay.MinAttempts: 'many' is not a number".
  const std::vector<std::string> &errors() const;

private:
  struct Impl;
  std::unique_ptr<Impl> State;
};

/// Makes the factory that Checks.def names. Stands at the end of a check's file.
#define RETRY_CHECK_FACTORY(Id)                                                \
  namespace retrylint {                                                        \
  std::unique_ptr<RetryCheck> make##Id##Check() {                              \
    return std::make_unique<Id##Check>();                                      \
  }                                                                            \
  }

} // namespace retrylint

#endif // RETRYLINT_RETRYCHECK_H
