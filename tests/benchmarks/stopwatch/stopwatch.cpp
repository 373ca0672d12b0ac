// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin that any Qt program loads when it is named in QT_QPA_GENERIC_PLUGINS as `stopwatch:CLASS`: when a view of
// that class has painted text, it prints the monotonic time in nanoseconds and ends the program; as `stopwatch:CLASS+` it
// goes on and prints each time that the view was painted. So the program that people start is measured as it is, from
// outside.
#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QGenericPlugin>
#include <QScreen>
#include <QStyleHints>
#include <QWidget>

#include <chrono>
#include <cstdio>

namespace {

class Watch : public QObject {
public:
    explicit Watch(QByteArray viewClass) : m_viewClass(std::move(viewClass)), m_goesOn(m_viewClass.endsWith('+'))
    {
        if (m_goesOn) {
            m_viewClass.chop(1);
            QGuiApplication::styleHints()->setCursorFlashTime(0); // a blink is no answer
        }
        qApp->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (!m_seen && event->type() == QEvent::Paint && watched->parent() && watched->parent()->inherits(m_viewClass)
            && hasText(watched->parent())) {
            m_seen = true;
            QMetaObject::invokeMethod(this, &Watch::tell, Qt::QueuedConnection); // when the whole frame is drawn
        }
        return false;
    }

private:
    static bool hasText(QObject *view)
    {
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(view);
        QAccessibleTextInterface *text = accessible ? accessible->textInterface() : nullptr;
        return text && text->characterCount() > 0;
    }

    void tell()
    {
        // A question to the display server is answered when it has drawn what it was sent before.
        (void)QGuiApplication::primaryScreen()->grabWindow(0, 0, 0, 1, 1);
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        std::printf("%lld\n", static_cast<long long>(std::chrono::nanoseconds(now).count()));
        std::fflush(stdout);
        if (m_goesOn)
            m_seen = false;
        else
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }

    QByteArray m_viewClass;
    const bool m_goesOn;
    bool m_seen = false; ///< and not told yet
};

} // namespace

class StopwatchPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "stopwatch.json")

public:
    QObject *create(const QString &, const QString &specification) override
    {
        return new Watch(specification.toLatin1());
    }
};

#include "stopwatch.moc"
