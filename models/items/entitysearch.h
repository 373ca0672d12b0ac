// SPDX-License-Identifier: GPL-3.0-or-later
// Looks in the background for whom a mention may name: every name is compared, and no key shall wait for that.
// Lives on the GUI thread, reads in another.
#pragma once

#include "models/items/entitychoices.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace glossator {

class EntitySearch : public QObject {
    Q_OBJECT

public:
    /// @param store must outlive this object.
    explicit EntitySearch(Store &store, QObject *parent = nullptr);
    ~EntitySearch() override; ///< ends a search and waits

    /// As entityChoices(); `found` is called later, with nobody where the search failed. The former search ends, and
    /// tells nothing any more.
    void look(const Schema &schema, const Mention &mention, const QString &typed, const std::vector<EntityId> &notThese,
        std::function<void(EntityChoices)> found);

private:
    Store &m_store;
    std::stop_source m_stop; ///< of the last search
    QThreadPool m_thread; ///< one: the store keeps a connection for each
};

} // namespace glossator
