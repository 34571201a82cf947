// retry-delay-after-last-attempt looks at what is waited when no attempt is left.
#include <curl/curl.h>

#include <chrono>
#include <thread>

using namespace std::chrono_literals;

class Archive {
public:
  // The fourth failure is followed by eight seconds, and then by nothing.
  bool store() {
    for (int Attempt = 0; Attempt < 4; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(1s * (1 << Attempt)); // expected-warning {{after the last attempt of 'curl_easy_perform' it waits 8 s for nothing}}
    }
    return false;
  }

  bool storeDown() {
    int Left = 5;
    while (Left-- > 0) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      pause(); // expected-warning {{after the last attempt of 'curl_easy_perform' it waits 2 s for nothing}}
    }
    return false;
  }

  // Asked before the wait.
  bool storeChecked() {
    for (int Attempt = 0; Attempt < 4; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      if (Attempt == 3)
        break;
      std::this_thread::sleep_for(1s * (1 << Attempt));
    }
    return false;
  }

  // Waited before each attempt but the first.
  bool storeWaitingFirst() {
    for (int Attempt = 0; Attempt < 4; ++Attempt) {
      if (Attempt > 0)
        std::this_thread::sleep_for(1s * (1 << Attempt));
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
    }
    return false;
  }

  // Ten milliseconds are not worth a test.
  bool storeQuickly() {
    for (int Attempt = 0; Attempt < 4; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }

  // No attempt is the last one.
  void storeForEver(const volatile bool &Stopped) {
    while (!Stopped) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return;
      std::this_thread::sleep_for(5s);
    }
  }

  // How many there are nobody knows here.
  bool storeAsOften(int Attempts) {
    for (int Attempt = 0; Attempt < Attempts; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(2s);
    }
    return false;
  }

private:
  static void pause() { std::this_thread::sleep_for(2s); }

  CURL *Handle = nullptr;
};
