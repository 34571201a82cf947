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
/// malformed UTF-8 replaced.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_REPORTS_SARIFPARTS_H
#define RETRYLINT_DRIVER_REPORTS_SARIFPARTS_H

#include "driver/Report.h"

#include "llvm/ADT/StringMap.h"

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

  /// {"uri", "uriBaseId", "index"}; only those that were asked for are listed.
  Json location(llvm::StringRef Path);
  /// run.artifacts, with hashes where the files can be read.
  Json list() const;

private:
  const RunInfo &Run;
  llvm::StringMap<Json> Locations;
  std::vector<std::string> Paths;
};

/// Turns findings into results.
class Results {
public:
  Results(const RunInfo &Run, Artifacts &Files, bool HasBaseline)
      : Run(Run), Files(Files), HasBaseline(HasBaseline) {}

  Json result(const ReportedFinding &Reported);

  /// Asks for the location of every file that the result will name, in the order in
  /// which result() does.
  static void mention(const Finding &F, Artifacts &Files);

private:
  const RunInfo &Run;
  Artifacts &Files;
  bool HasBaseline;
  llvm::StringMap<std::vector<std::string>> Hashes;  ///< by path, see lineHashes

  Json region(const Place &Where, bool WithSnippet);
  Json contextRegion(const Place &Where);
  Json physicalLocation(const Place &Where);
  Json codeFlow(const Finding &F);
  Json relatedLocations(const Finding &F);
  Json fix(const Fix &Change);
  std::string lineHash(const Place &Where);
};

/// A log of the active findings that has at most so many results, and is at most
/// so big when compressed. What does not fit is counted in a notification.
std::string upload(llvm::ArrayRef<ReportedFinding> Findings, const RunInfo &Run,
                   std::size_t MostResults, std::size_t MostBytes);

} // namespace retrylint::driver::sarif

#endif // RETRYLINT_DRIVER_REPORTS_SARIFPARTS_H
