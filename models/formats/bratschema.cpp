// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratschema.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// What stands for all types of a kind, also as the name of our set or attribute group.
constexpr QLatin1StringView Entities = "<ENTITY>"_L1;
constexpr QLatin1StringView Events = "<EVENT>"_L1;
constexpr QLatin1StringView Relations = "<RELATION>"_L1;
constexpr QLatin1StringView Any = "<ANY>"_L1;

QString nameOf(QLatin1StringView word) { return QString(word).remove(u'<').remove(u'>'); }

class SchemaMaker {
public:
    SchemaMaker(const QString &name, const BratConfTexts &files)
        : m_conf(readBratConf(files.value(BratConfFiles[0])))
        , m_looks(readBratLooks(files.value(BratConfFiles[1])))
        , m_keys(readBratKeys(files.value(BratConfFiles[3])))
    {
        m_parts.name = name.isEmpty() ? u"brat"_s : name;
        m_parts.language = u"und"_s;
    }

    Schema make()
    {
        for (const BratConfType &type : m_conf.entities)
            m_entities.insert(type.name);
        for (const BratConfType &type : m_conf.events)
            m_events.insert(type.name);
        for (const BratConfType &type : m_conf.entities)
            add(TypeKind::Entity, type);
        for (const BratConfType &type : m_conf.relations) {
            if (!isBratRule(type.name))
                addRelation(type);
        }
        for (const BratConfType &type : m_conf.events)
            addEvent(type);
        for (const BratConfType &type : m_conf.attributes)
            addAttribute(type);
        return Schema(std::move(m_parts));
    }

private:
    /// A name may stand on several lines; the first one says what it is.
    TypeDef &add(TypeKind kind, const BratConfType &type)
    {
        const TypeRef ref{groupOf(kind), type.name};
        if (const auto known = m_types.constFind(ref); known != m_types.cend())
            return m_parts.types[size_t(*known)];
        m_types.insert(ref, int(m_parts.types.size()));
        TypeDef &def = m_parts.types.emplace_back();
        def.kind = kind;
        def.name = type.name;
        def.abstract = type.abstract;
        if (m_types.contains({groupOf(kind), type.parent}) && type.parent != type.name)
            def.parent = type.parent;
        if (const QString label = m_looks.labels.value(type.name); label != type.name)
            def.label = label;
        if (const auto color = m_looks.colors.constFind(type.name); color != m_looks.colors.cend())
            def.color = *color;
        const QString key = m_keys.value(type.name);
        if (!key.isEmpty() && !m_taken.contains(key.toCaseFolded())) {
            m_taken.insert(key.toCaseFolded());
            def.key = key;
        }
        return def;
    }

    void addRules(std::vector<FillerRule> &rules, const BratConfArgument &argument)
    {
        const auto put = [&rules](const FillerRule &rule) {
            if (!std::ranges::contains(rules, rule))
                rules.push_back(rule);
        };
        for (const QString &value : argument.values) {
            if (value == Any) {
                put({FillerRule::Kind::Anything});
            } else if (value == Events) {
                put({FillerRule::Kind::AnyEvent});
            } else if (value == Entities) {
                put({FillerRule::Kind::Set, entitySet()});
            } else {
                if (m_entities.contains(value))
                    put({FillerRule::Kind::Type, value});
                if (m_events.contains(value))
                    put({FillerRule::Kind::EventType, value});
            }
        }
        if (rules.empty() || std::ranges::contains(rules, FillerRule{FillerRule::Kind::Anything}))
            rules = {{FillerRule::Kind::Anything}};
    }

    QString entitySet()
    {
        const QString name = nameOf(Entities);
        if (m_parts.sets.empty()) {
            FillerSet &set = m_parts.sets.emplace_back();
            set.name = name;
            for (const TypeDef &type : m_parts.types) {
                if (type.kind == TypeKind::Entity && type.parent.isEmpty())
                    set.fillers.push_back({FillerRule::Kind::Type, type.name});
            }
            if (set.fillers.empty())
                set.fillers.push_back({FillerRule::Kind::Anything});
        }
        return name;
    }

    void addRelation(const BratConfType &type)
    {
        // Two ends in the order of the line, whatever they are called.
        std::vector<const BratConfArgument *> ends;
        QString kind;
        for (const BratConfArgument &argument : type.arguments) {
            if (!argument.name.startsWith(u'<'))
                ends.push_back(&argument);
            else if (argument.name == "<REL-TYPE>"_L1)
                kind = argument.values.join(u'-');
        }
        std::vector<FillerRule> from;
        std::vector<FillerRule> to;
        if (ends.size() == 2) {
            addRules(from, *ends[0]);
            addRules(to, *ends[1]);
        }
        TypeDef &def = add(TypeKind::Relation, type);
        def.symmetric = def.symmetric || kind.contains("symmetric"_L1);
        def.transitive = def.transitive || kind.contains("transitive"_L1);
        join(def.from, from);
        join(def.to, to);
    }

