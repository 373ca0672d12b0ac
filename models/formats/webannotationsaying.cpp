// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// What hangs on it. Who and when is in only where the file said so.
QString sayDetails(const BundleIndex &index, const Owner &owner)
{
    QStringList said;
    for (const Attribute *attribute : BundleIndex::of(index.attributes, owner))
        said << u"a "_s + attribute->name + u'=' + attribute->value + (attribute->value.isNull() ? u"!"_s : QString());
    for (const Note *note : BundleIndex::of(index.notes, owner))
        said << u"n "_s + note->type + u'=' + note->text;
    for (const ExternalId *id : BundleIndex::of(index.externalIds, owner))
        said << u"x "_s + id->scheme + u'=' + id->value + u'=' + id->label + u'=' + id->type;
    said.sort();
    return said.join(u'\0');
}

QString number(std::optional<double> value) { return value ? QString::number(*value, 'g', 17) : QString(); }

} // namespace

QString sayOa(const BundleIndex &index, const Mention &mention)
{
    return QStringList{mention.type, mention.extent.toString(), QString::number(mention.entity.value()),
        mention.head ? Extent(*mention.head).toString() : QString(), mention.level, number(mention.confidence), mention.flag,
        QString::number(int(mention.by.status)), sayDetails(index, mention.id)}
        .join(u'\0');
}

QString sayOa(const BundleIndex &index, const Relation &relation)
{
    const auto end = [&index](const RelationEnd &one) {
        for (const ExternalId *id : BundleIndex::of(index.externalIds, one.kind == RelationEnd::Kind::Mention ? Owner(MentionId(one.id)) : Owner())) {
            if (id->scheme == oaFormat)
                return id->value + u'\0' + one.role;
        }
        return u"?"_s;
    };
    return QStringList{relation.type, end(relation.from), end(relation.to), QString::number(relation.trigger.value()), relation.note,
        number(relation.confidence), QString::number(int(relation.by.status)), sayDetails(index, relation.id)}
        .join(u'\0');
}

QString oaItemId(const JsonValue &item, size_t index)
{
    const QString id = jsonString(item, u"id");
    return id.isEmpty() ? u"#"_s + QString::number(index + 1) : id;
}

JsonValue::Object oaForeignMembers(const JsonValue &item)
{
    static const QStringList known = {u"@context"_s, u"id"_s, u"type"_s, u"motivation"_s, u"creator"_s, u"created"_s, u"modified"_s,
        u"body"_s, u"bodyValue"_s, u"target"_s, QString(oa::extension)};
    JsonValue::Object members;
    if (const JsonValue::Object *object = item.object())
        std::ranges::copy_if(*object, std::back_inserter(members), [](const auto &member) { return !known.contains(member.key); });
    return members;
}

} // namespace glossator
