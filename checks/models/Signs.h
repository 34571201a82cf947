//===- Signs.h - How a failure shows, in words ------------------*- C++ -*-===//
///
/// \file
/// The short strings of model files that say how a failure shows:
///
///   returns != 0      returns null       returns != 1, 2
///   arg 3 true        param 1 < 0        param 1 & 0x70
///   returns.err != 0  (a field of what is returned)
///   throws std::system_error, std::runtime_error
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_MODELS_SIGNS_H
#define RETRYLINT_MODELS_SIGNS_H

#include "ir/Summary.h"

#include <string>
#include <string_view>

namespace retrylint::models {

struct SignOrError {
  ir::FailureSign Sign;
  std::string Field;   ///< the sign is about this field of it; empty: itself
  std::string Error;   ///< empty where Text was understood
};

SignOrError parseSign(std::string_view Text);

/// The sign in the words that parseSign reads; for docs and messages.
std::string signText(const ir::FailureSign &Sign);

} // namespace retrylint::models

#endif // RETRYLINT_MODELS_SIGNS_H
