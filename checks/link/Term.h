//===- Term.h - Symbolic values and places ----------------------*- C++ -*-===//
///
/// \file
/// Terms are what the executor computes with: constants, symbols for what is not
/// known, and operations on them. Equal terms have equal ids, so a condition that
/// is tested twice is seen to be the same one.
///
/// Places are what can be assigned: locals, parameters, globals, fields. A field is
/// one place for all objects (field-based), except fields of a local struct.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_TERM_H
#define RETRYLINT_LINK_TERM_H

#include "ir/Ir.h"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace retrylint::link {

using TermId = std::uint32_t;   ///< 0: nothing is known
using PlaceId = std::uint32_t;  ///< 0: no place
using NameId = std::uint32_t;   ///< a symbol or text of the whole program
using FunctionId = std::uint32_t;

enum class PlaceKind : std::uint8_t {
  None, Param, Local, Global, Field, Pointee, Result,
};

struct PlaceKey {
  PlaceKind Kind = PlaceKind::None;
  FunctionId Function = 0;   ///< Param, Local, Result
  std::uint32_t Index = 0;   ///< Param, Local, Result (instruction)
  NameId Name = 0;           ///< Global, Field
  PlaceId Base = 0;          ///< Field of a local struct or attribute; Pointee
  bool operator==(const PlaceKey &) const = default;
};

enum class TermKind : std::uint8_t {
  Unknown, Const, Real, Text, Symbol, Function, Bind, Address, Aggregate,
  Operation, Random, Now,
};

enum class SymbolKind : std::uint8_t {
  Entry,         ///< a place's value when the function was entered
  LapEntry,      ///< a place's value when the lap began
  AttemptResult, ///< what an attempt returned or left in an argument
  AttemptError,  ///< what else tells about its failure: errno, a status
  CallResult,    ///< what a function returned of which nothing is known
  Volatile,      ///< a reading of something that others change
  Caught,        ///< an exception
  Havoc,         ///< anything
  This,
};

struct Term {
  TermKind Kind = TermKind::Unknown;
  ir::Op Op = ir::Op::Opaque;
  SymbolKind Symbol = SymbolKind::Havoc;
  std::uint8_t Bits = 0;      ///< type of an Operation's result, 0: not known
  bool Signed = false;
  bool Float = false;
  TermId A = 0, B = 0, C = 0; ///< operands; CallResult: none; Function: what it captured
  std::uint32_t Name = 0;     ///< Text, Function, Field; symbols: PlaceId or call site
  std::uint32_t Serial = 0;   ///< tells symbols of one kind apart; list of operands
  std::int64_t Int = 0;       ///< Const; Random: its quality
  double Real = 0;
  bool operator==(const Term &) const = default;
};

/// What flows into a term.
enum Taint : std::uint16_t {
  TaintNow = 1,
  TaintRandom = 2,
  TaintError = 4,       ///< an attempt's result or error
  TaintCall = 8,        ///< the result of a call of which nothing is known
  TaintParam = 16,
  TaintField = 32,      ///< a field or global whose value is not known
  TaintVolatile = 64,
  TaintServer = 128,    ///< what the server asked the client to wait
  TaintText = 256,      ///< parsed from text
  TaintLap = 512,       ///< changes from lap to lap
  TaintHavoc = 1024,
};

/// What an attempt returned: of a struct, each field is told by the term alone.
inline bool isAnswer(const Term &T) {
  return T.Kind == TermKind::Symbol && T.Symbol == SymbolKind::AttemptResult;
}

/// A set of integers: an interval without some points.
struct Range {
  std::int64_t Low = INT64_MIN, High = INT64_MAX;
  std::vector<std::int64_t> Except;  ///< sorted
  bool empty() const { return Low > High; }
  bool single() const { return Low == High; }
  bool full() const {
    return Low == INT64_MIN && High == INT64_MAX && Except.empty();
  }
  bool contains(std::int64_t Number) const;
  void exclude(std::int64_t Number);
  void intersect(const Range &Other);
  static Range of(ir::Compare Test, std::int64_t Number);
  static Range point(std::int64_t Number) { return {Number, Number, {}}; }
  bool operator==(const Range &) const = default;
};

ir::Compare negated(ir::Compare Test);
/// The test that a comparison makes; Unknown for any other operation.
ir::Compare compareOf(ir::Op O);

