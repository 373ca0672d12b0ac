// SPDX-License-Identifier: GPL-3.0-or-later
// Looks in the background for whom a mention may name: every name is compared, and no key shall wait for that.
// Lives on the GUI thread, reads in another.
#pragma once

#include "models/items/backgroundreader.h"
#include "models/items/entitychoices.h"

namespace glossator {

class EntitySearch {
public:
    /// @param store must outlive this object.
    explicit EntitySearch(Store &store) : m_store(store), m_reader(store) {}

    /// As entityChoices(); `found` is called later, with nobody where the search failed. The former search ends, and
    /// tells nothing any more.
    void look(const Schema &schema, const Mention &mention, const QString &typed, const std::vector<EntityId> &notThese,
        std::function<void(EntityChoices)> found);

private:
    Store &m_store;
    BackgroundReader m_reader;
};

} // namespace glossator
