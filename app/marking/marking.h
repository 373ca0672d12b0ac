// SPDX-License-Identifier: GPL-3.0-or-later
// All that marks: one controller for each noun, and what goes for any item.
//
// A request of the article view or an action becomes a verb of a repository, a choice becomes a picker, and what
// happened becomes a sentence. One per open project; owned by MainWindow; GUI thread.
#pragma once

#include "app/marking/attributemarker.h"
#include "app/marking/entitymarker.h"
#include "app/marking/eventmarker.h"
#include "app/marking/markingcontext.h"
#include "app/marking/mentionmarker.h"
#include "app/marking/occurrencemarker.h"
#include "app/marking/relationmarker.h"
#include "app/marking/remarks.h"
#include "app/marking/repeater.h"
#include "app/marking/rolefiller.h"

namespace glossator {

class Marking : public QObject {
    Q_OBJECT

public:
    /// @param project and view must outlive this object.
    Marking(Project &project, ArticleView &view);

    /// Deletes what is selected in a panel, or else what is current, and not the mention that merely shows it.
    void removeCurrent();
    /// Deletes whatever these are, as one action.
    void remove(const QList<Owner> &items);
    /// All mentions of the article that have the words, the type and the author of this one, itself included.
    [[nodiscard]] QList<Owner> sameAs(MentionId mention) const;
    /// Deletes those, as one action.
    void removeSame(MentionId mention);
    /// Puts entities, or events, into one of them; of fewer than two: lets the reader say who is the same as whom the
    /// current mention names.
    void merge(const QList<Owner> &items);
    /// What can be done with one of these but not with all, for a menu that opens on them.
    void addTo(QMenu &menu, const QList<Owner> &items);
    /// Notes that no two of the entities among these are the same.
    void markDistinct(const QList<Owner> &items);

    MarkingContext context;
    MentionMarker mentions{context};
    EntityMarker entities{context};
    RelationMarker relations{context};
    EventMarker events{context};
    AttributeMarker attributes{context};
    Remarks remarks{context};
    RoleFiller roles{context};
    Repeater repeater{context};
    OccurrenceMarker occurrences{context, repeater};
};

} // namespace glossator
