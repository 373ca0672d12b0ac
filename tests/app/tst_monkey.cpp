// SPDX-License-Identifier: GPL-3.0-or-later
// Random real keys and mouse events in the real window, for as long as it is given: it must not crash, the project must
// stay sound, and memory steady. Prints its seed; GLOSSATOR_SEED plays the same again, GLOSSATOR_SECONDS sets how long.
#include "app/mainwindow.h"
#include "models/jobs/sample.h"
#include "models/store/history.h"
#include "models/store/inspection.h"
#include "tests/app/windowscene.h"
#include "tests/support/projectsupport.h"
#include "tests/support/testsupport.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QMenu>
#include <QMutex>
#include <QPointer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <cstdio>
#include <thread>

#include <malloc.h>

#if defined(__SANITIZE_ADDRESS__)
extern "C" size_t __sanitizer_get_current_allocated_bytes(); // its header is not in every distribution
/// KDE's frameworks keep a few things to the end; what leaks shows in what is held after each round.
extern "C" const char *__asan_default_options() { return "detect_leaks=0"; }
#endif

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// What the program holds now, in bytes.
size_t allocated()
{
#if defined(__SANITIZE_ADDRESS__)
    return __sanitizer_get_current_allocated_bytes();
#else
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
#endif
}

/// Ends the program where nothing happened for a while, and says what came last: else a test that hangs says nothing.
class Watch {
public:
    void note(const QString &what)
    {
        const QMutexLocker locker(&m_mutex);
        m_last = what;
        ++m_notes;
    }

private:
    void look(const std::stop_token &stop)
    {
        qint64 seen = -1;
        for (int quiet = 0; !stop.stop_requested(); ++quiet) {
            std::this_thread::sleep_for(std::chrono::seconds(1));
            const QMutexLocker locker(&m_mutex);
            if (seen != std::exchange(seen, m_notes))
                quiet = 0;
            if (quiet > 120)
                qFatal("It hangs after %lld steps: %ls", m_notes, qUtf16Printable(m_last));
        }
    }

    QMutex m_mutex;
    QString m_last;
    qint64 m_notes = 0;
    std::jthread m_thread{[this](const std::stop_token &stop) { look(stop); }};
};

QString told(const QWidget *widget)
{
    return widget ? u"%1 “%2” “%3”"_s.arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), widget->windowTitle())
                  : u"nothing"_s;
}

/// One step at a time from the event loop, so that it goes on inside menus and dialogs too.
class Monkey : public QObject {
public:
    Monkey(quint32 seed, QPointer<MainWindow> &window) : m_random(seed), m_window(window) {}

    void run(std::chrono::milliseconds time)
    {
        QEventLoop loop;
        m_end = std::chrono::steady_clock::now() + time;
        m_loop = &loop;
        if (!m_isScheduled)
            schedule(0);
        loop.exec();
        m_loop = nullptr;
    }

    [[nodiscard]] qint64 steps() const { return m_steps; }

private:
    template <typename T, size_t N>
    const T &oneOf(const T (&values)[N])
    {
        return values[m_random.bounded(int(N))];
    }

    void schedule(int milliseconds)
    {
        m_isScheduled = true;
        QTimer::singleShot(milliseconds, this, &Monkey::turn);
    }

    void turn()
    {
        m_isScheduled = false;
        QWidget *const open = QApplication::activePopupWidget() ? QApplication::activePopupWidget()
                                                                : QApplication::activeModalWidget();
        const auto now = std::chrono::steady_clock::now();
        const bool isOver = now >= m_end;
        if (!m_loop)
            return;
        if (now > m_end + std::chrono::minutes(2))
            qFatal("It does not close: %ls", qUtf16Printable(told(open)));
        schedule(isOver ? 20 : 0); // before the step, which may open a loop of its own
        if (!isOver)
            step();
        else if (open)
            open->close();
        else
            m_loop->quit(); // a menu's action may still open a dialog before this loop ends
    }

    void step()
    {
        ++m_steps;
        m_watch.note(told(QApplication::focusWidget()));
        if (!m_window)
            return;
        if (QWidget *popup = QApplication::activePopupWidget()) {
            m_random.bounded(4) ? press(popup) : click(popup);
            return;
        }
        if (QWidget *dialog = QApplication::activeModalWidget()) {
            // Files of others are not for a monkey to write.
            if (qobject_cast<QFileDialog *>(dialog) || m_random.bounded(6) == 0)
                static_cast<QDialog *>(dialog)->reject();
            else
                m_random.bounded(2) ? press(dialog->focusWidget() ? dialog->focusWidget() : dialog) : click(dialog);
            return;
        }
        for (QWidget *other : QApplication::topLevelWidgets()) {
            if (other != m_window && other->isVisible() && other->isWindow() && m_random.bounded(8) == 0)
                other->close();
        }
        switch (m_random.bounded(10)) {
        case 0:
        case 1:
            click(m_window);
            break;
        case 2:
            drag();
            break;
        case 3:
            scroll();
            break;
        default:
            press(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.data());
        }
    }

