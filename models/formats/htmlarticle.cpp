// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/htmlarticle.h"

#include "models/formats/evidence.h"
#include "models/formats/htmlmarks.h"
#include "models/formats/htmlparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Report)
};

constexpr qsizetype mostQuotes = 5;
constexpr qsizetype longestQuote = 160;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    if (line.size() <= longestQuote)
        return line;
    const qsizetype cut = line[longestQuote - 2].isHighSurrogate() ? longestQuote - 2 : longestQuote - 1;
    return line.first(cut) + u'…';
}

class ArticlePart {
public:
    ArticlePart(const BundleIndex &index, const TextOffsets &text, ReportTypes &types, XmlText &xml, Losses &losses)
        : m_index(index)
        , m_text(text)
        , m_types(types)
        , m_xml(xml)
        , m_losses(losses)
    {
    }

    ArticleHtml write();
    QByteArray relations(const QString &caption);

private:
    QByteArray entities();
    QByteArray events(std::vector<ToldEvent> &told);
    QByteArray roles(const EventMention &mention);
    QByteArray entity(EntityId id);
    QByteArray mention(MentionId id);
    QByteArray otherWords(MentionId id);
    QByteArray eventMention(EventMentionId id);
    QByteArray event(EventId id);
    QByteArray filler(const Filler &filler);
    QByteArray end(const RelationEnd &end);
    [[nodiscard]] QString eventType(EventId id) const
    {
        return m_index.events.value(id)->type;
    }

    const BundleIndex &m_index;
    const TextOffsets &m_text;
    ReportTypes &m_types;
    XmlText &m_xml;
    Losses &m_losses;
};

ArticleHtml ArticlePart::write()
{
    const Article &article = *m_index.bundle.article;
    const auto isPlain = [](QChar c) { return c == u'-' || (c < QChar(0x80) && c.isLetterOrNumber()); };
    QByteArray language;
    if (!article.language.isEmpty() && std::ranges::all_of(article.language, isPlain))
        language = " lang=\"" + article.language.toLatin1() + '"';
    QByteArray line;
    for (const QByteArray &part : {dateHtml(article.published, m_xml), nameHtml(article.source, m_xml),
             nameHtml(article.byline, m_xml), addressHtml(article.url, m_xml)}) {
        if (!part.isEmpty())
            line += "<span>" + part + "</span>";
    }
    ArticleHtml written;
    QByteArray &out = written.html;
    out = "<article id=\"" + anchorOf(article.id) + "\">\n<h2 dir=\"auto\"" + language + '>'
        + m_xml.text(shownName(article)) + "</h2>\n";
    if (!line.isEmpty())
        out += "<p class=\"meta\">" + line + "</p>\n";
    out += listHtml(itemsOf(article.id, m_index, m_xml));
    out += "<div class=\"text\"" + language + '>' + markedText(m_index, m_text, m_types, m_xml, m_losses) + "</div>\n";
    out += entities();
    out += relations(Texts::tr("Relations"));
    out += events(written.events);
    out += "</article>\n";
    return written;
}

QByteArray ArticlePart::entity(EntityId id)
{
    return linkHtml(id, m_index.entities.value(id)->name, m_xml);
}

QByteArray ArticlePart::mention(MentionId id)
{
    const Mention *mention = m_index.mentions.value(id);
    return mention->entity ? entity(mention->entity) : nameHtml(shortened(mention->quote), m_xml);
}

/// Those of a mention that is told by the name of its entity, where they are not that name.
QByteArray ArticlePart::otherWords(MentionId id)
{
    const Mention *mention = m_index.mentions.value(id);
    const Entity *entity = m_index.entities.value(mention->entity);
    if (!entity || mention->quote.simplified() == entity->name.simplified())
        return {};
    const QByteArray words = nameHtml(shortened(mention->quote), m_xml);
    return words.isEmpty() ? words : " <q>" + words + "</q>";
}

QByteArray ArticlePart::eventMention(EventMentionId id)
{
    const EventMention *mention = m_index.eventMentions.value(id);
    const Mention *trigger = m_index.mentions.value(mention->trigger);
    const QString type = m_types.of({TypeGroup::Event, eventType(mention->event)}).title;
    return linkHtml(mention->event, trigger ? trigger->quote : type, m_xml);
}

QByteArray ArticlePart::event(EventId id)
{
    return linkHtml(id, m_types.of({TypeGroup::Event, eventType(id)}).title, m_xml);
}

QByteArray ArticlePart::filler(const Filler &filler)
{
    switch (filler.kind) {
    case Filler::Kind::Mention:
        return mention(MentionId(filler.id)) + otherWords(MentionId(filler.id));
    case Filler::Kind::Entity:
        return entity(EntityId(filler.id));
    case Filler::Kind::EventMention:
        return eventMention(EventMentionId(filler.id));
    case Filler::Kind::Event:
        return event(EventId(filler.id));
    case Filler::Kind::Span:
    case Filler::Kind::Value:
        break;
    }
    return nameHtml(shortened(filler.text), m_xml);
}

