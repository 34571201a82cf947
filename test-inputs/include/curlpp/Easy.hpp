// The part of cURLpp's interface that the test inputs use.
#ifndef TEST_INPUTS_CURLPP_EASY_HPP
#define TEST_INPUTS_CURLPP_EASY_HPP

namespace curlpp {

class OptionBase;

class Easy {
public:
  void setOpt(const OptionBase &option);
  void perform();
};

} // namespace curlpp

#endif
