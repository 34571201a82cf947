#include "net/HttpClient.h"

#include "net/ServiceError.h"

#include <curl/curl.h>

#include <memory>

namespace heron {
namespace {

constexpr long ConnectTimeoutMs = 10'000;
constexpr long RequestTimeoutMs = 30'000;

struct HandleCloser {
  void operator()(CURL *Handle) const { curl_easy_cleanup(Handle); }
};
struct ListFreer {
  void operator()(curl_slist *List) const { curl_slist_free_all(List); }
};
using Handle = std::unique_ptr<CURL, HandleCloser>;
using HeaderList = std::unique_ptr<curl_slist, ListFreer>;

std::size_t appendTo(char *Data, std::size_t Size, std::size_t Count, void *Body) {
  static_cast<std::string *>(Body)->append(Data, Size * Count);
  return Size * Count;
}

void addHeader(HeaderList &List, const std::string &Line) {
  List.reset(curl_slist_append(List.release(), Line.c_str()));
}

} // namespace

HttpResponse HttpClient::execute(const HttpRequest &Request) const {
  Handle Curl(curl_easy_init());
  if (!Curl)
    throw NetworkError("no memory for a request");

  HeaderList Headers;
  addHeader(Headers, "Authorization: Basic " + Credential);
  addHeader(Headers, "Content-Type: application/json");
  for (const auto &[Name, Value] : Request.Headers)
    addHeader(Headers, Name + ": " + Value);

  HttpResponse Response;
  const std::string Url = BaseUrl + Request.Path;
  curl_easy_setopt(Curl.get(), CURLOPT_URL, Url.c_str());
  curl_easy_setopt(Curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(Curl.get(), CURLOPT_CONNECTTIMEOUT_MS, ConnectTimeoutMs);
  curl_easy_setopt(Curl.get(), CURLOPT_TIMEOUT_MS, RequestTimeoutMs);
  curl_easy_setopt(Curl.get(), CURLOPT_CUSTOMREQUEST, Request.Method.c_str());
  curl_easy_setopt(Curl.get(), CURLOPT_HTTPHEADER, Headers.get());
  curl_easy_setopt(Curl.get(), CURLOPT_WRITEFUNCTION, appendTo);
  curl_easy_setopt(Curl.get(), CURLOPT_WRITEDATA, &Response.Body);
  if (!Request.Body.empty()) {
    curl_easy_setopt(Curl.get(), CURLOPT_POSTFIELDS, Request.Body.data());
    curl_easy_setopt(Curl.get(), CURLOPT_POSTFIELDSIZE,
                     static_cast<long>(Request.Body.size()));
  }

  CURLcode Code = curl_easy_perform(Curl.get());
  if (Code != CURLE_OK)
    throw NetworkError(Request.Path + ": " + curl_easy_strerror(Code));

  long Status = 0;
  curl_easy_getinfo(Curl.get(), CURLINFO_RESPONSE_CODE, &Status);
  Response.Status = static_cast<int>(Status);
  curl_off_t Seconds = 0;
  if (curl_easy_getinfo(Curl.get(), CURLINFO_RETRY_AFTER, &Seconds) == CURLE_OK &&
      Seconds > 0)
    Response.RetryAfter = std::chrono::seconds(Seconds);
  return Response;
}

} // namespace heron
