// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casjsonreader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestId = 2'000'000'000; ///< Java's int, with room for new ones

/// A primitive as XML writes it; nothing for null, and for what is none.
std::optional<QString> primitive(const JsonValue &value)
{
    if (const QString *text = value.string())
        return text->isNull() ? u""_s : *text;
    if (const qint64 *integer = value.integer())
        return QString::number(*integer);
    if (const double *real = std::get_if<double>(&value.data))
        return QString::number(*real, 'g', QLocale::FloatingPointShortest);
    if (const bool *truth = std::get_if<bool>(&value.data))
        return *truth ? u"true"_s : u"false"_s;
    return {};
}

class CasJsonReader final : public JsonHandler {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)

public:
    CasJsonReader(const QString &file, const CasTypes &types, QStringList &remarks) : m_file(file), m_types(types), m_remarks(remarks) {}

    Result<bool> open(const QString &key, bool isObject, qsizetype line) override
    {
        if (m_scope == Scope::File) {
            if (!isObject)
                return refuse(line, tr("This is no CAS in JSON: it does not begin with an object."));
            m_scope = Scope::Root;
            return true;
        }
        if (m_scope == Scope::Root && key == "%FEATURE_STRUCTURES"_L1) {
            m_scope = Scope::Structures;
            m_hasStructures = true;
            return true;
        }
        return false;
    }
    Result<> value(const QString &key, JsonValue &&value) override
    {
        if (m_scope == Scope::Structures)
            return readStructure(key, value);
        if (m_scope != Scope::Root)
            return refuse(value.line, tr("This is no CAS in JSON: it does not begin with an object."));
        if (key == "%TYPES"_L1)
            return readTypes(value);
        if (key == "%VIEWS"_L1)
            return readViews(value);
        m_cas.header.push_back({key, std::move(value)});
        return {};
    }
    Result<> close() override
    {
        m_scope = m_scope == Scope::Structures ? Scope::Root : Scope::End;
        return {};
    }

    Result<Cas> finish();

private:
    enum class Scope : quint8 { File, Root, Structures, End };

    std::unexpected<Error> refuse(qsizetype line, const QString &sentence) const
    {
        return fail(Error::Code::BadInput, placed(m_file, line, sentence));
    }
    Result<qint64> id(const JsonValue &value) const
    {
        const qint64 *number = value.integer();
        if (!number || *number < 0 || *number > largestId)
            return refuse(value.line, tr("An id has to be a whole number from 0."));
        return *number;
    }
    Result<> readTypes(const JsonValue &value);
    Result<> readViews(const JsonValue &value);
    Result<> readStructure(const QString &key, const JsonValue &value);
    Result<> readElements(CasStructure &structure, const JsonValue &value) const;
    void declare();
    void putArraysInPlace();
    void dropDangling();

    const QString m_file;
    const CasTypes &m_types;
    QStringList &m_remarks;
    Cas m_cas;
    Scope m_scope = Scope::File;
    bool m_hasStructures = false;
    QSet<QString> m_names; ///< so that each name is held once
    QSet<qint64> m_ids;
};

QString memberText(const JsonValue::Object &object, QLatin1StringView key)
{
    const auto found = std::ranges::find(object, key, &JsonValue::Member::key);
    const QString *text = found == object.end() ? nullptr : found->value.string();
    return text ? *text : QString();
}

Result<> CasJsonReader::readTypes(const JsonValue &value)
{
    const JsonValue::Object *types = value.object();
    if (!types)
        return refuse(value.line, tr("“%TYPES” has to be an object."));
    for (const auto &[name, described] : *types) {
        const JsonValue::Object *object = described.object();
        if (!object)
            return refuse(described.line, tr("The type “%1” has to be an object.").arg(name));
        if (!isCasName(name))
            return refuse(described.line, tr("“%1” is no name of a type.").arg(name));
        CasType type{.name = name, .super = memberText(*object, "%SUPER_TYPE"_L1), .description = memberText(*object, "%DESCRIPTION"_L1)};
        for (const auto &[key, feature] : *object) {
            const JsonValue::Object *members = feature.object();
            if (key.startsWith(u'%') || !members)
                continue;
            if (!isCasName(key))
                return refuse(feature.line, tr("“%1” is no name of a feature.").arg(key));
            CasFeature read{.name = key,
                .range = memberText(*members, "%RANGE"_L1),
                .element = memberText(*members, "%ELEMENT_TYPE"_L1),
                .description = memberText(*members, "%DESCRIPTION"_L1)};
            const auto shared = std::ranges::find(*members, "%MULTIPLE_REFERENCES_ALLOWED"_L1, &JsonValue::Member::key);
            const bool *isShared = shared == members->end() ? nullptr : std::get_if<bool>(&shared->value.data);
            read.isShared = isShared && *isShared;
            if (read.range.endsWith("[]"_L1)) {
                read.element = read.range.chopped(2);
                read.range = cas::fsArray;
            }
            if (read.range.isEmpty())
                read.range = cas::string;
            type.features.push_back(std::move(read));
        }
        m_cas.types.add(type);
    }
    return {};
}

