// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/groupedit.h"

#include "models/base/listed.h"
#include "models/items/detailedit.h"
#include "models/items/grouprows.h"
#include "models/store/entityrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/relationrepository.h"
#include "models/store/titles.h"

#include <QCoreApplication>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

using Field = DetailRow::Field;
using Kind = Owner::Kind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::DetailsModel)
};

QString titleOf(const std::vector<Owner> &owners, const DetailRow &row, const QVariant &value)
{
    QString words = value.metaType() == QMetaType::fromType<bool>() ? (value.toBool() ? Texts::tr("yes") : Texts::tr("no"))
        : value.metaType() == QMetaType::fromType<QStringList>()    ? listed(value.toStringList())
                                                                    : value.toString();
    const auto choices = row.choices.value<QList<Choice>>();
    if (const auto chosen = std::ranges::find(choices, words, &Choice::value); chosen != choices.end() && !words.isEmpty())
        words = chosen->text;
    return words.isEmpty() ? Texts::tr("Clear %1 of %2").arg(row.name, groupTitle(owners))
                           : Texts::tr("Set %1 of %2 to %3").arg(row.name, groupTitle(owners), titles::brief(words));
}

template <class IdType>
std::vector<IdType> idsOf(const std::vector<Owner> &owners)
{
    std::vector<IdType> ids;
    for (const Owner &owner : owners)
        ids.emplace_back(owner.id);
    return ids;
}

Result<> editAll(Store &store, const std::vector<Owner> &owners, const DetailRow &row, const QVariant &value)
{
    const Kind kind = owners.front().kind; // type and entity are only asked of things of one kind
    const QString text = value.toString();
    if (row.field == Field::EntityName)
        return MentionRepository(store).assign(idsOf<MentionId>(owners), EntityId(text.toLongLong()));
    if (row.field == Field::Type && !text.isEmpty()) {
        if (kind == Kind::Mention)
            return MentionRepository(store).retype(idsOf<MentionId>(owners), text);
        if (kind == Kind::Entity)
            return EntityRepository(store).retype(idsOf<EntityId>(owners), text);
        if (kind == Kind::Relation)
            return RelationRepository(store).retype(idsOf<RelationId>(owners), text);
    }
    for (const Owner &owner : owners)
        GLOSSATOR_TRY(editDetail(store, owner, row, value));
    return {};
}

} // namespace

bool editGroup(Workbench &workbench, const std::vector<Owner> &owners, const DetailRow &row, const QVariant &value,
    Workbench::After after)
{
    if (owners.empty())
        return false;
    const auto change = [&store = workbench.store(), owners, row, value]() -> Result<> {
        if (owners.size() == 1)
            return editDetail(store, owners.front(), row, value);
        const QString title = titleOf(owners, row, value);
        return store.perform({title}, [&](Operation &op) -> Result<> {
            GLOSSATOR_TRY(editAll(store, owners, row, value));
            op.describe(title, {}, {}); // no single place
            return {};
        });
    };
    if (row.field == Field::Type) // those that name an entity go along
        return workbench.editMany(owners, change, std::move(after));
    return workbench.editMany(owners.size(), change, std::move(after));
}

bool editGroup(Workbench &workbench, const std::vector<Owner> &owners, DetailRow::Field field, const QString &value,
    Workbench::After after)
{
    for (const DetailRow &row : groupRows(workbench.store(), workbench.schema(), owners)) {
        if (row.field == field)
            return editGroup(workbench, owners, row, value, std::move(after));
    }
    return false;
}

} // namespace glossator
