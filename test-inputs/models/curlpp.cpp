// cURLpp: libcurl's codes come as exceptions.
#include <curlpp/Easy.hpp>
#include <curlpp/Exception.hpp>
#include <curlpp/Options.hpp>

#include <chrono>
#include <iostream>
#include <random>
#include <thread>
#include <vector>

void downloadEagerly(curlpp::Easy &Request) {
  bool Done = false;
  while (!Done) { // expected-error {{'perform' is retried for ever while it fails, with no delay}} expected-warning {{'perform' is tried again at once after a failure}}
    try {
      Request.perform();
      Done = true;
    } catch (const curlpp::RuntimeError &Error) { // expected-warning {{'catch (curlpp::RuntimeError)' retries every failure of 'perform', also a refusal that the same request will meet again}}
      std::cerr << Error.what() << '\n';
    }
  }
}

bool download(const std::string &Url) {
  curlpp::Easy Request;
  Request.setOpt(curlpp::options::Url(Url));
  Request.setOpt(curlpp::options::Timeout(20));
  std::random_device Random;
  unsigned Wait = 400;
  for (int Attempt = 1; Attempt <= 4; ++Attempt) {
    try {
      Request.perform();
      return true;
    } catch (const curlpp::LibcurlRuntimeError &Error) {
      if (Error.whatCode() != CURLE_COULDNT_CONNECT && Error.whatCode() != CURLE_OPERATION_TIMEDOUT)
        throw;
    }
    if (Attempt < 4)
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait / 2 + Random() % Wait));
    Wait *= 2;
  }
  return false;
}

// A list of addresses: what fails is told, and the next one is another.
int downloadList(const std::vector<std::string> &Urls) {
  int Failed = 0;
  for (const std::string &Url : Urls) {
    curlpp::Easy Request;
    Request.setOpt(curlpp::options::Url(Url));
    Request.setOpt(curlpp::options::Timeout(20));
    try {
      Request.perform();
    } catch (const curlpp::RuntimeError &) {
      ++Failed;
    }
  }
  return Failed;
}
