// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A task of marking as data, and what it costs: in keys, clicks and drags, for this program and for its peers.

#include "models/base/textoffsets.h"
#include "models/store/store.h"

#include <QString>

#include <vector>

namespace glossator::test {

/// Words of an article, told apart by what stands around them.
struct Place {
    QString context; ///< stands once in the article; its own words at first
    QString words; ///< stands in the context

    [[nodiscard]] TextSpan in(const TextOffsets &text) const;
    /// A double click selects one word, more take a drag.
    [[nodiscard]] bool isOneWord() const;
};

struct GestureTask {
    struct Marked {
        QString key; ///< what the relations and events of the task call it
        Place place;
        QString type;
        QString entity; ///< empty: it names nobody
    };
    struct Related {
        QString type;
        QString from;
        QString to;
    };
    struct Told {
        QString type;
        Place trigger;
        std::vector<std::pair<QString, QString>> roles; ///< and the mentions that fill them
        QString attribute;
        QString value; ///< not the default
    };

    std::vector<Marked> mentions;
    std::vector<Related> relations;
    std::vector<Told> events;

    [[nodiscard]] const Place &place(QStringView key) const;
    [[nodiscard]] int entitiesWithSeveral() const;
    /// How often a mention is joined to one before it.
    [[nodiscard]] int joins() const;
    /// One line for each thing demanded, sorted: what marksOf() finds when nothing is missing and nothing is too much.
    [[nodiscard]] QString marks(const TextOffsets &text) const;
};

/// What stands in the store for the article, and entities that nobody mentions.
[[nodiscard]] QString marksOf(Store &store, ArticleId article);

/// Of the founding article: a visit.
[[nodiscard]] GestureTask visitTask();
/// Of a sample article: an accord.
[[nodiscard]] GestureTask accordTask();

/// A key costs 1, a click 3, a drag 5.
struct Gestures {
    int keys = 0;
    int clicks = 0;
    int drags = 0;

    [[nodiscard]] int cost() const { return keys + 3 * clicks + 5 * drags; }
    Gestures &operator+=(const Gestures &other);
    friend Gestures operator+(Gestures one, const Gestures &other) { return one += other; }
    friend Gestures operator*(int times, const Gestures &one)
    {
        return {times * one.keys, times * one.clicks, times * one.drags};
    }
};

/// What each part of a task took.
struct Parts {
    Gestures mentions; ///< and whom they name
    Gestures relations;
    Gestures events;
    bool canRelate = true; ///< else it has neither relations nor events

    [[nodiscard]] bool isWhole() const { return canRelate; }
    [[nodiscard]] int cost() const { return mentions.cost() + relations.cost() + events.cost(); }
};

/// From the gestures that they document, each the cheapest way, and in doubt to their favour.
[[nodiscard]] std::vector<std::pair<QString, Parts>> peerCosts(const GestureTask &task);

/// @param modifiers how many keys we held down besides.
[[nodiscard]] QString costTable(const Parts &ours, int modifiers, const std::vector<std::pair<QString, Parts>> &peers);

} // namespace glossator::test
