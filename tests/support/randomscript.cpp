// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomscript.h"

#include "models/base/textoffsets.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"
#include "models/store/schemarepository.h"
#include "tests/support/testsupport.h"

#include <QCryptographicHash>
#include <QFile>

#include <functional>

namespace glossator::test {

using namespace Qt::StringLiterals;

QByteArray defaultSchema()
{
    QFile file(u":/glossator/schemas/newsace.schema"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<Store> newProject(const QString &name)
{
    const QString path = scratchPath(name);
    QFile::remove(path);
    auto store = Store::create(path, defaultSchema());
    if (!store)
        qFatal("%ls %ls", qUtf16Printable(store.error().message), qUtf16Printable(store.error().detail));
    if (auto author = (*store)->setAuthor({{}, u"5d0e4b9e-ada"_s, u"Ada"_s}); !author)
        qFatal("%ls", qUtf16Printable(author.error().message));
    return std::move(*store);
}

QByteArray contentHash(const Store &store)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const char *table : recordedTables) {
        hash.addData(QByteArrayView(table));
        Query columns = store.reader().prepare("SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info(?)");
        columns.bind(QString::fromLatin1(table));
        columns.next();
        Query rows = store.reader().prepare("SELECT " + columns.text(0).toStdString() + " FROM " + table + " ORDER BY id");
        while (rows.next()) {
            hash.addData(rows.text(0).toUtf8());
            hash.addData("\n");
        }
    }
    return hash.result();
}

qint64 RandomScript::pickRow(const char *table)
{
    Query count = m_store->reader().prepare(std::string("SELECT count(*) FROM ") + table);
    count.next();
    const qint64 size = count.integer(0);
    if (size == 0)
        return 0;
    Query row = m_store->reader().prepare(std::string("SELECT id FROM ") + table + " ORDER BY id LIMIT 1 OFFSET ?");
    row.bind(qint64(m_random.bounded(quint32(size))));
    return row.next() ? row.integer(0) : 0;
}

template <class IdType>
IdType RandomScript::pick(const char *table)
{
    return IdType(pickRow(table));
}

TextSpan RandomScript::spanIn(ArticleId article)
{
    const auto text = ArticleRepository(*m_store).text(article);
    const qsizetype length = text ? TextOffsets(*text).length() : 0;
    const qsizetype begin = m_random.bounded(int(length) + 1);
    return {begin, std::min(length, begin + m_random.bounded(12))};
}

QString RandomScript::word()
{
    static const QStringList words{u"Aliyev"_s, u"Bakü"_s, u"İstanbul"_s, u"الرئيس"_s, u"🚢 ferry"_s, u"said"_s, u"the president"_s,
                                   u"o’clock"_s, u"x"_s, u"100"_s, u"Ærø"_s, QString()};
    return words.at(m_random.bounded(words.size()));
}

QString RandomScript::mentionType()
{
    static const QStringList types{u"PER"_s, u"ORG"_s, u"GPE"_s, u"TIME"_s, u"NUM"_s};
    return types.at(m_random.bounded(types.size()));
}

QString RandomScript::step()
{
    ArticleRepository articles(*m_store);
    MentionRepository mentions(*m_store);
    EntityRepository entities(*m_store);
    EventRepository events(*m_store);
    RelationRepository relations(*m_store);
    AttributeRepository attributes(*m_store);
    NoteRepository notes(*m_store);
    ExternalIdRepository externalIds(*m_store);
    const auto article = [this] { return pick<ArticleId>("article"); };
    const auto mention = [this] { return pick<MentionId>("mention"); };
    const auto entity = [this] { return pick<EntityId>("entity"); };
    const auto event = [this] { return pick<EventId>("event"); };
    const auto told = [this] { return pick<EventMentionId>("event_mention"); };
    const auto relation = [this] { return pick<RelationId>("relation"); };
    const auto argument = [this] { return pick<ArgumentId>("argument"); };
    const auto status = [this] { return Status(m_random.bounded(3)); };
    const auto coin = [this] { return m_random.bounded(2) == 0; };
    const auto owner = [&]() -> Owner {
        switch (m_random.bounded(7)) {
        case 0:
            return entity();
        case 1:
            return event();
        case 2:
            return told();
        case 3:
            return argument();
        case 4:
            return relation();
        case 5:
            return article();
        default:
            return mention();
        }
    };
    const auto filler = [&]() -> Filler {
        switch (m_random.bounded(6)) {
        case 0:
            return Filler(entity());
        case 1:
            return Filler(told());
        case 2:
            return Filler(event());
        case 3:
            return Filler(TextSpan{0, 1}, QString());
        case 4:
            return Filler(word());
        default:
            return Filler(mention());
        }
    };
    const auto end = [&](const QString &role) -> RelationEnd {
        switch (m_random.bounded(4)) {
        case 0:
            return {entity(), role};
        case 1:
            return {told(), role};
        default:
            return {mention(), role};
        }
    };
    const auto mark = [&] {
        const ArticleId in = article();
        return bool(mentions.mark(in, spanIn(in), mentionType()));
    };

    using Verb = std::pair<const char *, std::function<bool()>>;
    const std::vector<Verb> verbs{
        {"add article",
         [&] {
             QString text;
             for (int i = m_random.bounded(30); i >= 0; --i)
                 text += word() + (coin() ? u" "_s : u"\r\n"_s);
             Article value;
             value.title = word();
             return bool(articles.add(value, text, coin() ? text.toUtf8() + "\n" : QByteArray()));
         }},
        {"edit article",
         [&] {
             auto value = articles.article(article());
             if (!value)
                 return false;
             value->title = word();
             value->published = u"2024-05"_s;
             return bool(articles.update(*value));
         }},
        {"article state", [&] { return bool(articles.setState(article(), ReadingState(m_random.bounded(3)))); }},
        {"remove article", [&] { return m_random.bounded(6) == 0 && articles.remove({article()}); }},
        {"correct text",
         [&] {
             const ArticleId in = article();
             return bool(articles.replaceText(in, spanIn(in), word()));
         }},
        {"mark", mark},
        {"mark", mark},
        {"mark", mark},
        {"create discontinuous",
         [&] {
             Mention value;
             value.article = article();
             value.type = mentionType();
             value.extent = Extent({TextSpan{0, 1}, TextSpan{2, 3}});
             return bool(mentions.create(value));
         }},
        {"resize",
         [&] {
             const auto value = mentions.mention(mention());
             return value && mentions.setExtent(value->id, spanIn(value->article));
         }},
        {"retype", [&] { return bool(mentions.retype({mention(), mention()}, mentionType())); }},
        {"assign", [&] { return bool(mentions.assign({mention(), mention()}, coin() ? entity() : EntityId())); }},
        {"level", [&] { return bool(mentions.setLevel(mention(), u"PRO"_s)); }},
        {"head",
         [&] {
             const auto value = mentions.mention(mention());
             return value && mentions.setHead(value->id, coin() ? std::optional(value->extent.hull()) : std::nullopt);
         }},
        {"mention status", [&] { return bool(mentions.setStatus({mention()}, status())); }},
        {"remove mentions", [&] { return bool(mentions.remove({mention(), mention()})); }},
        {"create entity",
         [&] {
             Entity value;
             value.type = mentionType();
             value.name = word();
             value.aliases = {word(), word()};
             return bool(entities.create(value));
         }},
        {"rename entity", [&] { return bool(entities.rename(entity(), word())); }},
        {"retype entity", [&] { return bool(entities.retype({entity()}, mentionType())); }},
        {"entity note", [&] { return bool(entities.setNote(entity(), word())); }},
        {"aliases", [&] { return bool(entities.setAliases(entity(), coin() ? QStringList() : QStringList{word(), word()})); }},
        {"entity status", [&] { return bool(entities.setStatus(entity(), status())); }},
        {"merge", [&] { return bool(entities.merge(entity(), {entity(), entity()})); }},
        {"split", [&] { return bool(entities.split({mention()})); }},
        {"distinct", [&] { return bool(entities.markDistinct(entity(), entity())); }},
        {"remove entity", [&] { return bool(entities.remove({entity()})); }},
        {"create event",
         [&] {
             const ArticleId in = article();
             return bool(events.create(in, coin() ? Extent(spanIn(in)) : Extent(), u"Contact.Meet"_s));
         }},
        {"tell again", [&] { return bool(events.addMention(event(), article(), {})); }},
        {"retype event", [&] { return bool(events.retype(event(), u"Life.Die"_s)); }},
        {"event note", [&] { return bool(events.setNote(event(), word())); }},
        {"trigger", [&] { return bool(events.setTrigger(told(), coin() ? mention() : MentionId())); }},
        {"event status", [&] { return bool(events.setStatus(told(), status())); }},
        {"merge events", [&] { return bool(events.merge(event(), {event()})); }},
        {"split event", [&] { return bool(events.split({told()})); }},
        {"duplicate event", [&] { return bool(events.duplicate(told())); }},
        {"remove event", [&] { return m_random.bounded(3) == 0 && events.remove({event()}); }},
        {"remove event mention", [&] { return bool(events.removeMentions({told()})); }},
        {"fill", [&] { return bool(events.addArgument(told(), u"Entity"_s, filler())); }},
        {"fill", [&] { return bool(events.addArgument(told(), u"Place"_s, filler())); }},
        {"role", [&] { return bool(events.setRole(argument(), u"Time"_s)); }},
        {"refill", [&] { return bool(events.setFiller(argument(), filler())); }},
        {"empty role", [&] { return bool(events.removeArguments({argument()})); }},
        {"relate",
         [&] {
             Relation value;
             value.type = u"PHYS.Near"_s;
             value.from = end(u"Arg1"_s);
             value.to = end(u"Arg2"_s);
             return bool(relations.create(value));
         }},
        {"retype relation", [&] { return bool(relations.retype({relation()}, u"Has-Title"_s)); }},
        {"relation ends", [&] { return bool(relations.setEnds(relation(), end(u"Arg1"_s), end(u"Arg2"_s))); }},
        {"reverse", [&] { return bool(relations.reverse(relation())); }},
        {"relation trigger", [&] { return bool(relations.setTrigger(relation(), coin() ? mention() : MentionId())); }},
        {"relation note", [&] { return bool(relations.setNote(relation(), word())); }},
        {"relation status", [&] { return bool(relations.setStatus({relation()}, status())); }},
        {"remove relation", [&] { return bool(relations.remove({relation()})); }},
        {"attribute", [&] { return bool(attributes.set(owner(), u"a"_s, coin() ? QStringList{word()} : QStringList{QString()})); }},
        {"attributes", [&] { return bool(attributes.set(owner(), u"b"_s, {word(), word()})); }},
        {"clear attribute", [&] { return bool(attributes.set(owner(), u"a"_s, {})); }},
        {"note", [&] { return bool(notes.add(owner(), word())); }},
        {"edit note", [&] { return bool(notes.setText(pick<NoteId>("note"), word())); }},
        {"remove note", [&] { return bool(notes.remove(pick<NoteId>("note"))); }},
        {"link",
         [&] {
             ExternalId value;
             value.owner = owner();
             value.kind = ExternalId::Kind::Link;
             value.scheme = u"wikidata"_s;
             value.value = word();
             return bool(externalIds.add(value));
         }},
        {"unlink", [&] { return bool(externalIds.remove(pick<ExternalIdId>("external_id"))); }},
        {"schema",
         [&] {
             const QByteArray more = "\nentity MORE" + QByteArray::number(m_random.bounded(3)) + "\n";
             return bool(SchemaRepository(*m_store).set(defaultSchema() + more, u"more.schema"_s));
         }},
    };
    // Nothing can be marked before there is an article.
    const bool isEmpty = pickRow("article") == 0;
    const Verb &verb = isEmpty ? verbs.front() : verbs[m_random.bounded(quint32(verbs.size()))];
    return verb.second() ? QString::fromLatin1(verb.first) : QString();
}

} // namespace glossator::test
