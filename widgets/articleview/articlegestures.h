// SPDX-License-Identifier: GPL-3.0-or-later
// Turns keys over an article into moves, selections and requests.
// Owned by ArticleView, which hands it its events; GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "widgets/articleview/articlekeys.h"

#include <optional>

class QKeyEvent;

namespace glossator {

class ArticleView;

class ArticleGestures {
public:
    explicit ArticleGestures(ArticleView &view) : m_view(view) {}

    /// Forgets the column that moves by lines keep.
    void forget() { m_column.reset(); }
    /// Whether the key means something here now.
    [[nodiscard]] bool wantsKey(const QKeyEvent &event) const;
    /// Does what the key means; false when it means nothing.
    bool keyPressed(const QKeyEvent &event);
    /// While picking: picks a mention when it is allowed.
    void pick(MentionId mention);
    /// While picking: picks the words selected, as a mention or bare, or else the target that is framed.
    void choose(bool bare);

private:
    /// Whether there is a mention to act on: it may have been deleted meanwhile.
    [[nodiscard]] bool hasCurrent() const;
    void move(const ArticleKey &key);
    void chooseType();
    void mark(const TypeDef *type);
    void askWhom();
    void sayNothingIsThere();
    [[nodiscard]] bool readsLeftAt(qsizetype offset) const;
    /// Where the frame is, in UTF-16 units.
    [[nodiscard]] qsizetype pickingPlace() const;
    void frameBeside(bool forward);
    [[nodiscard]] std::optional<ArticleKey> keyOf(const QKeyEvent &event) const;
    [[nodiscard]] bool canBackOut() const;
    void backOut();
    void resize(const ArticleKey &key);

    ArticleView &m_view;
    std::optional<qreal> m_column; ///< the one that moves by lines keep
};

} // namespace glossator
