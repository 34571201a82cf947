//===- DocLinks.h - Where clangd's links for our checks lead ----*- C++ -*-===//
///
/// \file
/// clangd links the code of every clang-tidy diagnostic to a page on
/// clang.llvm.org, which has no pages of ours. The links are set right on the
/// way out.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_CLANGD_DOCLINKS_H
#define RETRYLINT_DRIVER_CLANGD_DOCLINKS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <string>

namespace retrylint::clangd {

/// Gives the page of a check, by its name; "" keeps clangd's.
using PageOf = llvm::function_ref<std::string(llvm::StringRef Check)>;

/// One message, header and body, with the links of our checks led to our pages
/// and its Content-Length to match. Anything that is no such message comes back
/// unchanged.
std::string withOurLinks(llvm::StringRef Message, PageOf Page);

/// The page of a check: the one installed beside the program, else its address.
std::string pageOf(llvm::StringRef Check);

/// Hands on what is written to it, message by message, with our links.
class LinkingStream : public llvm::raw_ostream {
public:
  explicit LinkingStream(llvm::raw_ostream &Out)
      : raw_ostream(/*unbuffered=*/true), Out(Out) {}
  ~LinkingStream() override;

private:
  void write_impl(const char *Data, size_t Size) override;
  uint64_t current_pos() const override { return Written; }

  llvm::raw_ostream &Out;
  std::string Pending;
  uint64_t Written = 0;
};

} // namespace retrylint::clangd

#endif // RETRYLINT_DRIVER_CLANGD_DOCLINKS_H
