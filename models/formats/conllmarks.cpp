// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllmarks.h"

#include "models/base/boundaries.h"
#include "models/formats/conlltags.h"
#include "models/formats/corefud.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLayers = 32;
constexpr qsizetype mostAlike = 64; ///< marks of one type at one place among which the one of a mention is looked for

/// Which units are taken, in one column or layer: none by two.
class Occupancy {
public:
    [[nodiscard]] bool isFree(const ConllPart &part) const
    {
        const auto behind = m_used.upper_bound(part.last);
        return behind == m_used.begin() || std::prev(behind)->second < part.first;
    }
    void use(const ConllPart &part) { m_used.emplace(part.first, part.last); }

private:
    std::map<qsizetype, qsizetype> m_used; ///< the last unit of each part by its first
};

QString keyOf(const Extent &extent, const QString &type) { return extent.inTextOrder().toString() + u'\n' + type; }

} // namespace

std::vector<TextSpan> trimmedFragments(const TextOffsets &text, const Extent &extent)
{
    const Boundaries boundaries(text);
    std::vector<TextSpan> fragments;
    for (const TextSpan &fragment : extent.fragments()) {
        if (const TextSpan trimmed = boundaries.trimmed(fragment); !trimmed.isEmpty())
            fragments.push_back(trimmed);
    }
    return fragments;
}

ConllMarks::ConllMarks(ConllKind kind, const ConllPage &page, const std::vector<TextSpan> &spans, Losses &losses)
    : m_kind(kind)
    , m_page(page)
    , m_losses(losses)
    , m_noEntity(page.coref.noEntity)
{
    for (qsizetype unit = 0; unit < std::ssize(spans); ++unit) {
        const TextSpan &span = spans[size_t(unit)];
        if (span.isEmpty())
            continue;
        if (!m_begins.contains(span.begin))
            m_begins.insert(span.begin, unit);
        m_ends.insert(span.end, unit);
    }
    for (const ConllMark &mark : page.marks)
        m_used.insert(mark.id);
}

void ConllMarks::take(const Bundle &article)
{
    const TextOffsets text(article.text);
    match(article);
    for (const Mention &mention : article.mentions) {
        Told told{{}, mention.entity, mention.quote};
        if (const auto matched = m_matched.constFind(mention.id); matched != m_matched.cend()) {
            told.mark = m_page.marks[size_t(*matched)];
            told.origin = *matched;
        } else if (auto mark = fit(mention, text)) {
            told.mark = *std::move(mark);
        } else {
            continue;
        }
        told.mark.mention = mention.id;
        m_told.push_back(std::move(told));
    }
    if (m_kind == ConllKind::ConllU) {
        nameEntities();
        separate();
        chooseLayers();
    } else {
        layColumns();
    }
    m_isChanged = !m_left.empty() || !std::ranges::all_of(m_told, [this](const Told &told) { return isAsItWas(told); });
    for (Told &told : m_told)
        m_marks.push_back(std::move(told.mark));
}

bool ConllMarks::isAsItWas(const Told &told) const
{
    if (told.origin < 0)
        return false;
    const ConllMark &was = m_page.marks[size_t(told.origin)];
    return was.id == told.mark.id && was.layer == told.mark.layer;
}

/// Finds the page's mark for each mention that it has. Of several at one place the one of the mention's entity.
void ConllMarks::match(const Bundle &article)
{
    QHash<QString, std::vector<qsizetype>> marks;
    for (qsizetype i = std::ssize(m_page.marks) - 1; i >= 0; --i)
        marks[keyOf(m_page.extentOf(m_page.marks[size_t(i)]), m_page.marks[size_t(i)].type)].push_back(i);
    QHash<EntityId, QSet<QByteArray>> known; // by what files called it
    for (const ExternalId &id : article.externalIds) {
        if (id.kind == ExternalId::Kind::Id && id.owner.kind == Owner::Kind::Entity && id.scheme == "conllu"_L1)
            known[EntityId(id.owner.id)].insert(id.value.toUtf8());
    }
    QHash<QByteArray, EntityId> owners;
    for (const Mention &mention : article.mentions) {
        const auto found = marks.find(keyOf(mention.extent, mention.type));
        if (found == marks.end() || found->empty())
            continue;
        const auto score = [&](qsizetype mark) {
            const QByteArray &entity = m_page.marks[size_t(mark)].entity;
            if (entity.isEmpty() || !mention.entity)
                return entity.isEmpty() && !mention.entity ? 3 : 0;
            const bool isFree = owners.value(entity, mention.entity) == mention.entity;
            return isFree ? (known.value(mention.entity).contains(entity) ? 3 : 2) : 1;
        };
        auto best = found->end() - 1;
        const auto furthest = found->end() - std::min<qsizetype>(std::ssize(*found), mostAlike);
        for (auto mark = best; score(*best) < 3 && mark != furthest;) {
            if (score(*--mark) > score(*best))
                best = mark;
        }
        const qsizetype mark = *best;
        found->erase(best);
        m_matched.insert(mention.id, mark);
        const QByteArray &entity = m_page.marks[size_t(mark)].entity;
        if (mention.entity && !entity.isEmpty() && !m_names.contains(mention.entity) && !owners.contains(entity)) {
            owners.insert(entity, mention.entity);
            m_names.insert(mention.entity, entity);
        }
    }
    for (const std::vector<qsizetype> &left : std::as_const(marks)) {
        for (const qsizetype mark : left)
            m_left.emplace(m_page.marks[size_t(mark)].parts, mark);
    }
}

