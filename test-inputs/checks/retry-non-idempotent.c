// retry-non-idempotent in C.
#include <curl/curl.h>
#include <unistd.h>

int pay(const char *order) {
  CURL *handle = curl_easy_init();
  int failed = 1;
  curl_easy_setopt(handle, CURLOPT_URL, "https://bank.example.org/payments");
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, order);
  for (int attempt = 0; failed && attempt < 3; ++attempt) {
    failed = curl_easy_perform(handle) != CURLE_OK; // expected-warning {{'curl_easy_perform' is retried although it may have been done when its answer was lost}}
    if (failed)
      sleep(1u << attempt);
  }
  curl_easy_cleanup(handle);
  return failed ? -1 : 0;
}

// Nothing was sent while there is no connection.
int pay_once_connected(const char *order) {
  CURL *handle = curl_easy_init();
  CURLcode code = CURLE_COULDNT_CONNECT;
  curl_easy_setopt(handle, CURLOPT_URL, "https://bank.example.org/payments");
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, order);
  for (int attempt = 0; attempt < 3; ++attempt) {
    code = curl_easy_perform(handle);
    if (code != CURLE_COULDNT_CONNECT)
      break;
    sleep(1u << attempt);
  }
  curl_easy_cleanup(handle);
  return code == CURLE_OK ? 0 : -1;
}

// Asking twice what the balance is does no harm.
int balance(void) {
  CURL *handle = curl_easy_init();
  int failed = 1;
  curl_easy_setopt(handle, CURLOPT_URL, "https://bank.example.org/balance");
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
  for (int attempt = 0; failed && attempt < 3; ++attempt) {
    failed = curl_easy_perform(handle) != CURLE_OK;
    if (failed)
      sleep(1u << attempt);
  }
  curl_easy_cleanup(handle);
  return failed ? -1 : 0;
}
