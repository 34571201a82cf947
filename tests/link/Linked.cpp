#include "Linked.h"

#include "ir/Parse.h"

#include <gtest/gtest.h>

namespace retrylint::test {

constexpr const char *Head = R"(retrylint-ir 1
file 1 "client.c"
type pointer64 = pointer bits 64
type float64 = float bits 64 signed
type float64_ns = float bits 64 signed tick 1/1000000000
)";

link::Program linked(std::string_view Preamble,
                     std::initializer_list<std::string_view> Units) {
  link::Program Result;
  for (std::string_view Text : Units) {
    auto Parsed = ir::parse(Head + std::string(Preamble) + std::string(Text));
    if (auto *Unit = std::get_if<ir::Unit>(&Parsed))
      Result.add(std::move(*Unit));
    else
      ADD_FAILURE() << std::get<ir::ParseError>(Parsed).Message;
  }
  Result.link();
  return Result;
}

} // namespace retrylint::test
