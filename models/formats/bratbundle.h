// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a bundle with what hangs on other things: authors, attributes, notes, external ids. Hands out the ids of one
// read.
#pragma once

#include "models/domain/bundle.h"

#include <QHash>
#include <QJsonObject>

namespace glossator {

class BratBundle {
public:
    explicit BratBundle(Bundle &bundle) : m_bundle(bundle) {}

    template <class IdType>
    [[nodiscard]] IdType next()
    {
        return IdType(++m_lastId);
    }

    /// What our notes (see bratdata.h) say of author and times.
    [[nodiscard]] AuthorId author(const QJsonObject &data);
    [[nodiscard]] Provenance provenance(const QJsonObject &data);
    [[nodiscard]] static std::optional<double> confidence(const QJsonObject &data);

    /// @param data gives the author.
    void addAttribute(Owner owner, const QJsonObject &data, const QString &name, const QString &value);
    void addNote(Owner owner, const QJsonObject &data, const QString &type, const QString &text);
    /// What brat calls it.
    void addName(Owner owner, const QString &name);
    void addLink(Owner owner, ExternalId link);
    /// The attributes, notes and ids that our note gives because no line of brat's can.
    void addDetails(Owner owner, const QJsonObject &data);

private:
    Bundle &m_bundle;
    qint64 m_lastId = 1; ///< 1 is the article's
    QHash<QString, AuthorId> m_authors;
    QHash<std::pair<Owner, QString>, int> m_ordinals;
};

} // namespace glossator
