#include "driver/reports/VersionControl.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace retrylint::driver {
namespace {

std::string read(vfs::FileSystem &FS, const Twine &Path) {
  auto Buffer = FS.getBufferForFile(Path);
  return Buffer ? (*Buffer)->getBuffer().str() : std::string();
}

std::string absolute(StringRef Path, StringRef Base) {
  SmallString<256> Full;
  if (!sys::path::is_absolute(Path))
    Full = Base;
  sys::path::append(Full, Path);
  sys::path::remove_dots(Full, /*remove_dot_dot=*/true);
  return Full.str().str();
}

bool isRevision(StringRef Text) {
  return (Text.size() == 40 || Text.size() == 64) && all_of(Text, isHexDigit);
}

/// Linked work trees keep HEAD apart from the branches, which all share.
struct GitDirectory {
  std::string Own, Common;
};

std::optional<GitDirectory> gitDirectory(vfs::FileSystem &FS, StringRef WorkTree) {
  std::string Dot = absolute(".git", WorkTree);
  auto Status = FS.status(Dot);
  if (!Status)
    return std::nullopt;
  if (Status->isDirectory())
    return GitDirectory{Dot, Dot};
  std::string Link = read(FS, Dot);
  StringRef Target = StringRef(Link).trim();
  if (!Target.consume_front("gitdir:"))
    return std::nullopt;
  std::string Own = absolute(Target.trim(), WorkTree);
  std::string Common = read(FS, Own + "/commondir");
  return GitDirectory{Own, Common.empty() ? Own : absolute(StringRef(Common).trim(), Own)};
}

std::string resolve(vfs::FileSystem &FS, const GitDirectory &Git, StringRef Ref) {
  std::string Loose = read(FS, Git.Common + "/" + Ref);
  if (isRevision(StringRef(Loose).trim()))
    return StringRef(Loose).trim().str();
  std::string Packed = read(FS, Git.Common + "/packed-refs");
  for (StringRef Line : split(Packed, '\n')) {
    auto [Revision, Name] = Line.trim().split(' ');
    if (Name == Ref && isRevision(Revision))
      return Revision.str();
  }
  return {};
}

/// A remote may be a URL, or "user@host:path", or a directory; a user's name and
/// token have no place in a report.
std::string publicUrl(StringRef Remote) {
  auto [Scheme, Rest] = Remote.split("://");
  if (Rest.empty()) {
    auto [Host, Path] = Remote.split(':');
    if (Path.empty() || Host.contains('/'))
      return {};
    return ("ssh://" + Host.substr(Host.rfind('@') + 1) + "/" + Path.ltrim('/')).str();
  }
  if (Scheme == "file")
    return {};
  StringRef Host = Rest.take_until([](char C) { return C == '/'; });
  StringRef Path = Rest.drop_front(Host.size());
  return (Scheme + "://" + Host.substr(Host.rfind('@') + 1) +
          Path.take_until([](char C) { return C == '?' || C == '#'; }))
      .str();
}

std::string origin(StringRef Config) {
  bool InOrigin = false;
  for (StringRef Line : split(Config, '\n')) {
    Line = Line.trim();
    if (Line.starts_with("["))
      InOrigin = Line == "[remote \"origin\"]";
    auto [Key, Value] = Line.split('=');
    if (InOrigin && Key.trim() == "url")
      return publicUrl(Value.trim());
  }
  return {};
}

} // namespace

std::optional<VersionControl> versionControl(StringRef Directory,
                                             vfs::FileSystem &FS) {
  StringRef WorkTree = Directory;
  std::optional<GitDirectory> Git;
  while (!WorkTree.empty() && !(Git = gitDirectory(FS, WorkTree)))
    WorkTree = sys::path::parent_path(WorkTree);
  if (!Git)
    return std::nullopt;

  VersionControl Out;
  std::string Head = read(FS, Git->Own + "/HEAD");
  StringRef Ref = StringRef(Head).trim();
  if (Ref.consume_front("ref:")) {
    Ref = Ref.trim();
    Out.Revision = resolve(FS, *Git, Ref);
    Out.Branch = Ref.consume_front("refs/heads/") ? Ref.str() : std::string();
  } else if (isRevision(Ref)) {
    Out.Revision = Ref.str();
  }
  Out.Repository = origin(read(FS, Git->Common + "/config"));
  if (Out.Revision.empty() || Out.Repository.empty())
    return std::nullopt;
  Out.Prefix = Directory.drop_front(WorkTree.size()).trim('/').str();
  return Out;
}

} // namespace retrylint::driver
