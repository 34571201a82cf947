//===- Pages.h - The documentation pages, embedded --------------*- C++ -*-===//
///
/// \file
/// docs/checks/*.md as they were when the program was built: what `explain`
/// prints and what SARIF carries as a rule's help.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_PAGES_H
#define RETRYLINT_DRIVER_PAGES_H

#include <string_view>

namespace retrylint::driver {

/// The page of a check, Markdown; empty where there is none of that name.
std::string_view checkPage(std::string_view CheckName);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_PAGES_H
