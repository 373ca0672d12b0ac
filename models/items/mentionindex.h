// SPDX-License-Identifier: GPL-3.0-or-later
// The mentions of the open article by place: "which of them touch this paragraph".
//
// Hulls are kept in classes of similar length, each sorted by begin. A mention that reaches into a span cannot begin
// further before it than its class is long, so that a question looks at hits and few others, whatever else is as long
// as the article. An edit or a look-up costs O(log n); touching() O(log n + hits).
// Owned by whoever shows the article; used on the GUI thread; no Gui needed.
#pragma once

#include "models/domain/annotations.h"

#include <QObject>

#include <memory>
#include <span>
#include <vector>

namespace glossator {

class MentionIndex : public QObject {
    Q_OBJECT

public:
    explicit MentionIndex(QObject *parent = nullptr);

    /// What an index holds, made in any thread.
    struct Content;
    /// A second mention with an id that is already there is dropped.
    [[nodiscard]] static std::shared_ptr<Content> contentOf(std::vector<Mention> mentions);
    /// Replaces everything. @return what was there before: where it is much, to free it takes longer than a frame.
    std::shared_ptr<Content> exchange(std::shared_ptr<Content> content);
    void load(std::vector<Mention> mentions) { exchange(contentOf(std::move(mentions))); }
    /// Adds one, or replaces the one with its id.
    void insert(Mention mention);
    /// Replaces the one with its id, or adds it: the order in which changes arrive does not matter.
    void update(Mention mention) { insert(std::move(mention)); }
    /// Does nothing for an id that is not there.
    void remove(MentionId id);

    [[nodiscard]] qsizetype size() const;
    /// All, in no order. Good until the next change, as the pointers handed out below.
    [[nodiscard]] std::span<const Mention> all() const;
    /// Null when not there.
    [[nodiscard]] const Mention *mention(MentionId id) const;
    /// Those whose hull shares a character with the span, and zero-length ones in it or at its edge, in reading order:
    /// begin, longer first, id. An empty span asks for those that contain the character after it or are zero-length
    /// there.
    [[nodiscard]] std::vector<const Mention *> touching(TextSpan span) const;
    /// Those with a fragment that contains the character at offset, or that are zero-length there; innermost first.
    [[nodiscard]] std::vector<const Mention *> at(qsizetype offset) const;
    /// The first in reading order that begins at offset or after it; null at the end.
    [[nodiscard]] const Mention *next(qsizetype offset) const;
    /// The last in reading order that begins before offset; null at the start.
    [[nodiscard]] const Mention *previous(qsizetype offset) const;
    /// The neighbour in reading order, so that nested ones with one begin are all reached; null at the end.
    [[nodiscard]] const Mention *after(MentionId id) const;
    [[nodiscard]] const Mention *before(MentionId id) const;
    /// The first that covers exactly these fragments, in whatever order it names them, and is not rejected; null when none
    /// does.
    [[nodiscard]] const Mention *exactly(const Extent &extent) const;
    /// All mentions of an entity in this article, in reading order.
    [[nodiscard]] std::vector<const Mention *> mentionsOf(EntityId entity) const;

Q_SIGNALS:
    /// Everything may be different.
    void reset();
    /// Something within the hull is different; a moved mention is told twice, with its old and its new place.
    void changed(glossator::TextSpan hull);

private:
    /// What reading order is decided by.
    struct Key {
        TextSpan hull;
        MentionId id;

        friend bool operator<(const Key &a, const Key &b)
        {
            if (a.hull.begin != b.hull.begin)
                return a.hull.begin < b.hull.begin;
            return a.hull.end != b.hull.end ? a.hull.end > b.hull.end : a.id < b.id;
        }
    };

    [[nodiscard]] static Key keyOf(const Mention &mention) { return {mention.extent.hull(), mention.id}; }
    [[nodiscard]] static int classOf(TextSpan hull);
    [[nodiscard]] const Mention *follower(const Key &key) const;
    [[nodiscard]] const Mention *predecessor(const Key &key) const;
    [[nodiscard]] std::vector<const Mention *> sorted(std::vector<Key> keys) const;
    void link(const Mention &mention);
    void unlink(const Mention &mention);

    std::shared_ptr<Content> m_content; ///< never null
};

} // namespace glossator
