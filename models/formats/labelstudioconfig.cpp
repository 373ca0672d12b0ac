// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudioconfig.h"

#include "models/formats/labelstudiotask.h"

#include <QXmlStreamWriter>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// XML has no place for control characters.
QString plain(QString text)
{
    for (QChar &unit : text) {
        if (unit.category() == QChar::Other_Control || unit.isNonCharacter() || unit == QChar(0xFFFE) || unit == QChar(0xFFFF))
            unit = u' ';
    }
    return text;
}

void attribute(QXmlStreamWriter &xml, const QString &name, QStringView value) { xml.writeAttribute(name, plain(value.toString())); }

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

LabelStudioConfig::LabelStudioConfig(const Schema &schema) : m_schema(schema)
{
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

QByteArray LabelStudioConfig::xml() const
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartElement(u"View"_s);
    if (!m_relations.list.isEmpty()) {
        xml.writeStartElement(u"Relations"_s);
        for (const QString &relation : m_relations.inOrder()) {
            xml.writeEmptyElement(u"Relation"_s);
            attribute(xml, u"value"_s, relation);
        }
        xml.writeEndElement();
    }
    const auto writeLabels = [&](QStringView name, const QStringList &types, TypeGroup group) {
        if (types.isEmpty())
            return;
        xml.writeStartElement(u"Labels"_s);
        attribute(xml, u"name"_s, name);
        attribute(xml, u"toName"_s, labelStudioText);
        for (const QString &type : types) {
            xml.writeEmptyElement(u"Label"_s);
            attribute(xml, u"value"_s, type);
            if (const TypeDef *def = m_schema.type(group, type))
                attribute(xml, u"background"_s, u'#' + QString::number(m_schema.colorOf(*def), 16).rightJustified(6, u'0'));
        }
        xml.writeEndElement();
    };
    writeLabels(labelStudioLabels, m_mentionTypes.inOrder(), TypeGroup::Mention);
    writeLabels(labelStudioTriggers, m_eventTypes.inOrder(), TypeGroup::Event);
    xml.writeEmptyElement(u"Text"_s);
    attribute(xml, u"name"_s, labelStudioText);
    attribute(xml, u"value"_s, u"$text"_s);
    attribute(xml, u"granularity"_s, u"symbol"_s);
    for (const auto &[name, asked] : m_attributes.asKeyValueRange()) {
        const bool areChoices = asked.control == Control::Choices || asked.control == Control::SeveralChoices;
        xml.writeEmptyElement(u"Header"_s);
        attribute(xml, u"value"_s, name);
        xml.writeStartElement(areChoices ? u"Choices"_s : asked.control == Control::Number ? u"Number"_s : u"TextArea"_s);
        attribute(xml, u"name"_s, name);
        attribute(xml, u"toName"_s, labelStudioText);
        if (areChoices)
            attribute(xml, u"choice"_s, asked.control == Control::Choices ? u"single" : u"multiple");
        if (!asked.isOfText) {
            attribute(xml, u"perRegion"_s, u"true"_s);
            attribute(xml, u"visibleWhen"_s, u"region-selected"_s);
            attribute(xml, u"whenLabelValue"_s, asked.types.inOrder().join(u','));
        }
        for (const QString &value : areChoices ? asked.values.inOrder() : QStringList()) {
            xml.writeEmptyElement(u"Choice"_s);
            attribute(xml, u"value"_s, value);
        }
        xml.writeEndElement();
    }
    xml.writeEndElement();
    return bytes + '\n';
}

} // namespace glossator
