//===- Packing.h - Values as bytes, for this program alone ------*- C++ -*-===//
///
/// \file
/// Turns numbers, texts and paths into bytes and back: for pipes to workers and
/// for files in the cache. Reading is safe for any bytes; what does not fit is
/// told by Unpacker::ok().
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_PACKING_H
#define RETRYLINT_DRIVER_PACKING_H

#include "llvm/ADT/StringRef.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace retrylint::driver {

class Packer {
public:
  std::string Bytes;

  /// In groups of 7 bits, the low ones first.
  void number(std::uint64_t Value) {
    for (; Value >= 0x80; Value >>= 7)
      Bytes += static_cast<char>(Value | 0x80);
    Bytes += static_cast<char>(Value);
  }
  void fixed(std::uint64_t Value) {
    for (unsigned Byte = 0; Byte < 8; ++Byte)
      Bytes += static_cast<char>(Value >> (8 * Byte));
  }
  void real(double Value) { fixed(std::bit_cast<std::uint64_t>(Value)); }
  void text(llvm::StringRef Text) {
    number(Text.size());
    Bytes += Text;
  }
  /// One of an ordered list of paths: only what differs from the one before.
  void path(llvm::StringRef Path) {
    std::size_t Same = 0, Most = std::min(Last.size(), Path.size());
    while (Same < Most && Last[Same] == Path[Same])
      ++Same;
    number(Same);
    text(Path.drop_front(Same));
    Last = Path.str();
  }

private:
  std::string Last;
};

class Unpacker {
public:
  explicit Unpacker(llvm::StringRef Bytes) : Rest(Bytes) {}

  /// Everything so far was there.
  bool ok() const { return Fine; }
  bool atEnd() const { return Rest.empty(); }

  std::uint64_t number() {
    std::uint64_t Value = 0;
    for (unsigned Shift = 0; Shift < 64; Shift += 7) {
      if (Rest.empty())
        break;
      unsigned char Byte = Rest.front();
      Rest = Rest.drop_front();
      Value |= std::uint64_t(Byte & 0x7f) << Shift;
      if (!(Byte & 0x80))
        return Value;
    }
    Fine = false;
    return 0;
  }
  /// A number of things that follow, each of at least one byte.
  std::size_t count() {
    std::uint64_t Value = number();
    if (Value > Rest.size())
      Fine = false;
    return Fine ? Value : 0;
  }
  std::uint64_t fixed() {
    std::uint64_t Value = 0;
    if (Rest.size() < 8) {
      Fine = false;
      return 0;
    }
    for (unsigned Byte = 0; Byte < 8; ++Byte)
      Value |= std::uint64_t(static_cast<unsigned char>(Rest[Byte])) << (8 * Byte);
    Rest = Rest.drop_front(8);
    return Value;
  }
  double real() { return std::bit_cast<double>(fixed()); }
  /// A view into the bytes given to the constructor.
  llvm::StringRef text() {
    std::size_t Size = count();
    llvm::StringRef Text = Rest.take_front(Size);
    Rest = Rest.drop_front(Size);
    return Text;
  }
  /// Valid until the next call.
  llvm::StringRef path() {
    std::uint64_t Same = number();
    llvm::StringRef Tail = text();
    if (Same > Last.size())
      Fine = false;
    if (!Fine)
      return {};
    Last.resize(Same);
    Last += Tail;
    return Last;
  }
  /// A value of an enumeration whose last one is Last.
  template <class Enum> Enum choice(Enum Last) {
    std::uint64_t Value = number();
    if (Value > static_cast<std::uint64_t>(Last)) {
      Fine = false;
      Value = 0;
    }
    return static_cast<Enum>(Value);
  }

private:
  llvm::StringRef Rest;
  std::string Last;
  bool Fine = true;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_PACKING_H
