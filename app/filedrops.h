// SPDX-License-Identifier: GPL-3.0-or-later
// Files dragged onto the window: anywhere in it, with a word on what letting go will do, or why nothing. Owned by the
// window; GUI thread.
#pragma once

#include <QObject>

#include <functional>

class QLabel;
class QMimeData;
class QWidget;

namespace glossator {

class Project;

/// What can be done with files that somebody drops.
struct FileOffer {
    enum Use { Nothing, Open, Import };
    Use use = Nothing;
    QString sentence; ///< for the reader; empty: these are no files
};

/// @param project null while none is open
[[nodiscard]] FileOffer fileOffer(const QStringList &paths, const Project *project);

class FileDrops : public QObject {
    Q_OBJECT

public:
    /// Watches over the window and all in it: a field that takes text would take the names of files for it.
    FileDrops(QWidget &window, std::function<FileOffer(const QStringList &)> offer);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Whatever there is to do with them.
    void dropped(const QStringList &paths);

private:
    void showPromise(const QString &sentence);

    QWidget &m_window;
    std::function<FileOffer(const QStringList &)> m_offer;
    QLabel *m_sign; ///< over the window while something hovers
};

} // namespace glossator