    void key(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        m_watch.note(QKeySequence(QKeyCombination(modifiers, key)).toString() + u" to "_s + told(widget));
        QTest::keyClick(widget, key, modifiers);
    }

    void press(QWidget *widget)
    {
        static constexpr Qt::Key Moves[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home,
            Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_F3, Qt::Key_F4, Qt::Key_F6, Qt::Key_F8,
            Qt::Key_Period, Qt::Key_Comma};
        static constexpr Qt::Key Acts[] = {Qt::Key_Return, Qt::Key_Tab, Qt::Key_Escape, Qt::Key_Delete,
            Qt::Key_Backspace, Qt::Key_Space, Qt::Key_F2, Qt::Key_Backtab, Qt::Key_Menu};
        static constexpr Qt::KeyboardModifiers Modifiers[] = {Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier,
            Qt::ControlModifier | Qt::ShiftModifier, Qt::AltModifier, Qt::AltModifier | Qt::ShiftModifier};
        switch (m_random.bounded(8)) {
        case 0:
        case 1:
            key(widget, oneOf(Moves), oneOf(Modifiers));
            break;
        case 2:
        case 3:
            key(widget, oneOf(Acts), m_random.bounded(4) ? Qt::NoModifier : oneOf(Modifiers));
            break;
        case 4:
            key(widget, Qt::Key(Qt::Key_0 + m_random.bounded(10)),
                m_random.bounded(3) ? Qt::NoModifier : oneOf(Modifiers));
            break;
        case 5:
            key(widget, Qt::Key_Z,
                m_random.bounded(2) ? Qt::ControlModifier : Qt::ControlModifier | Qt::ShiftModifier);
            break;
        default: {
            const auto modifiers = m_random.bounded(2) ? Qt::NoModifier : oneOf(Modifiers);
            const auto letter = Qt::Key(Qt::Key_A + m_random.bounded(26));
            if (letter != Qt::Key_Q || !modifiers.testFlag(Qt::ControlModifier)) // the way out is tried below
                key(widget, letter, modifiers);
        }
        }
    }

    [[nodiscard]] QPoint somewhere(const QWidget *widget)
    {
        return {m_random.bounded(qMax(1, widget->width())), m_random.bounded(qMax(1, widget->height()))};
    }

    void click(QWidget *in)
    {
        const QPoint place = somewhere(in);
        QWidget *target = in->childAt(place);
        if (!target)
            target = in;
        const QPoint local = target->mapFrom(in, place);
        static constexpr Qt::KeyboardModifiers Modifiers[]
            = {Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier};
        const auto modifiers = oneOf(Modifiers);
        const QPointer<QWidget> still(target);
        m_watch.note(u"a click on "_s + told(target));
        switch (m_random.bounded(8)) {
        case 0:
            QTest::mouseDClick(target, Qt::LeftButton, modifiers, local);
            break;
        case 1: {
            QTest::mouseClick(target, Qt::RightButton, modifiers, local);
            if (still) {
                QContextMenuEvent menu(QContextMenuEvent::Mouse, local, target->mapToGlobal(local));
                QApplication::sendEvent(target, &menu);
            }
            break;
        }
        case 2:
            QTest::mouseMove(target, local);
            break;
        default:
            QTest::mouseClick(target, Qt::LeftButton, modifiers, local);
        }
    }

