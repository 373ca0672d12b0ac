// SPDX-License-Identifier: GPL-3.0-or-later
// Random schemas that are valid, with names as odd as the language lets them be. Tests only.
#pragma once

#include "models/domain/schema.h"

#include <QRandomGenerator>

namespace glossator::test {

class RandomSchema {
public:
    explicit RandomSchema(quint32 seed) : m_random(seed) {}

    SchemaParts next()
    {
        SchemaParts parts;
        parts.name = name();
        parts.version = int(m_random.bounded(1000));
        parts.language = m_random.bounded(2) ? QStringLiteral("en") : name();
        parts.guideline = guideline();
        for (int i = m_random.bounded(3); i > 0; --i)
            parts.groups.push_back({fresh(parts.groups, &AttributeGroup::name), attributes()});
        m_mentions.clear();
        m_events.clear();
        for (int i = m_random.bounded(12); i > 0; --i)
            addType(parts);
        for (int i = m_random.bounded(3); i > 0; --i)
            parts.sets.push_back({fresh(parts.sets, &FillerSet::name), fillers(parts)});
        for (TypeDef &type : parts.types) {
            if (type.kind == TypeKind::Relation && m_random.bounded(3))
                type.from = fillers(parts);
            if (type.kind == TypeKind::Relation && m_random.bounded(3))
                type.to = fillers(parts);
            while (type.group() != TypeGroup::Mention && m_random.bounded(2))
                type.roles.push_back(role(fresh(type.roles, &RoleDef::name), parts));
        }
        return parts;
    }

    QString name()
    {
        static const QStringList odd{QStringLiteral("PER"), QStringLiteral("Life.Die"), QStringLiteral("event"),
            QStringLiteral("event:x"), QStringLiteral("event:\""), QStringLiteral("*"), QStringLiteral("@time"),
            QStringLiteral("@\"x\""), QStringLiteral("#note"), QStringLiteral("|"), QStringLiteral("\""),
            QStringLiteral("a\"b"), QStringLiteral("two words"), QStringLiteral(" "),
            QStringLiteral("tab\tline\nend\r"), QStringLiteral("Имя.тип"), QStringLiteral("İIıi"),
            QStringLiteral("شخص"), QStringLiteral("\\"), QStringLiteral("default"), QStringLiteral("required"),
            QStringLiteral("retired"), QStringLiteral("<"), QStringLiteral("was"), QStringLiteral("="),
            QStringLiteral("of"), QStringLiteral("%1"), QStringLiteral("𐍈"), QString(QChar(0xd800)), QString(QChar(0)),
            QStringLiteral("\u2028"), QStringLiteral("\u00a0")};
        QString result = odd[m_random.bounded(odd.size())];
        if (m_random.bounded(2))
            result += QString::number(m_random.bounded(50));
        return result;
    }

private:
    template <class Def>
    QString fresh(const std::vector<Def> &known, QString Def::*member)
    {
        for (;;) {
            const QString candidate = name();
            if (std::ranges::find(known, candidate, member) == known.end())
                return candidate;
        }
    }

    bool oneIn(int n) { return m_random.bounded(n) == 0; }

    QStringList names()
    {
        QStringList result;
        do
            result.append(name());
        while (m_random.bounded(2));
        return result;
    }

    QString guideline()
    {
        QString text;
        while (m_random.bounded(2)) {
            if (!text.isNull())
                text += u'\n';
            text += oneIn(3) ? QStringLiteral("") : QStringLiteral(" # | \"read\" this\ttwice ");
        }
        return text;
    }

    std::vector<AttributeDef> attributes()
    {
        std::vector<AttributeDef> result;
        while (m_random.bounded(2)) {
            AttributeDef def{.name = fresh(result, &AttributeDef::name)};
            if (m_random.bounded(2))
                def.on = AttributeOwner(m_random.bounded(6));
            def.required = oneIn(3);
            def.kind = AttributeKind(m_random.bounded(7));
            if (def.kind == AttributeKind::Choice || def.kind == AttributeKind::Several)
                def.values = names();
            const std::array presets{def.values.value(0), def.values.value(0), name(), QStringLiteral("-7"),
                QStringLiteral("1e3"), QStringLiteral("2023-04"), QStringLiteral("true")};
            if (oneIn(3))
                def.preset = presets[size_t(def.kind)];
            result.push_back(def);
        }
        return result;
    }

    void addType(SchemaParts &parts)
    {
        TypeDef type{.kind = TypeKind(m_random.bounded(4))};
        do
            type.name = name();
        while (std::ranges::any_of(parts.types, [&](const TypeDef &known) { return known.ref() == type.ref(); }));
        if (m_random.bounded(2))
            type.label = name();
        if (!parts.types.empty() && oneIn(2)) {
            const TypeDef &parent = parts.types[m_random.bounded(quint32(parts.types.size()))];
            if (parent.kind == type.kind)
                type.parent = parent.name;
        }
        type.abstract = oneIn(5);
        type.retired = oneIn(5);
        type.symmetric = type.kind == TypeKind::Relation && oneIn(3);
        type.transitive = type.kind == TypeKind::Relation && oneIn(3);
        if (m_random.bounded(2))
            type.color = m_random.bounded(0x1000000);
        if (oneIn(3))
            type.key = QStringLiteral("k%1").arg(parts.types.size());
        if (oneIn(4))
            type.was = names();
        type.guideline = guideline();
        type.attributes = attributes();
        if (!parts.groups.empty() && m_random.bounded(2))
            type.uses.append(parts.groups[m_random.bounded(quint32(parts.groups.size()))].name);
        if (type.group() == TypeGroup::Mention)
            m_mentions.append(type.name);
        if (type.group() == TypeGroup::Event)
            m_events.append(type.name);
        parts.types.push_back(type);
    }

    std::vector<FillerRule> fillers(const SchemaParts &parts)
    {
        std::vector<FillerRule> result;
        do {
            const auto kind = FillerRule::Kind(m_random.bounded(5));
            if (kind == FillerRule::Kind::Type && !m_mentions.isEmpty())
                result.push_back({kind, m_mentions[m_random.bounded(m_mentions.size())]});
            else if (kind == FillerRule::Kind::EventType && !m_events.isEmpty())
                result.push_back({kind, m_events[m_random.bounded(m_events.size())]});
            else if (kind == FillerRule::Kind::Set && !parts.sets.empty())
                result.push_back({kind, parts.sets[m_random.bounded(quint32(parts.sets.size()))].name});
            else
                result.push_back({oneIn(2) ? FillerRule::Kind::AnyEvent : FillerRule::Kind::Anything});
        } while (m_random.bounded(2));
        return result;
    }

    RoleDef role(const QString &name, const SchemaParts &parts)
    {
        RoleDef role{.name = name, .min = int(m_random.bounded(3))};
        if (m_random.bounded(2))
            role.max = std::max(1, role.min) + int(m_random.bounded(2));
        role.fillers = fillers(parts);
        return role;
    }

    QRandomGenerator m_random;
    QStringList m_mentions;
    QStringList m_events;
};

} // namespace glossator::test
