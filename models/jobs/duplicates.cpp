// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/duplicates.h"

#include "models/base/listed.h"
#include "models/base/sha256.h"
#include "models/formats/heading.h"
#include "models/jobs/annotationlines.h"
#include "models/store/articlerepository.h"
#include "models/store/bundles.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ImportJob)
};

/// There may be thousands of one text: with so many it is compared to say what differs.
constexpr int mostCompared = 5;

/// Where no file tells when, the import does.
bool hasTimes(const Bundle &bundle)
{
    const auto isDated = [](const auto &values) {
        return std::ranges::any_of(values, [](const auto &value) {
            if constexpr (requires { value.by.created; })
                return value.by.created != 0;
            else
                return value.created != 0;
        });
    };
    return isDated(bundle.mentions) || isDated(bundle.relations) || isDated(bundle.eventMentions) || isDated(bundle.arguments)
        || isDated(bundle.attributes) || isDated(bundle.notes);
}

/// What of a bundle tells whether two hold the same: ids and content, but neither the order of the lists, nor what is
/// the project's, nor the authors, whose ids differ between projects, nor what files called them.
Bundle comparable(Bundle bundle, bool withTimes)
{
    const auto normalize = [withTimes](auto &values) {
        for (auto &value : values) {
            if constexpr (requires { value.by.created; }) {
                if (!withTimes)
                    value.by.created = value.by.modified = 0;
            } else if constexpr (requires { value.created; }) {
                if (!withTimes)
                    value.created = 0;
            }
            if constexpr (requires { value.by.author; })
                value.by.author = {};
            else if constexpr (requires { value.author; })
                value.author = {};
            if constexpr (requires { value.article; })
                value.article = {};
        }
        std::ranges::sort(values, {}, [](const auto &value) { return value.id; });
    };
    const auto dropFacts = [](auto &values) {
        std::erase_if(values, [](const auto &value) {
            return value.owner.kind == Owner::Kind::Entity || value.owner.kind == Owner::Kind::Event;
        });
    };
    Bundle result;
    result.mentions = std::move(bundle.mentions);
    result.relations = std::move(bundle.relations);
    result.eventMentions = std::move(bundle.eventMentions);
    result.arguments = std::move(bundle.arguments);
    result.attributes = std::move(bundle.attributes);
    result.notes = std::move(bundle.notes);
    result.externalIds = std::move(bundle.externalIds);
    result.leftovers = std::move(bundle.leftovers);
    dropFacts(result.attributes);
    dropFacts(result.notes);
    dropFacts(result.externalIds);
    std::erase_if(result.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id; });
    normalize(result.mentions);
    normalize(result.relations);
    normalize(result.eventMentions);
    normalize(result.arguments);
    normalize(result.attributes);
    normalize(result.notes);
    normalize(result.externalIds);
    normalize(result.leftovers);
    return result;
}

/// What nobody signed is stored as of whoever imports it.
bool isSigned(const Bundle &bundle)
{
    const auto hasAuthor = [](const auto &value) { return value.by.author.isValid(); };
    return std::ranges::all_of(bundle.mentions, hasAuthor) && std::ranges::all_of(bundle.relations, hasAuthor)
        && std::ranges::all_of(bundle.eventMentions, hasAuthor);
}

bool isOfArticle(const auto &hanger) { return hanger.owner.kind == Owner::Kind::Article; }

bool isSame(const Attribute &one, const Attribute &other) { return one.name == other.name && one.value == other.value; }
bool isSame(const Note &one, const Note &other) { return one.type == other.type && one.text == other.text; }
bool isSame(const ExternalId &one, const ExternalId &other)
{
    return one.kind == other.kind && one.scheme == other.scheme && one.value == other.value;
}
bool isSame(const Leftover &one, const Leftover &other)
{
    return one.format == other.format && one.file == other.file && one.position == other.position && one.bytes == other.bytes;
}

/// Whether a file brings nothing but the text: it is blank, as an .ann may be, or a record with nothing else in it.
bool holdsOnly(const QByteArray &file, const QString &text)
{
    constexpr qsizetype longestEscape = 6; // of a character in JSON
    constexpr qsizetype mostKeys = 1024;
    if (file.size() > longestEscape * text.size() + mostKeys)
        return false;
    const QJsonObject record = QJsonDocument::fromJson(file).object();
    for (const QJsonValue value : record) {
        const bool isBlank = value.isNull() || (value.isString() && value.toString().isEmpty())
            || (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty());
        if (!isBlank && !(value.isString() && value.toString() == text))
            return false;
    }
    return !record.isEmpty() || file.trimmed().isEmpty();
}

