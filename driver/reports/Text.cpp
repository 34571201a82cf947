#include "driver/reports/Writers.h"

#include "llvm/Support/Path.h"
#include "llvm/Support/Unicode.h"

#include <algorithm>

namespace retrylint::driver {
namespace {

using llvm::raw_ostream;
using llvm::StringRef;

enum class Paint { Plain, Bold, Error, Warning, Note, Caret };

class TextWriter {
  raw_ostream &Out;
  const RunInfo &Run;

  void paint(Paint How) {
    if (!Run.Colour)
      return;
    switch (How) {
    case Paint::Plain: Out << "\033[0m"; break;
    case Paint::Bold: Out << "\033[1m"; break;
    case Paint::Error: Out << "\033[1;31m"; break;
    case Paint::Warning: Out << "\033[1;35m"; break;
    case Paint::Note: Out << "\033[1;36m"; break;
    case Paint::Caret: Out << "\033[1;32m"; break;
    }
  }

  /// As the reader can open it from where the command was started.
  std::string shown(StringRef File) {
    if (Run.ShownFrom.empty())
      return File.str();
    llvm::SmallString<256> Full(Run.Root);
    llvm::sys::path::append(Full, File);
    if (llvm::sys::path::is_absolute(File))
      Full = File;
    StringRef Folder = Run.ShownFrom;
    for (std::string Up;; Up += "../") {
      StringRef Path = Full;
      if (Path.consume_front(Folder) && Path.consume_front("/"))
        return Up + Path.str();
      // Out of the project, a full path is clearer than a climb.
      if (Folder.size() <= Run.Root.size())
        return std::string(Full);
      Folder = llvm::sys::path::parent_path(Folder);
    }
  }

  /// The text of a line as a terminal shows it, tabs as spaces.
  static std::string expanded(StringRef Line) {
    std::string Text;
    for (char C : Line) {
      if (C == '\t')
        Text.append(8 - Text.size() % 8, ' ');
      else
        Text += static_cast<unsigned char>(C) < ' ' ? ' ' : C;
    }
    return Text;
  }

  static unsigned width(StringRef Text) {
    int Columns = llvm::sys::unicode::columnWidthUTF8(Text);
    return Columns < 0 ? Text.size() : Columns;
  }

  void snippet(const Place &Where) {
    const SourceFile *File = Run.Sources->get(Where.File);
    if (!File)
      return;
    StringRef Line = File->line(Where.At.Line);
    if (Line.empty() || Where.At.Column == 0 || Where.At.Column > Line.size())
      return;
    unsigned Begin = width(expanded(Line.take_front(Where.At.Column - 1)));
    std::size_t EndByte = Line.size();
    if (Where.At.EndLine == Where.At.Line && Where.At.EndColumn > Where.At.Column)
      EndByte = std::min<std::size_t>(EndByte, Where.At.EndColumn - 1);
    unsigned End = width(expanded(Line.take_front(EndByte)));
    std::string Number = std::to_string(Where.At.Line);
    Number.insert(0, Number.size() < 5 ? 5 - Number.size() : 0, ' ');
    Out << Number << " | " << expanded(Line).c_str() << "\n"
        << std::string(Number.size(), ' ') << " | " << std::string(Begin, ' ');
    paint(Paint::Caret);
    Out << "^" << std::string(End > Begin + 1 ? End - Begin - 1 : 0, '~');
    paint(Paint::Plain);
    Out << "\n";
  }

  void head(const Place &Where, Paint Kind, StringRef Word) {
    paint(Paint::Bold);
    Out << shown(Where.File) << ":" << Where.At.Line << ":" << Where.At.Column
        << ": ";
    paint(Paint::Plain);
    paint(Kind);
    Out << Word << ": ";
    paint(Paint::Plain);
  }

public:
  TextWriter(raw_ostream &Out, const RunInfo &Run) : Out(Out), Run(Run) {}

  void finding(const retrylint::Finding &Found) {
    switch (Found.Level) {
    case Level::Error: head(Found.Where, Paint::Error, "error"); break;
    case Level::Warning: head(Found.Where, Paint::Warning, "warning"); break;
    case Level::Note: head(Found.Where, Paint::Note, "remark"); break;
    }
    paint(Paint::Bold);
    Out << Found.Message << " [" << Found.Check << "]";
    paint(Paint::Plain);
    Out << "\n";
    snippet(Found.Where);
    for (const link::Step &Step : Found.Path) {
      if (!Step.Where.valid())
        continue;
      head(Step.Where, Paint::Note, "note");
      Out << Step.Text << "\n";
      snippet(Step.Where);
    }
    for (const Fix &Offer : Found.Fixes) {
      if (Offer.Edits.empty())
        continue;
      head(Offer.Edits.front().Where, Paint::Note, "note");
      Out << "fix: " << Offer.Description << "\n";
    }
  }
};

} // namespace

void writeText(raw_ostream &Out, llvm::ArrayRef<ReportedFinding> Findings,
               const RunInfo &Run) {
  TextWriter To(Out, Run);
  for (const ReportedFinding &Reported : Findings)
    if (Reported.active())
      To.finding(Reported.Finding);
}

} // namespace retrylint::driver
