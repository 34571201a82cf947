#include "link/Candidates.h"
#include "link/LoopReader.h"
#include "link/Names.h"

#include <algorithm>
#include <map>

namespace retrylint::link {

using ir::Compare;
using ir::Op;
using ir::Role;
using ir::Tristate;
using ir::TypeKind;

static bool anyOf(const std::string &Word, std::initializer_list<const char *> List) {
  return std::find(List.begin(), List.end(), Word) != List.end();
}

static std::string wordOf(std::string_view Name, std::initializer_list<const char *> List) {
  for (const std::string &Word : words(Name))
    if (anyOf(Word, List))
      return Word;
  return {};
}

/// The same for what is done: after a verb such as get, a word only says what it is
/// about.
static std::string doneWord(std::string_view Name, std::initializer_list<const char *> List) {
  for (const std::string &Word : words(Name)) {
    if (anyOf(Word, {"get", "set", "is", "has", "on", "log", "print", "parse", "init", "new",
                     "free", "create", "destroy", "compute", "calc", "calculate", "next",
                     "reset", "make", "to", "from", "max", "min", "cancel", "stop"}))
      return {};
    if (anyOf(Word, List))
      return Word;
  }
  return {};
}

static std::string waitWord(std::string_view Name) {
  return doneWord(Name, {"sleep", "msleep", "usleep", "nanosleep", "delay", "mdelay",
                         "udelay", "pause", "backoff", "nap"});
}

static std::string timerWord(std::string_view Name) {
  return doneWord(Name, {"timer", "after", "schedule", "delayed", "later", "delay"});
}

static bool classifies(std::string_view Name) {
  std::vector<std::string> Words = words(Name);
  bool Asks = !Words.empty() && anyOf(Words.front(), {"is", "should", "can", "may", "worth"});
  for (const std::string &Word : Words)
    if (anyOf(Word, {"retryable", "retriable", "transient", "temporary", "recoverable"}) ||
        (Asks && anyOf(Word, {"retry", "retried", "permanent", "fatal"})))
      return true;
  return false;
}

/// Seconds per 1, as a name says: "sleep_ms", "msleep", "delayMillis". 0: it does not.
static double unitOf(std::string_view Name) {
  for (const std::string &Word : words(Name)) {
    if (anyOf(Word, {"ms", "msec", "msecs", "millis", "milliseconds", "msleep", "mdelay"}))
      return 1e-3;
    if (anyOf(Word, {"us", "usec", "usecs", "micros", "microseconds", "usleep", "udelay"}))
      return 1e-6;
    if (anyOf(Word, {"ns", "nsec", "nanos", "nanoseconds", "nanosleep"}))
      return 1e-9;
    if (anyOf(Word, {"s", "sec", "secs", "seconds"}))
      return 1;
  }
  return 0;
}

static ir::FailureSign returns(Compare Test, std::int64_t Number) {
  ir::FailureSign Sign;
  Sign.In = ir::FailureIn::Return;
  Sign.Test = Test;
  Sign.Number = Number;
  return Sign;
}

namespace {

/// Calls of one function.
class Calls {
public:
  Calls(const Index &Program, std::string Name) : Program(Program), Name(std::move(Name)) {}

  void add(FunctionId In, ir::BlockId Block, ir::InstId At);
  /// Whether there is reason to propose it; fills To.
  bool judge(Candidate &To) const;

private:
  bool wait(Candidate &To) const;
  bool timer(Candidate &To) const;
  bool classifier(Candidate &To) const;
  bool attempt(Candidate &To) const;
  const ir::Value &bare(ir::ValueId Id) const;
  void time(Candidate &To) const;
  void callbacks(Candidate &To) const;
  /// The callback's parameter that tells failure, by what its function does first.
  ir::FailureSign told(ir::ValueId Callback) const;

