#include "link/Dispatch.h"

#include <algorithm>

namespace retrylint::link {

/// Larger families are frameworks: which of their classes it is, nobody asks twice.
constexpr std::size_t MaxClasses = 64;

ClassesId Dispatch::intern(Set Classes) {
  auto [At, New] = Ids.try_emplace(std::move(Classes), ClassesId(Sets.size()));
  if (New)
    Sets.push_back(At->first);
  return At->second;
}

void Dispatch::addBelow(NameId Class, Set &To) const {
  if (To.size() > MaxClasses || std::ranges::find(To, Class) != To.end())
    return;
  To.push_back(Class);
  for (NameId Each : Index.derived(Class))
    addBelow(Each, To);
}

ClassesId Dispatch::below(NameId Class) {
  auto [At, New] = Below.try_emplace(Class, 0);
  if (!New)
    return At->second;
  Set All;
  addBelow(Class, All);
  if (All.size() > MaxClasses)
    return 0;
  std::ranges::sort(All);
  return At->second = intern(std::move(All));
}

std::optional<ClassesId> Dispatch::both(ClassesId A, ClassesId B) {
  if (A == B || !A || !B)
    return A ? A : B;
  Set Common;
  std::ranges::set_intersection(Sets[A], Sets[B], std::back_inserter(Common));
  if (Common.empty())
    return std::nullopt;
  return intern(std::move(Common));
}

/// The nearest to the class of these functions, which override one another.
FunctionId Dispatch::overrider(NameId Class, const std::vector<FunctionId> &Callees,
                               unsigned Depth) const {
  for (FunctionId Each : Callees) {
    const Body &B = Index.body(Each);
    if (Index.name(B.UnitIndex, B.Function->Class) == Class)
      return Each;
  }
  if (Depth < 16)
    for (NameId Base : Index.bases(Class))
      if (FunctionId Found = overrider(Base, Callees, Depth + 1); Found != ir::None)
        return Found;
  return ir::None;
}

std::vector<Dispatch::Way> Dispatch::split(const std::vector<FunctionId> &Callees,
                                           ClassesId Of) {
  Set All = Sets[Of];
  if (!Of)
    for (FunctionId Each : Callees) {
      const Body &B = Index.body(Each);
      if (!B.Function->Class)
        return {};
      addBelow(Index.name(B.UnitIndex, B.Function->Class), All);
    }
  if (All.size() > MaxClasses)
    return {};
  std::ranges::sort(All);
  std::vector<Set> For(Callees.size());
  for (NameId Class : All)
    if (auto At = std::ranges::find(Callees, overrider(Class, Callees)); At != Callees.end())
      For[std::size_t(At - Callees.begin())].push_back(Class);
  std::vector<Way> Ways;
  for (std::size_t I = 0; I < Callees.size(); ++I)
    if (!For[I].empty())
      Ways.push_back({Callees[I], intern(std::move(For[I]))});
  return Ways;
}

const std::vector<Dispatch::Way> &Dispatch::ways(FunctionId Caller, const ir::Inst &Call,
                                                 ClassesId Of) {
  auto [At, New] = Known.try_emplace({&Call, Of});
  if (!New)
    return At->second;
  std::vector<FunctionId> Callees = Index.callees(Caller, Call);
  if (Of || (Call.Virtual && Callees.size() > 1))
    At->second = split(Callees, Of);
  if (At->second.empty() && !Of)
    for (FunctionId Each : Callees)
      At->second.push_back({Each, 0});
  return At->second;
}

} // namespace retrylint::link
