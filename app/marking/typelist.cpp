// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/typelist.h"

#include <QCoreApplication>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TypeList)
};

/// What it inherits from, the nearest first.
QStringList ancestors(const Schema &schema, const TypeDef &type)
{
    QStringList titles;
    for (const TypeDef *above = schema.parentOf(type); above; above = schema.parentOf(*above))
        titles << above->title();
    return titles;
}

/// What the schema's author says of the type, for the side note.
QString noteOf(const Schema &schema, const TypeDef &type)
{
    QString html = u"<p><b>%1</b></p>"_s.arg(type.title().toHtmlEscaped());
    QStringList facts;
    if (!type.label.isEmpty())
        facts << type.name;
    if (const QStringList above = ancestors(schema, type); !above.isEmpty())
        facts << Texts::tr("a kind of %1").arg(above.join(u" › "_s));
    if (!type.key.isEmpty())
        facts << Texts::tr("key %1").arg(type.key);
    if (!facts.isEmpty())
        html += u"<p>%1</p>"_s.arg(facts.join(u" · "_s).toHtmlEscaped());
    for (const QString &line : type.guideline.split(u'\n', Qt::SkipEmptyParts))
        html += u"<p>%1</p>"_s.arg(line.toHtmlEscaped());
    return html;
}

PickItem itemOf(const Schema &schema, const TypeDef &type)
{
    QStringList detail;
    if (!type.label.isEmpty())
        detail << type.name;
    if (!type.key.isEmpty())
        detail << type.key;
    PickItem item{type.title(), detail.join(u" · "_s), type.name, schema.colorOf(type)};
    item.words = ancestors(schema, type).join(u' ');
    item.note = [schema, type] { return noteOf(schema, type); };
    return item;
}

class Tree {
public:
    Tree(const Schema &schema, QList<PickItem> &items) : m_schema(schema), m_items(items) {}

    /// The types of that kind, below those that they inherit from; what cannot be chosen only where it leads to one.
    void add(TypeKind kind, const QString &heading)
    {
        m_heading = heading;
        for (const TypeDef &type : m_schema.types()) {
            if (type.kind == kind && !m_schema.parentOf(type))
                addBelow(type, 0);
        }
    }

private:
    void addBelow(const TypeDef &type, int depth)
    {
        const qsizetype before = m_items.size();
        PickItem item = itemOf(m_schema, type);
        item.value = QVariant::fromValue(type.ref());
        item.group = m_heading;
        item.depth = depth;
        item.isOffered = type.isOffered();
        m_items << item;
        for (const TypeDef &below : m_schema.types()) {
            if (m_schema.parentOf(below) == &type)
                addBelow(below, depth + 1);
        }
        if (!type.isOffered() && m_items.size() == before + 1)
            m_items.removeLast();
    }

    const Schema &m_schema;
    QList<PickItem> &m_items;
    QString m_heading;
};

} // namespace

QList<PickItem> typeItems(const Schema &schema, const std::vector<const TypeDef *> &types)
{
    QList<PickItem> items;
    for (const TypeDef *type : types)
        items << itemOf(schema, *type);
    return items;
}

Picker::Source allTypes(
    const Schema &schema, const TypeSuggestions &suggestions, const std::optional<TypeRef> &current)
{
    QList<PickItem> items;
    const auto add = [&](const std::vector<const TypeDef *> &types, const QString &heading) {
        for (const TypeDef *type : types) {
            PickItem item = itemOf(schema, *type);
            item.value = QVariant::fromValue(type->ref());
            item.group = heading;
            items << item;
        }
    };
    add(suggestions.likely, Texts::tr("Likely"));
    add(suggestions.recent, Texts::tr("Recent"));
    Tree tree(schema, items);
    tree.add(TypeKind::Entity, Texts::tr("Entities"));
    tree.add(TypeKind::Value, Texts::tr("Values"));
    tree.add(TypeKind::Event, Texts::tr("Events"));
    qsizetype highlighted = 0;
    for (qsizetype i = items.size() - 1; current && i >= 0; --i) {
        if (items.at(i).value.value<TypeRef>() != *current)
            continue;
        items[i].detail += (items.at(i).detail.isEmpty() ? QString() : u" · "_s) + Texts::tr("now");
        highlighted = i;
    }
    return Picker::among(std::move(items), highlighted);
}

} // namespace glossator
