// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/sample.h"

#include "models/domain/shippedschemas.h"
#include "models/jobs/importjob.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUuid>

#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView folder(":/glossator/samples/");

/// What stands in no article: where and when it came out.
struct Source {
    QString path;
    QString published;
    QString source;
    QString byline;
    QString language;
};

/// In the order of their days, in which a reader follows the story.
std::vector<Source> sources()
{
    return {
        {u"ferry-attack-first-report.txt"_s, u"2024-05-04"_s, u"Coastwire"_s, u"Mira Tolvane"_s, u"en"_s},
        {u"sitare-yasi.txt"_s, u"2024-05-07"_s, u"Yeldeğin Postası"_s, u"Defne Yalıgöz"_s, u"tr"_s},
        {u"strait-ferry-pact.txt"_s, u"2024-05-17"_s, u"Coastwire"_s, u"Mira Tolvane"_s, u"en"_s},
        {u"umm-al-nawaris.txt"_s, u"2024-05-28"_s, u"صدى المضيق"_s, u"ليان الدرواني"_s, u"ar"_s},
        {u"radar-accord.txt"_s, u"2024-06-12"_s, u"Coastwire"_s, u"Mira Tolvane"_s, u"en"_s},
    };
}

Result<> describeArticles(Store &store)
{
    ArticleRepository articles(store);
    GLOSSATOR_ASSIGN(const auto ids, articles.ids({}));
    const auto known = sources();
    for (const ArticleId id : ids) {
        GLOSSATOR_ASSIGN(Article article, articles.article(id));
        const auto at = std::ranges::find(known, article.path, &Source::path);
        if (at == known.end())
            continue;
        article.published = at->published;
        article.source = at->source;
        article.byline = at->byline;
        article.language = at->language;
        GLOSSATOR_TRY(articles.update(article));
    }
    return {};
}

Result<std::vector<ArticleId>> englishFirst(Store &store)
{
    ArticleRepository articles(store);
    std::vector<ArticleId> english;
    std::vector<ArticleId> others;
    GLOSSATOR_ASSIGN(const auto ids, articles.ids({}));
    for (const ArticleId id : ids) {
        GLOSSATOR_ASSIGN(const Article article, articles.article(id));
        (article.language == "en"_L1 ? english : others).push_back(id);
    }
    english.insert(english.end(), others.begin(), others.end());
    return english;
}

/// What carries one key of the register, and the names it has there, both in the order of the articles.
template <typename Id>
struct Registered {
    std::vector<Id> ids;
    QStringList names;
};

template <typename Id>
using Register = std::map<QString, Registered<Id>>;

template <typename Id>
Result<> enter(Store &store, Owner owner, Id id, Register<Id> &known)
{
    GLOSSATOR_ASSIGN(const auto links, ExternalIdRepository(store).of(owner));
    for (const ExternalId &link : links) {
        if (link.kind != ExternalId::Kind::Link)
            continue;
        Registered<Id> &entry = known[link.scheme + u':' + link.value];
        if (std::ranges::find(entry.ids, id) == entry.ids.end())
            entry.ids.push_back(id);
        if (!entry.names.contains(link.label))
            entry.names.append(link.label);
    }
    return {};
}

/// brat knows no entity and no event across articles: those that carry the same key of the register are one. Its name
/// is the English one where there is one; those in other languages are its aliases.
Result<> joinRegistered(Store &store)
{
    Register<EntityId> named;
    Register<EventId> told;
    MentionRepository mentions(store);
    EntityRepository entities(store);
    EventRepository events(store);
    GLOSSATOR_ASSIGN(const auto ids, englishFirst(store));
    for (const ArticleId id : ids) {
        GLOSSATOR_ASSIGN(const auto found, mentions.inArticle(id));
        for (const Mention &mention : found) {
            if (mention.entity)
                GLOSSATOR_TRY(enter(store, mention.id, mention.entity, named));
        }
        GLOSSATOR_ASSIGN(const auto tellings, events.inArticle(id));
        for (const EventMention &mention : tellings)
            GLOSSATOR_TRY(enter(store, mention.id, mention.event, told));
    }
    for (const auto &[key, known] : named) {
        const EntityId one = known.ids.front();
        GLOSSATOR_TRY(entities.rename(one, known.names.front()));
        GLOSSATOR_TRY(entities.merge(one, std::vector(known.ids.begin() + 1, known.ids.end())));
        GLOSSATOR_TRY(entities.setAliases(one, known.names.sliced(1)));
    }
    for (const auto &[key, known] : told) {
        const EventId one = known.ids.front();
        GLOSSATOR_TRY(events.merge(one, std::vector(known.ids.begin() + 1, known.ids.end())));
        GLOSSATOR_TRY(events.setNote(one, known.names.front()));
    }
    return {};
}

Result<> fill(const QString &path, const Author &author)
{
    GLOSSATOR_ASSIGN(auto store, Store::create(path, shippedSchema(defaultSchemaName)));
    GLOSSATOR_TRY(store->setAuthor(author));
    store->setDurable(false); // nobody knows the file before it has its name
    JobContext context;
    QStringList paths;
    for (const Source &source : sources())
        paths.append(folder + source.path);
    GLOSSATOR_ASSIGN(const ImportReport report, importPaths(*store, {paths, u"brat"_s, {}}, context));
    if (!report.failed.empty())
        return std::unexpected(report.failed.front().error);
    const QString title = QCoreApplication::translate("Sample", "Prepare the sample project");
    const auto prepared = store->perform({title}, [&](Operation &op) -> Result<> {
        GLOSSATOR_TRY(describeArticles(*store));
        GLOSSATOR_TRY(joinRegistered(*store));
        op.describe(title, {}, {});
        return {};
    });
    GLOSSATOR_TRY(prepared);
    store->setDurable(true);
    // The sample begins where its history does: the first undo takes back what the reader did, not the sample.
    return History(*store).compact();
}

} // namespace

Result<> makeSample(const QString &path, const Author &author)
{
    if (QFileInfo::exists(path))
        return fail(Error::Code::Refused,
            QCoreApplication::translate("Sample", "“%1” exists already; nothing was changed.").arg(path));
    // Made beside and then given its name, so that a sample is never found half made.
    const QString partial = path + u".new-"_s + QUuid::createUuid().toString(QUuid::Id128);
    const auto sweep = qScopeGuard([&] {
        for (const auto &end : {u""_s, u"-wal"_s, u"-shm"_s, u".lock"_s})
            QFile::remove(partial + end);
    });
    GLOSSATOR_TRY(fill(partial, author));
    if (!QFile::rename(partial, path))
        return fail(Error::Code::Io, QCoreApplication::translate("Sample", "“%1” cannot be created.").arg(path));
    return {};
}

} // namespace glossator
