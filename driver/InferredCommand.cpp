#include "driver/InferredCommand.h"

#include "clang/Tooling/CompilationDatabase.h"

#include <memory>

namespace retrylint::driver {
namespace {

/// What was read already, as Clang's inference wants it.
class ReadDatabase : public clang::tooling::CompilationDatabase {
  llvm::ArrayRef<CompileCommand> Known;

public:
  explicit ReadDatabase(llvm::ArrayRef<CompileCommand> Known) : Known(Known) {}

  std::vector<clang::tooling::CompileCommand>
  getCompileCommands(llvm::StringRef File) const override {
    std::vector<clang::tooling::CompileCommand> Found;
    for (const CompileCommand &Command : Known)
      if (Command.File == File)
        Found.emplace_back(Command.Directory, Command.File, Command.Arguments,
                           /*Output=*/"");
    return Found;
  }

  std::vector<std::string> getAllFiles() const override {
    std::vector<std::string> Files;
    for (const CompileCommand &Command : Known)
      Files.push_back(Command.File);
    return Files;
  }
};

} // namespace

std::optional<InferredCommand> inferCommand(const std::string &File,
                                            llvm::ArrayRef<CompileCommand> Known) {
  if (!isSource(File) || Known.empty())
    return std::nullopt;
  std::vector<clang::tooling::CompileCommand> Inferred =
      clang::tooling::inferMissingCompileCommands(
          std::make_unique<ReadDatabase>(Known))
          ->getCompileCommands(File);
  if (Inferred.empty())
    return std::nullopt;
  clang::tooling::CompileCommand &Command = Inferred.front();
  // "inferred from /path/of/like.c"
  llvm::StringRef Like = Command.Heuristic;
  Like.consume_front("inferred from ");
  return InferredCommand{{File, Command.Directory, std::move(Command.CommandLine)},
                         Like.str()};
}

} // namespace retrylint::driver
