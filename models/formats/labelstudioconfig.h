// SPDX-License-Identifier: GPL-3.0-or-later
// The labelling configuration of a Label Studio project, without which it takes no tasks: what the schema offers, and what
// the tasks use beyond it. Used by one export.
#pragma once

#include "models/domain/schema.h"

#include <QByteArray>
#include <QMap>
#include <QSet>

namespace glossator {

class LabelStudioConfig {
public:
    /// How an attribute is asked for.
    enum class Control : quint8 { Choices, SeveralChoices, Number, Text };

    LabelStudioConfig() = default;
    explicit LabelStudioConfig(const Schema &schema);

    void addMentionType(const QString &type) { m_mentionTypes.add(type); }
    void addEventType(const QString &type) { m_eventTypes.add(type); }
    /// A type of relations, or a role.
    void addRelation(const QString &label) { m_relations.add(label); }
    /// @param type of what it hangs on; empty: on the text.
    void addAttribute(const QString &name, const QString &type, const QString &value);
    /// The one that the schema asks for it with, or Text.
    [[nodiscard]] Control controlOf(const QString &name) const;

    [[nodiscard]] QByteArray xml() const;

private:
    /// Each once: those of the schema in its order, others by name, in whatever order the articles have them.
    struct Names {
        QStringList list;
        QSet<QString> known;
        qsizetype ofSchema = 0;

        [[nodiscard]] QStringList inOrder() const
        {
            QStringList names = list;
            std::sort(names.begin() + ofSchema, names.end());
            return names;
        }

        void add(const QString &name)
        {
            if (known.contains(name))
                return;
            known.insert(name);
            list << name;
        }
    };
    struct Attribute {
        Control control = Control::Text;
        Names values;
        Names types; ///< of mentions and events that have it
        bool isOfText = false;
    };

    void addDefinition(const AttributeDef &def, const QString &type);

    Schema m_schema;
    Names m_mentionTypes;
    Names m_eventTypes;
    Names m_relations;
    QMap<QString, Attribute> m_attributes;
};

} // namespace glossator
