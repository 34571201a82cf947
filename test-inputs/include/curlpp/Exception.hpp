// The part of cURLpp's exceptions that the test inputs use.
#ifndef TEST_INPUTS_CURLPP_EXCEPTION_HPP
#define TEST_INPUTS_CURLPP_EXCEPTION_HPP

#include <curl/curl.h>
#include <stdexcept>
#include <string>

namespace curlpp {

class RuntimeError : public std::runtime_error {
public:
  explicit RuntimeError(const std::string &reason);
};
class LibcurlRuntimeError : public RuntimeError {
public:
  LibcurlRuntimeError(const std::string &reason, CURLcode code);
  CURLcode whatCode() const throw();
};

} // namespace curlpp

#endif
