#include "driver/reports/Writers.h"

#include <nlohmann/json.hpp>

namespace retrylint::driver {

void writeGitlab(llvm::raw_ostream &Out, llvm::ArrayRef<ReportedFinding> Findings,
                 const RunInfo &Run) {
  using Json = nlohmann::ordered_json;
  Json List = Json::array();
  for (const ReportedFinding &Reported : Findings) {
    if (!Reported.active())
      continue;
    const Finding &F = Reported.Finding;
    Json Entry;
    Entry["description"] = F.Message;
    Entry["check_name"] = F.Check;
    Entry["fingerprint"] = Reported.Fingerprint;
    Entry["severity"] = F.Level == Level::Error     ? "critical"
                        : F.Level == Level::Warning ? "major"
                                                    : "info";
    Entry["location"]["path"] = F.Where.File;
    Entry["location"]["lines"]["begin"] = F.Where.At.Line;
    List.push_back(std::move(Entry));
  }
  Out << List.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace)
      << '\n';
}

} // namespace retrylint::driver
