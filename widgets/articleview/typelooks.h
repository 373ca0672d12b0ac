// SPDX-License-Identifier: GPL-3.0-or-later
// How the mentions of each type are drawn: colours that stay readable, underline pattern, and the words on the tag.
// Owned by ArticleView, which makes a new one when schema, palette or font change; GUI thread.
#pragma once

#include "models/domain/schema.h"
#include "widgets/articleview/articlestyle.h"
#include "widgets/articleview/tagplaces.h"

#include <array>
#include <unordered_map>

namespace glossator {

/// An underline as dashes and gaps in multiples of its width; empty: solid.
using LinePattern = QList<qreal>;

struct TypeLook {
    static constexpr int Depths = 3; ///< mentions nested deeper look as the deepest of these

    QString tag; ///< a short name: the type's own where it is short, else what people call it
    std::vector<TagForm> tagForms; ///< the tag, and what may stand for it where there is less room
    bool isEvent = false; ///< its mentions are triggers
    std::array<QColor, Depths> tints; ///< behind text, by how many others lie below; text stays readable on each
    QColor strongTint; ///< of the current entity
    QColor line; ///< underlines, boxes, frames
    QColor ink; ///< the tag's letters, readable on the page
    QColor chip; ///< behind the letters of an event's tag, which are in the page's colour
    LinePattern pattern;
};

class TypeLooks {
public:
    TypeLooks(Schema schema, const ArticleStyle &style);

    /// The look of a mention of that type; one that the schema does not know is grey and named as the mention says.
    /// Good as long as this object.
    [[nodiscard]] const TypeLook &of(const QString &type) const;

private:
    [[nodiscard]] TypeLook make(const QString &type) const;

    Schema m_schema;
    ArticleStyle m_style;
    mutable std::unordered_map<QString, TypeLook> m_looks; ///< made when first asked for: a schema may have thousands
};

/// The words on the tag of a type: `PER`, or `Attack` for `Conflict.Attack`.
[[nodiscard]] QString tagText(const TypeDef &type);

} // namespace glossator
