// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randombundle.h"

#include "models/base/textoffsets.h"
#include "models/domain/linkends.h"
#include "tests/support/randomtext.h"

#include <QCryptographicHash>
#include <QHash>

using namespace Qt::StringLiterals;

namespace glossator::test {

namespace {

class Maker {
public:
    Maker(QRandomGenerator &random, int size) : m_random(random), m_size(size) {}

    Bundle make()
    {
        makeArticle();
        for (int i = chance(4) ? 0 : 1 + below(2); i > 0; --i)
            m_bundle.authors.push_back({next<AuthorId>(), u"uuid-%1"_s.arg(i), word()});
        for (int i = below(m_size / 3 + 2); i > 0; --i)
            makeEntity();
        for (int i = 1 + below(m_size); i > 0; --i)
            makeMention();
        for (int i = below(m_size / 4 + 2); i > 0; --i)
            m_bundle.events.push_back({next<EventId>(), type(), optionalText(), provenance()});
        for (int i = m_bundle.events.empty() ? 0 : below(m_size / 3 + 2); i > 0; --i)
            makeEventMention();
        for (const EventMention &mention : m_bundle.eventMentions)
            makeArguments(mention.id);
        for (int i = below(m_size / 3 + 2); i > 0; --i)
            makeRelation();
        makeDetails();
        makeRest();
        return std::move(m_bundle);
    }

private:
    template <class IdType>
    IdType next()
    {
        return IdType(++m_lastId);
    }
    int below(int limit) { return int(m_random.bounded(quint32(std::max(limit, 1)))); }
    bool chance(int oneIn) { return below(oneIn) == 0; }
    template <class T>
    const T &oneOf(const std::vector<T> &values)
    {
        return values[size_t(below(int(values.size())))];
    }

    QString word()
    {
        static const QStringList words = {u"Sitare"_s, u"Ayşegül Tunçdağ"_s, u"رشيمة"_s, u"the 🌊 ferry"_s, u"a\tb"_s,
            u"two\nlines"_s, u"back\\slash \\n"_s, u"\"quoted\""_s, u" edge "_s, u"İI"_s, u"=1+1"_s, u"{\"v\":1}"_s,
            u"T1"_s, u"a\u2028b"_s, u"x:y;z|w"_s, u"\u0301"_s};
        return words[below(int(words.size()))];
    }
    QString type()
    {
        static const QStringList types = {
            u"PER"_s, u"ORG"_s, u"Conflict.Attack"_s, u"Şehir"_s, u"with space"_s, u"a:b"_s, u"Theme2"_s, u"X_Y-1"_s};
        return types[below(chance(3) ? int(types.size()) : 3)];
    }
    QString optionalText() { return chance(3) ? word() : QString(); }
    AuthorId author() { return m_bundle.authors.empty() || chance(3) ? AuthorId() : oneOf(m_bundle.authors).id; }
    qint64 time() { return chance(2) ? 0 : 1'700'000'000'000 + below(1'000'000); }
    Provenance provenance()
    {
        const Status status = chance(4) ? Status::Suggested : Status::Accepted;
        return chance(2) ? Provenance{} : Provenance{author(), time(), time(), status};
    }
    std::optional<double> confidence() { return chance(4) ? std::optional(below(65) / 64.0) : std::nullopt; }

    TextSpan span()
    {
        const int length = int(m_text.length());
        const int begin = below(length + 1);
        return {begin, std::min(length, begin + (chance(8) ? 0 : 1 + below(12)))};
    }
    Extent extent()
    {
        std::vector<TextSpan> fragments{span()};
        for (int i = chance(4) ? 1 + below(3) : 0; i > 0; --i) {
            const TextSpan more = span();
            const auto clashes
                = [&](const TextSpan &other) { return more.isEmpty() || other.isEmpty() || more.overlaps(other); };
            if (std::ranges::none_of(fragments, clashes))
                fragments.push_back(more);
        }
        return Extent(std::move(fragments));
    }

    void makeArticle()
    {
        m_bundle.text = randomText(m_random, 4 * m_size);
        m_text = TextOffsets(m_bundle.text);
        m_bundle.original = m_bundle.text.toUtf8();
        Article &article = m_bundle.article.emplace();
        article.id = next<ArticleId>();
        article.title = word();
        article.published = chance(2) ? u"2024-05"_s : QString();
        article.source = optionalText();
        article.byline = optionalText();
        article.url = chance(2) ? u"https://example.org/ş?a=1&b=2"_s : QString();
        article.language = chance(2) ? u"tr"_s : QString();
        article.path = u"folder/random.txt"_s;
        article.format = u"text"_s;
        article.encoding = u"UTF-8"_s;
        article.text = QCryptographicHash::hash(m_bundle.original, QCryptographicHash::Sha256);
        article.original = article.text;
        article.state = ReadingState(below(3));
        article.author = author();
        article.created = time();
    }

