//===- Uses.h - Where variables are mentioned, and what is done --*- C++ -*-===//
///
/// \file
/// Follows a variable through the program without running it: which functions
/// mention a field, what options are set on a handle, whether it gets out of sight.
/// What is out of sight is unknown, not absent.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_USES_H
#define RETRYLINT_LINK_USES_H

#include "link/Index.h"
#include "link/State.h"

#include <map>
#include <unordered_map>

namespace retrylint::link {

/// A variable of the program: a local or parameter of a function, or a field or
/// global, which is one for all objects.
struct Variable {
  ir::Op Kind = ir::Op::Opaque;   ///< Local, Param, Field, Global; Opaque: none
  FunctionId In = 0;              ///< Local, Param
  std::uint32_t Index = 0;        ///< Local, Param
  NameId Name = 0;                ///< Field, Global
  bool valid() const { return Kind != ir::Op::Opaque; }
  auto operator<=>(const Variable &) const = default;
};

/// An option that is set on a handle.
struct OptionSet {
  std::string_view Attribute;     ///< with its '#'
  link::Site Site;                ///< the assignment
};

/// What is done with a handle, wherever it is mentioned.
struct HandleUse {
  bool Made = false;              ///< its making is seen, by a call with a model
  std::vector<Site> Makers;       ///< those calls; none for a record
  bool Escapes = false;           ///< someone unknown may set options on it
  std::vector<OptionSet> Options; ///< in the order of functions and instructions
  std::vector<Variable> Names;    ///< the variables that hold it, that asked for first
};

class Uses {
public:
  explicit Uses(const link::Index &Index) : Index(Index) {}

  /// The variable that an expression is, or points at; casts do not count.
  Variable variable(FunctionId In, ir::ValueId Value) const;
  /// What people call it; empty for what the compiler made.
  std::string name(const Variable &V) const;
  /// What a value is where the calls begin that led here (outermost first): a
  /// parameter is what its caller gives.
  std::pair<FunctionId, ir::ValueId> outermost(const std::vector<Site> &Via, FunctionId In,
                                               ir::ValueId Value) const;
  /// Functions that mention a field or global, in the order of the program.
  const std::vector<FunctionId> &of(NameId FieldOrGlobal);
  /// Looked up once for each handle.
  const HandleUse &handle(const Variable &Handle);
  /// The instruction that calls a function to which an attribute's assignment
  /// belongs: the call right before it at the same place.
  const ir::Inst *setter(Site Assignment) const;

private:
  void collect();
  void scan(const Variable &Handle, FunctionId In, HandleUse &To, unsigned Depth);
  /// Another variable holds the handle, too: options that are set on it count.
  void alias(FunctionId In, ir::ValueId Other, HandleUse &To);
  bool isIt(const Variable &Handle, FunctionId In, ir::ValueId Value) const;
  void passed(const Variable &Handle, FunctionId In, const ir::Inst &Call, HandleUse &To,
              unsigned Depth);

  const link::Index &Index;
  bool Collected = false;
  std::map<Variable, HandleUse> Handles;
  std::unordered_map<NameId, std::vector<FunctionId>> Mentions;
  std::unordered_map<NameId, std::vector<FunctionId>> Inside; ///< lambdas, by the symbol around
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_USES_H
