// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panellayout.h"

#include <QApplication>
#include <QDockWidget>
#include <QMouseEvent>
#include <QResizeEvent>
#include <QStyle>
#include <QTabBar>

#include <numeric>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int Least = 80; ///< of a panel that is restored, in pixels

/// `310x420`; empty for anything else.
QSize toSize(const QString &text)
{
    const QStringList numbers = text.split(u'x');
    return numbers.size() == 2 ? QSize(numbers.at(0).toInt(), numbers.at(1).toInt()) : QSize();
}

} // namespace

int layoutVersion() { return int(panelSpecs().size()); }

PanelLayout::PanelLayout(QMainWindow &window, const std::vector<Panel> &panels)
    : QObject(&window)
    , m_window(window)
    , m_panels(panels)
{
    window.installEventFilter(this);
    for (const Panel &panel : panels) {
        // The one way to know which tab is in front, whatever of the window is in view.
        connect(panel.dock, &QDockWidget::visibilityChanged, this, [this, dock = panel.dock](bool isFront) {
            isFront ? void(m_front.insert(dock)) : void(m_front.remove(dock));
        });
        connect(panel.dock->toggleViewAction(), &QAction::toggled, this, [this, dock = panel.dock] {
            m_wasInFront = m_front.contains(dock);
            const bool is = isHidden();
            if (std::exchange(m_wasHidden, is) != is)
                Q_EMIT hiddenChanged(is);
        });
        // Whoever asks for a panel that lies behind another wants to see it, and not to be rid of it.
        connect(panel.dock->toggleViewAction(), &QAction::triggered, this, [this, dock = panel.dock](bool isShown) {
            if (!isShown && m_wasInFront)
                return;
            dock->show();
            dock->raise();
            if (dock->widget())
                dock->widget()->setFocus(Qt::ShortcutFocusReason);
        });
        // Its title tells where the keys go.
        connect(qApp, &QApplication::focusChanged, panel.dock, [dock = panel.dock](const QWidget *before, const QWidget *now) {
            if (dock->isAncestorOf(before) != dock->isAncestorOf(now))
                dock->update();
        });
    }
}

void PanelLayout::arrange()
{
    m_wished.clear();
    for (const QDockWidget *side : sides())
        m_wished << std::ranges::find(m_panels, side, &Panel::dock)->spec->size.width();
    giveWay();
    QList<QDockWidget *> docks;
    QList<int> heights;
    for (const Panel &panel : m_panels) {
        if (panel.spec->tabbedWith)
            continue;
        docks << panel.dock;
        heights << panel.spec->size.height();
    }
    m_window.resizeDocks(docks, heights, Qt::Vertical);
}

QString PanelLayout::toText() const
{
    if (isHidden() && !m_before.isEmpty())
        return m_textBefore;
    // What they were given in a narrow window is not what anybody wished; it would become less each time.
    QHash<Qt::DockWidgetArea, int> wished;
    const QList<QDockWidget *> docks = sides();
    for (qsizetype side = 0; side < docks.size() && m_wished.size() == docks.size(); ++side)
        wished.insert(m_window.dockWidgetArea(docks[side]), m_wished[side]);
    QStringList open;
    for (const Panel &panel : m_panels) {
        if (panel.dock->isHidden())
            continue;
        const bool isFront = !panel.dock->isFloating() && m_front.contains(panel.dock);
        // The tabs below a panel count with it, else it would lose as much each time.
        const auto *tabs = m_window.findChild<QTabBar *>(Qt::FindDirectChildrenOnly);
        const int more = tabs && !m_window.tabifiedDockWidgets(panel.dock).isEmpty() ? tabs->height() : 0;
        open << panel.dock->objectName()
                + (isFront ? u"=%1x%2"_s.arg(wished.value(m_window.dockWidgetArea(panel.dock), panel.dock->width()))
                                     .arg(panel.dock->height() + more)
                           : QString());
    }
    return open.isEmpty() ? u"none"_s : open.join(u',');
}

