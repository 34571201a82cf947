#include "models/ModelFile.h"
#include "ir/Fields.h"

#include <cstring>
#include <type_traits>

namespace retrylint::models {

using namespace ir;

// One description of each type's fields serves both directions.

template <typename A, ir::Struct T> void fields(A &Ar, T &Value) {
  ir::forEachField<T>([&](std::string_view, auto Member) { Ar(Value.*Member); });
}
template <typename A> void fields(A &Ar, Match &M) {
  Ar(M.Name, M.Receivers, M.MinArgs, M.MaxArgs, M.ParamTypes, M.ReturnType, M.ClassBases,
     M.WhenArg, M.WhenEquals, M.WhenText);
}
template <typename A> void fields(A &Ar, Model &M) { Ar(M.Match, M.Summary); }
template <typename A> void fields(A &Ar, TypeModel &T) { Ar(T.Name, T.Bases, T.Class); }
template <typename A> void fields(A &Ar, VirtualModel &V) { Ar(V.Name, V.Callback); }
template <typename A> void fields(A &Ar, Hook &H) { Ar(H.Kind, H.Virtual); }
/// Tables of codes stay: a user's file may name them. What only people read goes.
template <typename A> void fields(A &Ar, ModelFile &F) {
  Ar(F.Library, F.Models, F.Types, F.Hooks, F.Macros, F.Tables);
}

namespace {

class Writer {
public:
  std::string Bytes;

  template <typename... T> void operator()(T &...Values) { (put(Values), ...); }

private:
  void number(std::uint64_t Value) {
    while (Value >= 0x80) {
      Bytes += char(Value | 0x80);
      Value >>= 7;
    }
    Bytes += char(Value);
  }
  template <typename T> void put(T &Value) {
    if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>)
      number(std::uint64_t(Value));
    else if constexpr (std::is_integral_v<T>) // zigzag: small negatives stay small
      number((std::uint64_t(std::int64_t(Value)) << 1) ^ std::uint64_t(std::int64_t(Value) >> 63));
    else if constexpr (std::is_same_v<T, double>)
      Bytes.append(reinterpret_cast<const char *>(&Value), sizeof(Value));
    else
      fields(*this, Value);
  }
  void put(std::string &Value) {
    number(Value.size());
    Bytes += Value;
  }
  template <typename T> void put(std::vector<T> &Values) {
    number(Values.size());
    for (T &Value : Values)
      put(Value);
  }
  void put(CodeTables &Tables) {
    number(Tables.size());
    for (auto &[Name, Classes] : Tables) {
      std::string Key = Name;
      put(Key);
      put(Classes);
    }
  }
};

/// Reads what Writer wrote in this very build, so it trusts the bytes.
class BlobReader {
public:
  explicit BlobReader(std::string_view Bytes) : At(Bytes.data()) {}
  template <typename... T> void operator()(T &...Values) { (get(Values), ...); }

private:
  std::uint64_t number() {
    std::uint64_t Value = 0;
    for (unsigned Shift = 0;; Shift += 7) {
      std::uint8_t Byte = std::uint8_t(*At++);
      Value |= std::uint64_t(Byte & 0x7f) << Shift;
      if (Byte < 0x80)
        return Value;
    }
  }
  template <typename T> void get(T &Value) {
    if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>) {
      Value = T(number());
    } else if constexpr (std::is_integral_v<T>) {
      std::uint64_t Raw = number();
      Value = T(std::int64_t(Raw >> 1) ^ -std::int64_t(Raw & 1));
    } else if constexpr (std::is_same_v<T, double>) {
      std::memcpy(&Value, At, sizeof(Value));
      At += sizeof(Value);
    } else {
      fields(*this, Value);
    }
  }
  void get(std::string &Value) {
    std::size_t Size = number();
    Value.assign(At, Size);
    At += Size;
  }
  template <typename T> void get(std::vector<T> &Values) {
    Values.resize(number());
    for (T &Value : Values)
      get(Value);
  }
  void get(CodeTables &Tables) {
    for (std::uint64_t Left = number(); Left; --Left) {
      std::string Key;
      get(Key);
      get(Tables[Key]);
    }
  }

  const char *At;
};

} // namespace

std::string encode(const std::vector<ModelFile> &Files) {
  Writer Out;
  std::vector<ModelFile> Copy = Files;
  Out(Copy);
  return std::move(Out.Bytes);
}

std::vector<ModelFile> decode(std::string_view Bytes) {
  std::vector<ModelFile> Files;
  BlobReader In(Bytes);
  In(Files);
  return Files;
}

} // namespace retrylint::models
