// SPDX-License-Identifier: GPL-3.0-or-later
// How the panels lie around the article: which are open, which is in front, how large they are; and how they all give way
// to it and come back. Owned by the window; GUI thread.
#pragma once

#include "app/panels.h"

#include <QMainWindow>
#include <QSet>

namespace glossator {

class PanelLayout : public QObject {
    Q_OBJECT

public:
    /// @param panels outlive this object.
    PanelLayout(QMainWindow &window, const std::vector<Panel> &panels);

    /// As they lie where nobody moved them.
    void arrange();
    /// `articles=310x420,problems,…`: which are open, and the sizes of those in front.
    [[nodiscard]] QString toText() const;
    /// Opens, closes and sizes as the text says; an empty one changes nothing. It comes with a project, perhaps a
    /// stranger's: so it is not Qt's own record of a window, which is trusted blindly, and no size is taken that would
    /// leave no room for the article.
    void restore(const QString &text);

    /// Hides all panels, or shows what was open before.
    void toggle();
    /// Whether toggle() would show.
    [[nodiscard]] bool isHidden() const;
    /// Of the window, as it is when the panels are shown.
    [[nodiscard]] QByteArray windowState() const;

Q_SIGNALS:
    /// isHidden() is another now.
    void hiddenChanged(bool isHidden);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QList<QDockWidget *> sides() const;
    [[nodiscard]] QList<int> widths() const; ///< of the sides
    void giveWay();

    QMainWindow &m_window;
    const std::vector<Panel> &m_panels;
    QSet<QDockWidget *> m_front; ///< those that show, not behind a tab
    bool m_wasInFront = false; ///< the one that was switched last, before that
    QByteArray m_before; ///< the window before the panels were hidden
    QString m_textBefore;
    QList<int> m_wished; ///< widths of the sides while the window is too narrow for them
    bool m_wasHidden = false;
};

/// A window remembered without a panel would put it anywhere: it is arranged anew.
[[nodiscard]] int layoutVersion();

} // namespace glossator
