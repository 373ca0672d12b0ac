// SPDX-License-Identifier: GPL-3.0-or-later
// How a writer starts from the record that an article was read from: what it says the same as when it was read stays as it
// stands there, what changed is set, what is gone goes, what is new comes behind. Used by one export.
#pragma once

#include "models/formats/bundleindex.h"
#include "models/formats/jsontree.h"
#include "models/formats/losses.h"
#include "models/formats/recordbundle.h"

#include <functional>

namespace glossator {

/// The things of a bundle that came from a record, by the names that they have in it.
class NamedThings {
public:
    NamedThings() = default;
    /// @param bundle must outlive this object.
    NamedThings(const Bundle &bundle, const QString &format);

    template <class Thing>
    [[nodiscard]] const Thing *find(const QString &name) const
    {
        const auto &known = [this]() -> const QHash<QString, const Thing *> & {
            if constexpr (std::same_as<Thing, Mention>)
                return m_mentions;
            else if constexpr (std::same_as<Thing, Relation>)
                return m_relations;
            else if constexpr (std::same_as<Thing, Argument>)
                return m_arguments;
            else
                return m_eventMentions;
        }();
        return known.value(name);
    }
    /// Empty for what has none.
    [[nodiscard]] QString nameOf(const Owner &owner) const { return m_names.value(owner); }

private:
    QHash<Owner, QString> m_names;
    QHash<QString, const Mention *> m_mentions;
    QHash<QString, const Relation *> m_relations;
    QHash<QString, const EventMention *> m_eventMentions;
    QHash<QString, const Argument *> m_arguments;
};

/// The record that the article was read from by that format, and what it said then.
struct KeptRecord {
    QByteArray bytes; ///< empty: there is none
    JsonValue value{JsonValue::Object()};
    Bundle bundle;
    NamedThings things;
    bool isOwnUnit = true; ///< its offsets are in the format's own unit
    OffsetUnit unit = OffsetUnit::CodePoint; ///< that they are in

    KeptRecord() = default;
    KeptRecord(const KeptRecord &) = delete;
    KeptRecord &operator=(const KeptRecord &) = delete;

    [[nodiscard]] bool isThere() const { return !bytes.isEmpty(); }
    /// The bytes to write: the same ones where nothing changed.
    /// @param make a value from this one, with what changed, or with all offsets anew.
    [[nodiscard]] QByteArray updated(const std::function<JsonValue(bool isAnew)> &make) const;
};

/// Something in a record that cannot stay, for Losses.
struct LostPart {
    QString what;
    QString example;
};

/// The record as a line of its own, with its line feed: one of an array may be spread over several.
[[nodiscard]] QByteArray recordLine(QByteArray record);

/// Reads it again. @param reader of the format. @param kept filled; empty where there is none or it cannot be read any more.
void readKept(const Bundle &article, RecordReader &reader, KeptRecord &kept);

/// Brings a list of a record up to date. Entries that were not read stay.
/// @param names of the entries. @param was what they were read as. @param now what is to be there, in order. @param things
/// names the latter. @param set (JsonValue &entry, const Thing &thing, const Thing *was): sets what differs, or everything
/// where `was` is null.
template <class Thing>
void updateList(JsonValue::Array &list, const QStringList &names, const NamedThings &was, const std::vector<const Thing *> &now,
    const NamedThings &things, auto &&set)
{
    QHash<QString, const Thing *> named;
    std::vector<const Thing *> others;
    const QSet<QString> known(names.begin(), names.end());
    for (const Thing *thing : now) {
        const QString name = things.nameOf(thing->id);
        if (!name.isEmpty() && known.contains(name) && was.template find<Thing>(name) && !named.contains(name))
            named.insert(name, thing);
        else
            others.push_back(thing);
    }
    JsonValue::Array updated;
    for (size_t i = 0; i < list.size(); ++i) {
        const Thing *before = was.template find<Thing>(names[qsizetype(i)]);
        const Thing *thing = named.value(names[qsizetype(i)]);
        if (before && !thing)
            continue;
        if (before)
            set(list[i], *thing, before);
        updated.push_back(std::move(list[i]));
    }
    for (const Thing *thing : others) {
        JsonValue entry{JsonValue::Object()};
        set(entry, *thing, static_cast<const Thing *>(nullptr));
        updated.push_back(std::move(entry));
    }
    list = std::move(updated);
}

/// Pointers to all of them.
template <class Thing>
[[nodiscard]] std::vector<const Thing *> pointersTo(const std::vector<Thing> &things)
{
    std::vector<const Thing *> pointers;
    for (const Thing &thing : things)
        pointers.push_back(&thing);
    return pointers;
}

/// Clears what makes a place doubtful where the record does so again when it is read. To be called before keepHeld().
void forgetDoubts(Bundle &bundle, const KeptRecord &kept);
/// The line of an article in a format that holds nothing beyond it.
/// @param options for Record::made().
template <class Record, class... Options>
[[nodiscard]] std::vector<OutputFile> writtenRecord(
    const Bundle &article, RecordReader &reader, const Holdings &holdings, Losses &losses, const Options &...options)
{
    KeptRecord kept;
    readKept(article, reader, kept);
    Bundle held = article;
    forgetDoubts(held, kept);
    keepHeld(held, holdings, losses);
    loseFiles(held, reader.context().format, losses);
    std::vector<LostPart> lost;
    const QByteArray line = kept.updated([&](bool isAnew) {
        Record record(held, kept, isAnew);
        JsonValue made = record.made(options...);
        lost = record.lost(); // of the last: it may be made twice
        return made;
    });
    for (const LostPart &one : lost)
        losses.add(one.what, one.example);
    return {{{}, recordLine(line)}};
}

/// Title and date, where they are others than when the record was read, or it is new.
void updateHeading(JsonValue &object, const Article &now, const KeptRecord &kept);

} // namespace glossator
