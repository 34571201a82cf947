//===- SarifParts.h - The pieces of a SARIF log -----------------*- C++ -*-===//
///
/// \file
/// What the SARIF writer is put together from:
///
///   Sarif.cpp         the log and its run
///   SarifRules.cpp    tool.driver: rules and notifications; the CWE taxonomy
///   SarifResults.cpp  results, their code flows, fixes and regions
///
/// nlohmann_json is used with objects that keep their order, and only in ways
/// that don't throw: operator[] on objects, push_back on arrays, and dump with
/// malformed UTF-8 replaced. Results are many: they are written as they are made, by
/// LLVM's stream.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_REPORTS_SARIFPARTS_H
#define RETRYLINT_DRIVER_REPORTS_SARIFPARTS_H

#include "driver/Report.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"

#include <nlohmann/json.hpp>

namespace retrylint::driver::sarif {

using Json = nlohmann::ordered_json;

/// Identifies the root of the analysed project in all URIs.
inline constexpr std::string_view SourceRoot = "SRCROOT";

/// {"text": Text}, with Text made valid UTF-8 and protected from being read as
/// an embedded link.
Json message(llvm::StringRef Text);

/// A path as a URI reference: relative ones stay relative, absolute ones become
/// file: URIs.
std::string uri(llvm::StringRef Path);

/// tool.driver. Rules are those of the catalogue, in its order.
Json toolDriver(const RunInfo &Run);

/// The part of the Common Weakness Enumeration that the rules point to.
Json taxonomies();

/// Position of a check in the rules, or -1.
int ruleIndex(llvm::StringRef Check);

/// Notification descriptors, by position in tool.driver.notifications.
enum class Notice : unsigned { UnitFailed, UnitIncomplete, ResultsCut, Note };
std::string_view noticeId(Notice Which);

/// Numbers the files of a run and describes them.
class Artifacts {
public:
  explicit Artifacts(const RunInfo &Run) : Run(Run) {}

  struct Location {
    std::string Uri;
    bool Relative = false;     ///< to SourceRoot
    std::size_t Index = 0;
  };
  /// Only those that were asked for are listed.
  const Location &find(llvm::StringRef Path);
  /// {"uri", "uriBaseId", "index"}
  Json location(llvm::StringRef Path);
  /// run.artifacts, with hashes where the files can be read.
  Json list() const;

private:
  const RunInfo &Run;
  llvm::StringMap<Location> Locations;
  std::vector<std::string> Paths;
};

/// Writes findings as results, elements of a list that is open in the stream.
class Results {
public:
  Results(const RunInfo &Run, Artifacts &Files, bool HasBaseline, llvm::json::OStream &To)
      : Run(Run), Files(Files), HasBaseline(HasBaseline), To(To) {}

  void write(const ReportedFinding &Reported);

  /// Asks for the location of every file that the result will name, in the order in
  /// which write() does.
  static void mention(const Finding &F, Artifacts &Files);

private:
  const RunInfo &Run;
  Artifacts &Files;
  bool HasBaseline;
  llvm::json::OStream &To;
  llvm::StringMap<std::vector<std::string>> Hashes;  ///< by path, see lineHashes

  void messageOf(llvm::StringRef Name, llvm::StringRef Text);
  void artifactLocation(llvm::StringRef Path);
  void region(const Place &Where);
  void contextRegion(const Place &Where);
  void physicalLocation(const Place &Where, bool WithContext = false);
  void location(const Finding &F);
  void codeFlow(const Finding &F);
  void relatedLocations(const Finding &F);
  void replacement(const Edit &Edit);
  void fix(const Fix &Change);
  void partialFingerprints(const ReportedFinding &Reported);
  void suppressions(const ReportedFinding &Reported);
  std::string lineHash(const Place &Where);
};

/// A log of the active findings that has at most so many results, and is at most
/// so big when compressed. What does not fit is counted in a notification.
std::string upload(llvm::ArrayRef<ReportedFinding> Findings, const RunInfo &Run,
                   std::size_t MostResults, std::size_t MostBytes);

} // namespace retrylint::driver::sarif

#endif // RETRYLINT_DRIVER_REPORTS_SARIFPARTS_H
