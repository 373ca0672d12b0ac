// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchwindow.h"

#include "widgets/articleview/articleview.h"

#include <KAboutData>
#include <KLocalizedString>
#include <QAbstractEventDispatcher>
#include <QStandardPaths>
#include <QTest>

namespace glossator::bench {

using namespace Qt::StringLiterals;

void prepareApplication()
{
    QStandardPaths::setTestModeEnabled(true);
    KLocalizedString::setApplicationDomain("glossator");
    KAboutData::setApplicationData(KAboutData(u"glossator"_s, u"Glossator"_s, u"0"_s)); // names the .rc file
}

Window::Window(const QString &project) : m_window(new MainWindow({{}, u"5d0e4b9e-ada"_s, u"Ada"_s}))
{
    m_window->resize(1440, 900);
    m_window->show();
    if (!m_window->openProject(project) || !QTest::qWaitForWindowExposed(m_window))
        qFatal("%ls cannot be shown", qUtf16Printable(project));
    view().viewport()->installEventFilter(this);
    view().setFocus();
    settle();
}

Window::~Window()
{
    m_window->close();
    settle();
}

void Window::press(Qt::Key key) const { QTest::keyClick(&view(), key); }

double Window::untilPainted(const std::function<void()> &function)
{
    m_painted.reset();
    m_timer.start();
    function();
    while (!m_painted)
        QCoreApplication::processEvents();
    return *m_painted;
}

double Window::untilQuiet(const std::function<void()> &function)
{
    return timed([&] {
        untilPainted(function);
        while (QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) { }
    });
}

double Window::repaint() const
{
    return timed([this] { view().viewport()->repaint(); });
}

void Window::settle() { QTest::qWait(300); }

bool Window::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return false;
    // Here a paint event begins: it is delivered from here, to see its end.
    watched->removeEventFilter(this);
    QCoreApplication::sendEvent(watched, event);
    watched->installEventFilter(this);
    if (!m_painted)
        m_painted = double(m_timer.nsecsElapsed()) / 1e6;
    return true;
}

} // namespace glossator::bench
