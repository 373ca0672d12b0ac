// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/mentionindex.h"

#include <QHash>
#include <QSet>

#include <array>
#include <bit>
#include <limits>
#include <set>

namespace glossator {

namespace {

constexpr qsizetype FarAway = std::numeric_limits<qsizetype>::max();
constexpr MentionId FirstId{std::numeric_limits<qint64>::min()};

bool touches(TextSpan hull, TextSpan span)
{
    if (hull.isEmpty())
        return span.begin <= hull.begin && hull.begin <= span.end;
    if (span.isEmpty())
        return hull.contains(span.begin);
    return hull.overlaps(span);
}

} // namespace

struct MentionIndex::Content {
    struct EntityKey {
        EntityId entity;
        Key key;

        friend bool operator<(const EntityKey &a, const EntityKey &b)
        {
            return a.entity != b.entity ? a.entity < b.entity : a.key < b.key;
        }
    };
    static constexpr int ClassCount = 22; ///< class c holds lengths below 8^(c+1), enough for 64 bits

    std::vector<Mention> mentions; ///< in no order: removing moves the last into the hole
    QHash<MentionId, qsizetype> places;
    std::array<std::set<Key>, ClassCount> classes;
    std::set<EntityKey> byEntity;
};

MentionIndex::MentionIndex(QObject *parent) : QObject(parent), m_content(std::make_shared<Content>()) {}

int MentionIndex::classOf(TextSpan hull)
{
    const auto bits = std::bit_width(quint64(std::max<qsizetype>(hull.length(), 1)));
    return (bits - 1) / 3;
}

std::shared_ptr<MentionIndex::Content> MentionIndex::contentOf(std::vector<Mention> mentions)
{
    auto content = std::make_shared<Content>();
    QHash<MentionId, qsizetype> &places = content->places;
    places.reserve(qsizetype(mentions.size()));
    std::erase_if(mentions, [&](const Mention &mention) {
        const auto place = places.size();
        if (places.contains(mention.id))
            return true;
        places.insert(mention.id, place);
        return false;
    });
    std::array<std::vector<Key>, Content::ClassCount> classes;
    std::vector<Content::EntityKey> byEntity;
    QSet<QString> words; // a type or a name is one text however many mentions are of it
    for (auto &mention : mentions) {
        mention.type = *words.insert(mention.type);
        mention.level = *words.insert(mention.level);
        mention.quote = *words.insert(mention.quote);
        const auto key = keyOf(mention);
        classes[size_t(classOf(key.hull))].push_back(key);
        if (mention.entity)
            byEntity.push_back({mention.entity, key});
    }
    // With room for some more: the first that is marked shall not wait until all of them have moved.
    content->mentions.reserve(mentions.size() + mentions.size() / 16 + 64);
    std::ranges::move(mentions, std::back_inserter(content->mentions));
    // A set made from a sorted range is built in linear time.
    for (size_t i = 0; i < classes.size(); ++i) {
        std::ranges::sort(classes[i], std::less());
        content->classes[i] = {classes[i].begin(), classes[i].end()};
    }
    std::ranges::sort(byEntity, std::less());
    content->byEntity = {byEntity.begin(), byEntity.end()};
    return content;
}

std::shared_ptr<MentionIndex::Content> MentionIndex::exchange(std::shared_ptr<Content> content)
{
    std::swap(m_content, content);
    Q_EMIT reset();
    return content;
}

std::span<const Mention> MentionIndex::all() const { return m_content->mentions; }

qsizetype MentionIndex::size() const { return qsizetype(m_content->mentions.size()); }

void MentionIndex::insert(Mention mention)
{
    const auto hull = mention.extent.hull();
    std::optional<TextSpan> formerHull;
    if (const auto found = m_content->places.constFind(mention.id); found != m_content->places.cend()) {
        auto &place = m_content->mentions[size_t(*found)];
        formerHull = place.extent.hull();
        unlink(place);
        place = std::move(mention);
        link(place);
    } else {
        m_content->places.insert(mention.id, size());
        m_content->mentions.push_back(std::move(mention));
        link(m_content->mentions.back());
    }
    if (formerHull && *formerHull != hull)
        Q_EMIT changed(*formerHull);
    Q_EMIT changed(hull);
}

void MentionIndex::remove(MentionId id)
{
    const auto found = m_content->places.constFind(id);
    if (found == m_content->places.cend())
        return;
    const auto place = *found;
    const auto hull = m_content->mentions[size_t(place)].extent.hull();
    unlink(m_content->mentions[size_t(place)]);
    m_content->places.erase(found);
    if (place != size() - 1) {
        m_content->mentions[size_t(place)] = std::move(m_content->mentions.back());
        m_content->places[m_content->mentions[size_t(place)].id] = place;
    }
    m_content->mentions.pop_back();
    Q_EMIT changed(hull);
}

void MentionIndex::link(const Mention &mention)
{
    const auto key = keyOf(mention);
    m_content->classes[size_t(classOf(key.hull))].insert(key);
    if (mention.entity)
        m_content->byEntity.insert({mention.entity, key});
}

void MentionIndex::unlink(const Mention &mention)
{
    const auto key = keyOf(mention);
    m_content->classes[size_t(classOf(key.hull))].erase(key);
    if (mention.entity)
        m_content->byEntity.erase({mention.entity, key});
}

const Mention *MentionIndex::mention(MentionId id) const
{
    const auto found = m_content->places.constFind(id);
    return found == m_content->places.cend() ? nullptr : &m_content->mentions[size_t(*found)];
}

std::vector<const Mention *> MentionIndex::sorted(std::vector<Key> keys) const
{
    std::ranges::sort(keys, std::less());
    std::vector<const Mention *> result;
    result.reserve(keys.size());
    for (const auto &key : keys)
        result.push_back(mention(key.id));
    return result;
}

std::vector<const Mention *> MentionIndex::touching(TextSpan span) const
{
    std::vector<Key> hits;
    for (int i = 0; i < Content::ClassCount; ++i) {
        const auto &keys = m_content->classes[size_t(i)];
        if (keys.empty())
            continue;
        const auto longest = 3 * (i + 1) < 62 ? qsizetype(1) << (3 * (i + 1)) : FarAway;
        for (auto it = keys.lower_bound({{span.begin - longest, FarAway}, FirstId});
            it != keys.end() && it->hull.begin <= span.end; ++it) {
            if (touches(it->hull, span))
                hits.push_back(*it);
        }
    }
    return sorted(std::move(hits));
}

std::vector<const Mention *> MentionIndex::at(qsizetype offset) const
{
    // One character wider: a zero-length fragment may be the end of its hull.
    auto hits = touching({offset - 1, offset + 1});
    std::erase_if(hits, [offset](const Mention *mention) {
        return std::ranges::none_of(mention->extent.fragments(), [offset](TextSpan fragment) {
            return fragment.contains(offset) || (fragment.isEmpty() && fragment.begin == offset);
        });
    });
    std::ranges::reverse(hits);
    std::ranges::stable_sort(hits, {}, [](const Mention *mention) { return mention->extent.hull().length(); });
    return hits;
}

const Mention *MentionIndex::follower(const Key &key) const
{
    const Key *best = nullptr;
    for (const auto &keys : m_content->classes) {
        const auto it = keys.upper_bound(key);
        if (it != keys.end() && (!best || *it < *best))
            best = &*it;
    }
    return best ? mention(best->id) : nullptr;
}

const Mention *MentionIndex::predecessor(const Key &key) const
{
    const Key *best = nullptr;
    for (const auto &keys : m_content->classes) {
        auto it = keys.lower_bound(key);
        if (it != keys.begin() && (--it, !best || *best < *it))
            best = &*it;
    }
    return best ? mention(best->id) : nullptr;
}

const Mention *MentionIndex::next(qsizetype offset) const { return follower({{offset, FarAway}, FirstId}); }

const Mention *MentionIndex::previous(qsizetype offset) const { return predecessor({{offset, FarAway}, FirstId}); }

const Mention *MentionIndex::after(MentionId id) const
{
    const auto *from = mention(id);
    return from ? follower(keyOf(*from)) : nullptr;
}

const Mention *MentionIndex::before(MentionId id) const
{
    const auto *from = mention(id);
    return from ? predecessor(keyOf(*from)) : nullptr;
}

const Mention *MentionIndex::exactly(const Extent &extent) const
{
    const auto wanted = extent.inTextOrder();
    const auto hull = extent.hull();
    const auto *mention = next(hull.begin);
    for (; mention && mention->extent.hull().begin == hull.begin; mention = after(mention->id)) {
        if (mention->by.status != Status::Rejected && mention->extent.inTextOrder() == wanted)
            return mention;
    }
    return nullptr;
}

std::vector<const Mention *> MentionIndex::mentionsOf(EntityId entity) const
{
    std::vector<const Mention *> result;
    const Key first{{std::numeric_limits<qsizetype>::min(), FarAway}, FirstId};
    for (auto it = m_content->byEntity.lower_bound({entity, first}); it != m_content->byEntity.end() && it->entity == entity; ++it)
        result.push_back(mention(it->key.id));
    return result;
}

} // namespace glossator