    void makeEntity()
    {
        Entity entity{next<EntityId>(), type(), word(), {}, optionalText(), provenance()};
        for (int i = below(3); i > 0; --i)
            entity.aliases.append(word());
        m_bundle.entities.push_back(std::move(entity));
    }

    void makeMention()
    {
        Mention mention;
        mention.id = next<MentionId>();
        mention.article = m_bundle.article->id;
        mention.type = type();
        mention.extent = extent();
        mention.quote = m_text.quote(mention.extent);
        if (!m_bundle.entities.empty() && chance(2))
            mention.entity = oneOf(m_bundle.entities).id;
        if (chance(5))
            mention.head = mention.extent.fragments().front();
        mention.level = chance(4) ? u"NAM"_s : QString();
        mention.confidence = confidence();
        mention.flag = chance(8) ? word() : QString();
        mention.by = provenance();
        m_bundle.mentions.push_back(std::move(mention));
    }

    void makeEventMention()
    {
        EventMention mention;
        mention.id = next<EventMentionId>();
        mention.article = m_bundle.article->id;
        mention.event = oneOf(m_bundle.events).id;
        if (!chance(4)) {
            Mention &trigger = m_bundle.mentions[size_t(below(int(m_bundle.mentions.size())))];
            mention.trigger = trigger.id;
            if (!chance(4)) { // mostly as it should be: the trigger has the event's type
                const auto event = std::ranges::find(m_bundle.events, mention.event, &Event::id);
                trigger.type = event->type;
            }
        }
        mention.confidence = confidence();
        mention.by = provenance();
        m_bundle.eventMentions.push_back(std::move(mention));
    }

    Filler filler()
    {
        for (;;) {
            switch (below(6)) {
            case 0:
                return Filler(oneOf(m_bundle.mentions).id);
            case 1:
                if (!m_bundle.entities.empty())
                    return Filler(oneOf(m_bundle.entities).id);
                break;
            case 2:
                return Filler(oneOf(m_bundle.eventMentions).id);
            case 3:
                return Filler(oneOf(m_bundle.events).id);
            case 4: {
                const TextSpan place = span();
                return {place, m_text.quote(place)};
            }
            default:
                return Filler(word());
            }
        }
    }

    void makeArguments(EventMentionId mention)
    {
        static const QStringList roles = {u"Theme"_s, u"Theme"_s, u"Agent"_s, u"Arg2"_s, u"on behalf of"_s};
        const int count = below(5);
        for (int ordinal = 0; ordinal < count; ++ordinal) {
            m_bundle.arguments.push_back(
                {next<ArgumentId>(), mention, roles[below(int(roles.size()))], ordinal, filler(), author(), time()});
        }
    }

    RelationEnd end(const QString &role)
    {
        if (chance(4) && !m_bundle.entities.empty())
            return {oneOf(m_bundle.entities).id, role};
        if (chance(3) && !m_bundle.eventMentions.empty())
            return {oneOf(m_bundle.eventMentions).id, role};
        return {oneOf(m_bundle.mentions).id, role};
    }

    void makeRelation()
    {
        Relation relation;
        relation.id = next<RelationId>();
        relation.article = m_bundle.article->id;
        relation.type = type();
        const bool odd = chance(5);
        relation.from = end(odd ? word() : u"Arg1"_s);
        relation.to = end(odd ? word() : u"Arg2"_s);
        if (chance(4))
            relation.trigger = oneOf(m_bundle.mentions).id;
        relation.note = optionalText();
        relation.confidence = confidence();
        relation.by = provenance();
        m_bundle.relations.push_back(std::move(relation));
    }

    std::vector<Owner> owners() const
    {
        std::vector<Owner> owners{m_bundle.article->id};
        const auto add = [&](const auto &things) {
            for (const auto &thing : things)
                owners.emplace_back(thing.id);
        };
        add(m_bundle.mentions);
        add(m_bundle.entities);
        add(m_bundle.events);
        add(m_bundle.eventMentions);
        add(m_bundle.arguments);
        add(m_bundle.relations);
        return owners;
    }

