#pragma once

#include "config/FeatureFlags.h"
#include "crypto/SessionStore.h"
#include "jobs/JobRunner.h"
#include "net/MessageDispatcher.h"
#include "net/PushService.h"

#include <chrono>
#include <functional>
#include <map>

namespace heron {

/// Opens what arrives, sends receipts, and mends sessions that are broken.
class EnvelopeReceiver {
public:
  using TextHandler = std::function<void(const std::string &From, const std::string &Text)>;

  EnvelopeReceiver(SessionStore &Sessions, MessageDispatcher &Dispatcher, PushService &Service,
                   JobRunner &Jobs, const FeatureFlags &Flags, TextHandler OnText)
      : Sessions(Sessions), Dispatcher(Dispatcher), Service(Service), Jobs(Jobs),
        Flags(Flags), OnText(std::move(OnText)) {}

  void receive(const Envelope &Message);

private:
  void resetSession(const Envelope &Message);

  SessionStore &Sessions;
  MessageDispatcher &Dispatcher;
  PushService &Service;
  JobRunner &Jobs;
  const FeatureFlags &Flags;
  TextHandler OnText;
  std::map<std::string, std::chrono::steady_clock::time_point> LastReset;
};

} // namespace heron
