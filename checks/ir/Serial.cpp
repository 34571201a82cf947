#include "ir/Serial.h"

#include "ir/Fields.h"
#include "ir/Verify.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

using namespace retrylint::ir;

namespace {

constexpr std::string_view Magic = "RLIR";
constexpr std::size_t HeaderSize = 4 + 3 * 8;

constexpr std::uint64_t mix(std::uint64_t Hash, std::uint64_t Word) {
  Hash ^= Word;
  Hash *= 0x9E3779B97F4A7C15u;
  return Hash ^ (Hash >> 29);
}

constexpr std::uint64_t mix(std::uint64_t Hash, std::string_view Text) {
  for (char C : Text)
    Hash = mix(Hash, static_cast<unsigned char>(C));
  return mix(Hash, 0x100u);
}

/// Adds every field and word below T to the digest, so that a change of any of
/// them makes another layout.
template <class T> struct Layout {
  static std::uint64_t add(std::uint64_t Hash) {
    if constexpr (Struct<T>) {
      Hash = mix(Hash, "{");
      forEachField<T>([&]<class M>(std::string_view Name, M T::*) {
        Hash = Layout<M>::add(mix(Hash, Name));
      });
      return mix(Hash, "}");
    } else if constexpr (std::is_enum_v<T>) {
      for (std::string_view Word : Words<T>::List)
        Hash = mix(Hash, Word);
      return mix(Hash, "enum");
    } else if constexpr (std::is_arithmetic_v<T>) {
      return mix(Hash, sizeof(T) * 4 + std::is_signed_v<T> * 2 +
                           std::is_floating_point_v<T>);
    } else {
      return mix(Hash, "text");
    }
  }
};
template <class T> struct Layout<std::vector<T>> {
  static std::uint64_t add(std::uint64_t Hash) {
    return Layout<T>::add(mix(Hash, "list"));
  }
};
template <class A, class B> struct Layout<std::pair<A, B>> {
  static std::uint64_t add(std::uint64_t Hash) {
    return Layout<B>::add(Layout<A>::add(mix(Hash, "pair")));
  }
};

void putFixed(std::string &Out, std::uint64_t Number) {
  for (int I = 0; I < 8; ++I)
    Out += static_cast<char>(Number >> (8 * I));
}

std::uint64_t getFixed(std::string_view Bytes) {
  std::uint64_t Number = 0;
  for (int I = 0; I < 8; ++I)
    Number |= std::uint64_t(static_cast<unsigned char>(Bytes[I])) << (8 * I);
  return Number;
}

class Writer {
public:
  std::string Out;

  void number(std::uint64_t N) {
    for (; N >= 0x80; N >>= 7)
      Out += static_cast<char>(N | 0x80);
    Out += static_cast<char>(N);
  }

  template <class T> void put(const T &X) {
    if constexpr (std::is_same_v<T, Location>) {
      location(X);
    } else if constexpr (Struct<T>) {
      record(X);
    } else if constexpr (std::is_same_v<T, double>) {
      putFixed(Out, std::bit_cast<std::uint64_t>(X));
    } else if constexpr (std::is_enum_v<T> || std::is_unsigned_v<T>) {
      number(static_cast<std::uint64_t>(X));
    } else if constexpr (std::is_signed_v<T>) {
      auto N = static_cast<std::int64_t>(X);
      number((static_cast<std::uint64_t>(N) << 1) ^
             static_cast<std::uint64_t>(N >> 63));
    } else {
      number(X.size());
      Out += X;
    }
  }
  template <class T> void put(const std::vector<T> &List) {
    number(List.size());
    for (const T &X : List)
      put(X);
  }
  template <class A, class B> void put(const std::pair<A, B> &P) {
    put(P.first);
    put(P.second);
  }

private:
  Location Last;

