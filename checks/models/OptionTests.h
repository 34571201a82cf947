//===- OptionTests.h - Conditions on options, in words ----------*- C++ -*-===//
///
/// \file
/// The short strings of model files that say when an option does harm:
///
///   retries < 0                  retryDelay < 100 ms
///   retryDelayCap < retryDelay   retryBackoff unset
///   arg 1 > 3                    arg 2 <= arg 1
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_MODELS_OPTIONTESTS_H
#define RETRYLINT_MODELS_OPTIONTESTS_H

#include "ir/Summary.h"

#include <optional>
#include <string_view>

namespace retrylint::models {

/// Nothing where the text is no such condition.
std::optional<ir::OptionTest> parseOptionTest(std::string_view Text);

} // namespace retrylint::models

#endif // RETRYLINT_MODELS_OPTIONTESTS_H
