// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/startpage.h"

#include "models/base/listed.h"
#include "models/formats/format.h"

#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 520; ///< of the rows, in pixels
constexpr int Margin = 8;
constexpr int IconSize = 22;

enum Role {
    RequestRole = Qt::UserRole,
    PathRole, ///< of a recent project
    SignRole, ///< the keys at the end of the row, or the digit of a project
    BelowRole, ///< the second line
    MissingRole,
    HeadingRole,
};

/// Where a row whose file is missing offers to be forgotten.
QRect forgetPlace(const QStyleOptionViewItem &option)
{
    const int width = option.fontMetrics.horizontalAdvance(StartPage::tr("Forget")) + 2 * Margin;
    const QRect all = option.rect;
    return QStyle::visualRect(option.direction, all, {all.right() - width - Margin, all.top(), width, all.height()});
}

class RowPainter : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int lines = index.data(PathRole).isNull() ? 1 : 2;
        const int above = index.data(HeadingRole).toBool() ? 2 * Margin : 0;
        return {0, std::max(option.fontMetrics.height() * lines, lines == 1 ? IconSize : 0) + 2 * Margin + above};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString text = std::exchange(option.text, {});
        const QIcon icon = std::exchange(option.icon, {});
        const bool isHeading = index.data(HeadingRole).toBool();
        QStyle &style = *option.widget->style();
        if (!isHeading)
            style.drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

        // As the style chooses the ground: a list without the focus, as below an open menu, is not active.
        const auto group = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QColor strong = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
        const QColor weak = isSelected ? strong : option.palette.color(group, QPalette::PlaceholderText);
        const bool isMissing = index.data(MissingRole).toBool();
        const bool isRightToLeft = option.direction == Qt::RightToLeft;
        const int start = IconSize + 2 * Margin;
        const auto line = [&](const QRect &rect, const QString &words, const QColor &colour, Qt::Alignment side,
                              Qt::TextElideMode elide) {
            painter->setPen(colour);
            painter->drawText(QStyle::visualRect(option.direction, option.rect, rect),
                int(QStyle::visualAlignment(option.direction, side | Qt::AlignVCenter)) | Qt::TextSingleLine,
                option.fontMetrics.elidedText(words, elide, rect.width()));
        };
        painter->save();
        painter->setFont(option.font);
        const QRect all = option.rect.adjusted(Margin, Margin, -Margin, -Margin);
        const QString sign = index.data(SignRole).toString();
        if (isHeading) {
            line(all.adjusted(0, 2 * Margin, 0, 0), text, weak, Qt::AlignLeft, Qt::ElideRight);
        } else if (index.data(PathRole).isNull()) {
            const QRect place(isRightToLeft ? all.right() - IconSize : all.left(), all.center().y() - IconSize / 2, IconSize, IconSize);
            const bool isOnHighlight = isSelected && group == QPalette::Active;
            icon.paint(painter, place, Qt::AlignCenter, isOnHighlight ? QIcon::Selected : QIcon::Normal);
            line(all.adjusted(start, 0, 0, 0), text, strong, Qt::AlignLeft, Qt::ElideRight);
            line(all.adjusted(start, 0, 0, 0), sign, weak, Qt::AlignRight, Qt::ElideRight);
        } else {
            const QRect upper(all.left() + start, all.top(), all.width() - start, all.height() / 2);
            line(QRect(all.left(), upper.top(), IconSize, upper.height()), sign, weak, Qt::AlignHCenter, Qt::ElideNone);
            const int end = isMissing ? forgetPlace(option).width() + Margin : 0;
            line(upper.adjusted(0, 0, -end, 0), text, isMissing ? weak : strong, Qt::AlignLeft, Qt::ElideMiddle);
            line(upper.translated(0, upper.height()).adjusted(0, 0, -end, 0), index.data(BelowRole).toString(), weak,
                Qt::AlignLeft, Qt::ElideMiddle);
            if (isMissing) {
                painter->setPen(isSelected ? strong : option.palette.color(group, QPalette::Link));
                painter->drawText(forgetPlace(option), Qt::AlignCenter, StartPage::tr("Forget"));
            }
        }
        painter->restore();
    }
};

