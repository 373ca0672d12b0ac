// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casjsonwriter.h"

#include <QLocale>
#include <QSet>

#include <cmath>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

void appendString(QByteArray &out, const QString &text)
{
    out += '"';
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit >= 0x20 && unit != u'"' && unit != u'\\' && unit != 0x7f && unit != 0x85 && unit != 0x2028 && unit != 0x2029 && unit != 0xfeff)
            continue;
        out += QStringView(text).sliced(from, i - from).toUtf8();
        if (unit == u'"' || unit == u'\\')
            out += QByteArray("\\") + char(unit);
        else
            out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
        from = i + 1;
    }
    out += QStringView(text).sliced(from).toUtf8() + '"';
}

void appendJson(QByteArray &out, const JsonValue &value)
{
    if (const QString *text = value.string()) {
        appendString(out, *text);
    } else if (const qint64 *integer = value.integer()) {
        out += QByteArray::number(*integer);
    } else if (const double *real = std::get_if<double>(&value.data)) {
        out += QByteArray::number(*real, 'g', QLocale::FloatingPointShortest);
    } else if (const bool *truth = std::get_if<bool>(&value.data)) {
        out += *truth ? "true" : "false";
    } else if (const JsonValue::Array *array = value.array()) {
        out += '[';
        for (bool first = true; const JsonValue &one : *array) {
            if (!std::exchange(first, false))
                out += ", ";
            appendJson(out, one);
        }
        out += ']';
    } else if (const JsonValue::Object *object = value.object()) {
        out += '{';
        for (bool first = true; const auto &[key, one] : *object) {
            if (!std::exchange(first, false))
                out += ", ";
            appendString(out, key);
            out += ": ";
            appendJson(out, one);
        }
        out += '}';
    } else {
        out += "null";
    }
}

/// A primitive of that type; a number that is none goes as a string.
void appendPrimitive(QByteArray &out, const QString &text, QStringView range)
{
    bool isNumber = false;
    if (range == "uima.cas.Boolean"_L1 && (text == "true"_L1 || text == "false"_L1)) {
        out += text.toLatin1();
    } else if (range == "uima.cas.Integer"_L1 || range == "uima.cas.Byte"_L1 || range == "uima.cas.Short"_L1 || range == "uima.cas.Long"_L1) {
        const qint64 number = text.toLongLong(&isNumber);
        isNumber ? void(out += QByteArray::number(number)) : appendString(out, text);
    } else if (range == "uima.cas.Float"_L1 || range == "uima.cas.Double"_L1) {
        const double number = text.toDouble(&isNumber);
        isNumber && std::isfinite(number) ? void(out += QByteArray::number(number, 'g', QLocale::FloatingPointShortest))
                                          : appendString(out, text);
    } else {
        appendString(out, text);
    }
}

void appendIds(QByteArray &out, const CasValue::References &ids)
{
    for (bool first = true; const qint64 id : ids) {
        if (!std::exchange(first, false))
            out += ", ";
        out += id == 0 ? "null"_ba : QByteArray::number(id);
    }
}

class CasJsonWriter {
public:
    CasJsonWriter(const Cas &cas, const QHash<qint64, Owner> &owners) : m_cas(cas), m_owners(owners), m_lastId(cas.lastId()) {}

    OutputFile write()
    {
        QByteArray &out = m_file.bytes;
        out = "{\n";
        for (const auto &[key, value] : m_cas.header) {
            out += "  ";
            appendString(out, key);
            out += ": ";
            appendJson(out, value);
            out += ",\n";
        }
        appendTypes();
        out += "  \"%FEATURE_STRUCTURES\": [\n";
        appendStructures();
        out += "\n  ],\n  \"%VIEWS\": {\n";
        for (bool first = true; const CasView &view : m_cas.views) {
            if (!std::exchange(first, false))
                out += ",\n";
            out += "    ";
            appendString(out, view.name);
            out += ": {";
            if (view.sofa != 0)
                out += "\"%SOFA\": " + QByteArray::number(view.sofa) + ", ";
            out += "\"%MEMBERS\": [";
            appendIds(out, view.members);
            out += "]}";
        }
        out += "\n  }\n}\n";
        return std::move(m_file);
    }

private:
    void appendTypes()
    {
        QByteArray &out = m_file.bytes;
        out += "  \"%TYPES\": {\n";
        for (bool first = true; const CasType *type : m_cas.types.own()) {
            if (!std::exchange(first, false))
                out += ",\n";
            out += "    ";
            appendString(out, type->name);
            out += ": {\"%NAME\": ";
            appendString(out, type->name);
            out += ", \"%SUPER_TYPE\": ";
            appendString(out, type->super.isEmpty() ? QString(cas::top) : type->super);
            if (!type->description.isEmpty()) {
                out += ", \"%DESCRIPTION\": ";
                appendString(out, type->description);
            }
            for (const CasFeature &feature : type->features) {
                out += ", ";
                appendString(out, feature.name);
                out += ": {\"%NAME\": ";
                appendString(out, feature.name);
                out += ", \"%RANGE\": ";
                appendString(out, feature.range);
                if (!feature.element.isEmpty()) {
                    out += ", \"%ELEMENT_TYPE\": ";
                    appendString(out, feature.element);
                }
                if (feature.isShared)
                    out += ", \"%MULTIPLE_REFERENCES_ALLOWED\": true";
                if (!feature.description.isEmpty()) {
                    out += ", \"%DESCRIPTION\": ";
                    appendString(out, feature.description);
                }
                out += '}';
            }
            out += '}';
        }
        out += "\n  },\n";
    }

