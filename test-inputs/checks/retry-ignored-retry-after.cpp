// retry-ignored-retry-after looks at what happens on 429 and 503.
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <chrono>
#include <thread>

class Api {
public:
  bool call() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) != CURLE_OK)
        return false;
      long Status = 0;
      curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
      if (Status != 429) // expected-warning {{'curl_easy_perform' is retried on 429, and how long the server asks to wait is never read}}
        return Status == 200;
      std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
    }
    return false;
  }

  // The status is judged in a helper.
  bool callWithHelper() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) != CURLE_OK)
        return false;
      long Status = 0;
      curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
      if (!isOverloaded(Status)) // expected-warning {{is retried on}}
        return Status == 200;
      std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
    }
    return false;
  }

  // Read, and limited.
  bool callAsAsked() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) != CURLE_OK)
        return false;
      long Status = 0;
      curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
      if (Status != 429 && Status != 503)
        return Status == 200;
      curl_off_t Asked = 0;
      curl_easy_getinfo(Handle, CURLINFO_RETRY_AFTER, &Asked);
      std::this_thread::sleep_for(
          std::chrono::seconds(std::clamp<curl_off_t>(Asked, 1 << Attempt, 300)));
    }
    return false;
  }

  // Two minutes are more than most servers ask for.
  bool callSeldom() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) != CURLE_OK)
        return false;
      long Status = 0;
      curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
      if (Status != 429)
        return Status == 200;
      std::this_thread::sleep_for(std::chrono::minutes(2));
    }
    return false;
  }

  // Given up on.
  bool callOrGiveUp() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      CURLcode Code = curl_easy_perform(Handle);
      long Status = 0;
      curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
      if (Code == CURLE_OK)
        return Status == 200;
      if (Code != CURLE_COULDNT_CONNECT || Status == 429)
        return false;
      std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
    }
    return false;
  }

private:
  static bool isOverloaded(long Status) {
    return Status == 429 || Status == 503;
  }

  CURL *Handle = nullptr;
};

struct Question {};
struct Answer {};
struct Index {
  struct Stub {
    grpc::Status Search(grpc::ClientContext *, const Question &, Answer *);
  };
};

// gRPC has no such header, and obeys the server's push-back by itself.
bool search(Index::Stub &Service, const Question &What, Answer &Into) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    grpc::ClientContext Context;
    grpc::Status Status = Service.Search(&Context, What, &Into);
    if (Status.error_code() != grpc::StatusCode::RESOURCE_EXHAUSTED)
      return Status.ok();
    std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
  }
  return false;
}
