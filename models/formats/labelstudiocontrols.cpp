// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudiocontrols.h"

#include "models/formats/hexcolor.h"
#include "models/formats/labelstudiotask.h"

#include <QHash>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// The elements that are controls, each with those of its values.
const QHash<QString, QString> &valueTags()
{
    static const QHash<QString, QString> tags{{u"Labels"_s, u"Label"_s}, {u"HyperTextLabels"_s, u"Label"_s},
        {u"Relations"_s, u"Relation"_s}, {u"Choices"_s, u"Choice"_s}, {u"Number"_s, {}}, {u"TextArea"_s, {}},
        {u"Rating"_s, {}}, {u"DateTime"_s, {}}, {u"Taxonomy"_s, {}}, {u"Text"_s, {}}};
    return tags;
}

// More than any has: what lies deeper or is more costs too much to look through.
constexpr size_t deepest = 64;
constexpr size_t mostControls = 200;
constexpr size_t mostValues = 2'000;

/// Which control an element is, or stands in, while the elements go by.
class Place {
public:
    void open(const QString &tag) { m_open.push_back(valueTags().contains(tag) ? m_count++ : none); }
    void close() { m_open.pop_back(); }

    [[nodiscard]] size_t depth() const { return m_open.size(); }
    [[nodiscard]] bool isControl() const { return !m_open.empty() && m_open.back() != none; }
    /// Its number, from 0.
    [[nodiscard]] std::optional<size_t> control() const
    {
        const auto inside = std::ranges::find_if(m_open.rbegin(), m_open.rend(), [](int number) { return number != none; });
        return inside == m_open.rend() ? std::nullopt : std::optional(size_t(*inside));
    }

private:
    static constexpr int none = -1;
    std::vector<int> m_open;
    int m_count = 0;
};

QString attributeOf(const QXmlStreamReader &xml, QLatin1StringView name) { return xml.attributes().value(name).toString(); }

QStringList typesIn(const QString &list)
{
    QStringList types = list.split(u',', Qt::SkipEmptyParts);
    for (QString &type : types)
        type = type.trimmed();
    return types;
}

LabelStudioControl controlOf(const QXmlStreamReader &xml)
{
    LabelStudioControl control{.tag = xml.name().toString(), .name = attributeOf(xml, "name"_L1), .object = attributeOf(xml, "toName"_L1)};
    if (const QString value = attributeOf(xml, "value"_L1); value.startsWith(u'$'))
        control.key = value.sliced(1);
    control.areSeveral = attributeOf(xml, "choice"_L1) == "multiple"_L1;
    control.isOfRegion = attributeOf(xml, "perRegion"_L1) == "true"_L1;
    control.types = typesIn(attributeOf(xml, "whenLabelValue"_L1));
    return control;
}

LabelStudioValue valueOf(const QXmlStreamReader &xml)
{
    const QString title = attributeOf(xml, "value"_L1);
    const QString alias = attributeOf(xml, "alias"_L1);
    return {.name = alias.isEmpty() ? title : alias, .title = title, .color = colorFromHex(attributeOf(xml, "background"_L1))};
}

/// XML has no place for control characters.
QString plain(QString text)
{
    for (QChar &unit : text) {
        if (unit.category() == QChar::Other_Control || unit.isNonCharacter() || unit == QChar(0xFFFE) || unit == QChar(0xFFFF))
            unit = u' ';
    }
    return text;
}

/// What a control says once it was written and read.
LabelStudioControl asRead(LabelStudioControl control)
{
    control.name = plain(control.name);
    control.types = typesIn(plain(control.types.join(u',')));
    for (LabelStudioValue &value : control.values)
        value.name = plain(value.name);
    return control;
}

void attribute(QXmlStreamWriter &xml, const QString &name, const QString &value) { xml.writeAttribute(name, plain(value)); }

void writeValue(QXmlStreamWriter &xml, const QString &tag, const LabelStudioValue &value)
{
    xml.writeEmptyElement(tag);
    attribute(xml, u"value"_s, value.name);
    if (value.color)
        attribute(xml, u"background"_s, hexOfColor(*value.color));
}

