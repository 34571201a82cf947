//===- LargePages.h - Memory in large pages ---------------------*- C++ -*-===//

#ifndef RETRYLINT_DRIVER_LARGEPAGES_H
#define RETRYLINT_DRIVER_LARGEPAGES_H

#include <cstddef>

namespace retrylint::driver {

/// Asks the system to back the next Bytes that are allocated with large pages. A hint:
/// what is not used takes no memory, and where it can't be done nothing happens.
void expectAllocations(std::size_t Bytes);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_LARGEPAGES_H
