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

} // namespace
