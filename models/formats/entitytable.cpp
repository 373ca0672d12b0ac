// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/entitytable.h"

#include "models/formats/csv.h"
#include "models/formats/jsonstream.h"
#include "models/formats/tablefields.h"
#include "models/formats/utf8file.h"

#include <QHash>
#include <QSet>

#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Tables)
};

enum class Column : quint8 { Name, Type, Aliases, Note, Id, Attribute };

/// What a head means. Heads are compared by their letters alone: `Other names` is `other_names`.
Column columnOf(const QString &head)
{
    QString letters;
    for (const QChar c : head) {
        if (c.isLetterOrNumber())
            letters += c < QChar(0x80) ? c.toLower() : c;
    }
    static const QHash<QString, Column> known{{u"name"_s, Column::Name}, {u"entity"_s, Column::Name},
        {u"actor"_s, Column::Name}, {u"actorname"_s, Column::Name}, {u"entityname"_s, Column::Name},
        {u"canonicalname"_s, Column::Name}, {u"type"_s, Column::Type}, {u"entitytype"_s, Column::Type},
        {u"class"_s, Column::Type}, {u"alias"_s, Column::Aliases}, {u"aliases"_s, Column::Aliases},
        {u"synonym"_s, Column::Aliases}, {u"synonyms"_s, Column::Aliases}, {u"othernames"_s, Column::Aliases},
        {u"alternativenames"_s, Column::Aliases}, {u"note"_s, Column::Note}, {u"notes"_s, Column::Note},
        {u"description"_s, Column::Note}, {u"id"_s, Column::Id}};
    return known.value(letters, Column::Attribute);
}

class EntityTable {
public:
    EntityTable(const Source &source, CsvReader &reader) : m_source(source), m_reader(reader) {}

