//===- Places.cpp - From a finding's places back to Clang's ---------------===//

#include "tidy/Places.h"

#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"

namespace retrylint::tidy {

clang::FileID Places::file(const std::string &Path, bool Load) {
  auto [Entry, New] = Known.try_emplace(Path);
  if (!New && (Entry->second.isValid() || !Load))
    return Entry->second;

  clang::FileManager &Files = Sources.getFileManager();
  clang::OptionalFileEntryRef Found = Files.getOptionalFileRef(Path);
  if (!Found && !Root.empty() && llvm::sys::path::is_relative(Path)) {
    llvm::SmallString<256> Below(Root);
    llvm::sys::path::append(Below, Path);
    Found = Files.getOptionalFileRef(Below);
  }
  if (!Found)
    return {};
  clang::FileID File = Sources.translateFile(*Found);
  if (File.isInvalid() && Load)
    File = Sources.createFileID(*Found, clang::SourceLocation(),
                                clang::SrcMgr::C_User);
  // A file that was only loaded for a note is no part of the unit.
  else
    Entry->second = File;
  return File;
}

clang::SourceLocation Places::at(clang::FileID File, unsigned Offset) const {
  // The facts of another unit may be older than the file.
  if (File.isInvalid() || Offset > Sources.getFileIDSize(File))
    return {};
  return Sources.getComposedLoc(File, Offset);
}

clang::SourceLocation Places::inUnit(const link::Place &Where) {
  if (!Where.valid())
    return {};
  return at(file(Where.File, /*Load=*/false), Where.At.Offset);
}

clang::SourceLocation Places::anywhere(const link::Place &Where) {
  if (!Where.valid())
    return {};
  return at(file(Where.File, /*Load=*/true), Where.At.Offset);
}

clang::CharSourceRange Places::rangeInUnit(const link::Place &Where) {
  clang::SourceLocation Begin = inUnit(Where);
  if (Begin.isInvalid() || Where.At.EndOffset < Where.At.Offset)
    return {};
  clang::SourceLocation End = at(Sources.getFileID(Begin), Where.At.EndOffset);
  if (End.isInvalid())
    return {};
  return clang::CharSourceRange::getCharRange(Begin, End);
}

} // namespace retrylint::tidy
