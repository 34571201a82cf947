// Written from checks/models/libcurl.json by test-model-headers; see there.
#include <curl/curl.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (curl_easy_perform)(ANY(CURL *));
  (curl_easy_send)(ANY(CURL *), ANY(const void *), ANY(size_t), ANY(size_t *));
  (curl_easy_recv)(ANY(CURL *), ANY(void *), ANY(size_t), ANY(size_t *));
  (curl_ws_send)(ANY(CURL *), ANY(const void *), ANY(size_t), ANY(size_t *), ANY(curl_off_t), ANY(unsigned int));
  (curl_ws_recv)(ANY(CURL *), ANY(void *), ANY(size_t), ANY(size_t *), ANY(struct curl_ws_frame **));
  (curl_multi_add_handle)(ANY(CURLM *), ANY(CURL *));
  (curl_multi_remove_handle)(ANY(CURLM *), ANY(CURL *));
  (curl_multi_poll)(ANY(CURLM *), ANY(struct curl_waitfd *), ANY(unsigned int), ANY(int), ANY(int *));
  (curl_multi_wait)(ANY(CURLM *), ANY(struct curl_waitfd *), ANY(unsigned int), ANY(int), ANY(int *));
  (curl_multi_perform)(ANY(CURLM *), ANY(int *));
  (curl_multi_socket)(ANY(CURLM *), ANY(curl_socket_t), ANY(int *));
  (curl_multi_socket_action)(ANY(CURLM *), ANY(curl_socket_t), ANY(int), ANY(int *));
  (curl_multi_socket_all)(ANY(CURLM *), ANY(int *));
  (curl_multi_info_read)(ANY(CURLM *), ANY(int *));
  (curl_multi_wakeup)(ANY(CURLM *));
  (curl_multi_timeout)(ANY(CURLM *), ANY(long *));
  (curl_easy_setopt)(ANY(CURL *), ANY(CURLoption));
  (curl_easy_getinfo)(ANY(CURL *), (CURLINFO)6291513);
  (curl_easy_getinfo)(ANY(CURL *), (CURLINFO)2097154);
  (curl_easy_getinfo)(ANY(CURL *), ANY(CURLINFO));
  (curl_easy_init)();
  (curl_easy_reset)(ANY(CURL *));
  (curl_easy_cleanup)(ANY(CURL *));
  (curl_easy_strerror)(ANY(CURLcode));
  (curl_multi_init)();
  (curl_multi_setopt)(ANY(CURLM *), ANY(CURLMoption));
  (curl_global_init)(ANY(long));
  (curl_slist_append)(ANY(struct curl_slist *), ANY(const char *));
}
