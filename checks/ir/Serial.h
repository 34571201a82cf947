//===- Serial.h - The retry IR as bytes -------------------------*- C++ -*-===//
///
/// \file
/// The binary form of a unit, for caches and for passing facts between
/// processes and machines.
///
///   "RLIR"  layout  length  checksum  payload
///   4       8       8       8         length bytes
///
/// Layout is a digest of the fields and words in Fields.h: facts of another
/// version of the tool are refused, never misread. In the payload numbers are
/// little-endian groups of 7 bits, and a struct is a mask of the fields that
/// differ from their defaults, then those fields.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_SERIAL_H
#define RETRYLINT_IR_SERIAL_H

#include "ir/Ir.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace retrylint::ir {

/// Why bytes are no unit: "these facts are damaged: their checksum is wrong".
struct SerialError {
  std::string Message;
};

std::string serialize(const Unit &Unit);

/// Reads what serialize() wrote. Bytes that are damaged, cut short or of
/// another layout are an error; the unit that comes back is well formed
/// (Verify.h).
std::variant<Unit, SerialError> deserialize(std::string_view Bytes);

/// How many of Bytes belong to the unit that they begin with, for files in which
/// several stand one after the other; 0 where they begin with none, or are cut
/// short.
std::size_t serializedSize(std::string_view Bytes);

/// The digest of the layout that this build reads and writes.
std::uint64_t serialLayout();

/// A 64-bit digest of bytes, the same on every machine. Finds damage; it is not
/// made to withstand an attacker.
std::uint64_t checksum(std::string_view Bytes);

} // namespace retrylint::ir

#endif // RETRYLINT_IR_SERIAL_H
