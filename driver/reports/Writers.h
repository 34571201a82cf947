//===- Writers.h - One function a format ------------------------*- C++ -*-===//
///
/// \file
/// The writers behind driver/Report.h's registry. To add a format: a file here,
/// a line here, and a line in Formats.cpp.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_REPORTS_WRITERS_H
#define RETRYLINT_DRIVER_REPORTS_WRITERS_H

#include "driver/Report.h"

namespace retrylint::driver {

#define RETRYLINT_WRITER(Name)                                                 \
  void Name(llvm::raw_ostream &Out, llvm::ArrayRef<ReportedFinding> Findings,  \
            const RunInfo &Run);

RETRYLINT_WRITER(writeText)
RETRYLINT_WRITER(writeConcise)
RETRYLINT_WRITER(writeJson)
RETRYLINT_WRITER(writeSarif)
RETRYLINT_WRITER(writeSarifGithub)
RETRYLINT_WRITER(writeJunit)
RETRYLINT_WRITER(writeGithub)
RETRYLINT_WRITER(writeGitlab)
RETRYLINT_WRITER(writeCheckstyle)
RETRYLINT_WRITER(writeAgent)
RETRYLINT_WRITER(writeHtml)

#undef RETRYLINT_WRITER

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_REPORTS_WRITERS_H
