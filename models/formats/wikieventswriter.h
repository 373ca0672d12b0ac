// SPDX-License-Identifier: GPL-3.0-or-later
// Writes articles as lines of WikiEvents, and their entities into the file beside. Used by one export.
#pragma once

#include "models/base/filenames.h"
#include "models/formats/losses.h"

namespace glossator {

class WikiEventsWriter final : public Writer {
public:
    static const Holdings holdings;

    /// Makes of a bundle what the format can hold: each event with a trigger of its own, nothing that reaches into other
    /// articles, no mention without a token, entities of the type of their first mention.
    static void reduce(Bundle &bundle, Losses &losses);

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override;
    Result<std::vector<OutputFile>> add(const Bundle &article) override;
    [[nodiscard]] std::vector<Loss> losses() const override;

private:
    Losses m_losses;
    UniquePaths m_names;
    QHash<EventId, QString> m_untold; ///< events that no article told of so far, with their types
};

} // namespace glossator
