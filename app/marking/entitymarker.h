// SPDX-License-Identifier: GPL-3.0-or-later
// Says whom mentions name: joins, splits and merges entities. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"

#include <QObject>

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;

class EntityMarker : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit EntityMarker(MarkingContext &context);

    /// Lets the reader say whom the mention names.
    void assignEntity(MentionId mention);
    void splitOff(MentionId mention);
    /// Puts the others into the first.
    void merge(const std::vector<EntityId> &entities);

private:
    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
};

} // namespace glossator
