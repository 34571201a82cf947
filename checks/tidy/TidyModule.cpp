//===- TidyModule.cpp - Offers the checks to clang-tidy and clangd --------===//

#include "tidy/TidyCheck.h"

#include "RetryCheck.h"
#include "clang-tidy/ClangTidyModule.h"

namespace retrylint::tidy {
namespace {

class RetryModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    for (const CheckInfo &Info : allChecks())
      Factories.registerCheckFactory(
          llvm::StringRef(Info.Name),
          [](llvm::StringRef Name, clang::tidy::ClangTidyContext *Context) {
            return std::make_unique<TidyCheck>(Name, Context);
          });
  }
};

clang::tidy::ClangTidyModuleRegistry::Add<RetryModule>
    Registered("retry-module", "Finds retry anti-patterns in client code.");

} // namespace
} // namespace retrylint::tidy
