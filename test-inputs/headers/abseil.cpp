// Written from checks/models/abseil.json by test-model-headers; see there.
#include <absl/time/time.h>
#include <absl/time/clock.h>
#include <absl/synchronization/mutex.h>
#include <absl/synchronization/notification.h>
#include <absl/random/random.h>
#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/strings/numbers.h>

template <class T> T any();

void callsEachOnce() {
  absl::SleepFor(any<class absl::Duration>());
  any<absl::Notification &>().WaitForNotificationWithTimeout(any<class absl::Duration>());
  any<absl::Notification &>().WaitForNotificationWithDeadline(any<class absl::Time>());
  any<absl::Notification &>().WaitForNotification();
  any<absl::CondVar &>().WaitWithTimeout(any<class absl::Mutex *>(), any<class absl::Duration>());
  any<absl::CondVar &>().WaitWithDeadline(any<class absl::Mutex *>(), any<class absl::Time>());
  any<absl::CondVar &>().Wait(any<class absl::Mutex *>());
  any<absl::Mutex &>().AwaitWithTimeout(any<const class absl::Condition &>(), any<class absl::Duration>());
  any<absl::Mutex &>().AwaitWithDeadline(any<const class absl::Condition &>(), any<class absl::Time>());
  any<absl::Mutex &>().Await(any<const class absl::Condition &>());
  absl::Now();
  absl::ToInt64Seconds(any<class absl::Duration>());
  absl::ToDoubleSeconds(any<class absl::Duration>());
  absl::ToInt64Milliseconds(any<class absl::Duration>());
  absl::ToDoubleMilliseconds(any<class absl::Duration>());
  absl::ToInt64Microseconds(any<class absl::Duration>());
  absl::ToInt64Nanoseconds(any<class absl::Duration>());
  absl::FromChrono(any<const struct std::chrono::duration<long, struct std::ratio<1, 1000000000>> &>());
  absl::ToChronoMilliseconds(any<class absl::Duration>());
  absl::ToChronoSeconds(any<class absl::Duration>());
  absl::SimpleAtod(any<class absl::string_view>(), any<double *>());
  any<absl::Status &>().ok();
  any<absl::Status &>().code();
  absl::IsUnavailable(any<const class absl::Status &>());
  absl::IsResourceExhausted(any<const class absl::Status &>());
  absl::IsDeadlineExceeded(any<const class absl::Status &>());
  absl::IsAborted(any<const class absl::Status &>());
  any<absl::Mutex &>().Lock();
  any<absl::Mutex &>().Unlock();
}
