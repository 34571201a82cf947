//===- Facts.cpp - What is known of a project's other units ---------------===//

#include "tidy/Facts.h"

#include "ir/Serial.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace retrylint::tidy {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

using Name = std::uint32_t;

/// A function of the facts: index of its unit, index within.
struct FunctionRef {
  std::uint32_t Unit = 0;
  std::uint32_t Function = 0;
};
using FunctionId = std::uint32_t;

/// A file of facts, as it was when it was read.
struct Version {
  std::string File;
  llvm::sys::TimePoint<> Changed;
  std::uint64_t Size = 0;
  bool operator==(const Version &) const = default;
};

/// Every regular file at Path, in order of their names.
std::vector<Version> versionsAt(const std::string &Path) {
  std::vector<Version> Found;
  auto Add = [&](const std::string &File, const fs::basic_file_status &Status) {
    if (Status.type() == fs::file_type::regular_file)
      Found.push_back(
          {File, Status.getLastModificationTime(), Status.getSize()});
  };
  fs::file_status Status;
  if (fs::status(Path, Status))
    return Found;
  if (!fs::is_directory(Status)) {
    Add(Path, Status);
    return Found;
  }
  std::error_code Error;
  for (fs::recursive_directory_iterator File(Path, Error), End;
       File != End && !Error; File.increment(Error))
    if (auto Entry = File->status())
      Add(File->path(), *Entry);
  std::sort(Found.begin(), Found.end(),
            [](const Version &A, const Version &B) { return A.File < B.File; });
  return Found;
}

/// The folder that relative paths of facts start from: the nearest one above
/// the facts in which they lead somewhere.
std::string rootAbove(llvm::StringRef Facts, llvm::StringRef Relative) {
  llvm::SmallString<256> Folder(Facts);
  fs::make_absolute(Folder);
  path::remove_dots(Folder, /*remove_dot_dot=*/true);
  for (; !Folder.empty() && Folder != path::root_path(Folder);
       path::remove_filename(Folder)) {
    llvm::SmallString<256> File(Folder);
    path::append(File, Relative);
    if (fs::exists(File))
      return std::string(Folder);
    if (path::filename(Folder).empty())
      break;
  }
  return {};
}

} // namespace

struct Facts::Impl {
  std::vector<Version> Read;
  std::vector<std::string> Errors;
  std::string Root;
  std::vector<std::shared_ptr<const ir::Unit>> Units;
  std::vector<llvm::sys::TimePoint<>> Saved; ///< by unit

  // Symbols and fields by number, and what each has to do with.
  llvm::StringMap<Name> Names;
  std::vector<FunctionRef> Functions;
  std::vector<std::vector<Name>> Uses;         ///< by FunctionId
  std::vector<std::vector<FunctionId>> UsedBy; ///< by Name
  /// By Name: functions that must be known where this is used: definitions,
  /// overriders, writers of a field.
  std::vector<std::vector<FunctionId>> Behind;
  /// By Name: functions that stand in a table, or are the first value of a
  /// field.
  std::vector<std::vector<Name>> Holds;

  Name name(std::string_view Text) {
    auto [Entry, New] = Names.try_emplace(llvm::StringRef(Text), Names.size());
    if (New) {
      UsedBy.emplace_back();
      Behind.emplace_back();
      Holds.emplace_back();
    }
    return Entry->second;
  }

  void read(const Version &File);
  void index(std::uint32_t UnitIndex);
};

