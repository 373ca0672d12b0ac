// SPDX-License-Identifier: GPL-3.0-or-later
// A file of the CoNLL family in its documents: one begins with `-DOCSTART-`, `# newdoc`, `#begin document` or
// `# document_id`, and with the comments right before that. One document is in memory. Belongs to one reading, one thread.
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QCoreApplication>

class QIODevice;

namespace glossator {

class ConllDocuments {
    Q_DECLARE_TR_FUNCTIONS(ConllFormat)

public:
    /// @param device open, gives UTF-8, outlives this object. @param file its name, for sentences.
    ConllDocuments(QIODevice &device, QString file) : m_device(device), m_file(std::move(file)) {}

    /// False at the end. Fails with Encoding for what is no UTF-8, with BadInput for a document above maxTextBytes.
    [[nodiscard]] Result<bool> next();
    /// As they stand in the file. How CorefUD's brackets are declared is put into documents that do not say it themselves,
    /// so that each can go out alone.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// What the file calls it; empty: nothing.
    [[nodiscard]] const QString &id() const { return m_id; }
    /// Its first line in the file, from 1.
    [[nodiscard]] qint64 line() const { return m_firstLine; }
    /// Whether another follows.
    [[nodiscard]] bool isLast() const { return m_isAtEnd; }

private:
    [[nodiscard]] Result<bool> readLine();
    /// Puts in what was declared before.
    void declare();

    QIODevice &m_device;
    const QString m_file;
    QByteArray m_bytes;
    QString m_id;
    qint64 m_firstLine = 1;
    bool m_isAtEnd = false;

    QByteArray m_line; ///< the one that was read last
    qint64 m_lineNumber = 0;
    QByteArray m_comments; ///< right before it, not yet of a document
    bool m_isAhead = false; ///< the line begins the next document
    QByteArray m_declaration; ///< the first one, with a line end
};

} // namespace glossator
