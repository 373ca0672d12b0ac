// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudioconfig.h"

#include "models/formats/labelstudiotask.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

LabelStudioConfig::Control controlFor(AttributeKind kind)
{
    using Control = LabelStudioConfig::Control;
    switch (kind) {
    case AttributeKind::Choice:
    case AttributeKind::Bool:
        return Control::Choices;
    case AttributeKind::Several:
        return Control::SeveralChoices;
    case AttributeKind::Int:
    case AttributeKind::Number:
        return Control::Number;
    case AttributeKind::Text:
    case AttributeKind::Date:
        break;
    }
    return Control::Text;
}

} // namespace

LabelStudioConfig::LabelStudioConfig(const Schema &schema, const QByteArray &kept)
    : m_schema(schema)
    , m_labels(labelStudioLabels.toString())
    , m_text(labelStudioText.toString())
    , m_textKey(labelStudioText.toString())
{
    if (const auto controls = readLabelStudioControls(kept)) {
        m_kept = kept;
        if (const LabelStudioControl *labels = labelStudioLabelsOf(*controls)) {
            m_labels = labels->name;
            m_text = labels->object;
        } else if (const auto text = std::ranges::find(*controls, u"Text"_s, &LabelStudioControl::tag); text != controls->end()) {
            m_text = text->name;
        }
        if (const LabelStudioControl *text = labelStudioTextOf(*controls, m_text); text && !text->key.isEmpty())
            m_textKey = text->key;
    }
    for (const TypeGroup group : {TypeGroup::Mention, TypeGroup::Event, TypeGroup::Relation}) {
        for (const TypeDef *type : schema.offered(group)) {
            if (group == TypeGroup::Relation) {
                addRelation(type->name);
                continue;
            }
            (group == TypeGroup::Event ? m_eventTypes : m_mentionTypes).add(type->name);
            for (const AttributeDef &def : schema.attributesOf(*type)) {
                const AttributeOwner owner = def.on.value_or(defaultOwner(type->kind));
                if (owner == AttributeOwner::Mention || owner == AttributeOwner::Event)
                    addDefinition(def, type->name);
            }
            for (const RoleDef &role : schema.rolesOf(*type))
                addRelation(role.name);
        }
    }
    for (const AttributeDef &def : schema.documentAttributes())
        addDefinition(def, {});
    std::vector<Names *> all{&m_mentionTypes, &m_eventTypes, &m_relations};
    for (Attribute &attribute : m_attributes) {
        all.push_back(&attribute.values);
        all.push_back(&attribute.types);
    }
    for (Names *names : all)
        names->ofSchema = names->list.size();
}

void LabelStudioConfig::addDefinition(const AttributeDef &def, const QString &type)
{
    const bool isNew = !m_attributes.contains(def.name);
    Attribute &attribute = m_attributes[def.name];
    if (isNew)
        attribute.control = controlFor(def.kind);
    for (const QString &value : def.kind == AttributeKind::Bool ? QStringList{labelStudioFlag.toString(), u"false"_s} : def.values)
        attribute.values.add(value);
    if (type.isEmpty())
        attribute.isOfText = true;
    else
        attribute.types.add(type);
}

void LabelStudioConfig::addAttribute(const QString &name, const QString &type, const QString &value)
{
    const bool isNew = !m_attributes.contains(name);
    Attribute &attribute = m_attributes[name];
    if (isNew && value.isNull())
        attribute.control = Control::Choices;
    if (attribute.control == Control::Choices || attribute.control == Control::SeveralChoices)
        attribute.values.add(value.isNull() ? labelStudioFlag.toString() : value);
    if (type.isEmpty())
        attribute.isOfText = true;
    else
        attribute.types.add(type);
}

LabelStudioConfig::Control LabelStudioConfig::controlOf(const QString &name) const { return m_attributes.value(name).control; }

LabelStudioControl LabelStudioConfig::typeControl(const QString &name, const QStringList &types, TypeGroup group) const
{
    LabelStudioControl control{.tag = u"Labels"_s, .name = name, .object = m_text};
    for (const QString &type : types) {
        const TypeDef *def = m_schema.type(group, type);
        control.values.push_back({type, type, def ? std::optional(m_schema.colorOf(*def)) : std::nullopt, def && def->color});
    }
    return control;
}

LabelStudioControls LabelStudioConfig::controls() const
{
    LabelStudioControls controls;
    const auto add = [&controls](LabelStudioControl &&control) {
        if (!control.values.empty())
            controls.push_back(std::move(control));
    };
    LabelStudioControl relations = typeControl({}, m_relations.inOrder(), TypeGroup::Relation);
    relations.tag = u"Relations"_s;
    relations.object.clear();
    add(std::move(relations));
    add(typeControl(m_labels, m_mentionTypes.inOrder(), TypeGroup::Mention));
    add(typeControl(labelStudioTriggers.toString(), m_eventTypes.inOrder(), TypeGroup::Event));
    controls.push_back({.tag = u"Text"_s, .name = m_text, .key = m_textKey});
    for (const auto &[name, asked] : m_attributes.asKeyValueRange()) {
        const bool areChoices = asked.control == Control::Choices || asked.control == Control::SeveralChoices;
        LabelStudioControl control{.tag = areChoices ? u"Choices"_s : asked.control == Control::Number ? u"Number"_s : u"TextArea"_s,
            .name = name,
            .object = m_text,
            .areSeveral = asked.control == Control::SeveralChoices,
            .isOfRegion = !asked.isOfText};
        if (control.isOfRegion)
            control.types = asked.types.inOrder();
        for (const QString &value : areChoices ? asked.values.inOrder() : QStringList())
            control.values.push_back({value, value});
        controls.push_back(std::move(control));
    }
    return controls;
}

QByteArray LabelStudioConfig::xml() const
{
    if (!m_kept.isEmpty())
        return updatedLabelStudioControls(m_kept, controls());
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartElement(u"View"_s);
    for (const LabelStudioControl &control : controls())
        writeLabelStudioControl(xml, control);
    xml.writeEndElement();
    return bytes + '\n';
}

} // namespace glossator
