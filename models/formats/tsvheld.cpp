// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvheld.h"

#include "models/base/textoffsets.h"
#include "models/domain/takeout.h"
#include "models/formats/bundleindex.h"
#include "models/formats/tsvreader.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

class Holder {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnoTsv)

public:
    Holder(Bundle &bundle, const std::vector<TextSpan> &tokens, Losses &losses)
        : m_bundle(bundle)
        , m_tokens(tokens)
        , m_losses(losses)
        , m_text(bundle.text)
    {
    }

    void hold()
    {
        holdPlaces();
        holdEnds();
        takeOut(m_bundle, std::move(m_gone));
        holdFacts();
        holdText();
        holdDetails();
    }

private:
    void holdPlaces();
    void holdEnds();
    void holdFacts();
    void holdText();
    void holdDetails();

    Bundle &m_bundle;
    const std::vector<TextSpan> &m_tokens;
    Losses &m_losses;
    const TextOffsets m_text;
    QSet<Owner> m_gone;
};

void Holder::holdPlaces()
{
    const auto snap = [this](TextSpan &span) {
        const TextSpan inside{std::clamp<qsizetype>(span.begin, 0, m_text.length()), std::clamp<qsizetype>(span.end, 0, m_text.length())};
        const TextSpan snapped = snappedToTokens({inside.begin, std::max(inside.begin, inside.end)}, m_tokens);
        const bool isAnother = snapped != span;
        span = snapped;
        return isAnother;
    };
    for (Mention &mention : m_bundle.mentions) {
        if (m_tokens.empty()) {
            m_gone.insert(mention.id);
            m_losses.add(tr("mentions in texts without a word"), mention.type);
            continue;
        }
        TextSpan span = mention.extent.hull();
        if (snap(span))
            m_losses.add(tr("white space at the ends of mentions"), mention.quote);
        else if (mention.quote != m_text.quote(span))
            m_losses.add(tr("quotes that the text does not have"), mention.quote);
        mention.extent = span;
        mention.quote = m_text.quote(span);
    }
    for (Argument &argument : m_bundle.arguments) {
        if (argument.filler.kind != Filler::Kind::Span || m_tokens.empty())
            continue;
        if (snap(argument.filler.span) || argument.filler.text != m_text.quote(argument.filler.span))
            m_losses.add(tr("white space at the ends of what fills a role"), argument.filler.text);
        argument.filler.text = m_text.quote(argument.filler.span);
    }
}

/// What is spoken of has to stand in the file, and the two ends of a relation in one layer.
void Holder::holdEnds()
{
    const BundleIndex index(m_bundle);
    const auto isHere = [&index](auto kind, qint64 id) {
        using Kind = decltype(kind);
        if (kind == Kind::Mention)
            return index.mentions.contains(MentionId(id));
        return kind != Kind::EventMention || index.eventMentions.contains(EventMentionId(id));
    };
    for (const EventMention &mention : m_bundle.eventMentions) {
        if (index.mentions.contains(mention.trigger))
            continue;
        m_gone.insert(mention.id);
        m_losses.add(tr("triggers in another article"));
    }
    for (const Argument &argument : m_bundle.arguments) {
        const Filler &filler = argument.filler;
        if ((filler.kind != Filler::Kind::Span || !m_tokens.empty()) && isHere(filler.kind, filler.id))
            continue;
        m_gone.insert(argument.id);
        m_losses.add(tr("arguments filled from another article"), argument.role);
    }
    for (const Relation &relation : m_bundle.relations) {
        const bool isOfArticle = isHere(relation.from.kind, relation.from.id) && isHere(relation.to.kind, relation.to.id);
        if (isOfArticle && relation.from.kind == relation.to.kind)
            continue;
        m_gone.insert(relation.id);
        m_losses.add(isOfArticle ? tr("relations between a mention and an event mention") : tr("relations with an end outside the article"),
            relation.type);
    }
}

/// What only those told of that are left out goes with them.
void Holder::holdFacts()
{
    QSet<Owner> unnamed;
    for (const Entity &entity : m_bundle.entities)
        unnamed.insert(entity.id);
    for (const Mention &mention : m_bundle.mentions)
        unnamed.remove(mention.entity);
    for (const Event &event : m_bundle.events)
        unnamed.insert(event.id);
    for (const EventMention &mention : m_bundle.eventMentions)
        unnamed.remove(mention.event);
    takeOut(m_bundle, std::move(unnamed));
}

