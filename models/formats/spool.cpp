// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spool.h"

#include "models/base/temporaryname.h"

#include <QCoreApplication>

namespace glossator {

namespace {

constexpr qsizetype inMemory = 1 << 20;
constexpr qsizetype chunk = 1 << 18;

} // namespace

void Spool::add(const QByteArray &bytes, const std::optional<Owner> &of)
{
    const qsizetype begin = m_begin.bytes.size();
    if (!m_file && begin + bytes.size() <= inMemory) {
        m_begin.bytes += bytes;
        if (of)
            m_begin.places.push_back({begin, m_begin.bytes.size(), *of});
        return;
    }
    if (!m_file) {
        m_file = std::make_shared<QTemporaryFile>(temporaryName(m_project));
        m_isWhole = m_file->open();
    }
    m_pending += bytes;
    if (m_pending.size() >= chunk)
        m_isWhole = flush() && m_isWhole;
}

bool Spool::flush()
{
    const bool isWritten = m_file->write(m_pending) == m_pending.size();
    m_pending.clear();
    return isWritten;
}

Result<OutputFile> Spool::take()
{
    if (m_file && !(m_isWhole && flush() && m_file->flush() && m_file->seek(0))) {
        return fail(Error::Code::Io,
            QCoreApplication::translate("glossator::Spool", "A temporary file cannot be written: %1.")
                .arg(m_file->errorString()));
    }
    m_begin.rest = std::move(m_file);
    return std::move(m_begin);
}

} // namespace glossator
