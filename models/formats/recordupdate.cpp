// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/recordupdate.h"

#include "models/formats/heading.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

NamedThings::NamedThings(const Bundle &bundle, const QString &format)
{
    for (const ExternalId &id : bundle.externalIds) {
        if (id.kind == ExternalId::Kind::Id && id.scheme == format && !m_names.contains(id.owner))
            m_names.insert(id.owner, id.value);
    }
    const auto add = [this](auto &known, const auto &things) {
        for (const auto &thing : things) {
            if (const QString name = nameOf(thing.id); !name.isEmpty() && !known.contains(name))
                known.insert(name, &thing);
        }
    };
    add(m_mentions, bundle.mentions);
    add(m_relations, bundle.relations);
    add(m_eventMentions, bundle.eventMentions);
    add(m_arguments, bundle.arguments);
}

QByteArray KeptRecord::updated(const std::function<JsonValue(bool isAnew)> &make) const
{
    QByteArray text = jsonText(make(false));
    if (!isThere())
        return text;
    if (text == jsonText(value))
        return bytes;
    if (!isOwnUnit)
        text = jsonText(make(true));
    return bytes.endsWith('\r') ? text + '\r' : text;
}

QByteArray recordLine(QByteArray record)
{
    if (record.contains('\n')) // between the parts of the record: in its texts none can stand
        record.replace('\n', ' ').replace('\r', ' ');
    return record + '\n';
}

void readKept(const Bundle &article, RecordReader &reader, KeptRecord &kept)
{
    const QString &format = reader.context().format;
    const auto file = std::ranges::find_if(article.files,
        [&format](const SourceFile &one) { return one.format == format && one.name == u'.' + format; });
    if (file == article.files.end())
        return;
    Result<JsonValue> value = jsonTree(file->bytes, file->name);
    if (!value)
        return;
    auto bundle = reader.read(*value, {file->bytes, 1, 0}, 1);
    if (!bundle || !*bundle)
        return;
    kept.bytes = file->bytes;
    kept.value = *std::move(value);
    kept.bundle = std::move(**bundle);
    // A text without a word is called as its file.
    const TextOffsets text(kept.bundle.text);
    if (kept.bundle.article->title == headingOf(text, kept.bundle.article->path).title)
        kept.bundle.article->title = headingOf(text, article.article->path).title;
    kept.isOwnUnit = reader.context().isOwnUnit;
    kept.unit = reader.context().unit;
    kept.things = NamedThings(kept.bundle, format);
}

void forgetDoubts(Bundle &bundle, const KeptRecord &kept)
{
    QSet<std::pair<QString, QString>> again;
    for (const Mention &mention : kept.bundle.mentions) {
        if (!mention.flag.isEmpty())
            again.insert({mention.extent.toString(), mention.flag});
    }
    for (Mention &mention : bundle.mentions) {
        if (!mention.flag.isEmpty() && again.contains({mention.extent.toString(), mention.flag}))
            mention.flag.clear();
    }
}

void updateHeading(JsonValue &object, const Article &now, const KeptRecord &kept)
{
    const auto update = [&](const QString &key, const QString &text, const QString &was) {
        if (kept.isThere() ? text != was : !text.isEmpty())
            setJsonMember(object, key, text);
    };
    const Article before = kept.bundle.article.value_or(Article());
    update(u"title"_s, now.title, before.title);
    update(u"published"_s, now.published, before.published);
}

} // namespace glossator
