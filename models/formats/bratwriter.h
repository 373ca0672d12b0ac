// SPDX-License-Identifier: GPL-3.0-or-later
// Writes brat standoff: NAME.txt with NAME.ann, or with the parts that it came in. Belongs to one export.
#pragma once

#include "models/formats/losses.h"

#include <QHash>

namespace glossator {

class BratConfFilesWriter;

class BratWriter final : public Writer {
public:
    BratWriter();
    ~BratWriter() override;

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override;
    Result<std::vector<OutputFile>> add(const Bundle &article) override;
    /// The configuration, once it is known what the articles say.
    Result<std::vector<OutputFile>> end() override;
    [[nodiscard]] std::vector<Loss> losses() const override;

private:
    void countArticle(const Bundle &article, const TextOffsets &text);

    std::unique_ptr<BratConfFilesWriter> m_conf;
    QHash<EntityId, int> m_entities; ///< in how many articles
    QHash<EventId, int> m_events;
    Losses m_losses;
};

} // namespace glossator
