//===- HeaderReach.cpp - Which headers belong to a unit -------------------===//

#include "driver/HeaderReach.h"

#include "driver/CompileCommands.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <algorithm>
#include <set>

namespace retrylint::driver {

using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::vector<std::string> includedNames(StringRef Source) {
  std::vector<std::string> Names;
  while (!Source.empty()) {
    auto [Line, Rest] = Source.split('\n');
    Source = Rest;
    Line = Line.ltrim();
    if (!Line.consume_front("#"))
      continue;
    Line = Line.ltrim();
    if (!Line.consume_front("include") && !Line.consume_front("import"))
      continue;
    Line = Line.ltrim();
    char Close = Line.starts_with("<") ? '>' : '"';
    if (!Line.consume_front("<") && !Line.consume_front("\""))
      continue;
    if (size_t End = Line.find(Close); End != StringRef::npos && End > 0)
      Names.push_back(Line.take_front(End).str());
  }
  return Names;
}

std::vector<std::string> headersBelow(StringRef Folder) {
  constexpr std::size_t Most = 50'000;
  std::vector<std::string> Headers;
  std::error_code Error;
  for (fs::recursive_directory_iterator At(Folder, Error, /*follow_symlinks=*/false), End;
       At != End && !Error && Headers.size() < Most; At.increment(Error)) {
    StringRef Path = At->path();
    if (At->type() == fs::file_type::directory_file) {
      if (path::filename(Path).starts_with(".") || fs::exists(Path + "/CMakeCache.txt") ||
          fs::exists(Path + "/build.ninja"))
        At.no_push();
      continue;
    }
    StringRef Kind = path::extension(Path);
    if (Kind == ".h" || Kind == ".hh" || Kind == ".hpp" || Kind == ".hxx" || Kind == ".inl" ||
        Kind == ".ipp")
      Headers.push_back(Path.str());
  }
  std::sort(Headers.begin(), Headers.end());
  return Headers;
}

std::vector<std::string> unreachedHeaders(llvm::ArrayRef<std::string> Headers,
                                          llvm::ArrayRef<std::string> Sources) {
  // By file name, since only the compiler's flags say which folder is meant.
  llvm::StringMap<std::vector<StringRef>> ByName;
  for (StringRef Header : Headers)
    ByName[path::filename(Header)].push_back(Header);

  std::set<StringRef> Reached;
  std::vector<std::string> Open(Sources.begin(), Sources.end());
  while (!Open.empty()) {
    std::string File = std::move(Open.back());
    Open.pop_back();
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    if (!Buffer)
      continue;
    for (const std::string &Name : includedNames((*Buffer)->getBuffer())) {
      std::string Beside = normalPath(Name, path::parent_path(File));
      std::string Suffix = "/" + StringRef(Name).ltrim("./").str();
      auto Known = ByName.find(path::filename(Name));
      if (Known == ByName.end())
        continue;
      for (StringRef Header : Known->second)
        if ((Header == Beside || Header.ends_with(Suffix)) && Reached.insert(Header).second)
          Open.push_back(Header.str());
    }
  }
  std::vector<std::string> Left;
  for (StringRef Header : Headers)
    if (!Reached.contains(Header))
      Left.push_back(Header.str());
  return Left;
}

} // namespace retrylint::driver
