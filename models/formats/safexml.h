// SPDX-License-Identifier: GPL-3.0-or-later
// XML whose DOCTYPE is refused and whose depth is bounded: what strangers wrote. Used by one reading.
#pragma once

#include "models/base/result.h"

#include <QXmlStreamReader>

namespace glossator {

class SafeXml {
public:
    /// @param file for sentences. @param deepest how far elements may lie in others.
    SafeXml(const QByteArray &bytes, const QString &file, int deepest);

    /// The next start or end of an element, or text; false at the end of the document.
    Result<bool> next();
    /// Why the file cannot be read, at this place.
    [[nodiscard]] std::unexpected<Error> refuse(QString sentence) const;
    [[nodiscard]] int depth() const { return m_depth; }
    [[nodiscard]] const QXmlStreamReader *operator->() const { return &m_xml; }

private:
    QXmlStreamReader m_xml;
    const QString m_file;
    const int m_deepest;
    int m_depth = 0;
};

} // namespace glossator
