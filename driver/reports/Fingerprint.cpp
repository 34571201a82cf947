#include "driver/reports/Fingerprint.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/SHA256.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

using namespace llvm;

namespace retrylint::driver {
namespace {

/// A polynomial hash over the last Width characters. A line's value is read when
/// the character at its start is about to leave, so that it covers that many
/// characters from there, whatever lines they are on.
class LineHasher {
  static constexpr std::size_t Width = 100;
  static constexpr std::uint64_t Base = 37;
  static constexpr char16_t EndOfFile = 0xFFFF;

  std::array<char16_t, Width> Window{};
  std::array<bool, Width> StartsLine{};
  std::size_t At = 0;
  std::uint64_t Hash = 0;
  std::uint64_t Leaving = 1;  ///< Base to the power of Width
  bool AtLineStart = true, AfterReturn = false;
  std::map<std::uint64_t, unsigned> Seen;
  std::vector<std::string> &Out;

  void readLine() {
    if (!StartsLine[At])
      return;
    StartsLine[At] = false;
    Out.push_back(utohexstr(Hash, /*LowerCase=*/true) + ":" +
                  std::to_string(++Seen[Hash]));
  }

  void shift(char16_t Char) {
    Hash = Base * Hash + Char - Leaving * Window[At];
    Window[At] = Char;
    At = (At + 1) % Width;
  }

public:
  explicit LineHasher(std::vector<std::string> &Out) : Out(Out) {
    for (std::size_t I = 0; I < Width; ++I)
      Leaving *= Base;
  }

  void add(char16_t Char) {
    bool SecondOfPair = AfterReturn && Char == '\n';
    AfterReturn = Char == '\r';
    if (SecondOfPair || Char == ' ' || Char == '\t')
      return;
    readLine();
    StartsLine[At] = AtLineStart;
    AtLineStart = Char == '\r' || Char == '\n';
    shift(AtLineStart ? u'\n' : Char);
  }

  void finish() {
    add(EndOfFile);
    for (std::size_t I = 0; I < Width; ++I) {
      readLine();
      shift(0);
    }
  }
};

std::string withoutSpaces(StringRef Line) {
  std::string Out;
  for (char C : Line)
    if (!isSpace(C))
      Out += C;
  return Out;
}

std::string contentHash(const Finding &F, const SourceFiles &Sources) {
  SHA256 Hash;
  auto Add = [&](StringRef Text) {
    Hash.update(Text);
    Hash.update(StringRef("\0", 1));
  };
  Add(F.Check);
  Add(F.Function);
  if (const SourceFile *File = Sources.get(F.Where.File))
    Add(withoutSpaces(File->line(F.Where.At.Line)));
  return toHex(Hash.final(), /*LowerCase=*/true).substr(0, 16);
}

} // namespace

std::vector<std::string> lineHashes(StringRef Bytes) {
  std::vector<std::string> Out;
  LineHasher Hasher(Out);
  SmallVector<UTF16> Units;
  convertUTF8ToUTF16String(validUtf8(Bytes), Units);
  for (UTF16 Unit : Units)
    Hasher.add(Unit);
  Hasher.finish();
  return Out;
}

void addFingerprints(std::vector<ReportedFinding> &Findings,
                     const SourceFiles &Sources) {
  std::vector<ReportedFinding *> Ordered;
  for (ReportedFinding &Reported : Findings)
    Ordered.push_back(&Reported);
  std::ranges::sort(Ordered, {}, [](const ReportedFinding *Reported) {
    const Finding &F = Reported->Finding;
    return std::tie(F.Where.File, F.Where.At.Line, F.Where.At.Column, F.Check, F.Message);
  });
  StringMap<unsigned> Seen;
  for (ReportedFinding *Reported : Ordered) {
    std::string Hash = contentHash(Reported->Finding, Sources);
    Reported->Fingerprint = Hash + ":" + std::to_string(++Seen[Hash]);
  }
}

} // namespace retrylint::driver
