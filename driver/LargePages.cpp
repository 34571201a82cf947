#include "driver/LargePages.h"

#if defined(__GLIBC__)
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>
#endif

namespace retrylint::driver {

void expectAllocations([[maybe_unused]] std::size_t Bytes) {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  // The largest that glibc can be told to take from the heap, not map on its own.
  constexpr std::size_t Piece = std::size_t(32) << 20, Large = std::size_t(2) << 20;
  if (!mallopt(M_MMAP_THRESHOLD, int(Piece)) || !mallopt(M_TRIM_THRESHOLD, -1))
    return;
  auto End = [] { return reinterpret_cast<std::uintptr_t>(sbrk(0)); };
  std::uintptr_t Begin = End();
  // The heap grows by what is taken and keeps it when it is given back.
  std::vector<void *> Taken;
  for (std::size_t Size = 0; Size < Bytes; Size += Piece)
    if (void *Some = std::malloc(Piece - 4096))
      Taken.push_back(Some);
    else
      break;
  for (void *Some : Taken)
    std::free(Some);
  Begin = (Begin + Large - 1) / Large * Large;
  if (End() > Begin)
    madvise(reinterpret_cast<void *>(Begin), End() - Begin, MADV_HUGEPAGE);
#endif
}

} // namespace retrylint::driver