Result<> CasJsonReader::readViews(const JsonValue &value)
{
    const JsonValue::Object *views = value.object();
    if (!views)
        return refuse(value.line, tr("“%VIEWS” has to be an object."));
    for (const auto &[name, described] : *views) {
        CasView view{.name = name, .members = {}};
        const JsonValue::Object *object = described.object();
        if (!object)
            return refuse(described.line, tr("The view “%1” has to be an object.").arg(name));
        for (const auto &[key, member] : *object) {
            if (key == "%SOFA"_L1 && member.integer()) {
                GLOSSATOR_ASSIGN(view.sofa, id(member));
            } else if (key == "%MEMBERS"_L1) {
                if (!member.array())
                    return refuse(member.line, tr("“%MEMBERS” has to be a list of ids."));
                for (const JsonValue &one : *member.array()) {
                    GLOSSATOR_ASSIGN(const qint64 number, id(one));
                    view.members.push_back(number);
                }
            }
        }
        m_cas.views.push_back(std::move(view));
    }
    return {};
}

Result<> CasJsonReader::readStructure(const QString &key, const JsonValue &value)
{
    const auto shared = [this](const QString &name) { return *m_names.insert(name); };
    const JsonValue::Object *object = value.object();
    if (!object)
        return refuse(value.line, tr("A feature structure has to be an object."));
    CasStructure structure{.type = shared(memberText(*object, "%TYPE"_L1)), .line = value.line};
    if (structure.type.isEmpty())
        return refuse(value.line, tr("The feature structure has no “%TYPE”."));
    if (!isCasName(structure.type.endsWith("[]"_L1) ? structure.type.chopped(2) : structure.type))
        return refuse(value.line, tr("“%1” is no name of a type.").arg(structure.type.left(60)));
    if (!key.isEmpty())
        structure.id = key.toLongLong();
    if (size_t(object->size()) > maxCasFeatures)
        return refuse(value.line, tr("The feature structure has more than %1 features.").arg(maxCasFeatures));
    for (const auto &[name, member] : *object) {
        const bool isMarked = name.startsWith(u'@') || name.startsWith(u'^') || name.startsWith(u'#');
        if (!name.startsWith(u'%') && !isCasName(isMarked ? name.sliced(1) : name))
            return refuse(member.line, tr("“%1” is no name of a feature.").arg(name.left(60)));
        if (CasTypes::isArray(structure.type) && (name == "elements"_L1 || name == "@elements"_L1))
            return refuse(member.line, tr("The elements of an array stand under “%ELEMENTS”."));
        if (name == "%ID"_L1) {
            GLOSSATOR_ASSIGN(structure.id, id(member));
        } else if (name == "%ELEMENTS"_L1) {
            GLOSSATOR_TRY(readElements(structure, member));
        } else if (name.startsWith(u'@')) {
            if (std::holds_alternative<std::monostate>(member.data))
                continue;
            GLOSSATOR_ASSIGN(const qint64 number, id(member));
            if (number != 0)
                structure.setReference(shared(name.sliced(1)), number);
        } else if (!name.startsWith(u'%')) {
            std::optional<QString> text = primitive(member);
            if (!text && !std::holds_alternative<std::monostate>(member.data))
                return refuse(member.line, tr("The feature “%1” has to be a text, a number or true or false.").arg(name));
            if (!text)
                continue;
            if (name.startsWith(u'#') && (*text == "Inf"_L1 || *text == "-Inf"_L1))
                *text += "inity"_L1;
            structure.setText(shared(isMarked ? name.sliced(1) : name), *text);
        }
    }
    if (structure.id <= 0 || structure.id > largestId)
        return refuse(value.line, tr("The feature structure has no “%ID”, a whole number from 1."));
    if (m_ids.contains(structure.id))
        return refuse(value.line, tr("The %ID %1 is given twice.").arg(structure.id));
    if (m_cas.structures.size() >= maxCasStructures)
        return refuse(value.line, tr("The file has more than %1 structures.").arg(maxCasStructures));
    m_ids.insert(structure.id);
    m_cas.structures.push_back(std::move(structure));
    return {};
}

Result<> CasJsonReader::readElements(CasStructure &structure, const JsonValue &value) const
{
    const QString elements = u"elements"_s;
    if (structure.type == cas::byteArray) {
        const QString *text = value.string();
        const auto bytes = QByteArray::fromBase64Encoding((text ? *text : QString()).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!text || !bytes)
            return refuse(value.line, tr("The “%ELEMENTS” of a ByteArray have to be bytes in base64."));
        structure.setText(elements, QString::fromLatin1(bytes.decoded.toHex().toUpper()));
        return {};
    }
    if (!value.array() || !CasTypes::isArray(structure.type))
        return refuse(value.line, tr("“%ELEMENTS” has to be a list, of an array."));
    if (CasTypes::isOfStructures(structure.type)) {
        CasValue::References references;
        for (const JsonValue &one : *value.array()) {
            if (std::holds_alternative<std::monostate>(one.data)) {
                references.push_back(0);
                continue;
            }
            GLOSSATOR_ASSIGN(const qint64 number, id(one));
            references.push_back(number);
        }
        structure.set(elements, {std::move(references)});
        return {};
    }
    QStringList texts;
    for (const JsonValue &one : *value.array())
        texts << primitive(one).value_or(QString());
    structure.set(elements, {std::move(texts)});
    return {};
}

