//===- Extract.h - From Clang's AST to the retry IR -------------*- C++ -*-===//
///
/// \file
/// Lowers one translation unit to the retry IR. The only stage with an AST.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_EXTRACT_EXTRACT_H
#define RETRYLINT_EXTRACT_EXTRACT_H

#include "ir/Ir.h"
#include "models/Models.h"

#include "clang/Basic/SourceLocation.h"

#include <functional>
#include <memory>
#include <string>

namespace clang {
class ASTConsumer;
class ASTContext;
class Preprocessor;
} // namespace clang

namespace retrylint::extract {

struct Options {
  const models::ModelSet *Models = nullptr;  ///< never null when used
  /// Files below it get paths relative to it. Absolute, no trailing slash; empty:
  /// all paths stay as the compiler gives them.
  std::string Root;
  /// Told of annotations that say nothing: where, and what would be right.
  std::function<void(clang::SourceLocation, const std::string &)> OnFault;
};

/// Lowers every function defined in the unit outside system headers.
ir::Unit extract(clang::ASTContext &Context, const Options &Options);

/// A consumer for Clang's tools: skips the bodies of functions in system headers
/// while parsing, and fills Unit at the end. Set
/// FrontendOptions::SkipFunctionBodies for the skipping to happen.
std::unique_ptr<clang::ASTConsumer> makeConsumer(const Options &Options,
                                                 ir::Unit &Unit);

} // namespace retrylint::extract

#endif // RETRYLINT_EXTRACT_EXTRACT_H
