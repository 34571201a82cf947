// Written from checks/models/libuv.json by test-model-headers; see there.
#include <uv.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (uv_tcp_connect)(ANY(uv_connect_t *), ANY(uv_tcp_t *), ANY(const struct sockaddr *), ANY(uv_connect_cb));
  (uv_pipe_connect)(ANY(uv_connect_t *), ANY(uv_pipe_t *), ANY(const char *), ANY(uv_connect_cb));
  (uv_getaddrinfo)(ANY(uv_loop_t *), ANY(uv_getaddrinfo_t *), ANY(uv_getaddrinfo_cb), ANY(const char *), ANY(const char *), ANY(const struct addrinfo *));
  (uv_getnameinfo)(ANY(uv_loop_t *), ANY(uv_getnameinfo_t *), ANY(uv_getnameinfo_cb), ANY(const struct sockaddr *), ANY(int));
  (uv_udp_connect)(ANY(uv_udp_t *), ANY(const struct sockaddr *));
  (uv_write)(ANY(uv_write_t *), ANY(uv_stream_t *), ANY(const uv_buf_t *), ANY(unsigned int), ANY(uv_write_cb));
  (uv_write2)(ANY(uv_write_t *), ANY(uv_stream_t *), ANY(const uv_buf_t *), ANY(unsigned int), ANY(uv_stream_t *), ANY(uv_write_cb));
  (uv_try_write)(ANY(uv_stream_t *), ANY(const uv_buf_t *), ANY(unsigned int));
  (uv_udp_send)(ANY(uv_udp_send_t *), ANY(uv_udp_t *), ANY(const uv_buf_t *), ANY(unsigned int), ANY(const struct sockaddr *), ANY(uv_udp_send_cb));
  (uv_udp_try_send)(ANY(uv_udp_t *), ANY(const uv_buf_t *), ANY(unsigned int), ANY(const struct sockaddr *));
  (uv_shutdown)(ANY(uv_shutdown_t *), ANY(uv_stream_t *), ANY(uv_shutdown_cb));
  (uv_read_start)(ANY(uv_stream_t *), ANY(uv_alloc_cb), ANY(uv_read_cb));
  (uv_listen)(ANY(uv_stream_t *), ANY(int), ANY(uv_connection_cb));
  (uv_run)(ANY(uv_loop_t *), ANY(uv_run_mode));
  (uv_timer_start)(ANY(uv_timer_t *), ANY(uv_timer_cb), ANY(uint64_t), ANY(uint64_t));
  (uv_timer_again)(ANY(uv_timer_t *));
  (uv_timer_set_repeat)(ANY(uv_timer_t *), ANY(uint64_t));
  (uv_timer_stop)(ANY(uv_timer_t *));
  (uv_cancel)(ANY(uv_req_t *));
  (uv_close)(ANY(uv_handle_t *), ANY(uv_close_cb));
  (uv_idle_start)(ANY(uv_idle_t *), ANY(uv_idle_cb));
  (uv_check_start)(ANY(uv_check_t *), ANY(uv_check_cb));
  (uv_prepare_start)(ANY(uv_prepare_t *), ANY(uv_prepare_cb));
  (uv_async_init)(ANY(uv_loop_t *), ANY(uv_async_t *), ANY(uv_async_cb));
  (uv_queue_work)(ANY(uv_loop_t *), ANY(uv_work_t *), ANY(uv_work_cb), ANY(uv_after_work_cb));
  (uv_sleep)(ANY(unsigned int));
  (uv_cond_timedwait)(ANY(uv_cond_t *), ANY(uv_mutex_t *), ANY(uint64_t));
  (uv_cond_wait)(ANY(uv_cond_t *), ANY(uv_mutex_t *));
  (uv_sem_wait)(ANY(uv_sem_t *));
  (uv_now)(ANY(const uv_loop_t *));
  (uv_hrtime)();
  (uv_random)(ANY(uv_loop_t *), ANY(uv_random_t *), ANY(void *), ANY(size_t), ANY(unsigned int), ANY(uv_random_cb));
  (uv_mutex_lock)(ANY(uv_mutex_t *));
  (uv_rwlock_rdlock)(ANY(uv_rwlock_t *));
  (uv_rwlock_wrlock)(ANY(uv_rwlock_t *));
  (uv_mutex_unlock)(ANY(uv_mutex_t *));
  (uv_rwlock_rdunlock)(ANY(uv_rwlock_t *));
  (uv_rwlock_wrunlock)(ANY(uv_rwlock_t *));
}