/// An article that comes in, and the project's articles of its text.
class Comparison {
public:
    /// @param text the text's checksum.
    Comparison(Store &store, const Bundle &bundle, const QByteArray &text);

    Result<Duplicate> run() const;

private:
    [[nodiscard]] Result<std::vector<ArticleId>> candidates() const;
    [[nodiscard]] std::vector<ArticleId> byOwnIds() const;
    Result<Duplicate> with(ArticleId id) const;
    void compareDetails(const Article &there, Duplicate &found) const;
    void compareContent(const Bundle &there, Duplicate &found) const;

    Store &m_store;
    const ArticleRepository m_articles;
    const Bundle &m_bundle;
    const QByteArray m_text;
    const bool m_isSigned;
    const QStringList m_lines; ///< what is marked in it
    const bool m_hasTimes;
    const Bundle m_comparable; ///< of one with its own ids
    QString m_title; ///< and date: empty where the text alone says so
    QString m_published;
    std::vector<std::pair<QString, QByteArray>> m_files; ///< names and checksums of those that it came in and that hold more
    bool m_hasContent = false; ///< anything but the text, the details and the files
};

Comparison::Comparison(Store &store, const Bundle &bundle, const QByteArray &text)
    : m_store(store)
    , m_articles(store)
    , m_bundle(bundle)
    , m_text(text)
    , m_isSigned(isSigned(bundle))
    , m_lines(annotationLines(bundle, m_isSigned))
    , m_hasTimes(hasTimes(bundle))
    , m_comparable(bundle.hasOwnIds ? comparable(bundle, m_hasTimes) : Bundle())
    , m_title(bundle.article->title)
    , m_published(bundle.article->published)
{
    const auto hasArticles = [](const auto &hangers) { return std::ranges::any_of(hangers, [](const auto &one) { return isOfArticle(one); }); };
    m_hasContent = !m_lines.isEmpty() || !bundle.leftovers.empty() || hasArticles(bundle.attributes) || hasArticles(bundle.notes)
        || hasArticles(bundle.externalIds);
    if (bundle.hasOwnIds) // the ids say more than the file
        return;
    const Heading heading = headingOf(TextOffsets(bundle.text), bundle.article->path);
    if (m_title == heading.title)
        m_title.clear();
    if (m_published == heading.published)
        m_published.clear();
    for (const SourceFile &file : bundle.files) {
        if (!holdsOnly(file.bytes, bundle.text))
            m_files.emplace_back(file.name, sha256(file.bytes));
    }
}

/// Those that it may be already, and some that are its text at least.
Result<std::vector<ArticleId>> Comparison::candidates() const
{
    if (!m_bundle.hasOwnIds && m_files.empty())
        return m_articles.withText(m_text);
    std::vector<ArticleId> same;
    if (m_bundle.hasOwnIds) {
        same = byOwnIds();
    } else { // the first of the files is the article's own
        GLOSSATOR_ASSIGN(same, m_articles.withTextAndFile(m_text, m_files.front().second));
    }
    GLOSSATOR_ASSIGN(const std::vector<ArticleId> others, m_articles.someWithText(m_text, mostCompared));
    same.insert(same.end(), others.begin(), others.end());
    return same;
}

/// Those of its text where its ids are. They were kept when it came in, unless the project had them already.
std::vector<ArticleId> Comparison::byOwnIds() const
{
    std::vector<ArticleId> ids{m_bundle.article->id};
    const auto addOf = [&ids](const auto &mention) {
        if (mention && !std::ranges::contains(ids, mention->article))
            ids.push_back(mention->article);
    };
    if (!m_bundle.mentions.empty())
        addOf(MentionRepository(m_store).mention(m_bundle.mentions.front().id));
    if (!m_bundle.eventMentions.empty())
        addOf(EventRepository(m_store).mention(m_bundle.eventMentions.front().id));
    std::erase_if(ids, [this](ArticleId id) {
        const auto article = m_articles.article(id);
        return !article || (article->text != m_text && article->original != m_text);
    });
    return ids;
}

Result<Duplicate> Comparison::run() const
{
    GLOSSATOR_ASSIGN(const std::vector<ArticleId> same, candidates());
    const auto distance = [](const Duplicate &found) {
        return std::tuple(found.isStored(), found.hasOtherAnnotations, found.otherDetails.size());
    };
    std::optional<Duplicate> nearest;
    for (const ArticleId id : same) {
        GLOSSATOR_ASSIGN(Duplicate found, with(id));
        if (found.kind == Duplicate::Kind::Whole)
            return found;
        if (!nearest || distance(found) < distance(*nearest))
            nearest = std::move(found);
    }
    return nearest.value_or(Duplicate());
}

