// libssh: a session, and what a command on the other side writes.
#include <libssh/libssh.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// A host that is starting is dialled as fast as it can refuse.
void waitForBoot(ssh_session Session) {
  int Code;
  do { // expected-error {{'ssh_connect' is retried for ever while it fails, with no delay}} expected-warning {{'ssh_connect' is tried again at once after a failure}}
    Code = ssh_connect(Session);
    if (Code != SSH_OK)
      ssh_disconnect(Session);
  } while (Code != SSH_OK);
}

ssh_session openSession(const char *Host) {
  long Limit = 10;
  unsigned Pause = 2;
  for (int Try = 0; Try < 6; ++Try) {
    ssh_session Session = ssh_new();
    ssh_options_set(Session, SSH_OPTIONS_HOST, Host);
    ssh_options_set(Session, SSH_OPTIONS_TIMEOUT, &Limit);
    if (ssh_connect(Session) == SSH_OK)
      return Session;
    ssh_free(Session);
    if (Try < 5)
      sleep(Pause + arc4random_uniform(Pause));
    Pause = Pause < 32 ? Pause * 2 : 60;
  }
  return NULL;
}

// Reads until the command has ended.
int copyOutput(ssh_channel Channel, FILE *To) {
  char Buffer[4096];
  int Count;
  while ((Count = ssh_channel_read(Channel, Buffer, sizeof Buffer, 0)) > 0)
    if (fwrite(Buffer, 1, (size_t)Count, To) != (size_t)Count)
      return -1;
  return Count;
}
