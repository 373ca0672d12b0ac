// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casxmiwriter.h"

#include "models/base/utf8.h"

#include <QSet>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

bool isForbidden(char16_t unit)
{
    return (unit < 0x20 && unit != u'\t' && unit != u'\n' && unit != u'\r') || unit == 0xfffe || unit == 0xffff;
}

/// Blanks other than the space would be read as one in an attribute, and CR as LF elsewhere: they are written as numbers.
void appendText(QByteArray &out, const QString &text)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        QByteArrayView instead;
        switch (unit) {
        case u'&':
            instead = "&amp;";
            break;
        case u'<':
            instead = "&lt;";
            break;
        case u'>':
            instead = "&gt;";
            break;
        case u'"':
            instead = "&quot;";
            break;
        case u'\t':
            instead = "&#9;";
            break;
        case u'\n':
            instead = "&#10;";
            break;
        case u'\r':
            instead = "&#13;";
            break;
        default:
            if (!isForbidden(unit))
                continue;
            instead = " ";
        }
        appendUtf8(out, QStringView(text).sliced(from, i - from));
        out += instead;
        from = i + 1;
    }
    appendUtf8(out, QStringView(text).sliced(from));
}

void appendAttribute(QByteArray &out, const QString &name, const QString &value)
{
    out += ' ';
    appendUtf8(out, name);
    out += "=\"";
    appendText(out, value);
    out += '"';
}

QString joined(const CasValue::References &ids)
{
    QString text;
    for (const qint64 id : ids) {
        if (!text.isEmpty())
            text += u' ';
        text += QString::number(id);
    }
    return text;
}

class XmiWriter {
public:
    XmiWriter(const Cas &cas, const QHash<qint64, Owner> &owners) : m_cas(cas), m_owners(owners) {}

    OutputFile write()
    {
        findArraysInPlace();
        for (const CasStructure &structure : m_cas.structures)
            prefixOf(structure.type);
        QByteArray &out = m_file.bytes;
        out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\"";
        for (const auto &[package, prefix] : m_spaces) {
            const QString space = package.isEmpty() ? u"uima.noNamespace"_s : package;
            appendAttribute(out, u"xmlns:"_s + prefix, u"http:///"_s + QString(space).replace(u'.', u'/') + u".ecore"_s);
        }
        out += " xmi:version=\"2.0\">\n  <cas:NULL xmi:id=\"0\"/>\n";
        for (const CasStructure &structure : m_cas.structures) {
            if (!m_inPlace.contains(structure.id))
                append(structure);
        }
        for (const CasView &view : m_cas.views) {
            out += "  <cas:View";
            if (view.sofa != 0)
                appendAttribute(out, u"sofa"_s, QString::number(view.sofa));
            appendAttribute(out, u"members"_s, joined(view.members));
            out += "/>\n";
        }
        out += "</xmi:XMI>\n";
        return std::move(m_file);
    }

private:
    static QString packageOf(const QString &type) { return type.contains(u'.') ? type.first(type.lastIndexOf(u'.')) : QString(); }

    QString prefixOf(const QString &type)
    {
        const QString package = packageOf(type);
        const auto known = std::ranges::find(m_spaces, package, [](const auto &space) -> const QString & { return space.first; });
        if (known != m_spaces.end())
            return known->second;
        QString name = package.isEmpty() ? u"noNamespace"_s : package.sliced(package.lastIndexOf(u'.') + 1);
        if (name.startsWith("xml"_L1, Qt::CaseInsensitive))
            name.prepend(u'_'); // those are XML's own
        QString prefix = name;
        for (int i = 2; m_prefixes.contains(prefix); ++i)
            prefix = name + QString::number(i);
        m_prefixes.insert(prefix);
        m_spaces.emplace_back(package, prefix);
        return prefix;
    }

    /// An array that stands in place wherever it is spoken of has no element of its own.
    void findArraysInPlace()
    {
        for (const CasStructure &structure : m_cas.structures) {
            for (const auto &[name, value] : structure.features) {
                if (m_cas.inPlace(structure, name, value))
                    m_inPlace.insert(std::get<CasValue::Reference>(value.data).id);
            }
        }
        if (m_inPlace.isEmpty())
            return;
        const auto keep = [this](const std::vector<qint64> &ids) {
            for (const qint64 id : ids)
                m_inPlace.remove(id);
        };
        for (const CasView &view : m_cas.views)
            keep(view.members);
        for (const CasStructure &structure : m_cas.structures) {
            for (const auto &[name, value] : structure.features) {
                const auto *reference = std::get_if<CasValue::Reference>(&value.data);
                if (reference && !m_cas.inPlace(structure, name, value))
                    m_inPlace.remove(reference->id);
                else if (const auto *references = std::get_if<CasValue::References>(&value.data))
                    keep(*references);
            }
        }
    }

