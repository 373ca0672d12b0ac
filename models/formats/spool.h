// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that go out behind others which are known only later. The first megabyte stays in memory, with what its lines
// tell of; the rest waits in a temporary file beside the project. Belongs to one export, one thread at a time.
#pragma once

#include "models/formats/format.h"

#include <QTemporaryFile>

#include <optional>

namespace glossator {

class Spool {
public:
    /// @param project its path; empty: there is none.
    explicit Spool(QString project = {}) : m_project(std::move(project)) {}

    /// @param of what the bytes, which are whole lines, tell of.
    void add(const QByteArray &bytes, const std::optional<Owner> &of = {});
    /// All that was added; nothing can be added after. Fails with Code::Io where the disk was full or there is no place
    /// for temporary files.
    [[nodiscard]] Result<OutputFile> take();

private:
    bool flush();

    QString m_project;
    OutputFile m_begin;
    QByteArray m_pending; ///< not in the file yet
    std::shared_ptr<QTemporaryFile> m_file; ///< from the second megabyte on
    bool m_isWhole = true;
};

} // namespace glossator