std::optional<ConllPart> ConllMarks::partFor(TextSpan span) const
{
    const auto first = m_begins.constFind(span.begin);
    const auto last = m_ends.constFind(span.end);
    if (first == m_begins.cend() || last == m_ends.cend() || *last < *first)
        return std::nullopt;
    return ConllPart{*first, *last};
}

bool ConllMarks::isInOneSentence(const ConllPart &part) const
{
    return m_page.units[size_t(part.first)].sentence == m_page.units[size_t(part.last)].sentence;
}

/// A new mark, if there can be one.
std::optional<ConllMark> ConllMarks::fit(const Mention &mention, const TextOffsets &text)
{
    const std::vector<TextSpan> fragments = trimmedFragments(text, mention.extent);
    if (fragments.empty()) {
        m_losses.add(tr("mentions that cover nothing but white space"), mention.type);
        return std::nullopt;
    }
    const Extent inOrder = Extent(fragments).inTextOrder();
    ConllMark mark;
    mark.type = mention.type;
    for (const TextSpan &fragment : inOrder.fragments()) {
        const auto part = partFor(fragment);
        if (!part || (!mark.parts.empty() && part->first <= mark.parts.back().last)) {
            m_losses.add(tr("mentions that begin or end inside of a token of the file"), mention.quote);
            return std::nullopt;
        }
        if (m_kind != ConllKind::ConllU && !isInOneSentence(*part)) {
            m_losses.add(tr("mentions that reach over the end of a sentence of the file"), mention.quote);
            return std::nullopt;
        }
        mark.parts.push_back(*part);
    }
    if (fragments != mention.extent.fragments())
        m_losses.add(tr("white space at the ends of mentions"), mention.quote);
    if (fragments != inOrder.fragments())
        m_losses.add(tr("the order of the parts of mentions"), mention.quote);
    // One of another type that stood at the same place lends the rest of what it said.
    if (const auto left = m_left.find(mark.parts); left != m_left.end()) {
        const ConllMark &was = m_page.marks[size_t(left->second)];
        mark.layer = was.layer;
        mark.rest = was.rest;
        mark.id = was.id;
        mark.entity = was.entity;
        m_left.erase(left);
    }
    if (m_kind == ConllKind::ConllU)
        mark.rest = corefRest(m_page.coref, mark.rest, mention.type);
    return mark;
}

QByteArray ConllMarks::freshName(const QByteArray &prefix)
{
    QByteArray name;
    do {
        name = prefix + QByteArray::number(++m_last[prefix]);
    } while (m_used.contains(name));
    m_used.insert(name);
    return name;
}

QByteArray ConllMarks::nameOfNone()
{
    const auto isTaken = [this] {
        return std::ranges::any_of(m_page.marks, [this](const ConllMark &mark) { return mark.id.startsWith(m_noEntity); });
    };
    while (m_noEntity.isEmpty() || (m_page.coref.noEntity.isEmpty() && !m_last.contains(m_noEntity) && isTaken()))
        m_noEntity += 'm';
    return freshName(m_noEntity);
}

/// Entities are called as the page calls them, new ones by the next number.
void ConllMarks::nameEntities()
{
    QSet<QByteArray> given(m_names.cbegin(), m_names.cend());
    for (const Told &told : m_told) { // of marks that changed their type
        const QByteArray &name = told.mark.entity;
        if (told.entity && !name.isEmpty() && !m_names.contains(told.entity) && !given.contains(name)) {
            m_names.insert(told.entity, name);
            given.insert(name);
        }
    }
    for (Told &told : m_told) {
        if (told.entity) {
            QByteArray &name = m_names[told.entity];
            if (name.isEmpty())
                name = freshName(m_page.coref.noEntity.startsWith('e') ? "x" : "e");
            told.mark.entity = name;
            told.mark.id = name;
        } else if (!told.mark.entity.isEmpty()) {
            told.mark.entity.clear();
            told.mark.id.clear();
        }
    }
}

