#include "extract/UnitBuilder.h"

using namespace clang;

namespace retrylint::extract {

/// '/' as separator, no "." and ".." components.
static std::string normalised(llvm::StringRef Path) {
  llvm::SmallString<256> Text(Path);
  llvm::sys::path::remove_dots(Text, /*remove_dot_dot=*/true);
  llvm::sys::path::native(Text, llvm::sys::path::Style::posix);
  return std::string(Text);
}

std::uint32_t UnitBuilder::file(FileID File) {
  auto It = Files.find(File);
  if (It != Files.end())
    return It->second;
  std::string Path;
  if (OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File)) {
    llvm::SmallString<256> Absolute(Entry->getName());
    Sources.getFileManager().makeAbsolutePath(Absolute);
    Path = normalised(Absolute);
    llvm::StringRef Root = Opts.Root;
    llvm::StringRef Below = Path;
    if (!Root.empty() && Below.consume_front(Root) && Below.consume_front("/"))
      Path = Below.str();
  } else {
    // Scratch space and built-in text have no place that a person could open.
    llvm::StringRef Name = Sources.getBufferName(Sources.getLocForStartOfFile(File));
    if (File != Sources.getMainFileID() && (Name.empty() || Name.starts_with("<")))
      return Files[File] = 0;
    Path = normalised(Name);
  }
  // A file that is included twice is one file.
  auto [Same, New] = FilesByPath.try_emplace(Path, Unit.Files.size());
  if (New) {
    bool System = isSystemFile(Sources, File, Opts.Root);
    Unit.Files.push_back({Path, System});
  }
  return Files[File] = Same->second;
}

ir::Location UnitBuilder::location(SourceRange Range) {
  if (Range.isInvalid())
    return {};
  auto Key = std::make_pair(Range.getBegin().getRawEncoding(),
                            Range.getEnd().getRawEncoding());
  auto [It, New] = Locations.try_emplace(Key);
  if (!New)
    return It->second;
  ir::Location Result;
  SourceLocation Begin = Range.getBegin();
  SourceLocation At = Sources.getFileLoc(Begin);
  Result.InMacro = Begin.isMacroID() && Sources.getSpellingLoc(Begin) != At;
  SourceLocation End = Range.getEnd();
  // The end of a macro's use, for code that comes out of it.
  while (End.isMacroID())
    End = Sources.isMacroArgExpansion(End)
              ? Sources.getImmediateSpellingLoc(End)
              : Sources.getImmediateExpansionRange(End).getEnd();
  auto [File, Offset] = Sources.getDecomposedLoc(At);
  auto [EndFile, EndOffset] = Sources.getDecomposedLoc(End);
  Result.File = file(File);
  Result.Offset = Offset;
  Result.Line = Sources.getLineNumber(File, Offset);
  Result.Column = Sources.getColumnNumber(File, Offset);
  if (EndFile != File || EndOffset < Offset) {
    EndOffset = Offset;
    End = At;
  }
  EndOffset += Lexer::MeasureTokenLength(End, Sources, Context.getLangOpts());
  Result.EndOffset = EndOffset;
  Result.EndLine = Sources.getLineNumber(File, EndOffset);
  Result.EndColumn = Sources.getColumnNumber(File, EndOffset);
  return Locations[Key] = Result;
}

bool isSystemFile(const SourceManager &Sources, FileID File, llvm::StringRef Root) {
  if (Sources.isInSystemHeader(Sources.getLocForStartOfFile(File)))
    return true;
  if (File == Sources.getMainFileID())
    return false;
  OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (!Entry)
    return false;
  llvm::StringRef Path = Entry->getName();
  for (llvm::StringRef Place : {"/usr/include/", "/usr/local/include/", "/usr/lib/",
                                "/opt/homebrew/include/"})
    if (Path.starts_with(Place))
      return Root.empty() || !Path.starts_with(Root);
  return false;
}

bool UnitBuilder::inSystemHeader(SourceLocation Where) {
  if (Where.isInvalid())
    return true;
  // A line marker can make part of a file a system header, as preprocessed code has.
  SourceLocation At = Sources.getFileLoc(Where);
  FileID File = Sources.getFileID(At);
  auto [It, New] = SystemFiles.try_emplace(File, false);
  if (New)
    It->second = isSystemFile(Sources, File, Opts.Root);
  return It->second || Sources.isInSystemHeader(At);
}

bool UnitBuilder::generated(SourceLocation Where) {
  std::uint32_t Id = file(Sources.getFileID(Sources.getFileLoc(Where)));
  llvm::StringRef Name = llvm::sys::path::filename(
      Unit.Files[Id].Path, llvm::sys::path::Style::posix);
  return Name.ends_with(".pb.cc") || Name.ends_with(".pb.h") ||
         Name.starts_with("moc_") || Name.ends_with(".moc");
}

/// "foo_test", "test_foo", "FooTest", "foo_unittest" ...
static bool namedTest(llvm::StringRef Stem) {
  std::string Lower = Stem.lower();
  llvm::StringRef L = Lower;
  // Load generators press on a server on purpose.
  std::string Joined = Lower;
  llvm::erase_if(Joined, [](char C) { return C == '-' || C == '_'; });
  for (llvm::StringRef Words : {"loadtest", "loadtests", "loadtester", "loadgen",
                                "loadgenerator", "stresstest", "stresstests"})
    if (Joined == Words)
      return true;
  for (llvm::StringRef Word : {"test", "tests", "unittest", "unittests", "bench",
                               "benchmark", "mock", "fuzz", "fuzzer"}) {
    if (L == Word)
      return true;
    if (L.ends_with(Word)) {
      // "latest" is no test: a separator or a change of case must stand before.
      char Before = Stem[Stem.size() - Word.size() - 1];
      char First = Stem[Stem.size() - Word.size()];
      if (Before == '_' || Before == '-' || Before == '.' ||
          (llvm::isUpper(First) && !llvm::isUpper(Before)))
        return true;
    }
    if (L.starts_with(Word)) {
      char After = Stem[Word.size()];
      if (After == '_' || After == '-' || After == '.' ||
          (llvm::isUpper(After) && llvm::isLower(Stem[Word.size() - 1])))
        return true;
    }
  }
  return false;
}

bool UnitBuilder::inTest(SourceLocation Where) {
  std::uint32_t Id = file(Sources.getFileID(Sources.getFileLoc(Where)));
  llvm::StringRef Path = Unit.Files[Id].Path;
  // Where the root itself lies in a folder of tests, its path is not looked at:
  // what is analysed there is the user's choice. Nor are paths outside the root.
  if (llvm::sys::path::is_absolute(Path, llvm::sys::path::Style::posix))
    Path = llvm::sys::path::filename(Path, llvm::sys::path::Style::posix);
  for (;;) {
    auto [Component, Rest] = Path.split('/');
    if (Rest.empty())
      return namedTest(llvm::sys::path::stem(Component));
    if (namedTest(Component))
      return true;
    Path = Rest;
  }
}

} // namespace retrylint::extract
