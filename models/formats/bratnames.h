// SPDX-License-Identifier: GPL-3.0-or-later
// What each annotation is called in brat's files: as it was when it was read, or by the smallest number that is free.
// Used by one export.
#pragma once

#include "models/formats/bratdocument.h"
#include "models/formats/bundleindex.h"

#include <QSet>

namespace glossator {

class BratNames {
public:
    /// Takes over the names that the bundle's external ids give, as far as they are legal and given once.
    BratNames(const BundleIndex &index, const BratDocument &layout);

    /// T1, or an empty string for what has no line of its own.
    [[nodiscard]] QString of(Owner owner) const { return m_names.value(owner); }
    /// Whether the external id is the one that the name comes from.
    [[nodiscard]] bool isName(const ExternalId &id) const;
    /// The thing of that name has a line: mention, event mention or relation.
    [[nodiscard]] bool isTaken(const QString &name) const { return m_owners.contains(name); }
    /// Whose name it is; one of the id 0 for nobody's.
    [[nodiscard]] Owner owner(const QString &name) const { return m_owners.value(name); }

    /// Gives it a name unless it has one.
    void give(Owner owner, QChar prefix);
    /// The smallest free one.
    [[nodiscard]] QString fresh(QChar prefix);

private:
    QHash<Owner, QString> m_names;
    QHash<QString, Owner> m_owners; ///< the same, by name
    QSet<QString> m_used; ///< in the files, also by lines that say nothing
    QHash<QChar, int> m_last;
};

} // namespace glossator
