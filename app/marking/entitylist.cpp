// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/entitylist.h"

#include "models/base/listed.h"
#include "models/items/choices.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "models/store/usage.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(EntityList)
};

constexpr qsizetype contextLength = 110;

/// The words around a mention, itself emphasised.
QString lineAround(Project &project, const Mention &mention)
{
    const auto [before, after]
        = project.workbench().texts().around(mention.article, mention.extent.hull(), contextLength);
    return u"%1<b>%2</b>%3"_s.arg(before.toHtmlEscaped(), mention.quote.simplified().toHtmlEscaped(), after.toHtmlEscaped());
}

QString noteOf(Project &project, const EntityRow &row, const Mention &mention)
{
    const Entity &entity = row.entity;
    QString html = u"<p><b>%1</b></p>"_s.arg(entity.name.toHtmlEscaped());
    if (!entity.aliases.isEmpty())
        html += u"<p>%1</p>"_s.arg(Texts::tr("also %1").arg(listed(entity.aliases)).toHtmlEscaped());
    const auto near = Usage(project.store())
                          .mentionNear(entity.id, mention.article, mention.extent.hull().begin, mention.id);
    if (near) {
        const auto article = near->article == mention.article ? Result<Article>(std::unexpected(Error()))
                                                              : project.articles().article(near->article);
        if (article)
            html += u"<p><i>%1</i></p>"_s.arg(brief(article->title).toHtmlEscaped());
        html += u"<p>%1</p>"_s.arg(lineAround(project, *near));
    }
    if (!entity.note.isEmpty())
        html += u"<p>%1</p>"_s.arg(entity.note.toHtmlEscaped());
    return html;
}

PickItem itemOf(Project &project, const EntityRow &row)
{
    const Schema &schema = project.schema();
    const TypeRef type{TypeGroup::Mention, row.entity.type};
    PickItem item{row.entity.name,
        typeTitle(schema, type) + u" · "_s + Texts::tr("%n mention(s)", nullptr, int(row.mentions)), row.entity.id.value()};
    if (const QVariant color = typeColor(schema, type); color.isValid())
        item.color = color.toUInt();
    if (!row.entity.aliases.isEmpty())
        item.detail += u" · "_s + Texts::tr("also %1").arg(brief(listed(row.entity.aliases)));
    return item;
}

QString headingOf(EntityChoice::Why why)
{
    switch (why) {
    case EntityChoice::Why::Now:
        return Texts::tr("Now");
    case EntityChoice::Why::Name:
        return Texts::tr("Called so");
    case EntityChoice::Why::Before:
        return Texts::tr("Spoken of before");
    case EntityChoice::Why::Often:
        return Texts::tr("Mentioned often");
    case EntityChoice::Why::NotTheSame:
        return Texts::tr("Not the same");
    case EntityChoice::Why::Fits:
        break;
    }
    return {};
}

QString list(const QString &heading, const QStringList &lines)
{
    QString html = u"<p><b>%1</b>"_s.arg(heading.toHtmlEscaped());
    for (const QString &line : lines)
        html += u"<br>"_s + line;
    return lines.isEmpty() ? QString() : html + u"</p>"_s;
}

QStringList escaped(QStringList lines)
{
    for (QString &line : lines)
        line = line.toHtmlEscaped();
    return lines;
}

QString mergeNote(Project &project, const MergePreview &preview)
{
    QString html = u"<p><b>%1</b></p>"_s.arg(Texts::tr("“%1” is kept").arg(brief(preview.kept.name)).toHtmlEscaped());
    if (preview.isKnownDistinct)
        html += u"<p><b>%1</b></p>"_s.arg(Texts::tr("Somebody noted that two of them are not the same."));
    QStringList moving{Texts::tr("%n mention(s)", nullptr, int(preview.moving.mentions))
        + u' ' + Texts::tr("in %n article(s)", nullptr, int(preview.moving.articles))};
    if (preview.moving.relations > 0)
        moving << Texts::tr("%n relation(s) touched", nullptr, int(preview.moving.relations));
    if (preview.moving.roles > 0)
        moving << Texts::tr("%n role(s) of events touched", nullptr, int(preview.moving.roles));
    html += list(Texts::tr("Moves"), escaped(moving));
    html += list(Texts::tr("Gets the names"), escaped(preview.names));
    html += list(Texts::tr("Gets the attributes"), escaped(preview.attributes));
    QStringList conflicts;
    for (const auto &[name, kept, lost] : preview.conflicts)
        conflicts << Texts::tr("%1: %2 stays, %3 goes").arg(name, kept, lost);
    html += list(Texts::tr("Its own values stay"), escaped(conflicts));
    html += list(Texts::tr("Gets the notes"), escaped(preview.notes));
    QStringList lines;
    for (const Mention &mention : preview.mentions)
        lines << lineAround(project, mention);
    if (preview.moving.mentions > qint64(lines.size()))
        lines << u"…"_s;
    return html + list(Texts::tr("Mentions that move"), lines);
}

} // namespace

PickList entityItems(Project &project, const Mention &mention, const EntityChoices &choices)
{
    PickList items;
    items.total = choices.total;
    for (const EntityChoice &choice : choices.choices) {
        PickItem item = itemOf(project, choice.row);
        item.group = headingOf(choice.why);
        if (!choice.words.isNull())
            item.detail = Texts::tr("called “%1”").arg(brief(choice.words)) + u" · "_s + item.detail;
        item.note = [&project, row = choice.row, mention] { return noteOf(project, row, mention); };
        items.items << item;
    }
    return items;
}

QList<PickItem> mergeItems(Project &project, const std::vector<EntityId> &entities)
{
    QList<PickItem> items;
    for (const EntityId id : entities) {
        const auto row = project.entities().row(id);
        if (!row)
            continue;
        PickItem item = itemOf(project, *row);
        std::vector<EntityId> others = entities;
        std::erase(others, id);
        item.note = [&project, id, others] {
            const auto preview = previewMerge(project.store(), id, others);
            return preview ? mergeNote(project, *preview) : preview.error().message.toHtmlEscaped();
        };
        items << item;
    }
    return items;
}

QList<PickItem> mentionItems(Project &project, EntityId entity, const Mention &ticked, size_t most)
{
    const auto first = [&](ArticleId article) {
        return project.mentions().idsOfEntity(entity, article, int(most)).value_or(std::vector<MentionId>());
    };
    std::vector<MentionId> ids = first(ticked.article);
    if (!std::ranges::contains(ids, ticked.id))
        ids.insert(ids.begin(), ticked.id);
    const QSet<MentionId> here(ids.begin(), ids.end());
    std::ranges::copy_if(first({}), std::back_inserter(ids), [&here](MentionId id) { return !here.contains(id); });
    ids.resize(std::min(ids.size(), most));
    QList<PickItem> items;
    QHash<ArticleId, QString> titles;
    for (const MentionId id : ids) {
        const auto mention = project.mentions().mention(id);
        if (!mention)
            continue;
        if (!titles.contains(mention->article)) {
            const auto article = project.articles().article(mention->article);
            titles.insert(mention->article, article ? article->title : QString());
        }
        const auto [before, after] = project.workbench().texts().around(mention->article, mention->extent.hull());
        PickItem item{mention->quote.simplified(), before + u"…"_s + after, id.value()};
        item.group = titles.value(mention->article);
        item.tick = id == ticked.id;
        item.note = [&project, mention = *mention] { return u"<p>%1</p>"_s.arg(lineAround(project, mention)); };
        items << item;
    }
    return items;
}

} // namespace glossator
