/* The part of libcurl's interface that the test inputs use, with its values. */
#ifndef TEST_INPUTS_CURL_H
#define TEST_INPUTS_CURL_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void CURL;
typedef void CURLM;
typedef long long curl_off_t;

typedef enum {
  CURLE_OK = 0,
  CURLE_UNSUPPORTED_PROTOCOL = 1,
  CURLE_FAILED_INIT = 2,
  CURLE_URL_MALFORMAT = 3,
  CURLE_COULDNT_RESOLVE_PROXY = 5,
  CURLE_COULDNT_RESOLVE_HOST = 6,
  CURLE_COULDNT_CONNECT = 7,
  CURLE_REMOTE_ACCESS_DENIED = 9,
  CURLE_PARTIAL_FILE = 18,
  CURLE_HTTP_RETURNED_ERROR = 22,
  CURLE_WRITE_ERROR = 23,
  CURLE_OUT_OF_MEMORY = 27,
  CURLE_OPERATION_TIMEDOUT = 28,
  CURLE_SSL_CONNECT_ERROR = 35,
  CURLE_ABORTED_BY_CALLBACK = 42,
  CURLE_TOO_MANY_REDIRECTS = 47,
  CURLE_GOT_NOTHING = 52,
  CURLE_SEND_ERROR = 55,
  CURLE_RECV_ERROR = 56,
  CURLE_SSL_CERTPROBLEM = 58,
  CURLE_PEER_FAILED_VERIFICATION = 60,
  CURLE_LOGIN_DENIED = 67,
  CURLE_AGAIN = 81
} CURLcode;

typedef enum {
  CURLOPT_TIMEOUT = 13,
  CURLOPT_LOW_SPEED_LIMIT = 19,
  CURLOPT_LOW_SPEED_TIME = 20,
  CURLOPT_NOBODY = 44,
  CURLOPT_FAILONERROR = 45,
  CURLOPT_UPLOAD = 46,
  CURLOPT_PUT = 54,
  CURLOPT_POST = 47,
  CURLOPT_FOLLOWLOCATION = 52,
  CURLOPT_POSTFIELDSIZE = 60,
  CURLOPT_CONNECTTIMEOUT = 78,
  CURLOPT_HTTPGET = 80,
  CURLOPT_NOSIGNAL = 99,
  CURLOPT_TIMEOUT_MS = 155,
  CURLOPT_UNIX_SOCKET_PATH = 10231,
  CURLOPT_CONNECTTIMEOUT_MS = 156,
  CURLOPT_WRITEDATA = 10001,
  CURLOPT_URL = 10002,
  CURLOPT_READDATA = 10009,
  CURLOPT_POSTFIELDS = 10015,
  CURLOPT_HTTPHEADER = 10023,
  CURLOPT_CUSTOMREQUEST = 10036,
  CURLOPT_HEADERDATA = 10029,
  CURLOPT_WRITEFUNCTION = 20011,
  CURLOPT_READFUNCTION = 20012,
  CURLOPT_HEADERFUNCTION = 20079
} CURLoption;

typedef enum {
  CURLINFO_RESPONSE_CODE = 0x200002,
  CURLINFO_REDIRECT_URL = 0x100031,
  CURLINFO_RETRY_AFTER = 0x600039
} CURLINFO;

struct curl_slist {
  char *data;
  struct curl_slist *next;
};

#define CURL_GLOBAL_DEFAULT 3

CURLcode curl_global_init(long flags);
CURL *curl_easy_init(void);
CURLcode curl_easy_setopt(CURL *handle, CURLoption option, ...);
CURLcode curl_easy_perform(CURL *handle);
CURLcode curl_easy_send(CURL *handle, const void *data, size_t size, size_t *sent);
CURLcode curl_easy_recv(CURL *handle, void *data, size_t size, size_t *received);
CURLcode curl_easy_getinfo(CURL *handle, CURLINFO info, ...);
void curl_easy_reset(CURL *handle);
void curl_easy_cleanup(CURL *handle);
const char *curl_easy_strerror(CURLcode code);
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text);
void curl_slist_free_all(struct curl_slist *list);

typedef enum { CURLM_CALL_MULTI_PERFORM = -1, CURLM_OK = 0 } CURLMcode;
typedef enum { CURLMSG_NONE, CURLMSG_DONE } CURLMSG;

struct CURLMsg {
  CURLMSG msg;
  CURL *easy_handle;
  union {
    void *whatever;
    CURLcode result;
  } data;
};
typedef struct CURLMsg CURLMsg;

struct curl_waitfd {
  int fd;
  short events;
  short revents;
};

CURLM *curl_multi_init(void);
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy);
CURLMcode curl_multi_perform(CURLM *multi, int *running);
CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd *extra, unsigned count,
                          int timeout_ms, int *ready);
CURLMcode curl_multi_wait(CURLM *multi, struct curl_waitfd *extra, unsigned count,
                          int timeout_ms, int *ready);
CURLMsg *curl_multi_info_read(CURLM *multi, int *left);
CURLMcode curl_multi_cleanup(CURLM *multi);

#ifdef __cplusplus
}
#endif

#endif
