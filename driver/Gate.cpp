#include "driver/Gate.h"
#include "driver/Includes.h"

#include "link/Names.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <deque>
#include <set>
#include <utility>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

/// A macro that pastes may be given this many pieces, as in prefix ## x ## suffix.
constexpr unsigned MostPieces = 4;

/// What all files of a program spell.
class Evidence {
  llvm::StringMap<std::vector<const models::Trace *>> ByName;
  std::vector<const models::Trace *> Nameless;
  llvm::StringSet<> Own, Libraries;
  std::vector<Paste> Pastes;
  llvm::StringMap<std::vector<MacroWords>> LibraryMacros;
  bool SpellsAttempt = false, SpellsWait = false, SpellsModel = false;

public:
  explicit Evidence(const models::ModelSet &Models) {
    for (const models::Trace &Each : Models.traces())
      if (Each.Name.empty())
        Nameless.push_back(&Each);
      else
        ByName[Each.Name].push_back(&Each);
  }

  /// What the project's own code, or a macro that it uses, spells.
  void own(StringRef Word) {
    if (!Own.insert(Word).second)
      return;
    if (Word == "retrylint")   // the annotations' namespace
      SpellsModel = true;
    learn(Word);
    auto Macro = LibraryMacros.find(Word);
    if (Macro == LibraryMacros.end())
      return;
    std::vector<MacroWords> Bodies = std::move(Macro->second);
    LibraryMacros.erase(Macro);
    for (const MacroWords &Body : Bodies)
      macro(Body);
  }
  void own(const SourceWords &File) {
    for (StringRef Word : File.Words)
      own(Word);
    for (const MacroWords &Each : File.Macros)
      Pastes.insert(Pastes.end(), Each.Pastes.begin(), Each.Pastes.end());
  }
  void library(const SourceWords &File) {
    for (StringRef Word : File.Words)
      Libraries.insert(Word);
    for (const MacroWords &Each : File.Macros) {
      if (Own.contains(Each.Name))
        macro(Each);
      else
        LibraryMacros[Each.Name].push_back(Each);
    }
  }

  /// A finding can come of what has been read so far.
  bool found() const { return SpellsModel || (SpellsAttempt && SpellsWait); }

  /// Of all of it, where no more is to be read.
  bool foundAtEnd() {
    auto present = [&](const models::Trace &Each) {
      for (const std::string &Word : Each.With)
        if (!Own.contains(Word) && !Libraries.contains(Word))
          return false;
      return true;
    };
    for (const models::Trace *Each : Nameless)
      if (present(*Each))
        take(Each->Role);
    for (const auto &Entry : ByName)
      for (const models::Trace *Each : Entry.second)
        if (present(*Each) && (Own.contains(Each->Name) || pasted(Each->Name)))
          take(Each->Role);
    if (!SpellsAttempt && !Pastes.empty())
      // A name that only sounds like an attempt may be put together as well.
      for (const Paste &Each : Pastes)
        for (StringRef Side : {Each.Before, Each.After})
          SpellsAttempt |= !Side.empty() && link::soundsLikeAttempt(Side);
    return found();
  }

private:
  void macro(const MacroWords &Body) {
    Pastes.insert(Pastes.end(), Body.Pastes.begin(), Body.Pastes.end());
    for (StringRef Word : Body.Words)
      own(Word);
  }

  void learn(StringRef Word) {
    auto Known = ByName.find(Word);
    if (Known != ByName.end())
      for (const models::Trace *Each : Known->second)
        // Others wait until all scopes are known.
        if (Each->With.empty())
          take(Each->Role);
    std::string_view Name(Word.data(), Word.size());
    SpellsAttempt |= link::soundsLikeAttempt(Name);
    SpellsWait |= link::soundsLikePause(Name) || link::soundsLikeRetry(Name);
  }

  void take(ir::Role Role) {
    if (Role == ir::Role::Wait || Role == ir::Role::Timer)
      SpellsWait = true;
    else
      SpellsModel = true;
  }

