#include "util/Log.h"

#include <cstdio>
#include <ctime>

namespace heron::log {
namespace {

void print(char Level, const std::string &Text) {
  char Stamp[32];
  std::time_t Now = std::time(nullptr);
  std::tm Local{};
  localtime_r(&Now, &Local);
  std::strftime(Stamp, sizeof Stamp, "%F %T", &Local);
  std::fprintf(stderr, "%s %c %s\n", Stamp, Level, Text.c_str());
}

} // namespace

void info(const std::string &Text) { print('I', Text); }
void warn(const std::string &Text) { print('W', Text); }

} // namespace heron::log
