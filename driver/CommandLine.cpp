#include "driver/CommandLine.h"
#include "driver/CommandHelp.h"
#include "driver/Messages.h"
#include "driver/Report.h"
#include "driver/Suggest.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>

namespace retrylint::driver {
namespace {

namespace cl = llvm::cl;
using llvm::StringRef;

struct CommandInfo {
  StringRef Name;
  driver::Command Command;
  const char *Summary;
  /// For the build and for packages, not for people.
  bool hidden() const { return StringRef(Summary).empty(); }
};

constexpr CommandInfo AllCommands[] = {
    {"check", Command::Check, "find retry anti-patterns (this is the default)"},
    {"extract", Command::Extract, "write the facts of units, for link"},
    {"link", Command::Link, "join the facts of units to findings"},
    {"checks", Command::Checks, "list the checks"},
    {"explain", Command::Explain, "show a check's page: what, why, and the remedy"},
    {"baseline", Command::Baseline, "create, update or check the list of known findings"},
    {"merge", Command::Merge, "join SARIF logs of several runs to one"},
    {"models", Command::Models, "check model files, or suggest models for a project"},
    {"init", Command::Init, "set a project up: checks, editors, hook, CI"},
    {"doctor", Command::Doctor, "tell what is set up here and what is missing"},
    {"completion", Command::Completion, "print the completion of a shell"},
    {"manual", Command::Manual, ""},
};

constexpr const char *Usage =
    "retrylint finds retry code that turns a server's bad minute into an outage.\n"
    "\n"
    "  retrylint [check] [-p BUILD] [PATHS]   the project's units, or those in PATHS\n"
    "  retrylint [check] FILE... -- FLAGS     files, compiled with FLAGS\n"
    "\n"
    "Commands:\n";

constexpr const char *ExitCodes =
    "\nExit code: 0 clean, 1 findings, 2 usage error or nothing could be analysed,\n"
    "3 part of what was asked for could not be done (some units failed).\n"
    "'retrylint COMMAND --help' lists a command's options.\n";

/// The options of every command. Made for one command line, so that the global
/// registry of LLVM's command line library is filled when it is needed.
struct Registry {
  cl::SubCommand Check{"check", AllCommands[0].Summary};
  cl::SubCommand Extract{"extract", AllCommands[1].Summary};
  cl::SubCommand Link{"link", AllCommands[2].Summary};
  cl::SubCommand Checks{"checks", AllCommands[3].Summary};
  cl::SubCommand Explain{"explain", AllCommands[4].Summary};
  cl::SubCommand Baseline{"baseline", AllCommands[5].Summary};
  cl::SubCommand Merge{"merge", AllCommands[6].Summary};
  cl::SubCommand Models{"models", AllCommands[7].Summary};
  cl::SubCommand Init{"init", AllCommands[8].Summary};
  cl::SubCommand Doctor{"doctor", AllCommands[9].Summary};
  cl::SubCommand Completion{"completion", AllCommands[10].Summary};
  cl::SubCommand Manual{"manual", "print the manual page"};
  cl::OptionCategory Category{"Options"};

