// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/linkends.h"

namespace glossator {

Filler endOf(const RelationEnd &end)
{
    switch (end.kind) {
    case RelationEnd::Kind::Mention:
        return Filler(MentionId(end.id));
    case RelationEnd::Kind::Entity:
        return Filler(EntityId(end.id));
    case RelationEnd::Kind::EventMention:
        break;
    }
    return Filler(EventMentionId(end.id));
}

std::optional<Owner> ownerOf(const Filler &end)
{
    switch (end.kind) {
    case Filler::Kind::Mention:
        return MentionId(end.id);
    case Filler::Kind::Entity:
        return EntityId(end.id);
    case Filler::Kind::EventMention:
        return EventMentionId(end.id);
    case Filler::Kind::Event:
        return EventId(end.id);
    case Filler::Kind::Span:
    case Filler::Kind::Value:
        break;
    }
    return {};
}

} // namespace glossator