  template <class T> void record(const T &X) {
    static const T Default;
    std::uint64_t Mask = 0;
    unsigned Bit = 0;
    forEachField<T>([&](std::string_view, auto Member) {
      Mask |= std::uint64_t(!same(X.*Member, Default.*Member)) << Bit++;
    });
    number(Mask);
    Bit = 0;
    forEachField<T>([&](std::string_view, auto Member) {
      if (Mask >> Bit++ & 1)
        put(X.*Member);
    });
  }

  template <class T> static bool same(const T &A, const T &B) { return A == B; }
  /// -0.0 and NaN are values of their own.
  static bool same(double A, double B) {
    return std::bit_cast<std::uint64_t>(A) == std::bit_cast<std::uint64_t>(B);
  }

  /// Places are most of a unit, and each is near the one before it.
  void location(const Location &L) {
    put(std::int64_t(L.File) * 2 + L.InMacro);
    put(std::int64_t(L.Line) - Last.Line);
    put(L.Column);
    put(std::int64_t(L.Offset) - Last.Offset);
    put(std::int64_t(L.EndLine) - L.Line);
    put(L.EndColumn);
    put(std::int64_t(L.EndOffset) - L.Offset);
    Last = L;
  }
};

class Reader {
public:
  explicit Reader(std::string_view Bytes) : Rest(Bytes) {}

  bool Failed = false;
  bool atEnd() const { return Rest.empty(); }

  std::uint64_t number() {
    std::uint64_t N = 0;
    for (unsigned Shift = 0; Shift < 64; Shift += 7) {
      if (Rest.empty())
        break;
      auto Byte = static_cast<unsigned char>(Rest.front());
      Rest.remove_prefix(1);
      N |= std::uint64_t(Byte & 0x7F) << Shift;
      if (Byte < 0x80)
        return N;
    }
    Failed = true;
    return 0;
  }

  template <class T> void get(T &X) {
    if constexpr (std::is_same_v<T, Location>) {
      location(X);
    } else if constexpr (Struct<T>) {
      record(X);
    } else if constexpr (std::is_same_v<T, double>) {
      if (Rest.size() < 8) {
        Failed = true;
        return;
      }
      X = std::bit_cast<double>(getFixed(Rest));
      Rest.remove_prefix(8);
    } else if constexpr (std::is_enum_v<T>) {
      std::uint64_t N = number();
      Failed |= N >= Words<T>::List.size();
      X = Failed ? T() : static_cast<T>(N);
    } else if constexpr (std::is_same_v<T, bool>) {
      X = number() != 0;
    } else if constexpr (std::is_unsigned_v<T>) {
      X = narrow<T>(number());
    } else if constexpr (std::is_signed_v<T>) {
      X = narrow<T>(signedNumber());
    } else {
      std::uint64_t Size = count();
      X.assign(Rest.substr(0, Size));
      Rest.remove_prefix(Size);
    }
  }

  template <class T> void get(std::vector<T> &List) {
    std::uint64_t Size = count();
    // A wrong count must not take more room than its bytes can fill.
    List.reserve(std::min<std::uint64_t>(Size, 1024));
    for (std::uint64_t I = 0; I < Size && !Failed; ++I)
      get(List.emplace_back());
  }
  template <class A, class B> void get(std::pair<A, B> &P) {
    get(P.first);
    get(P.second);
  }

private:
  std::string_view Rest;
  Location Last;

  /// The length of a list. Each of its elements takes at least one byte.
  std::uint64_t count() {
    std::uint64_t N = number();
    if (N > Rest.size()) {
      Failed = true;
      return 0;
    }
    return N;
  }

  std::int64_t signedNumber() {
    std::uint64_t N = number();
    return static_cast<std::int64_t>((N >> 1) ^ (0 - (N & 1)));
  }

  template <class T, class N> T narrow(N Number) {
    if (Number < static_cast<N>(std::numeric_limits<T>::min()) ||
        Number > static_cast<N>(std::numeric_limits<T>::max())) {
      Failed = true;
      return 0;
    }
    return static_cast<T>(Number);
  }

