//===- Linked.h - A program's findings, linked or remembered ----*- C++ -*-===//
///
/// \file
/// Answers what a program's checks find, for one configuration after the other.
/// Links when an answer is asked for that the cache does not have, and not before.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_LINKED_H
#define RETRYLINT_DRIVER_LINKED_H

#include "driver/Cache.h"
#include "driver/Configuration.h"
#include "driver/Messages.h"
#include "link/Program.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace retrylint::driver {

class Linked {
public:
  /// \param Facts    ir::serialize of each unit, in order; empty ones are left out
  /// \param Problem  told of facts that can't be read
  /// \param From     where not null: looked into first, and added to by remember()
  Linked(std::vector<std::string> Facts, std::function<void(Notification)> Problem,
         Cache *From = nullptr);

  struct Checked {
    std::vector<Finding> Findings;            ///< as from CheckSet::run
    std::vector<std::string> OptionErrors;    ///< as from CheckSet::errors
  };
  /// Of the checks with this configuration, over the whole program.
  const Checked &check(const FolderConfig &Config);

  /// Files with code outside system headers, as in ir::File::Path; ordered.
  const std::set<std::string> &codeFiles() const { return CodeFiles; }
  /// Those that are units.
  const std::set<std::string> &mainFiles() const { return MainFiles; }

  /// The program was linked in this run.
  bool linked() const { return Program.has_value(); }
  /// Writes answers to the cache that it did not have.
  void remember();

private:
  bool recall();
  void link();

  std::vector<std::string> Facts;
  std::function<void(Notification)> Problem;
  Cache *From;
  Digest Key;
  std::optional<link::Program> Program;
  std::set<std::string> CodeFiles, MainFiles;
  std::map<FolderConfig, Checked> Answers;
  bool New = false;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_LINKED_H
