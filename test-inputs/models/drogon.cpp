// Drogon: an answer comes to a callback, and the client's loop waits.
#include <drogon/HttpClient.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <random>

using drogon::HttpResponsePtr;
using drogon::ReqResult;

void notifyEagerly(const drogon::HttpClientPtr &Client, const drogon::HttpRequestPtr &Request) {
  Client->sendRequest(Request, [=](ReqResult Result, const HttpResponsePtr &Response) {
    if (Result != ReqResult::Ok) { // expected-warning {{this retries every failure of 'sendRequest', also a refusal that the same request will meet again}}
      notifyEagerly(Client, Request); // expected-error {{'sendRequest' is started again from its own failure handler with no delay}} expected-error {{'sendRequest' is retried for ever while it fails, with no delay}}
      return;
    }
    std::cout << Response->statusCode() << '\n';
  });
}

class Notifier : public std::enable_shared_from_this<Notifier> {
public:
  void send() {
    Client->sendRequest(
        Request,
        [Self = shared_from_this()](ReqResult Result, const HttpResponsePtr &) {
          if (Result == ReqResult::NetworkFailure || Result == ReqResult::Timeout)
            Self->later();
        },
        10);
  }

private:
  void later() {
    if (++Failures == 6)
      return;
    std::uniform_real_distribution<double> Part(Wait / 2, Wait);
    Client->getLoop()->runAfter(Part(Random), [Self = shared_from_this()] { Self->send(); });
    Wait = std::min(Wait * 2, 30.0);
  }

  drogon::HttpClientPtr Client;
  drogon::HttpRequestPtr Request;
  std::mt19937 Random{std::random_device{}()};
  double Wait = 0.5;
  int Failures = 0;
};

void notify(const std::shared_ptr<Notifier> &By) { By->send(); }