    Result<Bundle> read()
    {
        GLOSSATOR_ASSIGN(const bool hasHeads, m_reader.next());
        if (!hasHeads || !isEntityTable(m_reader.cells()))
            return bad(Texts::tr("The table is none of ours, and no list of entities: none of its columns is called “name”."));
        m_heads = m_reader.cells();
        for (const QString &head : std::as_const(m_heads))
            m_columns.push_back(columnOf(head));
        while (true) {
            GLOSSATOR_ASSIGN(const bool isRow, m_reader.next());
            if (!isRow)
                break;
            if (!m_reader.isBlank())
                GLOSSATOR_TRY(addRow());
        }
        if (m_untyped > 0) {
            m_bundle.remarks << placed(m_source.file, 1,
                Texts::tr("%n entity(s) have no type in the list; they were made “Entity”.", nullptr, int(m_untyped)));
        }
        return std::move(m_bundle);
    }

private:
    Result<> addRow()
    {
        QStringList cells = m_reader.cells();
        while (cells.size() > m_heads.size() && cells.last().isEmpty())
            cells.removeLast();
        if (cells.size() > m_heads.size())
            return bad(Texts::tr("The row has %1 cells, but there are %2 columns.").arg(cells.size()).arg(m_heads.size()));
        QString name;
        QString type;
        QStringList aliases;
        QString note;
        QString id;
        std::vector<std::pair<QString, QString>> attributes;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString cell = unguardedCell(cells[i]).trimmed();
            if (cell.isEmpty())
                continue;
            switch (m_columns[size_t(i)]) {
            case Column::Name:
                if (name.isEmpty())
                    name = cell;
                else
                    aliases << cell;
                break;
            case Column::Type:
                if (type.isEmpty())
                    type = cell;
                else
                    attributes.emplace_back(m_heads[i].trimmed(), cell);
                break;
            case Column::Aliases:
                aliases += splitTexts(cell.contains(u';') ? cell : QString(cell).replace(u'|', u';'));
                break;
            case Column::Note:
                note += (note.isEmpty() ? QString() : u"\n"_s) + cell;
                break;
            case Column::Id:
                if (id.isEmpty())
                    id = cell;
                else
                    attributes.emplace_back(m_heads[i].trimmed(), cell);
                break;
            case Column::Attribute:
                attributes.emplace_back(m_heads[i].trimmed(), cell);
                break;
            }
        }
        if (name.isEmpty())
            return bad(Texts::tr("The row names nobody."));
        if (type.isEmpty()) { // in a row that adds to one before, it is that one's
            m_untyped += m_typesOf.contains(name) ? 0 : 1;
            type = m_typesOf.value(name, u"Entity"_s);
        }
        Entity &entity = entityOf(type, name);
        for (const QString &alias : aliases) {
            const qsizetype before = m_aliases.size(); // one may have very many
            if (alias != name && (m_aliases.insert({entity.id, alias}), m_aliases.size() > before))
                entity.aliases << alias;
        }
        if (!note.isEmpty() && entity.note != note)
            entity.note += (entity.note.isEmpty() ? QString() : u"\n"_s) + note;
        if (!id.isEmpty())
            addId(entity, id);
        for (const auto &[head, value] : attributes)
            addAttribute(entity, head, value);
        return {};
    }

    Entity &entityOf(const QString &type, const QString &name)
    {
        const auto key = std::pair(type, name);
        const auto known = m_places.constFind(key);
        if (known != m_places.cend())
            return m_bundle.entities[*known];
        m_places.insert(key, m_bundle.entities.size());
        m_typesOf.insert(name, type);
        Entity entity;
        entity.id = EntityId(++m_lastId);
        entity.type = type;
        entity.name = name;
        m_bundle.entities.push_back(entity);
        return m_bundle.entities.back();
    }

    void addId(const Entity &entity, const QString &value)
    {
        if (isSaid(entity, QString(), value))
            return;
        ExternalId id;
        id.id = ExternalIdId(++m_lastId);
        id.owner = entity.id;
        id.scheme = u"csv"_s;
        id.value = value;
        m_bundle.externalIds.push_back(id);
    }

    void addAttribute(const Entity &entity, const QString &name, const QString &value)
    {
        if (isSaid(entity, name, value))
            return;
        int &ordinal = m_ordinals[{entity.id, name}];
        Attribute attribute;
        attribute.id = AttributeId(++m_lastId);
        attribute.owner = entity.id;
        attribute.name = name;
        attribute.value = value;
        attribute.ordinal = ordinal++;
        m_bundle.attributes.push_back(attribute);
    }

    /// Whether a row before said the same of it; from now on one did.
    bool isSaid(const Entity &entity, const QString &name, const QString &value)
    {
        const qsizetype before = m_said.size();
        m_said.insert({entity.id, {name, value}});
        return m_said.size() == before;
    }

    [[nodiscard]] std::unexpected<Error> bad(const QString &sentence) const
    {
        return fail(Error::Code::BadInput, placed(m_source.file, m_reader.line(), sentence));
    }

    const Source &m_source;
    CsvReader &m_reader;
    QStringList m_heads;
    std::vector<Column> m_columns; ///< what they mean
    Bundle m_bundle;
    QHash<std::pair<QString, QString>, size_t> m_places; ///< of entities, by type and name
    QHash<QString, QString> m_typesOf; ///< by name, the last one
    QSet<std::pair<EntityId, QString>> m_aliases; ///< all of them
    QHash<std::pair<EntityId, QString>, int> m_ordinals;
    QSet<std::pair<EntityId, std::pair<QString, QString>>> m_said;
    qint64 m_lastId = 0;
    qint64 m_untyped = 0;
};

} // namespace

bool isEntityTable(const QStringList &heads)
{
    return std::ranges::any_of(heads, [](const QString &head) { return columnOf(head) == Column::Name; });
}

Result<> readEntityTable(const Source &source, const ReadOptions &options, const BundleSink &sink)
{
    GLOSSATOR_ASSIGN(const auto device, openUtf8(source.file, options.encoding));
    CsvReader reader(*device, source.file);
    GLOSSATOR_ASSIGN(Bundle bundle, EntityTable(source, reader).read());
    return sink(std::move(bundle));
}

} // namespace glossator
