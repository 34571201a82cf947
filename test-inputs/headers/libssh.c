// Written from checks/models/libssh.json by test-model-headers; see there.
#include <libssh/libssh.h>
#include <libssh/sftp.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (ssh_connect)(ANY(ssh_session));
  (ssh_userauth_none)(ANY(ssh_session), ANY(const char *));
  (ssh_userauth_password)(ANY(ssh_session), ANY(const char *), ANY(const char *));
  (ssh_userauth_publickey)(ANY(ssh_session), ANY(const char *), ANY(ssh_key));
  (ssh_userauth_publickey_auto)(ANY(ssh_session), ANY(const char *), ANY(const char *));
  (ssh_userauth_kbdint)(ANY(ssh_session), ANY(const char *), ANY(const char *));
  (ssh_channel_open_session)(ANY(ssh_channel));
  (ssh_channel_open_forward)(ANY(ssh_channel), ANY(const char *), ANY(int), ANY(const char *), ANY(int));
  (ssh_channel_request_exec)(ANY(ssh_channel), ANY(const char *));
  (ssh_channel_request_shell)(ANY(ssh_channel));
  (sftp_init)(ANY(sftp_session));
  (ssh_channel_read)(ANY(ssh_channel), ANY(void *), ANY(uint32_t), ANY(int));
  (ssh_channel_write)(ANY(ssh_channel), ANY(const void *), ANY(uint32_t));
  (ssh_channel_read_nonblocking)(ANY(ssh_channel), ANY(void *), ANY(uint32_t), ANY(int));
  (ssh_channel_read_timeout)(ANY(ssh_channel), ANY(void *), ANY(uint32_t), ANY(int), ANY(int));
  (sftp_open)(ANY(sftp_session), ANY(const char *), ANY(int), ANY(mode_t));
  (ssh_options_set)(ANY(ssh_session), ANY(enum ssh_options_e), ANY(const void *));
  (ssh_disconnect)(ANY(ssh_session));
  (ssh_channel_close)(ANY(ssh_channel));
}
