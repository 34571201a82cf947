//===- Linked.h - Hand-written facts, linked --------------------*- C++ -*-===//

#ifndef RETRYLINT_TESTS_LINKED_H
#define RETRYLINT_TESTS_LINKED_H

#include "link/Program.h"

#include <initializer_list>
#include <string_view>

namespace retrylint::test {

/// Links units of one file, client.c, that know the types pointer64, float64 and
/// float64_ns (nanoseconds). What is no unit fails the test.
/// \param Preamble  symbols and models of all of them
link::Program linked(std::string_view Preamble,
                     std::initializer_list<std::string_view> Units);

} // namespace retrylint::test

#endif // RETRYLINT_TESTS_LINKED_H