void Facts::Impl::read(const Version &File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File.File);
  if (!Buffer) {
    Errors.push_back(File.File + ": " + Buffer.getError().message());
    return;
  }
  std::string_view Bytes = (*Buffer)->getBuffer();
  // Other things may lie in the folder.
  if (!Bytes.starts_with("RLIR"))
    return;
  while (!Bytes.empty()) {
    std::size_t Size = ir::serializedSize(Bytes);
    if (!Size) {
      Errors.push_back(File.File + ": is cut short; write it again with "
                                   "'retrylint extract'");
      return;
    }
    auto Result = ir::deserialize(Bytes.substr(0, Size));
    Bytes.remove_prefix(Size);
    if (auto *Error = std::get_if<ir::SerialError>(&Result)) {
      Errors.push_back(File.File + ": " + Error->Message);
      return;
    }
    Units.push_back(std::make_shared<const ir::Unit>(
        std::move(std::get<ir::Unit>(Result))));
    Saved.push_back(File.Changed);
  }
}

void Facts::Impl::index(std::uint32_t UnitIndex) {
  const ir::Unit &Unit = *Units[UnitIndex];
  for (std::uint32_t I = 0; I < Unit.Functions.size(); ++I) {
    const ir::Function &Function = Unit.Functions[I];
    FunctionId Id = Functions.size();
    Functions.push_back({UnitIndex, I});

    Name Self = name(Unit.str(Function.Symbol));
    Behind[Self].push_back(Id);
    for (ir::StringId Overridden : Function.Overrides)
      Behind[name(Unit.str(Overridden))].push_back(Id);

    std::set<Name> Used;
    auto Use = [&](ir::StringId Symbol) {
      if (Symbol)
        Used.insert(name(Unit.str(Symbol)));
    };
    Use(Function.Parent);
    for (const ir::Inst &Inst : Function.Insts) {
      Use(Inst.Callee);
      if (Inst.Target) {
        const ir::Value &Target = Function.Values[Inst.Target];
        if (Target.Op == ir::Op::Field || Target.Op == ir::Op::Global)
          Behind[name(Unit.str(Target.Name))].push_back(Id);
      }
    }
    for (const ir::Value &Value : Function.Values)
      if (Value.Op == ir::Op::Function || Value.Op == ir::Op::Field ||
          Value.Op == ir::Op::Global || Value.Op == ir::Op::Local)
        Use(Value.Name);
    for (Name Symbol : Used)
      UsedBy[Symbol].push_back(Id);
    Uses.emplace_back(Used.begin(), Used.end());
  }
  for (const ir::Variable &Variable : Unit.Variables)
    for (auto [Function, Field] : Variable.Functions) {
      Name Held = name(Unit.str(Function));
      Holds[name(Unit.str(Variable.Symbol))].push_back(Held);
      if (Field)
        Holds[name(Unit.str(Field))].push_back(Held);
    }
}

Facts::Facts() : State(std::make_unique<Impl>()) {}
Facts::~Facts() = default;

const std::string &Facts::root() const { return State->Root; }

std::shared_ptr<const Facts> Facts::at(const std::string &Path,
                                       std::vector<std::string> &Errors) {
  struct Slot {
    std::shared_ptr<const Facts> Known;
    std::chrono::steady_clock::time_point Looked;
  };
  static std::mutex Guard;
  static std::map<std::string, Slot> Cache;

  std::lock_guard Lock(Guard);
  Slot &At = Cache[Path];
  // Looking through a large folder at every pause in typing would be felt.
  auto Now = std::chrono::steady_clock::now();
  if (At.Known && Now - At.Looked < std::chrono::seconds(2)) {
    Errors = At.Known->State->Errors;
    return At.Known;
  }
  std::vector<Version> Versions = versionsAt(Path);
  if (!At.Known || At.Known->State->Read != Versions) {
    std::shared_ptr<Facts> New(new Facts);
    Impl &State = *New->State;
    if (!fs::exists(Path))
      State.Errors.push_back(
          Path + ": no facts here; 'retrylint extract -o' writes them");
    for (const Version &File : Versions)
      State.read(File);
    for (std::uint32_t I = 0; I < State.Units.size(); ++I) {
      State.index(I);
      const ir::Unit &Unit = *State.Units[I];
      if (State.Root.empty() && Unit.Files.size() > 1 &&
          path::is_relative(Unit.Files[1].Path))
        State.Root = rootAbove(Path, Unit.Files[1].Path);
    }
    State.Read = std::move(Versions);
    At.Known = std::move(New);
  }
  At.Looked = Now;
  Errors = At.Known->State->Errors;
  return At.Known;
}

