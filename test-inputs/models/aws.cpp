// AWS SDK: the client tries again by itself, and its outcomes say whether to.
#include <aws/s3/S3Client.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace Model = Aws::S3::Model;

bool waitForUpload(const Aws::S3::S3Client &Client, const std::string &Key) {
  Model::HeadObjectRequest Request;
  Request.SetBucket("uploads");
  Request.SetKey(Key);
  while (!Client.HeadObject(Request).IsSuccess()) // expected-warning {{this retries every failure of 'HeadObject', also a refusal that the same request will meet again}} expected-warning {{'HeadObject' is retried for ever while it fails}}
    std::this_thread::sleep_for(std::chrono::milliseconds(1)); // expected-warning {{the wait before each retry of 'HeadObject' is only 1 ms, up to 1000 attempts a second}}
  return true;
}

// The SDK's own attempts are enough: a failure is told to the caller.
bool exists(const Aws::S3::S3Client &Client, const std::string &Key, std::string &Error) {
  Model::HeadObjectRequest Request;
  Request.SetBucket("uploads");
  Request.SetKey(Key);
  Model::HeadObjectOutcome Outcome = Client.HeadObject(Request);
  if (Outcome.IsSuccess())
    return true;
  if (Outcome.GetError().GetResponseCode() != Aws::Http::HttpResponseCode::NOT_FOUND)
    Error = Outcome.GetError().GetMessage();
  return false;
}

// A page names the next one by its token.
bool listAll(const Aws::S3::S3Client &Client, std::vector<Model::ListObjectsV2Result> &Into) {
  Model::ListObjectsV2Request Request;
  bool More = true;
  while (More) {
    Model::ListObjectsV2Outcome Page = Client.ListObjectsV2(Request);
    if (!Page.IsSuccess())
      return false;
    Into.push_back(Page.GetResult());
    More = Page.GetResult().GetIsTruncated();
    Request.SetContinuationToken(Page.GetResult().GetNextContinuationToken());
  }
  return true;
}

bool listFirst(const Aws::S3::S3Client &Client) {
  Model::ListObjectsV2Request Request;
  Model::ListObjectsV2Outcome Page;
  do {
    Page = Client.ListObjectsV2(Request);
    if (!Page.IsSuccess())
      break;
    Request.SetContinuationToken(Page.GetResult().GetNextContinuationToken());
  } while (Page.GetResult().GetIsTruncated());
  return Page.IsSuccess();
}

// A client whose own attempts are few, with a pace of the program's.
class Uploads {
public:
  bool await(const Aws::S3::S3Client &Client, const Model::HeadObjectRequest &Request) {
    std::chrono::milliseconds Wait{500};
    for (int Attempt = 1;; ++Attempt) { // expected-warning {{one failing request becomes 44 of 'HeadObject': 4 here, 11 in 'aws'}}
      Model::HeadObjectOutcome Outcome = Client.HeadObject(Request);
      if (Outcome.IsSuccess())
        return true;
      if (!Outcome.GetError().ShouldRetry() || Attempt == 4)
        return false;
      std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
      std::this_thread::sleep_for(std::chrono::milliseconds(Part(Random)));
      Wait = std::min(Wait * 2, std::chrono::milliseconds(20000));
    }
  }

private:
  std::mt19937 Random{std::random_device{}()};
};

bool await(Uploads &Of, const Aws::S3::S3Client &Client, const Model::HeadObjectRequest &For) {
  return Of.await(Client, For);
}
