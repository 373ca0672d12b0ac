// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schemarepository.h"

#include "models/base/textdecoder.h"
#include "models/domain/schemachange.h"
#include "models/domain/schemareader.h"
#include "models/domain/schemasyntax.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Gives the rows of a table the new names of their types, all at once: two types may have swapped theirs.
void rename(Database &db, const SchemaChange &change, TypeGroup group, const char *table, const std::string &condition = {})
{
    QStringList cases;
    QStringList oldNames;
    for (const TypeRename &rename : change.renamed) {
        if (rename.group != group)
            continue;
        cases << rename.oldName << rename.newName;
        oldNames << rename.oldName;
    }
    if (oldNames.isEmpty())
        return;
    std::string sql = std::string("UPDATE ") + table + " SET type = CASE type";
    for (qsizetype i = 0; i < oldNames.size(); ++i)
        sql += " WHEN ? THEN ?";
    sql += " END WHERE type IN (?";
    for (qsizetype i = 1; i < oldNames.size(); ++i)
        sql += ", ?";
    Query query = db.prepare(sql + ")" + condition);
    for (const QString &name : cases + oldNames)
        query.bind(name);
    query.run();
}

/// Brings schema_type in line with the schema and touches only the rows that differ.
template <class NewId>
void writeRows(Database &db, const Schema &schema, NewId newId)
{
    QHash<std::pair<QString, QString>, qint64> known;
    Query rows = db.prepare("SELECT id, kind, name FROM schema_type");
    while (rows.next())
        known.insert({rows.text(1), rows.text(2)}, rows.integer(0));
    int ordinal = 0;
    for (const TypeDef &type : schema.types()) {
        const QString kind = typeKindWords[size_t(type.kind)];
        const qint64 id = known.take({kind, type.name});
        Query query = id ? db.prepare("UPDATE schema_type SET ordinal = ?, kind = ?, name = ?, label = ?, parent = ?,"
                                      " abstract = ?, retired = ? WHERE id = ?")
                         : db.prepare("INSERT INTO schema_type(ordinal, kind, name, label, parent, abstract, retired, id)"
                                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        query.bind(ordinal++, kind, type.name, type.label, type.parent, type.abstract, type.retired, id ? id : newId()).run();
    }
    for (const qint64 id : std::as_const(known))
        db.prepare("DELETE FROM schema_type WHERE id = ?").bind(id).run();
}

} // namespace

Result<QByteArray> SchemaRepository::text() const
{
    return guarded([&]() -> Result<QByteArray> {
        Query query = m_store.reader().prepare("SELECT text FROM schema WHERE id = 1");
        if (!query.next())
            return fail(Error::Code::Damaged, Store::tr("The project has no schema."));
        return query.bytes(0);
    });
}

Result<Schema> SchemaRepository::schema() const
{
    // Asked for at each marking: the text is compared, not read again.
    thread_local QByteArray lastText;
    thread_local Schema lastSchema;
    GLOSSATOR_ASSIGN(const QByteArray text, this->text());
    if (text != lastText || lastText.isNull()) {
        GLOSSATOR_ASSIGN(lastSchema, readSchema(text, Store::tr("schema")));
        lastText = text;
    }
    return lastSchema;
}

Result<qint64> SchemaRepository::uses(const TypeRef &type) const
{
    return guarded([&]() -> Result<qint64> {
        Query query = m_store.reader().prepare(
            type.group == TypeGroup::Relation  ? "SELECT count(*) FROM relation WHERE type = ?1"
                : type.group == TypeGroup::Event ? "SELECT count(*) FROM event WHERE type = ?1"
                                                 : "SELECT (SELECT count(*) FROM mention WHERE type = ?1)"
                                                   " + (SELECT count(*) FROM entity WHERE type = ?1)");
        query.bind(type.name);
        query.next();
        return query.integer(0);
    });
}

Result<> SchemaRepository::set(const QByteArray &text, const QString &fileName)
{
    return m_store.perform({Store::tr("Change the schema")}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(const Schema wanted, readSchema(text, fileName));
        GLOSSATOR_ASSIGN(const Schema before, schema());
        // When in doubt a type counts as used, and is kept.
        GLOSSATOR_ASSIGN(const SchemaChange change,
                         schemaChange(before, wanted, text, [this](const TypeRef &type) { return uses(type).value_or(1); }));
        Database &db = op.db();
        constexpr auto isTrigger = " IN (SELECT trigger_id FROM event_mention WHERE trigger_id IS NOT NULL)";
        rename(db, change, TypeGroup::Mention, "mention", std::string(" AND id NOT") + isTrigger);
        rename(db, change, TypeGroup::Mention, "entity");
        rename(db, change, TypeGroup::Relation, "relation");
        rename(db, change, TypeGroup::Event, "mention", std::string(" AND id") + isTrigger);
        rename(db, change, TypeGroup::Event, "event");
        db.prepare("UPDATE schema SET text = ? WHERE id = 1").bind(textOfUtf8(change.text)).run();
        writeRows(db, change.schema, [&op] { return op.newId<SchemaTypeId>().value(); });
        return {};
    });
}

Result<> SchemaRepository::writeFirst(Database &db, const QByteArray &text)
{
    GLOSSATOR_ASSIGN(const Schema schema, readSchema(text, Store::tr("schema")));
    db.prepare("INSERT INTO schema(id, text) VALUES (1, ?)").bind(textOfUtf8(text)).run();
    qint64 next = 1; // of no replica: the same in every new project
    writeRows(db, schema, [&next] { return next++; });
    return {};
}

} // namespace glossator
