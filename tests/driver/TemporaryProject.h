//===- TemporaryProject.h - A project in a temporary folder -----*- C++ -*-===//
///
/// \file
/// A folder that is gone after the test, and the retrylint program run in it.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TESTS_DRIVER_TEMPORARYPROJECT_H
#define RETRYLINT_TESTS_DRIVER_TEMPORARYPROJECT_H

#include <string>
#include <vector>

namespace retrylint {

struct Ran {
  int Exit = -1;
  std::string Out, Err;
};

class TemporaryProject {
public:
  TemporaryProject();
  ~TemporaryProject();

  const std::string &root() const { return Root; }
  std::string path(const std::string &Name) const { return Root + "/" + Name; }

  /// Writes a file, with the folders that it is in.
  void write(const std::string &Name, const std::string &Text) const;
  std::string read(const std::string &Name) const;
  /// Writes StubbornClient as src/fetch.c, PlainClient as src/once.c, and their header.
  void writeClients() const;

  /// Writes a compile database with a plain command for each file.
  void database(const std::string &Name, const std::vector<std::string> &Files,
                const std::string &Flags = "") const;

  /// Runs the program with these words, in the project's folder or one below it.
  Ran run(const std::vector<std::string> &Words, const std::string &In = "",
          const std::vector<std::string> &Environment = {}) const;

private:
  std::string Root;
};

/// A C client with one finding each of retry-constant-delay (line 5) and
/// retry-unbounded: it asks again every second for as long as it takes.
extern const char *const StubbornClient;

/// The header that it includes, and a client with nothing to find.
extern const char *const CurlHeader;
extern const char *const PlainClient;

} // namespace retrylint

#endif // RETRYLINT_TESTS_DRIVER_TEMPORARYPROJECT_H
