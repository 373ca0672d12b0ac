// SPDX-License-Identifier: GPL-3.0-or-later
// The article as a screen reader meets it: read-only text with caret and selection, and at each place the types of the
// mentions there. Offsets are UTF-16 units, as assistive techniques count.
// Made by Qt for an ArticleView when somebody asks; GUI thread.
#pragma once

#include "widgets/articleview/articleview.h"

#include <QAccessibleWidget>

namespace glossator {

class ArticleAccessible : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit ArticleAccessible(ArticleView *view);

    /// Lets Qt know about this class; needed once, further calls do nothing.
    static void install();
    /// Tells whoever listens that another relation or event is chosen.
    static void tellLinks(ArticleView *view);
    /// Tells whoever listens that the caret is elsewhere, and whether the selection changed too.
    static void tellSelection(ArticleView *view, bool selectionChanged);

    [[nodiscard]] QAccessible::State state() const override;
    /// The description is what is chosen of relations and events.
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    void selection(int index, int *start, int *end) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;
    QString textAtOffset(int offset, QAccessible::TextBoundaryType type, int *start, int *end) const override;

private:
    [[nodiscard]] ArticleView &view() const { return *static_cast<ArticleView *>(widget()); }
    [[nodiscard]] TextSpan span(int start, int end) const;
};

} // namespace glossator
