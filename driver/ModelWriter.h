//===- ModelWriter.h - Candidates as a model file ---------------*- C++ -*-===//
///
/// \file
/// Writes what link::candidates found in the format of docs/models.md, with the
/// reason for each as its note.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_MODELWRITER_H
#define RETRYLINT_DRIVER_MODELWRITER_H

#include "link/Candidates.h"

#include "llvm/Support/raw_ostream.h"

namespace retrylint::driver {

void writeModels(llvm::StringRef Library, const std::vector<link::Candidate> &Entries,
                 llvm::raw_ostream &Out);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_MODELWRITER_H
