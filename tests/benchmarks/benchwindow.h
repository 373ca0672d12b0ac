// SPDX-License-Identifier: GPL-3.0-or-later
// The real main window, driven by keys and timed until it has painted. GUI thread.
#pragma once

#include "app/mainwindow.h"
#include "tests/benchmarks/benchtable.h"

#include <QElapsedTimer>
#include <QPointer>

#include <optional>

namespace glossator {
class ItemPanel;
}

namespace glossator::bench {

/// To be called once, after the QApplication was made: settings of nobody, and what KDE's frameworks want to know.
void prepareApplication();

/// Megabytes that the program holds with a window on a project without articles.
[[nodiscard]] double memoryOfAnEmptyProject();

class Window : public QObject {
public:
    /// Opens the project in a window of 1440 x 900 and waits until nothing happens any more.
    explicit Window(const QString &project);
    ~Window() override;

    [[nodiscard]] Project &project() const { return *m_window->project(); }
    /// Milliseconds from nothing to the painted window with its article.
    [[nodiscard]] double openedIn() const { return m_openedIn; }
    /// The panel of a list, by its name in the table of panels.
    [[nodiscard]] ItemPanel *panel(const QString &name) const;
    [[nodiscard]] ArticleView &view() const { return m_window->articleView(); }
    /// Presses a key in the view.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    /// Runs an action of the window's table.
    void trigger(const char *action) const;
    /// Does what waits to be done, without waiting for more.
    static void drain();
    /// Milliseconds until the widget, or else the view, has ended the first paint event that the function brought about;
    /// infinity where nothing was painted in ten seconds.
    double untilPainted(const std::function<void()> &function, QWidget *widget = nullptr);
    /// Until the last of them, when nothing waits any more: the first may be a caret's alone.
    double untilAllPainted(const std::function<void()> &function);
    struct Stretch {
        double whole = 0; ///< milliseconds until it was over and nothing waited any more
        double held = 0; ///< the longest of them in which the window answered nobody
    };
    /// Something that goes on in the background once the function was called.
    [[nodiscard]] static Stretch during(const std::function<void()> &function, const std::function<bool()> &isOver);
    /// Milliseconds for the view to paint all of itself again.
    [[nodiscard]] double repaint() const;
    static void settle();
    /// Until the check and the source of the article are done too, and a second longer: some seconds, where it is long.
    void rest() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPointer<MainWindow> m_window;
    QElapsedTimer m_timer;
    QPointer<QWidget> m_watched;
    std::optional<double> m_painted; ///< for the first time, in milliseconds
    double m_paintedLast = 0;
    double m_openedIn = 0;
};

} // namespace glossator::bench
