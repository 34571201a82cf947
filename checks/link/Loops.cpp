//===- Loops.cpp - Loops, what functions change, and what matters ---------===//

#include "link/Engine.h"


#include <algorithm>
#include <unordered_set>

namespace retrylint::link {

bool Loop::holds(const ir::Function &F, ir::InstId Id) const {
  for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block) {
    const std::vector<ir::InstId> &Insts = F.Blocks[Block].Insts;
    if (Blocks[Block] && std::find(Insts.begin(), Insts.end(), Id) != Insts.end())
      return true;
  }
  return false;
}

using ir::Op;

static void addOnce(std::vector<PlaceId> &To, PlaceId Place) {
  if (Place && std::find(To.begin(), To.end(), Place) == To.end())
    To.push_back(Place);
}

PlaceId Engine::staticPlace(FunctionId In, ir::ValueId Value) {
  State Nothing;
  return placeOf(In, Value, Nothing);
}

void Engine::collectModified(FunctionId In, const ir::Inst &I,
                             std::vector<PlaceId> &Out) {
  if (I.Kind == ir::InstKind::Assign || I.Kind == ir::InstKind::Forget)
    return addOnce(Out, staticPlace(In, I.Target));
  if (I.Kind != ir::InstKind::Call)
    return;
  const Body &B = Index.body(In);
  for (ir::ValueId Arg : I.Args) {
    const ir::Value &V = B.Function->Values[withoutCasts(*B.Function, Arg)];
    if (V.Op == Op::Address)
      addOnce(Out, staticPlace(In, V.A));
  }
  if (const ir::FunctionSummary *Model = Index.model(In, I))
    for (const ir::FailureSign &Sign : Model->Failures)
      if (Sign.In == ir::FailureIn::Argument && Sign.Index < I.Args.size())
        addOnce(Out, staticPlace(In, I.Args[Sign.Index]));
  std::vector<FunctionId> Known = Index.callees(In, I);
  for (FunctionId Callee : Known) {
    for (PlaceId Place : modified(Callee))
      if (Out.size() < 256)
        addOnce(Out, Place);
    const ir::Function &F = *Index.body(Callee).Function;
    for (std::size_t P = 0; P < F.Params.size() && P < I.Args.size(); ++P)
      if (F.Params[P].ByReference)
        addOnce(Out, staticPlace(In, I.Args[P]));
  }
}

const std::vector<PlaceId> &Engine::modified(FunctionId Id) {
  static const std::vector<PlaceId> Nothing;
  if (Modified[Id])
    return *Modified[Id];
  // A cycle of calls: the callers in it collect what it changes.
  if (ModifiedInProgress[Id] || Depth > 200)
    return Nothing;
  ModifiedInProgress[Id] = 1;
  ++Depth;
  std::vector<PlaceId> All, Seen;
  for (const ir::Inst &I : Index.body(Id).Function->Insts)
    collectModified(Id, I, All);
  for (PlaceId Place : All) {
    PlaceKind Kind = Terms.place(Place).Kind;
    if (Kind == PlaceKind::Field || Kind == PlaceKind::Global ||
        (Kind == PlaceKind::Local && Terms.place(Place).Function != Id))
      Seen.push_back(Place);
  }
  --Depth;
  ModifiedInProgress[Id] = 0;
  Modified[Id] = std::make_unique<std::vector<PlaceId>>(std::move(Seen));
  return *Modified[Id];
}

