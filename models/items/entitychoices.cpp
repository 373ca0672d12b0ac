// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/entitychoices.h"

#include "models/base/fold.h"
#include "models/base/propername.h"
#include "models/store/usage.h"

#include <algorithm>
#include <tuple>

namespace glossator {

namespace {

using Why = EntityChoice::Why;

constexpr qsizetype mostFitting = 60;
constexpr qsizetype mostNamed = 8;
constexpr size_t mostBefore = 30;
constexpr qsizetype mostOften = 12;
constexpr int inside = 3000; ///< ranks from here on fit by chance rather than by name; see FuzzyPattern::rank()

class Collector {
public:
    Collector(Store &store, const Schema &schema, const Mention &mention, const std::vector<EntityId> &notThese)
        : m_entities(store)
        , m_schema(schema)
        , m_mention(mention)
        , m_notThese(notThese)
    {
    }

    Result<> begin()
    {
        if (m_mention.entity) {
            GLOSSATOR_ASSIGN(const auto known, m_entities.knownDistinct(m_mention.entity));
            m_notThese.insert(m_notThese.end(), known.begin(), known.end());
        }
        return {};
    }

    /// One that is there already, is not meant, or (if that is asked for) of a type that does not go, is passed over.
    Result<> add(const std::vector<EntityId> &ids, Why why, bool onlyCompatible)
    {
        for (const EntityId id : ids) {
            if (std::ranges::contains(m_found, id, [](const EntityChoice &choice) { return choice.row.entity.id; }))
                continue;
            if (why != Why::NotTheSame && std::ranges::contains(m_notThese, id))
                continue;
            auto row = m_entities.row(id);
            if (!row)
                continue; // it is gone
            if (!onlyCompatible || isCompatible(row->entity.type))
                m_found.push_back({*std::move(row), why});
        }
        return {};
    }

    [[nodiscard]] bool isCompatible(const QString &type) const
    {
        return m_mention.type.isEmpty() || type == m_mention.type || m_schema.isA({TypeGroup::Mention, type}, m_mention.type)
            || m_schema.isA({TypeGroup::Mention, m_mention.type}, type);
    }

    EntityRepository m_entities;
    const Schema &m_schema;
    const Mention &m_mention;
    std::vector<EntityId> m_notThese;
    std::vector<EntityChoice> m_found;
};

} // namespace

Result<EntityChoices> entityChoices(Store &store, const Schema &schema, const Mention &mention, const QString &typed,
    const std::vector<EntityId> &notThese)
{
    EntityRepository entities(store);
    Collector found(store, schema, mention, notThese);
    GLOSSATOR_TRY(found.begin());
    EntityChoices choices;
    const QString quote = mention.quote.size() > LongestComparedQuote ? QString() : mention.quote.simplified();
    GLOSSATOR_ASSIGN(const auto before,
        Usage(store).entitiesBefore(mention.article, mention.extent.hull().begin, mostBefore, quote));
    const QString words = typed.simplified();
    if (words.isEmpty()) {
        GLOSSATOR_ASSIGN(choices.total, entities.size());
        if (mention.entity)
            GLOSSATOR_TRY(found.add({mention.entity}, Why::Now, false));
        GLOSSATOR_ASSIGN(choices.whole, Usage(store).fullerNamed(mention));
        if (looksLikeName(quote)) {
            GLOSSATOR_ASSIGN(const auto named, entities.named(quote, mention.type));
            GLOSSATOR_TRY(found.add(named, Why::Name, false));
            // "Demir" may be Ayşe Demir, and "President Aliyev" Ilham Aliyev.
            QStringList parts{quote, quote.section(QLatin1Char(' '), -1)};
            parts.removeDuplicates(); // each looks at every name there is
            for (const QString &part : std::as_const(parts)) {
                GLOSSATOR_ASSIGN(EntityMatches like, entities.matching(part, mostNamed));
                const auto chance = std::ranges::find_if(like.ranks, [](int rank) { return rank >= inside; });
                like.ids.resize(size_t(chance - like.ranks.begin()));
                GLOSSATOR_TRY(found.add(like.ids, Why::Name, true));
            }
        }
        if (choices.whole)
            GLOSSATOR_TRY(found.add({choices.whole}, Why::Name, false));
        GLOSSATOR_TRY(found.add(before, Why::Before, true));
        const auto guess = std::ranges::find_if(
            found.m_found, [](const EntityChoice &choice) { return choice.why != Why::Now; });
        choices.likely = guess == found.m_found.end() ? -1 : guess - found.m_found.begin();
        GLOSSATOR_ASSIGN(const auto often, entities.mostMentioned(mostOften));
        GLOSSATOR_TRY(found.add(often, Why::Often, true));
        GLOSSATOR_TRY(found.add(found.m_notThese, Why::NotTheSame, false));
        choices.choices = std::move(found.m_found);
        return choices;
    }
    GLOSSATOR_ASSIGN(const WordMatches matches, Usage(store).entitiesCalled(words, mostFitting, mention.article));
    choices.total = matches.total;
    GLOSSATOR_TRY(found.add(matches.ids, Why::Fits, false));
    std::vector<EntityId> apart;
    std::ranges::copy_if(matches.ids, std::back_inserter(apart),
        [&found](EntityId id) { return std::ranges::contains(found.m_notThese, id); });
    // How it fits counts most, then whether a name does, or is just that; then whether it is somebody else than now,
    // goes with the type, how near it is, and how often it is mentioned.
    const QString whole = folded(words);
    const auto isWhole = [&whole](const QString &name) { return folded(name.simplified()) == whole; };
    std::vector<std::pair<std::tuple<int, bool, bool, bool, bool, qint64, qint64>, EntityChoice>> ordered;
    for (EntityChoice &choice : found.m_found) {
        const Entity &entity = choice.row.entity;
        const auto match = std::ranges::find(matches.ids, entity.id) - matches.ids.begin();
        choice.words = matches.words.at(match);
        const bool isExact = isWhole(entity.name) || std::ranges::any_of(entity.aliases, isWhole);
        const auto nearness = std::ranges::find(before, entity.id) - before.begin();
        const std::tuple order(matches.ranks[size_t(match)] / 1000, !choice.words.isNull(), !isExact,
            entity.id == mention.entity, !found.isCompatible(entity.type), qint64(nearness), -choice.row.mentions);
        ordered.emplace_back(order, std::move(choice));
    }
    std::ranges::stable_sort(ordered, {}, [](const auto &one) -> const auto & { return one.first; });
    found.m_found.clear();
    for (auto &one : ordered)
        found.m_found.push_back(std::move(one.second));
    choices.likely = found.m_found.empty() ? -1 : 0;
    GLOSSATOR_TRY(found.add(apart, Why::NotTheSame, false));
    choices.choices = std::move(found.m_found);
    return choices;
}

} // namespace glossator
