// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationreader.h"

#include "models/base/filenames.h"
#include "models/base/sha256.h"
#include "models/base/textdecoder.h"
#include "models/formats/articletext.h"
#include "models/formats/bundleindex.h"
#include "models/formats/flaggedmentions.h"
#include "models/formats/heading.h"
#include "models/formats/spanruler.h"
#include "models/formats/webannotationbody.h"
#include "models/formats/webannotationextension.h"
#include "models/formats/webannotationtarget.h"

#include <QDateTime>
#include <QFileInfo>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr size_t mostMentions = 200'000; ///< from where on a quote that stands often is not read

class Reader {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnotation)

public:
    Reader(const OaPage &page, const OaInput &input)
        : m_page(page)
        , m_input(input)
        , m_source(input.source)
        , m_text(input.text)
    {
    }

    Result<OaReading> read();

private:
    [[nodiscard]] std::unexpected<Error> refuse(const QString &sentence) const
    {
        return fail(Error::Code::BadInput, m_source.path + u": "_s + sentence);
    }
    void remark(const JsonValue &item, const QString &sentence) { m_bundle.remarks << placed(m_source.path, item.line, sentence); }
    void tellIfFlagged(const Mention &mention, size_t index)
    {
        const JsonValue &item = m_page.items[index];
        const QString told = mention.flag.isEmpty() ? QString() : m_flagged.tell(mention, jsonString(item, u"id"));
        if (!told.isEmpty())
            remark(item, told);
    }

    Result<> readExtensions();
    void checkOurs();
    [[nodiscard]] bool hasMore() const;

    Result<> findText();
    void adopt();
    [[nodiscard]] QString textFileFor(const QString &source) const;
    Result<> readText(const QString &file);
    void readForeign();
    void readMentions(size_t index);
    [[nodiscard]] SpanFit::Place placeOf(const OaTarget &target) const;
    void readRelations(size_t index);
    void readOfArticle(size_t index);
    void addBodies(const JsonValue &item, const Owner &owner, const std::vector<OaBody> &bodies);
    Provenance provenanceOf(const JsonValue &item);
    void addName(const Owner &owner, const QString &id);

    template <class IdType>
    IdType next()
    {
        while (m_taken.contains(++m_lastId)) { }
        return IdType(m_lastId);
    }

    const OaPage &m_page;
    const OaInput &m_input;
    const Source &m_source;
    const QString *m_text;
    OaReading m_reading;
    Bundle &m_bundle = m_reading.bundle;
    bool m_isOurs = false; ///< the file carries the extension
    bool m_isOriginalTheText = false;
    bool m_hasText = false;
    QString m_textSource; ///< the source whose text it is; empty: that of all
    std::vector<std::vector<OaTarget>> m_targets; ///< by item
    std::optional<TextOffsets> m_offsets;
    std::optional<SpanFit> m_fit;
    FlaggedMentions m_flagged;
    QHash<QString, std::vector<MentionId>> m_named; ///< mentions by the id of their annotation
    struct Names {
        QHash<QString, int> counts; ///< of what an id was used for
        QSet<QString> given;
    };
    QHash<Owner::Kind, Names> m_names;
    QHash<QString, AuthorId> m_authors;
    QSet<qint64> m_taken; ///< ids of ours
    qint64 m_lastId = 1; ///< 1 is the article's
};

Result<OaReading> Reader::read()
{
    m_reading.items.resize(m_page.items.size());
    GLOSSATOR_TRY(readExtensions());
    for (const JsonValue &item : m_page.items)
        m_targets.push_back(oaTargets(item));
    if (m_isOurs && !m_bundle.article && m_page.items.empty()) { // a collection, or what is left of one
        m_bundle.hasOwnIds = true;
        return std::move(m_reading);
    }
    const bool isOrphaned = m_isOurs && !m_bundle.article;
    GLOSSATOR_TRY(findText());
    if (isOrphaned)
        adopt();
    m_offsets.emplace(m_bundle.text);
    if (m_isOurs)
        checkOurs();
    readForeign();
    if (const QString more = m_flagged.rest(m_source.path); !more.isEmpty())
        m_bundle.remarks << more;
    m_bundle.hasOwnIds = m_isOurs;
    if (hasMore())
        m_bundle.files.push_back({next<SourceFileId>(), m_bundle.article->id, oaFormat, oa::suffix, sha256(m_input.bytes), m_input.bytes});
    m_reading.textSource = m_textSource;
    return std::move(m_reading);
}

