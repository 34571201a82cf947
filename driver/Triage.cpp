#include "driver/Triage.h"

#include "driver/reports/Fingerprint.h"
#include "driver/reports/Tally.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <algorithm>
#include <set>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace fs = llvm::sys::fs;

constexpr StringRef DefaultBaseline = ".retrylint/baseline.json";

/// Entries that a message names; more of them help nobody.
constexpr std::size_t Named = 3;

std::string described(const BaselineEntry &Entry) {
  std::string Out = Entry.Check;
  if (!Entry.Function.empty())
    Out += " in " + Entry.Function;
  return Out + ", " + Entry.File;
}

std::string some(const Baseline &List) {
  std::string Out;
  for (std::size_t I = 0; I < List.Entries.size() && I < Named; ++I)
    Out += (I ? "; " : "") + described(List.Entries[I]);
  if (List.Entries.size() > Named)
    Out += "; and " + std::to_string(List.Entries.size() - Named) + " more";
  return Out;
}

std::optional<ChangedLines> changedLines(const Options &Given, const std::string &Root) {
  std::string Error;
  if (Given.Staged || Given.Diff != "-") {
    std::optional<ChangedLines> Out = Given.Staged
                                          ? ChangedLines::staged(Root, Error)
                                          : ChangedLines::since(Given.Diff, Root, Error);
    if (!Out)
      say(Severity::Error, (Given.Staged ? "--staged: " : "--diff: ") + Error);
    return Out;
  }
  auto Patch = llvm::MemoryBuffer::getSTDIN();
  if (Patch)
    return ChangedLines::parse((*Patch)->getBuffer());
  say(Severity::Error, "--diff: standard input cannot be read: " +
                           StringRef(Patch.getError().message()).lower());
  return std::nullopt;
}

} // namespace

std::optional<Triage> Triage::open(const Options &Given, const std::string &Root) {
  Triage Out;
  Out.Given = Given;
  Out.Root = Root;
  if ((Given.Staged || !Given.Diff.empty()) && !(Out.Changed = changedLines(Given, Root)))
    return std::nullopt;

  bool Command = Given.Command == Command::Baseline;
  if (!Command && Given.Baseline.empty())
    return Out;
  Out.BaselineName = Given.Baseline.empty() ? DefaultBaseline.str() : Given.Baseline;
  Out.BaselinePath = Given.Baseline.empty()
                         ? Root + "/" + DefaultBaseline.str()
                         : normalPath(Given.Baseline, Given.WorkingDirectory);
  bool Exists = fs::exists(Out.BaselinePath);
  if (Given.BaselineAction == BaselineAction::Create) {
    if (!Exists)
      return Out;
    say(Severity::Error, Out.BaselineName + " exists already; 'retrylint baseline "
                                            "update' brings it up to date");
    return std::nullopt;
  }
  auto Buffer = llvm::MemoryBuffer::getFile(Out.BaselinePath);
  if (!Buffer) {
    say(Severity::Error,
        Out.BaselineName + ": " +
            (Exists ? StringRef(Buffer.getError().message()).lower()
                    : "no such baseline; 'retrylint baseline create" +
                          (Given.Baseline.empty() ? "" : " --baseline " + Given.Baseline) +
                          "' writes one"));
    return std::nullopt;
  }
  std::string Error;
  std::optional<Baseline> Known =
      Baseline::parse((*Buffer)->getBuffer(), Out.BaselineName, Error);
  if (!Known) {
    say(Severity::Error, Error);
    return std::nullopt;
  }
  Out.Known = std::move(*Known);
  return Out;
}

std::optional<std::vector<std::string>> Triage::changedFiles() const {
  if (!Changed)
    return std::nullopt;
  std::vector<std::string> Paths;
  for (const std::string &File : Changed->files())
    Paths.push_back(normalPath(File, Root));
  return Paths;
}

void Triage::sort(std::vector<ReportedFinding> &Findings, const Linked &Program,
                  const SourceFiles &Sources, Outcome &To) {
  addFingerprints(Findings, Sources);
  if (!BaselinePath.empty()) {
    // Who looked at everything looked at files that are gone, too. Who looked at
    // some units may have missed those that a header's findings come from.
    // So may who looked at a change.
    bool Everything = (Given.Paths.empty() || Given.Command == Command::Link) &&
                      !To.Failed && !Changed;
    Match = compare(Known, Findings, [&](StringRef File) {
      return Everything || Program.mainFiles().contains(File.str());
    });
    if (!Match.Stale.Entries.empty() && Given.Command != Command::Baseline)
      To.problem({Severity::Warning, "stale-baseline", "", 0, 0,
                  BaselineName + ": " +
                      counted(Match.Stale.Entries.size(), "finding") +
                      " of the baseline fixed or changed (" + some(Match.Stale) +
                      "); 'retrylint baseline update' drops them"});
  }
  if (Changed)
    std::erase_if(Findings, [&](const ReportedFinding &Reported) {
      return !Changed->touches(Reported.Finding);
    });
}

