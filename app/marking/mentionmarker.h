// SPDX-License-Identifier: GPL-3.0-or-later
// Marks mentions. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"

#include <QObject>

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;
struct Marked;

class MentionMarker : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit MentionMarker(MarkingContext &context);

    /// Marks a place, or retypes the current mention that has just this place.
    void mark(const Extent &extent, const QString &type);

private:
    void tell(const Marked &marked, const QString &quote);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
};

} // namespace glossator
