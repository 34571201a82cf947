/* The part of libssh's interface that the test inputs use, with its values. */
#ifndef TEST_INPUTS_LIBSSH_H
#define TEST_INPUTS_LIBSSH_H

#include <stdint.h>

#define SSH_OK 0
#define SSH_ERROR -1
#define SSH_AGAIN -2
#define SSH_EOF -127

typedef struct ssh_session_struct *ssh_session;
typedef struct ssh_channel_struct *ssh_channel;
enum ssh_auth_e {
  SSH_AUTH_SUCCESS = 0,
  SSH_AUTH_DENIED,
  SSH_AUTH_PARTIAL,
  SSH_AUTH_INFO,
  SSH_AUTH_AGAIN,
  SSH_AUTH_ERROR = -1
};
enum ssh_options_e { SSH_OPTIONS_HOST = 0, SSH_OPTIONS_TIMEOUT = 9 };

ssh_session ssh_new(void);
void ssh_free(ssh_session session);
int ssh_options_set(ssh_session session, enum ssh_options_e type, const void *value);
int ssh_connect(ssh_session session);
void ssh_disconnect(ssh_session session);
int ssh_userauth_password(ssh_session session, const char *username, const char *password);
int ssh_channel_read(ssh_channel channel, void *dest, uint32_t count, int is_stderr);
int ssh_channel_is_eof(ssh_channel channel);

#endif
