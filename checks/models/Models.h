//===- Models.h - What libraries' functions mean, from data -----*- C++ -*-===//
///
/// \file
/// Loads model files (JSON) into function summaries and finds the one that a
/// declaration has. The files stand beside this header, one per library, and are
/// embedded at build time; users add their own in the same format.
///
/// Errors are values with a place: "acme.json: (/functions/0/delay/unit) unknown
/// unit "parsec"; use "s", "ms", "us" or "ns"".
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_MODELS_MODELS_H
#define RETRYLINT_MODELS_MODELS_H

#include "ir/Summary.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace retrylint::models {

/// How a declaration is recognised, beside its name.
struct Match {
  /// Qualified name with inline namespaces elided and no template arguments:
  /// "boost::asio::basic_socket::async_connect", "curl_easy_perform",
  /// "-[NSURLSession dataTaskWithRequest:completionHandler:]". Empty for a pure
  /// signature pattern.
  std::string Name;
  /// The object must be of, or derive from, one of these; empty: any.
  std::vector<std::string> Receivers;
  std::int32_t MinArgs = -1, MaxArgs = -1;    ///< -1: any
  /// Types of parameters, by index, as qualified record name without const, *, &
  /// ("grpc::ClientContext"); empty strings match anything. For generated stubs.
  std::vector<std::string> ParamTypes;
  std::string ReturnType;                     ///< likewise
  /// For generated code: the class must derive from one of these.
  std::vector<std::string> ClassBases;
  /// Only where this argument is one of these constants, or one of these
  /// strings: CURLINFO_RETRY_AFTER. -1: any.
  static constexpr std::int32_t WhenReceiver = -2;
  std::int32_t WhenArg = -1;   ///< -1: always; WhenReceiver: the object called on
  std::vector<std::int64_t> WhenEquals;
  std::vector<std::string> WhenText;
  bool operator==(const Match &) const = default;
};

struct Model {
  models::Match Match;
  ir::FunctionSummary Summary;
};

/// What a class of values means: Status, error_code, exceptions.
struct TypeModel {
  std::string Name;
  std::vector<std::string> Bases;     ///< exception hierarchies, for catch clauses
  ir::FailureClass Class = ir::FailureClass::Unknown;
};

/// A field or virtual method that a library calls back through.
struct VirtualModel {
  std::string Name;                   ///< "grpc::ClientUnaryReactor::OnDone"
  std::string Library;                ///< the model file's name
  ir::CallbackSpec Callback;
};

/// What a program must spell for a model to apply to some call in it.
struct Trace {
  ir::Role Role = ir::Role::Unknown;
  /// The project's own code, or a macro that it uses; empty: nothing that is sure.
  std::string Name;
  /// Some file, be it a library's header: scopes, classes, types.
  std::vector<std::string> With;
};

class ModelSet {
public:
  ModelSet();
  ~ModelSet();
  ModelSet(ModelSet &&);
  ModelSet &operator=(ModelSet &&);

  /// The files of this folder. They are valid: a test loads them.
  static ModelSet bundled();

  /// What a file added.
  struct Additions {
    std::vector<const Model *> Models;
    /// Names of types, and of what the library calls back: methods, fields.
    std::vector<std::string> Others;
  };

  /// Adds a model file; its entries go before those added earlier.
  /// \param Added  where not null: gets what was added
  /// \returns one message for each thing that is wrong; empty: all was added.
  ///          Entries without a fault are added even so.
  std::vector<std::string> add(std::string_view Json, std::string_view FileName,
                               Additions *Added = nullptr);

  /// Entries whose Match::Name is this name, user's first, then in the order of
  /// the file. The caller looks at the rest of Match; the first that fits counts.
  const std::vector<const Model *> &byName(std::string_view QualifiedName) const;

  /// Entries without a name: signature patterns.
  const std::vector<const Model *> &patterns() const;

  const TypeModel *type(std::string_view QualifiedName) const;
  const VirtualModel *virtualMethod(std::string_view QualifiedName) const;

  /// Every name that a token of a source file could show: last components of
  /// names, macros. For the gate.
  const std::vector<std::string> &tokens() const;

  /// Of the models that can be the start of a finding (attempts, options), and of
  /// waits and timers.
  const std::vector<Trace> &traces() const;

  /// Libraries, in order of their names.
  const std::vector<std::string> &libraries() const;

private:
  struct Impl;
  std::unique_ptr<Impl> State;
};

} // namespace retrylint::models

#endif // RETRYLINT_MODELS_MODELS_H
