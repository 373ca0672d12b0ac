// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/generatednews.h"

#include "models/domain/schemareader.h"
#include "models/domain/shippedschemas.h"
#include "models/formats/bratformat.h"
#include "models/store/bundles.h"
#include "tests/support/testsupport.h"

#include <QBitArray>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace glossator::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 idsOfArticle = qint64(1) << 24; ///< more than an article of a million words needs
constexpr std::array types{"PER", "ORG", "GPE", "PER", "LOC", "VEH", "PER", "FAC"};

/// A name of its own for each number, with letters of several languages; every 17th is Arabic.
QString nameOf(qint64 entity)
{
    static const QStringList first{u"Ayşe"_s, u"Marta"_s, u"İlham"_s, u"Jörg"_s, u"Zoë"_s, u"Nihat"_s, u"Ana"_s, u"Otto"_s};
    static const QStringList parts{u"da"_s, u"me"_s, u"rı"_s, u"go"_s, u"lu"_s, u"ş"_s, u"ke"_s, u"nö"_s, u"va"_s, u"zi"_s,
        u"ta"_s, u"ğe"_s, u"bar"_s, u"on"_s, u"is"_s, u"ül"_s};
    static const QStringList arabic{u"با"_s, u"رش"_s, u"يم"_s, u"كا"_s, u"دو"_s, u"لي"_s, u"سن"_s, u"مر"_s};
    const bool isArabic = entity % 17 == 16;
    const QStringList &letters = isArabic ? arabic : parts;
    QString last;
    qint64 rest = entity + 1;
    while (rest > 0 || last.size() < 4) {
        last += letters.at(rest % letters.size());
        rest /= letters.size();
    }
    if (isArabic)
        return last;
    last = last.first(1).toUpper() + last.sliced(1);
    return entity % 3 == 0 ? last : first.at(entity % first.size()) + u' ' + last;
}

QString typeOf(qint64 entity) { return QLatin1String(types[size_t(entity) % types.size()]); }

class Writer {
public:
    Writer(const NewsSize &size, qint64 entities, qint64 number)
        : m_size(size)
        , m_entities(entities)
        , m_number(number)
        , m_random(quint32(number) + 7)
    {
    }

    Bundle write()
    {
        m_bundle.authors.push_back({AuthorId(1), u"5d0e4b9e-ada"_s, u"Ada"_s});
        writeText();
        relate();
        Article article;
        article.id = newId<ArticleId>();
        article.title = u"Report %1"_s.arg(m_number);
        article.source = u"The Paper"_s;
        article.published = u"2023-04-03"_s;
        article.path = u"%1.txt"_s.arg(m_number, 6, 10, QChar(u'0'));
        article.language = u"en"_s;
        m_bundle.article = article;
        m_bundle.text = m_text;
        for (Mention &mention : m_bundle.mentions)
            mention.article = article.id;
        for (Relation &relation : m_bundle.relations)
            relation.article = article.id;
        for (EventMention &event : m_bundle.eventMentions)
            event.article = article.id;
        return std::move(m_bundle);
    }

private:
    void writeText()
    {
        static const QStringList words{u"the"_s, u"of"_s, u"said"_s, u"on"_s, u"Monday"_s, u"that"_s, u"“no"_s,
            u"state-run"_s, u"company’s"_s, u"in"_s, u"were"_s, u"delivered”"_s, u"to"_s, u"a"_s, u"😀"_s, u"which"_s,
            u"had"_s, u"5,000"_s, u"workers"_s, u"after"_s, u"negotiations"_s, u"yesterday"_s, u"görüşme"_s, u"günü"_s};
        // The middle fifth of a long article is one paragraph, as of files that lost their line ends.
        const qint64 giantFrom = m_size.words > 10'000 ? m_size.words * 2 / 5 : m_size.words;
        const qint64 giantTo = m_size.words > 10'000 ? m_size.words * 3 / 5 : m_size.words;
        qint64 sentence = 12;
        qint64 paragraph = 40;
        for (qint64 word = 0; word < m_size.words;) {
            const qint64 before = word;
            if (word % 10 == 3)
                word += mention();
            else if (word % 50 == 20)
                word += event();
            else
                word += add(words.at(below(words.size())));
            sentence -= word - before;
            paragraph -= word - before;
            if (sentence > 0) {
                end(u" "_s);
                continue;
            }
            sentence = 8 + below(17);
            const bool isInGiant = word > giantFrom && word < giantTo;
            end(paragraph > 0 || isInGiant ? u". "_s : u".\n\n"_s);
            if (paragraph <= 0)
                paragraph = below(5) == 0 ? 8 : 20 + below(120);
        }
    }

