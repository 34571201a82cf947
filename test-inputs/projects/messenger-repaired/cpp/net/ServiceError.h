#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace heron {

/// Anything that can go wrong between us and the service.
class ServiceError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// No answer: the request may or may not have arrived.
class NetworkError : public ServiceError {
public:
  using ServiceError::ServiceError;
};

/// The service answered, and the answer was no.
class AnswerError : public ServiceError {
public:
  AnswerError(int Status, const std::string &What) : ServiceError(What), Status(Status) {}
  int status() const { return Status; }

private:
  int Status;
};

/// 401, 403: the credentials are no good any more.
class AuthorizationFailed : public AnswerError {
public:
  using AnswerError::AnswerError;
};

/// 404: there is nobody of that name.
class NotFound : public AnswerError {
public:
  using AnswerError::AnswerError;
};

/// 409, 410: our idea of the recipient's devices is out of date.
class StaleDevices : public AnswerError {
public:
  using AnswerError::AnswerError;
};

/// 508: the service is under water and wants to hear no more of this request.
class ServerRejected : public AnswerError {
public:
  using AnswerError::AnswerError;
};

/// 413, 429: too many requests.
class RateLimited : public AnswerError {
public:
  RateLimited(int Status, std::optional<std::chrono::seconds> RetryAfter)
      : AnswerError(Status, "rate limited"), RetryAfter(RetryAfter) {}
  std::optional<std::chrono::seconds> retryAfter() const { return RetryAfter; }

private:
  std::optional<std::chrono::seconds> RetryAfter;
};

/// Whether the same request may fare better later: when there was no answer, or
/// one that asks for patience. A no stays a no.
bool isRetryable(const std::exception &Error);

} // namespace heron
