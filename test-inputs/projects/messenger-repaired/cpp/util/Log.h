#pragma once

#include <string>

namespace heron::log {

void info(const std::string &Text);
void warn(const std::string &Text);

} // namespace heron::log
