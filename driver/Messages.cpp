#include "driver/Messages.h"

#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>

namespace retrylint::driver {
namespace {

bool Coloured = false;

llvm::StringRef word(Severity Severity) {
  switch (Severity) {
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  return "error";
}

llvm::StringRef paint(Severity Severity) {
  switch (Severity) {
  case Severity::Note:
    return "\033[1;36m";
  case Severity::Warning:
    return "\033[1;35m";
  case Severity::Error:
    return "\033[1;31m";
  }
  return "";
}

} // namespace

std::string Notification::str() const {
  std::string Text = File;
  if (Line)
    Text += ":" + std::to_string(Line);
  if (Line && Column)
    Text += ":" + std::to_string(Column);
  return Text.empty() ? Message : Text + ": " + Message;
}

void say(Severity Severity, const llvm::Twine &Message) {
  // One write a message: several processes may share the terminal.
  std::string Line = "retrylint: ";
  if (Coloured)
    Line += paint(Severity);
  Line += word(Severity).str() + ": ";
  if (Coloured)
    Line += "\033[0m";
  Line += Message.str() + "\n";
  llvm::errs() << Line;
}

void say(const Notification &Notification) {
  say(Notification.Severity, Notification.str());
}

bool wantsColour(llvm::StringRef Mode, int Descriptor) {
  if (Mode == "always")
    return true;
  if (Mode == "never")
    return false;
  const char *Refused = std::getenv("NO_COLOR");
  if (Refused && *Refused)
    return false;
  const char *Terminal = std::getenv("TERM");
  if (Terminal && llvm::StringRef(Terminal) == "dumb")
    return false;
  return llvm::sys::Process::FileDescriptorIsDisplayed(Descriptor);
}

void setMessageColour(bool On) { Coloured = On; }

} // namespace retrylint::driver
