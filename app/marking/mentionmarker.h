// SPDX-License-Identifier: GPL-3.0-or-later
// Marks mentions. Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/items/backgroundreader.h"
#include "models/items/knownnames.h"
#include "models/domain/schema.h"

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
    /// Lets the reader choose among all types what the place is; that of the current mention that has just this place
    /// is changed.
    void chooseType(const Extent &extent);

Q_SIGNALS:
    /// The reader chose the type of an event.
    void eventChosen(const glossator::Extent &extent, const QString &type);

private:
    /// What the key of a type is about: the current mention, or, on a trigger, what is of that type beside it.
    [[nodiscard]] MentionId meant(ArticleId article, const Extent &extent, const QString &type, MentionId current) const;
    [[nodiscard]] std::optional<Mention> currentAt(const Extent &extent) const;
    void tell(const Marked &marked, const QString &quote, const QString &beside);
    /// Looks in the background who may be the same as somebody just made of these words, and says so behind what was told
    /// of it, unless the reader has gone on.
    void tellOfFullerName(MentionId made, const QString &told);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
    KnownNames m_known; ///< lent to the view
    BackgroundReader m_reader;
};

} // namespace glossator
