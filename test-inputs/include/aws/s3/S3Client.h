// The part of the AWS SDK's interface that the test inputs use.
#ifndef TEST_INPUTS_AWS_S3_S3CLIENT_H
#define TEST_INPUTS_AWS_S3_S3CLIENT_H

#include <memory>
#include <string>

namespace Aws {

namespace Http {
enum class HttpResponseCode { REQUEST_NOT_MADE = -1, NOT_FOUND = 404, TOO_MANY_REQUESTS = 429, SERVICE_UNAVAILABLE = 503 };
}

namespace Client {
template <typename ErrorType> class AWSError {
public:
  const std::string &GetMessage() const;
  bool ShouldRetry() const;
  Http::HttpResponseCode GetResponseCode() const;
};
class AWSClient {};
class RetryStrategy {
public:
  virtual ~RetryStrategy() = default;
};
class DefaultRetryStrategy : public RetryStrategy {
public:
  DefaultRetryStrategy(long maxRetries = 10, long scaleFactor = 25);
};
struct ClientConfiguration {
  std::shared_ptr<RetryStrategy> retryStrategy;
};
} // namespace Client

namespace Utils {
template <typename R, typename E> class Outcome {
public:
  bool IsSuccess() const;
  const R &GetResult() const;
  const E &GetError() const;
};
} // namespace Utils

namespace S3 {

enum class S3Errors { UNKNOWN };
using S3Error = Client::AWSError<S3Errors>;

namespace Model {
class HeadObjectRequest {
public:
  void SetBucket(const std::string &value);
  void SetKey(const std::string &value);
};
class HeadObjectResult {};
class ListObjectsV2Request {
public:
  void SetContinuationToken(const std::string &value);
};
class ListObjectsV2Result {
public:
  bool GetIsTruncated() const;
  const std::string &GetNextContinuationToken() const;
};
using HeadObjectOutcome = Utils::Outcome<HeadObjectResult, S3Error>;
using ListObjectsV2Outcome = Utils::Outcome<ListObjectsV2Result, S3Error>;
} // namespace Model

class S3Client : public Client::AWSClient {
public:
  explicit S3Client(const Client::ClientConfiguration &clientConfiguration =
                        Client::ClientConfiguration());
  Model::HeadObjectOutcome HeadObject(const Model::HeadObjectRequest &request) const;
  Model::ListObjectsV2Outcome ListObjectsV2(const Model::ListObjectsV2Request &request) const;
};

} // namespace S3
} // namespace Aws

#endif
