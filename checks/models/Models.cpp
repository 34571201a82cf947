#include "models/Models.h"

namespace retrylint::models {

struct ModelSet::Impl {
  std::vector<const Model *> Empty;
  std::vector<std::string> NoStrings;
};

ModelSet::ModelSet() : State(std::make_unique<Impl>()) {}
ModelSet::~ModelSet() = default;
ModelSet::ModelSet(ModelSet &&) = default;
ModelSet &ModelSet::operator=(ModelSet &&) = default;
ModelSet ModelSet::bundled() { return {}; }
std::vector<std::string> ModelSet::add(std::string_view, std::string_view) { return {}; }
const std::vector<const Model *> &ModelSet::byName(std::string_view) const { return State->Empty; }
const std::vector<const Model *> &ModelSet::patterns() const { return State->Empty; }
const TypeModel *ModelSet::type(std::string_view) const { return nullptr; }
const VirtualModel *ModelSet::virtualMethod(std::string_view) const { return nullptr; }
const std::vector<std::string> &ModelSet::tokens() const { return State->NoStrings; }
const std::vector<std::string> &ModelSet::libraries() const { return State->NoStrings; }

} // namespace retrylint::models
