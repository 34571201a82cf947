#include "link/Program.h"

namespace retrylint::link {

struct Program::Impl {
  std::vector<ir::Unit> Units;
  std::vector<RetryCycle> Cycles;
  Observations Observed;
};

Program::Program() : State(std::make_unique<Impl>()) {}
Program::Program(Program &&) = default;
Program &Program::operator=(Program &&) = default;
Program::~Program() = default;

void Program::add(ir::Unit Unit) { State->Units.push_back(std::move(Unit)); }
void Program::link() {}
const std::vector<RetryCycle> &Program::cycles() const { return State->Cycles; }
const Observations &Program::observations() const { return State->Observed; }
const std::vector<ir::Unit> &Program::units() const { return State->Units; }

} // namespace retrylint::link
