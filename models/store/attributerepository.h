// SPDX-License-Identifier: GPL-3.0-or-later
// What hangs on annotations and articles: attributes, notes and external ids. Reads on any thread, verbs where
// Store::perform() allows them.
#pragma once

#include "models/domain/annotations.h"
#include "models/store/store.h"

namespace glossator {

class AttributeRepository {
public:
    explicit AttributeRepository(Store &store) : m_store(store) {}

    /// By name, then ordinal.
    [[nodiscard]] Result<std::vector<Attribute>> of(Owner owner) const;
    /// The values of one name become these; an empty list clears it, a null string is a flag that is set.
    Result<> set(Owner owner, const QString &name, const QStringList &values);
    /// Gives `to` the attributes of `from`.
    Result<> copy(Owner from, Owner to);

private:
    Store &m_store;
};

class NoteRepository {
public:
    explicit NoteRepository(Store &store) : m_store(store) {}

    [[nodiscard]] Result<std::vector<Note>> of(Owner owner) const;
    Result<NoteId> add(Owner owner, const QString &text, const QString &type = {});
    Result<> setText(NoteId id, const QString &text);
    Result<> remove(NoteId id);

private:
    Store &m_store;
};

class ExternalIdRepository {
public:
    explicit ExternalIdRepository(Store &store) : m_store(store) {}

    [[nodiscard]] Result<std::vector<ExternalId>> of(Owner owner) const;
    Result<ExternalIdId> add(ExternalId externalId);
    Result<> remove(ExternalIdId id);

private:
    Store &m_store;
};

} // namespace glossator