/// What is in the article is so too where the file does not say which one it is.
void Reader::adopt()
{
    eachJsonList([this]<class T>(const char *, std::vector<T> Bundle::*list) {
        if constexpr (requires(T item) { item.article; }) {
            for (T &item : m_bundle.*list)
                item.article = m_bundle.article->id;
        }
    });
}

QString Reader::textFileFor(const QString &source) const
{
    const QFileInfo file(m_source.file);
    const QDir folder = file.dir();
    const bool isSafe = !source.isEmpty() && !source.contains(u':') && safeRelativePath(source) == source;
    if (isSafe && source != file.fileName() && QFileInfo(folder.filePath(source)).isFile())
        return folder.filePath(source);
    QString stem = file.fileName();
    stem = stem.first(stem.lastIndexOf(u'.') < 0 ? stem.size() : stem.lastIndexOf(u'.'));
    const QString beside = folder.filePath(stem + u".txt"_s);
    return QFileInfo(beside).isFile() ? beside : QString();
}

/// The text that most of the annotations are of, those of ours first; what is of others is kept and told.
Result<> Reader::findText()
{
    QHash<QString, std::pair<int, int>> counts; ///< of ours, and of all
    QStringList sources;
    for (size_t i = 0; i < m_targets.size(); ++i) {
        for (const OaTarget &target : m_targets[i]) {
            if (!target.isText())
                continue;
            auto &[ours, all] = counts[target.source];
            ours += m_reading.items[i].isOurs;
            if (++all == 1)
                sources << target.source;
        }
    }
    std::ranges::stable_sort(sources, std::ranges::greater(), [&counts](const QString &source) { return counts[source]; });
    const QString own = m_bundle.article ? oaIri(Noun::Article, m_bundle.article->id.value()) : QString();
    m_textSource = sources.contains(own) ? own : sources.value(0); // whatever became of what the others say
    if (m_isOurs && m_bundle.article) {
        if (m_text) {
            m_bundle.text = *m_text;
            return {};
        }
        const QString file = textFileFor({});
        if (file.isEmpty())
            return refuse(tr("Its text is not beside it, in a file of the same name that ends in .txt."));
        const QByteArray original = std::exchange(m_bundle.original, {});
        const Article told = *m_bundle.article;
        GLOSSATOR_TRY(readText(file));
        m_bundle.article = told;
        m_bundle.original = original;
        const QByteArray hash = sha256(m_bundle.text.toUtf8());
        if (!told.text.isEmpty() && hash != told.text)
            m_bundle.remarks << tr("%1: The text beside it was changed since; what stands elsewhere now is flagged.").arg(m_source.path);
        m_bundle.article->text = hash;
        if (m_isOriginalTheText)
            m_bundle.original = encodeText(m_bundle.text, told.encoding.toLatin1()).value_or(QByteArray());
        return {};
    }
    if (m_text) {
        m_bundle.text = *m_text;
    } else {
        QString file;
        for (const QString &source : std::as_const(sources)) {
            m_textSource = source;
            file = textFileFor(source);
            if (!file.isEmpty())
                break;
        }
        if (file.isEmpty() && sources.isEmpty())
            file = textFileFor({});
        if (file.isEmpty() && sources.isEmpty())
            return refuse(tr("No annotation in it means a place in a text."));
        if (file.isEmpty())
            return refuse(tr("The text of “%1” is not beside it, in a file of the same name that ends in .txt.").arg(sources.front().left(100)));
        GLOSSATOR_TRY(readText(file));
    }
    if (m_text)
        m_bundle.article.emplace().id = ArticleId(1);
    for (const QString &source : std::as_const(sources)) {
        if (source != m_textSource)
            m_bundle.remarks << tr("%1: %n annotation(s) of “%2” are kept and not read: the text beside the file is of another source.",
                nullptr, counts[source].second).arg(m_source.path, source.left(100));
    }
    return {};
}

