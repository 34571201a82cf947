// C++ REST SDK: a task gives the answer, or throws.
#include <cpprest/http_client.h>

#include <algorithm>
#include <iostream>
#include <random>
#include <thread>

using web::http::client::http_client;
using web::http::client::http_client_config;
using web::http::http_exception;
using web::http::http_response;
using web::http::methods;
using web::http::status_codes;

http_response fetchEagerly(http_client &Client) {
  for (;;) { // expected-error {{'request' is retried for ever while it fails, with no delay}} expected-warning {{'request' is tried again at once after a failure}}
    try {
      return Client.request(methods::GET, "/builds/latest").get();
    } catch (const http_exception &Error) { // expected-warning {{'catch (web::http::http_exception)' retries every failure of 'request', also a refusal that the same request will meet again}}
      std::cerr << "no answer: " << Error.what() << '\n';
    }
  }
}

class Builds {
public:
  explicit Builds(const http_client_config &Config)
      : Client("https://ci.example.org", Config) {}

  bool fetch(http_response &Into) {
    std::chrono::milliseconds Wait{250};
    for (int Attempt = 1; Attempt <= 6; ++Attempt) {
      try {
        Into = Client.request(methods::GET, "/builds/latest").get();
        if (Into.status_code() != status_codes::ServiceUnavailable)
          return Into.status_code() == status_codes::OK;
      } catch (const http_exception &Error) {
        if (Error.error_code() != std::errc::connection_refused)
          throw;
      }
      if (Attempt < 6) {
        std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
        std::this_thread::sleep_for(std::chrono::milliseconds(Part(Random)));
        Wait = std::min(Wait * 2, std::chrono::milliseconds(10000));
      }
    }
    return false;
  }

  // The answer goes on to whoever waits for it.
  void show() {
    Client.request(methods::GET, "/builds/latest")
        .then([](pplx::task<http_response> Answer) {
          try {
            std::cout << Answer.get().status_code() << '\n';
          } catch (const http_exception &Error) {
            std::cerr << Error.what() << '\n';
          }
        });
  }

private:
  http_client Client;
  std::mt19937 Random{std::random_device{}()};
};

class EagerBuilds {
public:
  explicit EagerBuilds(const http_client_config &Config)
      : Client("https://ci.example.org", Config) {}

  void show() {
    Client.request(methods::GET, "/builds/latest") // expected-warning {{this retries every failure of 'request', also a refusal that the same request will meet again}}
        .then([this](pplx::task<http_response> Answer) {
          try {
            std::cout << Answer.get().status_code() << '\n';
          } catch (const http_exception &) {
            show(); // expected-error {{'request' is started again from its own failure handler with no delay}} expected-error {{'request' is retried for ever while it fails, with no delay}}
          }
        });
  }

private:
  http_client Client;
};

bool fetch(Builds &From, http_response &Into) {
  From.show();
  return From.fetch(Into);
}
void show(EagerBuilds &Of) { Of.show(); }
