#include "Client.h"

#include "jobs/AttachmentUploadJob.h"
#include "jobs/SendMessageJob.h"
#include "net/ServiceError.h"
#include "util/Log.h"

#include <chrono>

namespace heron {
namespace {

constexpr unsigned JobThreads = 4;

std::uint64_t now() {
  using namespace std::chrono;
  return static_cast<std::uint64_t>(
      duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

} // namespace

Client::Client(const Account &Who, EnvelopeReceiver::TextHandler OnText)
    : Http("https://" + Who.Host, Who.Credential), Service(Http), Jobs(JobThreads),
      Pipe(std::make_shared<WebSocketPipe>(
          Context, Who.Host, [this](const Envelope &Message) { Receiver.receive(Message); })),
      Dispatcher(Pipe, Service),
      Receiver(Sessions, Dispatcher, Service, Jobs, Flags, std::move(OnText)),
      Network(Pipe, Jobs), Rotation(Service, Keys, Flags) {
  try {
    Flags.update(Service.remoteConfig());
  } catch (const ServiceError &Error) {
    log::warn(std::string("no remote configuration: ") + Error.what());
  }
  Pipe->connect();
  Loop = std::thread([this] { Context.run(); });
  Jobs.add(std::make_unique<RefreshPreKeysJob>(Service, Keys));
}

Client::~Client() {
  Stop = true;
  Pipe->disconnect();
  Context.stop();
  Jobs.stop();
  Loop.join();
}

void Client::send(const std::string &Recipient, const std::string &Text) {
  OutgoingMessageList List;
  List.Recipient = Recipient;
  List.Timestamp = now();
  List.Messages.push_back({1, 0, Sessions.encrypt(Recipient, 1, Text)});
  Jobs.add(std::make_unique<SendMessageJob>(Dispatcher, Service, Sessions, std::move(List)));
}

void Client::attach(const std::string &Id, std::string Bytes) {
  Jobs.add(std::make_unique<AttachmentUploadJob>(Service, Id, std::move(Bytes)));
}

} // namespace heron
