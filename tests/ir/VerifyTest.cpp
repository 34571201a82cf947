#include "ir/Verify.h"

#include <gtest/gtest.h>

using namespace retrylint::ir;

namespace {

/// A function with a block that calls something in each of two blocks.
Unit twoBlocks() {
  Unit U;
  U.Strings = {"", "fetch"};
  Function &F = U.Functions.emplace_back();
  F.Name = 1;
  F.Locals.resize(1);
  F.Insts.resize(2);
  F.Values.resize(3);
  F.Values[1].Op = Op::Local;
  F.Values[2].Op = Op::Neg;
  F.Values[2].A = 1;
  F.Blocks.resize(2);
  F.Blocks[0].Insts = {0};
  F.Blocks[0].Terminator = TerminatorKind::Jump;
  F.Blocks[0].Successors = {1};
  F.Blocks[1].Insts = {1};
  return U;
}

std::string wrong(void (*Break)(Unit &, Function &)) {
  Unit U = twoBlocks();
  Break(U, U.Functions[0]);
  return verify(U);
}

TEST(Verify, AcceptsWhatIsWellFormed) {
  EXPECT_EQ(verify(Unit()), "");
  EXPECT_EQ(verify(twoBlocks()), "");
}

TEST(Verify, NamesTheFunctionAndTheBlock) {
  EXPECT_EQ(wrong([](Unit &, Function &F) { F.Blocks[0].Successors = {9}; }),
            "function 'fetch': block 0: successor 9 of 2");
}

TEST(Verify, RefusesWhatWouldBeReadOutOfBounds) {
  EXPECT_EQ(wrong([](Unit &, Function &F) { F.Entry = 2; }),
            "function 'fetch': entry block 2 of 2");
  EXPECT_EQ(wrong([](Unit &, Function &F) { F.Values[1].Index = 1; }),
            "function 'fetch': local 1 of 1");
  EXPECT_EQ(wrong([](Unit &, Function &F) { F.Insts[1].Args = {3}; }),
            "function 'fetch': value 3 of 3");
  EXPECT_EQ(wrong([](Unit &, Function &F) { F.Insts[1].Model = 1; }),
            "function 'fetch': model 1 of 1");
  EXPECT_EQ(wrong([](Unit &, Function &F) { F.Blocks[1].Insts = {2}; }),
            "function 'fetch': block 1: instruction 2 of 2");
  EXPECT_EQ(wrong([](Unit &U, Function &) {
              U.Bases = {{0, 2}};
            }),
            "string 2 of 2");
  EXPECT_EQ(wrong([](Unit &U, Function &) { U.Types.clear(); }),
            "a table has no entry 0");
}

TEST(Verify, RefusesResultsOfWhatIsNoCall) {
  EXPECT_EQ(wrong([](Unit &, Function &F) {
              F.Values[1].Op = Op::Result;
              F.Insts[0].Kind = InstKind::Return;
            }),
            "function 'fetch': value 1 is the result of no call");
}

TEST(Verify, RefusesExpressionsThatContainThemselves) {
  EXPECT_EQ(wrong([](Unit &, Function &F) { F.Values[2].A = 2; }),
            "function 'fetch': operand 2 of 2");
}

TEST(Verify, RefusesTriesThatEncloseThemselves) {
  EXPECT_EQ(wrong([](Unit &, Function &F) {
              F.Tries.push_back({0, {}});
            }),
            "function 'fetch': parent of a try 0 of 0");
}

TEST(Verify, RefusesTerminatorsThatLackSuccessors) {
  EXPECT_EQ(wrong([](Unit &, Function &F) {
              F.Blocks[0].Terminator = TerminatorKind::Branch;
            }),
            "function 'fetch': block 0: branch has 1 successors, not 2");
}

TEST(Verify, RefusesAnInstructionInTwoPlaces) {
  EXPECT_EQ(wrong([](Unit &, Function &F) { F.Blocks[1].Insts = {0}; }),
            "function 'fetch': block 1: instruction 0 stands in two places");
}

// What lies in another function can only be looked up when units are joined.
TEST(Verify, LeavesCapturedLocalsAlone) {
  EXPECT_EQ(wrong([](Unit &, Function &F) {
              F.Values[1].Name = 1;
              F.Values[1].Index = 40;
            }),
            "");
}

} // namespace
