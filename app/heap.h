// SPDX-License-Identifier: GPL-3.0-or-later
// How the program holds memory that it no longer uses.
#pragma once

namespace glossator {

/// What was freed goes back to the system. By itself glibc keeps it, for each thread apart: whole articles are read in
/// other threads, and the program would hold each of them for as long as it runs. To be called before anything else.
void tuneHeap();

} // namespace glossator