    /// What refers to a Sofa stands behind it, and it behind the array that is its data: others read in one go.
    void appendStructures()
    {
        QSet<qint64> data;
        for (const CasStructure &structure : m_cas.structures) {
            if (structure.type == cas::sofa)
                data.insert(structure.reference("sofaArray"_L1));
        }
        const auto turnOf = [&data](const CasStructure &structure) {
            return structure.type == cas::sofa ? 1 : CasTypes::isArray(structure.type) && data.contains(structure.id) ? 0 : 2;
        };
        for (const int turn : {0, 1, 2}) {
            for (const CasStructure &structure : m_cas.structures) {
                if (turnOf(structure) == turn)
                    append(structure);
            }
        }
    }

    void append(const CasStructure &structure)
    {
        QByteArray &out = m_file.bytes;
        std::vector<CasStructure> arrays; ///< of what stands in place
        begin(structure);
        const qsizetype from = m_lineBegin;
        for (const auto &[name, value] : structure.features) {
            const CasFeature *feature = m_cas.types.feature(structure.type, name);
            const QString range = feature ? feature->range : QString(cas::string);
            const bool isArray = CasTypes::isArray(structure.type);
            if (isArray && name == "elements"_L1) {
                appendElements(structure.type, value);
            } else if (const auto *text = std::get_if<QString>(&value.data); text && range != cas::byteArray) {
                const bool isReal = range == "uima.cas.Float"_L1 || range == "uima.cas.Double"_L1;
                const bool isSpecial = isReal && (*text == "NaN"_L1 || *text == "Infinity"_L1 || *text == "-Infinity"_L1);
                key(isSpecial ? u'#' + name : name);
                appendPrimitive(out, *text, range);
            } else if (const auto *reference = std::get_if<CasValue::Reference>(&value.data)) {
                key(u'@' + name);
                out += QByteArray::number(reference->id);
            } else {
                appendArray(name, range, value, arrays);
            }
        }
        out += '}';
        if (const auto owner = m_owners.constFind(structure.id); owner != m_owners.constEnd())
            m_file.places.push_back({from, out.size(), *owner});
        for (const CasStructure &array : arrays)
            append(array);
    }

    /// What stands in place in XMI is a structure of its own here; a list is one for each of what is in it.
    void appendArray(const QString &name, const QString &range, const CasValue &value, std::vector<CasStructure> &arrays)
    {
        key(u'@' + name);
        m_file.bytes += QByteArray::number(m_lastId + 1);
        if (!range.endsWith("List"_L1)) {
            const QString type = std::holds_alternative<CasValue::References>(value.data) ? QString(cas::fsArray)
                : CasTypes::isOfPrimitives(range) || range == cas::byteArray          ? range
                                                                                       : QString(cas::stringArray);
            arrays.push_back({.id = ++m_lastId, .type = type, .features = {{u"elements"_s, value}}});
            return;
        }
        const QString kind = range.sliced(range.lastIndexOf(u'.') + 1);
        const auto node = [&](CasValue head) {
            ++m_lastId;
            arrays.push_back({.id = m_lastId,
                .type = u"uima.cas.NonEmpty"_s + kind,
                .features = {{u"head"_s, std::move(head)}, {u"tail"_s, {CasValue::Reference{m_lastId + 1}}}}});
        };
        if (const auto *references = std::get_if<CasValue::References>(&value.data)) {
            for (const qint64 reference : *references)
                node({CasValue::Reference{reference}});
        } else {
            for (const QString &text : std::get<QStringList>(value.data))
                node({text});
        }
        arrays.push_back({.id = ++m_lastId, .type = u"uima.cas.Empty"_s + kind});
    }

    void begin(const CasStructure &structure)
    {
        QByteArray &out = m_file.bytes;
        if (m_hasStructure)
            out += ",\n";
        m_hasStructure = true;
        m_lineBegin = out.size();
        out += "    {\"%ID\": " + QByteArray::number(structure.id) + ", \"%TYPE\": ";
        appendString(out, structure.type);
    }
    void key(const QString &name)
    {
        m_file.bytes += ", ";
        appendString(m_file.bytes, name);
        m_file.bytes += ": ";
    }
    void appendElements(const QString &type, const CasValue &value)
    {
        QByteArray &out = m_file.bytes;
        key(u"%ELEMENTS"_s);
        if (const QString *bytes = std::get_if<QString>(&value.data)) {
            out += '"' + QByteArray::fromHex(bytes->toLatin1()).toBase64() + '"';
            return;
        }
        out += '[';
        if (const auto *references = std::get_if<CasValue::References>(&value.data))
            appendIds(out, *references);
        else if (const auto *texts = std::get_if<QStringList>(&value.data))
            appendTexts(*texts, type);
        out += ']';
    }
    void appendTexts(const QStringList &texts, const QString &type)
    {
        const QString element = type.endsWith("Array"_L1) ? type.chopped(5) : type;
        for (bool first = true; const QString &text : texts) {
            if (!std::exchange(first, false))
                m_file.bytes += ", ";
            if (text.isNull())
                m_file.bytes += "null";
            else
                appendPrimitive(m_file.bytes, text, element);
        }
    }

    const Cas &m_cas;
    const QHash<qint64, Owner> &m_owners;
    OutputFile m_file{};
    qint64 m_lastId;
    qsizetype m_lineBegin = 0;
    bool m_hasStructure = false;
};

} // namespace

OutputFile writeCasJson(const Cas &cas, const QHash<qint64, Owner> &owners) { return CasJsonWriter(cas, owners).write(); }

} // namespace glossator
