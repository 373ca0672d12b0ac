// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/sample.h"

#include "models/domain/shippedschemas.h"
#include "models/jobs/importjob.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUuid>

#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// When each article came out; the outlet is one.
Result<> dateArticles(Store &store)
{
    const std::map<QString, QString> days{{u"ferry-attack-first-report.txt"_s, u"2024-05-04"_s},
        {u"strait-ferry-pact.txt"_s, u"2024-05-17"_s}, {u"radar-accord.txt"_s, u"2024-06-12"_s}};
    ArticleRepository articles(store);
    GLOSSATOR_ASSIGN(const auto ids, articles.ids({}));
    for (const ArticleId id : ids) {
        GLOSSATOR_ASSIGN(Article article, articles.article(id));
        if (const auto day = days.find(article.path); day != days.end())
            article.published = day->second;
        article.source = u"Coastwire"_s;
        article.language = u"en"_s;
        GLOSSATOR_TRY(articles.update(article));
    }
    return {};
}

/// brat knows no entity across articles: those whose mentions carry the same key of the register are one, under the
/// name that stands there.
Result<> joinEntities(Store &store)
{
    struct Known {
        std::vector<EntityId> entities;
        QString name;
    };
    std::map<QString, Known> registered;
    ArticleRepository articles(store);
    MentionRepository mentions(store);
    GLOSSATOR_ASSIGN(const auto ids, articles.ids({}));
    for (const ArticleId id : ids) {
        GLOSSATOR_ASSIGN(const auto found, mentions.inArticle(id));
        for (const Mention &mention : found) {
            GLOSSATOR_ASSIGN(const auto links, ExternalIdRepository(store).of(mention.id));
            for (const ExternalId &link : links) {
                if (link.kind != ExternalId::Kind::Link || !mention.entity)
                    continue;
                Known &known = registered[link.scheme + u':' + link.value];
                known.name = link.label;
                if (std::ranges::find(known.entities, mention.entity) == known.entities.end())
                    known.entities.push_back(mention.entity);
            }
        }
    }
    EntityRepository entities(store);
    for (const auto &[key, known] : registered) {
        GLOSSATOR_TRY(entities.rename(known.entities.front(), known.name));
        if (known.entities.size() > 1) {
            GLOSSATOR_TRY(entities.merge(
                known.entities.front(), std::vector<EntityId>(known.entities.begin() + 1, known.entities.end())));
        }
        GLOSSATOR_TRY(entities.setAliases(known.entities.front(), {}));
    }
    return {};
}

Result<> fill(const QString &path, const Author &author)
{
    GLOSSATOR_ASSIGN(auto store, Store::create(path, shippedSchema(defaultSchemaName)));
    GLOSSATOR_TRY(store->setAuthor(author));
    JobContext context;
    GLOSSATOR_ASSIGN(
        const ImportReport report, importPaths(*store, {{u":/glossator/samples"_s}, u"brat"_s, {}}, context));
    if (!report.failed.empty())
        return std::unexpected(report.failed.front().error);
    const QString title = QCoreApplication::translate("Sample", "Prepare the sample project");
    const auto prepared = store->perform({title}, [&](Operation &op) -> Result<> {
        GLOSSATOR_TRY(dateArticles(*store));
        GLOSSATOR_TRY(joinEntities(*store));
        op.describe(title, {}, {});
        return {};
    });
    GLOSSATOR_TRY(prepared);
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
