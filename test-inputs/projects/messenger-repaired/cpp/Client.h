#pragma once

#include "config/FeatureFlags.h"
#include "crypto/EnvelopeReceiver.h"
#include "crypto/KeyStore.h"
#include "crypto/SessionStore.h"
#include "jobs/JobRunner.h"
#include "jobs/PreKeyJobs.h"
#include "net/HttpClient.h"
#include "net/MessageDispatcher.h"
#include "net/PushService.h"
#include "net/Reachability.h"
#include "net/WebSocketPipe.h"

#include <boost/asio.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <thread>

namespace heron {

struct Account {
  std::string Host;
  std::string Credential;
};

/// The messenger without its windows.
class Client {
public:
  Client(const Account &Who, EnvelopeReceiver::TextHandler OnText);
  ~Client();

  void send(const std::string &Recipient, const std::string &Text);
  void attach(const std::string &Id, std::string Bytes);
  Reachability &reachability() { return Network; }

private:
  boost::asio::io_context Context;
  HttpClient Http;
  PushService Service;
  FeatureFlags Flags;
  KeyStore Keys;
  SessionStore Sessions;
  JobRunner Jobs;
  std::shared_ptr<WebSocketPipe> Pipe;
  MessageDispatcher Dispatcher;
  EnvelopeReceiver Receiver;
  Reachability Network;
  SignedPreKeyRotation Rotation;
  std::atomic<bool> Stop{false};
  std::thread Loop;
};

} // namespace heron
