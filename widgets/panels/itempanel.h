// SPDX-License-Identifier: GPL-3.0-or-later
// A panel: a tree over one model, a filter, and whether it shows this article or the whole project. It follows what is
// current and says what was chosen; what to do about it is up to the window. Owned by its dock; GUI thread.
#pragma once

#include "models/items/idmodel.h"
#include "models/project/selectioncontext.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace glossator {

class ColumnWidths;

class ItemPanel : public QWidget {
    Q_OBJECT

public:
    /// Where in the model what is current stands; an invalid index: nowhere. It is unfolded if it is hidden.
    using Place = std::function<QModelIndex(const Selection &, const QTreeView &)>;

    struct Setup {
        IdModel *model = nullptr;
        SelectionContext *context = nullptr;
        Place place;
        QString emptyHint; ///< shown instead of an empty list that nothing filters
        /// What Enter or a double click does instead of going there; false: nothing.
        std::function<bool(const QModelIndex &)> activate;
        bool hasScope = true; ///< whether it can show this article or the whole project
        bool hasFilter = true;
        bool hasDrops = false; ///< whether rows are dragged onto others
        int wideColumn = 0; ///< the one that takes the room that is left
        int otherWideColumn = -1; ///< shares it
        int narrowWidth = 9; ///< of the others but for numbers, in average characters
    };

    ItemPanel(Setup setup, QWidget *parent = nullptr);

    [[nodiscard]] QTreeView *view() const { return m_view; }
    /// Puts something between the filter and the rows.
    void addBar(QWidget *bar);
    /// Shown instead of an empty list that no words filter.
    void setEmptyHint(const QString &hint);
    [[nodiscard]] QList<Owner> selectedItems() const;
    [[nodiscard]] bool isWholeProject() const;
    void setWholeProject(bool isWhole);
    /// Header widths and order, for the next time.
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    void removeRequested(const QList<glossator::Owner> &items);
    /// Of at least one.
    void menuRequested(const QList<glossator::Owner> &items, const QPoint &globalPosition);
    /// Enter or a double click where nothing is edited: the reader wants to go there.
    void visitRequested(glossator::Owner item);
    /// What letting go of what hovers would do, or why nothing; empty: it hovers no more.
    void dropHovered(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(const Selection &now);
    void showColumnMenu(const QPoint &point);
    void choose(const QModelIndex &index);
    void prepareToGoOn(const QModelIndex &parent, int first, int last);
    void goOn(const QModelIndex &parent, int first);
    bool editRow();
    void tellOfDrop(const QEvent &event);
    void showHint();

    Setup m_setup;
    std::vector<Owner> m_group; ///< the one that was chosen here
    QTreeView *m_view;
    ColumnWidths *m_widths = nullptr; ///< the view's
    QLineEdit *m_filter;
    QToolButton *m_scope;
    QLabel *m_hint;
    QString m_promise; ///< told last
    bool m_isBehind = false; ///< what is current was not there yet
    bool m_isFollowing = false;
    bool m_isCurrentRemoved = false; ///< by the rows that leave the model just now
};

} // namespace glossator
