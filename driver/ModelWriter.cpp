#include "driver/ModelWriter.h"
#include "models/Signs.h"

#include "llvm/Support/JSON.h"

namespace retrylint::driver {
namespace {

using llvm::StringRef;
using llvm::json::OStream;

StringRef unitWord(const ir::TimeArg &Time) {
  if (Time.Shape == ir::TimeShape::Duration)
    return "duration";
  return Time.Unit == 1 ? "s" : Time.Unit == 1e-3 ? "ms" : Time.Unit == 1e-6 ? "us" : "ns";
}

StringRef roleWord(ir::Role Role) {
  switch (Role) {
  case ir::Role::Wait: return "wait";
  case ir::Role::Timer: return "timer";
  case ir::Role::Start: return "start";
  case ir::Role::Classifier: return "classifier";
  default: return "attempt";
  }
}

std::string note(const link::Candidate &Entry) {
  std::string Note;
  for (const std::string &Reason : Entry.Reasons)
    Note += (Note.empty() ? "" : "; ") + Reason;
  const link::Place &First = Entry.Calls.front();
  Note += "; called at " + First.File + ":" + std::to_string(First.At.Line);
  if (std::size_t More = Entry.Calls.size() - 1)
    Note += " and " + std::to_string(More) + (More == 1 ? " other place" : " other places");
  return Note;
}

void callback(OStream &To, const ir::CallbackSpec &Spec) {
  To.object([&] {
    To.attribute("arg", Spec.Arg);
    if (Spec.Failure.In != ir::FailureIn::Unknown)
      To.attribute("fails", models::signText(Spec.Failure));
    else
      To.attribute("role", Spec.Role == ir::CallbackRole::Timer ? "timer" : "completion");
  });
}

void entry(OStream &To, const link::Candidate &Entry) {
  const ir::FunctionSummary &Model = Entry.Model;
  To.attribute("name", Model.Name);
  To.attribute("role", roleWord(Model.Role));
  if (Model.Failures.size() == 1)
    To.attribute("fails", models::signText(Model.Failures.front()));
  else if (!Model.Failures.empty())
    To.attributeArray("fails", [&] {
      for (const ir::FailureSign &Sign : Model.Failures)
        To.value(models::signText(Sign));
    });
  if (Model.AlwaysWaits == ir::Tristate::Yes)
    To.attribute("alwaysWaits", true);
  if (Model.Delay.Present())
    To.attributeObject("delay", [&] {
      To.attribute("arg", Model.Delay.Arg);
      To.attribute("unit", unitWord(Model.Delay));
    });
  if (!Model.Callbacks.empty())
    To.attributeArray("callbacks", [&] {
      for (const ir::CallbackSpec &Spec : Model.Callbacks)
        callback(To, Spec);
    });
  To.attribute("note", note(Entry));
}

} // namespace

void writeModels(StringRef Library, const std::vector<link::Candidate> &Entries,
                 llvm::raw_ostream &Out) {
  OStream To(Out, 2);
  To.object([&] {
    To.attribute("library", Library);
    To.attributeArray("functions", [&] {
      for (const link::Candidate &Each : Entries)
        To.object([&] { entry(To, Each); });
    });
  });
  Out << "\n";
}

} // namespace retrylint::driver
