#include "driver/Pages.h"
#include "driver/reports/Markup.h"
#include "driver/reports/Tally.h"
#include "driver/reports/Writers.h"

#include <algorithm>
#include <map>

using namespace llvm;

namespace retrylint::driver {
namespace {

/// Lines of context on each side of a finding.
constexpr unsigned ContextLines = 3;

// One file that can be mailed and kept: nothing is loaded, nothing runs.
constexpr const char *Head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>retrylint report</title>
<style>
:root { color-scheme: light dark; --line: #8884; --mark: #f5c54266; --error: #c62828; --warning: #b26a00; --note: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffcc80; --note: #90caf9; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line); }
td.number { text-align: right; }
article { border: 1px solid var(--line); border-radius: .4rem; padding: .2rem 1rem; margin: 1rem 0; }
pre { font: 13px/1.45 ui-monospace, monospace; overflow-x: auto; tab-size: 4; }
code { font-family: ui-monospace, monospace; }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
mark { background: var(--mark); color: inherit; display: inline-block; min-width: 100%; }
ol { padding-left: 1.5rem; } .where { opacity: .75; font-size: .9em; }
</style>
</head>
<body>
)";

/// What escaped() does for attributes, undone where people read line breaks.
std::string shown(StringRef Text) {
  std::string Out;
  for (StringRef Rest = Text; !Rest.empty();) {
    auto [Part, After] = Rest.split('\n');
    Out += escaped(Part);
    if (Part.size() != Rest.size())
      Out += '\n';
    Rest = After;
  }
  return Out;
}

class Page {
  raw_ostream &Out;
  const RunInfo &Run;

  void excerpt(const Place &Where) {
    const SourceFile *File = Run.Sources->get(Where.File);
    unsigned Line = Where.At.Line;
    if (!File || Line == 0 || Line > File->lineCount())
      return;
    unsigned First = Line > ContextLines ? Line - ContextLines : 1;
    unsigned Last = std::min(Line + ContextLines, File->lineCount());
    std::size_t Digits = std::to_string(Last).size();
    Out << "<pre>";
    for (unsigned Number = First; Number <= Last; ++Number) {
      std::string Margin = std::to_string(Number);
      Out << (Number == Line ? "<mark>" : "")
          << std::string(Digits - Margin.size(), ' ') << Margin << "  "
          << escaped(File->line(Number)) << (Number == Line ? "</mark>" : "") << '\n';
    }
    Out << "</pre>\n";
  }

  void where(const Place &Where) {
    Out << "<span class=\"where\">" << escaped(Where.File) << ':' << Where.At.Line << ':'
        << Where.At.Column << "</span>";
  }

public:
  Page(raw_ostream &Out, const RunInfo &Run) : Out(Out), Run(Run) {}

  void summary(ArrayRef<ReportedFinding> Findings) {
    Tally Count = tally(Findings);
    Out << "<h1>retrylint report</h1>\n<p><strong>" << counted(Count.active(), "finding")
        << "</strong> in " << counted(Run.Units, "translation unit") << ": "
        << counted(Count.Errors, "error") << ", " << counted(Count.Warnings, "warning")
        << ", " << counted(Count.Notes, "note") << ". Besides, " << Count.Suppressed
        << " suppressed in the source and " << Count.Known
        << " in the baseline.</p>\n";
    std::map<std::string, unsigned> ByCheck;
    for (const ReportedFinding &Reported : Findings)
      if (Reported.active())
        ++ByCheck[Reported.Finding.Check];
    if (ByCheck.empty())
      return;
    Out << "<table>\n<tr><th>Check</th><th>Findings</th><th>What it finds</th></tr>\n";
    for (const CheckInfo &Check : allChecks())
      if (auto It = ByCheck.find(std::string(Check.Name)); It != ByCheck.end())
        Out << "<tr><td><a href=\"#about-" << Check.Name << "\"><code>" << Check.Name
            << "</code></a></td><td class=\"number\">" << It->second << "</td><td>"
            << escaped(Check.Summary) << "</td></tr>\n";
    Out << "</table>\n";
  }