    /// @return how many words it added: the name of somebody, and now and then another who is called by a part of it.
    qint64 mention()
    {
        const auto number = m_mentioned++;
        const double share = double(below(1'000'000)) / 1'000'000;
        const qint64 entity = number % 10 == 0 ? 0 : qint64(double(m_entities) * share * share);
        const QString name = nameOf(entity);
        const qsizetype begin = m_at;
        const qint64 count = add(name);
        Mention mention;
        mention.type = typeOf(entity);
        mention.extent = TextSpan{begin, m_at};
        if (number % 50 == 49 && count > 1) { // only its first word, and one further on
            const qsizetype first = name.indexOf(u' ');
            end(u" "_s);
            const qsizetype further = m_at;
            add(u"junior"_s);
            mention.extent = Extent({{begin, begin + first}, {further, m_at}});
        } else if (number % 20 == 19 && count > 1) {
            Mention inner;
            inner.type = u"GPE"_s;
            inner.extent = TextSpan{begin + name.indexOf(u' ') + 1, m_at};
            put(std::move(inner), {});
        }
        put(std::move(mention), EntityId(entity + 1));
        if (m_listed.size() < entity + 1)
            m_listed.resize(entity + 1);
        if (!m_listed.testBit(entity)) {
            m_listed.setBit(entity);
            Entity known;
            known.id = EntityId(entity + 1);
            known.type = typeOf(entity);
            known.name = name;
            known.by.author = AuthorId(1);
            m_bundle.entities.push_back(std::move(known));
        }
        return count;
    }

    qint64 event()
    {
        static const QStringList triggers{u"attacked"_s, u"bombed"_s, u"struck"_s, u"saldırdı"_s};
        const qsizetype begin = m_at;
        add(triggers.at(below(triggers.size())));
        Mention trigger;
        trigger.type = u"Conflict.Attack"_s;
        trigger.extent = TextSpan{begin, m_at};
        const MentionId id = put(std::move(trigger), {});
        Event happening;
        happening.id = newId<EventId>();
        happening.type = u"Conflict.Attack"_s;
        happening.by.author = AuthorId(1);
        m_bundle.events.push_back(happening);
        EventMention told;
        told.id = newId<EventMentionId>();
        told.event = happening.id;
        told.trigger = id;
        told.by.author = AuthorId(1);
        m_bundle.eventMentions.push_back(told);
        static const QStringList roles{u"Attacker"_s, u"Target"_s, u"Place"_s, u"Instrument"_s};
        const int count = std::min(2 + below(3), int(m_named.size()));
        for (int role = 0; role < count; ++role) {
            Argument argument;
            argument.id = newId<ArgumentId>();
            argument.eventMention = told.id;
            argument.role = roles.at(role);
            argument.ordinal = role;
            argument.filler = Filler(m_named[m_named.size() - 1 - size_t(role)]);
            argument.author = AuthorId(1);
            m_bundle.arguments.push_back(argument);
        }
        return 1;
    }

    /// Neighbours, for the most part.
    void relate()
    {
        const qint64 wanted = m_named.size() < 2 ? 0 : m_size.words / 40;
        for (qint64 i = 0; i < wanted; ++i) {
            const size_t from = size_t(i) * (m_named.size() - 1) / size_t(wanted);
            const size_t to = std::min(m_named.size() - 1, from + 1 + size_t(below(4)));
            Relation relation;
            relation.id = newId<RelationId>();
            relation.type = u"PHYS.Near"_s;
            relation.from = {m_named[from], u"Arg1"_s};
            relation.to = {m_named[to], u"Arg2"_s};
            relation.by.author = AuthorId(1);
            m_bundle.relations.push_back(relation);
        }
    }

    MentionId put(Mention mention, EntityId entity)
    {
        mention.id = newId<MentionId>();
        mention.entity = entity;
        mention.by.author = AuthorId(1);
        QStringList quote;
        for (const TextSpan &fragment : mention.extent.fragments())
            quote << m_text.sliced(unitOf(fragment.begin), unitOf(fragment.end) - unitOf(fragment.begin));
        mention.quote = quote.join(u' ');
        if (entity)
            m_named.push_back(mention.id);
        m_bundle.mentions.push_back(std::move(mention));
        return m_bundle.mentions.back().id;
    }