/// A list that only grows at its end, and whose items stay where they are. Its pieces
/// are large: millions of small pieces cost more than what is in them.
template <class Item> class Growing {
public:
  explicit Growing(std::size_t Size) {
    while (size() < Size)
      push_back({});
  }
  void push_back(const Item &I) {
    if (Count % Piece == 0 && Count / Piece == Pieces.size())
      Pieces.push_back(std::make_unique<Item[]>(Piece));
    Pieces[Count / Piece][Count % Piece] = I;
    ++Count;
  }
  void pop_back() { --Count; }
  const Item &operator[](std::size_t At) const { return Pieces[At / Piece][At % Piece]; }
  Item &operator[](std::size_t At) { return Pieces[At / Piece][At % Piece]; }
  std::size_t size() const { return Count; }

private:
  static constexpr std::size_t Piece = 4096;
  std::vector<std::unique_ptr<Item[]>> Pieces;
  std::size_t Count = 0;
};

/// Ids of terms by the hash of what they are.
///
/// Ids rise, and what was added last is taken out first. So a slot that becomes free
/// lies on no way to another one, and taking out is as cheap as looking.
class TermTable {
public:
  TermTable() : Slots(1 << 16) {}

  /// The term that is there already, or New, which is added.
  template <class Same> TermId insert(std::uint32_t Hash, TermId New, Same IsSame) {
    if (2 * (Count + 1) > Slots.size())
      grow();
    std::size_t At = place(Hash);
    for (; Slots[At].Id; At = next(At))
      if (Slots[At].Hash == Hash && IsSame(Slots[At].Id))
        return Slots[At].Id;
    Slots[At] = {Hash, New};
    ++Count;
    return New;
  }
  /// Of the term that was added last.
  void erase(std::uint32_t Hash, TermId Last) {
    for (std::size_t At = place(Hash); Slots[At].Id; At = next(At))
      if (Slots[At].Id == Last) {
        Slots[At] = {};
        --Count;
        return;
      }
  }

private:
  struct Slot {
    std::uint32_t Hash = 0;
    TermId Id = 0;             ///< 0: free
  };
  std::vector<Slot> Slots;     ///< a power of two of them, at most half of them taken
  std::size_t Count = 0;

  std::size_t place(std::uint32_t Hash) const { return Hash & (Slots.size() - 1); }
  std::size_t next(std::size_t At) const { return (At + 1) & (Slots.size() - 1); }
  void grow();
};

/// What some terms stand for. Small, and forgotten at once, time and again.
class TermMap {
public:
  TermMap() : Slots(1 << 10) {}

  /// 0: not there.
  TermId find(TermId Id) const {
    for (std::size_t At = place(Id); Slots[At].Epoch == Epoch; At = next(At))
      if (Slots[At].Id == Id)
        return Slots[At].Is;
    return 0;
  }
  /// Of a term that is not there, something that is not 0.
  void add(TermId Id, TermId Is) {
    if (2 * (Count + 1) > Slots.size())
      grow();
    std::size_t At = place(Id);
    while (Slots[At].Epoch == Epoch)
      At = next(At);
    Slots[At] = {Epoch, Id, Is};
    ++Count;
  }
  void clear() {
    Count = 0;
    if (!++Epoch) { // gone round
      Slots.assign(Slots.size(), {});
      Epoch = 1;
    }
  }

private:
  struct Slot {
    std::uint32_t Epoch = 0;   ///< free unless it is the present one
    TermId Id = 0, Is = 0;
  };
  std::vector<Slot> Slots;     ///< a power of two of them, at most half of them taken
  std::uint32_t Epoch = 1;
  std::size_t Count = 0;

  std::size_t place(TermId Id) const {
    return (Id * 0x9E3779B9u >> 12) & (Slots.size() - 1);
  }
  std::size_t next(std::size_t At) const { return (At + 1) & (Slots.size() - 1); }
  void grow();
};

/// All terms and places of a program.
class Terms {
public:
  Terms();
  Terms(const Terms &) = delete;

  const Term &operator[](TermId Id) const { return Pool[Id]; }
  const PlaceKey &place(PlaceId Id) const { return Places[Id]; }
  const std::vector<TermId> &list(TermId Id) const { return Lists[Pool[Id].Serial]; }

