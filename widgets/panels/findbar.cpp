// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/findbar.h"

#include "widgets/articleview/articleview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;

FindBar::FindBar(ArticleView &view, QWidget *parent)
    : QWidget(parent), m_view(view), m_edit(new QLineEdit(this)), m_result(new QLabel(this))
{
    m_edit->setPlaceholderText(tr("Find in article"));
    m_edit->setAccessibleName(tr("Find in article"));
    m_edit->setClearButtonEnabled(true);
    const auto button = [this](const QString &icon, const QString &tip, auto run) {
        auto *made = new QToolButton(this);
        made->setIcon(QIcon::fromTheme(icon));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, run);
        return made;
    };
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(button(u"go-up"_s, tr("Previous hit (Shift+Enter)"), [this] { find(Direction::Backward); }));
    layout->addWidget(button(u"go-down"_s, tr("Next hit (Enter)"), [this] { find(Direction::Forward); }));
    layout->addWidget(m_result);
    layout->addWidget(button(u"dialog-close"_s, tr("Close (Esc)"), [this] { leave(); }));
    connect(m_edit, &QLineEdit::textEdited, this, [this] { find(Direction::Here); });
    hide();
}

void FindBar::open()
{
    if (const Extent selection = m_view.selection(); !selection.fragments().empty())
        m_edit->setText(m_view.text().quote(selection).section(u'\n', 0, 0));
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        find(event->modifiers().testFlag(Qt::ShiftModifier) ? Direction::Backward : Direction::Forward);
        break;
    case Qt::Key_Escape:
        leave();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindBar::find(Direction direction)
{
    const QString words = m_edit->text();
    const TextOffsets &offsets = m_view.text();
    const QString &text = offsets.text();
    m_result->clear();
    if (words.isEmpty() || text.isEmpty())
        return;
    const Extent selection = m_view.selection();
    const TextSpan now = selection.fragments().empty() ? TextSpan{m_view.caret(), m_view.caret()} : selection.hull();
    qsizetype hit = -1;
    if (direction == Direction::Backward) {
        const qsizetype from = offsets.toUtf16(now.begin) - 1;
        hit = from >= 0 ? text.lastIndexOf(words, from, Qt::CaseInsensitive) : -1;
        if (hit < 0) {
            hit = text.lastIndexOf(words, -1, Qt::CaseInsensitive);
            m_result->setText(tr("From the end"));
        }
    } else {
        hit = text.indexOf(words, offsets.toUtf16(direction == Direction::Here ? now.begin : now.end), Qt::CaseInsensitive);
        if (hit < 0) {
            hit = text.indexOf(words, 0, Qt::CaseInsensitive);
            m_result->setText(tr("From the start"));
        }
    }
    if (hit < 0) {
        m_result->setText(tr("Not found"));
        return;
    }
    const TextSpan span{offsets.fromUtf16(hit, TextOffsets::Rounding::Down),
                        offsets.fromUtf16(hit + words.size(), TextOffsets::Rounding::Up)};
    m_view.setSelection(span);
    m_view.scrollTo(span);
}

void FindBar::leave()
{
    hide();
    m_view.setFocus();
}

} // namespace glossator
