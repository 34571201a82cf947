#include "driver/Suggest.h"

namespace retrylint::driver {

llvm::StringRef nearest(llvm::StringRef Name,
                        llvm::ArrayRef<llvm::StringRef> Candidates) {
  llvm::StringRef Best;
  unsigned Least = Name.size() / 3 + 2;
  for (llvm::StringRef Candidate : Candidates) {
    unsigned Distance = Candidate.edit_distance(Name, true, Least);
    if (Distance < Least) {
      Least = Distance;
      Best = Candidate;
    }
  }
  if (!Best.empty() || Name.size() < 4)
    return Best;
  for (llvm::StringRef Candidate : Candidates)
    if (Candidate.contains(Name) || Name.contains(Candidate))
      return Candidate;
  return Best;
}

std::string suggestion(llvm::StringRef Name,
                       llvm::ArrayRef<llvm::StringRef> Candidates,
                       llvm::StringRef Otherwise) {
  llvm::StringRef Near = nearest(Name, Candidates);
  if (Near.empty())
    return Otherwise.str();
  return "; did you mean '" + Near.str() + "'?";
}

} // namespace retrylint::driver