  void problems() {
    if (Run.FailedUnits.empty() && Run.Notes.empty())
      return;
    Out << "<h2>About this run</h2>\n<ul>\n";
    for (const FailedUnit &Unit : Run.FailedUnits)
      Out << "<li class=\"" << (Unit.Partial ? "warning" : "error") << "\"><code>"
          << escaped(Unit.File) << "</code> was "
          << (Unit.Partial ? "analysed in part: " : "not analysed: ")
          << escaped(Unit.Message) << "</li>\n";
    for (const std::string &Note : Run.Notes)
      Out << "<li>" << escaped(Note) << "</li>\n";
    Out << "</ul>\n";
  }

  void finding(const ReportedFinding &Reported) {
    const Finding &F = Reported.Finding;
    Out << "<article id=\"" << escaped(Reported.Fingerprint) << "\">\n<p><strong class=\""
        << levelName(F.Level) << "\">" << levelName(F.Level) << "</strong> "
        << escaped(F.Message) << "<br>";
    where(F.Where);
    if (!F.Function.empty())
      Out << " in <code>" << escaped(F.Function) << "</code>";
    Out << " <a href=\"#about-" << escaped(F.Check) << "\"><code>" << escaped(F.Check)
        << "</code></a></p>\n";
    if (!Reported.Justification.empty())
      Out << "<p>Suppressed: " << escaped(Reported.Justification) << "</p>\n";
    excerpt(F.Where);
    if (!F.Path.empty()) {
      Out << "<details><summary>The way round</summary>\n<ol>\n";
      for (const link::Step &Step : F.Path) {
        if (!Step.Where.valid())
          continue;
        Out << "<li>" << escaped(Step.Text) << ' ';
        where(Step.Where);
        if (const SourceFile *File = Run.Sources->get(Step.Where.File))
          Out << "<br><code>" << escaped(File->line(Step.Where.At.Line).trim())
              << "</code>";
        Out << "</li>\n";
      }
      Out << "</ol></details>\n";
    }
    for (const Fix &Change : F.Fixes)
      Out << "<p>Fix: " << escaped(Change.Description) << " (<code>retrylint check "
          << (Change.Safe ? "--fix" : "--fix-unsafe") << "</code>)</p>\n";
    Out << "</article>\n";
  }

  void about(ArrayRef<ReportedFinding> Findings) {
    Out << "<h2>The checks</h2>\n";
    for (const CheckInfo &Check : allChecks()) {
      bool Used = any_of(Findings, [&](const ReportedFinding &Reported) {
        return StringRef(Check.Name) == Reported.Finding.Check;
      });
      std::string_view Text = checkPage(Check.Name);
      if (Used)
        Out << "<details id=\"about-" << Check.Name << "\"><summary><code>" << Check.Name
            << "</code>: " << escaped(Check.Summary) << "</summary>\n<pre>"
            << shown(Text.empty() ? Check.Summary : Text) << "</pre></details>\n";
    }
  }

  void run(ArrayRef<ReportedFinding> Findings) {
    Out << Head;
    summary(Findings);
    problems();
    if (!byRank(Findings).empty())
      Out << "<h2>Findings</h2>\n";
    for (const ReportedFinding *Reported : byRank(Findings))
      finding(*Reported);
    bool Inactive = any_of(
        Findings, [](const ReportedFinding &Reported) { return !Reported.active(); });
    if (Inactive) {
      Out << "<h2>Not to be looked at</h2>\n<details><summary>Suppressed, or in the baseline</summary>\n";
      for (const ReportedFinding &Reported : Findings)
        if (!Reported.active())
          finding(Reported);
      Out << "</details>\n";
    }
    if (!Findings.empty())
      about(Findings);
    Out << "<p class=\"where\">retrylint " << escaped(Run.ToolVersion) << "</p>\n</body>\n</html>\n";
  }
};

} // namespace

void writeHtml(raw_ostream &Out, ArrayRef<ReportedFinding> Findings, const RunInfo &Run) {
  Page(Out, Run).run(Findings);
}

} // namespace retrylint::driver
