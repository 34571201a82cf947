//===- NoRemoteIndex.cpp - Stands for the index that gRPC would serve -----===//
///
/// \file
/// clangd's remote index is the one part that needs gRPC. A clangd built
/// without it answers nothing here, as this one does.
///
//===----------------------------------------------------------------------===//

#include "llvm/ADT/StringRef.h"

#include <memory>

namespace clang::clangd {

class SymbolIndex {
public:
  virtual ~SymbolIndex() = default;
};

namespace remote {
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef, llvm::StringRef) {
  return nullptr;
}
} // namespace remote

} // namespace clang::clangd
