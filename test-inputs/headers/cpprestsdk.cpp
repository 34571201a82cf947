// Written from checks/models/cpprestsdk.json by test-model-headers; see there.
#include <cpprest/http_client.h>
#include <pplx/pplxtasks.h>

template <class T> T any();

void callsEachOnce() {
  any<web::http::client::http_client &>().request(any<class web::http::http_request>(), any<const class pplx::cancellation_token &>());
  any<web::http::http_response &>().status_code();
}
