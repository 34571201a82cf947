// The part of the Azure SDK's interface that the test inputs use.
#ifndef TEST_INPUTS_AZURE_STORAGE_BLOBS_HPP
#define TEST_INPUTS_AZURE_STORAGE_BLOBS_HPP

#include <stdexcept>
#include <string>

namespace Azure {

namespace Core {

namespace Http {
enum class HttpStatusCode { NotFound = 404, Conflict = 409, TooManyRequests = 429, ServiceUnavailable = 503 };
}
class Context {
public:
  Context();
};
class RequestFailedException : public std::runtime_error {
public:
  Http::HttpStatusCode StatusCode;
};

} // namespace Core

template <typename T> class Response {
public:
  T Value;
};

namespace Storage::Blobs {

struct GetBlobPropertiesOptions {};
namespace Models {
struct BlobProperties {
  long long BlobSize = 0;
};
} // namespace Models

class BlobClient {
public:
  Azure::Response<Models::BlobProperties>
  GetProperties(const GetBlobPropertiesOptions &options = GetBlobPropertiesOptions(),
                const Core::Context &context = Core::Context()) const;
};

} // namespace Storage::Blobs
} // namespace Azure

#endif
