// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filedrops.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QUrl>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

FileDrops::FileDrops(QWidget &window, std::function<QString(const QStringList &)> promise)
    : QObject(&window)
    , m_window(window)
    , m_promise(std::move(promise))
    , m_sign(new QLabel(&window))
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    m_sign->setAlignment(Qt::AlignCenter);
    m_sign->setTextFormat(Qt::PlainText); // it names files
    m_sign->setWordWrap(true);
    m_sign->setAutoFillBackground(true);
    m_sign->setBackgroundRole(QPalette::ToolTipBase);
    m_sign->setForegroundRole(QPalette::ToolTipText);
    m_sign->setFrameShape(QFrame::StyledPanel);
    m_sign->setMargin(24);
    m_sign->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_sign->hide();
}

bool FileDrops::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *drag = static_cast<QDragEnterEvent *>(event);
        const QString sentence = m_promise(localPaths(drag->mimeData()));
        if (sentence.isEmpty())
            return false;
        showPromise(sentence);
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        return true;
    }
    case QEvent::DragLeave:
        m_sign->hide();
        return false;
    case QEvent::Drop: {
        m_sign->hide();
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList paths = localPaths(drop->mimeData());
        if (m_promise(paths).isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        Q_EMIT dropped(paths);
        return true;
    }
    default:
        return false;
    }
}

void FileDrops::showPromise(const QString &sentence)
{
    m_sign->setText(sentence);
    const int width = qMin(m_window.width() - 40, 420);
    m_sign->resize(width, m_sign->heightForWidth(width));
    m_sign->move((m_window.width() - width) / 2, (m_window.height() - m_sign->height()) / 2);
    m_sign->raise();
    m_sign->show();
}

} // namespace glossator
