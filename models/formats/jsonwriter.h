// SPDX-License-Identifier: GPL-3.0-or-later
// Writes Glossator JSON: the project's part, then one article after the other, each in one piece. The same things in
// any order give the same bytes. Belongs to one export, one thread at a time.
#pragma once

#include "models/formats/format.h"
#include "models/formats/jsonids.h"

#include <QCoreApplication>
#include <QSet>

namespace glossator {

class JsonWriter : public Writer {
    Q_DECLARE_TR_FUNCTIONS(glossator::Json)

public:
    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override;
    Result<std::vector<OutputFile>> add(const Bundle &article) override;
    /// Fails where something speaks of an annotation that was not handed over: the file could not be read back.
    Result<std::vector<OutputFile>> end() override;

private:
    Result<std::vector<OutputFile>> finish(const QString &problem, const QString &listProblem, OutputFile &&out);
    static QString missingSentence(const JsonIds::Reference &reference);

    JsonIds m_ids;
    QSet<std::pair<EntityId, EntityId>> m_distinct; ///< pairs already written
    bool m_hasArticle = false;
};

} // namespace glossator
