// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filedrops.h"

#include "models/project/project.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileInfo>
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

FileOffer fileOffer(const QStringList &paths, const Project *project)
{
    if (paths.isEmpty())
        return {};
    const QString name = QFileInfo(paths.first()).fileName();
    const auto areAny = [&paths](QLatin1StringView end) {
        return std::ranges::any_of(paths, [end](const QString &path) { return path.endsWith(end, Qt::CaseInsensitive); });
    };
    if (areAny(".gloss"_L1)) {
        return paths.size() == 1 ? FileOffer{FileOffer::Open, FileDrops::tr("Open the project %1").arg(name)}
                                 : FileOffer{FileOffer::Nothing, FileDrops::tr("A project is opened alone: drop one file.")};
    }
    if (paths.size() == 1 && areAny(".schema"_L1))
        return {FileOffer::Nothing,
            FileDrops::tr("%1 is a schema. A project gets its schema when it is made: choose it in New Project.").arg(name)};
    if (!project)
        return {FileOffer::Nothing, FileDrops::tr("Files are imported into a project: open or make one first.")};
    if (project->isReadOnly())
        return {FileOffer::Nothing, FileDrops::tr("The project is open for reading only: nothing can be imported.")};
    return {FileOffer::Import,
        paths.size() == 1 ? FileDrops::tr("Import %1").arg(name)
                          : FileDrops::tr("Import %n files and folders", nullptr, int(paths.size()))};
}

FileDrops::FileDrops(QWidget &window, std::function<FileOffer(const QStringList &)> offer)
    : QObject(&window)
    , m_window(window)
    , m_offer(std::move(offer))
    , m_sign(new QLabel(&window))
{
    window.setAcceptDrops(true);
    qApp->installEventFilter(this);
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

bool FileDrops::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::DragLeave && type != QEvent::Drop)
        return false;
    const auto *widget = qobject_cast<const QWidget *>(watched);
    if (!widget || widget->window() != &m_window)
        return false;
    if (type == QEvent::DragLeave) {
        m_sign->hide();
        return false;
    }
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList paths = localPaths(drop->mimeData());
    const FileOffer offer = m_offer(paths);
    if (offer.sentence.isEmpty())
        return false;
    type == QEvent::Drop ? m_sign->hide() : showPromise(offer.sentence);
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (type == QEvent::Drop)
        Q_EMIT dropped(paths);
    return true;
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
