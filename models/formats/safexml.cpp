// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/safexml.h"

#include "models/formats/jsonstream.h"

#include <QCoreApplication>
#include <QStringConverter>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)
};

} // namespace

SafeXml::SafeXml(const QByteArray &bytes, const QString &file, int deepest) : m_file(file), m_deepest(deepest)
{
    // In UTF-16 what the file says of its encoding is often left from before it was converted.
    const auto encoding = QStringConverter::encodingForData(bytes, u'<');
    if (!encoding || *encoding == QStringConverter::Utf8) {
        m_xml.addData(bytes);
        return;
    }
    QStringDecoder decoder(*encoding);
    const QString text = decoder.decode(bytes);
    decoder.hasError() ? m_xml.addData(bytes) : m_xml.addData(text);
}

Result<bool> SafeXml::next()
{
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::DTD:
            return refuse(Texts::tr("The file has a DOCTYPE, which is not read: it can bring in other files."));
        case QXmlStreamReader::EntityReference:
            return refuse(Texts::tr("The entity “%1” is not known.").arg(m_xml.name()));
        case QXmlStreamReader::StartElement:
            if (++m_depth > m_deepest)
                return refuse(Texts::tr("The element “%1” lies deeper in others than this format has it.").arg(m_xml.name()));
            return true;
        case QXmlStreamReader::EndElement:
            --m_depth;
            return true;
        case QXmlStreamReader::Characters:
            return true;
        case QXmlStreamReader::Invalid:
            return refuse(Texts::tr("This is not sound XML: %1").arg(m_xml.errorString()));
        default:
            break;
        }
    }
    return false;
}

std::unexpected<Error> SafeXml::refuse(QString sentence) const
{
    if (!sentence.endsWith(u'.'))
        sentence += u'.';
    return fail(Error::Code::BadInput, placed(m_file, m_xml.lineNumber(), sentence));
}

} // namespace glossator