Result<> Reader::readText(const QString &file)
{
    const QStringList remarks = std::exchange(m_bundle.remarks, {});
    Source text = m_source;
    text.file = file;
    GLOSSATOR_ASSIGN(Bundle read, readArticleText(text, m_isOurs ? ReadOptions{"UTF-8"_ba} : m_input.options, oaFormat));
    m_bundle.article = std::move(read.article);
    m_bundle.text = std::move(read.text);
    m_bundle.original = std::move(read.original);
    m_bundle.remarks = remarks;
    return {};
}

/// What the file says in plain words counts where it differs: somebody changed it.
void Reader::checkOurs()
{
    std::vector<GivenSpan> spans;
    std::vector<std::pair<size_t, size_t>> checked; // the mention, and its item
    QHash<MentionId, size_t> places;
    for (size_t i = 0; i < m_bundle.mentions.size(); ++i)
        places.insert(m_bundle.mentions[i].id, i);
    for (size_t i = 0; i < m_page.items.size(); ++i) {
        if (m_reading.items[i].mentions.size() != 1 || !m_reading.items[i].isOurs)
            continue;
        Mention &mention = m_bundle.mentions[places[m_reading.items[i].mentions.front()]];
        const auto &targets = m_targets[i];
        if (targets.size() == 1 && targets[0].position && mention.extent.isValidFor(std::numeric_limits<qsizetype>::max())
            && *targets[0].position != mention.extent.hull()) {
            remark(m_page.items[i], tr("The annotation was moved to %1.").arg(Extent(*targets[0].position).toString()));
            mention.extent = *targets[0].position;
            mention.quote = targets[0].exact;
            mention.head.reset();
            mention.flag.clear();
        }
        const QString type = oaType(oaBodies(m_page.items[i]), mention.type);
        if (type != mention.type) {
            remark(m_page.items[i], tr("The annotation has become “%1”.").arg(type));
            mention.type = type;
        }
        if (!mention.flag.isEmpty())
            continue;
        checked.emplace_back(places[mention.id], i);
        spans.push_back({mention.extent.fragments(), mention.quote});
    }
    const SpanFit fit(*m_offsets, OffsetUnit::CodePoint, spans);
    if (const QString sentence = fit.remark(m_source.path); !sentence.isEmpty())
        m_bundle.remarks << sentence;
    for (size_t i = 0; i < checked.size(); ++i) {
        const auto [at, item] = checked[i];
        Mention &mention = m_bundle.mentions[at];
        SpanFit::Place place = fit.place(spans[i]);
        if (place.extent != mention.extent || place.quote != mention.quote) {
            mention.extent = std::move(place.extent);
            mention.quote = std::move(place.quote);
            mention.flag = std::move(place.flag);
            tellIfFlagged(mention, item);
        }
    }
    const QSet<Owner> unknown = m_input.others ? unknownReferences(m_bundle, *m_input.others) : QSet<Owner>();
    if (unknown.isEmpty())
        return;
    const Owner first = *std::ranges::min_element(unknown, {}, &Owner::id);
    m_bundle.remarks << tr("%1: %n thing(s) that the file speaks of are not in it, the first %2; what hangs on them was not read.", nullptr,
        int(unknown.size())).arg(m_source.path, nounKey(*nounOfKind(first.kind)) + u' ' + QString::number(first.id));
    dropReferences(m_bundle, unknown);
}

