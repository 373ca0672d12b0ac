// SPDX-License-Identifier: GPL-3.0-or-later
// Marks all occurrences of the same words, after a look at them.
// Owned by Marking; GUI thread, searches in a thread of its own.
#pragma once

#include "models/items/occurrencemodel.h"
#include "widgets/panels/occurrencepanel.h"

#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace glossator {

class ArticleView;
class MarkingContext;
class Project;
class Repeater;

class OccurrenceMarker : public QObject {
    Q_OBJECT

public:
    /// @param context and repeater must outlive this object.
    OccurrenceMarker(MarkingContext &context, const Repeater &repeater);
    ~OccurrenceMarker() override;

    /// Shows where the selected words, or all names of the current mention or entity, stand. What was
    /// shown of others goes.
    void open();

private:
    /// What all are to be marked like.
    struct Mark {
        QString words;
        TypeRef type;
        EntityId entity;
        bool isGuess = false; ///< the type: nobody said it of these words
    };

    [[nodiscard]] std::optional<Mark> example() const;
    [[nodiscard]] QStringList otherNames() const;
    void search();
    /// Where nobody said what the words are, what they were called before.
    void guessType(const std::vector<Occurrence> &found);
    void setTarget(const OccurrenceTarget &target);
    [[nodiscard]] OccurrenceTarget usualTarget(const TypeRef &type) const;
    void pickType();
    void pickEntity();
    void showPlace(const Occurrence &occurrence);
    void markTicked();
    void tell(const Result<OccurrencesMarked> &done, const QString &words, const OccurrenceTarget &target);
    void close();

    MarkingContext &m_context;
    const Repeater &m_repeater;
    Project &m_project;
    ArticleView &m_view;
    OccurrenceModel m_model;
    QPointer<OccurrencePanel> m_panel;
    Mark m_shown; ///< what the panel is about
    ArticleId m_article; ///< in which it was opened
    Extent m_before; ///< what was selected then
    OccurrencePanel::Options m_options;
    std::shared_ptr<JobContext> m_search; ///< the one whose result is waited for
    QThreadPool m_thread;
    QTimer m_again;
};

} // namespace glossator
