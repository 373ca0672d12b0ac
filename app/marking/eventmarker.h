// SPDX-License-Identifier: GPL-3.0-or-later
// Marks events by their triggers, tells known ones in more places, and copies them. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"

#include <QObject>

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;
struct PickItem;

class EventMarker : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit EventMarker(MarkingContext &context);

    /// Marks an event with these words as its trigger. Where they tell of one already, that one becomes of this type:
    /// with an empty type the reader is asked, and it is another event.
    void mark(const Extent &extent, const QString &type);
    /// A new event of the article that no words tell of.
    void record();
    /// Another report of an event that the reader picks: the selected words are its trigger there.
    void tellAgain();
    /// A new event like the current one, with the selected words as its trigger where there are any.
    void duplicate();
    /// Asks for another type of the current event.
    void retype();
    /// Says that these event mentions tell of that event.
    void moveTo(EventId event, const std::vector<EventMentionId> &mentions);
    /// Asks which of them is kept. Only events of one type can be the same happening.
    void merge(const std::vector<EventId> &events);
    void mergeInto(EventId kept, const std::vector<EventId> &others);

private:
    /// Those that the schema offers, what these words were called before and then the latest used first.
    [[nodiscard]] QList<PickItem> typesFor(const QString &quote) const;
    [[nodiscard]] QList<PickItem> eventItems(const std::vector<EventId> &events) const;
    [[nodiscard]] QString digest(EventId id) const;
    /// What these words tell of already: the current one rather than others.
    [[nodiscard]] std::vector<EventMention> toldBy(const Extent &extent) const;
    void make(const Extent &extent, const QString &type);
    void become(const EventMention &told, const QString &type);
    void tell(EventId event, const Extent &extent);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
    EventMentionId m_last; ///< the one that was current last: selecting words for its copy lets go of it
};

} // namespace glossator
