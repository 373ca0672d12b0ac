// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/casreader.h"

#include "models/base/sha256.h"
#include "models/formats/caslayerreader.h"
#include "models/formats/casmerge.h"
#include "models/formats/casxmiwriter.h"
#include "models/formats/flaggedmentions.h"
#include "models/formats/heading.h"
#include "models/formats/jsonfields.h"
#include "models/formats/jsonids.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 firstOfProject = qint64(1) << 32; ///< below there is no replica

class Reading {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)

public:
    Reading(const Cas &cas, const CasOrigin &origin) : m_cas(cas), m_origin(origin) {}

    CasReading read();

private:
    void chooseView();
    void readRecords();
    void takeDocumentRecord(const QString &text);
    bool takeIds(const Bundle &things);
    void readArticle();
    void readMetaData(Article &article) const;
    void tellUnlisted();
    void tellFlagged(const Bundle &things);
    void nameStructures();
    void remark(const QString &sentence) { m_read.article.remarks << m_origin.path + u": "_s + sentence; }

    const Cas &m_cas;
    const CasOrigin &m_origin;
    CasReading m_read;
    CasRecords m_records;
    QSet<std::pair<Noun, qint64>> m_given; ///< ids in the records
    std::optional<CasLayerReader> m_layers;
    qint64 m_lastId = 0;
};

CasReading Reading::read()
{
    chooseView();
    if (m_origin.withRecords)
        readRecords();
    if (m_read.view)
        readArticle();
    return std::move(m_read);
}

/// The first with a text; of several with none the first that could have one.
void Reading::chooseView()
{
    QStringList others;
    const auto textOf = [this](const CasView &view) {
        const CasStructure *sofa = m_cas.find(view.sofa);
        return sofa && sofa->value("sofaString"_L1) ? std::optional(sofa->text("sofaString"_L1)) : std::nullopt;
    };
    const CasView *empty = nullptr;
    for (const CasView &view : m_cas.views) {
        const auto text = textOf(view);
        if (text && text->isEmpty() && !empty)
            empty = &view;
        if (text && !text->isEmpty() && !m_read.view)
            m_read.view = &view;
    }
    if (!m_read.view)
        m_read.view = empty;
    if (!m_read.view)
        return;
    m_read.article.text = *textOf(*m_read.view);
    for (const CasView &view : m_cas.views) {
        if (&view != m_read.view)
            others << view.name;
    }
    if (!others.isEmpty())
        remark(tr("The view “%1” is read; what is in %2 is kept and not shown.").arg(m_read.view->name, others.join(u", ")));
}

/// Notes the ids of the things; false where one is given already.
bool Reading::takeIds(const Bundle &things)
{
    std::vector<std::pair<Noun, qint64>> ids;
    eachJsonList([&]<class T>(const char *, std::vector<T> Bundle::*list) {
        for (const T &item : things.*list) {
            if constexpr (requires { item.id; })
                ids.emplace_back(nounOf<decltype(T::id)>, item.id.value());
        }
    });
    const bool areNew = std::ranges::none_of(ids, [this](const auto &id) { return m_given.contains(id); });
    if (areNew)
        m_given.unite(QSet(ids.begin(), ids.end()));
    return areNew;
}

void Reading::takeDocumentRecord(const QString &text)
{
    const Result<Bundle> things = readCasRecord(text, m_origin.path);
    if (!things)
        return remark(tr("What Glossator added to the document was changed and is not read: %1").arg(things.error().message));
    if (!takeIds(*things))
        return remark(tr("What Glossator added to the document stands in it twice."));
    eachJsonList([&](const char *, const auto list) {
        const auto &items = (*things).*list;
        (m_records.document.*list).insert((m_records.document.*list).end(), items.begin(), items.end());
    });
    if (things->article)
        m_records.document.article = things->article;
}

void Reading::readRecords()
{
    for (const CasStructure &structure : m_cas.structures) {
        if (structure.type == cas::ourDocument && structure.value(cas::ourData))
            takeDocumentRecord(structure.text(cas::ourData));
    }
    if (!m_records.document.article)
        return; // without it there is nothing to hang the others on
    const QSet<qint64> members = m_read.view ? QSet<qint64>(m_read.view->members.begin(), m_read.view->members.end()) : QSet<qint64>();
    for (const CasStructure &structure : m_cas.structures) {
        const QString text = structure.type == cas::ourDocument || !members.contains(structure.id) ? QString() : structure.text(cas::ourData);
        if (text.isEmpty())
            continue;
        Result<Bundle> record = readCasRecord(text, m_origin.path);
        if (record && takeIds(*record))
            m_records.ofStructures.insert(structure.id, *std::move(record));
        else
            remark(tr("What Glossator added to an annotation stands at two, or was changed; there only the layer is read."));
    }
    // What is new gets small ids: the others are a project's own, and may be free elsewhere.
    for (const auto &[noun, id] : std::as_const(m_given)) {
        if (id < firstOfProject)
            m_lastId = std::max(m_lastId, id);
    }
}

