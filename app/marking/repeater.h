// SPDX-License-Identifier: GPL-3.0-or-later
// Does the last mark again at the next hit. What was marked it learns from the store, however it was marked.
// Owned by Marking; GUI thread.
#pragma once

#include "models/base/wordsearch.h"
#include "models/domain/annotations.h"
#include "models/domain/schema.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace glossator {

class ArticleView;
class ChangeSet;
class MarkingContext;
class Project;

class Repeater : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit Repeater(MarkingContext &context);

    /// Marks the next place after the caret where the words of the last mark, or of the find bar, stand unmarked.
    void repeat();
    /// What was marked last.
    [[nodiscard]] std::optional<TypeRef> lastType() const;

private:
    struct Mark {
        QString words;
        TypeRef type;
        EntityId entity;

        friend bool operator==(const Mark &, const Mark &) = default;
    };

    /// What is repeated, and where things stood when it was asked for.
    struct Wish {
        Mark mark;
        WordMatch how;
        bool isOther = false; ///< its words are others than those of the last mark
        ArticleId article;
        qsizetype from = 0;
        qint64 commits = 0;

        friend bool operator==(const Wish &, const Wish &) = default;
    };
    struct Hits {
        QString text;
        QString words;
        WordMatch how;
        std::vector<TextSpan> places{};
    };

    /// As it is now: what was taken back or deleted is none, and the one before it is the last.
    [[nodiscard]] std::optional<Mark> last() const;
    /// Nothing where there is nothing to repeat.
    [[nodiscard]] std::optional<Wish> wish() const;
    void remember(const ChangeSet &changes);
    /// Of a long text in another thread, and then goes on if nothing has changed meanwhile.
    void search(const Wish &wish);
    void repeat(const Wish &wish);
    [[nodiscard]] bool isFree(TextSpan span, const TypeRef &type) const;
    /// @param isOther its words are others than those of the last mark.
    void markAgain(const Mark &mark, bool isOther, TextSpan span, const QString &sentence);

    MarkingContext &m_context;
    Project &m_project;
    ArticleView &m_view;
    std::vector<MentionId> m_marked; ///< by edits, the last one last
    std::shared_ptr<const Hits> m_hits = std::make_shared<Hits>(); ///< of the last repeating, which is mostly done again
    std::optional<Wish> m_sought; ///< is being looked for
    QThreadPool m_thread;
};

} // namespace glossator
