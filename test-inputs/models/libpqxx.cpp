// libpqxx: exceptions part a lost connection from what the server refused.
#include <pqxx/pqxx>

#include <chrono>
#include <random>
#include <thread>

static const char Info[] = "host=db dbname=shop connect_timeout=5";

void waitForDatabase() {
  while (true) { // expected-error {{'connection' is retried for ever while it fails, with no delay}} expected-warning {{'connection' is tried again at once after a failure}}
    try {
      pqxx::connection Conn("host=db dbname=shop");
      return;
    } catch (const pqxx::failure &) {
    }
  }
}

// The insert may have been done when the connection broke.
void recordEagerly(pqxx::work &Work, const std::string &Insert) {
  for (int Try = 0; Try < 1000; ++Try) {
    try {
      Work.exec(Insert);
      return;
    } catch (const pqxx::failure &) { // expected-warning {{'catch (pqxx::failure)' retries every failure of 'exec', up to 1000 times, also a refusal that the same request will meet again}}
      std::this_thread::sleep_for(std::chrono::milliseconds(5)); // expected-warning {{the wait before each retry of 'exec' is only 5 ms, up to 200 attempts a second}}
    }
  }
}

pqxx::result select(const std::string &Query) {
  std::mt19937 Random{std::random_device{}()};
  std::chrono::milliseconds Wait{200};
  for (int Left = 4;; --Left) {
    try {
      pqxx::connection Conn(Info);
      pqxx::nontransaction Work(Conn);
      return Work.exec(Query);
    } catch (const pqxx::broken_connection &) {
      if (Left == 0)
        throw;
    }
    std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
    std::this_thread::sleep_for(std::chrono::milliseconds(Part(Random)));
    Wait *= 2;
  }
}

// The library runs it again where that is safe.
int rows(pqxx::connection &Conn) {
  return pqxx::perform([&Conn] {
    pqxx::work Work(Conn);
    int Count = Work.exec("SELECT 1 FROM orders").size();
    Work.commit();
    return Count;
  });
}