  const Index &Program;
  std::string Name;
  FunctionId First = 0;         ///< the first call
  const ir::Inst *Call = nullptr;
  std::vector<Place> Places;
  std::vector<ir::FailureSign> LoopSigns;   ///< by what makes a loop of retries go on
  Place LoopWhere;
  std::vector<Compare> Tests;   ///< of the result, in branches
  std::vector<std::int64_t> Numbers;
  bool InTry = false;
};

} // namespace

void Calls::add(FunctionId In, ir::BlockId Block, ir::InstId At) {
  const ir::Function &F = *Program.body(In).Function;
  Places.push_back(Program.place(In, F.Insts[At].Where));
  if (!Call) {
    First = In;
    Call = &F.Insts[At];
  }
  LoopReader Reader(Program, In);
  const std::vector<bool> &Loop = Reader.around(Block);
  bool Named = soundsLikeAttempt(Name);
  if (LoopSigns.empty() && Loop[Block] &&
      (Named ? Reader.looksLikeRetry(Loop) : Reader.waits(Loop))) {
    LoopSigns = Reader.signs(Block, At, Loop);
    LoopWhere = Places.back();
  }
  InTry = InTry || F.Blocks[Block].Try != ir::None;
  for (const ir::Block &Each : F.Blocks)
    if (Each.Terminator == ir::TerminatorKind::Branch)
      if (auto Said = Reader.said(Each.Condition, At)) {
        Tests.push_back(Said->Test);
        Numbers.push_back(Said->Number);
      }
}

const ir::Value &Calls::bare(ir::ValueId Id) const {
  const ir::Function &F = *Program.body(First).Function;
  return F.Values[withoutCasts(F, Id)];
}

/// The argument that is a time: one of a type with a unit, else the last number.
void Calls::time(Candidate &To) const {
  const Body &B = Program.body(First);
  for (std::uint32_t N = 0; N < Call->Args.size(); ++N) {
    const ir::Type &Type = B.Unit->Types[B.Function->Values[Call->Args[N]].Type];
    bool Number = Type.Kind == TypeKind::Int || Type.Kind == TypeKind::Float;
    if (Type.duration()) {
      To.Model.Delay.Arg = std::int32_t(N);
      To.Model.Delay.Shape = ir::TimeShape::Duration;
      return;
    }
    double Unit = unitOf(Name);
    if (Number && Unit > 0) {
      To.Model.Delay.Arg = std::int32_t(N);
      To.Model.Delay.Shape = ir::TimeShape::Number;
      To.Model.Delay.Unit = Unit;
    }
  }
}

bool Calls::wait(Candidate &To) const {
  std::string Word = waitWord(Name);
  if (Word.empty())
    return false;
  To.Model.Role = Role::Wait;
  To.Model.AlwaysWaits = Tristate::Yes;
  time(To);
  To.Reasons.push_back("its name says that it waits ('" + Word + "')");
  if (!To.Model.Delay.Present() && !Call->Args.empty())
    To.Reasons.push_back("how long is not seen: add \"delay\" with \"arg\" and \"unit\"");
  return true;
}

ir::FailureSign Calls::told(ir::ValueId Callback) const {
  ir::FailureSign Sign;
  std::vector<FunctionId> Targets;
  Program.targets(First, Callback, Targets);
  if (Targets.size() != 1)
    return Sign;
  const Body &B = Program.body(Targets.front());
  for (std::uint32_t N = 0; N < B.Function->Params.size(); ++N) {
    const ir::Param &P = B.Function->Params[N];
    std::string_view Called = B.Unit->str(P.Name);
    const ir::Type &Type = B.Unit->Types[P.Type];
    bool Good = !wordOf(Called, {"ok", "success", "succeeded", "connected"}).empty();
    bool Bad = !wordOf(Called, {"err", "error", "ec", "rc", "status", "failed", "failure",
                                "errno", "result"}).empty();
    if (!Good && !Bad)
      continue;
    Sign.In = ir::FailureIn::CallbackParam;
    Sign.Index = N;
    Sign.Test = Good && Type.Kind == TypeKind::Bool ? Compare::Eq : Compare::Ne;
    return Sign;
  }
  return Sign;
}

void Calls::callbacks(Candidate &To) const {
  for (std::uint32_t N = 0; N < Call->Args.size(); ++N) {
    Op Kind = bare(Call->Args[N]).Op;
    if (Kind != Op::Function && Kind != Op::Bind)
      continue;
    ir::CallbackSpec Spec;
    Spec.Arg = std::int32_t(N);
    Spec.Role = ir::CallbackRole::Completion;
    Spec.Failure = told(Call->Args[N]);
    To.Model.Callbacks.push_back(std::move(Spec));
  }
}

bool Calls::timer(Candidate &To) const {
  std::string Word = timerWord(Name);
  if (Word.empty())
    return false;
  callbacks(To);
  time(To);
  if (To.Model.Callbacks.empty() || !To.Model.Delay.Present()) {
    To.Model.Callbacks.clear();
    To.Model.Delay = {};
    return false;
  }
  To.Model.Role = Role::Timer;
  for (ir::CallbackSpec &Spec : To.Model.Callbacks) {
    Spec.Role = ir::CallbackRole::Timer;
    Spec.Failure = {};
  }
  To.Reasons.push_back("it takes a time and a callback, and its name says when ('" + Word +
                       "')");
  return true;
}

bool Calls::classifier(Candidate &To) const {
  if (!classifies(Name) || Tests.empty())
    return false;
  To.Model.Role = Role::Classifier;
  To.Reasons.push_back("its name says that it tells failures apart, and its answer is tested");
  return true;
}

bool Calls::attempt(Candidate &To) const {
  bool Named = soundsLikeAttempt(Name);
  // What is asked again and again until it is so need not be a peer.
  bool Looped = !LoopSigns.empty() &&
                !Name.starts_with("str") && !Name.starts_with("mem") &&
                wordOf(Name, {"is", "has", "get", "wait", "poll", "ready", "pending", "empty",
                              "running", "stop", "stopped", "next", "read", "lock", "load",
                              "size", "count", "find", "should", "time", "now", "open",
                              "close", "stat", "access", "exists", "mkdir", "unlink", "rename",
                              "write", "flush", "alloc", "malloc", "join", "fork", "kill",
                              "feof", "ferror", "fgets", "getc", "fgetc"})
                    .empty();
  if (!Named && !Looped)
    return false;
  To.Model.Role = Role::Attempt;
  callbacks(To);
  const Body &B = Program.body(First);
  TypeKind Returned = B.Unit->Types[Call->ResultType].Kind;
  if (!To.Model.Callbacks.empty()) {
    To.Model.Role = Role::Start;
    To.Reasons.push_back("it is given a callback, and its name says that it asks a peer");
    return Named;
  }
  if (Named)
    To.Reasons.push_back("its name says that it asks a peer");
  if (!LoopSigns.empty()) {
    To.Model.Failures = LoopSigns;
    To.Reasons.push_back("the loop around its call at " + LoopWhere.File + ":" +
                         std::to_string(LoopWhere.At.Line) +
                         " waits or speaks of retries, and goes on where it fails so");
    return true;
  }
  auto Tested = [&](Compare Test, std::int64_t Number) {
    for (std::size_t I = 0; I < Tests.size(); ++I)
      if (Tests[I] == Test && Numbers[I] == Number)
        return true;
    return false;
  };
  if (!Tests.empty() && Returned == TypeKind::Int) {
    bool Negative = Tested(Compare::Lt, 0) || Tested(Compare::Ge, 0) ||
                    Tested(Compare::Eq, -1) || Tested(Compare::Ne, -1);
    To.Model.Failures.push_back(returns(Negative ? Compare::Lt : Compare::Ne, 0));
    To.Reasons.push_back(Negative ? "its result is compared with what is below 0"
                                  : "its result is compared; that 0 is success is a guess");
  } else if (!Tests.empty() && Returned == TypeKind::Enum) {
    To.Model.Failures.push_back(returns(Compare::Ne, 0));
    To.Reasons.push_back("its result is compared; that 0 is success is a guess");
  } else if (!Tests.empty()) {
    To.Model.Failures.push_back(returns(Compare::Eq, 0));
    To.Reasons.push_back("its result is tested");
  } else if (InTry) {
    ir::FailureSign Thrown;
    Thrown.In = ir::FailureIn::Exception;
    To.Model.Failures.push_back(std::move(Thrown));
    To.Reasons.push_back("it is called within 'try'");
  } else {
    return false; // nobody looks how it went
  }
  return true;
}

bool Calls::judge(Candidate &To) const {
  To.Model.Name = Name;
  To.Calls = Places;
  std::sort(To.Calls.begin(), To.Calls.end(), [](const Place &A, const Place &B) {
    return std::tuple(std::string_view(A.File), A.At.Line, A.At.Column) <
           std::tuple(std::string_view(B.File), B.At.Line, B.At.Column);
  });
  return classifier(To) || timer(To) || wait(To) || attempt(To);
}

std::vector<Candidate> candidates(const std::vector<ir::Unit> &Units) {
  Index Program(Units);
  std::map<std::string, Calls> Unknown;
  for (FunctionId Id = 1; Id < Program.size(); ++Id) {
    const Body &B = Program.body(Id);
    const ir::Function &F = *B.Function;
    if (F.Test)
      continue;
    for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
      for (ir::InstId At : F.Blocks[Block].Insts) {
        const ir::Inst &I = F.Insts[At];
        std::string Name(I.Name ? B.Unit->str(I.Name) : "");
        if (I.Kind != ir::InstKind::Call || I.Model || !I.Callee || Name.empty() ||
            Name.starts_with("std::") || Name.starts_with("__") ||
            Name.find("operator") != Name.npos || Name.find('(') != Name.npos ||
            !Program.callees(Id, I).empty())
          continue;
        Unknown.try_emplace(Name, Program, Name).first->second.add(Id, Block, At);
      }
  }
  std::vector<Candidate> Result;
  for (const auto &[Name, Each] : Unknown)
    if (Candidate Made; Each.judge(Made))
      Result.push_back(std::move(Made));
  return Result;
}

} // namespace retrylint::link
