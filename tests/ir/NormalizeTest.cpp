#include "ir/Normalize.h"

#include "RandomUnit.h"
#include "ir/Verify.h"

#include <gtest/gtest.h>

using namespace retrylint::ir;

namespace {

TEST(Normalize, GivesAWellFormedUnitOnceAndForAll) {
  for (std::uint64_t Seed = 0; Seed < 1000; ++Seed) {
    Unit Once = test::randomUnit(Seed);
    normalize(Once);
    ASSERT_EQ(verify(Once), "") << "seed " << Seed;
    Unit Twice = Once;
    normalize(Twice);
    ASSERT_EQ(Twice, Once) << "seed " << Seed;
  }
}

TEST(Normalize, KeepsEqualValuesOnceAndDropsUnusedOnes) {
  Unit U;
  U.Strings = {"", "unused", "f", "f"};
  U.Types = {Type(),
             {.Kind = TypeKind::Void},
             {TypeKind::Int, 32},
             {TypeKind::Int, 32}};
  Function &F = U.Functions.emplace_back();
  F.Values.resize(5);
  F.Values[1] = Value{.Op = Op::Const, .Int = 7, .Operands = {}};
  F.Values[2] =
      Value{.Op = Op::Const, .Type = 2, .Name = 3, .Int = 1, .Operands = {}};
  F.Values[3] =
      Value{.Op = Op::Const, .Type = 3, .Name = 2, .Int = 1, .Operands = {}};
  F.Values[4] = Value{.Op = Op::Add, .A = 3, .B = 2, .Operands = {}};
  F.Insts.resize(1);
  F.Insts[0].Source = 4;
  F.Blocks.resize(1);
  F.Blocks[0].Insts = {0};
  normalize(U);
  ASSERT_EQ(F.Values.size(), 3u);
  EXPECT_EQ(
      F.Values[1],
      (Value{.Op = Op::Const, .Type = 1, .Name = 1, .Int = 1, .Operands = {}}));
  EXPECT_EQ(F.Values[2],
            (Value{.Op = Op::Add, .A = 1, .B = 1, .Operands = {}}));
  EXPECT_EQ(U.Strings, (std::vector<std::string>{"", "f"}));
  EXPECT_EQ(U.Types.size(), 2u);
}

TEST(Normalize, KeepsReadingsApart) {
  Unit U;
  Function &F = U.Functions.emplace_back();
  F.Values.resize(4);
  F.Values[1].Op = F.Values[2].Op = Op::Now;
  F.Values[3] = Value{.Op = Op::Sub, .A = 1, .B = 2, .Operands = {}};
  F.Blocks.resize(1);
  F.Blocks[0].Condition = 3;
  normalize(U);
  EXPECT_EQ(F.Values.size(), 4u);
}

TEST(Normalize, OrdersInstructionsByBlock) {
  Unit U;
  Function &F = U.Functions.emplace_back();
  F.Insts.resize(3);
  F.Insts[2].Virtual = true;
  F.Values.resize(3);
  F.Values[1] = Value{.Op = Op::Result, .Index = 2, .Operands = {}};
  F.Values[2] = Value{.Op = Op::Result, .Index = 1, .Operands = {}};
  F.Insts[0].Args = {1, 2};
  F.Blocks.resize(2);
  F.Blocks[0].Insts = {2};
  F.Blocks[1].Insts = {0};
  normalize(U);
  ASSERT_EQ(F.Insts.size(), 2u);
  EXPECT_TRUE(F.Insts[0].Virtual);
  EXPECT_EQ(F.Values[1].Op, Op::Result);
  EXPECT_EQ(F.Values[1].Index, 0u);
  // Its call is in no block.
  EXPECT_EQ(F.Values[2].Op, Op::Opaque);
}

/// Deep expressions come from generated code; the call stack is no measure.
TEST(Normalize, TakesExpressionsOfAnyDepth) {
  Unit U;
  Function &F = U.Functions.emplace_back();
  F.Values.resize(2);
  for (ValueId I = 1; I < 300000; ++I)
    F.Values.push_back(Value{.Op = Op::Neg, .A = I, .Operands = {}});
  F.Blocks.resize(1);
  F.Blocks[0].Condition = static_cast<ValueId>(F.Values.size() - 1);
  std::size_t Size = F.Values.size();
  normalize(U);
  EXPECT_EQ(F.Values.size(), Size);
}

} // namespace
