// The parts of a run on their own. Rates are per function, or per finding.

#include "driver/Report.h"
#include "driver/UnitRunner.h"
#include "ir/Serial.h"
#include "link/Program.h"
#include "models/Models.h"

#include "llvm/Support/raw_ostream.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

using namespace retrylint;
using namespace retrylint::driver;

/// A folder with a unit of clients, each of which asks through a helper of its own,
/// in a loop that waits, and one function in eight has something to do with it.
class Clients {
  std::filesystem::path Folder;

public:
  explicit Clients(unsigned Number, unsigned Functions)
      : Folder(std::filesystem::temp_directory_path() /
               ("retrylint-bench-" + std::to_string(getpid()) + "-" +
                std::to_string(Number))) {
    std::filesystem::create_directories(Folder);
    std::ofstream Out(Folder / "clients.c");
    Out << "typedef struct Curl_easy CURL;\nint curl_easy_perform(CURL *);\n"
           "unsigned sleep(unsigned);\nint note(const char *, int);\n";
    std::string Unit = std::to_string(Number);
    for (unsigned Index = 0; Index < Functions; ++Index) {
      std::string Name = Unit + "_" + std::to_string(Index);
      if (Index % 8 == 0)
        Out << "static int ask" << Name << "(CURL *h) { return curl_easy_perform(h) == 0; }\n"
            << "int fetch" << Name << "(CURL *h) {\n  for (int n = 0; n < 5; ++n) {\n"
            << "    if (ask" << Name << "(h))\n      return 0;\n    sleep(1u << n);\n  }\n"
            << "  return -1;\n}\n";
      else
        Out << "int plain" << Name << "(int a, int b) {\n  int sum = 0;\n"
            << "  for (int i = a; i < b; ++i)\n    if (i % 3)\n      sum += note(\"x\", i);\n"
            << "  return sum > 7 ? sum : b;\n}\n";
    }
  }
  ~Clients() { std::filesystem::remove_all(Folder); }

  UnitResult run(const models::ModelSet &Models) const {
    AnalysisOptions Options;
    Options.Extract.Models = &Models;
    Options.Extract.Root = Folder.string();
    return runUnit({(Folder / "clients.c").string(), Folder.string(),
                    {"cc", "-c", (Folder / "clients.c").string()}},
                   Options);
  }
};

void modelLoading(benchmark::State &State) {
  for (auto _ : State)
    benchmark::DoNotOptimize(models::ModelSet::bundled().tokens().size());
}
BENCHMARK(modelLoading)->Unit(benchmark::kMillisecond);

void parseAndExtract(benchmark::State &State) {
  models::ModelSet Models = models::ModelSet::bundled();
  Clients Unit(0, State.range(0));
  for (auto _ : State)
    benchmark::DoNotOptimize(Unit.run(Models).Facts.size());
  State.SetItemsProcessed(State.iterations() * State.range(0));
}
BENCHMARK(parseAndExtract)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

/// Units of 100 functions each.
void link(benchmark::State &State) {
  models::ModelSet Models = models::ModelSet::bundled();
  std::vector<std::string> Facts;
  for (unsigned Unit = 0; Unit < State.range(0) / 100; ++Unit)
    Facts.push_back(Clients(Unit, 100).run(Models).Facts);
  for (auto _ : State) {
    link::Program Program;
    for (const std::string &Bytes : Facts)
      Program.add(std::get<ir::Unit>(ir::deserialize(Bytes)));
    Program.link();
    benchmark::DoNotOptimize(Program.cycles().size());
  }
  State.SetItemsProcessed(State.iterations() * State.range(0));
}
BENCHMARK(link)->Arg(1000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void sarif(benchmark::State &State) {
  std::vector<ReportedFinding> Findings(State.range(0));
  for (std::size_t Index = 0; Index < Findings.size(); ++Index) {
    Finding &Each = Findings[Index].Finding;
    Each.Check = "retry-constant-delay";
    Each.Where.File = "src/client" + std::to_string(Index / 100) + ".c";
    Each.Where.At.Line = Index % 100 + 1;
    Each.Where.At.Column = 5;
    Each.Message = "every retry waits the same 1 s; let the delay grow between attempts";
    Each.Function = "fetch";
    link::Step Step;
    Step.Where = Each.Where;
    Step.Text = "'curl_easy_perform' is called again here";
    Each.Path.assign(5, Step);
    Findings[Index].Fingerprint = std::to_string(Index) + ":1";
  }
  SourceFiles Sources("/nonexistent");
  RunInfo Run;
  Run.Sources = &Sources;
  const Format *Sarif = findFormat("sarif");
  for (auto _ : State) {
    std::error_code Failed;
    llvm::raw_fd_ostream Out("/dev/null", Failed);
    Sarif->Write(Out, Findings, Run);
    benchmark::DoNotOptimize(Out.tell());
  }
  State.SetItemsProcessed(State.iterations() * State.range(0));
}
BENCHMARK(sarif)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);

} // namespace
