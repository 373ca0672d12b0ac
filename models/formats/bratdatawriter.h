// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of our own notes (see bratdata.h) that say the same of many things: details, entities, events. Used by one
// export.
#pragma once

#include "models/formats/bratnames.h"

#include <QJsonArray>
#include <QJsonObject>

namespace glossator {

class BratDataWriter {
public:
    BratDataWriter(const BundleIndex &index, const BratNames &names) : m_index(index), m_names(names) {}

    [[nodiscard]] QJsonObject attribute(const Attribute &attribute) const;
    [[nodiscard]] QJsonObject note(const Note &note) const;
    [[nodiscard]] QJsonObject externalId(const ExternalId &id) const;
    void provenance(QJsonObject &object, const Provenance &by) const;
    void author(QJsonObject &object, AuthorId author, qint64 created) const;
    /// An import signs and dates what came without, as it does the article. Of that nothing is said.
    [[nodiscard]] bool isOfImport(AuthorId author, qint64 created) const;
    /// Everything that hangs on something without a line of its own.
    void details(QJsonObject &object, Owner owner) const;

    /// What the reader would not find out by itself about an entity with mentions here.
    [[nodiscard]] QJsonObject entity(const Entity &entity) const;
    [[nodiscard]] QJsonObject event(const Event &event) const;
    /// How a filler or a relation's end names it: by a mention, by its label, or at first by its definition.
    [[nodiscard]] QJsonValue reference(EntityId id);
    [[nodiscard]] QJsonValue reference(EventId id);

private:
    QJsonValue label(const Owner &owner, QJsonObject definition);

    const BundleIndex &m_index;
    const BratNames &m_names;
    QHash<Owner, QString> m_labels;
};

} // namespace glossator
