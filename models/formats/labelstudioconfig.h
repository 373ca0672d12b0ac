// SPDX-License-Identifier: GPL-3.0-or-later
// The labelling configuration of a Label Studio project, without which it takes no tasks: one that came along with what it
// lacks of what the schema offers and of what the tasks use, or a new one. Used by one export.
#pragma once

#include "models/domain/schema.h"
#include "models/formats/labelstudiocontrols.h"

#include <QMap>
#include <QSet>

namespace glossator {

class LabelStudioConfig {
public:
    /// How an attribute is asked for.
    enum class Control : quint8 { Choices, SeveralChoices, Number, Text };

    LabelStudioConfig() : LabelStudioConfig(Schema()) {}
    /// @param kept what came along; what is none counts as nothing.
    explicit LabelStudioConfig(const Schema &schema, const QByteArray &kept = {});

    void addMentionType(const QString &type) { m_mentionTypes.add(type); }
    void addEventType(const QString &type) { m_eventTypes.add(type); }
    /// A type of relations, or a role.
    void addRelation(const QString &label) { m_relations.add(label); }
    /// @param type of what it hangs on; empty: on the text.
    void addAttribute(const QString &name, const QString &type, const QString &value);
    /// The one that the schema asks for it with, or Text.
    [[nodiscard]] Control controlOf(const QString &name) const;
    /// The control that mentions are marked with, the text that it is for, and where that stands in the data of a task.
    [[nodiscard]] const QString &labels() const { return m_labels; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QString &textKey() const { return m_textKey; }

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
    [[nodiscard]] LabelStudioControls controls() const;
    [[nodiscard]] LabelStudioControl typeControl(const QString &name, const QStringList &types, TypeGroup group) const;

    Schema m_schema;
    QByteArray m_kept;
    QString m_labels;
    QString m_text;
    QString m_textKey;
    Names m_mentionTypes;
    Names m_eventTypes;
    Names m_relations;
    QMap<QString, Attribute> m_attributes;
};

} // namespace glossator
