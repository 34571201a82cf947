//===- Cache.h - What runs remember -----------------------------*- C++ -*-===//
///
/// \file
/// Facts of units and findings of programs, kept under everything that they
/// depend on, so that a run does again only what has changed.
///
///   units/     compile command                   ► up to four results, each with the
///                                                  files it was made from
///   findings/  facts of all units                ► findings, by configuration
///   files/     (one entry)                       ► stat data and hashes of files
///
/// A result counts where every file that it was made from has the content it had,
/// every path that was asked about is there or absent as it was, and tool, models
/// and environment are the same. NOLINT comments, .clang-tidy files, baselines and
/// reports come after the cache.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_CACHE_H
#define RETRYLINT_DRIVER_CACHE_H

#include "driver/CacheStore.h"
#include "driver/CompileCommands.h"
#include "driver/FileStates.h"
#include "driver/Invocation.h"
#include "driver/UnitRunner.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

/// A model file of the user's.
struct ModelText {
  std::string Name;     ///< as people know it
  std::string Text;
};

class Cache {
public:
  /// \param Folder  absolute
  /// \param Limit   bytes
  Cache(std::string Folder, std::uint64_t Limit);

  /// What holds for all units of the run. Call before the others.
  /// \param Root    as in extract::Options
  void setUp(llvm::StringRef Root, const ExtraArguments &Extra,
             const std::vector<ModelText> &Models);

  /// The result of a unit whose inputs have not changed; they themselves are left
  /// out unless they are asked for.
  std::optional<UnitResult> unit(const CompileCommand &Command, bool WithInputs = false);
  /// Remembers what was just extracted. Units that crashed or were stopped are tried
  /// again next time.
  void keep(const CompileCommand &Command, const UnitResult &Result);
  /// How long the unit took when it was last analysed, whatever has changed since;
  /// 0 where nobody knows.
  double seconds(const CompileCommand &Command) const;

  /// Findings of a program, as bytes that Linked reads and writes.
  std::optional<std::string> findings(const Digest &Facts);
  void keepFindings(const Digest &Facts, llvm::StringRef Bytes);

  /// Writes what is known of files, and makes room.
  void close();

  /// Why nothing can be written; empty: it can.
  const std::string &error() const { return Store.error(); }
  const std::string &folder() const { return Store.folder(); }

private:
  struct Variant {
    Digest Settings;
    std::string Packed;          ///< packResult
  };
  struct Remembered {
    double Seconds = 0;
    std::vector<Variant> Variants;  ///< the newest first
  };
  Digest keyOf(const CompileCommand &Command) const;
  Digest keyOf(const Digest &Facts) const;
  Remembered &remembered(const Digest &Key);

  CacheStore Store;
  FileStates Files;
  Digest Tool, Settings;
  std::string Common;            ///< part of every unit's key
  std::map<std::string, Remembered> Units;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_CACHE_H
