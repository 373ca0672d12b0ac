// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonids.h"

#include <algorithm>
#include <utility>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<Noun, QLatin1StringView> keys[] = {
    {Noun::Author, "author"_L1},
    {Noun::Entity, "entity"_L1},
    {Noun::Event, "event"_L1},
    {Noun::Article, "article"_L1},
    {Noun::Mention, "mention"_L1},
    {Noun::Relation, "relation"_L1},
    {Noun::EventMention, "event_mention"_L1},
    {Noun::Argument, "argument"_L1},
    {Noun::Attribute, "attribute"_L1},
    {Noun::Note, "note"_L1},
    {Noun::ExternalId, "external_id"_L1},
    {Noun::Leftover, "leftover"_L1},
    {Noun::SourceFile, "file"_L1},
};

/// Facts are listed in the project's part, or in the first article that speaks of them.
bool isFact(Noun noun) { return noun == Noun::Author || noun == Noun::Entity || noun == Noun::Event; }

} // namespace

QString nounKey(Noun noun)
{
    return std::ranges::find(keys, noun, [](const auto &entry) { return entry.first; })->second;
}

std::optional<Noun> nounFromKey(const QString &key)
{
    for (const auto &[noun, name] : keys) {
        if (name == key)
            return noun;
    }
    return {};
}

std::optional<Noun> nounOfKind(Owner::Kind kind)
{
    switch (kind) {
    case Owner::Kind::Mention:
        return Noun::Mention;
    case Owner::Kind::Entity:
        return Noun::Entity;
    case Owner::Kind::Event:
        return Noun::Event;
    case Owner::Kind::EventMention:
        return Noun::EventMention;
    case Owner::Kind::Argument:
        return Noun::Argument;
    case Owner::Kind::Relation:
        return Noun::Relation;
    case Owner::Kind::Article:
        return Noun::Article;
    }
    return {};
}

std::optional<Noun> nounOfKind(RelationEnd::Kind kind)
{
    switch (kind) {
    case RelationEnd::Kind::Mention:
        return Noun::Mention;
    case RelationEnd::Kind::Entity:
        return Noun::Entity;
    case RelationEnd::Kind::EventMention:
        return Noun::EventMention;
    }
    return {};
}

std::optional<Noun> nounOfKind(Filler::Kind kind)
{
    switch (kind) {
    case Filler::Kind::Mention:
        return Noun::Mention;
    case Filler::Kind::Entity:
        return Noun::Entity;
    case Filler::Kind::EventMention:
        return Noun::EventMention;
    case Filler::Kind::Event:
        return Noun::Event;
    case Filler::Kind::Span:
    case Filler::Kind::Value:
        break;
    }
    return {};
}

bool JsonIds::add(Noun noun, qint64 id)
{
    QHash<qint64, int> &given = m_given[size_t(noun)];
    const qsizetype before = given.size();
    int &part = given[id];
    if (given.size() == before)
        return false;
    part = m_part;
    return true;
}

void JsonIds::refer(const Reference &reference)
{
    if (!isFact(reference.noun))
        m_open.push_back(reference);
    else if (!has(reference.noun, reference.id))
        m_openFacts.push_back(reference);
}

std::optional<JsonIds::Reference> JsonIds::missingFact()
{
    std::erase_if(m_openFacts, [this](const Reference &reference) { return has(reference.noun, reference.id); });
    return m_openFacts.empty() ? std::nullopt : std::optional(m_openFacts.front());
}

std::optional<JsonIds::Reference> JsonIds::endPart()
{
    const std::vector<Reference> open = std::exchange(m_open, {});
    const int part = m_part++;
    const auto isElsewhere = [&](const Reference &reference) { return m_given[size_t(reference.noun)].value(reference.id, -1) != part; };
    const auto missing = std::ranges::find_if(open, isElsewhere);
    return missing == open.end() ? std::nullopt : std::optional(*missing);
}

} // namespace glossator
