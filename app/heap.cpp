// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace glossator {

void tuneHeap()
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, 256 << 10); // a text or a long list of rows is a mapping of its own, gone when it is freed
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

} // namespace glossator
