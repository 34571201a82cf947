#include "models/OptionText.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace retrylint::models {

using ir::TextFormat;

static bool sameKey(std::string_view A, std::string_view B) {
  return std::equal(A.begin(), A.end(), B.begin(), B.end(), [](unsigned char X, unsigned char Y) {
    return std::tolower(X) == std::tolower(Y);
  });
}

static std::optional<double> number(std::string_view Text) {
  while (!Text.empty() && std::isspace(static_cast<unsigned char>(Text.front())))
    Text.remove_prefix(1);
  if (Text == "true" || Text == "false")
    return Text == "true";
  double Value = 0;
  auto [End, Error] = std::from_chars(Text.data(), Text.data() + Text.size(), Value);
  if (Error != std::errc() || End != Text.data() + Text.size())
    return std::nullopt;
  return Value;
}

/// `key = 'va\'lue' other=value`, as libpq reads it.
static std::optional<std::string> valueInPairs(std::string_view Text, std::string_view Key) {
  std::size_t At = 0;
  auto skip = [&] {
    while (At < Text.size() && std::isspace(static_cast<unsigned char>(Text[At])))
      ++At;
  };
  while (true) {
    skip();
    std::size_t From = At;
    while (At < Text.size() && Text[At] != '=' &&
           !std::isspace(static_cast<unsigned char>(Text[At])))
      ++At;
    std::string_view Name = Text.substr(From, At - From);
    skip();
    if (At >= Text.size() || Text[At] != '=')
      return std::nullopt;
    ++At;
    skip();
    bool Quoted = At < Text.size() && Text[At] == '\'';
    At += Quoted;
    std::string Value;
    while (At < Text.size() &&
           (Quoted ? Text[At] != '\'' : !std::isspace(static_cast<unsigned char>(Text[At])))) {
      if (Text[At] == '\\' && At + 1 < Text.size())
        ++At;
      Value += Text[At++];
    }
    At += Quoted && At < Text.size();
    if (sameKey(Name, Key))
      return Value;
  }
}

/// `scheme://host/path?key=value&other=value`
static std::optional<std::string> valueInUri(std::string_view Text, std::string_view Key) {
  if (Text.find("://") == Text.npos || Text.find('?') == Text.npos)
    return std::nullopt;
  Text.remove_prefix(Text.find('?') + 1);
  while (!Text.empty()) {
    std::string_view Pair = Text.substr(0, Text.find_first_of("&;"));
    Text.remove_prefix(std::min(Text.size(), Pair.size() + 1));
    std::size_t Equals = Pair.find('=');
    if (Equals != Pair.npos && sameKey(Pair.substr(0, Equals), Key))
      return std::string(Pair.substr(Equals + 1));
  }
  return std::nullopt;
}

std::optional<double> numberIn(TextFormat Format, std::string_view Text,
                               std::string_view Key) {
  std::optional<std::string> Value;
  switch (Format) {
  case TextFormat::Number:
    return number(Text);
  case TextFormat::Pairs:
    Value = valueInPairs(Text, Key);
    break;
  case TextFormat::Uri:
    Value = valueInUri(Text, Key);
    break;
  case TextFormat::Unknown:
  case TextFormat::ServiceConfig:
    break;
  }
  return Value ? number(*Value) : std::nullopt;
}

} // namespace retrylint::models
