// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/detaildelegate.h"

#include "models/items/detailsmodel.h"
#include "widgets/panels/valueedit.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

std::optional<AttributeDef> definitionOf(const QModelIndex &index)
{
    const QVariant definition = index.data(DetailsModel::AttributeRole);
    return definition.isValid() ? std::optional(definition.value<AttributeDef>()) : std::nullopt;
}

} // namespace

QWidget *DetailDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto definition = definitionOf(index);
    if (!definition)
        return ItemDelegate::createEditor(parent, option, index);
    switch (definition->kind) {
    case AttributeKind::Choice:
        return ItemDelegate::createEditor(parent, option, index);
    case AttributeKind::Several:
        return new SeveralEdit(parent);
    case AttributeKind::Bool:
        return nullptr; // see toggle()
    default:
        break;
    }
    auto *line = new ValueEdit(*definition, parent);
    connect(line, &ValueEdit::chosen, this, [this, line] {
        auto *self = const_cast<DetailDelegate *>(this);
        Q_EMIT self->commitData(line);
        Q_EMIT self->closeEditor(line);
    });
    return line;
}

void DetailDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *several = qobject_cast<SeveralEdit *>(editor))
        several->setValues(definitionOf(index)->values, index.data(Qt::EditRole).toStringList());
    else if (auto *line = qobject_cast<ValueEdit *>(editor))
        line->setText(index.data(Qt::EditRole).toString());
    else
        ItemDelegate::setEditorData(editor, index);
}

void DetailDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *several = qobject_cast<SeveralEdit *>(editor)) {
        // Nothing ticked over things that differ is not said of any of them.
        if (!several->ticked().isEmpty() || !index.data(DetailsModel::MixedRole).toBool())
            model->setData(index, several->ticked());
    } else if (const auto *line = qobject_cast<ValueEdit *>(editor)) {
        if (line->isModified() || !index.data(DetailsModel::MixedRole).toBool())
            model->setData(index, line->understood().isNull() ? line->text() : line->understood());
    } else {
        ItemDelegate::setModelData(editor, model, index);
    }
}

void DetailDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!qobject_cast<SeveralEdit *>(editor)) {
        ItemDelegate::updateEditorGeometry(editor, option, index);
        return;
    }
    QRect place = option.rect;
    const QRect room = editor->parentWidget()->rect();
    place.setHeight(std::min(editor->sizeHint().height(), room.height()));
    place.moveTop(std::clamp(place.top(), 0, std::max(0, room.height() - place.height())));
    editor->setGeometry(place);
}

bool DetailDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *line = qobject_cast<ValueEdit *>(watched);
    if (line && event->type() == QEvent::KeyPress && !line->hasAcceptableInput()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            line->tellRefusal();
            return true;
        }
    }
    // It is not kept; a menu of the field leaves it open.
    if (line && event->type() == QEvent::FocusOut && !line->isCalendarOpen() && !line->hasAcceptableInput()
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        line->tellRefusal();
    return line && line->isCalendarOpen() && event->type() == QEvent::FocusOut ? false : ItemDelegate::eventFilter(watched, event);
}

bool DetailDelegate::toggle(QAbstractItemModel &model, const QModelIndex &index)
{
    const auto definition = definitionOf(index);
    if (!definition || definition->kind != AttributeKind::Bool || !(index.flags() & Qt::ItemIsEditable))
        return false;
    model.setData(index, index.data(Qt::CheckStateRole).value<Qt::CheckState>() != Qt::Checked);
    return true;
}

bool DetailDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &given, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && index.data(Qt::CheckStateRole).isValid()) {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        const QRect box = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, option.widget);
        if (box.contains(static_cast<QMouseEvent *>(event)->position().toPoint()))
            return toggle(*model, index);
    }
    return ItemDelegate::editorEvent(event, model, given, index);
}

void DetailDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    ItemDelegate::initStyleOption(option, index);
    const bool isName = index.column() == DetailsModel::Name;
    if (isName || index.data(DetailsModel::PresetRole).toBool() || index.data(DetailsModel::MixedRole).toBool())
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
    if (!isName && index.data(DetailsModel::MixedRole).toBool())
        option->font.setItalic(true);
    if (!index.data(DetailsModel::MissingRole).toBool())
        return;
    if (isName)
        option->font.setBold(true);
    const bool isDark = option->palette.color(QPalette::Base).lightness() < 128;
    option->palette.setColor(QPalette::Text, isDark ? QColor(0xf2b866) : QColor(0x8a4b00)); // 4.5:1 on either ground
}

QString DetailDelegate::key(const QModelIndex &index) const
{
    const int step = index.data(DetailsModel::StepRole).toInt();
    return step > 0 && index.column() == DetailsModel::Value
        ? QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + step)).toString(QKeySequence::NativeText)
        : QString();
}

} // namespace glossator
