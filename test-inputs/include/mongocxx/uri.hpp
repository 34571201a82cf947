// The part of mongocxx' addresses that the test inputs use.
#ifndef TEST_INPUTS_MONGOCXX_URI_HPP
#define TEST_INPUTS_MONGOCXX_URI_HPP

#include <string>

namespace bsoncxx {
inline namespace v_noabi {
namespace string {
class view_or_value {
public:
  view_or_value(const char *str);
  view_or_value(std::string str);
};
} // namespace string
} // namespace v_noabi
} // namespace bsoncxx

namespace mongocxx {
inline namespace v_noabi {

class uri {
public:
  explicit uri(bsoncxx::string::view_or_value uri_string);
};
class client {
public:
  explicit client(const class uri &mongodb_uri);
};

} // namespace v_noabi
} // namespace mongocxx

#endif
