//===- Messages.h - What a run tells beside its findings --------*- C++ -*-===//
///
/// \file
/// Messages about the run itself go to standard error, so that standard output is
/// the findings alone.
///
///   retrylint: warning: src/a.c:3:10: 'x.h' file not found (1 compile error ...)
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_MESSAGES_H
#define RETRYLINT_DRIVER_MESSAGES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

#include <cstdint>
#include <string>
#include <vector>

namespace retrylint::driver {

enum class Severity : std::uint8_t { Note, Warning, Error };

/// Something that went wrong in the run, with its place.
struct Notification {
  driver::Severity Severity = driver::Severity::Warning;
  /// Stable name of the kind: "compile-error", "unit-failed", "no-command",
  /// "inferred-command", "bad-model", "bad-annotation", "bad-configuration",
  /// "bad-option", "bad-database".
  std::string Kind;
  std::string File;     ///< empty: none
  unsigned Line = 0;    ///< 1-based, 0: none
  unsigned Column = 0;
  std::string Message;  ///< lower case, no period: what is wrong; remedy

  /// "file:line:column: message", as far as there is a place.
  std::string str() const;
};

/// Exit codes of the command.
enum ExitCode : int {
  ExitClean = 0,
  ExitFindings = 1,
  ExitUsage = 2,       ///< usage error, or nothing could be analysed
  ExitIncomplete = 3,  ///< part of what was asked for could not be done
};

/// Says "retrylint: error: ..." and so on.
void say(Severity Severity, const llvm::Twine &Message);
void say(const Notification &Notification);

/// Whether to colour what goes to file descriptor Descriptor.
/// \param Mode  "auto", "always" or "never"; NO_COLOR has a say in "auto"
bool wantsColour(llvm::StringRef Mode, int Descriptor);

/// The colour of messages: call once, before the first.
void setMessageColour(bool On);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_MESSAGES_H
