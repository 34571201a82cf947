//===- Extracted.h - Units made of source text, for tests -------*- C++ -*-===//

#ifndef RETRYLINT_TESTS_EXTRACTED_H
#define RETRYLINT_TESTS_EXTRACTED_H

#include "ir/Ir.h"

#include <string>
#include <vector>

namespace retrylint::extract {

/// Lowers this text as if it stood in the file `Name` below the root, which tells
/// the language. Parse errors are no failure: there may be some.
ir::Unit extracted(const std::string &Code, const std::string &Name = "client.cpp",
                   std::vector<std::string> Flags = {},
                   const std::string &Root = "/project");

/// As above, for a file of test-inputs/ir.
ir::Unit extractedFile(const std::string &Name);

/// The function of this qualified name; fails the test where there is none.
const ir::Function &function(const ir::Unit &Unit, const std::string &Name);

/// What people read of a unit: ir::print without the tables before the functions,
/// which differ between systems.
std::string text(const ir::Unit &Unit);

/// All calls of a function, by the name they have in messages.
std::vector<const ir::Inst *> calls(const ir::Unit &Unit, const std::string &Function,
                                    const std::string &Callee);

} // namespace retrylint::extract

#endif // RETRYLINT_TESTS_EXTRACTED_H