    void makeDetails()
    {
        for (const Owner &owner : owners()) {
            for (int i = chance(3) ? 1 + below(3) : 0; i > 0; --i)
                makeAttribute(owner);
            if (chance(5))
                m_bundle.notes.push_back(
                    {next<NoteId>(), owner, chance(2) ? u"AnnotatorNotes"_s : QString(), word(), author(), time()});
            if (chance(5))
                m_bundle.externalIds.push_back({next<ExternalIdId>(), owner,
                    chance(2) ? ExternalId::Kind::Id : ExternalId::Kind::Link, chance(4) ? word() : u"Wikidata"_s,
                    chance(4) ? word() : u"Q42"_s, optionalText(), chance(2) ? u"Reference"_s : QString()});
        }
    }

    void makeAttribute(const Owner &owner)
    {
        static const QStringList names = {u"Negation"_s, u"mention"_s, u"with space"_s};
        Attribute attribute{next<AttributeId>(), owner, names[below(int(names.size()))], {}, 0, author(), time()};
        if (!chance(3))
            attribute.value = chance(8) ? u""_s : word();
        attribute.ordinal = int(std::ranges::count_if(m_bundle.attributes,
            [&](const Attribute &other) { return other.owner == owner && other.name == attribute.name; }));
        m_bundle.attributes.push_back(std::move(attribute));
    }

    void makeRest()
    {
        if (m_bundle.entities.size() > 1 && chance(3))
            m_bundle.distinct.emplace_back(m_bundle.entities[0].id, m_bundle.entities[1].id);
        if (chance(3))
            m_bundle.leftovers.push_back({next<LeftoverId>(), m_bundle.article->id, u"brat"_s, u".ann"_s, below(9),
                u"[\"T1\"]"_s, word().toUtf8() + '\n'});
        if (chance(3)) {
            const QByteArray bytes = word().toUtf8() + QByteArray("\xFF\x00\n", 3);
            m_bundle.files.push_back({next<SourceFileId>(), m_bundle.article->id, u"brat"_s, u".ann"_s,
                QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), bytes});
        }
    }

    QRandomGenerator &m_random;
    const int m_size;
    qint64 m_lastId = 0;
    Bundle m_bundle;
    TextOffsets m_text;
};

/// Says what things are without their ids.
class Describer {
public:
    Describer(const Bundle &bundle, const QString &withoutScheme) : m_bundle(bundle), m_withoutScheme(withoutScheme)
    {
        for (const Author &author : bundle.authors)
            m_authors[author.id] = author.uuid + u'/' + author.name;
        for (const Mention &mention : bundle.mentions)
            m_names[mention.id] = u"<%1 %2>"_s.arg(mention.type, mention.extent.toString());
        for (const Entity &entity : bundle.entities)
            m_names[entity.id] = u"<entity %1 %2>"_s.arg(entity.type, quoted(entity.name));
        for (const Event &event : bundle.events)
            m_names[event.id] = u"<event %1 %2>"_s.arg(event.type, quoted(event.note));
        for (const EventMention &mention : bundle.eventMentions)
            m_names[mention.id] = m_names.value(mention.event) + u'@' + m_names.value(mention.trigger, u"-"_s);
        for (const Relation &relation : bundle.relations)
            m_names[relation.id] = u"<relation %1 %2 %3>"_s.arg(relation.type, end(relation.from), end(relation.to));
        for (const Argument &argument : bundle.arguments)
            m_names[argument.id]
                = u"<%1 of %2 %3>"_s.arg(argument.role, m_names.value(argument.eventMention), filler(argument.filler));
        if (bundle.article)
            m_names[bundle.article->id] = u"<article>"_s;
    }

