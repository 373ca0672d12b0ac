// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tags of one line stand, above the text: in the order of their words, none over another, as near to its
// words and as long as there is room for. Plain values, any thread. Logical pixels.
#pragma once

#include <QString>

#include <vector>

namespace glossator {

/// Words for a tag, and how wide they are.
struct TagForm {
    QString text;
    qreal width = 0;
};

/// A tag that wants a place.
struct TagWish {
    std::vector<TagForm> forms; ///< the widest first; at least one
    qreal anchor = 0; ///< where its words begin: their left edge, or the right one where they run to the left
    bool rightToLeft = false;
    qreal reach = 0; ///< how far its words run on from there
};

struct TagPlace {
    int form = -1; ///< which of the wish's; -1: there is no room at all
    qreal left = 0;
};

/// The room for tags.
struct TagRoom {
    qreal left = 0;
    qreal right = 0;
    qreal gap = 0; ///< at least so much between two
    qreal slack = 0; ///< how far one may stand off its words on either side
};

/// A place for each wish, in their order. Where there is too little room tags first move aside, then the widest take
/// shorter forms, and only then one is left out.
[[nodiscard]] std::vector<TagPlace> placeTags(const std::vector<TagWish> &wishes, const TagRoom &room);

} // namespace glossator
