#include "link/Names.h"

#include <algorithm>
#include <cctype>

namespace retrylint::link {

std::string lastComponent(std::string_view Name) {
  // "operator()" and template arguments stay; scopes go.
  std::size_t At = Name.npos;
  unsigned Depth = 0;
  for (std::size_t I = 0; I + 1 < Name.size(); ++I) {
    if (Name[I] == '<' || Name[I] == '(')
      ++Depth;
    if ((Name[I] == '>' || Name[I] == ')') && Depth)
      --Depth;
    if (!Depth && Name[I] == ':' && Name[I + 1] == ':')
      At = I + 2;
  }
  return std::string(At == Name.npos ? Name : Name.substr(At));
}

std::string symbolName(std::string_view Symbol) {
  std::size_t At = Symbol.find_last_of("@)");
  return std::string(At == Symbol.npos ? Symbol : Symbol.substr(At + 1));
}

bool hasAny(std::string_view Text, std::initializer_list<const char *> Words) {
  std::string Lower;
  for (unsigned char C : Text)
    Lower += char(std::tolower(C));
  for (const char *Word : Words)
    if (Lower.find(Word) != Lower.npos)
      return true;
  return false;
}

bool sounds(std::string_view Name, std::initializer_list<const char *> Words) {
  return hasAny(lastComponent(Name), Words);
}

bool saysThisMachine(std::string_view Address) {
  return Address == "localhost" || Address.starts_with("127.0.0.1") || Address == "::1" ||
         Address.starts_with("unix:") || Address.find("//localhost") != Address.npos ||
         Address.find("//127.0.0.1") != Address.npos;
}

std::vector<std::string> words(std::string_view Name) {
  std::vector<std::string> Result;
  bool New = true, WasLower = false;
  for (unsigned char C : lastComponent(Name)) {
    if (!std::isalnum(C)) {
      New = true;
      continue;
    }
    if (New || (std::isupper(C) && WasLower))
      Result.emplace_back();
    New = false;
    WasLower = std::islower(C) || std::isdigit(C);
    Result.back() += char(std::tolower(C));
  }
  return Result;
}

static bool isAnyOf(const std::string &Word, std::initializer_list<const char *> List) {
  return std::find(List.begin(), List.end(), Word) != List.end();
}

bool soundsLikeAttempt(std::string_view Name) {
  std::vector<std::string> Words = words(Name);
  for (std::size_t I = 0; I < Words.size(); ++I) {
    if (isAnyOf(Words[I], {"connect", "reconnect", "login", "logon", "signin", "dial",
                           "handshake", "authenticate", "resolve", "request", "fetch",
                           "download", "upload", "publish", "subscribe", "rpc"}))
      // on_connect, is_request, connect_cb: what is told, not what is done.
      return !isAnyOf(Words.front(), {"on", "is", "has", "can", "did", "handle", "parse",
                                      "free", "init", "new", "create", "make", "build",
                                      "get", "set", "log"}) &&
             !isAnyOf(Words.back(), {"cb", "callback", "handler", "free", "init", "done",
                                     "count", "time", "id", "pending", "error", "errors"});
    if (Words[I] == "try" && I + 1 < Words.size() &&
        isAnyOf(Words[I + 1], {"resume", "connect", "send", "reach", "open", "restore"}))
      return true;
  }
  return false;
}

bool soundsLikeRetry(std::string_view Text) {
  for (const std::string &Word : words(Text))
    if (isAnyOf(Word, {"retry", "retries", "retrying", "reconnect", "reconnecting",
                       "attempt", "attempts", "tries", "backoff"}))
      return true;
  return false;
}

bool soundsLikePause(std::string_view Name) {
  return sounds(Name, {"sleep", "delay", "backoff", "back_off", "pause"});
}

bool hasWord(std::string_view Name, std::initializer_list<const char *> List) {
  for (const std::string &Word : words(Name))
    if (isAnyOf(Word, List))
      return true;
  return false;
}

std::string methodName(std::string_view Name) {
  std::string Last = lastComponent(Name);
  if (Last.size() > 2 && (Last[0] == '-' || Last[0] == '+') && Last[1] == '[') {
    std::size_t At = Last.find(' ');
    if (At != Last.npos)
      return Last.substr(At + 1, Last.size() - At - 2);
  }
  return Last;
}

} // namespace retrylint::link
