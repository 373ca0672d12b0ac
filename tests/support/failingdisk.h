// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fails on demand: an SQLite VFS in front of the real one, for every connection opened while it exists.
// One thread arms it and works on it.
#pragma once

#include <QtTypes>

struct sqlite3_vfs;

namespace glossator::test {

enum class Fault {
    Full, ///< a write finds no room
    HalfWritten, ///< half of a write arrives before the room ends
    WriteError, ///< a write fails
    SyncError, ///< what was written may not have arrived
};

class FailingDisk {
public:
    FailingDisk();
    ~FailingDisk();
    FailingDisk(const FailingDisk &) = delete;
    FailingDisk &operator=(const FailingDisk &) = delete;

    /// The n-th call from now that the fault can strike fails, from 1; `forever`: all later ones too.
    void arm(Fault fault, int n, bool forever);
    /// The disk works again. Answers whether anything failed since arm().
    bool disarm();

private:
    sqlite3_vfs *m_real;
};

} // namespace glossator::test
