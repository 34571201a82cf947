//===- Project.cpp --------------------------------------------------------===//

#include "Project.h"

#include "gtest/gtest.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace retrylint::test;

namespace {

std::string contents(const std::filesystem::path &Path) {
  std::ifstream In(Path);
  std::ostringstream Text;
  Text << In.rdbuf();
  return Text.str();
}

/// Tests run side by side; each process has a folder of its own.
std::filesystem::path scratch(const std::string &Name) {
  std::filesystem::path Folder = std::filesystem::path(SCRATCH) /
                                 (Name + "-" + std::to_string(getpid()));
  std::filesystem::create_directories(Folder);
  return Folder;
}

} // namespace

Outcome retrylint::test::run(const std::string &Command,
                             const std::filesystem::path &In) {
  std::filesystem::path Folder = scratch("run");
  std::filesystem::path Out = Folder / "out", Error = Folder / "error";
  int Status =
      std::system(("cd '" + In.string() + "' && " + Command + " > '" +
                   Out.string() + "' 2> '" + Error.string() + "' < /dev/null")
                      .c_str());
  Outcome Result;
  Result.Exit = WIFEXITED(Status) ? WEXITSTATUS(Status) : -1;
  Result.Out = contents(Out);
  Result.Error = contents(Error);
  std::filesystem::remove_all(Folder);
  return Result;
}

Project::Project(const std::string &Name)
    : Project(std::filesystem::path(TEST_INPUTS "/projects") / Name, scratch(Name)) {}

Project Project::elsewhere(const std::string &Name) {
  std::filesystem::path Copy = scratch(Name + "-elsewhere") / "another" / "folder";
  std::filesystem::remove_all(Copy);
  std::filesystem::create_directories(Copy);
  std::filesystem::copy(std::filesystem::path(TEST_INPUTS "/projects") / Name, Copy,
                        std::filesystem::copy_options::recursive);
  return Project(Copy, scratch(Name + "-elsewhere-build"));
}

Project::Project(std::filesystem::path Root, std::filesystem::path Build)
    : Root(std::move(Root)), Build(std::move(Build)) {
  Outcome Configured =
      run(CMAKE_PROGRAM " -S . -B '" + this->Build.string() +
              "' -G Ninja -DCMAKE_EXPORT_COMPILE_COMMANDS=ON"
              " -DCMAKE_C_COMPILER=" C_COMPILER
              " -DCMAKE_OBJC_COMPILER=" C_COMPILER
              " -DCMAKE_CXX_COMPILER=" CXX_COMPILER,
          this->Root);
  EXPECT_EQ(Configured.Exit, 0) << Configured.Error;
}

Analysis Project::check(const std::string &Options) const {
  std::filesystem::path Sarif = Build / "findings.sarif";
  std::filesystem::remove(Sarif);
  Analysis Result;
  Result.Command = run(RETRYLINT_BINARY " check --no-cache --root . -p '" + Build.string() +
                           "' --output text=- --output 'sarif=" +
                           Sarif.string() + "' " + Options + " .",
                       Root);
  if (std::filesystem::exists(Sarif))
    Result.Sarif = nlohmann::json::parse(contents(Sarif), nullptr, false);
  return Result;
}

std::string Project::sarif(const std::string &Options) const {
  return run(RETRYLINT_BINARY " check --quiet --root . -p '" + Build.string() +
                 "' --format=sarif --profile=strict " + Options + " .",
             Root)
      .Out;
}
