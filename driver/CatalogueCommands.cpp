#include "driver/Commands.h"
#include "driver/Messages.h"
#include "driver/Pages.h"
#include "driver/Report.h"
#include "driver/Suggest.h"

#include "llvm/Support/JSON.h"

#include <algorithm>
#include <unistd.h>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

void printTable() {
  std::size_t Width = 0;
  for (const CheckInfo &Info : allChecks())
    Width = std::max(Width, Info.Name.size());
  for (const CheckInfo &Info : allChecks()) {
    llvm::outs() << Info.Name;
    llvm::outs().indent(Width - Info.Name.size() + 2);
    std::string_view Level = levelName(Info.Level);
    llvm::outs() << Level;
    llvm::outs().indent(9 - Level.size()) << Info.Summary << "\n";
  }
}

void printJson() {
  llvm::json::Array List;
  for (const CheckInfo &Info : allChecks())
    List.push_back(llvm::json::Object{{"name", StringRef(Info.Name)},
                                      {"level", StringRef(levelName(Info.Level))},
                                      {"profile", Info.Level == Level::Note
                                                      ? "strict"
                                                      : "default"},
                                      {"cwe", Info.Cwe},
                                      {"summary", StringRef(Info.Summary)}});
  llvm::outs() << llvm::formatv("{0:2}\n", llvm::json::Value(std::move(List)));
}

} // namespace

int runChecks(const Options &Given) {
  if (Given.ListFormat == "json")
    printJson();
  else
    printTable();
  return ExitClean;
}

int runExplain(const Options &Given) {
  if (Given.Paths.size() != 1) {
    say(Severity::Error, "explain takes the name of one check; 'retrylint checks' "
                         "lists them");
    return ExitUsage;
  }
  StringRef Name = Given.Paths.front();
  std::vector<StringRef> Names;
  for (const CheckInfo &Info : allChecks())
    Names.push_back(Info.Name);
  if (!llvm::is_contained(Names, Name)) {
    say(Severity::Error,
        "no check is called '" + Name + "'" +
            suggestion(Name, Names, "; 'retrylint checks' lists them"));
    return ExitUsage;
  }
  StringRef Page = checkPage(Name);
  if (Page.empty())
    // A check whose page is not written: its one sentence is all there is to read.
    for (const CheckInfo &Info : allChecks()) {
      if (Name == StringRef(Info.Name))
        llvm::outs() << "# " << Info.Name << "\n\n" << Info.Summary << ".\n";
    }
  llvm::outs() << Page;
  return ExitClean;
}

} // namespace retrylint::driver