static std::string_view mainFile(const ir::Unit &Unit) {
  return Unit.Files.size() > 1 ? std::string_view(Unit.Files[1].Path)
                               : std::string_view();
}

FactsPolicy &factsPolicy() {
  static FactsPolicy Policy;
  return Policy;
}

namespace {

struct LiveUnit {
  std::shared_ptr<const ir::Unit> Unit;
  llvm::sys::TimePoint<> Seen;
};

/// By main file.
struct LiveUnits {
  std::mutex Guard;
  std::map<std::string, LiveUnit, std::less<>> Units;
  // As many files as people have open; the rest has to be saved facts again.
  static constexpr std::size_t Most = 16;
} Remembered;

} // namespace

void rememberLiveUnit(const ir::Unit &Unit) {
  if (!factsPolicy().KeepLiveUnits || mainFile(Unit).empty())
    return;
  auto Copy = std::make_shared<const ir::Unit>(Unit);
  std::lock_guard Lock(Remembered.Guard);
  Remembered.Units[std::string(mainFile(Unit))] = {
      std::move(Copy), std::chrono::system_clock::now()};
  if (Remembered.Units.size() > LiveUnits::Most)
    Remembered.Units.erase(
        std::min_element(Remembered.Units.begin(), Remembered.Units.end(),
                         [](const auto &A, const auto &B) {
                           return A.second.Seen < B.second.Seen;
                         }));
}

static std::map<std::string, LiveUnit, std::less<>> liveUnits() {
  std::lock_guard Lock(Remembered.Guard);
  return Remembered.Units;
}

/// The unit without the functions that are not Wanted.
static ir::Unit sliceOf(const ir::Unit &Unit, auto Wanted) {
  ir::Unit Slice;
  Slice.Files = Unit.Files;
  Slice.Strings = Unit.Strings;
  Slice.Types = Unit.Types;
  Slice.Models = Unit.Models;
  Slice.Variables = Unit.Variables;
  Slice.Bases = Unit.Bases;
  for (std::uint32_t I = 0; I < Unit.Functions.size(); ++I)
    if (Wanted(I))
      Slice.Functions.push_back(Unit.Functions[I]);
  return Slice;
}

