// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reading.h"

#include "app/settings.h"
#include "models/items/mentiontip.h"
#include "models/items/problemsearch.h"
#include "models/project/project.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/scrollmarks.h"
#include "widgets/dialogs/readingsheet.h"

namespace glossator {

Reading::Reading(ArticleView &view, QObject *parent) : QObject(parent), m_view(view)
{
    const ReadingSettings preset;
    ReadingSettings chosen;
    if (const QString family = settings::value(settings::ReadingFamily).toString(); !family.isEmpty())
        chosen.font.setFamilies(QStringList(family) + preset.font.families()); // where it is gone the preset holds
    if (const qreal size = settings::value(settings::ReadingSize).toReal(); size > 0)
        chosen.font.setPointSizeF(size);
    if (const qreal height = settings::value(settings::ReadingLineHeight).toReal(); height > 0)
        chosen.lineHeight = height;
    if (const int width = settings::value(settings::ReadingWidth).toInt(); width > 0)
        chosen.columnWidth = width;
    view.setSettings(chosen.bounded());
    connect(&view, &ArticleView::settingsChanged, this, &Reading::remember);
}

/// What is as it came is not remembered, so that a better preset reaches whoever never chose.
void Reading::remember(const ReadingSettings &now)
{
    const ReadingSettings preset;
    const auto keep = [](settings::Key key, bool isPreset, const QVariant &value) {
        if (const QVariant kept = isPreset ? QVariant() : value; settings::value(key) != kept)
            settings::setValue(key, kept);
    };
    const bool sameFont = now.font.families() == preset.font.families();
    keep(settings::ReadingFamily, sameFont, now.font.families().value(0));
    keep(settings::ReadingSize, now.font.pointSizeF() == preset.font.pointSizeF(), now.font.pointSizeF());
    keep(settings::ReadingLineHeight, now.lineHeight == preset.lineHeight, now.lineHeight);
    keep(settings::ReadingWidth, now.columnWidth == preset.columnWidth, now.columnWidth);
}

void Reading::setProject(Project *project)
{
    m_view.setTeller({});
    if (!project)
        return;
    m_view.setTeller([project](const std::vector<MentionId> &mentions) {
        return mentionTip(project->store(), project->schema(), mentions);
    });
    const ProblemSearch &problems = project->articleProblems();
    connect(&problems, &ProblemSearch::searched, this, [this, &problems] {
        std::vector<TextSpan> places;
        std::ranges::transform(problems.found().problems, std::back_inserter(places), &LocatedProblem::place);
        m_view.scrollMarks().setPlaces(ScrollMarks::Problem, std::move(places));
    });
}

void Reading::showSheet()
{
    if (!m_sheet) {
        m_sheet = new ReadingSheet(m_view, m_view.window());
        m_sheet->adjustSize();
        // At the lower edge of the article, on the far side: the text that it changes stays in view.
        const QSize room = m_view.size() - m_sheet->size();
        m_sheet->move(
            m_view.mapToGlobal(QPoint(m_view.isRightToLeft() ? 0 : room.width(), std::max(0, room.height()))));
    }
    m_sheet->show();
    m_sheet->raise();
    m_sheet->activateWindow();
}

} // namespace glossator
