// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/picker.h"

#include "models/base/fold.h"
#include "widgets/panels/itemdelegate.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Whether the letters stand in the text in their order, both folded.
bool holdsInOrder(const QString &text, const QString &letters)
{
    qsizetype at = 0;
    for (const QChar letter : letters) {
        if (letter.isSpace())
            continue;
        at = text.indexOf(letter, at) + 1;
        if (at == 0)
            return false;
    }
    return true;
}

/// Smaller is better: the text begins so, a word in it does, it is in it, its letters are. Both folded.
int rank(const QString &text, const QString &wanted)
{
    if (text.startsWith(wanted))
        return 0;
    for (const QChar before : {u' ', u'.', u'-'}) {
        if (text.contains(before + wanted))
            return 1;
    }
    return text.contains(wanted) ? 2 : 3;
}

} // namespace

Picker::Picker(const QString &title, Source source, const QRect &anchor, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_source(std::move(source))
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_items(new QStandardItemModel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameStyle(int(QFrame::StyledPanel) | int(QFrame::Plain));
    setAccessibleName(title);
    auto *heading = new QLabel(title, this);
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setTextFormat(Qt::PlainText); // it quotes the article
    m_edit->setPlaceholderText(tr("Type to narrow down"));
    m_edit->setAccessibleName(title);
    m_list->setModel(m_items);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new ItemDelegate(this));
    m_list->setMouseTracking(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(heading);
    layout->addWidget(m_edit);
    layout->addWidget(m_list);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &Picker::offer);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { take(index.row()); });
    offer({});

    constexpr int mostRows = 12;
    const int rowHeight = std::max(m_list->sizeHintForRow(0), m_list->fontMetrics().height() + 6);
    m_list->setFixedHeight(rowHeight * std::clamp(m_items->rowCount(), 3, mostRows) + 4);
    resize(std::max(340, std::min(m_list->sizeHintForColumn(0) + 48, 560)), sizeHint().height());
    const QScreen *screen = QGuiApplication::screenAt(anchor.center());
    const QRect available = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    QPoint place(anchor.left(), anchor.bottom() + 4);
    if (place.y() + height() > available.bottom())
        place.setY(std::max(available.top(), anchor.top() - 4 - height()));
    place.setX(std::clamp(place.x(), available.left(), std::max(available.left(), available.right() - width())));
    move(place);
    show();
    m_edit->setFocus(Qt::PopupFocusReason);
}

Picker::Source Picker::among(QList<PickItem> items)
{
    return [items = std::move(items)](const QString &typed) {
        const QString wanted = folded(typed);
        QList<PickItem> found;
        for (const PickItem &item : items) {
            if (holdsInOrder(folded(item.text + u' ' + item.detail), wanted))
                found << item;
        }
        if (!wanted.isEmpty()) {
            std::ranges::stable_sort(found, {}, [&wanted](const PickItem &item) { return rank(folded(item.text), wanted); });
        }
        return found;
    };
}

void Picker::offer(const QString &typed)
{
    m_items->clear();
    int number = 0;
    for (const PickItem &item : m_source(typed)) {
        auto *row = new QStandardItem(item.text);
        row->setData(item.value, Qt::UserRole);
        // Digits choose as long as nothing is typed: then they may be part of what is typed.
        const QString digit = typed.isEmpty() && ++number <= 9 ? QString::number(number) : QString();
        row->setData(item.detail, ItemDelegate::DetailRole);
        row->setData(digit, ItemDelegate::KeyRole);
        if (item.color)
            row->setData(*item.color, ItemDelegate::ChipRole);
        row->setData(QString(item.text + u", "_s + item.detail), Qt::AccessibleTextRole);
        m_items->appendRow(row);
    }
    m_list->setCurrentIndex(m_items->index(0, 0));
}

void Picker::take(int row)
{
    const QModelIndex index = m_items->index(row, 0);
    if (!index.isValid())
        return;
    const QVariant value = index.data(Qt::UserRole);
    close();
    Q_EMIT picked(value);
}

bool Picker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int row = m_list->currentIndex().row();
        const int last = m_items->rowCount() - 1;
        const auto go = [this](int to) {
            m_list->setCurrentIndex(m_items->index(to, 0));
            return true;
        };
        switch (key->key()) {
        case Qt::Key_Down:
            return go(std::min(row + 1, last));
        case Qt::Key_Up:
            return go(std::max(row - 1, 0));
        case Qt::Key_PageDown:
            return go(std::min(row + 10, last));
        case Qt::Key_PageUp:
            return go(std::max(row - 10, 0));
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
            take(row);
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
        if (m_edit->text().isEmpty() && key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9
            && key->modifiers().testAnyFlags(Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier) == false
            && key->key() - Qt::Key_1 <= last) {
            take(key->key() - Qt::Key_1);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace glossator
