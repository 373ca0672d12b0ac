// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casjsonreader.h"

#include "models/formats/casguess.h"
#include "models/formats/utf8file.h"

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
        if (m_scope == Scope::Root && key == "%VIEWS"_L1 && isObject) {
            m_scope = Scope::Views;
            return true;
        }
        if (m_scope == Scope::Views && isObject) {
            if (m_cas.views.size() >= maxCasViews)
                return refuse(line, tr("The file has more than %1 views.").arg(maxCasViews));
            m_cas.views.push_back({.name = key, .members = {}});
            m_scope = Scope::View;
            return true;
        }
        if (m_scope == Scope::View && key == "%MEMBERS"_L1 && !isObject) {
            m_scope = Scope::Members;
            return true;
        }
        return false;
    }
    Result<> value(const QString &key, JsonValue &&value) override
    {
        switch (m_scope) {
        case Scope::Structures:
            return readStructure(key, value);
        case Scope::Views:
            return refuse(value.line, tr("The view “%1” has to be an object.").arg(key));
        case Scope::View:
            return readOfView(key, value);
        case Scope::Members:
            return readMember(value);
        case Scope::Root:
            break;
        default:
            return refuse(value.line, tr("This is no CAS in JSON: it does not begin with an object."));
        }
        if (key == "%TYPES"_L1)
            return readTypes(value);
        if (key == "%VIEWS"_L1)
            return refuse(value.line, tr("“%VIEWS” has to be an object."));
        m_cas.header.push_back({key, std::move(value)});
        return {};
    }
    Result<> close() override
    {
        switch (m_scope) {
        case Scope::Members:
            m_scope = Scope::View;
            break;
        case Scope::View:
            m_scope = Scope::Views;
            break;
        case Scope::Views:
        case Scope::Structures:
            m_scope = Scope::Root;
            break;
        default:
            m_scope = Scope::End;
        }
        return {};
    }

    Result<Cas> finish();

private:
    enum class Scope : quint8 { File, Root, Structures, Views, View, Members, End };

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
    Result<> readOfView(const QString &key, const JsonValue &value);
    Result<> readMember(const JsonValue &value);
    Result<> readStructure(const QString &key, const JsonValue &value);
    Result<> readElements(CasStructure &structure, const JsonValue &value) const;
    Result<> addViews();
    Result<> declare();
    void putArraysInPlace();
    void dropDangling();

    const QString m_file;
    const CasTypes &m_types;
    QStringList &m_remarks;
    Cas m_cas;
    Scope m_scope = Scope::File;
    bool m_hasStructures = false;
    size_t m_members = 0; ///< of all views
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

Result<> CasJsonReader::readOfView(const QString &key, const JsonValue &value)
{
    if (key == "%MEMBERS"_L1)
        return refuse(value.line, tr("“%MEMBERS” has to be a list of ids."));
    if (key == "%SOFA"_L1 && value.integer()) {
        GLOSSATOR_ASSIGN(m_cas.views.back().sofa, id(value));
    }
    return {};
}

Result<> CasJsonReader::readMember(const JsonValue &value)
{
    if (++m_members > maxCasMembers)
        return refuse(value.line, tr("The views have more than %1 members.").arg(maxCasMembers));
    GLOSSATOR_ASSIGN(const qint64 number, id(value));
    m_cas.views.back().members.push_back(number);
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
    GLOSSATOR_TRY(addViews());
    for (CasStructure &structure : m_cas.structures) {
        if (CasTypes::isArray(structure.type) && structure.type != cas::byteArray && !structure.value("elements"_L1))
            structure.set(u"elements"_s, CasTypes::isOfStructures(structure.type) ? CasValue{CasValue::References()} : CasValue{QStringList()});
    }
    dropDangling();
    GLOSSATOR_TRY(declare());
    putArraysInPlace();
    return std::move(m_cas);
}