    static void join(std::vector<FillerRule> &rules, const std::vector<FillerRule> &more)
    {
        for (const FillerRule &rule : more) {
            if (!std::ranges::contains(rules, rule))
                rules.push_back(rule);
        }
        if (std::ranges::contains(rules, FillerRule{FillerRule::Kind::Anything}))
            rules = {{FillerRule::Kind::Anything}};
    }

    void addEvent(const BratConfType &type)
    {
        std::vector<RoleDef> roles;
        for (const BratConfArgument &argument : type.arguments) {
            if (argument.name.isEmpty() || argument.name.startsWith(u'<'))
                continue;
            RoleDef role{.name = argument.name};
            readCount(argument.count, role);
            addRules(role.fillers, argument);
            roles.push_back(std::move(role));
        }
        TypeDef &def = add(TypeKind::Event, type);
        for (RoleDef &role : roles) {
            const auto known = std::ranges::find(def.roles, role.name, &RoleDef::name);
            if (known == def.roles.end())
                def.roles.push_back(std::move(role));
            else
                join(known->fillers, role.fillers);
        }
    }

    static void readCount(QStringView count, RoleDef &role)
    {
        role.min = count == u"?" || count == u"*" ? 0 : 1;
        if (count.isEmpty() || count == u"?")
            role.max = 1;
        if (!count.startsWith(u'{'))
            return;
        const QStringView range = count.sliced(1, count.size() - 2);
        const qsizetype dash = range.indexOf(u'-');
        role.min = std::max(0, (dash < 0 ? range : range.first(dash)).toInt());
        role.max = std::max({1, role.min, dash < 0 ? 0 : range.sliced(dash + 1).toInt()});
    }

    void addAttribute(const BratConfType &type)
    {
        AttributeDef def{.name = type.name, .kind = AttributeKind::Bool};
        if (const BratConfArgument *value = type.argument(u"Value"_s)) {
            def.values = value->values;
            def.values.removeDuplicates();
            def.kind = def.values.isEmpty() || def.values.first().startsWith(u'<') ? AttributeKind::Text
                                                                                   : AttributeKind::Choice;
            if (def.kind == AttributeKind::Text)
                def.values.clear();
        }
        if (const BratConfArgument *preset = type.argument(u"<DEFAULT>"_s);
            preset && preset->values.size() == 1 && def.values.contains(preset->values.first()))
            def.preset = preset->values.first();
        const BratConfArgument *owner = type.argument(u"Arg"_s);
        for (const QString &value : owner ? owner->values : QStringList{}) {
            if (value == Entities || value == Any)
                addToAll(TypeKind::Entity, nameOf(Entities), def);
            if (value == Events || value == Any)
                addToAll(TypeKind::Event, nameOf(Events), def);
            if (value == Relations || value == Any)
                addToAll(TypeKind::Relation, nameOf(Relations), def);
            for (const TypeGroup group : {TypeGroup::Mention, TypeGroup::Event, TypeGroup::Relation}) {
                if (const auto known = m_types.constFind({group, value}); known != m_types.cend())
                    put(m_parts.types[size_t(*known)].attributes, def);
            }
        }
    }

    static void put(std::vector<AttributeDef> &attributes, const AttributeDef &def)
    {
        if (!std::ranges::contains(attributes, def.name, &AttributeDef::name))
            attributes.push_back(def);
    }

    void addToAll(TypeKind kind, const QString &group, AttributeDef def)
    {
        auto known = std::ranges::find(m_parts.groups, group, &AttributeGroup::name);
        if (known == m_parts.groups.end()) {
            m_parts.groups.push_back({group, {}});
            known = m_parts.groups.end() - 1;
            for (TypeDef &type : m_parts.types) {
                if (type.kind == kind && type.parent.isEmpty())
                    type.uses.append(group);
            }
        }
        def.on = defaultOwner(kind);
        put(known->attributes, def);
    }

    const BratConf m_conf;
    const BratLooks m_looks;
    const QHash<QString, QString> m_keys;
    SchemaParts m_parts;
    QSet<QString> m_entities;
    QSet<QString> m_events;
    QHash<TypeRef, int> m_types;
    QSet<QString> m_taken; ///< keys, case-folded
};

} // namespace

Schema schemaFromBrat(const QString &name, const BratConfTexts &files) { return SchemaMaker(name, files).make(); }

} // namespace glossator