    void drag()
    {
        const QPoint from = somewhere(m_window);
        const QPointer<QWidget> target = m_window->childAt(from);
        if (!target)
            return;
        m_watch.note(u"a drag on "_s + told(target));
        static constexpr Qt::KeyboardModifiers Modifiers[]
            = {Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier};
        const auto modifiers = oneOf(Modifiers);
        QTest::mousePress(target, Qt::LeftButton, modifiers, target->mapFrom(m_window, from));
        for (int moves = m_random.bounded(4); target && m_window && moves >= 0; --moves) {
            const QPoint to = target->mapFrom(m_window, somewhere(m_window));
            QMouseEvent move(QEvent::MouseMove, to, target->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(target, &move);
        }
        if (target && m_random.bounded(10) == 0)
            QTest::keyClick(target, Qt::Key_Escape);
        if (target && m_window)
            QTest::mouseRelease(target, Qt::LeftButton, modifiers, target->mapFrom(m_window, somewhere(m_window)));
    }

    void scroll()
    {
        const QPoint place = somewhere(m_window);
        QWidget *target = m_window->childAt(place);
        if (!target)
            return;
        const QPoint local = target->mapFrom(m_window, place);
        QWheelEvent wheel(local, target->mapToGlobal(local), {}, {0, m_random.bounded(-360, 361)}, Qt::NoButton,
            m_random.bounded(8) ? Qt::NoModifier : Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(target, &wheel);
    }

    QRandomGenerator m_random;
    QPointer<MainWindow> &m_window;
    QEventLoop *m_loop = nullptr;
    bool m_isScheduled = false; ///< one chain of turns, also over several runs
    std::chrono::steady_clock::time_point m_end;
    qint64 m_steps = 0;
    Watch m_watch;
};

} // namespace

class MonkeyTest : public QObject {
    Q_OBJECT

    const Author m_author{{}, u"5d0e4b9e-ada"_s, u"Ada"_s};
    QTemporaryDir m_folder;
    const QString m_path = m_folder.filePath(u"monkey.gloss"_s);
    QPointer<MainWindow> m_window;

    void openWindow()
    {
        // A window that was closed in the last moment of a turn is gone, not to be shown again.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (!m_window) {
            m_window = new MainWindow(m_author);
            m_window->resize(1280, 800);
            m_window->show();
        }
        if (!m_window->project()) {
            QVERIFY(m_window->openProject(m_path));
        }
        for (QWidget *other : QApplication::topLevelWidgets()) {
            if (other != m_window)
                other->close();
        }
        // What was closed dies first: without a screen it takes the focus along, also after another window has it.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_window->showNormal(); // it may have been minimised
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
    }

    void closeAll()
    {
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        for (int tries = 0; m_window && tries < 200; ++tries) {
            m_window->close();
            QTest::qWait(50); // a job may have to be waited for
        }
        QVERIFY(!m_window);
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::beginProgram();
    }

    void nothingItDoesBreaksAnything()
    {
        const auto seconds = qEnvironmentVariableIntValue("GLOSSATOR_SECONDS");
        const QString given = qEnvironmentVariable("GLOSSATOR_SEED");
        const quint32 seed = given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
        qInfo("GLOSSATOR_SEED=%u", seed);
        constexpr int Rounds = 6;
        const std::chrono::milliseconds round((seconds > 0 ? seconds : test::repetitions(60, 300)) * 1000 / Rounds);
        QVERIFY(makeSample(m_path, m_author).has_value());
        Monkey monkey(seed, m_window);
        std::vector<size_t> held;
        for (int count = 0; count < Rounds; ++count) {
            QElapsedTimer timer;
            timer.start();
            while (timer.durationElapsed() < round) {
                openWindow();
                if (QTest::currentTestFailed())
                    return;
                monkey.run(std::min<std::chrono::milliseconds>(std::chrono::seconds(2),
                    std::chrono::duration_cast<std::chrono::milliseconds>(round - timer.durationElapsed())));
            }
            closeAll();
            if (QTest::currentTestFailed())
                return;
            held.push_back(allocated());
            auto store = test::need(Store::open(m_path, Store::Access::ReadWrite));
            for (const Finding &finding : test::need(inspect(*store)))
                QFAIL(qPrintable(finding.message));
        }
        QStringList sizes;
        for (const size_t bytes : held)
            sizes << QString::number(double(bytes) / (1 << 20), 'f', 1);
        const qint64 edits = History(*test::need(Store::open(m_path, Store::Access::ReadOnly))).size();
        // Past Qt Test, which stops telling after too many warnings of the platform without a screen.
        std::fprintf(stderr, "%lld steps, %lld edits; held after each round, in MiB: %s\n", monkey.steps(), edits,
            qPrintable(sizes.join(u' ')));
        QVERIFY2(edits > 20, "it never did anything");
        // Caches fill in the first rounds; what grows in each of the others leaks.
        const size_t warm = std::max(held.at(1), held.at(2));
        QVERIFY2(held.back() < warm + warm / 4 + (8u << 20), "memory grew from round to round");
    }
};

QTEST_MAIN(MonkeyTest)
#include "tst_monkey.moc"