/// What is annotated in a text that no view has is not lost for that. A view that does not say its text has the one of its
/// name.
Result<> CasJsonReader::addViews()
{
    QHash<QString, size_t> views; ///< by name
    QSet<qint64> viewed;
    for (size_t i = 0; i < m_cas.views.size(); ++i) {
        views.insert(m_cas.views[i].name, i);
        viewed.insert(m_cas.views[i].sofa);
    }
    for (const CasStructure &structure : m_cas.structures) {
        const QString name = structure.text("sofaID"_L1);
        if (structure.type != cas::sofa || viewed.contains(structure.id) || name.isEmpty())
            continue;
        if (const auto named = views.constFind(name); named != views.constEnd()) {
            CasView &view = m_cas.views[*named];
            if (view.sofa == 0)
                view.sofa = structure.id;
            continue;
        }
        if (m_cas.views.size() >= maxCasViews)
            return refuse(structure.line, tr("The file has more than %1 views.").arg(maxCasViews));
        views.insert(name, m_cas.views.size());
        m_cas.views.push_back({name, structure.id, {}});
    }
    return {};
}

void CasJsonReader::dropDangling()
{
    int dangling = 0;
    qsizetype line = 1; ///< of the first
    for (CasStructure &structure : m_cas.structures) {
        const int before = dangling;
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
        line = before == 0 && dangling > 0 ? structure.line : line;
    }
    for (CasView &view : m_cas.views)
        std::erase_if(view.members, [&](qint64 member) { return !m_cas.find(member) && ++dangling; });
    if (dangling > 0)
        m_remarks << placed(m_file, line, tr("%n references lead to structures that are not in the file; they were left out.", nullptr, dangling));
}

/// Adds the types and features that the file does not describe, or describes wrongly.
Result<> CasJsonReader::declare()
{
    if (const QStringList otherwise = declareKnownTypes(m_cas); !otherwise.isEmpty())
        m_remarks << placed(m_file, 1, tr("The type system says of %1 what it is not; it was read as what it is known to be.").arg(otherwise.join(u", ")));
    QStringList missing;
    for (const CasStructure &structure : m_cas.structures) {
        if (!m_cas.types.find(structure.type) && !structure.type.endsWith("[]"_L1)) {
            missing << structure.type;
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
            if (!m_cas.types.setFeature(structure.type, feature))
                return refuse(structure.line, tr("UIMA has “%1” hold another kind of value.").arg(name));
        }
    }
    if (!missing.isEmpty())
        m_remarks << placed(m_file, 1, missingTypesTold(missing));
    return {};
}

void CasJsonReader::putArraysInPlace()
{
    QHash<qint64, int> counts; ///< how often a structure is spoken of
    const auto count = [&counts](const std::vector<qint64> &ids) {
        for (const qint64 id : ids)
            ++counts[id];
    };
    for (const CasView &view : m_cas.views)
        count(view.members);
    for (const CasStructure &structure : m_cas.structures) {
        for (const auto &[name, value] : structure.features) {
            if (const auto *reference = std::get_if<CasValue::Reference>(&value.data))
                ++counts[reference->id];
            else if (const auto *references = std::get_if<CasValue::References>(&value.data))
                count(*references);
        }
    }
    QSet<qint64> gone;
    for (CasStructure &structure : m_cas.structures) {
        for (auto &[name, value] : structure.features) {
            const CasValue *elements = m_cas.inPlace(structure, name, value);
            const qint64 array = elements ? std::get<CasValue::Reference>(value.data).id : 0;
            if (!elements || counts.value(array) != 1)
                continue; // a copy for each who speaks of it could be more than there is room for
            gone.insert(array);
            value = CasValue(*elements);
        }
    }
    std::erase_if(m_cas.structures, [&gone](const CasStructure &structure) { return gone.contains(structure.id); });
    m_cas.index();
}

} // namespace

Result<Cas> readCasJson(const QByteArray &bytes, const QString &file, const CasTypes &types, QStringList &remarks)
{
    GLOSSATOR_ASSIGN(QByteArray utf8, utf8OfJson(bytes, file));
    QBuffer buffer(&utf8);
    buffer.open(QIODevice::ReadOnly);
    CasJsonReader reader(file, types, remarks);
    GLOSSATOR_TRY(parseJson(buffer, file, reader));
    return reader.finish();
}

} // namespace glossator
