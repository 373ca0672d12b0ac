// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell may become, for delegates that offer it. Plain values, any thread.
#pragma once

#include "models/domain/article.h"
#include "models/domain/provenance.h"
#include "models/domain/schema.h"

#include <QMetaType>
#include <QVariant>

namespace glossator {

struct Choice {
    QString value; ///< what setData() takes
    QString text; ///< what people read
    std::optional<quint32> color{}; ///< 0xrrggbb

    friend bool operator==(const Choice &, const Choice &) = default;
};

/// The types, with their titles and colours. `current` comes first where it is not among them, so that it can be kept.
[[nodiscard]] QVariant typeChoices(const Schema &schema, const std::vector<const TypeDef *> &types, const QString &current);
/// The name as people read it: the type's title, or the name where the schema does not know it.
[[nodiscard]] QString typeTitle(const Schema &schema, const TypeRef &ref);
/// 0xrrggbb; invalid where the schema does not know the type.
[[nodiscard]] QVariant typeColor(const Schema &schema, const TypeRef &ref);

/// How far an article is read, as people read it.
[[nodiscard]] QString stateName(ReadingState state);
[[nodiscard]] QList<Choice> stateChoices();
[[nodiscard]] QList<Choice> statusChoices();

} // namespace glossator

Q_DECLARE_METATYPE(glossator::Choice)
