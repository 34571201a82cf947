//===- DocLinks.cpp - Where clangd's links for our checks lead ------------===//

#include "driver/clangd/DocLinks.h"

#include "driver/clangd/OurChecks.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace retrylint::clangd {
namespace {

constexpr llvm::StringLiteral Header = "Content-Length: ";
constexpr llvm::StringLiteral HeaderEnd = "\r\n\r\n";
// What clangd makes of a check called retry-x: ".../checks/retry/x.html".
constexpr llvm::StringLiteral Theirs =
    "https://clang.llvm.org/extra/clang-tidy/checks/retry/";

std::string fileUri(llvm::StringRef Path) {
  std::string Uri = "file://";
  for (unsigned char C : Path)
    if (llvm::isAlnum(C) || llvm::StringRef("/-._~").contains(C))
      Uri += C;
    else
      Uri += "%" + llvm::utohexstr(C, /*LowerCase=*/false, /*Width=*/2);
  return Uri;
}

} // namespace

std::string pageOf(llvm::StringRef Check) {
  if (!isOurs(Check))
    return {};
  // Found once: the folder beside bin/ that an installation puts the pages in.
  static const std::string Installed = [] {
    llvm::SmallString<256> Folder(llvm::sys::fs::getMainExecutable(
        nullptr, reinterpret_cast<void *>(&fileUri)));
    llvm::sys::path::remove_filename(Folder);
    llvm::sys::path::append(Folder, "..", "share/doc/retrylint/checks");
    llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
    return std::string(Folder);
  }();
  llvm::SmallString<256> Page(Installed);
  llvm::sys::path::append(Page, Check + ".md");
  if (llvm::sys::fs::exists(Page))
    return fileUri(Page);
  return (RETRYLINT_URL "/checks/" + Check).str();
}

std::string withOurLinks(llvm::StringRef Message, PageOf Page) {
  size_t BodyAt = Message.find(HeaderEnd);
  if (!Message.starts_with(Header) || BodyAt == llvm::StringRef::npos)
    return Message.str();
  llvm::StringRef Body = Message.drop_front(BodyAt + HeaderEnd.size());

  // A quotation mark within a JSON string has a backslash before it, so that
  // these quoted links are never part of somebody's source text.
  std::string New;
  bool Changed = false;
  while (!Body.empty()) {
    size_t At = Body.find(Theirs);
    size_t End = Body.find('"', At == llvm::StringRef::npos ? Body.size() : At);
    if (End == llvm::StringRef::npos)
      break;
    llvm::StringRef Before = Body.take_front(At);
    llvm::StringRef Name = Body.slice(At + Theirs.size(), End);
    std::string Ours;
    if ((Before.ends_with("\"href\":\"") || Before.ends_with("\"href\": \"")) &&
        Name.consume_back(".html"))
      Ours = Page(("retry-" + Name).str());
    New += Before;
    New += Ours.empty() ? Body.slice(At, End) : llvm::StringRef(Ours);
    Changed |= !Ours.empty();
    Body = Body.drop_front(End);
  }
  if (!Changed)
    return Message.str();
  New += Body;
  return (Header + llvm::Twine(New.size()) + HeaderEnd + New).str();
}

void LinkingStream::write_impl(const char *Data, size_t Size) {
  Written += Size;
  Pending.append(Data, Size);
  while (!Pending.empty()) {
    llvm::StringRef Rest(Pending);
    size_t HeaderSize = Rest.find(HeaderEnd);
    // What does not begin like a message is none of ours to hold back.
    bool IsMessage = Rest.starts_with(Header) || Header.starts_with(Rest);
    if (IsMessage && HeaderSize == llvm::StringRef::npos && Rest.size() < 64)
      return;
    unsigned long long BodySize;
    if (!IsMessage || HeaderSize == llvm::StringRef::npos ||
        Rest.slice(Header.size(), HeaderSize).getAsInteger(10, BodySize)) {
      Out << Pending;
      Pending.clear();
      break;
    }
    size_t Size = HeaderSize + HeaderEnd.size() + BodySize;
    if (Rest.size() < Size)
      return;
    Out << withOurLinks(Rest.take_front(Size), pageOf);
    Pending.erase(0, Size);
  }
  Out.flush();
}

LinkingStream::~LinkingStream() {
  Out << Pending;
  Out.flush();
}

} // namespace retrylint::clangd
