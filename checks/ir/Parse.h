//===- Parse.h - Reads the text form ----------------------------*- C++ -*-===//
///
/// \file
/// Reads what Print.h writes, and what people write in tests.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_PARSE_H
#define RETRYLINT_IR_PARSE_H

#include "ir/Ir.h"

#include <string>
#include <string_view>
#include <variant>

namespace retrylint::ir {

/// Why a text is no unit, and where: "3:14: found 'els'; expected 'else'".
struct ParseError {
  unsigned Line = 0;   ///< 1-based
  unsigned Column = 0; ///< 1-based, in bytes
  std::string Message;

  std::string str() const;
};

/// \returns a well-formed unit (Verify.h) with the numbering of normalize(), so
///          that parse(print(U)) is U normalized; or the first error.
std::variant<Unit, ParseError> parse(std::string_view Text);

} // namespace retrylint::ir

#endif // RETRYLINT_IR_PARSE_H