void Triage::fix(std::vector<ReportedFinding> &Findings, const SourceFiles &Sources,
                 Outcome &To) {
  if (!Given.Fix && !Given.FixUnsafe)
    return;
  FixPlan Plan = planFixes(Findings, Sources, Given.FixUnsafe);
  std::string Files = counted(Plan.Files.size(), "file");
  if (Given.DryRun) {
    llvm::outs() << unifiedDiff(Plan);
  } else {
    std::vector<std::string> Failed = writeFixes(Plan, Root);
    for (const std::string &Message : Failed)
      To.problem({Severity::Error, "bad-output", "", 0, 0, Message});
    // Without the change the findings are all still there.
    if (!Failed.empty())
      return;
    for (std::size_t I = Plan.Fixed.size(); I-- > 0;)
      Findings.erase(Findings.begin() + Plan.Fixed[I]);
  }
  if (Given.Quiet)
    return;
  std::string Text = (Given.DryRun ? "would fix " : "fixed ") +
                     counted(Plan.Fixed.size(), "finding") + " in " + Files;
  if (Plan.NeedUnsafe)
    Text += "; " + std::to_string(Plan.NeedUnsafe) + " more with --fix-unsafe";
  if (Plan.Conflicting)
    Text += "; " + std::to_string(Plan.Conflicting) +
            " left, since they change the same text; run it again";
  if (Plan.Impossible)
    Text += "; " + std::to_string(Plan.Impossible) +
            " left, since the text is in a macro or has changed";
  say(Severity::Note, Text);
}

bool Triage::fails(llvm::ArrayRef<ReportedFinding> Findings) const {
  return Given.FailOn && std::ranges::any_of(Findings, [&](const ReportedFinding &Reported) {
           return Reported.active() && Reported.Finding.Level >= *Given.FailOn;
         });
}

int Triage::finishBaseline(Outcome &To) const {
  std::string Counts = std::to_string(Match.New.Entries.size()) + " new, " +
                       std::to_string(Match.Stale.Entries.size()) + " gone, " +
                       std::to_string(Match.Matched.Entries.size()) + " known";
  if (!Match.Unseen.Entries.empty())
    Counts += ", " + std::to_string(Match.Unseen.Entries.size()) + " not looked at";
  if (Given.BaselineAction == BaselineAction::Check) {
    for (const BaselineEntry &Each : Match.New.Entries)
      llvm::outs() << "new: " << described(Each) << '\n';
    for (const BaselineEntry &Each : Match.Stale.Entries)
      llvm::outs() << "gone: " << described(Each) << '\n';
    if (!Given.Quiet)
      llvm::errs() << BaselineName << ": " << Counts << '\n';
    return Match.New.Entries.empty() && Match.Stale.Entries.empty() ? ExitClean
                                                                    : ExitFindings;
  }
  Baseline Next;
  for (const Baseline *Part : {&Match.Matched, &Match.New, &Match.Unseen})
    Next.Entries.insert(Next.Entries.end(), Part->Entries.begin(), Part->Entries.end());
  std::error_code Failed =
      fs::create_directories(llvm::sys::path::parent_path(BaselinePath));
  if (!Failed)
    if (llvm::Error Error = llvm::writeToOutput(BaselinePath, [&](llvm::raw_ostream &Out) {
          Out << Next.text();
          return llvm::Error::success();
        }))
      Failed = llvm::errorToErrorCode(std::move(Error));
  if (Failed) {
    To.problem({Severity::Error, "bad-output", BaselineName, 0, 0,
                "cannot be written: " + StringRef(Failed.message()).lower()});
    return ExitUsage;
  }
  if (!Given.Quiet)
    llvm::errs() << BaselineName << ": "
                 << (Given.BaselineAction == BaselineAction::Create
                         ? counted(Next.Entries.size(), "finding")
                         : Counts)
                 << '\n';
  return ExitClean;
}

} // namespace retrylint::driver