  TermId constant(std::int64_t Number);
  TermId real(double Number);
  TermId text(NameId Name);
  /// Captured variables through which a closure calls: how many of them its term keeps.
  static constexpr std::size_t MaxCaptured = 3;
  TermId function(NameId Symbol, const std::array<TermId, MaxCaptured> &Captured = {});
  TermId address(PlaceId Place);
  TermId aggregate(std::vector<TermId> Elements);
  TermId bind(TermId Callee, std::vector<TermId> Bound);
  /// \param DrawnIn  symbol of the function that draws
  TermId random(std::int64_t Quality, TermId Range, std::uint32_t Serial, bool Float,
                NameId DrawnIn);
  TermId now(std::uint32_t Serial);
  TermId symbol(SymbolKind Kind, std::uint32_t Name, std::uint32_t Serial,
                const ir::Type *Type = nullptr);
  /// A symbol that no other term equals.
  TermId fresh(SymbolKind Kind, std::uint32_t Name = 0,
               const ir::Type *Type = nullptr) {
    return symbol(Kind, Name, ++LastSerial, Type);
  }
  /// What an unknown function made of an object or its first arguments.
  TermId result(NameId Callee, TermId From, TermId Other, const ir::Type *Type);
  std::uint32_t serial() { return ++LastSerial; }

  /// An operation, simplified. Constants are folded only where the result fits
  /// the type: what overflows stays visible.
  TermId operation(ir::Op Op, const ir::Type &Type, TermId A, TermId B = 0,
                   TermId C = 0, NameId Name = 0);
  TermId compare(ir::Op Op, TermId A, TermId B);

  PlaceId intern(const PlaceKey &Key);

  /// How many there are, to go back to.
  struct Mark {
    std::size_t Terms, Lists;
  };
  Mark mark() const { return {Pool.size(), Lists.size()}; }
  /// Forgets all terms made since, which nobody may hold any more. Places stay.
  void rewind(const Mark &To);
  /// The same, but for these and what they are made of.
  /// \param Wanted  in any order; those made before are left alone
  /// \returns what the wanted ones are now, in the order of their ids
  std::vector<std::pair<TermId, TermId>> rewindBut(const Mark &To,
                                                   const std::vector<TermId> &Wanted);

  bool isConst(TermId Id) const { return Pool[Id].Kind == TermKind::Const; }

  /// Bits of Taint that flow into a term.
  std::uint16_t taint(TermId Id) const { return Taints[Id]; }
  void addTaint(TermId Id, std::uint16_t Bits) { Taints[Id] |= Bits; }

  /// Calls Visit on the term and everything it is made of, once each.
  /// \param Inside  also what results of unknown functions were made of
  template <class F> void visit(TermId Id, F Visit, bool Inside = true) const {
    std::vector<TermId> Todo{Id};
    std::vector<TermId> Seen;
    while (!Todo.empty() && Seen.size() < 256) {
      TermId Next = Todo.back();
      Todo.pop_back();
      if (!Next || contains(Seen, Next))
        continue;
      Seen.push_back(Next);
      Visit(Next, Pool[Next]);
      if (!Inside && Pool[Next].Kind == TermKind::Symbol)
        continue;
      for (TermId Operand : {Pool[Next].A, Pool[Next].B, Pool[Next].C})
        Todo.push_back(Operand);
      if (Pool[Next].Kind == TermKind::Aggregate || Pool[Next].Kind == TermKind::Bind)
        for (TermId Operand : Lists[Pool[Next].Serial])
          Todo.push_back(Operand);
    }
  }

private:
  static bool contains(const std::vector<TermId> &Ids, TermId Id) {
    for (TermId Each : Ids)
      if (Each == Id)
        return true;
    return false;
  }
  /// x / n * n * k and x % n * k added up; 0 where they are not such parts.
  TermId putTogether(const ir::Type &Type, TermId A, TermId B);
  TermId intern(Term T);
  TermId append(const Term &T);

  static std::uint32_t hash(const Term &T);
  /// What has a serial of its own equals nothing that is there, and is not looked for.
  static bool unique(const Term &T) {
    return T.Serial && (T.Kind == TermKind::Symbol || T.Kind == TermKind::Random ||
                        T.Kind == TermKind::Now);
  }
  struct PlaceHash {
    std::size_t operator()(const PlaceKey &Key) const;
  };
  Growing<Term> Pool;
  Growing<std::uint16_t> Taints;
  std::deque<PlaceKey> Places;
  std::deque<std::vector<TermId>> Lists;
  TermTable Ids;
  std::unordered_map<PlaceKey, PlaceId, PlaceHash> PlaceIds;
  std::uint32_t LastSerial = 0;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_TERM_H
