// SPDX-License-Identifier: GPL-3.0-or-later
// The source panel: the open article as it would be exported, or the project's schema, kept up with every change. A
// line of an annotation makes that current, and what is current is marked in it. While it is hidden nothing is written.
// Owned by its dock; GUI thread.
#pragma once

#include "models/items/sourcelinesmodel.h"
#include "models/project/selectioncontext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace glossator {

class Project;
class SourceView;

class SourcePanel : public QWidget {
    Q_OBJECT

public:
    /// @param project must outlive this object.
    explicit SourcePanel(Project &project, QWidget *parent = nullptr);

    [[nodiscard]] SourceView *view() const { return m_view; }
    [[nodiscard]] bool isWriting() const { return m_writing.isWriting(); }

Q_SIGNALS:
    /// Enter: the reader wants to go to the article, where what is current is in view.
    void visitRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void write();
    void showFiles();
    void showFile(int index);
    void follow();
    void choose(const QModelIndex &index);
    void find(bool isBackward);
    void showHint(const QString &sentence);

    Project &m_project;
    SourceWriting m_writing;
    SourceLinesModel m_lines;
    SourceView *m_view = nullptr; ///< made when it is shown for the first time, like all below
    QComboBox *m_formats = nullptr;
    QComboBox *m_files = nullptr;
    QWidget *m_findBar = nullptr;
    QLineEdit *m_find = nullptr;
    QLabel *m_found = nullptr; ///< that nothing was
    QLabel *m_hint = nullptr;
    bool m_isFollowing = false;
};

/// The panel over the project. Without a parent: the caller's dock takes it.
[[nodiscard]] QWidget *createSourcePanel(Project &project);

} // namespace glossator
