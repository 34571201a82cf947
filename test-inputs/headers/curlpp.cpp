// Written from checks/models/curlpp.json by test-model-headers; see there.
#include <curlpp/cURLpp.hpp>
#include <curlpp/Easy.hpp>
#include <curlpp/Options.hpp>
#include <curlpp/Exception.hpp>
#include <curlpp/Infos.hpp>

template <class T> T any();

void callsEachOnce() {
  any<curlpp::Easy &>().perform();
}