Result<> Reader::readExtensions()
{
    OaExtensionReader reader(m_bundle, m_source.path);
    const JsonValue whole{m_page.members, 1};
    if (const JsonValue *extension = jsonMember(whole, oa::extension)) {
        m_isOurs = true;
        GLOSSATOR_TRY(reader.read(*extension, false));
    }
    for (size_t i = 0; i < m_page.items.size(); ++i) {
        OaItem &item = m_reading.items[i];
        if (const JsonValue *extension = jsonMember(m_page.items[i], oa::extension)) {
            m_isOurs = item.isOurs = true;
            GLOSSATOR_TRY(reader.read(*extension, true));
            item.mentions = reader.mentions();
            item.relations = reader.relations();
        }
    }
    reader.finish();
    m_isOriginalTheText = reader.isOriginalTheText();
    for (const Author &author : m_bundle.authors) { // others' annotations may be theirs too
        if (!m_authors.contains(author.name))
            m_authors.insert(author.name, author.id);
    }
    for (const ExternalId &id : m_bundle.externalIds) {
        if (id.kind == ExternalId::Kind::Id && id.scheme == oaFormat)
            m_names[id.owner.kind].given.insert(id.value);
    }
    if (m_bundle.article && m_bundle.article->path.isEmpty())
        m_bundle.article->path = m_source.path;
    eachJsonList([this]<class T>(const char *, std::vector<T> Bundle::*list) {
        if constexpr (requires(T item) { item.id; }) {
            for (const T &item : m_bundle.*list)
                m_taken.insert(item.id.value());
        }
    });
    if (m_bundle.article)
        m_taken.insert(m_bundle.article->id.value());
    return {};
}

/// Whether there is something in the file that our own writer would not write.
bool Reader::hasMore() const
{
    static const QStringList known = {u"@context"_s, u"id"_s, u"type"_s, u"partOf"_s, u"startIndex"_s, QString(oa::extension)};
    if (m_input.bytes.isEmpty())
        return false;
    return !m_isOurs || !m_page.first.empty()
        || std::ranges::any_of(m_page.members, [](const auto &member) { return !known.contains(member.key); })
        || std::ranges::any_of(m_reading.items, [](const OaItem &item) { return !item.isOurs; })
        || std::ranges::any_of(m_page.items, [](const JsonValue &item) { return !oaForeignMembers(item).empty(); });
}

void Reader::readForeign()
{
    std::vector<GivenSpan> spans;
    for (size_t i = 0; i < m_targets.size(); ++i) {
        for (const OaTarget &target : m_targets[i]) {
            if (!m_reading.items[i].isOurs && target.position && target.source == m_textSource)
                spans.push_back({{*target.position}, target.exact});
        }
    }
    m_fit.emplace(*m_offsets, OffsetUnit::CodePoint, spans);
    if (const QString sentence = m_fit->remark(m_source.path); !sentence.isEmpty())
        m_bundle.remarks << sentence;
    for (size_t i = 0; i < m_page.items.size(); ++i) {
        if (!m_reading.items[i].isOurs)
            readMentions(i);
        else if (!m_reading.items[i].mentions.empty()) // what others link to
            m_named[oaItemId(m_page.items[i], i)] = m_reading.items[i].mentions;
    }
    for (const OaItem &item : m_reading.items) { // whatever became of the id of the annotation
        for (const MentionId id : item.mentions) {
            if (item.isOurs)
                m_named[oaIri(Noun::Mention, id.value())] = {id};
        }
    }
    std::vector<size_t> elsewhere;
    for (size_t i = 0; i < m_page.items.size(); ++i) {
        OaItem &item = m_reading.items[i];
        if (item.isOurs || !item.mentions.empty())
            continue;
        readRelations(i);
        if (item.relations.empty())
            readOfArticle(i);
        const bool isRead = !item.relations.empty() || !item.attributes.empty() || !item.notes.empty() || !item.links.empty();
        const bool isTold = std::ranges::any_of(m_targets[i], [](const OaTarget &target) { return target.isText() || !target.unread.isEmpty(); });
        if (m_page.items[i].object() && !isRead && !isTold)
            elsewhere.push_back(i);
    }
    if (!elsewhere.empty())
        remark(m_page.items[elsewhere.front()],
            tr("%n annotation(s) from here on tell of other annotations or pages; they are kept and not read.", nullptr, int(elsewhere.size())));
}

