//===- Project.h - Findings in source text that a test states ---*- C++ -*-===//
///
/// \file
/// A project in memory, and findings placed in it by the text they are about.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TESTS_REPORTS_PROJECT_H
#define RETRYLINT_TESTS_REPORTS_PROJECT_H

#include "driver/Report.h"
#include "driver/reports/Sources.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

namespace retrylint::driver::test {

class Project {
public:
  explicit Project(std::map<std::string, std::string> Files)
      : Texts(std::move(Files)),
        FS(llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>()) {
    for (const auto &[Path, Text] : Texts)
      FS->addFile("/home/dev/client/" + Path, 0, llvm::MemoryBuffer::getMemBufferCopy(Text));
    Sources = std::make_unique<SourceFiles>("/home/dev/client", FS);
    Run.ToolVersion = "0.1.0";
    Run.Root = "/home/dev/client";
    Run.Sources = Sources.get();
    Run.Units = 1;
  }

  /// The place of the Nth (1-based) occurrence of Text in a file.
  Place place(const std::string &File, llvm::StringRef Text, unsigned Nth = 1) const {
    llvm::StringRef Whole = Texts.at(File);
    std::size_t At = llvm::StringRef::npos;
    for (unsigned I = 0; I < Nth; ++I)
      At = Whole.find(Text, I == 0 ? 0 : At + 1);
    if (At == llvm::StringRef::npos) {
      std::cerr << "no '" << Text.str() << "' in " << File << '\n';
      std::abort();
    }
    Place Out;
    Out.File = File;
    auto Set = [&](std::size_t Offset, auto &Line, auto &Column, auto &Byte) {
      llvm::StringRef Before = Whole.take_front(Offset);
      Line = Before.count('\n') + 1;
      std::size_t Start = Before.rfind('\n');
      Column = Offset - (Start == llvm::StringRef::npos ? 0 : Start + 1) + 1;
      Byte = Offset;
    };
    Set(At, Out.At.Line, Out.At.Column, Out.At.Offset);
    Set(At + Text.size(), Out.At.EndLine, Out.At.EndColumn, Out.At.EndOffset);
    return Out;
  }

  ReportedFinding finding(std::string Check, Place Where, std::string Message,
                          std::string Function = "fetch") const {
    ReportedFinding Out;
    Out.Finding.Check = std::move(Check);
    Out.Finding.Where = std::move(Where);
    Out.Finding.Message = std::move(Message);
    Out.Finding.Function = std::move(Function);
    Out.Finding.Confidence = Confidence::High;
    return Out;
  }

  std::map<std::string, std::string> Texts;
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> FS;
  std::unique_ptr<SourceFiles> Sources;
  RunInfo Run;
};

inline std::string written(Writer Write, llvm::ArrayRef<ReportedFinding> Findings,
                           const RunInfo &Run) {
  std::string Out;
  llvm::raw_string_ostream Stream(Out);
  Write(Stream, Findings, Run);
  return Out;
}

} // namespace retrylint::driver::test

#endif // RETRYLINT_TESTS_REPORTS_PROJECT_H
