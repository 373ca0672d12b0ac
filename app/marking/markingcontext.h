// SPDX-License-Identifier: GPL-3.0-or-later
// What the controllers of marking share: the project, the article view, and how a reader is asked and told.
// Owned by Marking; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/domain/schema.h"
#include "widgets/panels/picker.h"

#include <QObject>

#include <functional>

namespace glossator {

class ArticleView;
class Project;

/// The types as a picker shows them.
[[nodiscard]] QList<PickItem> typeItems(const Schema &schema, const std::vector<const TypeDef *> &types);

class MarkingContext : public QObject {
    Q_OBJECT

public:
    /// @param shownProject and shownView must outlive this object.
    MarkingContext(Project &shownProject, ArticleView &shownView);

    Project &project;
    ArticleView &view;

    /// What just happened, for the status line.
    void say(const QString &sentence) { Q_EMIT done(sentence); }
    /// Goes to what was made, unless the reader has gone on to another article while it waited for a job.
    void show(ArticleId article, const Owner &made);
    /// A picker beside a place of the text, that closes with this object.
    Picker *ask(const QString &title, Picker::Source source, TextSpan beside);
    /// Lets the reader go to one of the allowed mentions of the article.
    void pickTarget(
        const QString &hint, std::function<bool(const Mention &)> isAllowed, std::function<void(MentionId)> picked);
    /// The mention's type; of a trigger that of its event.
    [[nodiscard]] TypeRef typeOf(const Mention &mention) const;

Q_SIGNALS:
    void done(const QString &sentence);

private:
    std::function<void(MentionId)> m_picked; ///< set while a target is being picked
};

} // namespace glossator
