#pragma once

#include "net/Envelope.h"

#include <map>
#include <string>

namespace heron::json {

std::string quote(const std::string &Text);
std::string write(const OutgoingMessageList &List);
std::string write(const PreKeyBundle &Bundle);
PreKeyBundle readPreKeys(const std::string &Text);
Envelope readEnvelope(const std::string &Text);
unsigned readCount(const std::string &Text);

/// A flat object whose values are strings, numbers or booleans.
std::map<std::string, std::string> readMap(const std::string &Text);

} // namespace heron::json
