// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/notepopup.h"

#include "widgets/panels/picker.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScreen>
#include <QVBoxLayout>

namespace glossator {

NotePopup::NotePopup(const QString &title, const QString &text, const QRect &anchor, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_edit(new QPlainTextEdit(text, this)), m_before(words())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameStyle(int(QFrame::StyledPanel) | int(QFrame::Plain));
    setAccessibleName(title);
    auto *heading = new QLabel(title, this);
    heading->setForegroundRole(QPalette::PlaceholderText);
    heading->setTextFormat(Qt::PlainText); // it quotes the article
    auto *keys = new QLabel(tr("Ctrl+Enter keeps it, Esc does not"), this);
    keys->setForegroundRole(QPalette::PlaceholderText);
    m_edit->setAccessibleName(title);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * 5);
    m_edit->moveCursor(QTextCursor::End);
    m_edit->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(heading);
    layout->addWidget(m_edit);
    layout->addWidget(keys);
    resize(360, sizeHint().height());
    const QScreen *screen = QGuiApplication::screenAt(anchor.center());
    const QRect available = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    move(placeBeside(anchor, size(), available, isRightToLeft()));
    show();
    m_edit->setFocus(Qt::PopupFocusReason);
}

bool NotePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape)
            m_edit->setPlainText(m_before);
        if (key->key() == Qt::Key_Escape || (isEnter && key->modifiers().testFlag(Qt::ControlModifier))) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void NotePopup::closeEvent(QCloseEvent *event)
{
    if (words() != m_before)
        Q_EMIT written(words());
    QFrame::closeEvent(event);
}

QString NotePopup::words() const { return m_edit->toPlainText().trimmed(); }

} // namespace glossator