    /// Typed arrays are of FSArray's element.
    static QString elementType(const QString &type) { return type.endsWith("[]"_L1) ? QString(cas::fsArray) : type; }

    void append(const CasStructure &structure)
    {
        QByteArray &out = m_file.bytes;
        const qsizetype begin = out.size();
        const QString type = elementType(structure.type);
        const QByteArray element = (prefixOf(type) + u':' + type.sliced(type.lastIndexOf(u'.') + 1)).toUtf8();
        out += "  <" + element;
        appendAttribute(out, u"xmi:id"_s, QString::number(structure.id));
        QByteArray inside;
        for (const auto &[name, held] : structure.features) {
            const CasValue *elements = m_cas.inPlace(structure, name, held);
            const CasValue &value = elements ? *elements : held;
            if (const QString *text = std::get_if<QString>(&value.data))
                appendAttribute(out, name, *text);
            else if (const auto *reference = std::get_if<CasValue::Reference>(&value.data))
                appendAttribute(out, name, QString::number(reference->id));
            else if (const auto *references = std::get_if<CasValue::References>(&value.data))
                appendAttribute(out, name, joined(*references));
            else
                appendTexts(out, inside, structure.type, name, std::get<QStringList>(value.data));
        }
        out += inside.isEmpty() ? "/>\n"_ba : '>' + inside + "</" + element + ">\n";
        if (const auto owner = m_owners.constFind(structure.id); owner != m_owners.constEnd())
            m_file.places.push_back({begin, out.size(), *owner});
    }

    /// Strings stand in elements, since one may hold a blank; numbers side by side.
    void appendTexts(QByteArray &out, QByteArray &inside, const QString &type, const QString &name, const QStringList &texts) const
    {
        const CasFeature *feature = m_cas.types.feature(type, name);
        const QString range = feature ? feature->range : type;
        const bool areStrings = range == cas::stringArray || range == "uima.cas.StringList"_L1;
        if (!areStrings || texts.isEmpty())
            return appendAttribute(out, name, texts.join(u' '));
        for (const QString &text : texts) {
            inside += '<' + name.toUtf8() + '>';
            appendText(inside, text);
            inside += "</" + name.toUtf8() + '>';
        }
    }

    const Cas &m_cas;
    const QHash<qint64, Owner> &m_owners;
    OutputFile m_file{};
    std::vector<std::pair<QString, QString>> m_spaces{{u"uima.cas"_s, u"cas"_s}}; ///< package and prefix
    QSet<qint64> m_inPlace; ///< arrays
    QSet<QString> m_prefixes{u"xmi"_s, u"cas"_s, u"xml"_s, u"xmlns"_s};
};

void appendElement(QByteArray &out, const QByteArray &indent, const char *name, const QString &text)
{
    out += indent + '<' + name + '>';
    appendText(out, text);
    out += QByteArray("</") + name + ">\n";
}

} // namespace

QString xmlText(const QString &text)
{
    QString fit = text;
    for (QChar &unit : fit) {
        if (isForbidden(unit.unicode()))
            unit = u' ';
    }
    return fit;
}

OutputFile writeCasXmi(const Cas &cas, const QHash<qint64, Owner> &owners) { return XmiWriter(cas, owners).write(); }

QByteArray writeTypeSystem(const CasTypes &types)
{
    QByteArray out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n  <types>\n";
    for (const CasType *type : types.own()) {
        out += "    <typeDescription>\n";
        appendElement(out, "      ", "name", type->name);
        appendElement(out, "      ", "description", type->description);
        appendElement(out, "      ", "supertypeName", type->super.isEmpty() ? QString(cas::top) : type->super);
        if (!type->features.empty()) {
            out += "      <features>\n";
            for (const CasFeature &feature : type->features) {
                out += "        <featureDescription>\n";
                appendElement(out, "          ", "name", feature.name);
                appendElement(out, "          ", "description", feature.description);
                appendElement(out, "          ", "rangeTypeName", feature.range);
                if (!feature.element.isEmpty())
                    appendElement(out, "          ", "elementType", feature.element);
                if (feature.isShared)
                    appendElement(out, "          ", "multipleReferencesAllowed", u"true"_s);
                out += "        </featureDescription>\n";
            }
            out += "      </features>\n";
        }
        if (!type->allowedValues.isEmpty()) {
            out += "      <allowedValues>\n";
            for (const QString &value : type->allowedValues) {
                out += "        <value>\n";
                appendElement(out, "          ", "string", value);
                out += "        </value>\n";
            }
            out += "      </allowedValues>\n";
        }
        out += "    </typeDescription>\n";
    }
    return out + "  </types>\n</typeSystemDescription>\n";
}

} // namespace glossator
