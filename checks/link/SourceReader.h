//===- SourceReader.h - Calls and tests as people see them ------*- C++ -*-===//
///
/// \file
/// What describes a program's facts asks of it again and again: where a call stands,
/// what it is called, where a branch is taken.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_SOURCEREADER_H
#define RETRYLINT_LINK_SOURCEREADER_H

#include "link/Engine.h"
#include "link/Names.h"

#include <string>

namespace retrylint::link {

inline bool isOrder(ir::Op O) { return O >= ir::Op::Lt && O <= ir::Op::Ge; }
inline bool isComparison(ir::Op O) { return O >= ir::Op::Lt && O <= ir::Op::Ne; }

class SourceReader {
protected:
  explicit SourceReader(Engine &E) : E(E), T(E.Terms), Index(E.Index) {}

  const ir::Inst &inst(Site At) const {
    return Index.body(At.In).Function->Insts[At.At];
  }
  Place where(Site At) const { return Index.place(At.In, inst(At).Where); }
  std::string nameOf(Site At) const {
    return lastComponent(Index.body(At.In).Unit->str(inst(At).Name));
  }
  /// Where a branch was taken, or a handler entered.
  Place testWhere(const Test &Each) const {
    if (Each.Handler && Each.Handler->Where.valid())
      return Index.place(Each.In, Each.Handler->Where);
    const ir::Block &Block = Index.body(Each.In).Function->Blocks[Each.Block];
    return Index.place(Each.In, Block.Where);
  }
  /// A value of the call's own function is made of what the call returned.
  bool mentionsCall(Site Call, ir::ValueId Id, unsigned Depth = 0) const {
    if (!Id || Depth > 6)
      return false;
    const ir::Function &F = *Index.body(Call.In).Function;
    const ir::Value &V = F.Values[Id];
    if (V.Op == ir::Op::Result)
      return V.Index == Call.At;
    if (V.Op == ir::Op::Local && !V.Name)
      for (const ir::Inst &I : F.Insts)
        if (assigns(F, I, V.Index) && mentionsCall(Call, I.Source, Depth + 3))
          return true;
    return mentionsCall(Call, V.A, Depth + 1) || mentionsCall(Call, V.B, Depth + 1);
  }
  /// The function, or what it stands in, is a test, a benchmark or a mock.
  bool inTest(FunctionId In) const {
    const Body &B = Index.body(In);
    std::string Class = lastComponent(B.Unit->str(B.Function->Class));
    return Class.starts_with("Mock") || Class.starts_with("Fake") || B.Function->Test;
  }
  static std::string quoted(const std::string &Name) { return "'" + Name + "'"; }

  Engine &E;
  Terms &T;
  const link::Index &Index;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_SOURCEREADER_H
