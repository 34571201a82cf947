// cpp-httplib: a result is false, or holds an answer with its status.
#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

// A service that is starting refuses connections as fast as they come.
std::string readyEagerly(httplib::Client &Service) {
  for (;;) { // expected-error {{'Get' is retried for ever while it fails, with no delay}} expected-warning {{'Get' is tried again at once after a failure}}
    httplib::Result Answer = Service.Get("/ready");
    if (Answer) // expected-warning {{this retries every failure of 'Get', also a refusal that the same request will meet again}}
      return Answer->body;
  }
}

// An invoice per attempt, if only the answer got lost.
bool bill(httplib::Client &Service, const std::string &Invoice) {
  for (int Try = 0; Try < 5; ++Try) {
    if (httplib::Result Answer = Service.Post("/invoices", Invoice, "application/json")) // expected-warning {{this retries every failure of 'Post', up to 5 times, also a refusal that the same request will meet again}} expected-warning {{'Post' is retried although it may have been done when its answer was lost, up to 5 times}}
      return Answer->status == 201;
    std::this_thread::sleep_for(std::chrono::seconds(1 << Try)); // expected-warning {{the delay before each retry of 'Post' is 1 s, 2 s, 4 s, ... in every client}}
  }
  return false;
}

static bool passes(const httplib::Result &Answer) {
  if (!Answer)
    return Answer.error() == httplib::Error::Connection || Answer.error() == httplib::Error::Read;
  return Answer->status == 502 || Answer->status == 503;
}

std::string fetch(const std::string &Path) {
  using std::chrono::milliseconds;
  std::mt19937 Random{std::random_device{}()};
  httplib::Client Service("https://api.example.org");
  Service.set_connection_timeout(5);
  Service.set_read_timeout(10);
  milliseconds Wait{250};
  for (int Left = 5; Left > 0; --Left) {
    httplib::Result Answer = Service.Get(Path);
    if (!passes(Answer))
      return Answer ? Answer->body : std::string();
    if (Left == 1)
      break;
    std::uniform_int_distribution<long> Some(Wait.count() / 2, Wait.count());
    std::this_thread::sleep_for(milliseconds(Some(Random)));
    Wait = std::min(Wait * 2, milliseconds(10000));
  }
  return {};
}

// Page after page, as far as the answers lead.
std::string fetchAll(httplib::Client &Service, std::string Page) {
  std::string All;
  while (!Page.empty()) {
    httplib::Result Answer = Service.Get(Page);
    if (!Answer || Answer->status != 200)
      break;
    All += Answer->body;
    Page = Answer->get_header_value("X-Next");
  }
  return All;
}
