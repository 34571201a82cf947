//===- Expectations.cpp ---------------------------------------------------===//

#include "Expectations.h"

#include <fstream>
#include <regex>

using namespace retrylint::test;

Findings retrylint::test::expected(const std::filesystem::path &Root) {
  static const std::regex Comment("// finding: ([a-z, -]+)$");
  static const std::regex Name("[a-z-]+");
  static const std::set<std::string> Sources = {".c", ".h", ".cpp", ".m",
                                                ".mm"};
  Findings Wanted;
  for (const auto &Entry :
       std::filesystem::recursive_directory_iterator(Root)) {
    if (!Sources.count(Entry.path().extension().string()))
      continue;
    std::ifstream In(Entry.path());
    std::string Line;
    for (unsigned Number = 1; std::getline(In, Line); ++Number) {
      std::smatch Match;
      if (!std::regex_search(Line, Match, Comment))
        continue;
      std::string Names = Match[1];
      for (std::sregex_iterator I(Names.begin(), Names.end(), Name), E; I != E;
           ++I)
        Wanted.insert(Entry.path().lexically_relative(Root).string() + ":" +
                      std::to_string(Number) + " " + I->str());
    }
  }
  return Wanted;
}

Findings retrylint::test::reported(const nlohmann::json &Sarif,
                                   const std::filesystem::path &Root) {
  Findings Found;
  for (const auto &Run : Sarif.at("runs"))
    for (const auto &Result : Run.at("results")) {
      const auto &Where = Result.at("locations").at(0).at("physicalLocation");
      std::string Uri = Where.at("artifactLocation").at("uri");
      // URIs are relative to the checkout where there is one.
      std::string Below = Root.filename().string() + "/";
      if (std::size_t At = Uri.find(Below); At != std::string::npos)
        Uri = Uri.substr(At + Below.size());
      unsigned Line = Where.at("region").at("startLine");
      Found.insert(Uri + ":" + std::to_string(Line) + " " +
                   Result.at("ruleId").get<std::string>());
    }
  return Found;
}