void Reader::readMentions(size_t index)
{
    const JsonValue &item = m_page.items[index];
    if (!item.object()) {
        remark(item, tr("An annotation has to be an object; what stands here is kept."));
        return;
    }
    const std::vector<OaBody> bodies = oaBodies(item);
    const bool isHighlight = jsonHolds(item, u"motivation", u"highlighting");
    for (const OaTarget &target : m_targets[index]) {
        if (!target.unread.isEmpty() && !target.isText()) {
            remark(item, tr("A target is chosen by %1, which Glossator does not read; the annotation is kept.").arg(target.unread.left(40)));
            continue;
        }
        if (!target.isText() || target.source != m_textSource)
            continue;
        std::vector<SpanFit::Place> places;
        if (target.position) {
            places.push_back(placeOf(target));
        } else {
            std::vector<TextSpan> found = placesOfQuote(*m_offsets, target);
            if (found.empty() && !(target.prefix + target.suffix).isEmpty()) {
                found = placesOfQuote(*m_offsets, {.source = {}, .exact = target.exact});
                if (!found.empty())
                    remark(item, tr("“%1” does not stand between the words that the annotation gives around it.").arg(target.exact.left(60)));
            }
            if (found.empty()) {
                remark(item, tr("“%1” does not stand in the text; the annotation is kept.").arg(target.exact.left(60)));
                continue;
            }
            if (found.size() > 1 && m_bundle.mentions.size() + found.size() > mostMentions) {
                remark(item, tr("“%1” stands at so many places that it is kept and not read.").arg(target.exact.left(60)));
                continue;
            }
            if (found.size() > 1)
                remark(item, tr("“%1” stands at %2 places, and the annotation means all of them.").arg(target.exact.left(60)).arg(found.size()));
            for (const TextSpan &span : found)
                places.push_back({span, m_offsets->quote(span), {}});
        }
        for (SpanFit::Place &place : places) {
            Mention mention;
            mention.id = next<MentionId>();
            mention.article = m_bundle.article->id;
            mention.type = oaType(bodies, isHighlight ? u"Highlight"_s : u"Annotation"_s);
            mention.extent = std::move(place.extent);
            mention.quote = std::move(place.quote);
            mention.flag = std::move(place.flag);
            tellIfFlagged(mention, index);
            mention.by = provenanceOf(item);
            const QString id = oaItemId(item, index);
            OaItem &told = m_reading.items[index];
            addName(mention.id, id);
            addBodies(item, mention.id, bodies);
            told.mentions.push_back(mention.id);
            m_named[id].push_back(mention.id);
            m_bundle.mentions.push_back(std::move(mention));
        }
    }
}

/// Where the text was changed since, the words around it tell one from another that says the same.
SpanFit::Place Reader::placeOf(const OaTarget &target) const
{
    SpanFit::Place place = m_fit->place({{*target.position}, target.exact});
    if (place.flag.isEmpty() || (target.prefix + target.suffix).isEmpty())
        return place;
    const std::vector<TextSpan> found = placesOfQuote(*m_offsets, target);
    if (found.size() == 1)
        place = {found.front(), m_offsets->quote(found.front()),
            tr("The file gives %1 as its place; it was found by the words around it.").arg(Extent(*target.position).toString())};
    return place;
}

void Reader::addBodies(const JsonValue &item, const Owner &owner, const std::vector<OaBody> &bodies)
{
    const Provenance by = provenanceOf(item);
    const QString type = oaType(bodies, {});
    bool isTypeTold = false;
    int tags = 0;
    for (const OaBody &body : bodies) {
        if (!body.iri.isEmpty()) {
            m_bundle.externalIds.push_back({next<ExternalIdId>(), owner, ExternalId::Kind::Link, u"iri"_s, body.iri, {}, body.purpose});
            isTypeTold = isTypeTold || (body.isTag() && lastPartOf(body.iri) == type);
        } else if (body.isTag() && body.text == type && !isTypeTold) {
            isTypeTold = true;
        } else if (body.isTag()) {
            m_bundle.attributes.push_back({next<AttributeId>(), owner, u"tag"_s, body.text, tags++, by.author, by.created});
        } else {
            m_bundle.notes.push_back({next<NoteId>(), owner, body.purpose, body.text, by.author, by.created});
        }
    }
}

