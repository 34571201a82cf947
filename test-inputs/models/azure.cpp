// The Azure SDK: a response, or an exception after the pipeline's own retries.
#include <azure/storage/blobs.hpp>

using namespace Azure::Storage::Blobs;
using Azure::Core::Http::HttpStatusCode;

long long sizeEagerly(const BlobClient &Blob) {
  for (;;) { // expected-error {{'GetProperties' is retried for ever while it fails, with no delay}} expected-warning {{'GetProperties' is tried again at once after a failure}}
    try {
      return Blob.GetProperties().Value.BlobSize;
    } catch (const Azure::Core::RequestFailedException &) { // expected-warning {{'catch (Azure::Core::RequestFailedException)' retries every failure of 'GetProperties', also a refusal that the same request will meet again}}
    }
  }
}

// One call: the pipeline tries four times, from 0.8 s up to a minute apart.
bool exists(const BlobClient &Blob) {
  try {
    Blob.GetProperties();
    return true;
  } catch (const Azure::Core::RequestFailedException &Error) {
    if (Error.StatusCode == HttpStatusCode::NotFound)
      return false;
    throw;
  }
}