Result<Cas> CasJsonReader::finish()
{
    if (!m_hasStructures)
        return refuse(1, tr("This is no CAS in JSON: “%FEATURE_STRUCTURES” is missing."));
    m_cas.types.add(m_types);
    m_cas.index();
    for (CasStructure &structure : m_cas.structures) {
        if (CasTypes::isArray(structure.type) && structure.type != cas::byteArray && !structure.value("elements"_L1))
            structure.set(u"elements"_s, CasTypes::isOfStructures(structure.type) ? CasValue{CasValue::References()} : CasValue{QStringList()});
    }
    dropDangling();
    declare();
    putArraysInPlace();
    return std::move(m_cas);
}

void CasJsonReader::dropDangling()
{
    int dangling = 0;
    for (CasStructure &structure : m_cas.structures) {
        std::erase_if(structure.features, [&](const auto &entry) {
            const auto *reference = std::get_if<CasValue::Reference>(&entry.second.data);
            return reference && !m_cas.find(reference->id) && ++dangling;
        });
        for (auto &[name, value] : structure.features) {
            if (auto *references = std::get_if<CasValue::References>(&value.data)) {
                for (qint64 &reference : *references) {
                    if (reference != 0 && !m_cas.find(reference)) {
                        reference = 0;
                        ++dangling;
                    }
                }
            }
        }
    }
    for (CasView &view : m_cas.views)
        std::erase_if(view.members, [&](qint64 member) { return !m_cas.find(member) && ++dangling; });
    if (dangling > 0)
        m_remarks << placed(m_file, 1, tr("%n structures that are spoken of are not in the file.", nullptr, dangling));
}

/// Adds the types and features that the file does not describe.
void CasJsonReader::declare()
{
    for (const CasStructure &structure : m_cas.structures) {
        if (!m_cas.types.find(structure.type) && !structure.type.endsWith("[]"_L1)) {
            const QLatin1StringView super = structure.value("begin"_L1) && structure.value("end"_L1) ? cas::annotation
                : structure.value("sofa"_L1)                                                           ? cas::annotationBase
                                                                                                       : cas::top;
            m_cas.types.add(CasType{.name = structure.type, .super = super});
        }
        for (const auto &[name, value] : structure.features) {
            const CasFeature *declared = m_cas.types.feature(structure.type, name);
            const auto *reference = std::get_if<CasValue::Reference>(&value.data);
            // What the file holds is what counts, also where it says otherwise of it.
            if ((name == "elements"_L1 && CasTypes::isArray(structure.type)) || (declared && m_cas.types.isPrimitive(declared->range) == !reference))
                continue;
            CasFeature feature{.name = name};
            if (reference) {
                const QString &type = m_cas.find(reference->id)->type;
                feature.range = type.endsWith("[]"_L1) ? QString(cas::fsArray) : CasTypes::isArray(type) ? type : QString(cas::top);
            }
            m_cas.types.setFeature(structure.type, feature);
        }
    }
}

void CasJsonReader::putArraysInPlace()
{
    QSet<qint64> inPlace;
    QSet<qint64> kept;
    for (const CasView &view : m_cas.views)
        kept.unite(QSet<qint64>(view.members.begin(), view.members.end()));
    for (CasStructure &structure : m_cas.structures) {
        for (auto &[name, value] : structure.features) {
            if (const auto *references = std::get_if<CasValue::References>(&value.data))
                kept.unite(QSet<qint64>(references->begin(), references->end()));
            const auto *reference = std::get_if<CasValue::Reference>(&value.data);
            if (!reference)
                continue;
            const qint64 target = reference->id;
            const CasStructure *array = m_cas.find(target);
            const CasFeature *feature = m_cas.types.feature(structure.type, name);
            const CasValue *elements = CasTypes::isArray(array->type) ? array->value("elements"_L1) : nullptr;
            const bool isInPlace = feature && !feature->isShared && elements && array != &structure
                && (feature->range == array->type || (feature->range == cas::fsArray && array->type.endsWith("[]"_L1)));
            if (isInPlace) {
                value = CasValue(*elements);
                inPlace.insert(target);
                if (const auto *held = std::get_if<CasValue::References>(&value.data))
                    kept.unite(QSet<qint64>(held->begin(), held->end()));
            } else {
                kept.insert(target);
            }
        }
    }
    std::erase_if(m_cas.structures, [&](const CasStructure &structure) { return inPlace.contains(structure.id) && !kept.contains(structure.id); });
    m_cas.index();
}

} // namespace

Result<Cas> readCasJson(const QByteArray &bytes, const QString &file, const CasTypes &types, QStringList &remarks)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    CasJsonReader reader(file, types, remarks);
    GLOSSATOR_TRY(parseJson(buffer, file, reader));
    return reader.finish();
}

} // namespace glossator
