#include "driver/CacheStore.h"

#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using namespace std::chrono_literals;

constexpr StringRef Magic = "RLC1";

/// Looking at all entries takes a while: after so much of the limit was written.
constexpr unsigned SweepShare = 32;

/// Left free by a sweep, so that the next is not due at once.
constexpr double KeptShare = 0.8;

/// Use is noted no more often than this, to spare the disk.
constexpr auto UseGrain = 1h;

/// What a killed run left half written is no run's that is still at work.
constexpr auto AbandonedAfter = 1h;

llvm::Error writeWhole(StringRef Path, StringRef Bytes) {
  return llvm::writeToOutput(Path, [&](llvm::raw_ostream &Out) {
    Out << Bytes;
    return llvm::Error::success();
  });
}

void noteUse(const std::string &Path) {
  auto File = fs::openNativeFileForRead(Path);
  if (!File)
    return llvm::consumeError(File.takeError());
  fs::file_status Status;
  auto Now = std::chrono::system_clock::now();
  if (!fs::status(*File, Status) &&
      Now - Status.getLastModificationTime() > UseGrain)
    (void)fs::setLastAccessAndModificationTime(
        *File, std::chrono::time_point_cast<llvm::sys::TimePoint<>::duration>(Now));
  fs::closeFile(*File);
}

} // namespace

std::string CacheStore::pathOf(StringRef Kind, const Digest &Key) const {
  std::string Name = Key.hex();
  return Folder + "/" + Kind.str() + "/" + Name.substr(0, 2) + "/" + Name.substr(2);
}

std::optional<std::string> CacheStore::get(StringRef Kind, const Digest &Key) {
  std::string Path = pathOf(Kind, Key);
  // Volatile: read, not mapped; a disk error is then a miss and no signal.
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false,
                                            /*IsVolatile=*/true);
  if (!Buffer)
    return std::nullopt;
  StringRef Bytes = (*Buffer)->getBuffer();
  if (!Bytes.consume_front(Magic))
    return std::nullopt;
  Unpacker Header(Bytes.take_front(24));
  bool Right = Digest::unpack(Header) == Key;
  std::uint64_t Sum = Header.fixed();
  StringRef Payload = Bytes.drop_front(std::min<std::size_t>(24, Bytes.size()));
  if (!Header.ok() || !Right || llvm::xxh3_64bits(Payload) != Sum)
    return std::nullopt;
  noteUse(Path);
  return Payload.str();
}

/// Makes the folder of an entry. The cache is nobody's to commit or to back up.
bool CacheStore::prepare(StringRef Path) {
  StringRef Parent = path::parent_path(Path);
  if (fs::exists(Parent))
    return true;
  bool New = !fs::exists(Folder);
  if (std::error_code Failed = fs::create_directories(Parent)) {
    Error = StringRef(Failed.message()).lower();
    return false;
  }
  if (New) {
    llvm::consumeError(writeWhole(Folder + "/.gitignore", "*\n"));
    llvm::consumeError(
        writeWhole(Folder + "/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"
                                             "# Made by retrylint; may be deleted.\n"));
  }
  return true;
}

void CacheStore::put(StringRef Kind, const Digest &Key, StringRef Payload) {
  std::string Path = pathOf(Kind, Key);
  if (!Error.empty() || !prepare(Path))
    return;
  Packer Header;
  Header.Bytes = Magic.str();
  Key.pack(Header);
  Header.fixed(llvm::xxh3_64bits(Payload));
  Header.Bytes += Payload;
  Written += Header.Bytes.size();
  if (llvm::Error Failed = writeWhole(Path, Header.Bytes))
    Error = StringRef(llvm::toString(std::move(Failed))).lower();
}

void CacheStore::sweep() {
  if (!Written)
    return;
  // What runs wrote since the last look. Two runs that end together may lose one's
  // count, which only delays the next look.
  std::string Count = Folder + "/written";
  std::uint64_t Before = 0;
  if (auto Buffer = llvm::MemoryBuffer::getFile(Count))
    (void)(*Buffer)->getBuffer().trim().getAsInteger(10, Before);
  Written += Before;
  bool Due = Written > Limit / SweepShare;
  llvm::consumeError(writeWhole(Count, std::to_string(Due ? 0 : Written) + "\n"));
  Written = 0;
  if (!Due)
    return;

  struct Entry {
    std::string Path;
    std::uint64_t Size;
    llvm::sys::TimePoint<> Used;
  };
  std::vector<Entry> Entries;
  std::uint64_t Sum = 0;
  auto Now = std::chrono::system_clock::now();
  std::error_code Failed;
  for (fs::recursive_directory_iterator At(Folder, Failed), End; At != End && !Failed;
       At.increment(Failed)) {
    auto Status = At->status();
    if (!Status || Status->type() != fs::file_type::regular_file || At.level() == 0)
      continue;
    if (path::filename(At->path()).contains(".temp")) {
      if (Now - Status->getLastModificationTime() > AbandonedAfter)
        (void)fs::remove(At->path());
      continue;
    }
    Sum += Status->getSize();
    Entries.push_back({At->path(), Status->getSize(), Status->getLastModificationTime()});
  }
  if (Sum <= Limit)
    return;
  std::sort(Entries.begin(), Entries.end(),
            [](const Entry &A, const Entry &B) { return A.Used < B.Used; });
  for (const Entry &Each : Entries) {
    if (Sum <= Limit * KeptShare)
      break;
    (void)fs::remove(Each.Path);
    Sum -= Each.Size;
  }
}

} // namespace retrylint::driver
