#include "link/Term.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::link;
using ir::Op;

namespace {

class TermTest : public testing::Test {
protected:
  link::Terms Terms;
  const ir::Type Int{.Kind = ir::TypeKind::Int, .Bits = 32, .Signed = true};
  const ir::Type Float{.Kind = ir::TypeKind::Float, .Bits = 64, .Signed = true};

  TermId symbol(NameId Name) {
    return Terms.result(Name, 0, 0, &Int);
  }
};

TEST_F(TermTest, EqualTermsAreOne) {
  TermId X = symbol(1);
  EXPECT_EQ(Terms.operation(Op::Add, Int, X, Terms.constant(1)),
            Terms.operation(Op::Add, Int, Terms.constant(1), X));
}

TEST_F(TermTest, ConstantsFoldWhereTheTypeHoldsTheResult) {
  TermId Small = Terms.operation(Op::Mul, Int, Terms.constant(30), Terms.constant(1000));
  EXPECT_EQ(Terms[Small].Kind, TermKind::Const);
  EXPECT_EQ(Terms[Small].Int, 30000);
  TermId Large =
      Terms.operation(Op::Mul, Int, Terms.constant(1 << 30), Terms.constant(4));
  EXPECT_EQ(Terms[Large].Kind, TermKind::Operation) << "the overflow stays visible";
}

TEST_F(TermTest, NegatedComparisonsAreTheOppositeOnes) {
  TermId X = symbol(1);
  TermId Less = Terms.compare(Op::Lt, X, Terms.constant(3));
  EXPECT_EQ(Terms.operation(Op::Not, Int, Less),
            Terms.compare(Op::Ge, X, Terms.constant(3)));
}

TEST_F(TermTest, SecondsAndTheirRestAreTheTime) {
  TermId Micros = symbol(1);
  TermId Million = Terms.constant(1000000);
  TermId Seconds = Terms.operation(Op::Div, Int, Micros, Million);
  TermId Rest = Terms.operation(Op::Rem, Int, Micros, Million);
  TermId Whole = Terms.operation(
      Op::Add, Float, Terms.operation(Op::Mul, Float, Seconds, Terms.real(1e9)),
      Terms.operation(Op::Mul, Float, Rest, Terms.real(1e3)));
  EXPECT_EQ(Whole, Terms.operation(Op::Mul, Float, Micros, Terms.real(1e3)));
  // Another scale is another thing.
  TermId Other = Terms.operation(
      Op::Add, Float, Terms.operation(Op::Mul, Float, Seconds, Terms.real(1e9)),
      Terms.operation(Op::Mul, Float, Rest, Terms.real(1e6)));
  EXPECT_EQ(Terms[Other].Op, Op::Add);
}

TEST_F(TermTest, WhatWasMadeBeforeAMarkIsStillFound) {
  // Enough of them that the table grows, before the mark and behind it.
  auto make = [&](std::int64_t From, std::int64_t To) {
    std::vector<TermId> Made;
    for (std::int64_t Number = From; Number < To; ++Number)
      Made.push_back(Terms.constant(Number * 7919));
    return Made;
  };
  std::vector<TermId> Before = make(0, 50'000);
  link::Terms::Mark Mark = Terms.mark();
  std::vector<TermId> Behind = make(50'000, 200'000);
  Terms.rewind(Mark);
  EXPECT_EQ(make(0, 50'000), Before);
  EXPECT_EQ(make(50'000, 200'000), Behind) << "forgotten, so the ids are free again";
  EXPECT_EQ(make(0, 200'000).back(), Behind.back());
}

} // namespace
