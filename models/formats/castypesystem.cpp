// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/castypesystem.h"

#include "models/formats/safexml.h"

#include <QCoreApplication>

#include <utility>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 12;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)
};

class TypeSystemReader {
public:
    TypeSystemReader(const QByteArray &bytes, const QString &file, QStringList &remarks)
        : m_xml(bytes, file, deepest)
        , m_file(file)
        , m_remarks(remarks)
    {
    }

    Result<CasTypes> read()
    {
        bool isRoot = true;
        for (;;) {
            GLOSSATOR_ASSIGN(const bool more, m_xml.next());
            if (!more)
                return std::move(m_types);
            if (m_xml->isStartElement()) {
                if (std::exchange(isRoot, false) && m_xml->name() != "typeSystemDescription"_L1)
                    return m_xml.refuse(Texts::tr("This is no type system of UIMA: it does not begin with typeSystemDescription."));
                begin(m_xml->name());
                m_text.clear();
            } else if (m_xml->isCharacters()) {
                m_text += m_xml->text();
            } else {
                end(m_xml->name());
                m_text.clear();
                if (!m_bad.isEmpty())
                    return m_xml.refuse(Texts::tr("“%1” is no name of a type or feature.").arg(m_bad));
            }
        }
    }

private:
    void begin(QStringView name)
    {
        if (name == "typeDescription"_L1) {
            m_type = {};
            m_isType = true;
        } else if (name == "featureDescription"_L1) {
            m_feature = CasFeature{};
            m_isFeature = true;
        } else if (name == "import"_L1) {
            m_remarks << placed(m_file, m_xml->lineNumber(), Texts::tr("The type system imports another file, which is not read."));
        }
    }
    void end(QStringView name)
    {
        const QString text = m_text.trimmed();
        if (name == "typeDescription"_L1) {
            if (!m_type.name.isEmpty())
                m_types.add(m_type);
            m_type = {};
            m_isType = false;
        } else if (name == "featureDescription"_L1) {
            m_isFeature = false;
            if (!m_feature.name.isEmpty())
                m_type.features.push_back(m_feature);
        } else if (name == "name"_L1) {
            (m_isFeature ? m_feature.name : m_type.name) = text;
            if (m_isType && !isCasName(text))
                m_bad = text.left(60);
        } else if (name == "description"_L1) {
            (m_isFeature ? m_feature.description : m_type.description) = m_text;
        } else if (name == "supertypeName"_L1) {
            m_type.super = text;
        } else if (name == "rangeTypeName"_L1) {
            m_feature.range = text;
        } else if (name == "elementType"_L1) {
            m_feature.element = text;
        } else if (name == "multipleReferencesAllowed"_L1) {
            m_feature.isShared = text == "true"_L1;
        } else if (name == "string"_L1) {
            m_type.allowedValues << text;
        }
    }

    SafeXml m_xml;
    const QString m_file;
    QStringList &m_remarks;
    CasTypes m_types;
    CasType m_type;
    CasFeature m_feature;
    bool m_isFeature = false;
    bool m_isType = false;
    QString m_bad; ///< what is no name
    QString m_text;
};

} // namespace

Result<CasTypes> readTypeSystem(const QByteArray &bytes, const QString &file, QStringList &remarks)
{
    return TypeSystemReader(bytes, file, remarks).read();
}

} // namespace glossator
