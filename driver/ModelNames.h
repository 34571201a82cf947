//===- ModelNames.h - A model file's names against a program ----*- C++ -*-===//
///
/// \file
/// Finds the names of a model file that nothing in a program goes by: a name that was
/// misspelled or has changed since is silent otherwise.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_MODELNAMES_H
#define RETRYLINT_DRIVER_MODELNAMES_H

#include "ir/Ir.h"
#include "models/Models.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace retrylint::driver {

class ModelNames {
public:
  /// \param Units  extracted with the model files in question; outlive this
  /// \param Read   absolute paths of the files that they were made from
  ModelNames(const std::vector<ir::Unit> &Units, const std::set<std::string> &Read);

  /// One message for each name that matches nothing, in the file's order.
  std::vector<std::string> unmatched(const models::ModelSet::Additions &File);

  /// How many names a file has.
  static std::size_t size(const models::ModelSet::Additions &File);

private:
  struct Name {
    std::string Text;
    bool Met = false;       ///< some call goes by it
  };
  std::vector<Name> names(const models::ModelSet::Additions &File) const;
  std::string why(const std::string &Name, bool Called);
  bool mentioned(const std::string &Word);

  const std::vector<ir::Unit> &Units;
  const std::set<std::string> &Read;
  std::map<std::string, std::string> Calls;   ///< names of what is called: a place
  std::set<std::string> Words;                ///< of all files, once they are asked for
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_MODELNAMES_H
