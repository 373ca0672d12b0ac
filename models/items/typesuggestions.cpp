// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/typesuggestions.h"

#include "models/base/propername.h"
#include "models/store/usage.h"

#include <algorithm>

namespace glossator {

namespace {

constexpr size_t mostLikely = 3;
constexpr size_t mostRecent = 5;

} // namespace

Result<TypeSuggestions> suggestTypes(Store &store, const Schema &schema, ArticleId article, const QString &words)
{
    TypeSuggestions suggestions;
    const auto add = [&](std::vector<const TypeDef *> &types, const QStringList &names, size_t most) {
        for (const QString &name : names) {
            const TypeDef *type = schema.type(schema.markedType(name));
            if (type && type->isOffered() && types.size() < most && !std::ranges::contains(suggestions.likely, type))
                types.push_back(type);
        }
    };
    const Usage usage(store);
    if (words.size() <= LongestComparedQuote) {
        GLOSSATOR_ASSIGN(const QStringList here, usage.typesInArticle(article, words));
        add(suggestions.likely, here, mostLikely);
        GLOSSATOR_ASSIGN(const QStringList elsewhere, usage.typesInProject(words));
        add(suggestions.likely, elsewhere, mostLikely);
    }
    GLOSSATOR_ASSIGN(const QStringList recent, usage.recentTypes());
    add(suggestions.recent, recent, mostRecent);
    return suggestions;
}

} // namespace glossator
