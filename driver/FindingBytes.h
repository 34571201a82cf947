//===- FindingBytes.h - Findings as bytes -----------------------*- C++ -*-===//

#ifndef RETRYLINT_DRIVER_FINDINGBYTES_H
#define RETRYLINT_DRIVER_FINDINGBYTES_H

#include "RetryCheck.h"
#include "driver/Packing.h"

namespace retrylint::driver {

void packFinding(const Finding &Finding, Packer &To);

/// What packFinding wrote; From.ok() tells whether it was that.
Finding unpackFinding(Unpacker &From);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_FINDINGBYTES_H
