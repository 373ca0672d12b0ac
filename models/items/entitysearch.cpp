// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/entitysearch.h"

namespace glossator {

void EntitySearch::look(const Schema &schema, const Mention &mention, const QString &typed,
    const std::vector<EntityId> &notThese, std::function<void(EntityChoices)> found)
{
    m_reader.read<EntityChoices>(
        [&store = m_store, schema, mention, typed, notThese] { return entityChoices(store, schema, mention, typed, notThese); },
        [found = std::move(found)](Result<EntityChoices> choices) { found(std::move(choices).value_or(EntityChoices())); });
}

} // namespace glossator
