//===- Index.h - The program's functions, fields and callbacks --*- C++ -*-===//
///
/// \file
/// What several units say about one name, joined: definitions, overriders, what is
/// stored in fields and by whom. Built once, read by every later stage.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_INDEX_H
#define RETRYLINT_LINK_INDEX_H

#include "link/RetryCycle.h"

#include <deque>
#include "link/Term.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace retrylint::link {

/// A definition, with its unit.
struct Body {
  const ir::Unit *Unit = nullptr;
  const ir::Function *Function = nullptr;
  std::uint32_t UnitIndex = 0;
};

/// Function pointers that a field or global may hold, and numbers it is given.
struct Stored {
  std::vector<NameId> Functions;
  /// Constants that are assigned, with the function that does it.
  std::vector<std::pair<double, FunctionId>> Constants;
  /// Functions that assign it at all.
  std::vector<FunctionId> Writers;
  bool Unknown = false;      ///< some write stores what is no constant
  bool SelfUpdate = false;   ///< some write depends on the value before: it grows

};

/// The value inside casts.
inline ir::ValueId withoutCasts(const ir::Function &F, ir::ValueId Id) {
  while (ir::converts(F.Values[Id].Op) && F.Values[Id].A)
    Id = F.Values[Id].A;
  return Id;
}

/// Whether an instruction gives a local of its own function a value.
inline bool assigns(const ir::Function &F, const ir::Inst &I, std::uint32_t Local) {
  if (I.Kind != ir::InstKind::Assign || !I.Source)
    return false;
  const ir::Value &Target = F.Values[I.Target];
  return Target.Op == ir::Op::Local && !Target.Name && Target.Index == Local;
}

/// Whether something holds of an instruction in some of a function's blocks, one bit each.
template <class Holds>
bool anyInst(const ir::Function &F, const std::vector<bool> &Blocks, Holds Of) {
  for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
    if (Blocks[Block])
      for (ir::InstId Id : F.Blocks[Block].Insts)
        if (Of(Id, F.Insts[Id]))
          return true;
  return false;
}

/// What carries a call's options, as its model says: an argument, else the object that
/// it is called on.
inline ir::ValueId handleOf(const ir::Inst &Call, const ir::FunctionSummary *Model) {
  if (!Model || Model->HandleArg < 0)
    return Call.Receiver;
  std::size_t Arg = std::size_t(Model->HandleArg);
  return Arg < Call.Args.size() ? Call.Args[Arg] : 0;
}

class Index {
public:
  /// \param Units outlive the index
  explicit Index(const std::vector<ir::Unit> &Units);

  NameId name(std::uint32_t Unit, ir::StringId Id) const { return Names[Unit][Id]; }
  NameId find(std::string_view Text) const;
  std::string_view text(NameId Id) const { return Texts[Id]; }

  std::size_t size() const { return Bodies.size(); }
  const Body &body(FunctionId Id) const { return Bodies[Id]; }
  /// The definition of a symbol, or ir::None.
  FunctionId definition(NameId Symbol) const;
  /// Overriders of a method, itself not among them.
  const std::vector<FunctionId> &overriders(NameId Symbol) const;
  const ir::Variable *variable(NameId Symbol) const;
  const Stored &stored(NameId FieldOrGlobal) const;
  /// Functions that a call in this function may run, where they have a body.
  /// Indirect calls go by what is stored in the field they go through.
  std::vector<FunctionId> callees(FunctionId Caller, const ir::Inst &Call) const;
  /// The same without overriders, and without functions of which a field may hold any:
  /// whether one of those runs depends on an object that is most often another one.
  std::vector<FunctionId> sureCallees(FunctionId Caller, const ir::Inst &Call) const;
  /// Functions that a value may stand for: a function, a bound one, a field.
  void targets(FunctionId In, ir::ValueId Value, std::vector<FunctionId> &Out,
               unsigned Depth = 0) const;
  bool derives(NameId Class, NameId Base, unsigned Depth = 0) const;
  /// Direct bases of a class, and the classes whose direct base it is.
  const std::vector<NameId> &bases(NameId Class) const;
  const std::vector<NameId> &derived(NameId Class) const;

  Place place(FunctionId In, const ir::Location &At) const;
  std::string_view functionName(FunctionId Id) const {
    return Bodies[Id].Unit->str(Bodies[Id].Function->Name);
  }
  /// What a model says of a call; else, where its name alone makes it an attempt,
  /// what its surroundings say; else null.
  const ir::FunctionSummary *model(FunctionId In, const ir::Inst &Call) const {
    if (Call.Model)
      return &Bodies[In].Unit->Models[Call.Model];
    auto At = ByName.find(&Call);
    return At == ByName.end() ? nullptr : At->second;
  }
  /// An assignment to a field of a local object, in a function that also uses that field's
  /// class through other objects: fields are one place for all objects, and what this one
  /// is given says nothing of those.
  bool ofOneAmongSeveral(const ir::Inst &Assignment) const {
    return OneAmongSeveral.contains(&Assignment);
  }
  bool byName(const ir::Inst &Call) const { return ByName.contains(&Call); }
  /// Callbacks that calls of role Register hand to a library, and methods that a library
  /// calls (delegates, overrides), by the library's name.
  struct Registration {
    std::vector<FunctionId> Targets;
    const ir::CallbackSpec *Spec = nullptr;
    FunctionId By = 0;              ///< who hands it over; the method itself
    const ir::Inst *Call = nullptr; ///< null for a method
  };
  const std::vector<Registration> &registrations(const std::string &Library) const;
  /// Callbacks registered on a handle that is kept in this field or global, for a
  /// later start or timer on it: the field's attribute "#callback".
  const std::vector<NameId> &registered(NameId Handle) const;

private:
  void addUnit(std::uint32_t Unit);
  void addStores(FunctionId Id);
  void addLocalObjects(FunctionId Id);
  void nameAttempts();
  NameId intern(std::string_view Text);

  const std::vector<ir::Unit> &Units;
  std::vector<std::vector<NameId>> Names;
  std::vector<std::string_view> Texts;
  std::unordered_map<std::string_view, NameId> Ids;
  std::vector<Body> Bodies;
  std::unordered_map<NameId, FunctionId> Definitions;
  std::unordered_map<NameId, std::vector<FunctionId>> Overriders;
  std::unordered_map<NameId, const ir::Variable *> Variables;
  std::unordered_map<NameId, Stored> Stores;
  std::unordered_map<NameId, std::vector<NameId>> Bases;
  std::unordered_map<NameId, std::vector<NameId>> Derived;
  std::unordered_map<NameId, std::vector<NameId>> Registered;
  std::unordered_map<std::string, std::vector<Registration>> Registrations;
  std::unordered_set<const ir::Inst *> OneAmongSeveral;
  std::deque<ir::FunctionSummary> Guessed;
  std::unordered_map<const ir::Inst *, const ir::FunctionSummary *> ByName;
};

/// Two values, each in its function, are one place: "Host->At" and "Host->At".
bool samePlace(const Body &A, ir::ValueId InA, const Body &B, ir::ValueId InB);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_INDEX_H
