//===- FileStates.h - Whether files are what they were ----------*- C++ -*-===//
///
/// \file
/// Knows files by stat data, and by content where that differs, as build tools do:
/// a file is read again only where its time, size or inode is another.
///
/// A file that changed just before it was looked at may change once more without a
/// trace in its stat data; such a stamp is not trusted until it has aged.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_FILESTATES_H
#define RETRYLINT_DRIVER_FILESTATES_H

#include "driver/Digest.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

struct FileStamp {
  std::uint64_t Device = 0, Inode = 0, Size = 0;
  std::int64_t Modified = 0, Changed = 0;   ///< ns since the epoch: content; inode
  bool Folder = false;

  /// Nothing where there is no such file. Links are followed.
  static std::optional<FileStamp> of(const std::string &Path);
  /// Whether a later change of the file is sure to change the stamp.
  /// \param ReadAt  when the content was read, ns since the epoch
  bool settled(std::int64_t ReadAt) const;
  void pack(Packer &To) const;
  static FileStamp unpack(Unpacker &From);
  bool operator==(const FileStamp &) const = default;
};

/// Now, in ns since the epoch.
std::int64_t fileClock();

/// The content of a file, or of a folder: the names in it.
std::optional<Digest> digestOf(const std::string &Path, bool Folder);

enum class Presence : std::uint8_t { Absent, File, Folder };

/// A file that a unit's facts come from.
struct ReadFile {
  std::string Path;          ///< absolute; ".." is left where it is, for links
  Digest Content;
  FileStamp Stamp;
  std::int64_t ReadAt = 0;   ///< ns since the epoch
  /// Read to find the compiler's folders, not by the code.
  bool Toolchain = false;
};

/// A path that a unit asked about and did not read.
struct Lookup {
  std::string Path;
  Presence There = Presence::Absent;
};

/// Everything on disk that a unit's facts depend on; ordered by path.
struct UnitInputs {
  std::vector<ReadFile> Read;
  std::vector<Lookup> Lookups;
};

/// The state of files in one run, which asks for each at most once.
class FileStates {
public:
  /// Adds what save() told earlier; nothing where the bytes are none of save().
  void load(llvm::StringRef Bytes);
  std::string save() const;
  /// There is something to save that load() did not give.
  bool changed() const { return Changed; }

  /// What is in a file or folder now; nothing where it can't be read.
  std::optional<Digest> content(llvm::StringRef Path);
  Presence presence(llvm::StringRef Path);

  /// A unit has just read a file. Files that changed since another unit read them
  /// have no state for the rest of the run.
  void learn(const ReadFile &File);

private:
  struct Known {
    FileStamp Stamp;
    Digest Content;
    bool Settled = false;     ///< the stamp alone will do, next time
    bool Sure = false;        ///< looked at in this run
    bool Gone = false;        ///< in this run: not readable, or in two states
  };
  llvm::StringMap<Known> Files;
  llvm::StringMap<Presence> Asked;
  bool Changed = false;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_FILESTATES_H