  /// The program's macros can make a word of its words.
  bool pasted(StringRef Name) const {
    for (const Paste &Each : Pastes) {
      if (Each.Before.empty() && Each.After.empty()) {
        if (made(Name, MostPieces))
          return true;
        continue;
      }
      for (StringRef Part : {Each.Before, Each.After})
        if (!Part.empty() && Name.contains(Part))
          return true;
    }
    return false;
  }
  bool made(StringRef Name, unsigned Pieces) const {
    if (Own.contains(Name))
      return true;
    if (Pieces > 1)
      for (std::size_t At = 1; At < Name.size(); ++At)
        if (Own.contains(Name.take_front(At)) && made(Name.drop_front(At), Pieces - 1))
          return true;
    return false;
  }
};

/// "NAME(a)=x##a", as after -D.
std::string asDirective(StringRef Definition) {
  auto [Name, Value] = Definition.split('=');
  return ("#define " + Name + " " + Value).str();
}

/// Tells the evidence what files hold, each once.
class Reader {
  Includes &Sources;
  Evidence &Known;
  struct Place {
    const SearchPath *Flags;
    std::string Path;
  };
  std::deque<Place> OwnLeft, LibraryLeft;
  std::set<std::pair<const SearchPath *, std::string>> Queued;
  std::set<const SearchPath *> Used;
  std::set<std::pair<const Includes::File *, bool>> Told;
  std::deque<std::string> Definitions;
  bool Opaque = false;            ///< there may be words that aren't seen

public:
  Reader(Includes &Sources, Evidence &Known) : Sources(Sources), Known(Known) {}

  bool found() const { return Opaque || Known.found(); }

  /// \returns false where the unit can't be parsed
  bool unit(const CompileCommand &Command) {
    const SearchPath &Flags = Sources.flags(Command);
    const Includes::File *File = Sources.file(Command.File);
    if (!Flags.Usable || !File)
      return false;
    if (Used.insert(&Flags).second)
      use(Flags, Command);
    enqueue(Flags, Command.File, false);
    tell(*File, false);
    return true;
  }

  /// Reads what is included and belongs to the project, up to a first reason.
  void readOwn() { read(OwnLeft, false); }
  void readLibraries() { read(LibraryLeft, true); }

private:
  void use(const SearchPath &Flags, const CompileCommand &Command) {
    Opaque |= Flags.Opaque;
    for (const std::string &Text : Flags.Defined)
      Known.own(scanWords(Definitions.emplace_back(asDirective(Text))));
    for (const std::string &Name : Flags.Given)
      include(Flags, {Name, false, false}, Command.Directory + "/.", false);
  }

  void tell(const Includes::File &Read, bool Library) {
    Opaque |= Read.Words.ComputedInclude || (!Library && Read.Words.Opaque);
    if (!Told.emplace(&Read, Library).second)
      return;
    if (Library)
      Known.library(Read.Words);
    else
      Known.own(Read.Words);
  }

  void enqueue(const SearchPath &Flags, std::string Path, bool Library) {
    if (Queued.emplace(&Flags, Path).second)
      (Library ? LibraryLeft : OwnLeft).push_back({&Flags, std::move(Path)});
  }

  void include(const SearchPath &Flags, const IncludeName &Name, StringRef From,
               bool FromLibrary) {
    Sources.resolve(Flags, Name, From, FromLibrary, [&](std::string Path, bool Library) {
      enqueue(Flags, std::move(Path), Library);
    });
  }

  void read(std::deque<Place> &Left, bool Library) {
    while (!Left.empty() && !found()) {
      Place Next = std::move(Left.front());
      Left.pop_front();
      const Includes::File *Read = Sources.file(Next.Path);
      if (!Read)
        continue;
      tell(*Read, Library);
      for (const IncludeName &Each : Read->Words.Includes)
        include(*Next.Flags, Each, Next.Path, Library);
    }
  }
};

} // namespace

std::vector<bool> gatedUnits(const std::vector<CompileCommand> &Commands,
                             const models::ModelSet &Models, const ExtraArguments &Extra) {
  const std::vector<bool> None(Commands.size());
  std::vector<bool> Gated = None;
  Includes Sources(Extra);
  Evidence Known(Models);
  Reader Files(Sources, Known);
  // Most programs that speak to a peer say so in their first files.
  for (std::size_t Index = 0; Index < Commands.size(); ++Index) {
    Gated[Index] = Files.unit(Commands[Index]);
    if (Files.found())
      return None;
  }
  Files.readOwn();
  Files.readLibraries();
  // A library's header may include one of the project's, through its folders.
  Files.readOwn();
  if (Files.found() || Known.foundAtEnd())
    return None;
  return Gated;
}

} // namespace retrylint::driver
