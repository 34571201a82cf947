#include "driver/AffectedUnits.h"
#include "driver/Includes.h"

#include "llvm/Support/FileSystem.h"

#include <map>
#include <set>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace fs = llvm::sys::fs;

/// Which file includes which, in the units of each set of flags.
class Graph {
  Includes &Sources;
  const std::string &Root;
  struct Node {
    const SearchPath *Flags;
    std::string Path;
    bool Library;
    std::vector<std::size_t> IncludedBy;
  };
  std::vector<Node> Nodes;
  std::map<std::pair<const SearchPath *, std::string>, std::size_t> Places;
  std::vector<std::size_t> Unread;

public:
  /// Includes that can't be told lead to this node.
  static constexpr std::size_t Unknown = 0;

  Graph(Includes &Sources, const std::string &Root) : Sources(Sources), Root(Root) {
    Nodes.push_back({});
  }

  std::size_t add(const SearchPath &Flags, std::string Path, bool Library) {
    auto [Entry, New] = Places.try_emplace({&Flags, Path}, Nodes.size());
    if (New) {
      Unread.push_back(Nodes.size());
      Nodes.push_back({&Flags, std::move(Path), Library, {}});
    }
    return Entry->second;
  }

  void include(std::size_t From, const IncludeName &Name, StringRef Directory) {
    // Copies, since nodes move.
    const SearchPath &Flags = *Nodes[From].Flags;
    bool FromLibrary = Nodes[From].Library;
    Sources.resolve(Flags, Name, Directory, FromLibrary,
                    [&](std::string Path, bool Library) {
                      if (Library && !isBelow(Path, Root))
                        return;
                      Nodes[add(Flags, std::move(Path), Library)].IncludedBy.push_back(From);
                    });
  }

  void read() {
    while (!Unread.empty()) {
      std::size_t Next = Unread.back();
      Unread.pop_back();
      const Includes::File *Read = Sources.file(Nodes[Next].Path);
      if (!Read)
        continue;
      if (Read->Words.ComputedInclude)
        Nodes[Unknown].IncludedBy.push_back(Next);
      std::string Path = Nodes[Next].Path;
      for (const IncludeName &Each : Read->Words.Includes)
        include(Next, Each, Path);
    }
  }

  /// Nodes from which one of the files, or Unknown, is reached.
  std::vector<bool> reaching(const std::vector<std::string> &Files) const {
    // By identity: the project may have been opened by another name.
    std::set<fs::UniqueID> Changed;
    fs::UniqueID Id;
    for (const std::string &File : Files)
      if (!fs::getUniqueID(File, Id))
        Changed.insert(Id);
    std::map<std::string, bool> Known;
    std::vector<std::size_t> Todo = {Unknown};
    for (std::size_t Each = 1; Each < Nodes.size(); ++Each) {
      auto [Entry, New] = Known.try_emplace(Nodes[Each].Path);
      if (New)
        Entry->second = !fs::getUniqueID(Nodes[Each].Path, Id) && Changed.contains(Id);
      if (Entry->second)
        Todo.push_back(Each);
    }
    std::vector<bool> Reached(Nodes.size());
    while (!Todo.empty()) {
      std::size_t Next = Todo.back();
      Todo.pop_back();
      if (Reached[Next])
        continue;
      Reached[Next] = true;
      Todo.insert(Todo.end(), Nodes[Next].IncludedBy.begin(), Nodes[Next].IncludedBy.end());
    }
    return Reached;
  }
};

} // namespace

std::vector<bool> affectedUnits(const std::vector<CompileCommand> &Commands,
                                const std::vector<std::string> &Files,
                                const std::string &Root, const ExtraArguments &Extra) {
  Includes Sources(Extra);
  Graph All(Sources, Root);
  std::vector<std::size_t> Units;
  for (const CompileCommand &Command : Commands) {
    const SearchPath &Flags = Sources.flags(Command);
    if (!Flags.Usable || Flags.Opaque || !fs::exists(Command.File)) {
      Units.push_back(Graph::Unknown);
      continue;
    }
    std::size_t Unit = All.add(Flags, Command.File, false);
    for (const std::string &Name : Flags.Given)
      All.include(Unit, {Name, false, false}, Command.Directory + "/.");
    Units.push_back(Unit);
  }
  All.read();
  std::vector<bool> Reached = All.reaching(Files);
  std::vector<bool> Affected;
  for (std::size_t Unit : Units)
    Affected.push_back(Reached[Unit]);
  return Affected;
}

} // namespace retrylint::driver
