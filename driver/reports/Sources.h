//===- Sources.h - Source text for reports ----------------------*- C++ -*-===//
///
/// \file
/// Source files as reports need them: by line, in valid UTF-8, with columns
/// in bytes (Clang's) and in UTF-16 code units (SARIF's).
///
/// Reports are written after the analysis: a file may have gone or changed.
/// Every question has an answer then too, if only an empty one.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_REPORTS_SOURCES_H
#define RETRYLINT_DRIVER_REPORTS_SOURCES_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <memory>
#include <string>
#include <vector>

namespace retrylint::driver {

/// Valid UTF-8 of the same length in characters: each malformed sequence
/// becomes one U+FFFD, as in the WHATWG's decoder.
std::string validUtf8(llvm::StringRef Bytes);

/// The length of validUtf8(Bytes) in UTF-16 code units.
unsigned utf16Length(llvm::StringRef Bytes);

class SourceFile {
public:
  explicit SourceFile(std::string Bytes);

  llvm::StringRef bytes() const { return Bytes; }
  /// The empty line after a final line break is not counted: nobody sees it.
  unsigned lineCount() const;
  /// The bytes of a line, 1-based, without its end (LF, CRLF or CR). Empty where
  /// there is no such line.
  llvm::StringRef line(unsigned Number) const;
  /// A 1-based column in bytes to a 1-based column in UTF-16 code units. One past
  /// the end of the line where the column lies beyond it.
  unsigned utf16Column(unsigned Line, unsigned Column) const;

private:
  std::string Bytes;
  std::vector<std::size_t> Starts;  ///< offset of each line
};

/// Reads files once. Paths are relative to the root, or absolute.
class SourceFiles {
public:
  explicit SourceFiles(std::string Root,
                       llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS =
                           llvm::vfs::getRealFileSystem());

  /// Null where the file can't be read. Not thread-safe.
  const SourceFile *get(llvm::StringRef Path) const;

private:
  std::string Root;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS;
  mutable llvm::StringMap<std::unique_ptr<SourceFile>> Cache;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_REPORTS_SOURCES_H
