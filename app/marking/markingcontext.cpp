// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/markingcontext.h"

#include "models/base/listed.h"
#include "models/items/choices.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

#include <algorithm>

namespace glossator {

MarkingContext::MarkingContext(Project &shownProject, ArticleView &shownView)
    : project(shownProject)
    , view(shownView)
    , m_reader(shownProject.store())
{
    connect(&view, &ArticleView::targetPicked, this, [this](MentionId mention) {
        const PickTask task = m_task;
        endPick();
        if (task.picked)
            task.picked(mention);
    });
    connect(&view, &ArticleView::choicePicked, this, [this](MentionId mention, int choice) {
        if (const auto pickedAs = m_task.pickedAs) {
            endPick();
            pickedAs(mention, choice);
        }
    });
    connect(&view, &ArticleView::targetRefused, this, [this](MentionId mention) {
        const auto refused = project.mentions().mention(mention);
        if (refused && m_task.whyNot)
            say(m_task.whyNot(*refused));
    });
    connect(&view, &ArticleView::wordsPicked, this, [this](const Extent &extent, bool bare) {
        if (const auto words = m_task.words)
            words(extent, bare);
    });
    connect(&view, &ArticleView::literalRequested, this, [this] {
        if (const auto literal = m_task.literal)
            literal();
    });
    connect(&view, &ArticleView::emptyRoleRequested, this, [this] {
        if (const auto emptied = m_task.emptied)
            emptied();
    });
    connect(&view, &ArticleView::candidateChanged, this, &MarkingContext::say);
    connect(&view, &ArticleView::pickingCancelled, this, [this] {
        endPick();
        say(tr("Nothing was chosen."));
    });
    connect(&view, &ArticleView::articleChanged, this, &MarkingContext::endPick);
    connect(&project.selection(), &SelectionContext::changed, this, &MarkingContext::leavePickOf);
}

void MarkingContext::say(const QString &sentence)
{
    m_said = sentence;
    Q_EMIT done(sentence);
}

void MarkingContext::sayOfEdit(bool isChange, const QString &sentence)
{
    say(isChange ? sentence + u' ' + tr("Ctrl+Z takes it back.") : sentence);
}

bool MarkingContext::canChange()
{
    if (project.isReadOnly())
        say(tr("The project is open for reading only."));
    return !project.isReadOnly();
}

void MarkingContext::show(ArticleId article, const Owner &made)
{
    project.workbench().flush();
    if (project.selection().article() == article)
        project.selection().choose(made);
}

Picker *MarkingContext::ask(const QString &title, Picker::Source source, TextSpan beside)
{
    return keep(new Picker(title, std::move(source), anchorOf(beside), &view));
}

Picker *MarkingContext::ask(const QString &title, Picker::Search search, TextSpan beside)
{
    return keep(new Picker(title, std::move(search), anchorOf(beside), &view));
}

QRect MarkingContext::anchorOf(TextSpan beside) const
{
    QRectF rect;
    for (const QRectF &line : view.rectsOf(beside))
        rect |= line;
    if (rect.isEmpty())
        rect = view.caretRect(beside.begin);
    if (!rect.intersects(view.viewport()->rect())) // beside what is out of view it would stand anywhere
        rect = QRectF(view.viewport()->rect().center(), QSizeF(1, 1));
    return {view.viewport()->mapToGlobal(rect.topLeft().toPoint()), rect.size().toSize()};
}

Picker *MarkingContext::keep(Picker *picker)
{
    say({}); // what was said of keys holds for the picker no longer, nor after it
    connect(this, &QObject::destroyed, picker, &QWidget::close);
    // A job may open another article when it ends: there the place would be other words.
    connect(&project.selection(), &SelectionContext::articleChanged, picker, &QWidget::close);
    return picker;
}

void MarkingContext::pick(PickTask task)
{
    endPick();
    // What was rejected is not seen.
    task.isAllowed = [isAllowed = std::move(task.isAllowed)](const Mention &one) {
        return one.by.status != Status::Rejected && isAllowed(one);
    };
    if (!task.words && std::ranges::none_of(view.mentions(), task.isAllowed)) {
        say(task.none.isEmpty() ? tr("The schema allows no mention of this article here.") : task.none);
        return;
    }
    m_task = std::move(task);
    m_pickedFor = project.selection().item();
    view.setFocus();
    say(m_task.hint);
    view.startPicking({m_task.hint, m_task.isAllowed, m_task.hintFor, nearestLikely(m_task), bool(m_task.words)});
}

void MarkingContext::endPick()
{
    if (isPicking())
        say({}); // what was said of keys holds no longer
    view.stopPicking();
    if (const auto ended = std::exchange(m_task, {}).ended)
        ended();
}

/// What was asked for something that is no longer current would end up where nobody looks.
void MarkingContext::leavePickOf(const Selection &now)
{
    if (isPicking() && now.item != m_pickedFor)
        endPick();
}

MentionId MarkingContext::nearestLikely(const PickTask &task) const
{
    constexpr qsizetype around = 3000;
    const auto current = project.mentions().mention(view.currentMention());
    const qsizetype here = current ? current->extent.hull().begin : view.caret();
    // What names the same is hardly ever meant.
    const auto distance = [here, entity = current ? current->entity : EntityId()](const Mention *mention) {
        return std::pair(entity && mention->entity == entity, std::abs(mention->extent.hull().begin - here));
    };
    const Mention *nearest = nullptr;
    for (const Mention *mention : view.mentionsIn({std::max<qsizetype>(0, here - around), here + around})) {
        if (task.isAllowed(*mention) && (!task.isLikely || task.isLikely(*mention))
            && (!nearest || distance(mention) < distance(nearest)) && !view.rectsOf(mention->extent.hull()).empty())
            nearest = mention;
    }
    return nearest ? nearest->id : MentionId();
}

TypeRef MarkingContext::typeOf(const Mention &mention) const
{
    return project.schema().markedType(mention.type);
}

QString MarkingContext::standsBeside(ArticleId article, const Extent &extent, MentionId made) const
{
    QStringList titles;
    const auto alike = project.mentions().withExtent(article, extent);
    for (const Mention &mention : alike ? *alike : std::vector<Mention>()) {
        const QString title = titleOf(typeOf(mention));
        if (mention.id != made && mention.by.status != Status::Rejected && !titles.contains(title))
            titles << title;
    }
    return titles.isEmpty() ? QString() : u' ' + tr("These words are marked as %1 too.").arg(listed(titles));
}

TextSpan MarkingContext::placeOf(MentionId id) const
{
    const auto mention = project.mentions().mention(id);
    return mention && mention->article == project.selection().article() ? mention->extent.hull() : TextSpan{view.caret(), view.caret()};
}

QString MarkingContext::titleOf(const TypeRef &type) const { return typeTitle(project.schema(), type); }

} // namespace glossator
