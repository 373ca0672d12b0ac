// SPDX-License-Identifier: GPL-3.0-or-later
// Writes articles as lines of spaCy's and Prodigy's. Used by one export.
#pragma once

#include "models/formats/losses.h"

namespace glossator {

class SpacyWriter final : public Writer {
public:
    static const Holdings holdings;

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override;
    Result<std::vector<OutputFile>> add(const Bundle &article) override;
    [[nodiscard]] std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    Losses m_losses;
};

} // namespace glossator
