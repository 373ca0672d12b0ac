// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the articles last asked for, so that neither a list of quotes nor a mark reads an article for each.
// Kept by hash, so they are never out of date. Lent by Store::texts(); any thread.
#pragma once

#include "models/base/textoffsets.h"
#include "models/store/store.h"

#include <QCache>
#include <QMutex>

#include <memory>

namespace glossator {

class ArticleTexts {
public:
    /// @param store must outlive this object.
    explicit ArticleTexts(Store &store);

    /// The article's current text.
    [[nodiscard]] Result<std::shared_ptr<const TextOffsets>> text(ArticleId id);

    /// What stands around a place, in its paragraph, white space folded; an ellipsis where it was cut.
    struct Context {
        QString before;
        QString after;
    };
    /// @param length at most so many code points on either side. Empty when the article is gone.
    [[nodiscard]] Context around(ArticleId id, TextSpan place, qsizetype length = 40);

private:
    Store &m_store;
    QMutex m_mutex; ///< of m_texts
    QCache<QByteArray, std::shared_ptr<const TextOffsets>> m_texts; ///< by SHA-256; costs UTF-16 units
};

} // namespace glossator