  template <class T> void record(T &X) {
    std::uint64_t Mask = number();
    unsigned Bit = 0;
    forEachField<T>([&](std::string_view, auto Member) {
      if ((Mask >> Bit++ & 1) && !Failed) {
        // Lists that are not empty by default.
        if constexpr (requires { (X.*Member).clear(); })
          (X.*Member).clear();
        get(X.*Member);
      }
    });
    Failed |= (Mask >> Bit) != 0;
  }

  void location(Location &L) {
    std::int64_t FileAndMacro = signedNumber();
    L.File = narrow<std::uint32_t>(FileAndMacro >> 1);
    L.InMacro = FileAndMacro & 1;
    L.Line = from(Last.Line);
    get(L.Column);
    L.Offset = from(Last.Offset);
    L.EndLine = from(L.Line);
    get(L.EndColumn);
    L.EndOffset = from(L.Offset);
    Last = L;
  }

  /// A number that is written as its distance from Base.
  std::uint32_t from(std::uint32_t Base) {
    std::int64_t Distance = signedNumber();
    constexpr std::int64_t Limit = std::int64_t(1) << 33;
    if (Distance < -Limit || Distance > Limit) {
      Failed = true;
      return 0;
    }
    return narrow<std::uint32_t>(Distance + Base);
  }
};

} // namespace

std::uint64_t retrylint::ir::serialLayout() {
  static const std::uint64_t Digest = Layout<Unit>::add(mix(0, Magic));
  return Digest;
}

std::uint64_t retrylint::ir::checksum(std::string_view Bytes) {
  std::uint64_t Hash = mix(0x243F6A8885A308D3u, Bytes.size());
  for (; Bytes.size() >= 8; Bytes.remove_prefix(8))
    Hash = mix(std::rotl(Hash, 23), getFixed(Bytes));
  std::uint64_t Last = 0;
  for (std::size_t I = 0; I < Bytes.size(); ++I)
    Last |= std::uint64_t(static_cast<unsigned char>(Bytes[I])) << (8 * I);
  return mix(mix(std::rotl(Hash, 23), Last), Bytes.size());
}

std::string retrylint::ir::serialize(const Unit &Unit) {
  Writer W;
  W.Out.assign(HeaderSize, '\0');
  W.put(Unit);
  std::string_view Payload = std::string_view(W.Out).substr(HeaderSize);
  std::string Header(Magic);
  putFixed(Header, serialLayout());
  putFixed(Header, Payload.size());
  putFixed(Header, checksum(Payload));
  W.Out.replace(0, HeaderSize, Header);
  return std::move(W.Out);
}

std::variant<Unit, SerialError>
retrylint::ir::deserialize(std::string_view Bytes) {
  if (Bytes.size() < HeaderSize || !Bytes.starts_with(Magic))
    return SerialError{"these are no facts of retrylint"};
  if (getFixed(Bytes.substr(4)) != serialLayout())
    return SerialError{
        "these facts are of another version of retrylint; extract "
        "them again"};
  std::string_view Payload = Bytes.substr(HeaderSize);
  if (getFixed(Bytes.substr(12)) != Payload.size())
    return SerialError{"these facts are cut short or too long"};
  if (getFixed(Bytes.substr(20)) != checksum(Payload))
    return SerialError{"these facts are damaged: their checksum is wrong"};
  Unit Unit;
  Reader R(Payload);
  R.get(Unit);
  if (R.Failed || !R.atEnd())
    return SerialError{"these facts are damaged"};
  if (std::string Wrong = verify(Unit); !Wrong.empty())
    return SerialError{"these facts are damaged: " + Wrong};
  return Unit;
}

std::size_t retrylint::ir::serializedSize(std::string_view Bytes) {
  if (Bytes.size() < HeaderSize || !Bytes.starts_with(Magic))
    return 0;
  std::uint64_t Payload = getFixed(Bytes.substr(12));
  return Payload <= Bytes.size() - HeaderSize ? HeaderSize + Payload : 0;
}
