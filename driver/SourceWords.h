//===- SourceWords.h - What a source file spells ----------------*- C++ -*-===//
///
/// \file
/// The words of a file without preprocessing it: identifiers, words in strings,
/// what it includes, what its macros hold and paste together. Both branches of every
/// condition count, and what can't be told is said, so that the file never spells
/// more than this.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_SOURCEWORDS_H
#define RETRYLINT_DRIVER_SOURCEWORDS_H

#include "llvm/ADT/StringRef.h"

#include <vector>

namespace retrylint::driver {

/// Where A ## B stands in a macro; an empty side can become any word.
struct Paste {
  llvm::StringRef Before, After;
};

struct MacroWords {
  llvm::StringRef Name;
  std::vector<llvm::StringRef> Words;   ///< of its body
  std::vector<Paste> Pastes;
};

struct IncludeName {
  llvm::StringRef Name;
  bool Angled = false;
  bool Next = false;        ///< #include_next
};

struct SourceWords {
  std::vector<llvm::StringRef> Words;   ///< also those of macros; with repetitions
  std::vector<IncludeName> Includes;
  std::vector<MacroWords> Macros;
  bool ComputedInclude = false;         ///< #include NAME
  /// Words may be spelled in a way that isn't seen: across a line's end, or by a module.
  bool Opaque = false;
};

/// \param Text  must outlive the result
SourceWords scanWords(llvm::StringRef Text);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_SOURCEWORDS_H
