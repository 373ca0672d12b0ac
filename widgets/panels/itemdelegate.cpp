// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/itemdelegate.h"

#include "models/items/choices.h"
#include "models/items/idmodel.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QPainter>

#include <functional>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int chipSize = 9;
constexpr int gap = 6;
constexpr QChar LeftToRightIsolate(0x2066);
constexpr QChar RightToLeftIsolate(0x2067);

QVariant chipOf(const QModelIndex &index)
{
    // One chip a row, at its first cell: a coloured column of its own would shout.
    return index.column() == 0 ? index.data(IdModel::ColorRole) : QVariant();
}

/// Of a cell, for its words.
int roomIn(const QStyleOptionViewItem &option)
{
    return option.rect.width() - 2 * (QApplication::style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1);
}

/// A list that is all there is to the cell's editor: where it closes, the editor does.
class ChoiceBox : public QComboBox {
public:
    ChoiceBox(QWidget *parent, std::function<void(QWidget *)> close) : QComboBox(parent), m_close(std::move(close)) {}
    void hidePopup() override
    {
        QComboBox::hidePopup();
        QMetaObject::invokeMethod(this, [this] { m_close(this); }, Qt::QueuedConnection); // after a choice was taken
    }

protected:
    bool event(QEvent *event) override
    {
        // A letter looks for a choice here, and is no shortcut of the window.
        if (event->type() == QEvent::ShortcutOverride) {
            const auto *key = static_cast<QKeyEvent *>(event);
            const bool isPlain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
            if (isPlain && key->key() < Qt::Key_Escape) {
                event->accept();
                return true;
            }
        }
        return QComboBox::event(event);
    }

private:
    std::function<void(QWidget *)> m_close;
};

/// The dimmed words before and after the text.
QString before(const QModelIndex &index)
{
    return index.data(IdModel::BeforeRole).toString();
}

QString after(const QModelIndex &index)
{
    return index.data(IdModel::AfterRole).toString();
}

} // namespace

/// Where there is no room for what people call a type, it has the name that stands over the text too, and of a long one
/// the last part, which says most: Movement.Transport-Person. Of a number no part is shown: it would read as another one.
void ItemDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    constexpr qsizetype most = 1'000; // nobody sees more of it, and a whole book would be shaped for its first words
    if (option->text.size() > most)
        option->text = option->text.first(most) + u'…';
    // Else the dots of words that do not fit would stand where the words begin.
    if (!option->text.isEmpty() && option->text.isRightToLeft() != (option->direction == Qt::RightToLeft))
        option->text.prepend(option->direction == Qt::RightToLeft ? LeftToRightIsolate : RightToLeftIsolate);
    const auto fits = [option](const QString &text) { return option->fontMetrics.horizontalAdvance(text) <= roomIn(*option); };
    if (option->rect.isValid() && index.data().typeId() == QMetaType::LongLong && !fits(option->text))
        option->text = u"…"_s;
    const QVariant type = index.data(IdModel::TypeRole);
    if (!type.isValid() || index.data(Qt::EditRole) != type)
        return;
    if (!fits(option->text) && fits(type.toString()))
        option->text = type.toString();
    option->textElideMode = option->text.contains(u'.') ? Qt::ElideLeft : Qt::ElideRight;
}

void ItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QVariant chip = chipOf(index);
    const QString head = before(index);
    const QString tail = after(index);
    const QString end = key(index);
    if (!chip.isValid() && head.isEmpty() && tail.isEmpty() && end.isEmpty()) {
        QStyledItemDelegate::paint(painter, given, index);
        return;
    }
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const QString text = std::exchange(option.text, {});
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->save();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1; // as where no chip stands
    QRect rect
        = style->subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget).adjusted(margin, 0, -margin, 0);
    painter->setClipRect(option.rect);
    painter->setFont(option.font);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto take = [&rect, mirrored](int width) {
        QRect part = rect;
        if (mirrored) {
            part.setLeft(rect.right() - width + 1);
            rect.setRight(part.left() - 1);
        } else {
            part.setWidth(width);
            rect.setLeft(part.right() + 1);
        }
        return part;
    };
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group = option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor strong = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    if (chip.isValid()) {
        const QRect square = take(chipSize);
        painter->setRenderHint(QPainter::Antialiasing);
        // On the ground of a selected row it needs an edge, whatever the two colours are.
        painter->setPen(selected ? QPen(strong) : QPen(Qt::NoPen));
        painter->setBrush(QColor::fromRgb(chip.toUInt()));
        painter->drawRoundedRect(QRectF(square.left(), square.center().y() - chipSize / 2.0 + 1, chipSize, chipSize), 2, 2);
        take(gap);
    }
    QColor dim = strong;
    dim.setAlphaF(0.62F);
    const QFontMetrics metrics(option.font);
    if (!end.isEmpty()) {
        const int width = std::min(metrics.horizontalAdvance(end) + gap, rect.width());
        QRect place = rect;
        mirrored ? place.setWidth(width) : place.setLeft(rect.right() - width);
        painter->setPen(dim);
        painter->drawText(place, int(Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight)), end);
        mirrored ? rect.setLeft(place.right()) : rect.setRight(place.left());
    }
    const auto draw = [&](QString part, const QColor &color, Qt::TextElideMode elide) {
        if (part.isEmpty() || rect.width() <= 0)
            return;
        part = metrics.elidedText(part, elide, rect.width());
        painter->setPen(color);
        painter->drawText(take(metrics.horizontalAdvance(part)), int(Qt::AlignVCenter | Qt::TextSingleLine), part);
    };
    // The text itself must be seen: what stands before it gets at most a third.
    draw(metrics.elidedText(head, Qt::ElideLeft, rect.width() / 3), dim, Qt::ElideLeft);
    draw(text, index.data(Qt::ForegroundRole).isValid() && !selected ? index.data(Qt::ForegroundRole).value<QColor>() : strong,
         option.textElideMode);
    draw(tail, dim, Qt::ElideRight);
    painter->restore();
}

QSize ItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), option.fontMetrics.height() + 6));
    return size;
}

QWidget *ItemDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto choices = index.data(IdModel::ChoicesRole).value<QList<Choice>>();
    if (choices.isEmpty())
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto *box = new ChoiceBox(parent, [this](QWidget *editor) { Q_EMIT const_cast<ItemDelegate *>(this)->closeEditor(editor); });
    box->setMaxVisibleItems(20);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const Choice &choice : choices) {
        QPixmap chip(chipSize, chipSize);
        chip.fill(choice.color ? QColor::fromRgb(*choice.color) : QColor(Qt::transparent));
        box->addItem(choice.color ? QIcon(chip) : QIcon(), choice.text, choice.value);
    }
    // A choice is made with one click: the editor closes with it.
    connect(box, &QComboBox::activated, this, [this, box] {
        auto *self = const_cast<ItemDelegate *>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void ItemDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    if (!box || !index.data(IdModel::ChoicesRole).isValid()) {
        QStyledItemDelegate::setEditorData(editor, index);
        return;
    }
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    QMetaObject::invokeMethod(box, &QComboBox::showPopup, Qt::QueuedConnection);
}

void ItemDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor); box && index.data(IdModel::ChoicesRole).isValid()) {
        if (box->currentIndex() >= 0)
            model->setData(index, box->currentData());
        return;
    }
    QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace glossator
