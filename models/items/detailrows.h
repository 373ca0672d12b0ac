// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is known of one thing, as rows of name and value: its own fields, then its attributes as the schema
// knows them, then its notes and external ids. Reads only; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/items/choices.h"
#include "models/store/store.h"

namespace glossator {

struct DetailRow {
    /// Which field it is, and so which verb changes it.
    enum class Field {
        Type,
        Quote,
        EntityName, ///< of the entity that a mention names
        Name,
        Aliases,
        From,
        To,
        Trigger,
        Role,
        Filler,
        Title,
        Published,
        Source,
        Byline,
        Url,
        Language,
        State,
        File,
        Level,
        Confidence,
        Flag,
        Counts,
        Article,
        Author,
        Time,
        Status,
        OwnNote, ///< the note field of entities, events and relations
        Attribute,
        Note,
        NewNote,
        ExternalId,
    };

    Field field = Field::Type;
    QString name; ///< what people read; of an attribute the schema's name
    QString value; ///< what people read
    QVariant edit{}; ///< what setData() takes; invalid: as `value`
    bool isEditable = false;
    bool isPreset = false; ///< `value` is the schema's default: nothing is stored
    bool isMissing = false; ///< the schema asks for a value, and there is none
    bool isMixed = false; ///< of several things that differ here; `value` is then empty
    int step = 0; ///< 1…9 of the first attributes of a thing
    qint64 id = 0; ///< of the note or external id
    QVariant color{}; ///< 0xrrggbb
    std::optional<AttributeDef> attribute{};
    QVariant choices{}; ///< QList<Choice>

    friend bool operator==(const DetailRow &, const DetailRow &) = default;
};

/// The rows of an owner, in their order; none for one that is gone.
[[nodiscard]] std::vector<DetailRow> detailRows(Store &store, const Schema &schema, const Owner &owner);
/// The type that an owner's attributes go by: of an event mention or argument that of its event; nothing when it is gone.
[[nodiscard]] std::optional<TypeRef> attributeType(Store &store, const Schema &schema, const Owner &owner);

} // namespace glossator
