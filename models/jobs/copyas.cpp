// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/copyas.h"

#include "models/formats/annotationtables.h"
#include "models/formats/csv.h"
#include "models/jobs/exportjob.h"
#include "models/store/bundles.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"
#include "models/store/schemarepository.h"

#include <QCoreApplication>

#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto tableKind = "table"_L1;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CopyAs)
};

/// What was selected, by the articles that tell of it, and the entities alone.
struct Sorted {
    std::map<ArticleId, QSet<Owner>> articles;
    std::vector<Entity> entities;
};

Result<Sorted> sorted(Store &store, const std::vector<Owner> &items, bool isTable)
{
    Sorted result;
    for (const Owner &item : items) {
        switch (item.kind) {
        case Owner::Kind::Mention: {
            GLOSSATOR_ASSIGN(const Mention mention, MentionRepository(store).mention(MentionId(item.id)));
            result.articles[mention.article].insert(item);
            break;
        }
        case Owner::Kind::Relation: {
            GLOSSATOR_ASSIGN(const Relation relation, RelationRepository(store).relation(RelationId(item.id)));
            result.articles[relation.article].insert(item);
            break;
        }
        case Owner::Kind::EventMention: {
            GLOSSATOR_ASSIGN(const EventMention mention, EventRepository(store).mention(EventMentionId(item.id)));
            result.articles[mention.article].insert(item);
            break;
        }
        case Owner::Kind::Event: {
            GLOSSATOR_ASSIGN(const std::vector<EventMention> mentions, EventRepository(store).mentionsOf(EventId(item.id)));
            for (const EventMention &mention : mentions)
                result.articles[mention.article].insert(mention.id);
            break;
        }
        case Owner::Kind::Entity: {
            GLOSSATOR_ASSIGN(Entity entity, EntityRepository(store).entity(EntityId(item.id)));
            if (entity.by.status == Status::Rejected)
                break;
            if (isTable) {
                result.entities.push_back(std::move(entity));
                break;
            }
            GLOSSATOR_ASSIGN(const std::vector<Mention> mentions, MentionRepository(store).ofEntity(entity.id));
            for (const Mention &mention : mentions) {
                result.articles[mention.article].insert(mention.id);
                result.articles[mention.article].insert(item);
            }
            break;
        }
        case Owner::Kind::Argument:
        case Owner::Kind::Article:
            break;
        }
    }
    result.articles.erase(ArticleId()); // between entities, without an article
    return result;
}

Result<QString> asTable(Store &store, const Sorted &items, JobContext &context)
{
    GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(store).schema());
    const CsvStyle style{.separator = '\t'};
    QStringList order;
    QHash<QString, QByteArray> heads;
    QHash<QString, QByteArray> rows;
    const QSet<Owner> *wanted = nullptr;
    AnnotationTables tables(schema, [&](const QString &table, const QStringList &cells, const std::optional<Owner> &of) {
        if (!heads.contains(table)) {
            heads.insert(table, csvRow(cells, style));
            return;
        }
        const bool isOwn = table == "mentions"_L1 || table == "relations"_L1 || table == "entities"_L1 || table.startsWith(eventTable);
        if (!isOwn || !of || !(of->kind == Owner::Kind::Entity ? !wanted : wanted && wanted->contains(*of)))
            return;
        if (!rows.contains(table))
            order << table;
        rows[table] += csvRow(cells, style);
    });
    Bundle entities;
    entities.entities = items.entities;
    GLOSSATOR_TRY(tables.begin(entities));
    for (const auto &[article, owners] : items.articles) {
        if (context.isCancelled())
            return fail(Error::Code::Cancelled, Texts::tr("Copying was stopped."));
        wanted = &owners;
        GLOSSATOR_ASSIGN(Bundle bundle, Bundles(store).article(article, Bundles::Register::Included));
        keepAccepted(bundle, true);
        bundle.text.clear(); // nobody reads them here
        bundle.original.clear();
        GLOSSATOR_TRY(tables.add(bundle));
    }
    QByteArray text;
    for (const QString &table : order)
        text += (text.isEmpty() ? ""_ba : "\n"_ba) + heads[table] + rows[table];
    return QString::fromUtf8(text.replace("\r\n", "\n"));
}

/// What the lines of these things speak of.
void addCompanions(QSet<Owner> &owners, const Bundle &bundle)
{
    const auto addEnd = [&owners](const RelationEnd &end) {
        if (end.kind == RelationEnd::Kind::Mention)
            owners.insert(MentionId(end.id));
    };
    const QSet<Owner> chosen = owners;
    for (const Relation &relation : bundle.relations) {
        if (chosen.contains(relation.id)) {
            addEnd(relation.from);
            addEnd(relation.to);
        }
    }
    for (const EventMention &mention : bundle.eventMentions) {
        if (chosen.contains(mention.id)) {
            owners.insert(mention.trigger);
            owners.insert(mention.event);
        }
    }
    for (const Argument &argument : bundle.arguments) {
        if (!chosen.contains(argument.eventMention))
            continue;
        owners.insert(argument.id);
        if (argument.filler.kind == Filler::Kind::Mention)
            owners.insert(MentionId(argument.filler.id));
    }
}

Result<QString> asLines(Store &store, const QString &format, const Sorted &items, JobContext &context)
{
    QByteArray text;
    for (const auto &[article, chosen] : items.articles) {
        if (context.isCancelled())
            return fail(Error::Code::Cancelled, Texts::tr("Copying was stopped."));
        QSet<Owner> owners = chosen;
        if (!text.isEmpty())
            text += '\n'; // ids and places are those of one article
        GLOSSATOR_ASSIGN(const Bundle bundle, Bundles(store).annotations(article, Bundles::Register::Left));
        addCompanions(owners, bundle);
        GLOSSATOR_ASSIGN(const std::vector<OutputFile> files,
            exportedArticle(store, {.format = format, .withSuggested = true}, article, context));
        for (const OutputFile &file : files) {
            for (const OutputPlace &place : file.places) {
                if (!owners.contains(place.owner))
                    continue;
                const QByteArray lines = file.bytes.sliced(place.begin, place.end - place.begin);
                text += lines.trimmed() + '\n'; // what indents or parts them belongs to the file
            }
        }
    }
    return QString::fromUtf8(text);
}

} // namespace

const std::vector<CopyKind> &copyKinds()
{
    static const std::vector<CopyKind> kinds = [] {
        std::vector<CopyKind> all{{tableKind, Texts::tr("Table for a Spreadsheet")}};
        for (const Format *format : formats()) {
            // Of several tables no row says by itself what it is: the table above does.
            if (const FormatInfo info = format->info(); info.tellsOfLines && info.layout != FormatInfo::Layout::SeveralFiles)
                all.push_back({info.id, info.name});
        }
        return all;
    }();
    return kinds;
}

Result<QString> copiedAs(Store &store, const QString &kind, const std::vector<Owner> &items, JobContext &context)
{
    const bool isTable = kind == tableKind;
    const Store::Snapshot snapshot(store);
    GLOSSATOR_ASSIGN(const Sorted things, sorted(store, items, isTable));
    GLOSSATOR_ASSIGN(QString text, isTable ? asTable(store, things, context) : asLines(store, kind, things, context));
    if (text.isEmpty())
        return fail(Error::Code::NotFound, Texts::tr("No line tells of what is selected."));
    return text;
}

} // namespace glossator
