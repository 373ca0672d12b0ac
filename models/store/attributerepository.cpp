// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/attributerepository.h"

#include "models/base/listed.h"
#include "models/store/rows.h"
#include "models/store/titles.h"

namespace glossator {

namespace {

/// `WHERE <the owner's column> = ? ORDER BY …`
std::string whereOwner(Owner owner, const char *order)
{
    return std::string("WHERE ") + rows::ownerColumn(owner.kind) + " = ? ORDER BY " + order;
}

} // namespace

Result<std::vector<Attribute>> AttributeRepository::of(Owner owner) const
{
    return guarded([&]() -> Result<std::vector<Attribute>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::attributeColumns, "attribute", whereOwner(owner, "name, ordinal, id").c_str()));
        query.bind(owner.id);
        std::vector<Attribute> found;
        while (query.next())
            found.push_back(rows::attribute(query));
        return found;
    });
}

Result<> AttributeRepository::set(Owner owner, const QString &name, const QStringList &values)
{
    const QString title = values.isEmpty() ? Store::tr("Clear %1").arg(name)
        : values.first().isNull()          ? Store::tr("Set %1").arg(name)
                                           : Store::tr("Set %1 to %2").arg(name, titles::brief(listed(values)));
    return m_store.perform({title}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const std::vector<Attribute> all, of(owner));
        std::vector<Attribute> before;
        std::ranges::copy_if(all, std::back_inserter(before), [&](const Attribute &a) { return a.name == name; });
        for (qsizetype i = 0; i < values.size(); ++i) {
            const QString &value = values.at(i);
            if (i < qsizetype(before.size())) {
                if (before[size_t(i)].value == value && before[size_t(i)].value.isNull() == value.isNull())
                    continue;
                op.db()
                    .prepare("UPDATE attribute SET value = ?, author_id = ?, created = ? WHERE id = ?")
                    .bind(value.isNull() ? std::optional<QString>() : value, op.author(), op.now(), before[size_t(i)].id)
                    .run();
                continue;
            }
            rows::insert(op.db(), Attribute{op.newId<AttributeId>(), owner, name, value, int(i), op.author(), op.now()});
        }
        for (size_t i = size_t(values.size()); i < before.size(); ++i)
            op.db().prepare("DELETE FROM attribute WHERE id = ?").bind(before[i].id).run();
        return {};
    });
}

Result<> AttributeRepository::copy(Owner from, Owner to)
{
    return m_store.perform({}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const std::vector<Attribute> attributes, of(from));
        for (Attribute attribute : attributes) {
            attribute.id = op.newId<AttributeId>();
            attribute.owner = to;
            attribute.author = op.author();
            attribute.created = op.now();
            rows::insert(op.db(), attribute);
        }
        return {};
    });
}

Result<std::vector<Note>> NoteRepository::of(Owner owner) const
{
    return guarded([&]() -> Result<std::vector<Note>> {
        Query query = m_store.reader().prepare(rows::select(rows::noteColumns, "note", whereOwner(owner, "id").c_str()));
        query.bind(owner.id);
        std::vector<Note> found;
        while (query.next())
            found.push_back(rows::note(query));
        return found;
    });
}

Result<NoteId> NoteRepository::add(Owner owner, const QString &text, const QString &type)
{
    return m_store.perform({Store::tr("Add a note")}, [&](Operation &op) -> Result<NoteId> {
        const Note note{op.newId<NoteId>(), owner, type, text, op.author(), op.now()};
        rows::insert(op.db(), note);
        return note.id;
    });
}

Result<> NoteRepository::setText(NoteId id, const QString &text)
{
    return m_store.perform({Store::tr("Edit a note")}, [&](Operation &op) -> Result<> {
        op.db().prepare("UPDATE note SET text = ? WHERE id = ?").bind(text, id).run();
        return {};
    });
}

Result<> NoteRepository::remove(NoteId id)
{
    return m_store.perform({Store::tr("Delete a note")}, [&](Operation &op) -> Result<> {
        op.db().prepare("DELETE FROM note WHERE id = ?").bind(id).run();
        return {};
    });
}

Result<std::vector<ExternalId>> ExternalIdRepository::of(Owner owner) const
{
    return guarded([&]() -> Result<std::vector<ExternalId>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::externalIdColumns, "external_id", whereOwner(owner, "id").c_str()));
        query.bind(owner.id);
        std::vector<ExternalId> found;
        while (query.next())
            found.push_back(rows::externalId(query));
        return found;
    });
}

Result<ExternalIdId> ExternalIdRepository::add(ExternalId externalId)
{
    return m_store.perform({Store::tr("Link to %1:%2").arg(externalId.scheme, externalId.value)}, [&](Operation &op) -> Result<ExternalIdId> {
        externalId.id = op.newId<ExternalIdId>();
        rows::insert(op.db(), externalId);
        return externalId.id;
    });
}

Result<> ExternalIdRepository::remove(ExternalIdId id)
{
    return m_store.perform({Store::tr("Remove a link")}, [&](Operation &op) -> Result<> {
        op.db().prepare("DELETE FROM external_id WHERE id = ?").bind(id).run();
        return {};
    });
}

} // namespace glossator
