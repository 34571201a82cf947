//===- Transport.cpp - Puts our links between clangd and its client -------===//

#include "driver/clangd/DocLinks.h"

#include <cstdio>
#include <memory>

// Nothing of these is used but to hand it on.
namespace clang::clangd {
class Transport {
public:
  virtual ~Transport() = default;
};
enum JSONStreamStyle { Standard, Delimited };
} // namespace clang::clangd

#define NEW_TRANSPORT                                                          \
  "_ZN5clang6clangd16newJSONTransportEP8_IO_FILERN4llvm11raw_ostreamEPS4_"     \
  "bNS0_15JSONStreamStyleE"

// The linker's --wrap sends clangd's calls of newJSONTransport() here.
std::unique_ptr<clang::clangd::Transport>
realTransport(std::FILE *, llvm::raw_ostream &, llvm::raw_ostream *, bool,
              clang::clangd::JSONStreamStyle) asm("__real_" NEW_TRANSPORT);
std::unique_ptr<clang::clangd::Transport>
linkingTransport(std::FILE *, llvm::raw_ostream &, llvm::raw_ostream *, bool,
                 clang::clangd::JSONStreamStyle) asm("__wrap_" NEW_TRANSPORT);

std::unique_ptr<clang::clangd::Transport>
linkingTransport(std::FILE *In, llvm::raw_ostream &Out,
                 llvm::raw_ostream *InMirror, bool Pretty,
                 clang::clangd::JSONStreamStyle Style) {
  // As long as the process, for clangd writes to it until the end.
  static retrylint::clangd::LinkingStream Linking(Out);
  return realTransport(In, Linking, InMirror, Pretty, Style);
}
