#include "ir/Serial.h"

#include "RandomUnit.h"
#include "ir/Verify.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace retrylint::ir;

namespace {

std::string messageOf(std::variant<Unit, SerialError> Result) {
  auto *Error = std::get_if<SerialError>(&Result);
  return Error ? Error->Message : "";
}

/// Gives changed bytes a right checksum and length, as an attacker or an
/// unlucky flip would, so that the decoder itself meets them.
std::string resealed(std::string Bytes) {
  std::string Payload = Bytes.substr(28);
  std::uint64_t Size = Payload.size(), Sum = checksum(Payload);
  for (int I = 0; I < 8; ++I) {
    Bytes[12 + I] = static_cast<char>(Size >> (8 * I));
    Bytes[20 + I] = static_cast<char>(Sum >> (8 * I));
  }
  return Bytes;
}

TEST(Serial, RoundTripsUnitsThatUseEveryField) {
  for (std::uint64_t Seed = 0; Seed < 2000; ++Seed) {
    Unit Before = test::randomUnit(Seed);
    ASSERT_EQ(verify(Before), "") << "seed " << Seed;
    auto After = deserialize(serialize(Before));
    ASSERT_EQ(messageOf(After), "") << "seed " << Seed;
    ASSERT_EQ(std::get<Unit>(After), Before) << "seed " << Seed;
  }
}

TEST(Serial, RoundTripsTheEmptyUnit) {
  EXPECT_EQ(std::get<Unit>(deserialize(serialize(Unit()))), Unit());
}

TEST(Serial, KeepsNegativeZeroAndNan) {
  Unit Before;
  Before.Variables.emplace_back().Init = {-0.0, NAN};
  Unit After = std::get<Unit>(deserialize(serialize(Before)));
  EXPECT_TRUE(std::signbit(After.Variables[0].Init[0]));
  EXPECT_TRUE(std::isnan(After.Variables[0].Init[1]));
}

TEST(Serial, WritesTheSameBytesForTheSameUnit) {
  EXPECT_EQ(serialize(test::randomUnit(7)), serialize(test::randomUnit(7)));
}

TEST(Serial, RefusesWhatIsNotItsOwn) {
  EXPECT_EQ(messageOf(deserialize("")), "these are no facts of retrylint");
  EXPECT_EQ(messageOf(deserialize("int main() { return 0; } // and more")),
            "these are no facts of retrylint");
}

TEST(Serial, RefusesAnotherLayout) {
  std::string Bytes = serialize(test::randomUnit(1));
  Bytes[4] ^= 1;
  EXPECT_EQ(
      messageOf(deserialize(Bytes)),
      "these facts are of another version of retrylint; extract them again");
}

TEST(Serial, RefusesEveryTruncation) {
  std::string Bytes = serialize(test::randomUnit(3));
  for (std::size_t Size = 0; Size < Bytes.size(); ++Size)
    ASSERT_NE(messageOf(deserialize(std::string_view(Bytes).substr(0, Size))),
              "")
        << Size << " of " << Bytes.size();
  EXPECT_NE(messageOf(deserialize(Bytes + '\0')), "");
}

TEST(Serial, RefusesEveryFlippedBit) {
  std::string Bytes = serialize(test::randomUnit(5));
  for (std::size_t I = 0; I < Bytes.size(); ++I)
    for (int Bit = 0; Bit < 8; ++Bit) {
      Bytes[I] ^= static_cast<char>(1 << Bit);
      ASSERT_NE(messageOf(deserialize(Bytes)), "") << "byte " << I;
      Bytes[I] ^= static_cast<char>(1 << Bit);
    }
}

/// Whatever the bytes, the answer is an error or a well-formed unit. The
/// sanitizers' build shows what else would be wrong.
TEST(Serial, SurvivesDamageThatTheChecksumMissed) {
  std::mt19937_64 Random(11);
  unsigned Refused = 0;
  for (unsigned Round = 0; Round < 20000; ++Round) {
    std::string Bytes = serialize(test::randomUnit(Round % 50));
    for (std::size_t Changes = Random() % 4 + 1; Changes-- > 0;) {
      std::size_t At = 28 + Random() % (Bytes.size() - 28);
      switch (Random() % 4) {
      case 0:
        Bytes[At] ^= static_cast<char>(1 << Random() % 8);
        break;
      case 1:
        Bytes[At] = static_cast<char>(Random());
        break;
      case 2:
        Bytes.erase(At, Random() % 9);
        break;
      default:
        Bytes.insert(At, Random() % 9, static_cast<char>(0xFF));
      }
      if (Bytes.size() <= 28)
        break;
    }
    auto Result = deserialize(resealed(Bytes));
    if (auto *Read = std::get_if<Unit>(&Result))
      ASSERT_EQ(verify(*Read), "");
    else
      ++Refused;
  }
  EXPECT_GT(Refused, 1000u);
}

TEST(Serial, TakesNoRoomForCountsThatCannotBe) {
  // A list of 2^62 functions in a payload of a few bytes.
  std::string Bytes = serialize(Unit()).substr(0, 28);
  Bytes += "\x20\xff\xff\xff\xff\xff\xff\xff\xff\x3f";
  EXPECT_EQ(messageOf(deserialize(resealed(Bytes))), "these facts are damaged");
}

} // namespace
