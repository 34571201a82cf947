//===- TidyCheck.cpp - A check as clang-tidy sees it ----------------------===//

#include "tidy/TidyCheck.h"

#include "RetryCheck.h"
#include "tidy/UnitAnalysis.h"

#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

namespace clang::tidy {
template <> struct OptionEnumMapping<retrylint::link::Confidence> {
  static llvm::ArrayRef<std::pair<retrylint::link::Confidence, llvm::StringRef>>
  getEnumMapping() {
    using retrylint::link::Confidence;
    static constexpr std::pair<Confidence, llvm::StringRef> Names[] = {
        {Confidence::Low, "low"},
        {Confidence::Medium, "medium"},
        {Confidence::High, "high"}};
    return Names;
  }
};
} // namespace clang::tidy

namespace retrylint::tidy {
namespace {

/// Matches nothing; tells the analysis which AST it is about. A matcher of
/// translationUnitDecl() would not do: clangd visits the declarations of the
/// main file alone, clang-tidy those outside system headers.
class LearnsContext
    : public clang::ast_matchers::internal::MatcherInterface<clang::Decl> {
public:
  explicit LearnsContext(std::shared_ptr<UnitAnalysis> Unit)
      : Unit(std::move(Unit)) {}

  bool matches(
      const clang::Decl &Node, clang::ast_matchers::internal::ASTMatchFinder *,
      clang::ast_matchers::internal::BoundNodesTreeBuilder *) const override {
    if (!Unit->ast())
      Unit->sees(Node.getASTContext());
    return false;
  }

private:
  std::shared_ptr<UnitAnalysis> Unit;
};

} // namespace

TidyCheck::TidyCheck(llvm::StringRef Name,
                     clang::tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Name(Name),
      Common("retry", Context->getOptions().CheckOptions, Context),
      Unit(UnitAnalysis::shared(*Context)) {
  CommonOptions Read;
  Read.Facts = Common.get("Facts", "");
  Read.Models = Common.get("Models", "");
  Read.Root = Common.get("Root", "");
  Read.Profile = Common.get("Profile", llvm::StringRef(Read.Profile));
  if (!llvm::is_contained({"default", "strict"}, Read.Profile))
    configurationDiag(
        "retry.Profile: there is no '%0'; use 'default' or 'strict'")
        << Read.Profile;
  Read.Least = Common.get("MinConfidence", Read.Least);
  Unit->configure(std::move(Read));
  Unit->enable(this->Name);

  // --verify-config takes for known what a check has read by now.
  if (Context->getOptionsCollector())
    forEachOption([&](llvm::StringRef Local, const std::string &) {
      Options.get(Local);
    });
}

TidyCheck::~TidyCheck() = default;

void TidyCheck::forEachOption(
    llvm::function_ref<void(llvm::StringRef Local, const std::string &Default)>
        Visit) const {
  CheckSet Alone([&](std::string_view Other) { return Other == Name; }, {});
  for (const OptionInfo &Option : Alone.options()) {
    llvm::StringRef Local(Option.Name);
    if (Local.consume_front(Name) && Local.consume_front("."))
      Visit(Local, Option.Default);
  }
}

void TidyCheck::storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) {
  forEachOption([&](llvm::StringRef Local, const std::string &Default) {
    Options.store(Opts, Local, Options.get(Local, llvm::StringRef(Default)));
  });
}

void TidyCheck::registerMatchers(clang::ast_matchers::MatchFinder *Finder) {
  if (Unit->takesMatcher())
    Finder->addMatcher(
        clang::ast_matchers::DeclarationMatcher(new LearnsContext(Unit)), this);
}

// Called for the check that has the matcher: it speaks for all of them.
void TidyCheck::onEndOfTranslationUnit() { Unit->report(); }

} // namespace retrylint::tidy
