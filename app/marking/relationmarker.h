// SPDX-License-Identifier: GPL-3.0-or-later
// Relates mentions and events. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"

#include <QObject>

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;

class RelationMarker : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit RelationMarker(MarkingContext &context);

    /// From the current mention to one that the reader picks.
    void relate();
    /// Asks for the type, where the schema allows several.
    void create(MentionId from, MentionId to);
    void reverse();

private:
    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
};

} // namespace glossator
