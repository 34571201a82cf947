//===- Facts.h - What is known of a project's other units -------*- C++ -*-===//
///
/// \file
/// The facts that `retrylint` saved of a project, for a host that sees one unit
/// at a time. They are read once per process and again when they change on
/// disk.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TIDY_FACTS_H
#define RETRYLINT_TIDY_FACTS_H

#include "ir/Ir.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace retrylint::tidy {

class Facts {
public:
  /// The facts in a file or folder, read if need be. Safe from any thread.
  /// \param Errors  gets a message for each file that can't be used
  static std::shared_ptr<const Facts> at(const std::string &Path,
                                         std::vector<std::string> &Errors);

  /// What of these facts can bear on Live: the functions that its functions
  /// reach or are reached from, and those that write the fields which any of
  /// them reads; nearest first. What Live itself defines is left out, for Live
  /// is newer; so are the saved facts of units that keepLiveUnits() has newer.
  /// \param Limit  at most so many functions
  std::vector<ir::Unit> around(const ir::Unit &Live, std::size_t Limit) const;

  /// The folder that relative paths in the facts start from; empty where the
  /// paths lead nowhere from here.
  const std::string &root() const;

  ~Facts();

private:
  Facts();
  struct Impl;
  std::unique_ptr<Impl> State;
};

/// How this process uses facts. Set once, before any thread is started.
struct FactsPolicy {
  /// The most functions an analysis takes from facts. An editor asks for few,
  /// since it has to answer while someone types.
  std::size_t Limit = 1'000'000;
  /// Every unit is remembered as it was analysed last, and used in place of its
  /// saved facts until those are newer: what is typed in one file shows in the
  /// next. Results then depend on what was analysed before.
  bool KeepLiveUnits = false;
};
FactsPolicy &factsPolicy();

/// Remembers Unit, where the policy says so.
void rememberLiveUnit(const ir::Unit &Unit);

} // namespace retrylint::tidy

#endif // RETRYLINT_TIDY_FACTS_H