void Reader::readRelations(size_t index)
{
    const JsonValue &item = m_page.items[index];
    const std::vector<OaBody> bodies = oaBodies(item);
    std::vector<OaBody> others;
    std::vector<MentionId> to;
    for (const OaBody &body : bodies) {
        const auto named = m_named.constFind(body.iri);
        if (!body.iri.isEmpty() && body.purpose == "linking"_L1 && named != m_named.cend())
            to.push_back(named->front());
        else
            others.push_back(body);
    }
    for (const OaTarget &target : m_targets[index]) {
        const auto from = m_named.constFind(target.source);
        if (from == m_named.cend() || target.hasSelector)
            continue;
        for (const MentionId end : to) {
            Relation relation;
            relation.id = next<RelationId>();
            relation.article = m_bundle.article->id;
            relation.type = oaType(others, u"linking"_s);
            relation.from = {from->front(), u"Arg1"_s};
            relation.to = {end, u"Arg2"_s};
            relation.by = provenanceOf(item);
            OaItem &told = m_reading.items[index];
            addName(relation.id, oaItemId(item, index));
            addBodies(item, relation.id, others);
            told.relations.push_back(relation.id);
            m_bundle.relations.push_back(std::move(relation));
        }
    }
}

/// Tags and notes on the text as a whole.
void Reader::readOfArticle(size_t index)
{
    const JsonValue &item = m_page.items[index];
    const auto &targets = m_targets[index];
    const bool isOfText = targets.size() == 1 && !targets[0].hasSelector && !targets[0].source.isEmpty() && targets[0].source == m_textSource;
    if (!isOfText)
        return;
    const std::vector<OaBody> bodies = oaBodies(item);
    const Provenance by = provenanceOf(item);
    int tags = int(std::ranges::count_if(m_bundle.attributes, [](const Attribute &one) { return one.owner.kind == Owner::Kind::Article; }));
    OaItem &told = m_reading.items[index];
    for (const OaBody &body : bodies) {
        const Owner article(m_bundle.article->id);
        if (!body.iri.isEmpty()) {
            m_bundle.externalIds.push_back({next<ExternalIdId>(), article, ExternalId::Kind::Link, u"iri"_s, body.iri, {}, body.purpose});
            told.links.push_back(m_bundle.externalIds.back().id);
        } else if (body.isTag()) {
            m_bundle.attributes.push_back({next<AttributeId>(), article, u"tag"_s, body.text, tags++, by.author, by.created});
            told.attributes.push_back(m_bundle.attributes.back().id);
        } else {
            m_bundle.notes.push_back({next<NoteId>(), article, body.purpose, body.text, by.author, by.created});
            told.notes.push_back(m_bundle.notes.back().id);
        }
    }
}

Provenance Reader::provenanceOf(const JsonValue &item)
{
    Provenance by;
    const std::vector<const JsonValue *> creators = jsonItems(jsonMember(item, u"creator"));
    if (!creators.empty()) {
        const JsonValue &creator = *creators.front();
        QString name = creator.string() ? *creator.string() : jsonString(creator, u"name");
        if (name.isEmpty())
            name = creator.string() ? QString() : jsonString(creator, u"nickname").isEmpty() ? jsonString(creator, u"id") : jsonString(creator, u"nickname");
        if (!name.isEmpty()) {
            if (!m_authors.contains(name)) {
                m_authors.insert(name, next<AuthorId>());
                m_bundle.authors.push_back({m_authors[name], {}, name});
            }
            by.author = m_authors[name];
        }
    }
    const auto time = [&item](QStringView key) {
        const QDateTime read = QDateTime::fromString(jsonString(item, key), Qt::ISODateWithMs);
        return read.isValid() ? read.toMSecsSinceEpoch() : 0;
    };
    by.created = time(u"created");
    by.modified = time(u"modified");
    return by;
}

/// An annotation may mean several places, and two may have one id: each thing is called otherwise.
void Reader::addName(const Owner &owner, const QString &id)
{
    Names &names = m_names[owner.kind];
    QString name;
    do {
        const int count = ++names.counts[id];
        name = count == 1 ? id : id + u' ' + QString::number(count);
    } while (names.given.contains(name));
    names.given.insert(name);
    m_bundle.externalIds.push_back({next<ExternalIdId>(), owner, ExternalId::Kind::Id, oaFormat, name, {}, {}});
}

} // namespace

Result<OaReading> readOa(const OaPage &page, const OaInput &input) { return Reader(page, input).read(); }

} // namespace glossator
