// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/entitysearch.h"

#include "models/store/stoppable.h"

#include <QtConcurrentRun>

namespace glossator {

EntitySearch::EntitySearch(Store &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

EntitySearch::~EntitySearch()
{
    m_stop.request_stop();
    m_thread.waitForDone();
}

void EntitySearch::look(const Schema &schema, const Mention &mention, const QString &typed,
    const std::vector<EntityId> &notThese, std::function<void(EntityChoices)> found)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const std::stop_token stop = m_stop.get_token();
    QtConcurrent::run(&m_thread, [&store = m_store, schema, mention, typed, notThese, stop] {
        return guarded([&]() -> Result<EntityChoices> {
            const Stoppable stoppable(store, stop);
            return entityChoices(store, schema, mention, typed, notThese);
        });
    }).then(this, [stop, found = std::move(found)](Result<EntityChoices> choices) {
        if (!stop.stop_requested())
            found(std::move(choices).value_or(EntityChoices()));
    });
}

} // namespace glossator
