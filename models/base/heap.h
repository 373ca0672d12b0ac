// SPDX-License-Identifier: GPL-3.0-or-later
// How the program gives back memory that it no longer uses: by itself glibc keeps what whole articles took that were read
// in other threads. Any thread; does nothing where the C library is another one.
#pragma once

namespace glossator {

/// A text or a long list of rows goes back when it is freed. To be called before anything else.
void tuneHeap();
/// What else was freed goes back too. For whoever has just freed a lot, and not on the GUI thread: it takes some
/// milliseconds, and each thread that takes memory meanwhile may wait for a part of them.
void trimHeap();

} // namespace glossator