void Reading::readArticle()
{
    Bundle &read = m_read.article;
    const bool hasRecords = m_records.document.article.has_value();
    const TextOffsets text(read.text);
    Article article;
    article.id = ArticleId(1);
    const Heading heading = headingOf(text, m_origin.path);
    article.title = heading.title;
    article.published = heading.published;
    if (hasRecords) {
        const Article &said = *m_records.document.article;
        article = said;
        article.original.clear();
    }
    readMetaData(article);
    article.path = m_origin.path;
    article.format = m_origin.format;
    article.encoding = u"UTF-8"_s;
    article.text = sha256(read.text.toUtf8());
    if (article.id.value() < firstOfProject)
        m_lastId = std::max(m_lastId, article.id.value());
    read.article = article;
    m_layers.emplace(m_cas, *m_read.view, text, m_lastId);
    m_layers->read();
    m_read.isTooMuch = m_layers->isTooMuch();
    if (m_origin.withRecords) {
        if (m_read.isTooMuch)
            return;
        tellUnlisted();
    }
    Bundle things = std::move(m_layers->bundle);
    if (hasRecords) {
        m_layers->bundle = things;
        things = mergeCasRecords(m_cas, *m_layers, text, m_origin.path, std::move(m_records));
        things.hasOwnIds = true;
    }
    things.article = read.article;
    things.text = read.text;
    if (m_origin.withRecords)
        tellFlagged(things);
    things.remarks = read.remarks + things.remarks;
    eachJsonList([&]<class T>(const char *, std::vector<T> Bundle::*list) {
        for (T &item : things.*list) {
            if constexpr (requires { item.article; })
                item.article = article.id;
        }
    });
    dropDangling(things);
    read = std::move(things);
    nameStructures();
}

/// An annotation that no view lists is nothing to other programs either, but may be somebody's work.
void Reading::tellUnlisted()
{
    using Kind = CasLayer::Kind;
    QSet<qint64> listed;
    for (const CasView &view : m_cas.views)
        listed.unite(QSet<qint64>(view.members.begin(), view.members.end()));
    int count = 0;
    for (const CasStructure &structure : m_cas.structures) {
        const Kind kind = m_layers->layers().of(structure.type).kind;
        const bool isMark = kind == Kind::Span || kind == Kind::Event || kind == Kind::ChainLink || kind == Kind::Relation;
        count += isMark && !listed.contains(structure.id);
    }
    if (count > 0)
        remark(tr("%n annotations are in no view, as if they were deleted. They are kept and not shown.", nullptr, count));
}

void Reading::tellFlagged(const Bundle &things)
{
    if (m_layers->endless > 0) {
        m_read.article.remarks << placed(m_origin.path, m_layers->endlessLine,
            tr("%n relation(s) lack an end that is marked in the text. They are kept and not shown.", nullptr, m_layers->endless));
    }
    QHash<MentionId, const Mention *> doubtful;
    for (const Mention &mention : things.mentions) {
        if (!mention.flag.isEmpty())
            doubtful.insert(mention.id, &mention);
    }
    FlaggedMentions flagged;
    for (const CasLayerReader::Things &thing : m_layers->things) {
        const Mention *mention = doubtful.value(thing.mention);
        if (!mention)
            continue;
        const QString name = (m_origin.format == "cas-json"_L1 ? u"%ID "_s : u"xmi:id "_s) + QString::number(thing.structure->id);
        if (const QString told = flagged.tell(*mention, name); !told.isEmpty())
            m_read.article.remarks << placed(m_origin.path, thing.structure->line, told);
    }
    if (const QString more = flagged.rest(m_origin.path); !more.isEmpty())
        m_read.article.remarks << more;
}

/// What the metadata say is as good as what we said, and may be newer.
void Reading::readMetaData(Article &article) const
{
    const CasStructure *data = nullptr;
    for (const qint64 member : m_read.view->members) {
        const CasStructure *structure = m_cas.find(member);
        if (structure && m_cas.types.isA(structure->type, cas::documentAnnotation) && (!data || structure->value("documentTitle"_L1)))
            data = structure;
    }
    if (!data)
        return;
    if (const QString title = data->text("documentTitle"_L1); !title.isEmpty() && title != xmlText(article.title))
        article.title = title;
    if (const QString language = data->text("language"_L1); !language.isEmpty() && language != "x-unspecified"_L1 && language != xmlText(article.language))
        article.language = language;
    if (const QString url = data->text("documentUri"_L1); (url.startsWith("http://"_L1) || url.startsWith("https://"_L1)) && url != xmlText(article.url))
        article.url = url;
}

/// What the file calls each thing.
void Reading::nameStructures()
{
    QSet<Owner> there;
    const auto note = [&there](const auto &things) {
        for (const auto &thing : things)
            there.insert(thing.id);
    };
    Bundle &bundle = m_read.article;
    note(bundle.mentions);
    note(bundle.eventMentions);
    note(bundle.relations);
    note(bundle.arguments);
    const auto name = [&](const Owner &owner, qint64 structure) {
        if (owner.id == 0 || !there.contains(owner))
            return;
        m_read.structures.insert(owner, structure);
        // Among ids that are kept this one has none: it gets one when it is stored.
        bundle.externalIds.push_back({.id = bundle.hasOwnIds ? ExternalIdId() : m_layers->next<ExternalIdId>(),
            .owner = owner,
            .kind = ExternalId::Kind::Id,
            .scheme = m_origin.format,
            .value = QString::number(structure),
            .label = {},
            .type = {}});
    };
    for (const CasLayerReader::Things &thing : m_layers->things) {
        name(thing.mention, thing.structure->id);
        name(thing.eventMention, thing.structure->id);
        name(thing.relation, thing.structure->id);
        for (const CasLayerReader::Slot &slot : thing.slots)
            name(slot.argument, slot.link);
    }
}

} // namespace

CasReading readCas(const Cas &cas, const CasOrigin &origin) { return Reading(cas, origin).read(); }

Extent placeInCas(const Extent &extent, qsizetype textLength)
{
    if (extent.isValidFor(textLength))
        return extent;
    const TextSpan hull = extent.fragments().empty() ? TextSpan{} : extent.hull();
    const qsizetype begin = std::clamp<qsizetype>(hull.begin, 0, textLength);
    return TextSpan{begin, std::clamp<qsizetype>(hull.end, begin, textLength)};
}

} // namespace glossator
