//===- EmbedModels.cpp - Model files to bytes, at build time ----*- C++ -*-===//
//
// usage: embed-models OUTPUT FILE.json...
//
// Reads the model files and writes C++ source with their binary form, so that a
// faulty file breaks the build and no run of the tool has to parse JSON. The file
// common.json comes first: others name its tables.
//
//===----------------------------------------------------------------------===//

#include "models/ModelFile.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace retrylint::models;

int main(int Count, char **Values) {
  if (Count < 2)
    return 2;
  std::vector<std::filesystem::path> Paths(Values + 2, Values + Count);
  auto Key = [](const std::filesystem::path &Path) {
    return std::pair(Path.filename() != "common.json", Path.filename().string());
  };
  std::sort(Paths.begin(), Paths.end(),
            [&](const auto &A, const auto &B) { return Key(A) < Key(B); });
  std::vector<ModelFile> Files;
  std::vector<std::string> Errors;
  CodeTables Shared;
  for (const std::filesystem::path &Path : Paths) {
    std::ifstream In(Path, std::ios::binary);
    std::string Text{std::istreambuf_iterator<char>(In), {}};
    Files.push_back(readModelFile(Text, Path.string(), Shared, Errors));
    if (Path.filename() == "common.json")
      Shared = Files.back().Tables;
  }
  for (const std::string &Error : Errors)
    std::fprintf(stderr, "error: %s\n", Error.c_str());
  if (!Errors.empty())
    return 1;

  std::string Bytes = encode(Files);
  std::ofstream Out(Values[1], std::ios::binary);
  Out << "#include <cstddef>\n"
         "namespace retrylint::models {\n"
         "extern const std::size_t BundledSize;\n"
         "extern const char BundledBytes[];\n"
         "const std::size_t BundledSize = "
      << Bytes.size() << ";\nconst char BundledBytes[] =";
  for (std::size_t I = 0; I < Bytes.size(); ++I) {
    if (I % 64 == 0)
      Out << (I ? "\"\n\"" : "\n\"");
    char Octal[5];
    std::snprintf(Octal, sizeof(Octal), "\\%03o", unsigned(std::uint8_t(Bytes[I])));
    Out << Octal;
  }
  Out << "\";\n}\n";
  return Out.good() ? 0 : 1;
}
