#include "driver/Globs.h"

namespace retrylint::driver {

bool Glob::matches(llvm::StringRef Name) const {
  // Greedy with one point to come back to: '*' is the only special character.
  llvm::StringRef Rest = Pattern;
  std::size_t At = 0, Star = llvm::StringRef::npos, Resume = 0, Next = 0;
  while (At < Name.size()) {
    if (Next < Rest.size() && Rest[Next] == '*') {
      Star = Next++;
      Resume = At;
    } else if (Next < Rest.size() && Rest[Next] == Name[At]) {
      ++Next;
      ++At;
    } else if (Star != llvm::StringRef::npos) {
      Next = Star + 1;
      At = ++Resume;
    } else {
      return false;
    }
  }
  return Rest.drop_front(Next).find_first_not_of('*') == llvm::StringRef::npos;
}

std::vector<Glob> parseGlobs(llvm::StringRef List) {
  std::vector<Glob> Globs;
  while (!List.empty()) {
    std::size_t End = List.find_first_of(",\n");
    llvm::StringRef Item = List.take_front(End).trim();
    List = End == llvm::StringRef::npos ? "" : List.drop_front(End + 1);
    Glob Next;
    if (Item.consume_front("-"))
      Next.Positive = false;
    Next.Pattern = Item.trim().str();
    if (!Next.Pattern.empty())
      Globs.push_back(std::move(Next));
  }
  return Globs;
}

bool contains(const std::vector<Glob> &Globs, llvm::StringRef Name, bool Before) {
  for (const Glob &Each : Globs)
    if (Each.matches(Name))
      Before = Each.Positive;
  return Before;
}

} // namespace retrylint::driver
