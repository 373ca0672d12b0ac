// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casxmireader.h"

#include "models/formats/casguess.h"
#include "models/formats/safexml.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)
};

constexpr QLatin1StringView xmiSpace{"http://www.omg.org/XMI"};
constexpr QLatin1StringView casSpace{"http:///uima/cas.ecore"};
constexpr int deepestXmi = 3; ///< XMI, structure, feature
constexpr qint64 largestId = 2'000'000'000; ///< Java's int, with room for new ones

/// `http:///a/b.ecore` and C are a.b.C.
std::optional<QString> typeName(QStringView space, QStringView name)
{
    if (!space.startsWith("http:///"_L1) || !space.endsWith(".ecore"_L1))
        return {};
    const QString package = space.sliced(8).chopped(6).toString().replace(u'/', u'.');
    return package == "uima.noNamespace"_L1 ? name.toString() : package + u'.' + name.toString();
}

QStringList words(const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); }

class XmiReader {
public:
    XmiReader(const QByteArray &bytes, const QString &file, const CasTypes &types, QStringList &remarks)
        : m_xml(bytes, file, deepestXmi)
        , m_file(file)
        , m_remarks(remarks)
    {
        m_cas.types = types;
    }

    Result<Cas> read();

private:
    Result<> readRoot();
    Result<> readStructure();
    Result<> readChildren(CasStructure &structure);
    Result<> readView();
    Result<qint64> id(const QString &text) const;
    Result<> takeIds();
    Result<> nameViews();
    void declare();
    [[nodiscard]] bool isStructure(const QString &text) const
    {
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        return isNumber && m_cas.find(number);
    }
    void resolve(CasStructure &structure);
    void resolve(CasValue &value, const QString &range, bool isShared);
    qint64 reference(const QString &text);

    SafeXml m_xml;
    const QString m_file;
    QStringList &m_remarks;
    Cas m_cas;
    QSet<QString> m_names; ///< so that each name is held once
    size_t m_members = 0; ///< of all views
    qint64 m_dangling = 0;
};

Result<Cas> XmiReader::read()
{
    GLOSSATOR_TRY(readRoot());
    GLOSSATOR_TRY(takeIds());
    declare();
    qsizetype line = 1; ///< of the first reference that leads nowhere
    for (CasStructure &structure : m_cas.structures) {
        const qint64 before = m_dangling;
        resolve(structure);
        line = before == 0 && m_dangling > 0 ? structure.line : line;
    }
    for (CasView &view : m_cas.views)
        std::erase_if(view.members, [this](qint64 id) { return !m_cas.find(id) && ++m_dangling; });
    if (m_dangling > 0)
        m_remarks << placed(m_file, line, Texts::tr("%n references lead to structures that are not in the file; they were left out.", nullptr, int(m_dangling)));
    GLOSSATOR_TRY(nameViews());
    return std::move(m_cas);
}

Result<> XmiReader::readRoot()
{
    GLOSSATOR_ASSIGN(bool more, m_xml.next());
    while (more && m_xml->isCharacters()) {
        GLOSSATOR_ASSIGN(more, m_xml.next());
    }
    if (!more || m_xml->namespaceUri() != xmiSpace || m_xml->name() != "XMI"_L1)
        return m_xml.refuse(Texts::tr("This is no CAS in XMI: it does not begin with the element xmi:XMI."));
    for (;;) {
        GLOSSATOR_ASSIGN(more, m_xml.next());
        if (!more)
            return {};
        if (!m_xml->isStartElement())
            continue;
        if (m_xml->namespaceUri() == casSpace && m_xml->name() == "View"_L1)
            GLOSSATOR_TRY(readView());
        else
            GLOSSATOR_TRY(readStructure());
        if (m_cas.structures.size() > maxCasStructures)
            return m_xml.refuse(Texts::tr("The file has more than %1 structures.").arg(maxCasStructures));
    }
}

Result<qint64> XmiReader::id(const QString &text) const
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < 0 || number > largestId)
        return m_xml.refuse(Texts::tr("“%1” is no id: a whole number from 0 is expected.").arg(text.left(40)));
    return number;
}

