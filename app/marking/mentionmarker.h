// SPDX-License-Identifier: GPL-3.0-or-later
// Marks mentions. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/items/knownnames.h"

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
    ~MentionMarker() override;

    /// Marks a place, or retypes the current mention that has just this place.
    void mark(const Extent &extent, const QString &type);
    /// Other words for a mention; everything that hangs on it stays.
    void resize(MentionId mention, const Extent &extent);

private:
    void tell(const Marked &marked, const QString &quote);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
    KnownNames m_known; ///< lent to the view
};

} // namespace glossator