Result<Duplicate> Comparison::with(ArticleId id) const
{
    Duplicate found;
    GLOSSATOR_ASSIGN(const Article article, m_articles.article(id));
    GLOSSATOR_ASSIGN(const std::vector<SourceFile> files, m_articles.files(id));
    const bool hasFiles = std::ranges::all_of(m_files, [&files](const auto &mine) {
        return std::ranges::any_of(files, [&mine](const SourceFile &file) { return file.name == mine.first && file.hash == mine.second; });
    });
    compareDetails(article, found);
    if (m_hasContent) {
        GLOSSATOR_ASSIGN(Bundle there, Bundles(m_store).annotations(id, Bundles::Register::Included));
        GLOSSATOR_ASSIGN(there.leftovers, m_articles.leftovers(id));
        compareContent(there, found);
    }
    const bool isAlike = !found.hasOtherAnnotations && found.otherDetails.isEmpty();
    if (isAlike && !hasFiles)
        found.otherDetails << Texts::tr("what else its file says");
    if (isAlike && hasFiles)
        found.kind = Duplicate::Kind::Whole;
    else
        found.kind = hasFiles && !m_files.empty() ? Duplicate::Kind::Changed : Duplicate::Kind::Text;
    return found;
}

/// What the file does not tell contradicts nothing.
void Comparison::compareDetails(const Article &there, Duplicate &found) const
{
    const Article &here = *m_bundle.article;
    const auto compare = [&found](const QString &told, const QString &known, const QString &name) {
        if (!told.isEmpty() && told != known)
            found.otherDetails << name;
    };
    compare(m_title, there.title, Texts::tr("title", "of an article"));
    compare(m_published, there.published, Texts::tr("date", "of an article"));
    compare(here.source, there.source, Texts::tr("source", "of an article"));
    compare(here.byline, there.byline, Texts::tr("author", "of an article"));
    compare(here.url, there.url, Texts::tr("url", "of an article"));
    compare(here.language, there.language, Texts::tr("language", "of an article"));
}

/// @param there the annotations and leftovers of an article.
void Comparison::compareContent(const Bundle &there, Duplicate &found) const
{
    if (m_bundle.hasOwnIds && comparable(there, m_hasTimes) == m_comparable)
        return;
    found.hasOtherAnnotations = !m_lines.isEmpty() && annotationLines(there, m_isSigned) != m_lines;
    QStringList names;
    const auto isKnown = [](const auto &one, const auto &list) {
        return std::ranges::any_of(list, [&one](const auto &other) { return isSame(one, other); });
    };
    const auto compare = [&](const auto &mine, const auto &theirs, auto nameOf) {
        auto known = theirs;
        std::erase_if(known, [](const auto &one) { return !isOfArticle(one); });
        for (const auto &one : mine) {
            if (isOfArticle(one) && !isKnown(one, known))
                names << nameOf(one);
        }
    };
    compare(m_bundle.attributes, there.attributes, [](const Attribute &attribute) { return attribute.name; });
    compare(m_bundle.notes, there.notes, [](const Note &) { return Texts::tr("notes", "on an article"); });
    compare(m_bundle.externalIds, there.externalIds, [](const ExternalId &id) {
        return id.kind == ExternalId::Kind::Link ? Texts::tr("links", "of an article") : Texts::tr("id", "of an article in its file");
    });
    if (!std::ranges::all_of(m_bundle.leftovers, [&](const Leftover &one) { return isKnown(one, there.leftovers); }))
        names << Texts::tr("what cannot be read of it");
    names.removeDuplicates();
    found.otherDetails += names;
    if (m_bundle.hasOwnIds && !m_lines.isEmpty() && !found.hasOtherAnnotations && found.otherDetails.isEmpty())
        found.otherDetails << Texts::tr("ids or times");
}

} // namespace

QString Duplicate::remark(const QString &path) const
{
    switch (kind) {
    case Kind::None:
    case Kind::Whole:
        break;
    case Kind::Changed:
        return Texts::tr("%1: it came in from the same files before and was changed in the project since; it was left as it is there.").arg(path);
    case Kind::Text:
        return hasOtherAnnotations
            ? Texts::tr("%1: the project has this text with other annotations; it was stored as another article.").arg(path)
            : Texts::tr("%1: the project has this text with other details: %2; it was stored as another article.").arg(path, listed(otherDetails));
    }
    return {};
}

Result<Duplicate> duplicateOf(Store &store, const Bundle &bundle)
{
    const QByteArray text = sha256(bundle.text.toUtf8());
    GLOSSATOR_ASSIGN(const bool isKnown, ArticleRepository(store).hasText(text));
    return isKnown ? Comparison(store, bundle, text).run() : Duplicate();
}

} // namespace glossator
