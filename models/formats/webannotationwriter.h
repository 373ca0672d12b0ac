// SPDX-License-Identifier: GPL-3.0-or-later
// Writes W3C Web Annotations: for each article its text and a page of annotations, which say in an extension all that the
// model has no word for. What came as annotations of somebody else and is unchanged goes out as it came.
// Belongs to one export, one thread at a time.
#pragma once

#include "models/formats/losses.h"

#include <QCoreApplication>

namespace glossator {

class WebAnnotationWriter final : public Writer {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnotation)

public:
    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override;
    Result<std::vector<OutputFile>> add(const Bundle &article) override;
    Result<std::vector<OutputFile>> end() override;
    [[nodiscard]] std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    QString m_collection; ///< its IRI
    OutputFile m_project; ///< what the collection says of it, as members
    qint64 m_start = 0; ///< annotations written so far
    qint64 m_pages = 0; ///< of the collection, as is the next
    qint64 m_total = 0; ///< annotations
    Losses m_losses;
};

} // namespace glossator
