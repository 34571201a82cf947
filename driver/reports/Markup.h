//===- Markup.h - Text inside XML and HTML ----------------------*- C++ -*-===//

#ifndef RETRYLINT_DRIVER_REPORTS_MARKUP_H
#define RETRYLINT_DRIVER_REPORTS_MARKUP_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace retrylint::driver {

/// Text as the content or the quoted attribute of an element of XML 1.0 or HTML.
/// What may not stand there even as an escape becomes U+FFFD.
std::string escaped(llvm::StringRef Text);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_REPORTS_MARKUP_H
