// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/readahead.h"

#include "models/base/inbackground.h"

#include <QFileInfo>

namespace glossator {

namespace {

// What is held ahead of the writer: so many sources for each thread, and no more of their files than this.
constexpr size_t sourcesPerThread = 8;
constexpr qint64 mostBytes = qint64(32) << 20;

} // namespace

ReadAhead::ReadAhead(std::vector<const ImportSource *> sources, Read read)
    : m_sources(std::move(sources))
    , m_read(std::move(read))
{
}

ReadAhead::~ReadAhead()
{
    m_threads.clear(); // what has not begun
    m_threads.waitForDone();
}

void ReadAhead::fill()
{
    const size_t most = sourcesPerThread * size_t(m_threads.maxThreadCount());
    while (m_next < m_sources.size() && m_pending.size() < most && (m_pending.empty() || m_bytes < mostBytes)) {
        const ImportSource &source = *m_sources[m_next++];
        Pending pending{{}, QFileInfo(source.source.file).size()};
        pending.bundles = inBackground(m_threads, [this, &source] { return m_read(source); });
        m_bytes += pending.bytes;
        m_pending.push_back(std::move(pending));
    }
}

Result<std::vector<Bundle>> ReadAhead::take()
{
    fill();
    Pending first = std::move(m_pending.front());
    m_pending.pop_front();
    m_bytes -= first.bytes;
    return first.bundles.takeResult();
}

} // namespace glossator
