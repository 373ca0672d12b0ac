// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/attributemarker.h"

#include "app/marking/markingcontext.h"
#include "models/items/attributerows.h"
#include "models/items/attributevalue.h"
#include "models/items/detailedit.h"
#include "models/items/groupedit.h"
#include "models/items/grouprows.h"
#include "models/project/project.h"
#include "models/store/displayrows.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString wordsOf(Project &project, const std::vector<Owner> &owners)
{
    return owners.size() == 1 ? u'“' + titles::brief(DisplayRows(project.store()).words(owners.front())) + u'”' : groupTitle(owners);
}

/// The values that can be chosen, the present one highlighted; several of them to be ticked.
PickList valueItems(const DetailRow &row)
{
    PickList list;
    const AttributeDef &def = *row.attribute;
    const QStringList stored = row.edit.toStringList();
    if (def.kind == AttributeKind::Bool) {
        list.items << PickItem{AttributeMarker::tr("yes"), {}, true} << PickItem{AttributeMarker::tr("no"), {}, false};
    } else {
        for (const QString &value : def.values) {
            PickItem item{value, value == def.preset ? AttributeMarker::tr("default") : QString(), value};
            if (def.kind == AttributeKind::Several)
                item.tick = stored.contains(value);
            list.items << item;
        }
    }
    for (qsizetype at = 0; at < list.items.size() && def.kind != AttributeKind::Several; ++at) {
        if (list.items.at(at).value == (def.kind == AttributeKind::Bool ? QVariant(flagOf(row).value_or(false)) : QVariant(row.value)))
            list.highlighted = at;
    }
    if (!row.value.isEmpty() && !row.isPreset && def.kind != AttributeKind::Several)
        list.items << PickItem{AttributeMarker::tr("Clear"), def.preset ? AttributeMarker::tr("back to the default: %1").arg(*def.preset) : QString(),
                               QString()};
    return list;
}

} // namespace

AttributeMarker::AttributeMarker(MarkingContext &context) : m_context(context), m_project(context.project)
{
    connect(&context.view, &ArticleView::attributesRequested, this, &AttributeMarker::choose);
    connect(&context.view, &ArticleView::attributeStepRequested, this, &AttributeMarker::step);
}

std::vector<DetailRow> AttributeMarker::rowsOf(const std::vector<Owner> &owners) const
{
    if (owners.size() == 1)
        return attributeRows(m_project.store(), m_project.schema(), owners.front());
    auto all = owners.empty() ? std::vector<DetailRow>() : groupRows(m_project.store(), m_project.schema(), owners);
    std::erase_if(all, [](const DetailRow &row) { return row.field != DetailRow::Field::Attribute; });
    return all;
}

QString AttributeMarker::none(const std::vector<Owner> &owners) const
{
    const bool isArticle = owners.empty() || owners.front().kind == Owner::Kind::Article;
    return isArticle ? tr("Nothing is selected: go to a mention, an entity, a relation or an event first.")
                     : tr("The schema asks for no attributes of %1.").arg(wordsOf(m_project, owners));
}

void AttributeMarker::choose()
{
    const std::vector<Owner> owners = m_project.details().owners();
    const std::vector<DetailRow> all = rowsOf(owners);
    if (all.empty()) {
        m_context.say(none(owners));
        return;
    }
    QList<PickItem> items;
    for (int index = 0; index < int(all.size()); ++index) {
        const DetailRow &row = all[size_t(index)];
        const QString value = row.isMixed ? tr("several values") : row.isMissing ? tr("required") : row.value;
        items << PickItem{attributeTitle(row.name), value, index};
    }
    auto *picker = m_context.ask(tr("Attribute of %1").arg(wordsOf(m_project, owners)), Picker::among(items), m_context.placeOf(m_project.selection().now().shown()));
    connect(picker, &Picker::picked, this, [this, all, owners](const QVariant &index) { ask(owners, all[size_t(index.toInt())]); });
}

void AttributeMarker::step(int index)
{
    const std::vector<Owner> owners = m_project.details().owners();
    const std::vector<DetailRow> all = rowsOf(owners);
    if (index < 0 || size_t(index) >= all.size()) {
        m_context.say(all.empty() ? none(owners)
                                  : tr("There are only %n attribute(s) here.", nullptr, int(all.size())));
        return;
    }
    const DetailRow &row = all[size_t(index)];
    const AttributeDef &def = *row.attribute;
    if (def.kind == AttributeKind::Bool) {
        set(owners, row, !flagOf(row).value_or(false));
    } else if (def.kind == AttributeKind::Choice && !def.values.isEmpty()) {
        const qsizetype now = row.isMixed ? -1 : def.values.indexOf(row.value);
        set(owners, row, def.values.at((now + 1) % def.values.size()));
    } else {
        ask(owners, row);
    }
}

void AttributeMarker::ask(const std::vector<Owner> &owners, const DetailRow &row)
{
    const AttributeDef &def = *row.attribute;
    const bool isListed = def.kind == AttributeKind::Bool || def.kind == AttributeKind::Choice || def.kind == AttributeKind::Several;
    const QString title = isListed ? attributeTitle(def.name) : tr("%1: type %2").arg(attributeTitle(def.name), valueHint(def));
    // What is typed is offered as it was understood; with nothing typed no digit chooses, for it may be the value.
    const auto typed = [def](const QString &text) {
        const QString value = understoodValue(def, text);
        return PickList(value.isNull() ? QList<PickItem>() : QList<PickItem>{{value, valueInWords(def, value), value}});
    };
    const PickList values = isListed ? valueItems(row) : PickList();
    auto *picker = m_context.ask(title, isListed ? Picker::among(values.items, values.highlighted) : Picker::Source(typed), m_context.placeOf(m_project.selection().now().shown()));
    if (!isListed) {
        picker->setDigits(Picker::Digits::WhileNothingIsTyped);
        picker->setEmptyHint(valueHint(def));
    }
    connect(picker, &Picker::picked, this, [this, owners, row](const QVariant &value) { set(owners, row, value); });
    connect(picker, &Picker::ticked, this, [this, owners, row](const QVariantList &ticked) {
        // In the order of the schema, and what it does not know last, where it was.
        QStringList all;
        for (const QString &value : row.attribute->values) {
            if (ticked.contains(value))
                all << value;
        }
        for (const QString &value : row.edit.toStringList()) {
            if (!row.attribute->values.contains(value))
                all << value;
        }
        set(owners, row, all);
    });
}

void AttributeMarker::set(const std::vector<Owner> &owners, const DetailRow &row, const QVariant &value)
{
    editGroup(m_project.workbench(), owners, row, value, [this, owners, name = row.name](bool isChange) {
        const QString words = wordsOf(m_project, owners);
        for (const DetailRow &now : rowsOf(owners)) {
            if (now.name == name)
                m_context.sayOfEdit(isChange, now.value.isEmpty() || now.isPreset
                        ? tr("%1: %2 is cleared.").arg(words, name)
                        : tr("%1: %2 is %3.").arg(words, name, titles::brief(now.value)));
        }
    });
}

} // namespace glossator
