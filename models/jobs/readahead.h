// SPDX-License-Identifier: GPL-3.0-or-later
// Sources read in other threads, some ahead of the one that is taken, while the one thread that writes is busy. Lives on
// the job's thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/jobs/importsources.h"

#include <QFuture>
#include <QThreadPool>

#include <deque>
#include <functional>

namespace glossator {

class ReadAhead {
public:
    using Read = std::function<Result<std::vector<Bundle>>(const ImportSource &source)>;

    /// @param sources are taken in this order, and outlive this object.
    /// @param read is called in several threads at once.
    ReadAhead(std::vector<const ImportSource *> sources, Read read);
    ~ReadAhead(); ///< what has begun is waited for

    /// What the next source holds.
    [[nodiscard]] Result<std::vector<Bundle>> take();

private:
    void fill();

    struct Pending {
        QFuture<Result<std::vector<Bundle>>> bundles;
        qint64 bytes = 0; ///< of the source's file
    };

    const std::vector<const ImportSource *> m_sources;
    const Read m_read;
    size_t m_next = 0; ///< to be begun
    std::deque<Pending> m_pending;
    qint64 m_bytes = 0; ///< of all that are pending
    QThreadPool m_threads;
};

} // namespace glossator
