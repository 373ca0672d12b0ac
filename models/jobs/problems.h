// SPDX-License-Identifier: GPL-3.0-or-later
// Where the annotations of a project leave its schema. Reads only, any thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/domain/schemacheck.h"
#include "models/store/store.h"

namespace glossator {

struct LocatedProblem {
    Problem problem;
    ArticleId article; ///< invalid: the project as a whole
    TextSpan place;
};

/// The types of entities and events, which a bundle's annotations only point to.
struct FactTypes {
    QHash<qint64, QString> entities;
    QHash<qint64, QString> events;
};

[[nodiscard]] FactTypes factTypes(const Bundle &project);
/// What is wrong in one bundle: an article's, or the project's, whose entities and events it lists.
[[nodiscard]] std::vector<LocatedProblem> problemsIn(const Bundle &bundle, const Schema &schema, const FactTypes &types);
/// In the order of the articles and their texts, the project's own first. Rejected annotations have none.
[[nodiscard]] Result<std::vector<LocatedProblem>> projectProblems(Store &store);

} // namespace glossator
