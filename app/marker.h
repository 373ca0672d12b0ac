// SPDX-License-Identifier: GPL-3.0-or-later
// What the article view asks for, done: a request becomes a verb of a repository, a choice becomes a picker.
// Owned by MainWindow; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/schema.h"

#include <QObject>

#include <functional>

namespace glossator {

class ArticleView;
class Picker;
class Project;
struct Marked;
struct PickItem;

class Marker : public QObject {
    Q_OBJECT

public:
    /// @param project and view must outlive this object.
    Marker(Project &project, ArticleView &view, QObject *parent);

    void mark(const Extent &extent, const QString &type);
    /// With an empty type the reader is asked.
    void markEvent(const Extent &extent, const QString &type);
    /// Lets the reader say whom the mention names.
    void assignEntity(MentionId mention);
    /// From the current mention to one that the reader picks.
    void relate();
    /// Asks for a role of the current event mention, then for what fills it, until the reader backs out.
    void fillRole();
    void reverseRelation();
    /// Deletes whatever these are, as one action.
    void remove(const QList<Owner> &items);
    /// Puts the others into the first: entities or events.
    void merge(const QList<Owner> &items);
    void splitOff(MentionId mention);

Q_SIGNALS:
    /// What just happened, for the status line.
    void done(const QString &sentence);

private:
    void tell(const Marked &marked, const QString &quote);
    void show(ArticleId article, const Owner &made);
    /// A picker that closes with this object.
    Picker *ask(const QString &title, std::function<QList<PickItem>(const QString &)> source, TextSpan beside);
    void pickTarget(
        const QString &hint, std::function<bool(const Mention &)> isAllowed, std::function<void(MentionId)> picked);
    void createRelation(MentionId from, MentionId to);
    void pickFiller(EventMentionId event, const QString &role);
    [[nodiscard]] TypeRef typeOf(const Mention &mention) const;

    Project &m_project;
    ArticleView &m_view;
    std::function<void(MentionId)> m_picked; ///< set while a target is being picked
};

} // namespace glossator
