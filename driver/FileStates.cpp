#include "driver/FileStates.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <chrono>
#include <sys/stat.h>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

constexpr std::int64_t Second = 1'000'000'000;

/// Clocks of file systems are coarse, some as coarse as two seconds.
constexpr std::int64_t ClockGrain = 2 * Second;

/// Of files that no unit asks for any more, so many may stay known for each one
/// that is asked for: other runs of the same project ask for others.
constexpr std::size_t KeptPerAsked = 8;

constexpr std::uint64_t Version = 1;

std::int64_t nanoseconds(const timespec &Time) {
  return Time.tv_sec * Second + Time.tv_nsec;
}

} // namespace

std::optional<FileStamp> FileStamp::of(const std::string &Path) {
  struct stat Status;
  if (::stat(Path.c_str(), &Status))
    return std::nullopt;
  return FileStamp{Status.st_dev,
                   Status.st_ino,
                   static_cast<std::uint64_t>(Status.st_size),
                   nanoseconds(Status.st_mtim),
                   nanoseconds(Status.st_ctim),
                   S_ISDIR(Status.st_mode)};
}

bool FileStamp::settled(std::int64_t ReadAt) const {
  return std::max(Modified, this->Changed) + ClockGrain < ReadAt;
}

void FileStamp::pack(Packer &To) const {
  To.number(Device);
  To.number(Inode);
  To.number(Size);
  To.fixed(static_cast<std::uint64_t>(Modified));
  To.fixed(static_cast<std::uint64_t>(Changed));
  To.number(Folder);
}

FileStamp FileStamp::unpack(Unpacker &From) {
  FileStamp Stamp;
  Stamp.Device = From.number();
  Stamp.Inode = From.number();
  Stamp.Size = From.number();
  Stamp.Modified = static_cast<std::int64_t>(From.fixed());
  Stamp.Changed = static_cast<std::int64_t>(From.fixed());
  Stamp.Folder = From.number();
  return Stamp;
}

std::int64_t fileClock() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::optional<Digest> digestOf(const std::string &Path, bool Folder) {
  if (!Folder) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false,
                                              /*IsVolatile=*/true);
    if (!Buffer)
      return std::nullopt;
    return Digest::of((*Buffer)->getBuffer());
  }
  std::vector<std::string> Names;
  std::error_code Failed;
  for (llvm::sys::fs::directory_iterator At(Path, Failed), End; At != End && !Failed;
       At.increment(Failed))
    Names.push_back(llvm::sys::path::filename(At->path()).str());
  if (Failed)
    return std::nullopt;
  std::sort(Names.begin(), Names.end());
  Packer Listing;
  for (const std::string &Name : Names)
    Listing.text(Name);
  return Digest::of(Listing.Bytes);
}

void FileStates::load(StringRef Bytes) {
  Unpacker From(Bytes);
  if (From.number() != Version)
    return;
  for (std::size_t Left = From.count(); Left && From.ok(); --Left) {
    StringRef Path = From.path();
    Known Read;
    Read.Stamp = FileStamp::unpack(From);
    Read.Settled = From.number();
    Read.Content = Digest::unpack(From);
    if (From.ok())
      Files.try_emplace(Path, Read);
  }
}

std::string FileStates::save() const {
  std::size_t Sure = 0;
  for (const auto &Entry : Files)
    Sure += Entry.getValue().Sure;
  std::vector<StringRef> Paths;
  bool All = Files.size() <= Sure * KeptPerAsked;
  for (const auto &Entry : Files)
    if (!Entry.getValue().Gone && (All || Entry.getValue().Sure))
      Paths.push_back(Entry.getKey());
  std::sort(Paths.begin(), Paths.end());
  Packer To;
  To.number(Version);
  To.number(Paths.size());
  for (StringRef Path : Paths) {
    const Known &Each = Files.find(Path)->getValue();
    To.path(Path);
    Each.Stamp.pack(To);
    To.number(Each.Settled);
    Each.Content.pack(To);
  }
  return std::move(To.Bytes);
}

std::optional<Digest> FileStates::content(StringRef Path) {
  Known &File = Files[Path];
  if (File.Gone)
    return std::nullopt;
  if (File.Sure)
    return File.Content;
  File.Sure = true;
  std::int64_t Now = fileClock();
  std::optional<FileStamp> Stamp = FileStamp::of(Path.str());
  if (Stamp && File.Settled && *Stamp == File.Stamp)
    return File.Content;
  std::optional<Digest> Content;
  if (Stamp)
    Content = digestOf(Path.str(), Stamp->Folder);
  Changed = true;
  if (!Content) {
    File.Gone = true;
    return std::nullopt;
  }
  File.Stamp = *Stamp;
  File.Settled = Stamp->settled(Now);
  File.Content = *Content;
  return Content;
}

Presence FileStates::presence(StringRef Path) {
  auto [Entry, New] = Asked.try_emplace(Path, Presence::Absent);
  if (New)
    if (std::optional<FileStamp> Stamp = FileStamp::of(Path.str()))
      Entry->second = Stamp->Folder ? Presence::Folder : Presence::File;
  return Entry->second;
}

void FileStates::learn(const ReadFile &Read) {
  auto [Entry, New] = Files.try_emplace(Read.Path);
  Known &File = Entry->second;
  if (File.Gone)
    return;
  if (File.Sure && File.Content == Read.Content)
    return;
  Changed = true;
  if (File.Sure) {
    File.Gone = true;
    return;
  }
  File = {Read.Stamp, Read.Content, Read.Stamp.settled(Read.ReadAt), true, false};
}

} // namespace retrylint::driver
