// retry-nested multiplies the attempts of layers.
#include <aws/s3/S3Client.h>
#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

class Transport {
public:
  // The inner layer: five attempts.
  bool get() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
    return false;
  }

  bool getOnce() { return curl_easy_perform(Handle) == CURLE_OK; }

  void use(const std::string &Url) { curl_easy_setopt(Handle, CURLOPT_URL, Url.c_str()); }

private:
  CURL *Handle = nullptr;
};

class ProfileLoader {
public:
  // The outer layer: four times five.
  bool load() {
    for (int Attempt = 0; Attempt < 4; ++Attempt) { // expected-warning {{one failing request becomes 20 of 'curl_easy_perform': 4 here, 5 in}}
      if (Transport.get())
        return true;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

  // The inner layer makes one attempt.
  bool loadFlat() {
    for (int Attempt = 0; Attempt < 4; ++Attempt) {
      if (Transport.getOnce())
        return true;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

  // Each turn asks another server, five times.
  bool loadFromAny(const std::vector<std::string> &Servers) {
    for (const std::string &Server : Servers) {
      Transport.use(Server);
      if (Transport.get())
        return true;
    }
    return false;
  }

  // Two layers, one after the other.
  bool loadBoth() { return Transport.get() && Transport.get(); }

private:
  ::Transport Transport;
};

// Three layers, in three classes.
class Account {
public:
  bool signIn() {
    for (int Attempt = 0; Attempt < 3; ++Attempt) { // expected-warning {{one failing request becomes 60 of 'curl_easy_perform': 3 here, 4 in 'ProfileLoader::load', 5 in 'Transport::get'}}
      if (Loader.load())
        return true;
      std::this_thread::sleep_for(2s);
    }
    return false;
  }

private:
  ProfileLoader Loader;
};

// Two attempts of two are four: hardly more than one layer makes.
class Thumbnails {
public:
  bool fetch() {
    for (int Attempt = 0; Attempt < 2; ++Attempt) {
      if (fetchTwice())
        return true;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

private:
  bool fetchTwice() {
    for (int Attempt = 0; Attempt < 2; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(200ms);
    }
    return false;
  }

  CURL *Handle = nullptr;
};

// The outer loop goes round for other work: the inner one has the retries.
class Uploads {
public:
  void uploadAll(std::vector<std::string> &Files) {
    for (int Next = 0; Next < int(Files.size()); ++Next) {
      Transport.use(Files[Next]);
      if (!Transport.get())
        continue;
    }
  }

private:
  ::Transport Transport;
};

// The library makes one attempt, as it is told to: these are the only ones.
class Archive {
public:
  Archive() : Client(configuration()) {}

  bool has(const Aws::S3::Model::HeadObjectRequest &Object) {
    for (int Attempt = 0; Attempt < 4; ++Attempt) {
      if (Client.HeadObject(Object).IsSuccess())
        return true;
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
    return false;
  }

private:
  static Aws::Client::ClientConfiguration configuration() {
    Aws::Client::ClientConfiguration Made;
    Made.retryStrategy = std::make_shared<Aws::Client::DefaultRetryStrategy>(0);
    return Made;
  }

  Aws::S3::S3Client Client;
};