std::vector<ir::Unit> Facts::around(const ir::Unit &Live,
                                    std::size_t Limit) const {
  const Impl &Known = *State;

  // Units that are open here and newer than what was saved of them.
  std::map<std::string, LiveUnit, std::less<>> Open = liveUnits();
  if (auto Self = Open.find(mainFile(Live)); Self != Open.end())
    Open.erase(Self);
  for (std::uint32_t I = 0; I < Known.Units.size(); ++I)
    if (auto At = Open.find(mainFile(*Known.Units[I]));
        At != Open.end() && At->second.Seen < Known.Saved[I])
      Open.erase(At);

  std::set<std::string_view> Defined; // by the units that are newer
  auto Defines = [&](const ir::Unit &Unit, std::uint32_t Function) {
    return Defined.contains(Unit.str(Unit.Functions[Function].Symbol));
  };
  auto AddDefined = [&](const ir::Unit &Unit) {
    for (const ir::Function &Function : Unit.Functions)
      Defined.insert(Unit.str(Function.Symbol));
  };
  AddDefined(Live);
  std::vector<ir::Unit> Slices;
  for (const auto &[File, Newer] : Open) {
    Slices.push_back(sliceOf(*Newer.Unit, [&](std::uint32_t Function) {
      return !Defines(*Newer.Unit, Function);
    }));
    AddDefined(*Newer.Unit);
  }
  std::vector<const ir::Unit *> Seeds = {&Live};
  for (const auto &[File, Newer] : Open)
    Seeds.push_back(Newer.Unit.get());

  std::vector<Name> Wanted; // names whose functions are to be taken
  llvm::DenseSet<Name> Asked;
  std::vector<bool> Seen(Known.Functions.size());
  std::vector<FunctionId> Order;
  auto Want = [&](Name Symbol) {
    if (Asked.insert(Symbol).second)
      Wanted.push_back(Symbol);
  };
  auto WantSymbol = [&](const ir::Unit &Unit, ir::StringId Symbol) {
    if (!Symbol)
      return;
    auto At = Known.Names.find(llvm::StringRef(Unit.str(Symbol)));
    if (At != Known.Names.end())
      Want(At->second);
  };
  auto WantCallersOf = [&](const ir::Unit &Unit, const ir::Function &Function) {
    WantSymbol(Unit, Function.Symbol);
    for (ir::StringId Overridden : Function.Overrides)
      WantSymbol(Unit, Overridden);
  };
  auto Take = [&](FunctionId Id) {
    const FunctionRef &Ref = Known.Functions[Id];
    const ir::Unit &Unit = *Known.Units[Ref.Unit];
    if (Seen[Id] || Order.size() >= Limit)
      return false;
    Seen[Id] = true;
    // A function that was in the file when it was saved, and is no more.
    bool Gone = Unit.Functions[Ref.Function].Where.File == 1 &&
                (mainFile(Unit) == mainFile(Live) ||
                 Open.find(mainFile(Unit)) != Open.end());
    if (Gone || Defines(Unit, Ref.Function))
      return false;
    Order.push_back(Id);
    return true;
  };

  // Who calls these units, and who calls those: they may hold the loop.
  for (const ir::Unit *Seed : Seeds)
    for (const ir::Function &Function : Seed->Functions)
      WantCallersOf(*Seed, Function);
  for (std::size_t I = 0; I < Wanted.size() && Order.size() < Limit / 2; ++I)
    for (FunctionId User : Known.UsedBy[Wanted[I]])
      if (Take(User)) {
        const FunctionRef &Ref = Known.Functions[User];
        const ir::Unit &Unit = *Known.Units[Ref.Unit];
        WantCallersOf(Unit, Unit.Functions[Ref.Function]);
      }

  // What any of these calls, and what bears on that.
  Wanted.clear();
  Asked.clear();
  for (const ir::Unit *Seed : Seeds)
    for (const ir::Function &Function : Seed->Functions) {
      WantSymbol(*Seed, Function.Parent);
      for (const ir::Inst &Inst : Function.Insts)
        WantSymbol(*Seed, Inst.Callee);
      for (const ir::Value &Value : Function.Values)
        WantSymbol(*Seed, Value.Name);
    }
  for (FunctionId Id : Order)
    for (Name Used : Known.Uses[Id])
      Want(Used);
  for (std::size_t I = 0; I < Wanted.size() && Order.size() < Limit; ++I) {
    for (Name Held : Known.Holds[Wanted[I]])
      Want(Held);
    for (FunctionId Id : Known.Behind[Wanted[I]])
      if (Take(Id))
        for (Name Used : Known.Uses[Id])
          Want(Used);
  }

  // The units these are in, without their other functions.
  std::map<std::uint32_t, std::set<std::uint32_t>> ByUnit;
  for (FunctionId Id : Order)
    ByUnit[Known.Functions[Id].Unit].insert(Known.Functions[Id].Function);
  for (const auto &[UnitIndex, Chosen] : ByUnit)
    Slices.push_back(sliceOf(*Known.Units[UnitIndex],
                             [&, &Chosen = Chosen](std::uint32_t Function) {
                               return Chosen.contains(Function);
                             }));
  return Slices;
}

} // namespace retrylint::tidy
