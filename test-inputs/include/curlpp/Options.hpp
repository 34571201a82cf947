// The part of cURLpp's options that the test inputs use.
#ifndef TEST_INPUTS_CURLPP_OPTIONS_HPP
#define TEST_INPUTS_CURLPP_OPTIONS_HPP

#include <string>

namespace curlpp {

class OptionBase {};

namespace options {

class Url : public OptionBase {
public:
  explicit Url(const std::string &value);
};
class Timeout : public OptionBase {
public:
  explicit Timeout(long value);
};

} // namespace options
} // namespace curlpp

#endif
