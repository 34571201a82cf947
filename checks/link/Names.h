//===- Names.h - What names in a program suggest ----------------*- C++ -*-===//
///
/// \file
/// Names are evidence of the weakest kind: they only ever decide where nothing else
/// does, and what rests on them alone has low confidence.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_NAMES_H
#define RETRYLINT_LINK_NAMES_H

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace retrylint::link {

/// The name without its scopes: "net::Client::connect" is "connect". Template
/// arguments stay.
std::string lastComponent(std::string_view Name);

/// What people call a variable, by its symbol (USR): "c:@S@Pool@FI@Lock" is "Lock".
std::string symbolName(std::string_view Symbol);

/// The text holds one of the words (given in lower case), in any case.
bool hasAny(std::string_view Text, std::initializer_list<const char *> Words);

/// The last component holds one of the words (given in lower case), in any case.
bool sounds(std::string_view Name, std::initializer_list<const char *> Words);

/// The text of an address names this machine: loopback, or a socket in its file system.
bool saysThisMachine(std::string_view Address);

/// The words of the last component, in lower case: "reconnect_toHost2" is "reconnect",
/// "to", "host2". Of a text, its words.
std::vector<std::string> words(std::string_view Name);

/// Asks a peer for something. Words of local work (open, load, send to a queue, push)
/// are not among them.
bool soundsLikeAttempt(std::string_view Name);

/// Speaks of retries: a name, or a text that is logged.
bool soundsLikeRetry(std::string_view Text);

/// Waits before the next try.
bool soundsLikePause(std::string_view Name);

/// One of the words of a name is one of these (given in lower case).
bool hasWord(std::string_view Name, std::initializer_list<const char *> List);

/// The name without its class: "send" of "net::Client::send", "send:to:" of
/// "-[Client send:to:]".
std::string methodName(std::string_view Name);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_NAMES_H
