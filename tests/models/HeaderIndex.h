// What a library's headers declare, by qualified name.
#ifndef RETRYLINT_TESTS_MODELS_HEADERINDEX_H
#define RETRYLINT_TESTS_MODELS_HEADERINDEX_H

#include "ir/Ir.h"
#include "models/ModelFile.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace retrylint::test {

enum class Kind { Integer, Signed, Floating, Bool, Pointer, Function, Record, Void, Any };

struct Type {
  test::Kind Kind = Kind::Any;
  std::string Name;                ///< record, enum, or what a pointer points at
  bool PointsAtFunction = false;
  std::vector<test::Kind> Params;       ///< of a function that is pointed at
  std::vector<std::string> Fields; ///< of a record that is pointed at
};

/// A declaration with a name that was asked for.
struct Declared {
  bool IsFunction = false, IsField = false, IsType = false;
  bool Open = false;               ///< variadic, or with a parameter pack
  unsigned Required = 0;           ///< parameters without a default
  std::vector<Type> Params;
  Type Result;
  std::set<std::string> Bases;     ///< of a type, all the way up
  // For calling it. Nothing is spelled where a call needs more than types.
  std::string Callee;              ///< "curl_easy_perform", "any<poco::X &>().f"
  std::vector<std::string> Spelled;///< parameter types
};

struct HeaderIndex {
  std::multimap<std::string, Declared> ByName;
  std::vector<std::string> Errors;  ///< in the code itself: constants, macros
  std::string Missing;              ///< the first header that was not found
};

/// The code that includes File's headers.
std::string includes(const models::ModelFile &File);
/// How to compile it.
std::vector<std::string> compileFlags(const models::ModelFile &File);
std::string extension(const models::ModelFile &File);

/// Compiles `File`'s headers and the constants it names.
HeaderIndex indexHeaders(const models::ModelFile &File, const std::set<std::string> &Names);

/// Lowers code with the bundled models.
ir::Unit extractUnit(const std::string &Code, const models::ModelFile &File, std::vector<std::string> &Errors);

} // namespace retrylint::test

#endif
