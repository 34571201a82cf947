#include "driver/reports/Sources.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <algorithm>

using namespace llvm;

namespace retrylint::driver {
namespace {

struct Decoded {
  unsigned Length;  ///< bytes that were used, at least 1
  bool Valid;
};

/// The character at the start of Bytes, which is not empty. An invalid sequence
/// ends before the first byte that can't belong to it.
Decoded decode(StringRef Bytes) {
  auto At = [&](unsigned I) -> unsigned char {
    return I < Bytes.size() ? Bytes[I] : 0;
  };
  unsigned char First = At(0);
  if (First < 0x80)
    return {1, true};
  unsigned Need = 0;
  unsigned char Low = 0x80, High = 0xBF;
  if (First >= 0xC2 && First <= 0xDF) {
    Need = 1;
  } else if (First >= 0xE0 && First <= 0xEF) {
    Need = 2;
    if (First == 0xE0)
      Low = 0xA0; // shorter forms exist
    if (First == 0xED)
      High = 0x9F; // surrogates
  } else if (First >= 0xF0 && First <= 0xF4) {
    Need = 3;
    if (First == 0xF0)
      Low = 0x90;
    if (First == 0xF4)
      High = 0x8F; // beyond U+10FFFF
  } else {
    return {1, false};
  }
  for (unsigned I = 1; I <= Need; ++I) {
    if (At(I) < Low || At(I) > High)
      return {I, false};
    Low = 0x80;
    High = 0xBF;
  }
  return {Need + 1, true};
}

} // namespace

std::string validUtf8(StringRef Bytes) {
  // Nearly all text is.
  if (all_of(Bytes, [](char C) { return static_cast<unsigned char>(C) < 0x80; }))
    return Bytes.str();
  std::string Out;
  Out.reserve(Bytes.size());
  while (!Bytes.empty()) {
    Decoded Char = decode(Bytes);
    Out += Char.Valid ? Bytes.take_front(Char.Length) : StringRef("\xEF\xBF\xBD");
    Bytes = Bytes.drop_front(Char.Length);
  }
  return Out;
}

unsigned utf16Length(StringRef Bytes) {
  unsigned Units = 0;
  while (!Bytes.empty()) {
    Decoded Char = decode(Bytes);
    Units += Char.Valid && Char.Length == 4 ? 2 : 1;
    Bytes = Bytes.drop_front(Char.Length);
  }
  return Units;
}

SourceFile::SourceFile(std::string Text) : Bytes(std::move(Text)) {
  Starts.push_back(0);
  for (std::size_t I = 0; I < Bytes.size(); ++I) {
    if (Bytes[I] == '\r' && I + 1 < Bytes.size() && Bytes[I + 1] == '\n')
      continue;
    if (Bytes[I] == '\n' || Bytes[I] == '\r')
      Starts.push_back(I + 1);
  }
}

unsigned SourceFile::lineCount() const {
  bool Ended = Starts.size() > 1 && Starts.back() == Bytes.size();
  return Ended ? Starts.size() - 1 : Starts.size();
}

StringRef SourceFile::line(unsigned Number) const {
  if (Number == 0 || Number > Starts.size())
    return {};
  StringRef Rest = StringRef(Bytes).drop_front(Starts[Number - 1]);
  return Rest.take_until([](char C) { return C == '\n' || C == '\r'; });
}

unsigned SourceFile::utf16Column(unsigned Line, unsigned Column) const {
  if (Column == 0)
    return 1;
  return utf16Length(line(Line).take_front(Column - 1)) + 1;
}

SourceFiles::SourceFiles(std::string Root, IntrusiveRefCntPtr<vfs::FileSystem> FS)
    : Root(std::move(Root)), FS(std::move(FS)) {}

const SourceFile *SourceFiles::get(StringRef Path) const {
  auto [It, Inserted] = Cache.try_emplace(Path);
  if (Inserted) {
    SmallString<256> Full(Path);
    if (!sys::path::is_absolute(Full)) {
      Full = Root;
      sys::path::append(Full, Path);
    }
    if (auto Buffer = FS->getBufferForFile(Full))
      It->second = std::make_unique<SourceFile>((*Buffer)->getBuffer().str());
  }
  return It->second.get();
}

} // namespace retrylint::driver
