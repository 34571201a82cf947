// retry-stale-state looks at what a failed attempt leaves behind for the next one.
#include <curl/curl.h>
#include <openssl/ssl.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

using namespace std::chrono_literals;

static size_t append(char *Data, size_t Size, size_t Count, void *User) {
  static_cast<std::string *>(User)->append(Data, Size * Count);
  return Size * Count;
}

// What the first attempt received before it failed stays in front.
bool fetch(CURL *Handle, std::string &Answer) {
  std::string Body;
  curl_easy_setopt(Handle, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(Handle, CURLOPT_WRITEDATA, &Body);
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK) { // expected-warning {{'Body' still holds what a failed attempt of 'curl_easy_perform' received when the next one adds to it}}
      Answer = Body;
      return true;
    }
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

class Downloader {
public:
  bool download() {
    curl_easy_setopt(Handle, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(Handle, CURLOPT_WRITEDATA, &Buffer);
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK) // expected-warning {{'Buffer' still holds what a failed attempt}}
        return true;
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
    return false;
  }

private:
  CURL *Handle = nullptr;
  std::string Buffer;
};

// The file was read to some place in its midst.
bool upload(CURL *Handle, const char *Path) {
  FILE *Source = std::fopen(Path, "rb");
  curl_easy_setopt(Handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(Handle, CURLOPT_READDATA, Source);
  bool Done = false;
  for (int Attempt = 0; Attempt < 5 && !Done; ++Attempt) {
    Done = curl_easy_perform(Handle) == CURLE_OK; // expected-warning {{'Source' was read by a failed attempt of 'curl_easy_perform' and the next one goes on where it stopped}}
    if (!Done)
      std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  std::fclose(Source);
  return Done;
}

// A session that failed to shake hands.
bool secure(SSL *Session) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    if (SSL_connect(Session) > 0) // expected-warning {{'Session' failed with an attempt of 'SSL_connect' and the next one uses it again}}
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// Emptied before each attempt.
bool fetchCleared(CURL *Handle, std::string &Answer) {
  std::string Body;
  curl_easy_setopt(Handle, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(Handle, CURLOPT_WRITEDATA, &Body);
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    Body.clear();
    if (curl_easy_perform(Handle) == CURLE_OK) {
      Answer = Body;
      return true;
    }
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// Declared in the loop.
bool fetchFresh(CURL *Handle, std::string &Answer) {
  curl_easy_setopt(Handle, CURLOPT_WRITEFUNCTION, append);
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    std::string Body;
    curl_easy_setopt(Handle, CURLOPT_WRITEDATA, &Body);
    if (curl_easy_perform(Handle) == CURLE_OK) {
      Answer = Body;
      return true;
    }
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// A helper that is given it may empty it.
void prepare(std::string &Body);
bool fetchPrepared(CURL *Handle) {
  std::string Body;
  curl_easy_setopt(Handle, CURLOPT_WRITEDATA, &Body);
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    prepare(Body);
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// Set back to its start.
bool uploadRewinding(CURL *Handle, FILE *Source) {
  curl_easy_setopt(Handle, CURLOPT_READDATA, Source);
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    std::rewind(Source);
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// Cleared, or made anew.
bool secureCleared(SSL *Session) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    if (SSL_connect(Session) > 0)
      return true;
    SSL_clear(Session);
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

SSL *secureFresh(SSL_CTX *Context) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    SSL *Session = SSL_new(Context);
    if (SSL_connect(Session) > 0)
      return Session;
    SSL_free(Session);
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return nullptr;
}