void PanelLayout::restore(const QString &text)
{
    if (text.isEmpty())
        return;
    QHash<QString, QSize> open;
    for (const QString &part : text.split(u','))
        open.insert(part.section(u'=', 0, 0), toSize(part.section(u'=', 1)));
    const auto isNamed = [&open](const Panel &panel) { return open.contains(panel.dock->objectName()); };
    if (text != u"none" && std::ranges::none_of(m_panels, isNamed))
        return; // no text of ours
    m_before.clear();
    QList<QDockWidget *> docks;
    QList<int> heights;
    QHash<Qt::DockWidgetArea, int> widths;
    for (const Panel &panel : m_panels) {
        const QString name = panel.dock->objectName();
        panel.dock->setVisible(open.contains(name));
        const QSize size = open.value(name);
        if (size.isEmpty() || panel.dock->isFloating())
            continue;
        panel.dock->raise();
        docks << panel.dock;
        widths.insert(m_window.dockWidgetArea(panel.dock), std::clamp(size.width(), Least, std::max(Least, m_window.width() / 2)));
        heights << std::clamp(size.height(), Least, std::max(Least, m_window.height()));
    }
    m_window.resizeDocks(docks, heights, Qt::Vertical);
    m_wished.clear();
    for (QDockWidget *dock : sides())
        m_wished << widths.value(m_window.dockWidgetArea(dock), dock->width());
    giveWay();
}

bool PanelLayout::isHidden() const
{
    return std::ranges::all_of(m_panels, [](const Panel &panel) { return panel.dock->isHidden(); });
}

void PanelLayout::toggle()
{
    if (!isHidden()) {
        m_textBefore = toText();
        m_before = m_window.saveState(layoutVersion());
        for (const Panel &panel : m_panels)
            panel.dock->hide();
    } else if (!m_before.isEmpty() && m_window.restoreState(std::exchange(m_before, {}), layoutVersion())) {
        giveWay(); // the window may be another size now
    } else {
        for (const Panel &panel : m_panels) // they were closed one by one
            panel.dock->show();
    }
}

QByteArray PanelLayout::windowState() const
{
    return isHidden() && !m_before.isEmpty() ? m_before : m_window.saveState(layoutVersion());
}

/// One panel of each side: all that lie there are as wide.
QList<QDockWidget *> PanelLayout::sides() const
{
    QList<QDockWidget *> found;
    for (const auto area : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea}) {
        const auto one = std::ranges::find_if(m_panels, [this, area](const Panel &panel) {
            return m_window.dockWidgetArea(panel.dock) == area && !panel.dock->isHidden() && !panel.dock->isFloating();
        });
        if (one != m_panels.end())
            found << one->dock;
    }
    return found;
}

QList<int> PanelLayout::widths() const
{
    QList<int> found;
    for (const QDockWidget *side : sides())
        found << side->width();
    return found;
}

/// In a window that became narrower, half stays the article's; in one that is wide again, the panels are as they were.
void PanelLayout::giveWay()
{
    const QList<QDockWidget *> docks = sides();
    if (m_wished.size() != docks.size())
        m_wished = widths();
    const int gap = m_window.style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent, nullptr, &m_window);
    const int room = m_window.width() / 2 - int(docks.size()) * gap;
    const int all = std::accumulate(m_wished.begin(), m_wished.end(), 0);
    QList<int> given = m_wished;
    for (int &width : given)
        width = all > room ? int(qint64(width) * room / all) : width;
    m_window.resizeDocks(docks, given, Qt::Horizontal);
    if (all <= room)
        m_wished.clear();
}

bool PanelLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window)
        return false;
    if (event->type() == QEvent::MouseButtonPress
        && !m_window.childAt(static_cast<const QMouseEvent &>(*event).position().toPoint()))
        m_wished.clear(); // the edges are the window's own: whoever drags one wishes what is then
    if (event->type() == QEvent::Resize) {
        const auto &resize = static_cast<const QResizeEvent &>(*event);
        const bool isNarrower = resize.oldSize().width() > resize.size().width() || !resize.oldSize().isValid();
        if (isNarrower || !m_wished.isEmpty())
            giveWay();
    }
    return false;
}

} // namespace glossator
