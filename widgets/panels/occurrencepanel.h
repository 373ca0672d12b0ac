// SPDX-License-Identifier: GPL-3.0-or-later
// "Mark all occurrences", below the article, which stays in reach: what was found, with a tick for each, and what it
// becomes. It decides nothing itself: it asks by signals. Owned by OccurrenceMarker; GUI thread.
#pragma once

#include "models/items/occurrencemodel.h"

#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace glossator {

class OccurrencePanel : public QWidget {
    Q_OBJECT

public:
    /// What of the text is looked for.
    struct Options {
        WordMatch how{};
        bool aliases = false;
        bool wholeProject = false;

        friend bool operator==(const Options &, const Options &) = default;
    };

    /// @param model must outlive this object.
    OccurrencePanel(OccurrenceModel &model, const Options &options, QWidget *parent = nullptr);

    /// @param aliases how many other names there are to look for.
    void setWords(const QString &words, qsizetype aliases);
    void setType(const QString &title, std::optional<quint32> color);
    /// Whom the marks will name; null: the type names nobody.
    void setEntity(const QString &sentence);
    /// A search is going on.
    void setSearching(bool isSearching);
    [[nodiscard]] Options options() const;
    /// Where in the window the list of types or entities may be shown.
    [[nodiscard]] QRect typeAnchor() const;
    [[nodiscard]] QRect entityAnchor() const;

Q_SIGNALS:
    void optionsChanged();
    void typeRequested();
    void entityRequested();
    /// A row became current.
    void placeChosen(const glossator::Occurrence &occurrence);
    void markRequested();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QCheckBox *addOption(const QString &text, const QString &toolTip, bool isOn);
    void fitRows();
    void toggleSelected();
    void showCounts();

    OccurrenceModel &m_model;
    QLabel *m_words;
    QPushButton *m_type;
    QPushButton *m_entity;
    QWidget *m_options;
    QCheckBox *m_whole;
    QCheckBox *m_exact;
    QCheckBox *m_aliases;
    QCheckBox *m_project;
    QTableView *m_list;
    QLabel *m_counts;
    QPushButton *m_mark;
    QHash<int, std::function<void()>> m_keys; ///< of the list
    bool m_isSearching = false;
    bool m_isFitting = false;
    int m_rowsShown = 0;
};

} // namespace glossator
