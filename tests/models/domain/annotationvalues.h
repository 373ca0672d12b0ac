// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations in a line each, with only what a schema looks at. Tests only.
#pragma once

#include "models/domain/annotations.h"

namespace glossator::test {

inline Mention mention(qint64 id, const QString &type)
{
    Mention result;
    result.id = MentionId(id);
    result.type = type;
    return result;
}

inline Entity entity(qint64 id, const QString &type)
{
    Entity result;
    result.id = EntityId(id);
    result.type = type;
    return result;
}

inline Event event(qint64 id, const QString &type)
{
    Event result;
    result.id = EventId(id);
    result.type = type;
    return result;
}

inline EventMention eventMention(qint64 id, qint64 event, qint64 trigger = 0)
{
    EventMention result;
    result.id = EventMentionId(id);
    result.event = EventId(event);
    result.trigger = MentionId(trigger);
    return result;
}

inline Relation relation(qint64 id, const QString &type)
{
    Relation result;
    result.id = RelationId(id);
    result.type = type;
    return result;
}

inline Argument argument(qint64 id, qint64 eventMention, const QString &role, Filler filler = {})
{
    Argument result;
    result.id = ArgumentId(id);
    result.eventMention = EventMentionId(eventMention);
    result.role = role;
    result.filler = std::move(filler);
    return result;
}

inline Attribute attribute(Owner owner, const QString &name, const QString &value = {})
{
    Attribute result;
    result.owner = owner;
    result.name = name;
    result.value = value;
    return result;
}

} // namespace glossator::test
