// Written from checks/models/nng.json by test-model-headers; see there.
#include <nng/nng.h>
#include <nng/protocol/reqrep0/req.h>
#include <nng/supplemental/http/http.h>
#include <nng/supplemental/util/platform.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (nng_dial)(ANY(nng_socket), ANY(const char *), ANY(nng_dialer *), ANY(int));
  (nng_dialer_start)(ANY(nng_dialer), ANY(int));
  (nng_send)(ANY(nng_socket), ANY(void *), ANY(size_t), ANY(int));
  (nng_recv)(ANY(nng_socket), ANY(void *), ANY(size_t *), ANY(int));
  (nng_sendmsg)(ANY(nng_socket), ANY(nng_msg *), ANY(int));
  (nng_recvmsg)(ANY(nng_socket), ANY(nng_msg **), ANY(int));
  (nng_send_aio)(ANY(nng_socket), ANY(nng_aio *));
  (nng_recv_aio)(ANY(nng_socket), ANY(nng_aio *));
  (nng_ctx_send)(ANY(nng_ctx), ANY(nng_aio *));
  (nng_ctx_recv)(ANY(nng_ctx), ANY(nng_aio *));
  (nng_stream_dialer_dial)(ANY(nng_stream_dialer *), ANY(nng_aio *));
  (nng_http_client_connect)(ANY(nng_http_client *), ANY(nng_aio *));
  (nng_http_client_transact)(ANY(nng_http_client *), ANY(nng_http_req *), ANY(nng_http_res *), ANY(nng_aio *));
  (nng_http_conn_transact)(ANY(nng_http_conn *), ANY(nng_http_req *), ANY(nng_http_res *), ANY(nng_aio *));
  (nng_aio_alloc)(ANY(nng_aio **), ANY(void (*)(void *)), ANY(void *));
  (nng_aio_result)(ANY(nng_aio *));
  (nng_http_res_get_status)(ANY(nng_http_res *));
  (nng_aio_set_timeout)(ANY(nng_aio *), ANY(nng_duration));
  (nng_socket_set_ms)(ANY(nng_socket), ANY(const char *), ANY(nng_duration));
  (nng_dialer_set_ms)(ANY(nng_dialer), ANY(const char *), ANY(nng_duration));
  (nng_msleep)(ANY(nng_duration));
  (nng_sleep_aio)(ANY(nng_duration), ANY(nng_aio *));
  (nng_aio_wait)(ANY(nng_aio *));
  (nng_random)();
  (nng_clock)();
  (nng_mtx_lock)(ANY(nng_mtx *));
  (nng_mtx_unlock)(ANY(nng_mtx *));
  (nng_aio_cancel)(ANY(nng_aio *));
  (nng_aio_stop)(ANY(nng_aio *));
  (nng_aio_abort)(ANY(nng_aio *), ANY(int));
  (nng_close)(ANY(nng_socket));
  (nng_dialer_close)(ANY(nng_dialer));
}
