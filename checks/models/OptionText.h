//===- OptionText.h - Options that stand in a text --------------*- C++ -*-===//
///
/// \file
/// Some libraries take their options as text: "host=db connect_timeout=5",
/// "mongodb://db/?socketTimeoutMS=0", a gRPC service config. What such texts say, as
/// far as models ask.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_MODELS_OPTIONTEXT_H
#define RETRYLINT_MODELS_OPTIONTEXT_H

#include "ir/Summary.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retrylint::models {

/// The number that a text of this format has: the text itself, or the value of Key
/// (whose case does not matter). "true" is 1, "false" 0.
/// \returns nothing where it is not there, or is no number
std::optional<double> numberIn(ir::TextFormat Format, std::string_view Text,
                               std::string_view Key);

/// What a gRPC service config says about retries that does harm or is refused, by the
/// rules of gRFC A6. Each is a fact and a remedy.
std::vector<std::string> serviceConfigComplaints(std::string_view Text);

} // namespace retrylint::models

#endif // RETRYLINT_MODELS_OPTIONTEXT_H
