#include "crypto/EnvelopeReceiver.h"

#include "jobs/SendReceiptJob.h"
#include "net/ServiceError.h"
#include "util/Log.h"

namespace heron {

void EnvelopeReceiver::receive(const Envelope &Message) {
  try {
    OnText(Message.Source, Sessions.decrypt(Message));
    Jobs.add(std::make_unique<SendReceiptJob>(Dispatcher, Message.Source,
                                              std::vector<std::uint64_t>{Message.Timestamp}));
  } catch (const DecryptionError &Error) {
    log::warn(std::string("can't open a message: ") + Error.what());
    if (Flags.automaticSessionReset())
      resetSession(Message);
  }
}

void EnvelopeReceiver::resetSession(const Envelope &Message) {
  const auto Now = std::chrono::steady_clock::now();
  auto Last = LastReset.find(Message.Source);
  if (Last != LastReset.end() &&
      Now - Last->second < Flags.automaticSessionResetInterval())
    return;
  LastReset[Message.Source] = Now;

  Sessions.archive(Message.Source, Message.SourceDevice);
  PreKeyBundle Bundle = Service.preKeys(Message.Source, Message.SourceDevice);
  Sessions.start(Message.Source, Message.SourceDevice, Bundle);

  OutgoingMessageList Empty;
  Empty.Recipient = Message.Source;
  Empty.Timestamp = Message.Timestamp + 1;
  Empty.Messages.push_back(
      {Message.SourceDevice, 0, Sessions.encrypt(Message.Source, Message.SourceDevice, "")});
  Dispatcher.sendMessage(Empty);
}

} // namespace heron
