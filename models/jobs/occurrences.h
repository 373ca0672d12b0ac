// SPDX-License-Identifier: GPL-3.0-or-later
// "Mark all occurrences": where the words of a mention, or all names of its entity, stand in an article or in the whole
// project, what is marked there already, and the marking of those that a person ticked, as one action.
//
// All texts are read, rather than only those that the index of words names: the index breaks texts into words otherwise
// than the search does and would miss some.
#pragma once

#include "models/base/wordsearch.h"
#include "models/domain/annotations.h"
#include "models/domain/schema.h"
#include "models/jobs/jobcontext.h"
#include "models/store/store.h"

namespace glossator {

struct OccurrenceQuery {
    QStringList words;
    WordMatch how{};
    ArticleId article{}; ///< invalid: the whole project

    friend bool operator==(const OccurrenceQuery &, const OccurrenceQuery &) = default;
};

/// A mention that shares characters with an occurrence.
struct StandingMention {
    MentionId id;
    TypeRef type; ///< of a trigger its event's
    EntityId entity;
    QString quote;
    bool isSamePlace = false;

    friend bool operator==(const StandingMention &, const StandingMention &) = default;
};

struct Occurrence {
    ArticleId article;
    TextSpan span;
    QString quote;
    QString before; ///< what stands before it in its paragraph, white space folded; an ellipsis where it was cut
    QString after;
    std::vector<StandingMention> there{}; ///< in reading order

    friend bool operator==(const Occurrence &, const Occurrence &) = default;
};

struct Occurrences {
    static constexpr qsizetype Most = 100'000;

    std::vector<Occurrence> found; ///< in the order of articles and text
    bool isCut = false; ///< there are more than Most

    friend bool operator==(const Occurrences &, const Occurrences &) = default;
};

/// What occurrences are to become.
struct OccurrenceTarget {
    TypeRef type; ///< of an event: each becomes the trigger of a new event
    EntityId entity{};
    QString newEntity{}; ///< a name: they become one new entity; with neither they name nobody

    friend bool operator==(const OccurrenceTarget &, const OccurrenceTarget &) = default;
};

enum class OccurrenceState : quint8 {
    New, ///< nothing is marked there
    Overlapping, ///< something is, but not just there, or of another kind
    OtherType, ///< a mention stands just there under another type
    OtherEntity, ///< of the same type, but it names somebody else or nobody
    Marked, ///< it is already what is wanted
};

[[nodiscard]] OccurrenceState stateOf(const Occurrence &occurrence, const OccurrenceTarget &target);

/// Rejected mentions count as none. Reads only, any thread. Fails with Code::Cancelled.
[[nodiscard]] Result<Occurrences> findOccurrences(Store &store, const OccurrenceQuery &query, JobContext &context);

struct OccurrencesMarked {
    qint64 made = 0;
    qint64 changed = 0; ///< that were marked before, with another type or entity
    qint64 skipped = 0; ///< what stands there is not what was shown
    EntityId entity;
};

/// Marks them as one action: makes mentions or events, and changes those mentions that are ticked although they stand.
/// @param words what the history calls it.
/// Where Store::perform() allows it; a job holds a Store::Lease. Fails with Code::Cancelled and changes nothing then.
Result<OccurrencesMarked> markOccurrences(Store &store, const std::vector<Occurrence> &chosen,
    const OccurrenceTarget &target, const QString &words, JobContext &context);

} // namespace glossator
