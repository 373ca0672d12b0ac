// SPDX-License-Identifier: GPL-3.0-or-later
// Writes articles as tasks of Label Studio's, and the labelling configuration for them. Used by one export.
//
// A trigger is a region of a control of its own; the roles of its event are the relations that begin there.
#pragma once

#include "models/formats/labelstudioconfig.h"
#include "models/formats/losses.h"

namespace glossator {

class LabelStudioWriter final : public Writer {
public:
    static const Holdings holdings;

    /// Makes of a bundle what the format can hold: nothing that reaches into other articles, each event with a trigger of
    /// its own that has nothing else on it.
    static void reduce(Bundle &bundle, Losses &losses);
    /// Makes every line end a line feed: Label Studio shows them so, and counts what it shows.
    static void useLineFeeds(Bundle &bundle, Losses &losses);

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override;
    Result<std::vector<OutputFile>> add(const Bundle &article) override;
    Result<std::vector<OutputFile>> end() override;
    [[nodiscard]] std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    void note(const Bundle &bundle);

    Losses m_losses;
    LabelStudioConfig m_config;
    QByteArray m_schemaText; ///< which says more than the configuration can
    bool m_hasTask = false;
};

} // namespace glossator
