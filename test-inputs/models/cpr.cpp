// cpr: a response has an error in it, or a status.
#include <cpr/cpr.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <thread>

std::string fetchEagerly(const std::string &Url) {
  while (true) { // expected-error {{'Get' is retried for ever while it fails, with no delay}} expected-warning {{'Get' is tried again at once after a failure}}
    cpr::Response Response = cpr::Get(cpr::Url{Url}, cpr::Timeout{5000});
    if (Response.error.code == cpr::ErrorCode::OK) // expected-warning {{this retries every failure of 'Get', also a refusal that the same request will meet again}}
      return Response.text;
  }
}

std::string fetchUntilFine(cpr::Session &Session) {
  cpr::Response Response;
  do { // expected-warning {{this retries every failure of 'Get', also a refusal that the same request will meet again}} expected-warning {{'Get' is retried for ever while it fails}}
    Response = Session.Get();
    std::this_thread::sleep_for(std::chrono::seconds(1)); // expected-warning {{every retry of 'Get' waits the same 1 s}}
  } while (Response.status_code != 200);
  return Response.text;
}

// What has no answer is left out.
std::string fetchAll(const std::string *First, const std::string *Last) {
  std::string All;
  for (; First != Last; ++First) {
    cpr::Response Response = cpr::Get(cpr::Url{*First}, cpr::Timeout{5000});
    if (Response.error)
      continue;
    All += Response.text;
  }
  return All;
}

class Feed {
public:
  bool fetch(std::string &Into) {
    Session.SetUrl(cpr::Url{"https://feed.example.org/latest"});
    Session.SetTimeout(cpr::Timeout{5000});
    for (int Attempt = 0; Attempt < 6; ++Attempt) {
      if (Attempt > 0)
        pause();
      cpr::Response Response = Session.Get();
      if (!Response.error && Response.status_code == 200) {
        Into = Response.text;
        return true;
      }
      if (!Response.error && Response.status_code != 429 && Response.status_code < 500)
        return false;
    }
    return false;
  }

private:
  void pause() {
    std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
    std::this_thread::sleep_for(std::chrono::milliseconds(Part(Random)));
    Wait = std::min(Wait * 2, std::chrono::milliseconds(30000));
  }

  cpr::Session Session;
  std::chrono::milliseconds Wait{500};
  std::mt19937 Random{std::random_device{}()};
};

bool fetch(Feed &From, std::string &Into) { return From.fetch(Into); }
