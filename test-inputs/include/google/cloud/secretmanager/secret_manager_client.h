// The part of Google Cloud's interface that the test inputs use.
#ifndef TEST_INPUTS_GOOGLE_CLOUD_SECRET_MANAGER_CLIENT_H
#define TEST_INPUTS_GOOGLE_CLOUD_SECRET_MANAGER_CLIENT_H

#include <string>

namespace google {
namespace cloud {
inline namespace v2_7 {

enum class StatusCode { kOk = 0, kDeadlineExceeded = 4, kNotFound = 5, kUnavailable = 14 };
class Status {
public:
  bool ok() const;
  StatusCode code() const;
  const std::string &message() const;
};
template <typename T> class StatusOr {
public:
  bool ok() const;
  explicit operator bool() const;
  const Status &status() const;
  T &operator*();
  T *operator->();
};
class Options {};

} // namespace v2_7

namespace secretmanager {
inline namespace v2_7 {

struct Secret {
  std::string name;
};
template <typename T> class StreamRange {
public:
  StatusOr<T> *begin();
  StatusOr<T> *end();
};
class SecretManagerServiceClient {
public:
  StatusOr<Secret> GetSecret(const std::string &name, Options opts = {});
  StreamRange<Secret> ListSecrets(const std::string &parent, Options opts = {});
};

} // namespace v2_7
} // namespace secretmanager
} // namespace cloud
} // namespace google

#endif
