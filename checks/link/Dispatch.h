//===- Dispatch.h - What a virtual call runs on which objects ---*- C++ -*-===//
///
/// \file
/// Which classes an object may be of, and what a virtual call then runs. The first
/// such call on an object splits the classes by what they run; later ones on the same
/// object go by what is left, so that one job's run() is not followed by another's
/// shouldRetry().
///
///   Work.run()          {A, B, C}: A::run for {A}, Base::run for {B, C}
///   Work.mayRetry()     {B, C}:    B::mayRetry for {B}, C::mayRetry for {C}
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_DISPATCH_H
#define RETRYLINT_LINK_DISPATCH_H

#include "link/Index.h"

#include <map>
#include <optional>

namespace retrylint::link {

/// A set of classes of a Dispatch; 0: any.
using ClassesId = std::uint32_t;

class Dispatch {
public:
  explicit Dispatch(const link::Index &Index) : Index(Index), Sets(1) {}

  struct Way {
    FunctionId Callee = 0;
    ClassesId Classes = 0;      ///< of the object, where the call comes here
  };
  /// Functions with a body that a call may run on an object of these classes, which are
  /// those of another way, or below the class of an object.
  const std::vector<Way> &ways(FunctionId Caller, const ir::Inst &Call, ClassesId Of);
  /// A class and all that derive from it; 0 where they are too many.
  ClassesId below(NameId Class);
  /// Classes of both sets; nothing where there are none.
  std::optional<ClassesId> both(ClassesId A, ClassesId B);

private:
  using Set = std::vector<NameId>; // sorted
  ClassesId intern(Set Classes);
  void addBelow(NameId Class, Set &To) const;
  std::vector<Way> split(const std::vector<FunctionId> &Callees, ClassesId Of);
  FunctionId overrider(NameId Class, const std::vector<FunctionId> &Callees,
                       unsigned Depth = 0) const;

  const link::Index &Index;
  std::vector<Set> Sets;        ///< [0] is unused
  std::map<Set, ClassesId> Ids;
  std::unordered_map<NameId, ClassesId> Below;
  std::map<std::pair<const ir::Inst *, ClassesId>, std::vector<Way>> Known;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_DISPATCH_H