QByteArray ArticlePart::end(const RelationEnd &end)
{
    switch (end.kind) {
    case RelationEnd::Kind::Mention:
        return mention(MentionId(end.id));
    case RelationEnd::Kind::Entity:
        return entity(EntityId(end.id));
    case RelationEnd::Kind::EventMention:
        break;
    }
    return eventMention(EventMentionId(end.id));
}

/// In the order of the text.
QByteArray ArticlePart::entities()
{
    HtmlTable table(Texts::tr("Entities"),
        {{Texts::tr("Name")}, {Texts::tr("Type")}, {Texts::tr("In the words")}, {Texts::tr("Mentions"), true}}, m_xml);
    std::vector<const Entity *> inOrder;
    for (const Entity &entity : m_index.bundle.entities) {
        if (!BundleIndex::of(m_index.mentionsOf, entity.id).empty())
            inOrder.push_back(&entity);
    }
    std::ranges::stable_sort(inOrder, [this](const Entity *a, const Entity *b) {
        return standsBefore(
            *BundleIndex::of(m_index.mentionsOf, a->id).front(), *BundleIndex::of(m_index.mentionsOf, b->id).front());
    });
    for (const Entity *entity : inOrder) {
        const auto &mentions = BundleIndex::of(m_index.mentionsOf, entity->id);
        QStringList quotes;
        for (const Mention *mention : mentions) {
            if (const QString quote = shortened(mention->quote); quotes.size() <= mostQuotes && !quotes.contains(quote))
                quotes << quote;
        }
        QByteArray words;
        for (qsizetype i = 0; i < quotes.size(); ++i)
            words += (i > 0 ? ", " : "") + (i < mostQuotes ? nameHtml(quotes[i], m_xml) : QByteArray("…"));
        table.add({this->entity(entity->id), chipHtml(m_types.ofMention(entity->type), m_xml), words,
            QByteArray::number(mentions.size())});
    }
    return table.isEmpty() ? QByteArray() : table.html();
}

QByteArray ArticlePart::relations(const QString &caption)
{
    HtmlTable table(caption,
        {{Texts::tr("From", "one end of a relation")}, {Texts::tr("Relation")},
            {Texts::tr("To", "one end of a relation")}, {Texts::tr("In the words")}, {Texts::tr("More")}},
        m_xml);
    for (const Relation &relation : m_index.bundle.relations) {
        ReportType &type = m_types.of({TypeGroup::Relation, relation.type});
        ++type.count;
        table.add({end(relation.from), chipHtml(type, m_xml), end(relation.to),
            nameHtml(shortened(evidenceOf(relation, m_index, m_text)), m_xml),
            listHtml(itemsOf(relation.id, m_index, m_xml) + noteItem(relation.note, m_xml))});
    }
    return table.isEmpty() ? QByteArray() : table.html();
}

QByteArray ArticlePart::roles(const EventMention &mention)
{
    QByteArray items;
    for (const Argument *argument : BundleIndex::of(m_index.argumentsOf, mention.id)) {
        items += "<li><b>" + nameHtml(argument->role, m_xml) + "</b> " + filler(argument->filler);
        if (const QByteArray more = itemsOf(argument->id, m_index, m_xml); !more.isEmpty())
            items += "<ul class=\"plain sub\">" + more + "</ul>";
        items += "</li>";
    }
    return listHtml(items);
}

QByteArray ArticlePart::events(std::vector<ToldEvent> &told)
{
    HtmlTable table(Texts::tr("Events"),
        {{Texts::tr("In the words")}, {Texts::tr("Event")}, {Texts::tr("Roles")}, {Texts::tr("More")}}, m_xml);
    std::vector<const EventMention *> inOrder;
    for (const EventMention &mention : m_index.bundle.eventMentions)
        inOrder.push_back(&mention);
    std::ranges::stable_sort(inOrder, [this](const EventMention *a, const EventMention *b) {
        const Mention *first = m_index.mentions.value(a->trigger);
        const Mention *second = m_index.mentions.value(b->trigger);
        return first && second ? standsBefore(*first, *second) : !first && second;
    });
    for (const EventMention *mention : inOrder) {
        ReportType &type = m_types.of({TypeGroup::Event, eventType(mention->event)});
        if (!mention->trigger)
            ++type.count; // no mark counts for it
        const Mention *trigger = m_index.mentions.value(mention->trigger);
        told.push_back({mention->event, trigger ? nameHtml(shortened(trigger->quote), m_xml) : QByteArray(), roles(*mention),
            listHtml(itemsOf(mention->id, m_index, m_xml))});
        table.add({eventMention(mention->id), chipHtml(type, m_xml), told.back().roles, told.back().more});
    }
    return table.isEmpty() ? QByteArray() : table.html();
}

} // namespace

ArticleHtml articleHtml(const Bundle &bundle, ReportTypes &types, XmlText &xml, Losses &losses)
{
    const BundleIndex index(bundle);
    const TextOffsets text(bundle.text);
    return ArticlePart(index, text, types, xml, losses).write();
}

QByteArray relationsHtml(
    const BundleIndex &index, const QString &caption, ReportTypes &types, XmlText &xml, Losses &losses)
{
    return ArticlePart(index, TextOffsets(index.bundle.text), types, xml, losses).relations(caption);
}

} // namespace glossator
