#include "driver/Includes.h"

#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

SearchPath searchPath(const CompileCommand &Command, const ExtraArguments &Extra) {
  SearchPath Out;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files =
      llvm::vfs::createPhysicalFileSystem();
  if (Files->setCurrentWorkingDirectory(Command.Directory))
    return Out;
  auto Invocation = makeInvocation(Command, Extra, Files);
  if (!Invocation)
    return Out;
  Out.Usable = true;
  const clang::HeaderSearchOptions &Search = Invocation->getHeaderSearchOpts();
  const clang::PreprocessorOptions &Start = Invocation->getPreprocessorOpts();
  Out.Opaque = !Search.VFSOverlayFiles.empty() || !Search.SystemHeaderPrefixes.empty() ||
               !Search.PrebuiltModuleFiles.empty() || !Start.ImplicitPCHInclude.empty() ||
               !Start.RemappedFiles.empty() || !Start.RemappedFileBuffers.empty();
  std::vector<SearchPath::Folder> Libraries;
  for (const auto &Entry : Search.UserEntries) {
    Out.Opaque |= Entry.IsFramework;
    std::string Folder = normalPath(Entry.Path, Command.Directory);
    // Apple's header maps are files.
    if (fs::exists(Folder) && !fs::is_directory(Folder))
      Out.Opaque = true;
    bool Quoted = Entry.Group == clang::frontend::Quoted;
    bool Library = !Quoted && Entry.Group != clang::frontend::Angled;
    // -I comes before -isystem, whatever their order among the flags.
    (Library ? Libraries : Out.Folders).push_back({Folder, Quoted, Library});
  }
  Out.Folders.insert(Out.Folders.end(), Libraries.begin(), Libraries.end());
  for (const auto *List : {&Start.Includes, &Start.MacroIncludes})
    Out.Given.insert(Out.Given.end(), List->begin(), List->end());
  for (const auto &[Macro, Undefined] : Start.Macros)
    if (!Undefined)
      Out.Defined.push_back(Macro);
  return Out;
}

} // namespace

const SearchPath &Includes::flags(const CompileCommand &Command) {
  std::string Key = Command.Directory + '\0' + path::extension(Command.File).str();
  for (const std::string &Word : readingArguments(Command, Extra))
    if (normalPath(Word, Command.Directory) != Command.File)
      Key += '\0' + Word;
  auto [Entry, New] = Paths.try_emplace(std::move(Key));
  if (New)
    Entry->second = searchPath(Command, Extra);
  return Entry->second;
}

const Includes::File *Includes::file(StringRef Path) {
  auto [Entry, New] = Files.try_emplace(Path);
  if (New)
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path)) {
      Entry->second = std::make_unique<File>();
      Entry->second->Buffer = std::move(*Buffer);
      Entry->second->Words = scanWords(Entry->second->Buffer->getBuffer());
    }
  return Entry->second.get();
}

bool Includes::exists(const std::string &Path) {
  auto [Entry, New] = Exists.try_emplace(Path);
  if (New)
    Entry->second = fs::is_regular_file(Path);
  return Entry->second;
}

void Includes::resolve(const SearchPath &Flags, const IncludeName &Name, StringRef From,
                       bool FromLibrary,
                       llvm::function_ref<void(std::string Path, bool Library)> Found) {
  auto take = [&](StringRef Folder, bool Library) {
    std::string Path = normalPath(Name.Name, Folder);
    bool There = exists(Path);
    if (There)
      Found(std::move(Path), Library);
    // #include_next may mean any that follows.
    return There && !Name.Next;
  };
  if (path::is_absolute(Name.Name)) {
    take("/", FromLibrary);
    return;
  }
  if (!Name.Angled && take(path::parent_path(From), FromLibrary))
    return;
  for (const SearchPath::Folder &Each : Flags.Folders)
    if (!(Name.Angled && Each.Quoted) && take(Each.Path, Each.Library))
      return;
}

} // namespace retrylint::driver