/// What one control of a configuration lacks.
struct Change {
    std::vector<LabelStudioValue> values{};
    QHash<QString, quint32> colors{}; ///< by the name of the value
    QStringList types{}; ///< all that there are to be; empty: as it is
};

/// What a configuration lacks.
struct Update {
    std::vector<Change> changes; ///< one for each control
    LabelStudioControls controls{};
    bool isNeeded = false;
};

/// Where it has the value. A label may stand in any control but that of the events.
std::optional<std::pair<size_t, LabelStudioValue>> findValue(
    const LabelStudioControls &controls, const LabelStudioControl &wanted, size_t at, const QString &name)
{
    for (size_t i = 0; i < controls.size(); ++i) {
        const bool isOther = wanted.isOfLabels() && wanted.name != labelStudioTriggers && controls[i].isOfLabels()
            && controls[i].name != labelStudioTriggers;
        const auto value = std::ranges::find(controls[i].values, name, &LabelStudioValue::name);
        if ((i == at || isOther) && value != controls[i].values.end())
            return std::pair(i, *value);
    }
    return {};
}

Update updateOf(const LabelStudioControls &controls, const LabelStudioControls &wanted)
{
    Update update{std::vector<Change>(controls.size())};
    for (const LabelStudioControl &one : wanted) {
        const LabelStudioControl control = asRead(one);
        const auto known = std::ranges::find_if(controls, [&control](const LabelStudioControl &there) {
            return control.name.isEmpty() ? there.tag == control.tag : there.name == control.name;
        });
        if (known == controls.end()) {
            update.controls.push_back(control);
            update.isNeeded = true;
            continue;
        }
        if (known->tag != control.tag)
            continue; // it is asked for in another way
        const size_t at = size_t(known - controls.begin());
        for (const LabelStudioValue &value : control.values) {
            const auto there = findValue(controls, control, at, value.name);
            if (!there)
                update.changes[at].values.push_back(value);
            else if (value.isChosen && value.color != there->second.color)
                update.changes[there->first].colors.insert(value.name, *value.color);
            update.isNeeded = update.isNeeded || !there || (value.isChosen && value.color != there->second.color);
        }
        QStringList types = known->types;
        for (const QString &type : known->types.isEmpty() ? QStringList() : control.types) {
            if (!types.contains(type))
                types << type;
        }
        if (types != known->types) {
            update.changes[at].types = types;
            update.isNeeded = true;
        }
    }
    return update;
}

/// Copies the beginning of an element.
void copyStart(QXmlStreamWriter &to, const QXmlStreamReader &from, const Place &place, const std::vector<Change> &changes)
{
    const auto control = place.control();
    const Change change = control ? changes[*control] : Change();
    const bool isRecoloured = !place.isControl() && change.colors.contains(valueOf(from).name);
    to.writeStartElement(from.qualifiedName().toString());
    for (const QXmlStreamAttribute &one : from.attributes()) {
        const bool areTypes = place.isControl() && !change.types.isEmpty() && one.qualifiedName() == "whenLabelValue"_L1;
        if (!isRecoloured || one.qualifiedName() != "background"_L1)
            to.writeAttribute(one.qualifiedName().toString(), areTypes ? change.types.join(u',') : one.value().toString());
    }
    if (isRecoloured)
        to.writeAttribute(u"background"_s, hexOfColor(change.colors.value(valueOf(from).name)));
}

} // namespace

bool LabelStudioControl::isOfLabels() const { return valueTags().value(tag) == "Label"_L1; }

std::optional<LabelStudioControls> readLabelStudioControls(const QByteArray &bytes)
{
    LabelStudioControls controls;
    size_t values = 0;
    Place place;
    QXmlStreamReader xml(bytes);
    xml.setNamespaceProcessing(false);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            return {};
        if (token == QXmlStreamReader::EndElement)
            place.close();
        if (token != QXmlStreamReader::StartElement)
            continue;
        const QString tag = xml.name().toString();
        if (place.depth() == 0 && tag != "View"_L1)
            return {};
        place.open(tag);
        const auto control = place.control();
        if (place.isControl())
            controls.push_back(controlOf(xml));
        else if (control && tag == valueTags().value(controls[*control].tag) && ++values <= mostValues)
            controls[*control].values.push_back(valueOf(xml));
        if (place.depth() > deepest || controls.size() > mostControls || values > mostValues)
            return {};
    }
    return xml.hasError() ? std::nullopt : std::optional(std::move(controls));
}

