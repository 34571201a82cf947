// The files that come with the tool.
#include "models/ModelFile.h"
#include "models/Models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace retrylint;
using namespace retrylint::models;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

std::vector<std::filesystem::path> modelFiles() {
  std::vector<std::filesystem::path> Files;
  for (const auto &Entry : std::filesystem::directory_iterator(PROJECT_ROOT "/checks/models"))
    if (Entry.path().extension() == ".json" && Entry.path().filename() != "schema.json")
      Files.push_back(Entry.path());
  std::sort(Files.begin(), Files.end());
  return Files;
}

std::string text(const std::filesystem::path &Path) {
  std::ifstream In(Path, std::ios::binary);
  return {std::istreambuf_iterator<char>(In), {}};
}

CodeTables sharedTables() {
  std::vector<std::string> Errors;
  return readModelFile(text(PROJECT_ROOT "/checks/models/common.json"), "common.json", {}, Errors).Tables;
}

TEST(Bundled, EveryFileIsFaultlessAndNamedAfterItsLibrary) {
  CodeTables Shared = sharedTables();
  for (const auto &Path : modelFiles()) {
    std::vector<std::string> Errors;
    ModelFile File = readModelFile(text(Path), Path.filename().string(), Shared, Errors);
    EXPECT_THAT(Errors, IsEmpty());
    EXPECT_EQ(File.Library, Path.stem());
  }
}

TEST(Bundled, TheEmbeddedFormSaysTheSameAsTheFiles) {
  CodeTables Shared = sharedTables();
  ModelSet Set = ModelSet::bundled();
  for (const auto &Path : modelFiles()) {
    std::vector<std::string> Errors;
    ModelFile File = readModelFile(text(Path), Path.filename().string(), Shared, Errors);
    for (const Model &M : File.Models) {
      const auto &Found = M.Match.Name.empty() ? Set.patterns() : Set.byName(M.Match.Name);
      bool Same = std::any_of(Found.begin(), Found.end(), [&](const Model *Other) {
        return Other->Match == M.Match && Other->Summary == M.Summary;
      });
      EXPECT_TRUE(Same) << M.Summary.Name;
    }
    for (const Hook &H : File.Hooks)
      EXPECT_TRUE(Set.virtualMethod(H.Virtual.Name)) << H.Virtual.Name;
    for (const TypeModel &T : File.Types)
      EXPECT_TRUE(Set.type(T.Name)) << T.Name;
  }
}

TEST(Bundled, NoEntryHidesAnother) {
  // The first that fits counts, so one without conditions ends the list.
  CodeTables Shared = sharedTables();
  std::set<std::string> Closed;
  for (const auto &Path : modelFiles()) {
    std::vector<std::string> Errors;
    for (const Model &M : readModelFile(text(Path), Path.filename().string(), Shared, Errors).Models) {
      if (M.Match.Name.empty())
        continue;
      EXPECT_FALSE(Closed.contains(M.Match.Name)) << Path.filename() << ": " << M.Match.Name;
      Match Bare;
      Bare.Name = M.Match.Name;
      if (M.Match == Bare)
        Closed.insert(M.Match.Name);
    }
  }
}

TEST(Bundled, LooksUpByQualifiedName) {
  ModelSet Set = ModelSet::bundled();
  ASSERT_THAT(Set.byName("curl_easy_perform"), SizeIs(1));
  EXPECT_EQ(Set.byName("curl_easy_perform")[0]->Summary.Protocol, "http");
  EXPECT_THAT(Set.byName("boost::asio::basic_socket::async_connect"), SizeIs(1));
  EXPECT_THAT(Set.byName("asio::basic_socket::async_connect"), SizeIs(1));
  EXPECT_THAT(Set.byName("no_such_function"), IsEmpty());
  EXPECT_THAT(Set.tokens(), Contains("curl_easy_perform"));
  EXPECT_THAT(Set.tokens(), Contains("ClientContext"));
  EXPECT_THAT(Set.tokens(), Not(Contains("min")));
  EXPECT_THAT(Set.libraries(), Contains("libcurl"));
  EXPECT_THAT(Set.libraries(), Not(Contains("common")));
}

TEST(Bundled, LoadsInAFewMilliseconds) {
  // 5 ms is the budget of an optimised build; sanitizers and debug builds get ten times that.
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
  constexpr double Budget = 5;
#else
  constexpr double Budget = 50;
#endif
  double Best = 1e9;
  for (int I = 0; I < 20; ++I) {
    auto Start = std::chrono::steady_clock::now();
    ModelSet Set = ModelSet::bundled();
    std::chrono::duration<double, std::milli> Took = std::chrono::steady_clock::now() - Start;
    Best = std::min(Best, Took.count());
  }
  RecordProperty("milliseconds", std::to_string(Best));
  std::printf("models load in %.2f ms\n", Best);
  EXPECT_LT(Best, Budget);
}

} // namespace
