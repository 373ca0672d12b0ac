// SPDX-License-Identifier: GPL-3.0-or-later
// The A, N and # lines of a document: each attribute, link and note finds the line that said it before, takes the place
// of one that said something else, or gets a new one. Used by one export.
#pragma once

#include "models/formats/bratdatawriter.h"
#include "models/formats/bratsheet.h"

namespace glossator {

class BratDetails {
public:
    BratDetails(const BundleIndex &index, BratNames &names, const BratDocument &layout);

    /// Everything that hangs on the owner, which has a line. On a trigger brat allows none of it: there only what a
    /// file said before gets a line.
    void add(Owner owner, bool isTrigger);
    /// Gives each its line, or none.
    void place(BratSheet &sheet);

    /// For our note on the owner: what its lines do not say in full, and what has no line.
    [[nodiscard]] QJsonObject data(Owner owner, const BratDataWriter &writer) const;

private:
    struct Detail {
        BratLine line{}; ///< with the id once it has one
        BratLine asIs{}; ///< the same before anything was made plain
        bool onlyAsRead = false; ///< brat would take offence: only a line that was there before
        const Attribute *attribute = nullptr; ///< one of these three
        const Note *note = nullptr;
        const ExternalId *link = nullptr;
    };

    void addLine(Owner owner, Detail detail);
    [[nodiscard]] QJsonObject inFull(const Detail &detail, const BratDataWriter &writer) const;

    const BundleIndex &m_index;
    BratNames &m_names;
    const BratDocument &m_layout;
    std::vector<Detail> m_details;
    QHash<Owner, std::vector<size_t>> m_byOwner;
    QHash<Owner, QJsonArray> m_ids; ///< that are no links
};

} // namespace glossator
