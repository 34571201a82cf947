// Google Cloud: a status, or a value, after the client's own retries.
#include <google/cloud/secretmanager/secret_manager_client.h>

#include <iostream>

using google::cloud::StatusOr;
using google::cloud::secretmanager::Secret;
using google::cloud::secretmanager::SecretManagerServiceClient;

// The client itself has tried for ten minutes.
Secret readEagerly(SecretManagerServiceClient &Client, const std::string &Name) {
  while (true) { // expected-error {{'GetSecret' is retried for ever while it fails, with no delay}} expected-warning {{'GetSecret' is tried again at once after a failure}}
    StatusOr<Secret> Got = Client.GetSecret(Name);
    if (Got) // expected-warning {{this retries every failure of 'GetSecret', also a refusal that the same request will meet again}}
      return *Got;
    std::cerr << Got.status().message() << '\n';
  }
}

// One call: the client waits, more each time, and gives up at its policy's end.
bool read(SecretManagerServiceClient &Client, const std::string &Name, Secret &Into) {
  StatusOr<Secret> Got = Client.GetSecret(Name);
  if (!Got.ok())
    return false;
  Into = *Got;
  return true;
}

// A range fetches its pages by itself.
int list(SecretManagerServiceClient &Client, const std::string &Project) {
  int Count = 0;
  for (StatusOr<Secret> &Each : Client.ListSecrets(Project)) {
    if (!Each)
      break;
    ++Count;
  }
  return Count;
}
