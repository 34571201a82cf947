#include "link/Program.h"
#include "link/Endless.h"
#include "link/Facets.h"
#include "link/FollowUps.h"
#include "link/Recoveries.h"
#include "link/Schedules.h"

#include <algorithm>
#include <map>
#include <set>

namespace retrylint::link {

struct Program::Impl {
  std::vector<ir::Unit> Units;
  std::vector<RetryCycle> Cycles;
  Observations Observed;
};

Program::Program() : State(std::make_unique<Impl>()) {}
Program::Program(Program &&) = default;
Program &Program::operator=(Program &&) = default;
Program::~Program() = default;

void Program::add(ir::Unit Unit) { State->Units.push_back(std::move(Unit)); }

static std::string_view mainFile(const ir::Unit &Unit) {
  return Unit.Files.size() > 1 ? std::string_view(Unit.Files[1].Path) : std::string_view();
}

/// Libraries of which the program says how often they retry: their default says nothing.
static std::set<std::string_view> configured(const Index &Index) {
  std::set<std::string_view> Libraries;
  for (FunctionId In = 1; In < Index.size(); ++In)
    for (const ir::Inst &I : Index.body(In).Function->Insts) {
      const ir::FunctionSummary *Model =
          I.Kind == ir::InstKind::Call && I.Model ? Index.model(In, I) : nullptr;
      if (Model && Model->Role == ir::Role::Option)
        for (const ir::Setting &S : Model->Settings)
          if (S.Attribute == "retries")
            Libraries.insert(Model->Library);
    }
  return Libraries;
}

/// Layers of retries: a cycle whose attempt is reached through calls that have a cycle
/// of their own around the same attempt.
static void addLayers(std::vector<Described> &All, const Index &Index) {
  std::set<std::string_view> Configured = configured(Index);
  // Only cycles around the same attempt can be layers of one another.
  std::map<Site, std::vector<const Described *>> Around;
  for (const Described &Each : All)
    Around[Each.Root].push_back(&Each);
  for (Described &Outer : All) {
    const ir::FunctionSummary &Model = Outer.Cycle.Attempt.Model;
    if (Model.BuiltInAttempts > 1 || Model.BuiltInAttempts < 0) {
      Layer L;
      L.Name = Model.Library;
      L.Where = Outer.Cycle.Attempt.Where;
      L.Library = true;
      if (Model.BuiltInAttempts > 1 && !Configured.contains(Model.Library))
        L.Attempts = unsigned(Model.BuiltInAttempts);
      Outer.Cycle.Layers.push_back(std::move(L));
    }
    // The outer ones first: those with more calls between them and the attempt.
    std::vector<std::pair<std::size_t, Layer>> Inside;
    for (const Described *Inner : Around[Outer.Root]) {
      if (Inner == &Outer)
        continue;
      bool Calls = std::any_of(Outer.Via.begin(), Outer.Via.end(), [&](const Site &Via) {
        return Via.In != Inner->Again.In;
      });
      bool Below = Inner->Again.In != Outer.Again.In && Calls &&
                   (Outer.Root.In == Inner->Again.In ||
                    std::any_of(Outer.Via.begin(), Outer.Via.end(), [&](const Site &Via) {
                      return Via == Inner->Again;
                    }));
      if (!Below)
        continue;
      Layer L;
      L.Name = std::string(Index.functionName(Inner->Again.In));
      L.Where = Inner->Cycle.BackWhere;
      L.Attempts = Inner->Cycle.Bound.MaxAttempts;
      bool Told = std::any_of(Inside.begin(), Inside.end(), [&](const auto &Each) {
        return Each.second.Where == L.Where;
      });
      auto Deeper = std::find_if(Inside.begin(), Inside.end(), [&](const auto &Each) {
        return Each.first < Inner->Via.size();
      });
      if (!Told)
        Inside.emplace(Deeper, Inner->Via.size(), std::move(L));
    }
    for (auto &[Calls, L] : Inside)
      Outer.Cycle.Layers.push_back(std::move(L));
  }
}

static auto key(const Place &P) {
  return std::tuple(std::string_view(P.File), P.At.Line, P.At.Column);
}

void Program::link() {
  std::sort(State->Units.begin(), State->Units.end(),
            [](const ir::Unit &A, const ir::Unit &B) { return mainFile(A) < mainFile(B); });
  link::Index Index(State->Units);
  Engine E(Index);
  std::vector<Described> All;
  link::FollowUps FollowUps(E);
  for (FunctionId Id = 1; Id < Index.size(); ++Id)
    if (E.matters(Id))
      E.summary(Id);
  for (FunctionId Id = 1; Id < Index.size(); ++Id) {
    if (!E.matters(Id))
      continue;
    // Laps are many and soon done with; only summaries keep their terms.
    Terms::Mark Mark = E.Terms.mark();
    std::size_t Summaries = E.summaries();
    for (LapGroup &Group : findLaps(E, Id))
      if (std::optional<Described> D = describe(E, std::move(Group)))
        All.push_back(std::move(*D));
    FollowUps.find(Id, State->Observed.FollowUps);
    if (E.summaries() == Summaries)
      E.Terms.rewind(Mark);
  }
  findRecoveries(E, State->Observed.Recoveries);
  addLayers(All, Index);
  locksOfCallers(E, All);
  State->Observed.Options = optionUses(E);
  stackedByHandlers(All);
  // One cycle may be seen from several functions: from where it is closest.
  std::set<std::tuple<Site, FunctionId, FunctionId, int, std::string, unsigned, unsigned>> Seen;
  for (Described &D : All) {
    const Place &Back = D.Cycle.BackWhere;
    if (Seen.emplace(D.Root, D.Through, D.Judge, int(D.Cycle.Back), Back.File, Back.At.Line,
                     Back.At.Column)
            .second)
      State->Cycles.push_back(std::move(D.Cycle));
  }
  for (RetryCycle &Each : findSchedules(E))
    State->Cycles.push_back(std::move(Each));
  std::stable_sort(State->Cycles.begin(), State->Cycles.end(),
            [](const RetryCycle &A, const RetryCycle &B) {
              auto Key = [](const RetryCycle &C) {
                return std::tuple(key(C.Attempt.Where), key(C.BackWhere), C.Back,
                                  std::string_view(C.Attempt.Name),
                                  std::string_view(C.Attempt.Function));
              };
              return Key(A) < Key(B);
            });
  State->Observed.Endless = findEndless(E, State->Cycles);
  std::sort(State->Observed.FollowUps.begin(), State->Observed.FollowUps.end(),
            [](const FollowUp &A, const FollowUp &B) {
              return std::tuple(key(A.Next.Where), key(A.Failed.Where), A.SamePayload) <
                     std::tuple(key(B.Next.Where), key(B.Failed.Where), B.SamePayload);
            });
  std::sort(State->Observed.Recoveries.begin(), State->Observed.Recoveries.end(),
            [](const Recovery &A, const Recovery &B) {
              return key(A.Started.Where) < key(B.Started.Where);
            });
}

const std::vector<RetryCycle> &Program::cycles() const { return State->Cycles; }
const Observations &Program::observations() const { return State->Observed; }
const std::vector<ir::Unit> &Program::units() const { return State->Units; }

} // namespace retrylint::link
