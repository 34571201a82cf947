#include "link/Names.h"

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

} // namespace retrylint::link