Result<> XmiReader::readStructure()
{
    const std::optional<QString> type = typeName(m_xml->namespaceUri(), m_xml->name());
    if (!type || !isCasName(*type))
        return m_xml.refuse(Texts::tr("The element “%1” is of no type of UIMA: its namespace does not read http:///….ecore.")
                                .arg(m_xml->qualifiedName()));
    const auto shared = [this](const QString &name) { return *m_names.insert(name); };
    CasStructure structure{.id = -1, .type = shared(*type), .line = m_xml->lineNumber()};
    const auto tooMany = [this] {
        return m_xml.refuse(Texts::tr("The element has more than %1 features.").arg(maxCasFeatures));
    };
    if (size_t(m_xml->attributes().size()) > maxCasFeatures)
        return tooMany();
    for (const QXmlStreamAttribute &attribute : m_xml->attributes()) {
        if (attribute.namespaceUri() == xmiSpace) {
            if (attribute.name() == "id"_L1) {
                GLOSSATOR_ASSIGN(structure.id, id(attribute.value().toString()));
            }
            continue;
        }
        if (!isCasName(attribute.name()))
            return m_xml.refuse(Texts::tr("“%1” is no name of a feature.").arg(attribute.name()));
        structure.features.emplace_back(shared(attribute.name().toString()), CasValue{attribute.value().toString()});
    }
    GLOSSATOR_TRY(readChildren(structure));
    if (structure.features.size() > maxCasFeatures)
        return tooMany();
    if (structure.id != 0) // that is cas:NULL
        m_cas.structures.push_back(std::move(structure));
    return {};
}

/// Features as elements: one for each value, or `<next href="#12"/>`.
Result<> XmiReader::readChildren(CasStructure &structure)
{
    const int inside = m_xml.depth();
    QHash<QString, QStringList> values;
    QStringList order;
    QString name;
    QString text;
    for (;;) {
        GLOSSATOR_ASSIGN(const bool more, m_xml.next());
        if (!more)
            return {};
        if (m_xml->isStartElement()) {
            name = m_xml->name().toString();
            if (!isCasName(name))
                return m_xml.refuse(Texts::tr("“%1” is no name of a feature.").arg(name));
            text = m_xml->attributes().value("href"_L1).toString();
            if (text.startsWith(u'#'))
                text.remove(0, 1);
        } else if (m_xml->isCharacters()) {
            if (m_xml.depth() > inside)
                text += m_xml->text();
        } else if (m_xml.depth() < inside) {
            break;
        } else {
            if (!values.contains(name)) {
                if (size_t(order.size()) > maxCasFeatures)
                    break;
                order << name;
            }
            values[name] << (text.isNull() ? u""_s : text);
        }
    }
    for (const QString &feature : std::as_const(order))
        structure.set(*m_names.insert(feature), {values.value(feature)});
    return {};
}

Result<> XmiReader::readView()
{
    CasView view;
    const QXmlStreamAttributes attributes = m_xml->attributes();
    if (attributes.hasAttribute("sofa"_L1)) {
        GLOSSATOR_ASSIGN(view.sofa, id(attributes.value("sofa"_L1).toString()));
    }
    CasStructure children;
    GLOSSATOR_TRY(readChildren(children));
    QStringList lists = m_cas.texts(children.value("members"_L1));
    lists.prepend(attributes.value("members"_L1).toString());
    for (const QString &list : std::as_const(lists)) {
        for (const QStringView member : QStringView(list).tokenize(u' ', Qt::SkipEmptyParts)) {
            if (++m_members > maxCasMembers)
                return m_xml.refuse(Texts::tr("The views have more than %1 members.").arg(maxCasMembers));
            GLOSSATOR_ASSIGN(const qint64 number, id(member.toString()));
            view.members.push_back(number);
        }
    }
    if (m_cas.views.size() >= maxCasViews)
        return m_xml.refuse(Texts::tr("The file has more than %1 views.").arg(maxCasViews));
    m_cas.views.push_back(std::move(view));
    return {};
}

/// Each structure has an id of its own.
Result<> XmiReader::takeIds()
{
    QSet<qint64> ids;
    qint64 last = 0;
    for (const CasStructure &structure : m_cas.structures) {
        if (structure.id < 0)
            continue;
        if (ids.contains(structure.id))
            return fail(Error::Code::BadInput,
                placed(m_file, structure.line, Texts::tr("The xmi:id %1 is given twice.").arg(structure.id)));
        ids.insert(structure.id);
        last = std::max(last, structure.id);
    }
    for (CasStructure &structure : m_cas.structures) {
        if (structure.id < 0)
            structure.id = ++last;
    }
    m_cas.index();
    return {};
}