const std::vector<Loop> &Engine::loops(FunctionId Id) {
  if (Loops[Id])
    return *Loops[Id];
  const ir::Function &F = *Index.body(Id).Function;
  std::size_t Count = F.Blocks.size();
  std::vector<std::vector<ir::BlockId>> Before(Count);
  std::vector<char> Color(Count, 0);
  std::vector<std::pair<ir::BlockId, ir::BlockId>> Back;
  // Depth first, without recursion: back edges go to blocks on the stack. Edges
  // into handlers count: a catch with `continue` closes a loop.
  auto Successors = [&](ir::BlockId Block) {
    std::vector<ir::BlockId> Next = F.Blocks[Block].Successors;
    for (std::uint32_t T = F.Blocks[Block].Try; T < F.Tries.size(); T = F.Tries[T].Parent)
      for (const ir::Handler &H : F.Tries[T].Handlers)
        Next.push_back(H.Entry);
    std::erase_if(Next, [&](ir::BlockId To) { return To >= Count; });
    return Next;
  };
  std::vector<std::pair<ir::BlockId, std::vector<ir::BlockId>>> Stack;
  auto Visit = [&](ir::BlockId Root) {
    if (Root >= Count || Color[Root])
      return;
    Color[Root] = 1;
    Stack.emplace_back(Root, Successors(Root));
    while (!Stack.empty()) {
      auto &[Block, Next] = Stack.back();
      if (Next.empty()) {
        Color[Block] = 2;
        Stack.pop_back();
        continue;
      }
      ir::BlockId To = Next.back();
      Next.pop_back();
      Before[To].push_back(Block);
      if (Color[To] == 1)
        Back.emplace_back(Block, To);
      else if (!Color[To]) {
        Color[To] = 1;
        Stack.emplace_back(To, Successors(To));
      }
    }
  };
  Visit(F.Entry);
  auto Found = std::make_unique<std::vector<Loop>>();
  for (auto &[From, Header] : Back) {
    auto At = std::find_if(Found->begin(), Found->end(),
                           [&, H = Header](const Loop &L) { return L.Header == H; });
    if (At == Found->end()) {
      Found->push_back({Header, std::vector<bool>(Count), 0, {}});
      At = Found->end() - 1;
      At->Blocks[Header] = true;
    }
    std::vector<ir::BlockId> Todo{From};
    while (!Todo.empty()) {
      ir::BlockId Block = Todo.back();
      Todo.pop_back();
      if (At->Blocks[Block])
        continue;
      At->Blocks[Block] = true;
      for (ir::BlockId Each : Before[Block])
        Todo.push_back(Each);
    }
  }
  for (Loop &L : *Found) {
    L.Size = std::size_t(std::count(L.Blocks.begin(), L.Blocks.end(), true));
    for (ir::BlockId Block = 0; Block < Count; ++Block)
      if (L.Blocks[Block])
        for (ir::InstId I : F.Blocks[Block].Insts)
          collectModified(Id, F.Insts[I], L.Modified);
  }
  // Inner loops first.
  std::sort(Found->begin(), Found->end(), [](const Loop &A, const Loop &B) {
    return std::pair(A.Size, A.Header) < std::pair(B.Size, B.Header);
  });
  Loops[Id] = std::move(Found);
  return *Loops[Id];
}

void Engine::computeMatters() {
  std::size_t Count = Index.size();
  Matters.assign(Count, 0);
  Callees.resize(Count);
  std::vector<std::vector<FunctionId>> Callers(Count);
  std::vector<FunctionId> Todo;
  for (FunctionId Id = 1; Id < Count; ++Id) {
    const Body &B = Index.body(Id);
    bool Own = false;
    for (const ir::Inst &I : B.Function->Insts) {
      if (I.Kind != ir::InstKind::Call)
        continue;
      if (const ir::FunctionSummary *Model = Index.model(Id, I)) {
        switch (Model->Role) {
        case ir::Role::Attempt:
        case ir::Role::Start:
        case ir::Role::Wait:
        case ir::Role::Timer:
        case ir::Role::Post:
        case ir::Role::Pump:
        case ir::Role::Classifier:
        case ir::Role::RetryAfter:
        case ir::Role::Prompt:
          Own = true;
          break;
        default:
          break;
        }
        for (const ir::CallbackArg &C : I.Callbacks) {
          // A callback that matters makes the function that hands it over matter.
          std::vector<FunctionId> Handed;
          Index.targets(Id, C.Callee, Handed);
          for (FunctionId Each : Handed)
            Callers[Each].push_back(Id);
        }
        if (Model->Role != ir::Role::Unknown)
          continue;
      }
      for (FunctionId Callee : Index.callees(Id, I))
        Callers[Callee].push_back(Id);
      for (FunctionId Callee : Index.sureCallees(Id, I))
        Callees[Id].push_back(Callee);
    }
    if (Own) {
      Matters[Id] = 1;
      Todo.push_back(Id);
    }
  }
  while (!Todo.empty()) {
    FunctionId Id = Todo.back();
    Todo.pop_back();
    for (FunctionId Caller : Callers[Id])
      if (!Matters[Caller]) {
        Matters[Caller] = 1;
        Todo.push_back(Caller);
      }
  }
}

bool Engine::reaches(FunctionId From, FunctionId To) {
  if (From == To)
    return true;
  auto [At, New] = Reaches.try_emplace(std::uint64_t(From) << 32 | To, false);
  if (!New)
    return At->second;
  std::vector<FunctionId> Todo{From};
  std::unordered_set<FunctionId> Seen{From};
  while (!Todo.empty() && Seen.size() < 5000) {
    FunctionId Id = Todo.back();
    Todo.pop_back();
    for (FunctionId Callee : Callees[Id]) {
      if (Callee == To)
        return Reaches[std::uint64_t(From) << 32 | To] = true;
      if (Matters[Callee] && Seen.insert(Callee).second)
        Todo.push_back(Callee);
    }
  }
  return false;
}

} // namespace retrylint::link
