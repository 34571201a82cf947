#include "extract/Extract.h"

#include "clang/AST/ASTConsumer.h"

namespace retrylint::extract {

ir::Unit extract(clang::ASTContext &, const Options &) { return {}; }

std::unique_ptr<clang::ASTConsumer> makeConsumer(const Options &, ir::Unit &) {
  return std::make_unique<clang::ASTConsumer>();
}

} // namespace retrylint::extract