const LabelStudioControl *labelStudioTextOf(const LabelStudioControls &controls, const QString &name)
{
    const auto text = std::ranges::find_if(
        controls, [&name](const LabelStudioControl &control) { return control.tag == "Text"_L1 && control.name == name; });
    return text == controls.end() ? nullptr : &*text;
}

const LabelStudioControl *labelStudioLabelsOf(const LabelStudioControls &controls)
{
    const LabelStudioControl *found = nullptr;
    for (const LabelStudioControl &control : controls) {
        const bool isOfText = control.tag == "Labels"_L1 && labelStudioTextOf(controls, control.object);
        if (isOfText && control.name != labelStudioTriggers && (!found || control.name == labelStudioLabels))
            found = &control;
    }
    return found;
}

void writeLabelStudioControl(QXmlStreamWriter &xml, const LabelStudioControl &control)
{
    const QString valueTag = valueTags().value(control.tag);
    if (!control.isOfLabels() && control.tag != "Relations"_L1 && control.tag != "Text"_L1) {
        xml.writeEmptyElement(u"Header"_s);
        attribute(xml, u"value"_s, control.name);
    }
    xml.writeStartElement(control.tag);
    if (!control.name.isEmpty())
        attribute(xml, u"name"_s, control.name);
    if (!control.object.isEmpty())
        attribute(xml, u"toName"_s, control.object);
    if (control.tag == "Text"_L1) {
        attribute(xml, u"value"_s, u'$' + control.key);
        attribute(xml, u"granularity"_s, u"symbol"_s);
    }
    if (control.tag == "Choices"_L1)
        attribute(xml, u"choice"_s, control.areSeveral ? u"multiple"_s : u"single"_s);
    if (control.isOfRegion) {
        attribute(xml, u"perRegion"_s, u"true"_s);
        attribute(xml, u"visibleWhen"_s, u"region-selected"_s);
        attribute(xml, u"whenLabelValue"_s, control.types.join(u','));
    }
    for (const LabelStudioValue &value : control.values)
        writeValue(xml, valueTag, value);
    xml.writeEndElement();
}

QByteArray updatedLabelStudioControls(const QByteArray &xml, const LabelStudioControls &wanted)
{
    const auto controls = readLabelStudioControls(xml);
    const Update update = updateOf(controls.value_or(LabelStudioControls()), wanted);
    if (!controls || !update.isNeeded)
        return xml;
    QByteArray out;
    QXmlStreamWriter to(&out);
    QXmlStreamReader from(xml);
    from.setNamespaceProcessing(false);
    Place place;
    const auto onLineOfItsOwn = [&](auto &&write) {
        to.writeCharacters(u"  "_s);
        write();
        to.writeCharacters(u'\n' + QString(2 * qsizetype(place.depth() - 1), u' '));
    };
    while (!from.atEnd()) {
        switch (from.readNext()) {
        case QXmlStreamReader::StartDocument:
            if (!from.documentVersion().isEmpty())
                to.writeStartDocument();
            break;
        case QXmlStreamReader::StartElement:
            place.open(from.name().toString());
            copyStart(to, from, place, update.changes);
            break;
        case QXmlStreamReader::EndElement:
            if (place.isControl()) {
                for (const LabelStudioValue &value : update.changes[*place.control()].values)
                    onLineOfItsOwn([&] { writeValue(to, valueTags().value(from.name().toString()), value); });
            }
            if (place.depth() == 1) {
                for (const LabelStudioControl &control : update.controls)
                    onLineOfItsOwn([&] { writeLabelStudioControl(to, control); });
            }
            to.writeEndElement();
            place.close();
            break;
        case QXmlStreamReader::EndDocument:
            break;
        default:
            to.writeCurrentToken(from);
        }
    }
    return out + '\n';
}

} // namespace glossator
