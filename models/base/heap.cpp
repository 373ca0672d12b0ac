// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/heap.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace glossator {

void tuneHeap()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 256 << 10); // else it rises with what was freed
#endif
}

void trimHeap()
{
#ifdef __GLIBC__
    malloc_trim(1 << 20);
#endif
}

} // namespace glossator
