// The part of mongocxx' exceptions that the test inputs use.
#ifndef TEST_INPUTS_MONGOCXX_OPERATION_EXCEPTION_HPP
#define TEST_INPUTS_MONGOCXX_OPERATION_EXCEPTION_HPP

#include <string>
#include <system_error>

namespace mongocxx {
inline namespace v_noabi {

class exception : public std::system_error {};
class operation_exception : public exception {
public:
  bool has_error_label(const std::string &label) const;
};

} // namespace v_noabi
} // namespace mongocxx

#endif
