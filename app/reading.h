// SPDX-License-Identifier: GPL-3.0-or-later
// How the article looks and what it tells beside its text: what the reader chose is remembered, tips and ticks are fed.
// Owned by MainWindow; GUI thread.
#pragma once

#include "widgets/articleview/articlestyle.h"

#include <QObject>
#include <QPointer>

namespace glossator {

class ArticleView;
class Project;
class ReadingSheet;

class Reading : public QObject {
    Q_OBJECT

public:
    /// Gives the view what was chosen before, and remembers what will be. @param view must outlive this object.
    Reading(ArticleView &view, QObject *parent);

    /// From now on tells of this project's mentions and problems; null: of none. It must outlive this object or the
    /// next call.
    void setProject(Project *project);
    /// Opens the sheet with size, spacing, width and font, or brings it to the front.
    void showSheet();

private:
    void remember(const ReadingSettings &settings);

    ArticleView &m_view;
    QPointer<ReadingSheet> m_sheet;
};

} // namespace glossator
