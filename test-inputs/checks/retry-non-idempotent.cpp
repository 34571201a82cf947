// retry-non-idempotent looks at operations that do their work each time they arrive.
#include <curl/curl.h>
#include <pqxx/pqxx>

#include <chrono>
#include <string>
#include <thread>

using namespace std::chrono_literals;

class Payments {
public:
  // A second request after a lost answer books twice.
  bool pay(const std::string &Body) {
    CURL *Handle = curl_easy_init();
    curl_easy_setopt(Handle, CURLOPT_URL, "https://bank.example/payments");
    curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, Body.c_str());
    bool Done = false;
    for (int Attempt = 0; Attempt < 4 && !Done; ++Attempt) {
      Done = curl_easy_perform(Handle) == CURLE_OK; // expected-warning {{'curl_easy_perform' is retried although it may have been done when its answer was lost}}
      if (!Done)
        std::this_thread::sleep_for(1s * (1 << Attempt));
    }
    curl_easy_cleanup(Handle);
    return Done;
  }

  // A key tells the server that it is the same payment.
  bool payOnce(const std::string &Body, const std::string &Key) {
    CURL *Handle = curl_easy_init();
    curl_slist *Headers = curl_slist_append(nullptr, ("Idempotency-Key: " + Key).c_str());
    curl_easy_setopt(Handle, CURLOPT_URL, "https://bank.example/payments");
    curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, Body.c_str());
    curl_easy_setopt(Handle, CURLOPT_HTTPHEADER, Headers);
    bool Done = false;
    for (int Attempt = 0; Attempt < 4 && !Done; ++Attempt) {
      Done = curl_easy_perform(Handle) == CURLE_OK;
      if (!Done)
        std::this_thread::sleep_for(1s * (1 << Attempt));
    }
    curl_slist_free_all(Headers);
    curl_easy_cleanup(Handle);
    return Done;
  }

  // Only where the request never left.
  bool payIfReachable(const std::string &Body) {
    CURL *Handle = curl_easy_init();
    curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, Body.c_str());
    CURLcode Code = CURLE_OK;
    for (int Attempt = 0; Attempt < 4; ++Attempt) {
      Code = curl_easy_perform(Handle);
      if (Code != CURLE_COULDNT_CONNECT && Code != CURLE_COULDNT_RESOLVE_HOST)
        break;
      std::this_thread::sleep_for(1s * (1 << Attempt));
    }
    curl_easy_cleanup(Handle);
    return Code == CURLE_OK;
  }

  // Reading changes nothing.
  bool balance() {
    CURL *Handle = curl_easy_init();
    curl_easy_setopt(Handle, CURLOPT_URL, "https://bank.example/balance");
    bool Done = false;
    for (int Attempt = 0; Attempt < 4 && !Done; ++Attempt) {
      Done = curl_easy_perform(Handle) == CURLE_OK;
      if (!Done)
        std::this_thread::sleep_for(1s * (1 << Attempt));
    }
    curl_easy_cleanup(Handle);
    return Done;
  }
};

class Profile {
public:
  // To put the same again changes nothing.
  bool save(const std::string &Body) {
    CURL *Handle = curl_easy_init();
    curl_easy_setopt(Handle, CURLOPT_URL, "https://bank.example/profile");
    curl_easy_setopt(Handle, CURLOPT_CUSTOMREQUEST, "PUT");
    curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, Body.c_str());
    bool Done = false;
    for (int Attempt = 0; Attempt < 4 && !Done; ++Attempt) {
      Done = curl_easy_perform(Handle) == CURLE_OK;
      if (!Done)
        std::this_thread::sleep_for(1s * (1 << Attempt));
    }
    curl_easy_cleanup(Handle);
    return Done;
  }

  // Who has asked too often was not served.
  long create(const std::string &Body) {
    CURL *Handle = curl_easy_init();
    curl_easy_setopt(Handle, CURLOPT_URL, "https://bank.example/profiles");
    curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, Body.c_str());
    long Status = 0;
    for (int Attempt = 0; Attempt < 4; ++Attempt) {
      if (curl_easy_perform(Handle) != CURLE_OK)
        break;
      curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
      if (Status != 429)
        break;
      std::this_thread::sleep_for(1s * (1 << Attempt));
    }
    curl_easy_cleanup(Handle);
    return Status;
  }
};

// What a transaction has done before it failed is undone.
bool book(pqxx::connection &Database) {
  for (int Attempt = 0; Attempt < 4; ++Attempt) {
    try {
      pqxx::work Transaction(Database);
      Transaction.exec("INSERT INTO bookings VALUES (1, 100)");
      Transaction.commit();
      return true;
    } catch (const pqxx::serialization_failure &) {
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
  }
  return false;
}