  cl::list<std::string> Paths{cl::Positional, cl::value_desc("PATHS"),
                              cl::desc("[PATHS]"), cl::cat(Category), cl::sub(Check),
                              cl::sub(Baseline), cl::sub(Extract), cl::sub(Link),
                              cl::sub(Explain), cl::sub(Merge), cl::sub(Models), cl::sub(Init),
                              cl::sub(Doctor), cl::sub(Completion)};
  cl::opt<std::string> Build{
      "p", cl::value_desc("BUILD"),
      cl::desc("folder with compile_commands.json, or the file; without it, it is "
               "looked for here, in the parents, and in build folders"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::list<std::string> ExtraBefore{
      "extra-arg-before", cl::value_desc("FLAG"),
      cl::desc("flag to put before those of every compile command"), cl::cat(Category),
      cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::list<std::string> ExtraAfter{
      "extra-arg", cl::value_desc("FLAG"),
      cl::desc("flag to put after those of every compile command"), cl::cat(Category),
      cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<std::string> Root{
      "root", cl::value_desc("DIR"),
      cl::desc("folder that paths in reports are relative to; without it, the git "
               "repository's top, or the project's folder"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Link),
      cl::sub(Models)};
  cl::opt<unsigned> Jobs{"j", cl::value_desc("N"), cl::Prefix, cl::init(0),
                         cl::desc("units at a time; one for each core without it"),
                         cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<double> TimeLimit{"timeout", cl::value_desc("SECONDS"), cl::init(120),
                            cl::desc("time that a unit may take (default: 120; 0: any)"),
                            cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<std::string> Memory{
      "memory", cl::value_desc("SIZE"),
      cl::desc("memory for the units at work, as in '900M' or '4G' (default: 60 % of "
               "what is free)"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<std::string> CacheFolder{
      "cache-dir", cl::value_desc("DIR"),
      cl::desc("where runs remember what has not changed (default: .retrylint/cache in "
               "the project's folder)"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<bool> NoCache{"no-cache", cl::desc("analyse everything anew, remember nothing"),
                        cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<std::string> CacheLimit{
      "cache-limit", cl::value_desc("SIZE"),
      cl::desc("size that the cache may grow to, as in '500M' (default: 1G)"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<bool> NoGate{
      "no-gate", cl::desc("parse also where no word in the sources could lead to a finding"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline)};
  cl::opt<bool> Stats{"stats",
                      cl::desc("say on standard error where units, time and memory went"),
                      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<bool> NoWorkers{"no-workers", cl::Hidden,
                          cl::desc("parse in this process, one unit after the other"),
                          cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::list<std::string> ModelFiles{
      "models", cl::value_desc("FILE"),
      cl::desc("model file, in addition to the bundled ones and .retrylint/models/"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Extract), cl::sub(Models)};
  cl::opt<std::string> ChecksList{
      "checks", cl::value_desc("GLOBS"),
      cl::desc("checks to run: 'retry-unbounded,retry-*-delay' runs these, "
               "'-retry-unbounded' runs what .clang-tidy says but this one"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Link)};
  cl::opt<std::string> Profile{"profile", cl::value_desc("NAME"), cl::init("default"),
                               cl::desc("'default', or 'strict' for notes too"),
                               cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Link)};
  cl::opt<bool> NoConfig{"no-config", cl::desc("do not read .clang-tidy files"),
                         cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Link),
                      cl::sub(Models)};
  cl::opt<std::string> MinConfidence{
      "min-confidence", cl::value_desc("LEVEL"), cl::init("low"),
      cl::desc("'high': modelled calls only; 'medium': functions that reach one too; "
               "'low' (default): guesses from names as well"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Link)};
  cl::opt<std::string> BaselineFile{
      "baseline", cl::value_desc("FILE"),
      cl::desc("findings that are in FILE fail no run; 'retrylint baseline' writes it"),
      cl::cat(Category), cl::sub(Check), cl::sub(Baseline), cl::sub(Link)};
  cl::opt<std::string> Diff{
      "diff", cl::value_desc("REF"),
      cl::desc("only findings that run through lines changed since this branch left "
               "REF; '-' reads a patch from standard input"),
      cl::cat(Category), cl::sub(Check), cl::sub(Link)};
  cl::opt<bool> Staged{"staged",
                       cl::desc("only findings that run through lines that the next commit "
                                "changes, for a hook"),
                       cl::cat(Category), cl::sub(Check), cl::sub(Link)};
  cl::opt<std::string> NoDatabase{
      "no-database", cl::value_desc("POLICY"), cl::init("error"),
      cl::desc("without compile_commands.json: 'error' (default), or 'skip' to say so and "
               "end well"),
      cl::cat(Category), cl::sub(Check)};
  cl::opt<std::string> FailOn{
      "fail-on", cl::value_desc("LEVEL"), cl::init("warning"),
      cl::desc("lowest level that makes the exit code 1: 'error', 'warning' (default), "
               "'note', or 'never'"),
      cl::cat(Category), cl::sub(Check), cl::sub(Link)};
  cl::opt<bool> Fix{"fix", cl::desc("apply fixes that are safe"), cl::cat(Category),
                    cl::sub(Check)};
  cl::opt<bool> FixUnsafe{"fix-unsafe",
                          cl::desc("apply fixes that need to be looked at, too"),
                          cl::cat(Category), cl::sub(Check)};
  cl::opt<bool> DryRun{"dry-run",
                       cl::desc("with --fix or --fix-unsafe: print the change as a diff, "
                                "change nothing"),
                       cl::cat(Category), cl::sub(Check)};
  cl::list<std::string> Outputs{
      "output", cl::value_desc("FORMAT=FILE"),
      cl::desc("write a report; may be given several times; '-' is standard output"),
      cl::cat(Category), cl::sub(Check), cl::sub(Link)};
  cl::opt<std::string> Format{"format", cl::value_desc("FORMAT"),
                              cl::desc("format on standard output (default: text)"),
                              cl::cat(Category), cl::sub(Check), cl::sub(Link)};
  cl::opt<std::string> Colour{"color", cl::value_desc("WHEN"), cl::init("auto"),
                              cl::desc("'auto' (default), 'always' or 'never'"),
                              cl::cat(Category), cl::sub(Check), cl::sub(Link),
                              cl::sub(Extract), cl::sub(Checks), cl::sub(Baseline),
                              cl::sub(Merge), cl::sub(Doctor), cl::sub(Models)};
  cl::opt<bool> Quiet{"quiet", cl::desc("no summary, and no notes about the run"),
                      cl::cat(Category), cl::sub(Check), cl::sub(Link),
                      cl::sub(Extract), cl::sub(Baseline), cl::sub(Models)};
  cl::alias QuietShort{"q", cl::desc("same as --quiet"), cl::aliasopt(Quiet),
                       cl::cat(Category)};
  cl::opt<std::string> OutputFile{"o", cl::value_desc("FILE"),
                                  cl::desc("file to write to"), cl::cat(Category),
                                  cl::sub(Extract), cl::sub(Merge), cl::sub(Models)};
  cl::opt<std::string> DependencyFile{
      "depfile", cl::value_desc("FILE"),
      cl::desc("write what the facts depend on, in make's syntax"), cl::cat(Category),
      cl::sub(Extract)};
  cl::opt<bool> PrintIr{"print-ir", cl::desc("print the retry IR instead"),
                        cl::cat(Category), cl::sub(Extract)};
  cl::opt<std::string> Function{
      "function", cl::value_desc("NAME"),
      cl::desc("with --print-ir: only functions of this name, qualified or not"),
      cl::cat(Category), cl::sub(Extract)};
  cl::opt<std::string> ListFormat{"format", cl::value_desc("FORMAT"),
                                  cl::init("table"), cl::desc("'table' or 'json'"),
                                  cl::cat(Category), cl::sub(Checks)};
  cl::opt<bool> Force{"force", cl::desc("write over files without asking"),
                      cl::cat(Category), cl::sub(Init)};
  cl::opt<std::string> Ci{"ci", cl::value_desc("SERVICE"),
                          cl::desc("'github', 'gitlab', 'jenkins' or 'none'; without it, "
                                   "what the project seems to use"),
                          cl::cat(Category), cl::sub(Init)};
};

Registry &registry() {
  static Registry All;
  return All;
}

void printHelp() {
  llvm::outs() << Usage;
  for (const CommandInfo &Each : AllCommands) {
    if (Each.hidden())
      continue;
    llvm::outs() << "  " << Each.Name;
    llvm::outs().indent(12 - Each.Name.size()) << Each.Summary << "\n";
  }
  llvm::outs() << ExitCodes;
}

const CommandInfo *findCommand(StringRef Name) {
  for (const CommandInfo &Each : AllCommands)
    if (Each.Name == Name)
      return &Each;
  return nullptr;
}

/// A first word that is no option, no command and no file is a slip.
bool refuseUnknownCommand(StringRef Word) {
  if (Word.starts_with("-") || llvm::sys::fs::exists(Word) ||
      Word.find_first_of("./\\*") != StringRef::npos)
    return false;
  std::vector<StringRef> Names;
  for (const CommandInfo &Each : AllCommands)
    Names.push_back(Each.Name);
  say(Severity::Error,
      "'" + Word + "' is neither a command nor a file" +
          suggestion(Word, Names, "; 'retrylint --help' lists the commands"));
  return true;
}

class UsageErrors {
public:
  bool Any = false;
  void operator()(const llvm::Twine &Message) {
    say(Severity::Error, Message);
    Any = true;
  }
  void oneOf(StringRef Option, StringRef Given, llvm::ArrayRef<StringRef> Allowed) {
    if (llvm::is_contained(Allowed, Given))
      return;
    std::string List;
    for (StringRef Each : Allowed)
      List += (List.empty() ? "'" : ", '") + Each.str() + "'";
    (*this)(Option + ": there is no '" + Given + "'; use one of " + List);
  }
};

/// "900M" or "4G" in MiB; at least 1.
bool readSize(StringRef Text, std::uint64_t &MiB) {
  std::uint64_t Scale = Text.consume_back("G") || Text.consume_back("g") ? 1024 : 1;
  if (Scale == 1 && !Text.consume_back("M") && !Text.consume_back("m"))
    return false;
  if (Text.getAsInteger(10, MiB) || MiB == 0 || MiB > (1u << 30))
    return false;
  MiB *= Scale;
  return true;
}

std::vector<StringRef> formatNames() {
  std::vector<StringRef> Names;
  for (const driver::Format &Each : formats())
    Names.push_back(Each.Name);
  return Names;
}

void readTriage(const Registry &All, Options &To, UsageErrors &Error) {
  To.Baseline = All.BaselineFile;
  To.Diff = All.Diff;
  To.Staged = All.Staged;
  if (To.Staged && !To.Diff.empty())
    Error("--staged and --diff select different lines; use one of them");
  To.Fix = All.Fix;
  To.FixUnsafe = All.FixUnsafe;
  To.DryRun = All.DryRun;
  if (To.DryRun && !To.Fix && !To.FixUnsafe)
    Error("--dry-run shows what --fix or --fix-unsafe would do; give one of them");
  Error.oneOf("--fail-on", All.FailOn, {"error", "warning", "note", "never"});
  To.FailOn = All.FailOn == "error"  ? std::optional(Level::Error)
              : All.FailOn == "note" ? std::optional(Level::Note)
              : All.FailOn == "never" ? std::nullopt
                                      : std::optional(Level::Warning);
  if (To.Command == Command::Models) {
    std::string Action = To.Paths.empty() ? std::string() : To.Paths.front();
    if (Action.empty())
      Error("models does one of two things: 'retrylint models check FILE...' or 'retrylint "
            "models suggest'");
    else
      Error.oneOf("models", Action, {"check", "suggest"});
    To.ModelsAction = Action == "suggest" ? ModelsAction::Suggest : ModelsAction::Check;
    if (!To.Paths.empty())
      To.Paths.erase(To.Paths.begin());
  }
  if (To.Command != Command::Baseline)
    return;
  std::string Action = To.Paths.empty() ? std::string() : To.Paths.front();
  Error.oneOf("baseline", Action, {"create", "update", "check"});
  To.BaselineAction = Action == "create"   ? BaselineAction::Create
                      : Action == "update" ? BaselineAction::Update
                                           : BaselineAction::Check;
  if (!To.Paths.empty())
    To.Paths.erase(To.Paths.begin());
}

void readOutputs(const Registry &All, Options &To, UsageErrors &Error) {
  auto known = [&](StringRef Option, StringRef Format) {
    if (findFormat(Format))
      return true;
    std::string List;
    for (StringRef Each : formatNames())
      List += " " + Each.str();
    Error(Option + ": there is no format '" + Format + "'" +
          suggestion(Format, formatNames(), "") + "; formats are" + List);
    return false;
  };
  unsigned ToTerminal = 0;
  for (const std::string &Given : All.Outputs) {
    auto [Format, File] = StringRef(Given).split('=');
    if (File.empty()) {
      Error("--output: '" + Given + "' is not FORMAT=FILE, as in sarif=retry.sarif");
      continue;
    }
    if (!known("--output", Format))
      continue;
    ToTerminal += File == "-";
    To.Outputs.push_back({Format.str(), File.str()});
  }
  if (!All.Format.empty() && known("--format", All.Format)) {
    To.Outputs.push_back({All.Format, "-"});
    ++ToTerminal;
  }
  if (ToTerminal > 1)
    Error("only one report can go to standard output; give the others a file");
  if (To.DryRun && ToTerminal)
    Error("--dry-run prints the change to standard output; give reports a file");
  if (ToTerminal == 0 && !To.DryRun)
    To.Outputs.push_back({"text", "-"});
}

} // namespace

std::optional<Options> parseCommandLine(int Count, const char *const *Words,
                                        int &Exit) {
  Options Given;
  Given.Arguments.assign(Words, Words + Count);
  llvm::SmallString<256> Here;
  llvm::sys::fs::current_path(Here);
  Given.WorkingDirectory = std::string(Here);

  std::vector<const char *> Ours(Words, Words + Count);
  if (!Ours.empty())
    Ours.front() = "retrylint"; // as messages and usage lines show it
  auto Dashes = std::find_if(Ours.begin() + std::min(Count, 1), Ours.end(),
                             [](const char *Word) { return StringRef(Word) == "--"; });
  if (Dashes != Ours.end()) {
    Given.Flags.emplace(Dashes + 1, Ours.end());
    Ours.erase(Dashes, Ours.end());
  }

  StringRef First = Ours.size() > 1 ? Ours[1] : "";
  Exit = ExitClean;
  if (First == "--help" || First == "-h" || First == "-help" || First == "help") {
    printHelp();
    return std::nullopt;
  }
  if (First == "--version" || First == "-version") {
    llvm::outs() << "retrylint " RETRYLINT_VERSION " (LLVM " LLVM_VERSION_STRING ")\n";
    return std::nullopt;
  }
  Exit = ExitUsage;
  const CommandInfo *Command = findCommand(First);
  if (!Command) {
    if (!First.empty() && refuseUnknownCommand(First))
      return std::nullopt;
    Command = &AllCommands[0];
    Ours.insert(Ours.begin() + std::min<std::size_t>(Ours.size(), 1), "check");
  }
  Given.Command = Command->Command;

  Registry &All = registry();
  std::string Complaints;
  llvm::raw_string_ostream Stream(Complaints);
  if (!cl::ParseCommandLineOptions(Ours.size(), Ours.data(),
                                   Command->Summary + std::string("\n"), &Stream)) {
    // "retrylint: Unknown command line argument ..." over two lines.
    StringRef Rest = Complaints;
    while (!Rest.empty()) {
      auto [Line, Next] = Rest.split('\n');
      Line.consume_front("retrylint: ");
      if (!Line.trim().empty())
        say(Severity::Error, Line.trim());
      Rest = Next;
    }
    return std::nullopt;
  }

  UsageErrors Error;
  Given.Paths = All.Paths;
  Given.Build = All.Build;
  Given.Extra = {All.ExtraBefore, All.ExtraAfter};
  Given.Root = All.Root;
  Given.Jobs = All.Jobs;
  Given.TimeLimit = All.TimeLimit;
  Given.Workers = !All.NoWorkers;
  if (!All.Memory.empty() && !readSize(All.Memory, Given.MemoryMiB))
    Error("--memory: '" + All.Memory + "' is not a size, as in '900M' or '4G'");
  Error.oneOf("--no-database", All.NoDatabase, {"error", "skip"});
  Given.SkipWithoutDatabase = All.NoDatabase == "skip";
  Given.CacheFolder = All.CacheFolder;
  Given.UseCache = !All.NoCache;
  Given.Stats = All.Stats;
  Given.Gate = !All.NoGate;
  if (!All.CacheLimit.empty() && !readSize(All.CacheLimit, Given.CacheMiB))
    Error("--cache-limit: '" + All.CacheLimit + "' is not a size, as in '500M' or '4G'");
  Given.Models = All.ModelFiles;
  Given.Checks = All.ChecksList;
  Given.ReadConfig = !All.NoConfig;
  Given.Colour = All.Colour;
  Given.Quiet = All.Quiet;
  Given.OutputFile = All.OutputFile;
  Given.DependencyFile = All.DependencyFile;
  Given.PrintIr = All.PrintIr;
  Given.Function = All.Function;
  Given.ListFormat = All.ListFormat;
  Given.Force = All.Force;
  Given.Ci = All.Ci;
  Error.oneOf("--color", All.Colour, {"auto", "always", "never"});
  Error.oneOf("--profile", All.Profile, {"default", "strict"});
  Given.Strict = All.Profile == "strict";
  Error.oneOf("--min-confidence", All.MinConfidence, {"low", "medium", "high"});
  Given.MinConfidence = All.MinConfidence == "low"    ? link::Confidence::Low
                        : All.MinConfidence == "high" ? link::Confidence::High
                                                      : link::Confidence::Medium;
  Error.oneOf("--format", All.ListFormat, {"table", "json"});
  readTriage(All, Given, Error);
  readOutputs(All, Given, Error);
  if (Given.Flags && Given.Paths.empty())
    Error("flags after '--' need the files that they are for before it");
  if (Given.Flags && !Given.Build.empty())
    Error("-p and flags after '--' are two ways to say the same; use one of them");
  if (Error.Any)
    return std::nullopt;
  return Given;
}

std::vector<CommandHelp> describeCommands() {
  Registry &All = registry();
  std::vector<CommandHelp> Commands;
  for (const CommandInfo &Info : AllCommands) {
    if (Info.hidden())
      continue;
    CommandHelp &Command = Commands.emplace_back();
    Command.Name = Info.Name.str();
    Command.Summary = Info.Summary;
    for (cl::SubCommand *Sub : cl::getRegisteredSubcommands()) {
      if (Sub->getName() != Info.Name)
        continue;
      for (const auto &[Name, Option] : cl::getRegisteredOptions(*Sub)) {
        if (!llvm::is_contained(Option->Categories, &All.Category) ||
            Option->getOptionHiddenFlag() != cl::NotHidden || Name.empty())
          continue;
        Command.Options.push_back({(Name.size() == 1 ? "-" : "--") + Name.str(),
                                   Option->ValueStr.str(), Option->HelpStr.str()});
      }
    }
    std::sort(Command.Options.begin(), Command.Options.end(),
              [](const OptionHelp &A, const OptionHelp &B) { return A.Name < B.Name; });
  }
  return Commands;
}

} // namespace retrylint::driver
