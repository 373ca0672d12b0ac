// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the lines of a written file in their colours. Only what is in view is laid out, so that files of any length are
// shown at once. Lines are chosen and copied whole. Owned by the source panel; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "widgets/panels/sourcehighlighter.h"

#include <QListView>

namespace glossator {

class SourceView : public QListView {
    Q_OBJECT

public:
    /// @param model must outlive this object.
    explicit SourceView(SourceLinesModel &model, QWidget *parent = nullptr);

    /// Chooses the colours by the file's name.
    void setFile(const QString &name);
    /// The lines of these are marked softly.
    void setCurrentItems(std::vector<Owner> items);
    [[nodiscard]] bool isCurrentItem(const Owner &item) const { return std::ranges::contains(m_items, item); }
    [[nodiscard]] SourceHighlighter &highlighter() { return m_highlighter; }

    /// The selected lines into the clipboard, just as they stand in the file.
    void copy() const;
    void keyboardSearch(const QString &) override {} // lines have no names to jump to

Q_SIGNALS:
    /// Ctrl+F here.
    void findRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void setLooks();

    SourceLinesModel &m_model;
    SourceHighlighter m_highlighter;
    std::vector<Owner> m_items;
};

} // namespace glossator
