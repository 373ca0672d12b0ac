// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/filechooser.h"

#include <QFileIconProvider>
#include <QMimeDatabase>

namespace glossator::filechooser {

namespace {

/// Tells by its name what a file is.
class NamesOnly : public QFileIconProvider {
public:
    using QFileIconProvider::icon;

    QIcon icon(const QFileInfo &info) const override
    {
        return info.isDir() ? QFileIconProvider::icon(info) : QIcon::fromTheme(typeOf(info).iconName(), icon(File));
    }
    QString type(const QFileInfo &info) const override
    {
        return info.isDir() ? QFileIconProvider::type(info) : typeOf(info).comment();
    }

private:
    static QMimeType typeOf(const QFileInfo &info)
    {
        return QMimeDatabase().mimeTypeForFile(info.fileName(), QMimeDatabase::MatchExtension);
    }
};

class Question {
public:
    Question(QWidget *parent, const QString &title, const QString &at, QFileDialog::FileMode mode,
        const QString &filter = {})
        // It lists where it begins before it can be told how: begins where no project lies.
        : m_dialog(parent, title, QDir::rootPath(), filter)
    {
        m_dialog.setIconProvider(&m_names); // of no use to the system's own dialog, and ignored there
        m_dialog.setFileMode(mode);
        const QFileInfo begin(at.isEmpty() ? QDir::homePath() : at);
        m_dialog.setDirectory(begin.isDir() ? begin.absoluteFilePath() : begin.absolutePath());
        if (!begin.isDir())
            m_dialog.selectFile(begin.fileName());
    }

    [[nodiscard]] QFileDialog &dialog() { return m_dialog; }
    [[nodiscard]] QStringList answer()
    {
        return m_dialog.exec() == QDialog::Accepted ? m_dialog.selectedFiles() : QStringList();
    }

private:
    NamesOnly m_names; // outlives the dialog, whose thread asks it
    QFileDialog m_dialog;
};

} // namespace

QString openFile(QWidget *parent, const QString &title, const QString &at, const QString &filter)
{
    return Question(parent, title, at, QFileDialog::ExistingFile, filter).answer().value(0);
}

QStringList openFiles(QWidget *parent, const QString &title, const QString &at)
{
    return Question(parent, title, at, QFileDialog::ExistingFiles).answer();
}

QString folder(QWidget *parent, const QString &title, const QString &at)
{
    Question question(parent, title, at, QFileDialog::Directory);
    question.dialog().setOption(QFileDialog::ShowDirsOnly);
    return question.answer().value(0);
}

QString saveFile(
    QWidget *parent, const QString &title, const QString &at, const QString &filter, QFileDialog::Options options)
{
    Question question(parent, title, at, QFileDialog::AnyFile, filter);
    question.dialog().setAcceptMode(QFileDialog::AcceptSave);
    question.dialog().setOptions(options);
    return question.answer().value(0);
}

} // namespace glossator::filechooser
