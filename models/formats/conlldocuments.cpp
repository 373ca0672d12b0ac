// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conlldocuments.h"

#include "models/base/readfile.h"
#include "models/base/textdecoder.h"
#include "models/formats/conllcolumns.h"

#include <QIODevice>

#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Start {
    QString id;
};

/// Whether a document begins with the line, and how it is called.
std::optional<Start> startOf(QByteArrayView line)
{
    if (isDocStart(line))
        return Start();
    if (!line.startsWith('#'))
        return std::nullopt;
    constexpr QByteArrayView begin = "#begin document";
    if (line.startsWith(begin)) {
        QByteArray name = line.sliced(begin.size()).trimmed().toByteArray();
        name.replace("(", "").replace(")", "").replace(";", "");
        return Start{textOfUtf8(name)};
    }
    const ConllComment comment = conllComment(line);
    if (comment.key == "newdoc" || comment.key == "newdoc id" || comment.key == "document_id"
        || comment.key.endsWith(":document_id"))
        return Start{textOfUtf8(comment.value.trimmed())};
    return std::nullopt;
}

} // namespace

Result<bool> ConllDocuments::readLine()
{
    m_line.clear();
    std::array<char, 16384> piece;
    do {
        const qint64 size = m_device.readLine(piece.data(), qint64(piece.size()));
        if (size <= 0)
            break;
        m_line.append(piece.data(), size);
    } while (!m_line.endsWith('\n') && m_line.size() <= maxTextBytes);
    if (m_line.isEmpty())
        return false;
    ++m_lineNumber;
    if (m_line.size() > maxTextBytes)
        return fail(Error::Code::BadInput,
            tr("%1:%2: The line is larger than %3 MiB.").arg(m_file).arg(m_lineNumber).arg(maxTextBytes >> 20));
    if (!m_line.isValidUtf8())
        return fail(Error::Code::Encoding,
            tr("%1:%2: The line is not valid UTF-8. Name its encoding.").arg(m_file).arg(m_lineNumber));
    return true;
}

Result<bool> ConllDocuments::next()
{
    if (m_isAtEnd)
        return false;
    m_bytes.clear();
    m_id.clear();
    m_firstLine = std::max<qint64>(1, m_lineNumber - m_comments.count('\n'));
    bool hasStart = false;
    bool isFull = false; // what begins next is another document
    for (;;) {
        if (!std::exchange(m_isAhead, false)) {
            GLOSSATOR_ASSIGN(const bool isThere, readLine());
            if (!isThere)
                break;
        }
        QByteArrayView line = m_line;
        if (m_lineNumber == 1 && line.startsWith("\xef\xbb\xbf"))
            line = line.sliced(3);
        line = line.trimmed();
        if (const auto start = startOf(line)) {
            if (isFull) {
                m_isAhead = true;
                break;
            }
            if (!std::exchange(hasStart, true))
                m_id = start->id;
        } else if (line.startsWith('#') && !line.contains('\t') && !line.startsWith("#end document")) {
            m_comments += m_line;
            if (m_comments.size() <= maxTextBytes)
                continue;
        } else {
            isFull = isFull || (line.isEmpty() ? hasStart : !isConllHeader(line));
        }
        m_bytes += std::exchange(m_comments, {}) + m_line;
        if (m_bytes.size() > maxTextBytes)
            return fail(Error::Code::BadInput,
                tr("%1:%2: The document is larger than %3 MiB.").arg(m_file).arg(m_lineNumber).arg(maxTextBytes >> 20));
    }
    m_isAtEnd = !m_isAhead;
    if (m_isAtEnd)
        m_bytes += std::exchange(m_comments, {});
    declare();
    return true;
}

void ConllDocuments::declare()
{
    constexpr QByteArrayView begin = "# global.Entity";
    QByteArray line;
    qsizetype at = m_bytes.startsWith(begin) ? 0 : m_bytes.indexOf('\n' + begin.toByteArray());
    for (; at >= 0; at = m_bytes.indexOf('\n' + begin.toByteArray(), at + 1)) {
        const qsizetype hash = m_bytes.indexOf('#', at);
        line = m_bytes.sliced(hash, std::max(m_bytes.indexOf('\n', hash), hash) - hash).trimmed();
        if (!line.contains('\t')) // else it is a row
            break;
    }
    if (at >= 0) {
        if (m_declaration.isEmpty())
            m_declaration = line + '\n';
    } else if (!m_declaration.isEmpty()) {
        m_bytes.insert(m_bytes.indexOf('\n') + 1, m_declaration); // behind what it begins with
        --m_firstLine;
    }
}

} // namespace glossator