    QStringList say()
    {
        for (const Mention &mention : m_bundle.mentions) {
            QString sentence = name(mention.id) + u' ' + quoted(mention.quote);
            if (mention.entity)
                sentence += u" of "_s + name(mention.entity);
            if (mention.head)
                sentence += u" head "_s + Extent(*mention.head).toString();
            if (!mention.level.isEmpty())
                sentence += u" level "_s + mention.level;
            if (!mention.flag.isEmpty())
                sentence += u" flag "_s + quoted(mention.flag);
            add(sentence + confidence(mention.confidence) + by(mention.by));
        }
        for (const Entity &entity : m_bundle.entities) {
            add(name(entity.id)
                + (entity.aliases.isEmpty() ? QString() : u" alias "_s + quoted(entity.aliases.join(u'|')))
                + note(entity.note) + by(entity.by));
        }
        for (const Event &event : m_bundle.events)
            add(name(event.id) + by(event.by));
        for (const EventMention &mention : m_bundle.eventMentions)
            add(name(mention.id) + confidence(mention.confidence) + by(mention.by));
        for (const Relation &relation : m_bundle.relations) {
            add(name(relation.id) + (relation.trigger ? u" trigger "_s + name(relation.trigger) : QString())
                + note(relation.note) + confidence(relation.confidence) + by(relation.by));
        }
        sayArguments();
        sayDetails();
        for (const auto &[a, b] : m_bundle.distinct)
            add(u"%1 is not %2"_s.arg(name(a), name(b)));
        m_sentences.sort();
        return m_sentences;
    }

private:
    static QString quoted(QString text) { return u'“' + text.replace(u'\n', "\\n"_L1).replace(u'\t', "\\t"_L1) + u'”'; }
    static QString note(const QString &text) { return text.isEmpty() ? QString() : u" note "_s + quoted(text); }
    static QString confidence(std::optional<double> value)
    {
        return value ? u" confidence %1"_s.arg(*value) : QString();
    }
    QString by(AuthorId author, qint64 created) const
    {
        QString sentence;
        if (author)
            sentence += u" by "_s + m_authors.value(author);
        if (created != 0)
            sentence += u" at %1"_s.arg(created);
        return sentence;
    }
    QString by(const Provenance &by) const
    {
        QString sentence = this->by(by.author, by.created);
        if (by.modified != 0)
            sentence += u" changed at %1"_s.arg(by.modified);
        if (by.status != Status::Accepted)
            sentence += u" status %1"_s.arg(int(by.status));
        return sentence;
    }
    QString name(const Owner &owner) const { return m_names.value(owner, u"<MISSING %1>"_s.arg(owner.id)); }

    QString end(const RelationEnd &end) const { return end.role + u'=' + filler(endOf(end)); }
    QString filler(const Filler &filler) const
    {
        if (const auto owner = ownerOf(filler))
            return name(*owner);
        return filler.kind == Filler::Kind::Span ? Extent(filler.span).toString() + quoted(filler.text) : u'=' + quoted(filler.text);
    }

    /// All arguments of an event mention together and in order: their order is part of what is said.
    void sayArguments()
    {
        std::vector<const Argument *> arguments;
        for (const Argument &argument : m_bundle.arguments)
            arguments.push_back(&argument);
        std::ranges::sort(arguments, {}, [](const Argument *a) { return std::pair(a->eventMention, a->ordinal); });
        for (size_t i = 0; i < arguments.size();) {
            const EventMentionId mention = arguments[i]->eventMention;
            QString sentence = name(mention) + u" has"_s;
            for (; i < arguments.size() && arguments[i]->eventMention == mention; ++i) {
                const Argument &argument = *arguments[i];
                sentence
                    += u" %1:%2"_s.arg(argument.role, filler(argument.filler)) + by(argument.author, argument.created);
            }
            add(sentence);
        }
    }

    void sayDetails()
    {
        for (const Attribute &attribute : m_bundle.attributes) {
            add(name(attribute.owner) + u" attribute "_s + attribute.name + u'[' + QString::number(attribute.ordinal)
                + u']' + (attribute.value.isNull() ? QString() : u'=' + quoted(attribute.value))
                + by(attribute.author, attribute.created));
        }
        for (const Note &note : m_bundle.notes)
            add(name(note.owner) + u" note "_s + note.type + u' ' + quoted(note.text) + by(note.author, note.created));
        for (const ExternalId &id : m_bundle.externalIds) {
            if (m_withoutScheme.isNull() || id.scheme != m_withoutScheme || id.kind == ExternalId::Kind::Link) {
                add(name(id.owner) + (id.kind == ExternalId::Kind::Link ? u" link "_s : u" id "_s) + quoted(id.scheme)
                    + quoted(id.value) + quoted(id.label) + id.type);
            }
        }
    }
    void add(const QString &sentence) { m_sentences.append(sentence); }

    const Bundle &m_bundle;
    const QString m_withoutScheme;
    QHash<AuthorId, QString> m_authors;
    QHash<Owner, QString> m_names;
    QStringList m_sentences;
};

} // namespace

Bundle randomBundle(QRandomGenerator &random, int size) { return Maker(random, size).make(); }

QStringList describe(const Bundle &bundle, const QString &withoutScheme)
{
    return Describer(bundle, withoutScheme).say();
}

} // namespace glossator::test