/// Closing brackets name the entity alone, so that two mentions of one that cross would be read as others.
void ConllMarks::separate()
{
    QHash<std::pair<QByteArray, size_t>, std::vector<Told *>> byName; // and by the number of parts, which is in the name
    for (Told &told : m_told) {
        if (!told.mark.entity.isEmpty())
            byName[{told.mark.entity, told.mark.parts.size()}].push_back(&told);
    }
    for (auto &&[name, all] : byName.asKeyValueRange()) {
        const auto end = [](const Told *told) { return told->mark.parts.back().last; };
        const bool hasGaps = name.second > 1;
        std::ranges::stable_sort(all, [&](const Told *a, const Told *b) {
            const bool isOuter = end(a) > end(b);
            const qsizetype first = a->mark.parts.front().first;
            const qsizetype other = b->mark.parts.front().first;
            return first != other ? first < other : hasGaps ? a->mark.parts < b->mark.parts : isOuter;
        });
        std::vector<const Told *> open; // each lies inside of the one before
        for (Told *told : all) {
            while (!open.empty() && end(open.back()) < told->mark.parts.front().first)
                open.pop_back();
            const bool isFree = open.empty() || (isAsItWas(*told) && isAsItWas(*open.back()));
            if (isFree || (!hasGaps && end(open.back()) >= end(told))) {
                open.push_back(told);
                continue;
            }
            m_losses.add(tr("entities of mentions that cross another of the same entity"), told->quote);
            told->mark.entity.clear();
            told->mark.id.clear();
        }
    }
}

/// Where a file has tags and no brackets a mention without an entity becomes tags, if it can.
void ConllMarks::chooseLayers()
{
    const auto isOfTags = [](const ConllMark &mark) { return mark.layer == CorefLayer::tags; };
    const bool hasOnlyTags = !m_page.marks.empty() && std::ranges::all_of(m_page.marks, isOfTags) && !m_page.coref.isDeclared;
    const auto isKept = [&](const Told &told) { return told.origin >= 0 && isOfTags(told.mark) && !told.entity; };
    Occupancy tags;
    for (const Told &told : m_told) {
        if (isKept(told))
            tags.use(told.mark.parts.front());
    }
    for (Told &told : m_told) {
        if (isKept(told))
            continue;
        ConllMark &mark = told.mark;
        const ConllPart part = mark.parts.front();
        const bool fitsTags = !told.entity && mark.parts.size() == 1 && isInOneSentence(part);
        if (hasOnlyTags && fitsTags && tags.isFree(part)) {
            mark.layer = CorefLayer::tags;
            tags.use(part);
            continue;
        }
        mark.layer = CorefLayer::brackets;
        if (m_page.coref.type < 0 && mark.type != conllNoType)
            m_losses.add(tr("types of mentions in files whose brackets have none"), told.quote);
        if (mark.rest.isEmpty()) // it was of tags
            mark.rest = corefRest(m_page.coref, {}, mark.type);
        if (mark.id.isEmpty())
            mark.id = nameOfNone();
    }
}

/// Marks that overlap are in columns of their own, the outer ones in the first.
void ConllMarks::layColumns()
{
    std::vector<Occupancy> columns(mostLayers);
    std::vector<Told *> fresh;
    for (Told &told : m_told) {
        if (told.origin < 0)
            fresh.push_back(&told);
        else if (told.mark.layer < mostLayers)
            columns[size_t(told.mark.layer)].use(told.mark.parts.front());
    }
    std::ranges::stable_sort(fresh, [](const Told *a, const Told *b) {
        const ConllPart &one = a->mark.parts.front();
        const ConllPart &other = b->mark.parts.front();
        return one.first != other.first ? one.first < other.first : one.last > other.last;
    });
    for (Told *told : fresh) {
        const ConllPart &part = told->mark.parts.front();
        const auto isFree = [&](int layer) { return layer < mostLayers && columns[size_t(layer)].isFree(part); };
        int layer = isFree(told->mark.layer) ? told->mark.layer : 0;
        while (layer < mostLayers && !isFree(layer))
            ++layer;
        told->mark.layer = layer;
        if (layer < mostLayers)
            columns[size_t(layer)].use(part);
        else
            m_losses.add(tr("mentions inside of too many others"), told->quote);
    }
    std::erase_if(m_told, [](const Told &told) { return told.origin < 0 && told.mark.layer >= mostLayers; });
}

} // namespace glossator