    /// @return how many words that were.
    qint64 add(const QString &words)
    {
        end(words);
        return 1 + words.count(u' ');
    }

    void end(const QString &words)
    {
        for (const QChar letter : words)
            m_at += letter.isLowSurrogate() ? 0 : 1;
        m_text += words;
    }

    /// Of a place near the end of what is written: all emoji so far lie before what is being marked.
    [[nodiscard]] qsizetype unitOf(qsizetype codePoint) const { return m_text.size() - (m_at - codePoint); }

    template <class IdType>
    IdType newId()
    {
        return IdType(qint64(1) << 40 | (m_number * idsOfArticle + ++m_last));
    }

    int below(qint64 bound) { return int(m_random.bounded(quint32(bound))); }

    const NewsSize m_size;
    const qint64 m_entities;
    const qint64 m_number;
    QRandomGenerator m_random;
    Bundle m_bundle;
    QString m_text;
    qsizetype m_at = 0; ///< code points written
    qint64 m_mentioned = 0;
    qint64 m_last = 0;
    std::vector<MentionId> m_named;
    QBitArray m_listed;
};

} // namespace

qint64 GeneratedNews::entities() const { return std::max<qint64>(1, m_size.articles * m_size.words / 100); }

Bundle GeneratedNews::article(qint64 number) const { return Writer(m_size, entities(), number).write(); }

void GeneratedNews::addTo(Store &store) const
{
    constexpr qint64 batch = 100;
    const Bundles bundles(store);
    BundleIds ids;
    Action action{.title = u"Import"_s};
    store.setBulk(true);
    for (qint64 first = 0; first < m_size.articles; first += batch) {
        const Result<> done = store.perform(action, [&](Operation &op) -> Result<> {
            action.group = op.group();
            for (qint64 number = first; number < std::min(first + batch, m_size.articles); ++number) {
                GLOSSATOR_TRY(bundles.add(op, article(number), ids, false));
                ids.events.clear(); // only entities and authors are spoken of again
            }
            return {};
        });
        if (!done)
            qFatal("%ls", qUtf16Printable(done.error().message));
        if (first % 10'000 == 0)
            store.checkpoint();
    }
    store.setBulk(false);
    store.checkpoint();
}

void GeneratedNews::writeBrat(const QString &folder) const
{
    QDir().mkpath(folder);
    const auto write = [&folder](const Result<std::vector<OutputFile>> &files, const QString &stem = {}) {
        if (!files)
            qFatal("%ls", qUtf16Printable(files.error().message));
        for (const OutputFile &file : *files) {
            QFile out(folder + u'/' + stem + file.name);
            if (!out.open(QIODevice::WriteOnly) || out.write(file.bytes) != file.bytes.size())
                qFatal("%ls cannot be written", qUtf16Printable(out.fileName()));
        }
    };
    const auto schema = readSchema(shippedSchema(defaultSchemaName), u"schema"_s);
    const auto writer = BratFormat().writer();
    write(writer->begin({}, *schema));
    for (qint64 number = 0; number < m_size.articles; ++number)
        write(writer->add(article(number)), QString::number(number));
    write(writer->end());
}

QString newsProject(const QList<NewsSize> &sizes)
{
    QStringList parts;
    for (const NewsSize &size : sizes)
        parts << u"%1x%2"_s.arg(size.articles).arg(size.words);
    const QString path = QDir::temp().filePath(u"glossator-bench-%1.gloss"_s.arg(parts.join(u'-')));
    if (QFile::exists(path))
        return path;
    const QString half = path + u".part"_s;
    QFile::remove(half);
    {
        auto store = Store::create(half, shippedSchema(defaultSchemaName));
        if (!store || !(*store)->setAuthor({{}, u"5d0e4b9e-ada"_s, u"Ada"_s}))
            qFatal("%ls cannot be made", qUtf16Printable(half));
        for (const NewsSize &size : sizes)
            GeneratedNews(size).addTo(**store);
    }
    QFile::rename(half, path);
    return path;
}

QString copyOf(const QString &project, const QString &name)
{
    const QString path = test::scratchPath(name);
    QFile::remove(path);
    if (!QFile::copy(project, path))
        qFatal("%ls cannot be copied", qUtf16Printable(project));
    return path;
}

} // namespace glossator::bench
