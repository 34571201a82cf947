// Written from checks/models/c-ares.json by test-model-headers; see there.
#include <ares.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (ares_gethostbyname)(ANY(ares_channel), ANY(const char *), ANY(int), ANY(ares_host_callback), ANY(void *));
  (ares_getaddrinfo)(ANY(ares_channel), ANY(const char *), ANY(const char *), ANY(const struct ares_addrinfo_hints *), ANY(ares_addrinfo_callback), ANY(void *));
  (ares_gethostbyaddr)(ANY(ares_channel), ANY(const void *), ANY(int), ANY(int), ANY(ares_host_callback), ANY(void *));
  (ares_query)(ANY(ares_channel), ANY(const char *), ANY(int), ANY(int), ANY(ares_callback), ANY(void *));
  (ares_search)(ANY(ares_channel), ANY(const char *), ANY(int), ANY(int), ANY(ares_callback), ANY(void *));
  (ares_send)(ANY(ares_channel), ANY(const unsigned char *), ANY(int), ANY(ares_callback), ANY(void *));
  (ares_getnameinfo)(ANY(ares_channel), ANY(const struct sockaddr *), ANY(ares_socklen_t), ANY(int), ANY(ares_nameinfo_callback), ANY(void *));
  (ares_process)(ANY(ares_channel), ANY(fd_set *), ANY(fd_set *));
  (ares_process_fd)(ANY(ares_channel), ANY(ares_socket_t), ANY(ares_socket_t));
  (ares_timeout)(ANY(ares_channel), ANY(struct timeval *), ANY(struct timeval *));
  (ares_fds)(ANY(ares_channel), ANY(fd_set *), ANY(fd_set *));
  (ares_getsock)(ANY(ares_channel), ANY(ares_socket_t *), ANY(int));
  (ares_cancel)(ANY(ares_channel));
  (ares_destroy)(ANY(ares_channel));
}