void Holder::holdText()
{
    const qsizetype first = m_tokens.empty() ? m_bundle.text.size() : m_text.toUtf16(m_tokens.front().begin);
    QString lead = m_bundle.text.first(first);
    if (m_tokens.empty()) {
        if (!lead.isEmpty())
            m_losses.add(tr("texts without a word"), m_bundle.article->title);
        m_bundle.text.clear();
    } else if (lead != QString(first, u' ')) {
        m_losses.add(tr("white space other than blanks in front of the first word"), m_bundle.article->title);
        m_bundle.text.replace(0, first, QString(first, u' '));
    }
}

void Holder::holdDetails()
{
    QHash<EventMentionId, int> arguments;
    std::ranges::stable_sort(m_bundle.arguments, {}, &Argument::ordinal);
    for (Argument &argument : m_bundle.arguments)
        argument.ordinal = arguments[argument.eventMention]++; // the format has their order only
    QSet<std::pair<Owner, QString>> named;
    const auto isFree = [&named](const Owner &owner, const QString &name) {
        const qsizetype before = named.size();
        named.insert({owner, name});
        return named.size() > before;
    };
    std::erase_if(m_bundle.attributes, [&](Attribute &attribute) {
        if (attribute.name.isEmpty())
            m_losses.add(tr("attributes without a name"), attribute.value);
        else if (!isFree(attribute.owner, tsvAttributeFeature(attribute)))
            m_losses.add(tr("further values of attributes"), attribute.name);
        else {
            if (attribute.value.isNull()) {
                m_losses.add(tr("attributes without a value, which are written as true"), attribute.name);
                attribute.value = u"true"_s;
            }
            attribute.ordinal = 0;
            return false;
        }
        return true;
    });
    std::erase_if(m_bundle.notes, [&](const Note &note) {
        const bool isHeld = isFree(note.owner, tsvNoteFeature(note));
        if (!isHeld)
            m_losses.add(tr("further notes of a kind"), note.text);
        return !isHeld;
    });
    std::erase_if(m_bundle.externalIds, [&](ExternalId &link) {
        if (link.kind != ExternalId::Kind::Link)
            return false;
        const auto feature = tsvLinkFeature(link);
        const bool isHeld = feature && isFree(link.owner, feature->first);
        if (isHeld) {
            ExternalId held = tsvLink(link.owner, feature->first, feature->second);
            held.id = link.id;
            if (held != link)
                m_losses.add(tr("labels of links, and what kind they are"), link.value);
            link = held;
        } else {
            m_losses.add(tr("links that no feature can hold, and further ones to the same base"), link.value);
        }
        return !isHeld;
    });
}

} // namespace

Holdings tsvHoldings()
{
    return {.entities = Holdings::Entities::Named,
        .empty = true,
        .flags = true,
        .levels = true,
        .confidence = true,
        .relationEnds = {RelationEnd::Kind::Mention, RelationEnd::Kind::EventMention},
        .relationRoles = true,
        .relationNotes = true,
        .fillers = {Filler::Kind::Mention, Filler::Kind::EventMention, Filler::Kind::Span},
        .attributes = {Owner::Kind::Mention, Owner::Kind::EventMention, Owner::Kind::Relation},
        .notes = {Owner::Kind::Mention, Owner::Kind::EventMention, Owner::Kind::Relation},
        .links = {Owner::Kind::Mention, Owner::Kind::EventMention, Owner::Kind::Relation}};
}

void keepHeldByTsv(Bundle &bundle, const std::vector<TextSpan> &tokens, Losses &losses)
{
    keepHeld(bundle, tsvHoldings(), losses);
    if (bundle.article)
        Holder(bundle, tokens, losses).hold();
}

TextSpan snappedToTokens(TextSpan span, const std::vector<TextSpan> &tokens)
{
    auto first = std::ranges::upper_bound(tokens, span.begin, {}, &TextSpan::end); // the first that ends behind it
    if (span.isEmpty()) {
        // At the end of the token before, where it does not lie inside of one.
        if (first != tokens.end() && first->begin < span.begin)
            return span;
        const qsizetype place = first == tokens.begin() ? first->begin : std::prev(first)->end;
        const bool atBegin = first != tokens.end() && first->begin == span.begin;
        return atBegin ? span : TextSpan{place, place};
    }
    auto last = std::ranges::lower_bound(tokens, span.end, {}, &TextSpan::begin); // the first that begins behind it
    if (first == tokens.end() || last == tokens.begin() || std::prev(last) < first)
        return snappedToTokens({span.begin, span.begin}, tokens);
    --last;
    return {std::max(span.begin, first->begin), std::min(span.end, last->end)};
}

} // namespace glossator
