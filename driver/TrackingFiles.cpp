#include "driver/TrackingFiles.h"

#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <algorithm>

namespace retrylint::driver {

namespace vfs = llvm::vfs;

/// A file whose content is noted when it is taken, so that what is noted is what
/// was parsed.
class TrackedFile : public vfs::File {
  std::unique_ptr<vfs::File> Inner;
  TrackingFiles &To;
  std::string Path;
  FileStamp Stamp;
  std::int64_t OpenedAt;

public:
  TrackedFile(std::unique_ptr<vfs::File> Inner, TrackingFiles &To, std::string Path,
              const FileStamp &Stamp, std::int64_t OpenedAt)
      : Inner(std::move(Inner)), To(To), Path(std::move(Path)), Stamp(Stamp),
        OpenedAt(OpenedAt) {}

  llvm::ErrorOr<vfs::Status> status() override { return Inner->status(); }
  llvm::ErrorOr<std::string> getName() override { return Inner->getName(); }
  std::error_code close() override { return Inner->close(); }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
  getBuffer(const llvm::Twine &Name, int64_t Size, bool Terminated,
            bool Volatile) override {
    auto Buffer = Inner->getBuffer(Name, Size, Terminated, Volatile);
    if (Buffer)
      To.read(Path, (*Buffer)->getBuffer(), Stamp, OpenedAt);
    return Buffer;
  }
};

std::string TrackingFiles::full(const llvm::Twine &Path) const {
  llvm::SmallString<256> Full;
  Path.toVector(Full);
  makeAbsolute(Full);
  // "x/../y" stays: x may be a link.
  llvm::sys::path::remove_dots(Full);
  return std::string(Full);
}

void TrackingFiles::looked(std::string Path, Presence There) {
  if (!Read.count(Path))
    Looked.try_emplace(Path, There);
}

void TrackingFiles::read(const std::string &Path, llvm::StringRef Bytes,
                         const FileStamp &Stamp, std::int64_t At) {
  auto [Entry, New] = Read.try_emplace(Path);
  Looked.erase(Path);
  if (New)
    Entry->second = {Path, Digest::of(Bytes), Stamp, At, !Code};
  else if (Code)
    Entry->second.Toolchain = false;
}

llvm::ErrorOr<vfs::Status> TrackingFiles::status(const llvm::Twine &Path) {
  auto Status = ProxyFileSystem::status(Path);
  looked(full(Path), !Status                  ? Presence::Absent
                     : Status->isDirectory() ? Presence::Folder
                                             : Presence::File);
  return Status;
}

bool TrackingFiles::exists(const llvm::Twine &Path) { return bool(status(Path)); }

llvm::ErrorOr<std::unique_ptr<vfs::File>>
TrackingFiles::openFileForRead(const llvm::Twine &Path) {
  std::string Full = full(Path);
  std::int64_t Now = fileClock();
  auto File = ProxyFileSystem::openFileForRead(Path);
  std::optional<FileStamp> Stamp;
  if (File)
    Stamp = FileStamp::of(Full);
  // A folder can be opened, too.
  looked(Full, !File                          ? Presence::Absent
               : Stamp && Stamp->Folder ? Presence::Folder
                                              : Presence::File);
  if (!File)
    return File;
  return std::make_unique<TrackedFile>(std::move(*File), *this, std::move(Full),
                                       Stamp.value_or(FileStamp()), Now);
}

vfs::directory_iterator TrackingFiles::dir_begin(const llvm::Twine &Folder,
                                                 std::error_code &Failed) {
  std::string Full = full(Folder);
  std::int64_t Now = fileClock();
  std::optional<FileStamp> Stamp = FileStamp::of(Full);
  std::optional<Digest> Names;
  if (Stamp && Stamp->Folder)
    Names = digestOf(Full, true);
  if (Names) {
    Looked.erase(Full);
    Read.try_emplace(Full, ReadFile{Full, *Names, *Stamp, Now, true});
  } else {
    looked(Full, Stamp ? Presence::File : Presence::Absent);
  }
  return ProxyFileSystem::dir_begin(Folder, Failed);
}

UnitInputs TrackingFiles::inputs() const {
  UnitInputs All;
  for (const auto &Entry : Read)
    All.Read.push_back(Entry.getValue());
  for (const auto &Entry : Looked)
    All.Lookups.push_back({Entry.getKey().str(), Entry.getValue()});
  std::sort(All.Read.begin(), All.Read.end(),
            [](const ReadFile &A, const ReadFile &B) { return A.Path < B.Path; });
  std::sort(All.Lookups.begin(), All.Lookups.end(),
            [](const Lookup &A, const Lookup &B) { return A.Path < B.Path; });
  return All;
}

} // namespace retrylint::driver
