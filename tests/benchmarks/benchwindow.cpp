// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchwindow.h"

#include "models/base/heap.h"
#include "models/domain/shippedschemas.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/itempanel.h"

#include <KAboutData>
#include <KActionCollection>
#include <KLocalizedString>
#include <QAbstractEventDispatcher>
#include <QDeadlineTimer>
#include <QDockWidget>
#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

#include <limits>

namespace glossator::bench {

using namespace Qt::StringLiterals;

void prepareApplication()
{
    tuneHeap();
    QStandardPaths::setTestModeEnabled(true);
    KLocalizedString::setApplicationDomain("glossator");
    KAboutData::setApplicationData(KAboutData(u"glossator"_s, u"Glossator"_s, u"0"_s)); // names the .rc file
}

double memoryOfAnEmptyProject()
{
    const QString path = test::scratchPath(u"empty.gloss"_s);
    QFile::remove(path);
    static_cast<void>(Store::create(path, shippedSchema(defaultSchemaName)));
    const Window window(path);
    Window::settle();
    return memoryHeld();
}

Window::Window(const QString &project)
{
    m_timer.start();
    m_window = new MainWindow({{}, u"5d0e4b9e-ada"_s, u"Ada"_s});
    m_window->resize(1440, 900);
    m_window->show();
    if (!m_window->openProject(project))
        qFatal("%ls cannot be shown", qUtf16Printable(project));
    m_watched = view().viewport();
    m_watched->installEventFilter(this);
    if (m_window->project()->selection().article()) {
        while (!m_painted)
            QCoreApplication::processEvents();
        m_openedIn = *m_painted;
    }
    if (!QTest::qWaitForWindowExposed(m_window))
        qFatal("%ls cannot be shown", qUtf16Printable(project));
    view().setFocus();
    settle();
}

Window::~Window()
{
    m_window->close();
    settle();
}

void Window::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const { QTest::keyClick(&view(), key, modifiers); }

void Window::trigger(const char *action) const { m_window->actionCollection()->action(QLatin1String(action))->trigger(); }

void Window::drain()
{
    while (QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) { }
}

ItemPanel *Window::panel(const QString &name) const
{
    auto *dock = m_window->findChild<QDockWidget *>(name);
    dock->show();
    dock->raise();
    settle();
    return qobject_cast<ItemPanel *>(dock->widget());
}

double Window::untilPainted(const std::function<void()> &function, QWidget *widget)
{
    if (m_watched)
        m_watched->removeEventFilter(this);
    m_watched = widget ? widget : view().viewport();
    m_watched->installEventFilter(this);
    m_painted.reset();
    m_paintedLast = 0;
    m_timer.start();
    function();
    constexpr int frames = 30; // milliseconds
    const QDeadlineTimer enough(20'000);
    while (!m_painted && !enough.hasExpired()) {
        QCoreApplication::processEvents();
        if (m_timer.elapsed() > frames) // a window that waits for its readers leaves them both processors
            QThread::usleep(100);
    }
    return m_painted.value_or(std::numeric_limits<double>::infinity());
}

double Window::untilAllPainted(const std::function<void()> &function)
{
    const double first = untilPainted(function);
    drain();
    return std::max(first, m_paintedLast);
}

Window::Stretch Window::during(const std::function<void()> &function, const std::function<bool()> &isOver)
{
    Stretch stretch;
    const auto turn = [&stretch](const std::function<bool()> &part) {
        bool isBusy = false;
        stretch.held = std::max(stretch.held, timed([&] { isBusy = part(); }));
        return isBusy;
    };
    const auto event = [] { return QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents); };
    stretch.whole = timed([&] {
        turn([&function] {
            function();
            return true;
        });
        while (turn(event) || !isOver())
            QThread::usleep(100);
    });
    return stretch;
}

double Window::repaint() const
{
    return timed([this] { view().viewport()->repaint(); });
}

void Window::settle()
{
    // Without sleep: a virtual processor that slept is given back late and with empty caches. Where others have the same
    // machine, the first milliseconds after 300 ms of sleep took five times as long, whatever they did.
    const QDeadlineTimer enough(300);
    while (!enough.hasExpired())
        drain();
}

void Window::rest() const
{
    const QDeadlineTimer enough(60'000);
    for (int quiet = 0; quiet < 4 && !enough.hasExpired();) {
        settle();
        quiet = project().workbench().spareThread().activeThreadCount() == 0 ? quiet + 1 : 0;
    }
}

bool Window::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return false;
    // Here a paint event begins: it is delivered from here, to see its end.
    watched->removeEventFilter(this);
    QCoreApplication::sendEvent(watched, event);
    watched->installEventFilter(this);
    m_paintedLast = double(m_timer.nsecsElapsed()) / 1e6;
    if (!m_painted)
        m_painted = m_paintedLast;
    return true;
}

} // namespace glossator::bench
