// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/evidence.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 240; ///< code points, about two sentences

class Places {
public:
    Places(const BundleIndex &index, const TextOffsets &text) : m_index(index), m_text(text) {}

    void add(const Extent &extent) { m_extents.push_back(extent); }
    void add(MentionId id)
    {
        if (const Mention *mention = m_index.mentions.value(id))
            add(mention->extent);
    }
    void add(EventMentionId id)
    {
        if (const EventMention *mention = m_index.eventMentions.value(id))
            add(mention->trigger);
    }

    [[nodiscard]] QString words()
    {
        if (m_extents.empty())
            return {};
        std::ranges::sort(m_extents, {}, &Extent::hull);
        TextSpan whole = m_extents.front().hull();
        for (const Extent &extent : m_extents)
            whole.end = std::max(whole.end, extent.hull().end);
        if (whole.length() <= longest)
            return m_text.quote(whole).simplified();
        QStringList quotes;
        for (const Extent &extent : m_extents)
            quotes << m_text.quote(extent).simplified();
        quotes.removeDuplicates();
        return quotes.join(u" … "_s);
    }

private:
    const BundleIndex &m_index;
    const TextOffsets &m_text;
    std::vector<Extent> m_extents;
};

} // namespace

QString evidenceOf(const Relation &relation, const BundleIndex &index, const TextOffsets &text)
{
    Places places(index, text);
    for (const RelationEnd &end : {relation.from, relation.to}) {
        if (end.kind == RelationEnd::Kind::Mention)
            places.add(MentionId(end.id));
        else if (end.kind == RelationEnd::Kind::EventMention)
            places.add(EventMentionId(end.id));
    }
    places.add(relation.trigger);
    return places.words();
}

QString evidenceOf(const EventMention &mention, std::initializer_list<const Argument *> roles, const BundleIndex &index,
    const TextOffsets &text)
{
    Places places(index, text);
    places.add(mention.trigger);
    for (const Argument *role : roles) {
        const Filler &filler = role->filler;
        if (filler.kind == Filler::Kind::Mention)
            places.add(MentionId(filler.id));
        else if (filler.kind == Filler::Kind::EventMention)
            places.add(EventMentionId(filler.id));
        else if (filler.kind == Filler::Kind::Span)
            places.add(Extent(filler.span));
    }
    return places.words();
}

QString shownName(const Article &article)
{
    const QString title = article.title.simplified();
    return title.isEmpty() ? article.path : title;
}

} // namespace glossator
