#pragma once

#include <chrono>

namespace heron {

/// The wait after a job's run number Attempt (1 is the first) has failed.
std::chrono::milliseconds backoff(unsigned Attempt);

} // namespace heron
