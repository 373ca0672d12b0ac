// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/tagplaces.h"

#include <algorithm>

namespace glossator {

namespace {

constexpr size_t MostTags = 100; ///< of one line; more do not fit anywhere

/// One line's tags from left to right. Everything by place in that order.
class Line {
public:
    Line(const std::vector<TagWish> &wishes, const TagRoom &room) : m_wishes(wishes), m_room(room)
    {
        for (size_t i = 0; i < std::min(wishes.size(), MostTags); ++i)
            m_tags.push_back({i, 0, 0});
        // Of those that begin together the outer one, which comes first, stands where its words begin.
        std::ranges::stable_sort(m_tags, [&](const Tag &a, const Tag &b) {
            const auto &one = m_wishes[a.wish];
            const auto &other = m_wishes[b.wish];
            if (one.anchor != other.anchor)
                return one.anchor < other.anchor;
            return one.rightToLeft && other.rightToLeft && a.wish > b.wish;
        });
    }

    void solve()
    {
        for (auto stuck = firstStuck(); stuck != m_tags.size(); stuck = firstStuck()) {
            if (!shortenBefore(stuck))
                m_tags.erase(m_tags.begin() + qsizetype(stuck));
        }
    }

    /// As near to the words as the neighbours allow.
    void tell(std::vector<TagPlace> &places) const
    {
        std::vector<qreal> latest(m_tags.size());
        for (auto i = m_tags.size(); i-- > 0;) {
            latest[i] = highest(m_tags[i]);
            if (i + 1 < m_tags.size())
                latest[i] = std::min(latest[i], latest[i + 1] - m_room.gap - width(m_tags[i]));
        }
        auto free = m_room.left;
        for (size_t i = 0; i < m_tags.size(); ++i) {
            const auto &tag = m_tags[i];
            const auto left = std::max(std::min(natural(tag), latest[i]), std::max(lowest(tag), free));
            places[tag.wish] = {tag.form, left};
            free = left + width(tag) + m_room.gap;
        }
    }

private:
    struct Tag {
        size_t wish = 0;
        int form = 0;
        qreal earliest = 0;
    };

    [[nodiscard]] const TagWish &wish(const Tag &tag) const { return m_wishes[tag.wish]; }
    [[nodiscard]] qreal width(const Tag &tag) const { return wish(tag).forms[size_t(tag.form)].width; }
    [[nodiscard]] qreal natural(const Tag &tag) const
    {
        const auto &own = wish(tag);
        const auto left = own.rightToLeft ? own.anchor - width(tag) : own.anchor;
        return std::clamp(left, m_room.left, std::max(m_room.left, m_room.right - width(tag)));
    }
    /// How far it may go along its words: as long as it is above them, and a little further.
    [[nodiscard]] qreal along(const Tag &tag) const
    {
        return std::max(0.0, wish(tag).reach - width(tag)) + m_room.slack;
    }
    [[nodiscard]] qreal lowest(const Tag &tag) const
    {
        return std::max(m_room.left, natural(tag) - (wish(tag).rightToLeft ? along(tag) : m_room.slack));
    }
    [[nodiscard]] qreal highest(const Tag &tag) const
    {
        const auto furthest = natural(tag) + (wish(tag).rightToLeft ? m_room.slack : along(tag));
        return std::min(furthest, std::max(m_room.left, m_room.right - width(tag)));
    }

    /// Puts each as far to the left as it may go; the first that then stands too far to the right cannot be placed.
    [[nodiscard]] size_t firstStuck()
    {
        auto free = m_room.left;
        for (size_t i = 0; i < m_tags.size(); ++i) {
            m_tags[i].earliest = std::max(lowest(m_tags[i]), free);
            if (m_tags[i].earliest > highest(m_tags[i]) + 1e-6)
                return i;
            free = m_tags[i].earliest + width(m_tags[i]) + m_room.gap;
        }
        return m_tags.size();
    }

    /// The widest of those that push this one: that and all before it that stand close.
    bool shortenBefore(size_t stuck)
    {
        Tag *widest = nullptr;
        for (auto i = stuck;; --i) {
            auto &tag = m_tags[i];
            if (size_t(tag.form) + 1 < wish(tag).forms.size() && (!widest || width(tag) > width(*widest)))
                widest = &tag;
            if (i == 0 || tag.earliest > m_tags[i - 1].earliest + width(m_tags[i - 1]) + m_room.gap + 1e-6)
                break;
        }
        if (widest)
            ++widest->form;
        return widest;
    }

    const std::vector<TagWish> &m_wishes;
    const TagRoom &m_room;
    std::vector<Tag> m_tags;
};

} // namespace

std::vector<TagPlace> placeTags(const std::vector<TagWish> &wishes, const TagRoom &room)
{
    std::vector<TagPlace> places(wishes.size());
    Line line(wishes, room);
    line.solve();
    line.tell(places);
    return places;
}

} // namespace glossator