/// Adds what the type system lacks.
void XmiReader::declare()
{
    if (const QStringList otherwise = declareKnownTypes(m_cas); !otherwise.isEmpty())
        m_remarks << placed(m_file, 1, Texts::tr("The type system says of %1 what it is not; it was read as what it is known to be.").arg(otherwise.join(u", ")));
    if (const QStringList layers = declareMissingTypes(m_cas); !layers.isEmpty())
        m_remarks << placed(m_file, 1, missingTypesTold(layers));
}

qint64 XmiReader::reference(const QString &text)
{
    if (isStructure(text))
        return text.toLongLong();
    m_dangling += text != "0"_L1;
    return 0;
}

void XmiReader::resolve(CasStructure &structure)
{
    const bool isArray = CasTypes::isArray(structure.type);
    for (auto &[name, value] : structure.features) {
        if (isArray && name == "elements"_L1)
            resolve(value, structure.type, false);
        else if (const CasFeature *feature = m_cas.types.feature(structure.type, name))
            resolve(value, feature->range, feature->isShared);
    }
    if (isArray && structure.type != cas::byteArray && !structure.value("elements"_L1))
        structure.set(u"elements"_s, CasTypes::isOfStructures(structure.type) ? CasValue{CasValue::References()} : CasValue{QStringList()});
    std::erase_if(structure.features, [](const auto &entry) {
        const auto *reference = std::get_if<CasValue::Reference>(&entry.second.data);
        return reference && reference->id == 0;
    });
}

void XmiReader::resolve(CasValue &value, const QString &range, bool isShared)
{
    const QString *single = std::get_if<QString>(&value.data);
    const QStringList *several = std::get_if<QStringList>(&value.data);
    if (m_cas.types.isPrimitive(range)) {
        if (several)
            value.data = several->value(0);
        return;
    }
    if (range == cas::byteArray && !(isShared && single && isStructure(*single))) {
        if (several)
            value.data = several->join(QString());
        return;
    }
    const bool isList = CasTypes::isOfStructures(range) || CasTypes::isOfPrimitives(range);
    if (!isList || (isShared && (single || several->size() == 1))) {
        value.data = CasValue::Reference{reference(single ? *single : several->value(0))};
        return;
    }
    const QStringList parts = single ? words(*single) : *several;
    if (CasTypes::isOfPrimitives(range)) {
        value.data = parts;
        return;
    }
    CasValue::References references;
    for (const QString &part : parts) {
        for (const QString &word : words(part))
            references.push_back(reference(word));
    }
    value.data = std::move(references);
}

Result<> XmiReader::nameViews()
{
    QSet<qint64> viewed;
    for (CasView &view : m_cas.views) {
        const CasStructure *sofa = m_cas.find(view.sofa);
        if (!sofa)
            view.sofa = 0;
        else
            view.name = sofa->text("sofaID"_L1);
        viewed.insert(view.sofa);
    }
    for (const CasStructure &structure : m_cas.structures) { // UIMA may leave out a view without members
        if (structure.type != cas::sofa || viewed.contains(structure.id))
            continue;
        if (m_cas.views.size() >= maxCasViews)
            return fail(Error::Code::BadInput, placed(m_file, structure.line, Texts::tr("The file has more than %1 views.").arg(maxCasViews)));
        m_cas.views.push_back({structure.text("sofaID"_L1), structure.id, {}});
    }
    QSet<QString> names;
    for (const CasView &view : m_cas.views) {
        if (names.contains(view.name))
            return fail(Error::Code::BadInput, placed(m_file, 1, Texts::tr("Two views are named “%1”.").arg(view.name)));
        names.insert(view.name);
    }
    for (CasView &view : m_cas.views) {
        for (int i = 1; view.name.isEmpty(); ++i) {
            const QString name = i == 1 ? u"_InitialView"_s : u"view%1"_s.arg(i);
            view.name = names.contains(name) ? QString() : name;
        }
    }
    return {};
}

} // namespace

Result<Cas> readCasXmi(const QByteArray &bytes, const QString &file, const CasTypes &types, QStringList &remarks)
{
    return XmiReader(bytes, file, types, remarks).read();
}

} // namespace glossator
