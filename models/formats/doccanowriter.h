// SPDX-License-Identifier: GPL-3.0-or-later
// Writes articles as records of doccano's. Used by one export.
#pragma once

#include "models/formats/losses.h"

namespace glossator {

class DoccanoWriter final : public Writer {
public:
    /// @param hasRelations false: only labelled places, for projects without relations.
    [[nodiscard]] static Holdings holdings(bool hasRelations);

    explicit DoccanoWriter(bool hasRelations) : m_hasRelations(hasRelations), m_holdings(holdings(hasRelations)) {}

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override;
    Result<std::vector<OutputFile>> add(const Bundle &article) override;
    [[nodiscard]] std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    const bool m_hasRelations;
    const Holdings m_holdings;
    Losses m_losses;
};

} // namespace glossator
