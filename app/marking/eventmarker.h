// SPDX-License-Identifier: GPL-3.0-or-later
// Marks events by their triggers and fills their roles. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"

#include <QObject>

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;

class EventMarker : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit EventMarker(MarkingContext &context);

    /// With an empty type the reader is asked.
    void mark(const Extent &extent, const QString &type);
    /// Asks for a role of the current event mention, then for what fills it, until the reader backs out.
    void fillRole();
    /// Puts the others into the first.
    void merge(const std::vector<EventId> &events);

private:
    void pickFiller(EventMentionId event, const QString &role);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
};

} // namespace glossator
