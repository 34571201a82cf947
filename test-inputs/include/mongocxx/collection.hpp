// The part of mongocxx' interface that the test inputs use.
#ifndef TEST_INPUTS_MONGOCXX_COLLECTION_HPP
#define TEST_INPUTS_MONGOCXX_COLLECTION_HPP

#include <optional>
#include <string>

namespace bsoncxx {
inline namespace v_noabi {
namespace document {
class view {};
class view_or_value {};
} // namespace document
} // namespace v_noabi
} // namespace bsoncxx

namespace mongocxx {
inline namespace v_noabi {

namespace result {
class insert_one {};
class update {};
} // namespace result

class cursor {
public:
  const bsoncxx::document::view *begin();
  const bsoncxx::document::view *end();
};

class collection {
public:
  std::optional<result::insert_one> insert_one(bsoncxx::document::view_or_value document);
  std::optional<result::update> update_one(bsoncxx::document::view_or_value filter,
                                           bsoncxx::document::view_or_value update);
  cursor find(bsoncxx::document::view_or_value filter);
};

} // namespace v_noabi
} // namespace mongocxx

#endif
