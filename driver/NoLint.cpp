#include "driver/NoLint.h"

#include "llvm/ADT/StringExtras.h"

#include <algorithm>

namespace retrylint::driver {
namespace {

/// What a comment says beside its NOLINT: "the callee waits".
std::string justification(llvm::StringRef Rest) {
  Rest = Rest.take_until([](char C) { return C == '\n' || C == '\r'; });
  Rest = Rest.split("*/").first;
  return Rest.trim().ltrim(":-").trim().str();
}

} // namespace

bool NoLintFile::Comment::covers(llvm::StringRef Check) const {
  // Negative globs have no meaning here, as in clang-tidy.
  return std::any_of(Parsed.begin(), Parsed.end(), [&](const Glob &Each) {
    return Each.Positive && Each.matches(Check);
  });
}

NoLintFile::NoLintFile(llvm::StringRef Text) {
  static constexpr llvm::StringLiteral Word = "NOLINT";
  std::vector<Comment> Ends;
  unsigned Line = 1;
  std::size_t LineStart = 0, Counted = 0;
  for (std::size_t At = Text.find(Word); At != llvm::StringRef::npos;
       At = Text.find(Word, At)) {
    for (; Counted < At; ++Counted)
      if (Text[Counted] == '\n') {
        ++Line;
        LineStart = Counted + 1;
      }
    std::size_t Begin = At;
    At += Word.size();
    while (At < Text.size() && llvm::isAlpha(Text[At]))
      ++At;
    llvm::StringRef Name = Text.slice(Begin, At);
    Comment Next{Kind::Line, Line, unsigned(Begin - LineStart + 1), "*", {}, {}};
    if (Name == "NOLINTNEXTLINE")
      Next.Kind = Kind::NextLine;
    else if (Name == "NOLINTBEGIN")
      Next.Kind = Kind::Begin;
    else if (Name == "NOLINTEND")
      Next.Kind = Kind::End;
    else if (Name != "NOLINT")
      continue;
    if (At < Text.size() && Text[At] == '(') {
      std::size_t Close = Text.find_first_of("\n)", At + 1);
      if (Close != llvm::StringRef::npos && Text[Close] == ')') {
        Next.Globs = Text.slice(At + 1, Close).trim().str();
        At = Close + 1;
      }
    }
    Next.Parsed = parseGlobs(Next.Globs);
    Next.Told = {Text.slice(Begin, At).str(), justification(Text.drop_front(At))};
    (Next.Kind == Kind::Begin || Next.Kind == Kind::End ? Ends : OnLines)
        .push_back(std::move(Next));
  }
  pairUp(Ends);
}

void NoLintFile::pairUp(const std::vector<Comment> &Ends) {
  std::vector<const Comment *> Open;
  auto alone = [&](const Comment &Each) {
    bool Begin = Each.Kind == Kind::Begin;
    Lonely.push_back({Each.Line, Each.Column,
                      Begin ? "'NOLINTBEGIN' has no 'NOLINTEND' with the same list "
                              "after it, and covers nothing"
                            : "'NOLINTEND' has no 'NOLINTBEGIN' with the same list "
                              "before it"});
  };
  for (const Comment &Each : Ends) {
    if (Each.Kind == Kind::Begin) {
      Open.push_back(&Each);
    } else if (!Open.empty() && Open.back()->Globs == Each.Globs) {
      Blocks.emplace_back(*Open.back(), Each);
      Open.pop_back();
    } else {
      alone(Each);
    }
  }
  for (const Comment *Each : Open)
    alone(*Each);
  std::sort(Lonely.begin(), Lonely.end(), [](const Unmatched &A, const Unmatched &B) {
    return std::pair(A.Line, A.Column) < std::pair(B.Line, B.Column);
  });
}

std::optional<NoLintFile::Cover>
NoLintFile::covers(unsigned Line, unsigned Column, llvm::StringRef Check) const {
  for (const Comment &Each : OnLines) {
    unsigned Covered = Each.Kind == Kind::NextLine ? Each.Line + 1 : Each.Line;
    if (Covered == Line && Each.covers(Check))
      return Each.Told;
  }
  std::pair Here(Line, Column);
  for (const auto &[Begin, End] : Blocks)
    if (std::pair(Begin.Line, Begin.Column) < Here &&
        Here < std::pair(End.Line, End.Column) && Begin.covers(Check))
      return Begin.Told;
  return std::nullopt;
}

} // namespace retrylint::driver