QString shortFolder(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    return folder == home || folder.startsWith(home + u'/') ? u'~' + folder.sliced(home.size()) : folder;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_list(new QListWidget(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    m_title->setFont(large);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(Margin, 0, Margin, 0);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setContentsMargins(Margin, 0, Margin, Margin);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new RowPainter(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setMouseTracking(true); // the row under the mouse shows that it can be pressed
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    setFocusProxy(m_list);

    auto *column = new QWidget(this);
    column->setMaximumWidth(Width);
    auto *rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(m_title);
    rows->addWidget(m_hint);
    rows->addWidget(m_list, 1);
    auto *sides = new QHBoxLayout;
    sides->addStretch(1);
    sides->addWidget(column, 1000);
    sides->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 48, 24, 24);
    layout->addLayout(sides);

    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { activate(m_list->row(item)); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &StartPage::showMenu);
}

void StartPage::begin(const QString &title, const QString &hint)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_list->setAccessibleName(title);
    m_list->setAccessibleDescription(hint);
    m_list->clear();
}

void StartPage::setKeys(std::function<QString(Request)> keysOf)
{
    m_keysOf = std::move(keysOf);
    updateKeys();
}

void StartPage::updateKeys()
{
    for (int row = 0; m_keysOf && row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const QVariant request = item->data(RequestRole);
        if (!request.isValid())
            continue;
        const QString keys = m_keysOf(Request(request.toInt()));
        item->setData(SignRole, keys);
        item->setData(Qt::AccessibleDescriptionRole, keys);
    }
}

void StartPage::addRequest(Request what, const QString &icon, const QString &text)
{
    auto *item = new QListWidgetItem(QIcon::fromTheme(icon), text, m_list);
    item->setData(RequestRole, int(what));
}

void StartPage::addRecent(const RecentProject &project, int number)
{
    const bool isThere = project.changed.isValid();
    const QString when = isThere ? QLocale().toString(project.changed, QLocale::ShortFormat) : tr("not there any more");
    auto *item = new QListWidgetItem(QFileInfo(project.path).completeBaseName(), m_list);
    const QString below = tr("%1 · %2", "folder, when it was changed").arg(shortFolder(project.path), when);
    item->setData(PathRole, project.path);
    item->setData(SignRole, number <= 9 ? QString::number(number) : QString());
    item->setData(BelowRole, below);
    item->setData(MissingRole, !isThere);
    item->setData(Qt::AccessibleDescriptionRole, isThere ? below : tr("%1. Delete forgets it.").arg(below));
    item->setToolTip(project.path);
}

/// Enter goes on with what was worked on last.
void StartPage::end()
{
    updateKeys();
    m_list->setCurrentRow(0);
    for (int row = m_list->count() - 1; row >= 0; --row) {
        const QListWidgetItem *item = m_list->item(row);
        if (!item->data(PathRole).isNull() && !item->data(MissingRole).toBool())
            m_list->setCurrentRow(row);
    }
}

void StartPage::showStart(const std::vector<RecentProject> &recent)
{
    begin(tr("Glossator"), tr("Read articles and mark what they tell of. A project file can also be dropped here."));
    addRequest(NewProject, u"document-new"_s, tr("New Project…"));
    addRequest(OpenProject, u"document-open"_s, tr("Open…"));
    addRequest(OpenSample, u"help-hint"_s, tr("Open the Sample"));
    if (!recent.empty()) {
        auto *heading = new QListWidgetItem(tr("Recent projects"), m_list);
        heading->setData(HeadingRole, true);
        heading->setFlags(Qt::NoItemFlags);
    }
    int number = 0;
    for (const RecentProject &project : recent)
        addRecent(project, ++number);
    end();
}

void StartPage::showEmptyProject(bool isReadOnly)
{
    if (isReadOnly) {
        begin(tr("No articles yet"), tr("The project is open for reading only: nothing can be imported."));
        return;
    }
    QStringList names;
    for (const Format *format : formats()) {
        if (format->info().reads)
            names << format->info().name;
    }
    begin(tr("No articles yet"), tr("Drop files or folders here, or choose them: %1.", "formats").arg(listed(names)));
    addRequest(ImportFiles, u"document-import"_s, tr("Import Files…"));
    addRequest(ImportFolder, u"folder-open"_s, tr("Import Folder…"));
    end();
}

/// The row whose offer to be forgotten is there; -1: none.
int StartPage::missingAt(const QPoint &place) const
{
    const QListWidgetItem *item = m_list->itemAt(place);
    if (!item || !item->data(MissingRole).toBool())
        return -1;
    QStyleOptionViewItem option;
    option.initFrom(m_list);
    option.rect = m_list->visualItemRect(item);
    return forgetPlace(option).contains(place) ? m_list->row(item) : -1;
}

bool StartPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport()
        && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease)) {
        const auto &mouse = static_cast<const QMouseEvent &>(*event);
        const int row = mouse.button() == Qt::LeftButton ? missingAt(mouse.position().toPoint()) : -1;
        if (row >= 0 && event->type() == QEvent::MouseButtonRelease)
            forget(row);
        return row >= 0;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &press = static_cast<const QKeyEvent &>(*event);
    if (press.modifiers() & ~Qt::KeypadModifier)
        return false;
    const int key = press.key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        activate(m_list->currentRow());
        return true;
    }
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        forget(m_list->currentRow());
        return true;
    }
    if (key >= Qt::Key_1 && key <= Qt::Key_9) {
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->data(SignRole).toString() == QChar(key)) {
                activate(row);
                break;
            }
        }
        return true;
    }
    return false;
}

void StartPage::activate(int row)
{
    const QListWidgetItem *item = m_list->item(row);
    if (!item)
        return;
    // The answer may fill the list anew.
    const QString path = item->data(PathRole).toString();
    const QVariant request = item->data(RequestRole);
    if (!path.isEmpty())
        Q_EMIT projectRequested(path);
    else if (request.isValid())
        Q_EMIT requested(Request(request.toInt()));
}

void StartPage::forget(int row)
{
    const QListWidgetItem *item = m_list->item(row);
    const QString path = item ? item->data(PathRole).toString() : QString();
    if (path.isEmpty())
        return;
    Q_EMIT forgetRequested(path);
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void StartPage::showMenu(const QPoint &place)
{
    const QListWidgetItem *item = m_list->itemAt(place);
    if (!item || item->data(PathRole).isNull())
        return;
    QMenu menu(this);
    const int row = m_list->row(item);
    menu.addAction(QIcon::fromTheme(u"list-remove"_s), tr("Forget"), this, [this, row] { forget(row); });
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

} // namespace glossator
