#include "net/Json.h"

#include <cctype>

namespace heron::json {
namespace {

/// Reads a flat object or array of scalars; what is nested is kept as text.
class Reader {
public:
  explicit Reader(const std::string &Text) : Text(Text) {}

  bool skipTo(char Wanted) {
    while (At < Text.size() && Text[At] != Wanted)
      ++At;
    return At < Text.size();
  }

  std::string scalar() {
    while (At < Text.size() && std::isspace(static_cast<unsigned char>(Text[At])))
      ++At;
    if (At < Text.size() && Text[At] == '"')
      return string();
    std::size_t From = At;
    while (At < Text.size() && Text[At] != ',' && Text[At] != '}' && Text[At] != ']')
      ++At;
    return Text.substr(From, At - From);
  }

  std::string string() {
    std::string Out;
    for (++At; At < Text.size() && Text[At] != '"'; ++At) {
      if (Text[At] == '\\' && At + 1 < Text.size())
        ++At;
      Out += Text[At];
    }
    ++At;
    return Out;
  }

  bool take(char Wanted) {
    if (At >= Text.size() || Text[At] != Wanted)
      return false;
    ++At;
    return true;
  }

private:
  const std::string &Text;
  std::size_t At = 0;
};

std::uint64_t number(const std::string &Text) {
  std::uint64_t Value = 0;
  for (char C : Text) {
    if (!std::isdigit(static_cast<unsigned char>(C)))
      break;
    Value = Value * 10 + static_cast<unsigned>(C - '0');
  }
  return Value;
}

} // namespace

std::string quote(const std::string &Text) {
  std::string Out = "\"";
  for (char C : Text) {
    if (C == '"' || C == '\\')
      Out += '\\';
    Out += C;
  }
  return Out + '"';
}

std::string write(const OutgoingMessageList &List) {
  std::string Out = "{\"timestamp\":" + std::to_string(List.Timestamp) + ",\"messages\":[";
  const char *Separator = "";
  for (const OutgoingMessage &Message : List.Messages) {
    Out += Separator;
    Out += "{\"destinationDeviceId\":" + std::to_string(Message.Device) +
           ",\"destinationRegistrationId\":" + std::to_string(Message.RegistrationId) +
           ",\"content\":" + quote(Message.Content) + "}";
    Separator = ",";
  }
  return Out + "],\"online\":" + (List.Online ? "true" : "false") + "}";
}

std::string write(const PreKeyBundle &Bundle) {
  std::string Out = "{\"signedPreKey\":{\"keyId\":" + std::to_string(Bundle.SignedKeyId) +
                    ",\"publicKey\":" + quote(Bundle.SignedKey) +
                    ",\"signature\":" + quote(Bundle.Signature) + "},\"preKeys\":[";
  const char *Separator = "";
  for (const std::string &Key : Bundle.OneTimeKeys) {
    Out += Separator + quote(Key);
    Separator = ",";
  }
  return Out + "]}";
}

std::map<std::string, std::string> readMap(const std::string &Text) {
  std::map<std::string, std::string> Out;
  Reader In(Text);
  if (!In.skipTo('{'))
    return Out;
  In.take('{');
  while (In.skipTo('"')) {
    std::string Key = In.string();
    if (!In.skipTo(':') || !In.take(':'))
      break;
    Out[Key] = In.scalar();
  }
  return Out;
}

PreKeyBundle readPreKeys(const std::string &Text) {
  auto Fields = readMap(Text);
  PreKeyBundle Bundle;
  Bundle.SignedKeyId = static_cast<std::uint32_t>(number(Fields["keyId"]));
  Bundle.SignedKey = Fields["publicKey"];
  Bundle.Signature = Fields["signature"];
  return Bundle;
}

Envelope readEnvelope(const std::string &Text) {
  auto Fields = readMap(Text);
  Envelope Message;
  Message.Source = Fields["source"];
  Message.SourceDevice = static_cast<std::uint32_t>(number(Fields["sourceDevice"]));
  Message.Timestamp = number(Fields["timestamp"]);
  Message.Content = Fields["content"];
  return Message;
}

unsigned readCount(const std::string &Text) {
  return static_cast<unsigned>(number(readMap(Text)["count"]));
}

} // namespace heron::json
