// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/failingdisk.h"

#include <sqlite3.h>

#include <memory>

namespace glossator::test {

namespace {

struct Plan {
    Fault fault = Fault::Full;
    int calls = 0; ///< until one fails; 0: none does
    bool forever = false;
    bool hasFailed = false;
};
Plan plan;

/// Whether this call, one that only one kind of fault can strike, fails.
bool strikes(bool isSync)
{
    if (plan.calls == 0 || isSync != (plan.fault == Fault::SyncError))
        return false;
    if (plan.calls > 1) {
        --plan.calls;
        return false;
    }
    plan.hasFailed = true;
    if (!plan.forever)
        plan.calls = 0;
    return true;
}

/// What SQLite holds of an open file: ours, with the real one's right behind it.
struct File {
    sqlite3_file base;

    [[nodiscard]] static sqlite3_file *real(sqlite3_file *file)
    {
        return reinterpret_cast<sqlite3_file *>(reinterpret_cast<File *>(file) + 1);
    }
};

/// Hands a call over to the real file as it is.
template <auto Method>
struct Through;
template <class... Parameters, int (*sqlite3_io_methods::*Method)(sqlite3_file *, Parameters...)>
struct Through<Method> {
    static int call(sqlite3_file *file, Parameters... parameters)
    {
        sqlite3_file *const real = File::real(file);
        return (real->pMethods->*Method)(real, parameters...);
    }
};

int write(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    sqlite3_file *const real = File::real(file);
    if (!strikes(false))
        return real->pMethods->xWrite(real, data, size, offset);
    if (plan.fault == Fault::HalfWritten)
        real->pMethods->xWrite(real, data, size / 2, offset);
    return plan.fault == Fault::WriteError ? SQLITE_IOERR_WRITE : SQLITE_FULL;
}

int sync(sqlite3_file *, int)
{
    return strikes(true) ? SQLITE_IOERR_FSYNC : SQLITE_OK; // the power stays on: no need to wait for the real disk
}

void shmBarrier(sqlite3_file *file)
{
    sqlite3_file *const real = File::real(file);
    real->pMethods->xShmBarrier(real);
}

const sqlite3_io_methods methods{
    .iVersion = 2, // without memory mapping, past which no write would go
    .xClose = Through<&sqlite3_io_methods::xClose>::call,
    .xRead = Through<&sqlite3_io_methods::xRead>::call,
    .xWrite = write,
    .xTruncate = Through<&sqlite3_io_methods::xTruncate>::call,
    .xSync = sync,
    .xFileSize = Through<&sqlite3_io_methods::xFileSize>::call,
    .xLock = Through<&sqlite3_io_methods::xLock>::call,
    .xUnlock = Through<&sqlite3_io_methods::xUnlock>::call,
    .xCheckReservedLock = Through<&sqlite3_io_methods::xCheckReservedLock>::call,
    .xFileControl = Through<&sqlite3_io_methods::xFileControl>::call,
    .xSectorSize = Through<&sqlite3_io_methods::xSectorSize>::call,
    .xDeviceCharacteristics = Through<&sqlite3_io_methods::xDeviceCharacteristics>::call,
    .xShmMap = Through<&sqlite3_io_methods::xShmMap>::call,
    .xShmLock = Through<&sqlite3_io_methods::xShmLock>::call,
    .xShmBarrier = shmBarrier,
    .xShmUnmap = Through<&sqlite3_io_methods::xShmUnmap>::call,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

sqlite3_vfs *realDisk = nullptr;
sqlite3_vfs failingDisk;

int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_file *const real = File::real(file);
    const int code = realDisk->xOpen(realDisk, name, real, flags, outFlags);
    file->pMethods = real->pMethods ? &methods : nullptr;
    return code;
}

} // namespace

FailingDisk::FailingDisk() : m_real(sqlite3_vfs_find(nullptr))
{
    realDisk = m_real;
    failingDisk = *m_real;
    failingDisk.zName = "failing";
    failingDisk.szOsFile = int(sizeof(File)) + m_real->szOsFile;
    failingDisk.pNext = nullptr;
    failingDisk.xOpen = open;
    sqlite3_vfs_register(&failingDisk, 1);
}

FailingDisk::~FailingDisk()
{
    plan = {};
    sqlite3_vfs_unregister(&failingDisk);
    sqlite3_vfs_register(m_real, 1);
}

void FailingDisk::arm(Fault fault, int n, bool forever)
{
    plan = {.fault = fault, .calls = n, .forever = forever};
}

bool FailingDisk::disarm()
{
    const bool hasFailed = plan.hasFailed;
    plan = {};
    return hasFailed;
}

} // namespace glossator::test
