// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/markingcontext.h"

#include "models/project/project.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

namespace glossator {

QList<PickItem> typeItems(const Schema &schema, const std::vector<const TypeDef *> &types)
{
    QList<PickItem> items;
    for (const TypeDef *type : types)
        items << PickItem{
            type->title(), type->label.isEmpty() ? QString() : type->name, type->name, schema.colorOf(*type)};
    return items;
}

MarkingContext::MarkingContext(Project &shownProject, ArticleView &shownView) : project(shownProject), view(shownView)
{
    connect(&view, &ArticleView::targetPicked, this, [this](MentionId mention) {
        if (const auto picked = std::exchange(m_picked, {}))
            picked(mention);
    });
    connect(&view, &ArticleView::targetRefused, this, [this](MentionId mention) {
        const auto refused = project.mentions().mention(mention);
        if (refused)
            say(tr("The schema does not allow “%1” (%2) here.").arg(titles::brief(refused->quote), refused->type));
    });
    connect(&view, &ArticleView::pickingCancelled, this, [this] {
        m_picked = {};
        say(tr("Nothing was chosen."));
    });
}

void MarkingContext::show(ArticleId article, const Owner &made)
{
    project.workbench().flush();
    if (project.selection().article() == article)
        project.selection().choose(made);
}

Picker *MarkingContext::ask(const QString &title, Picker::Source source, TextSpan beside)
{
    QRectF rect;
    for (const QRectF &line : view.rectsOf(beside))
        rect |= line;
    if (rect.isEmpty())
        rect = view.caretRect(beside.begin);
    const QRect anchor{view.viewport()->mapToGlobal(rect.topLeft().toPoint()), rect.size().toSize()};
    auto *picker = new Picker(title, std::move(source), anchor, &view);
    connect(this, &QObject::destroyed, picker, &QWidget::close);
    return picker;
}

void MarkingContext::pickTarget(
    const QString &hint, std::function<bool(const Mention &)> isAllowed, std::function<void(MentionId)> picked)
{
    const auto mentions = view.mentionsIn({0, view.text().length()});
    if (std::ranges::none_of(mentions, [&](const Mention *mention) { return isAllowed(*mention); })) {
        say(tr("The schema allows no mention of this article here."));
        return;
    }
    view.setFocus();
    view.startPicking({hint, std::move(isAllowed)});
    m_picked = std::move(picked); // after the start: that ends an earlier picking, which forgets this
    say(hint);
}

TypeRef MarkingContext::typeOf(const Mention &mention) const
{
    const Schema &schema = project.schema();
    // A trigger stands for its event.
    const bool isTrigger = !schema.mentionType(mention.type) && schema.eventType(mention.type);
    return {isTrigger ? TypeGroup::Event : TypeGroup::Mention, mention.type};
}

} // namespace glossator
