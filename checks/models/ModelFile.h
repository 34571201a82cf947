//===- ModelFile.h - One model file, read ----------------------*- C++ -*-===//
///
/// \file
/// A model file as data: what ModelSet is made of, and what the build embeds.
/// docs/models.md describes the JSON form, schema.json is its grammar.
///
/// Internal to this folder and its tests.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_MODELS_MODELFILE_H
#define RETRYLINT_MODELS_MODELFILE_H

#include "models/Models.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace retrylint::models {

/// Named tables of failure codes: "errno" to its classes.
using CodeTables = std::map<std::string, std::vector<ir::CodeClass>, std::less<>>;

/// What makes a VirtualModel's function get called.
enum class HookKind : std::uint8_t { Override, Signal, Delegate, Field };

struct Hook {
  HookKind Kind = HookKind::Override;
  VirtualModel Virtual;
  std::string SeenIn;                  ///< as ModelFile::SeenIn; not embedded
};

struct ModelFile {
  std::string Library;                 ///< "libcurl"
  std::string Title;                   ///< for people: "libcurl"; empty: Library
  std::string Version;                 ///< the version that was checked
  std::string Source;                  ///< what it was checked against
  std::string Language;                ///< "c", "c++", "objc"
  std::string Package;                 ///< Debian package of the headers, or empty
  std::vector<std::string> Headers;    ///< <curl/curl.h> without the brackets
  std::vector<Model> Models;           ///< in the file's order
  std::vector<TypeModel> Types;
  std::vector<Hook> Hooks;
  std::vector<std::string> Macros;
  CodeTables Tables;

  // For proving the file against the library's own headers.

  /// How to compile a source file that includes the headers.
  struct {
    std::vector<std::string> PkgConfig;  ///< packages whose --cflags it needs
    std::vector<std::string> Flags;
    std::string Before;                  ///< code before the headers
    std::string Instead;                 ///< why there are no headers to prove it with
  } Compile;
  /// For each of Models: where it was read, where the headers don't have it.
  std::vector<std::string> SeenIn;
  /// Constants that conditions and tables name, as C or C++ would.
  std::vector<std::pair<std::string, std::int64_t>> Constants;
};

/// Reads a model file.
/// \param Shared   tables of other files that this one may name
/// \param Errors   gets one message for each fault; what is at fault is left out
ModelFile readModelFile(std::string_view Json, std::string_view FileName,
                        const CodeTables &Shared,
                        std::vector<std::string> &Errors);

/// The binary form that the build embeds. Only for this very build.
std::string encode(const std::vector<ModelFile> &Files);
std::vector<ModelFile> decode(std::string_view Bytes);

} // namespace retrylint::models

#endif // RETRYLINT_MODELS_MODELFILE_H
