#include "link/Term.h"

#include <gtest/gtest.h>

#include <tuple>

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

TEST_F(TermTest, ForgettingKeepsWhatIsWantedAndWhatItIsMadeOf) {
  TermId X = symbol(1);
  link::Terms::Mark Begin = Terms.mark();
  Terms.operation(Op::Mul, Int, X, Terms.constant(77));
  TermId Y = symbol(2);
  Terms.addTaint(Y, TaintServer);
  TermId Sum = Terms.operation(Op::Add, Int, X, Y);
  Terms.aggregate({X});
  TermId Table = Terms.aggregate({X, Sum});
  std::size_t Before = Terms.mark().Terms;

  auto Now = Terms.rewindBut(Begin, {Table, X, 0});
  ASSERT_EQ(Now.size(), 3u) << "those made before are where they were";
  EXPECT_EQ(Now[0].first, Y);
  EXPECT_EQ(Now[1].first, Sum);
  EXPECT_EQ(Now[2].first, Table);
  EXPECT_EQ(Terms.mark().Terms, Begin.Terms + 3);
  EXPECT_LT(Terms.mark().Terms, Before);
  auto [Y2, Sum2, Table2] = std::tuple(Now[0].second, Now[1].second, Now[2].second);
  EXPECT_EQ(Terms.list(Table2), (std::vector<TermId>{X, Sum2}));
  EXPECT_TRUE(Terms.taint(Y2) & TaintServer);
  EXPECT_TRUE(Terms.taint(Sum2) & TaintCall);
  EXPECT_EQ(Terms.operation(Op::Add, Int, X, Y2), Sum2) << "it is still found";
  TermId Product = Terms.operation(Op::Mul, Int, X, Terms.constant(77));
  EXPECT_GE(Product, Begin.Terms + 3) << "what was forgotten is made anew";
}

TEST(TermMapTest, ForgetsAtOnceAndHoldsMoreThanItWasMadeFor) {
  TermMap Map;
  for (TermId Id = 1; Id < 5000; ++Id)
    Map.add(Id * 3, Id);
  for (TermId Id = 1; Id < 5000; ++Id)
    EXPECT_EQ(Map.find(Id * 3), Id);
  EXPECT_EQ(Map.find(4), 0u);
  Map.clear();
  EXPECT_EQ(Map.find(3), 0u);
  Map.add(3, 8);
  EXPECT_EQ(Map.find(3), 8u);
  EXPECT_EQ(Map.find(6), 0u);
}

} // namespace
