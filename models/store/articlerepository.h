// SPDX-License-Identifier: GPL-3.0-or-later
// Articles, their texts and the files they came in. Reads on any thread, verbs where Store::perform() allows them.
#pragma once

#include "models/domain/article.h"
#include "models/store/store.h"

#include <array>

namespace glossator {

/// Which articles, in which order.
struct ArticleQuery {
    enum class Order { Title, Published, Source, State, Mentions, Added };

    QString text; ///< words to be found in title or text; empty: all
    std::optional<ReadingState> state{}; ///< only these; nothing: all
    Order order = Order::Added;
    bool descending = false;
    std::vector<ArticleId> among{}; ///< only these; empty: all
    std::optional<int> most{}; ///< the first so many; nothing: all

    friend bool operator==(const ArticleQuery &, const ArticleQuery &) = default;
};

/// An article as a list shows it.
struct ArticleRow {
    Article article;
    qint64 mentions = 0;

    friend bool operator==(const ArticleRow &, const ArticleRow &) = default;
};

class ArticleRepository {
public:
    explicit ArticleRepository(Store &store) : m_store(store) {}

    [[nodiscard]] Result<Article> article(ArticleId id) const;
    [[nodiscard]] Result<ArticleRow> row(ArticleId id) const;
    [[nodiscard]] Result<std::vector<ArticleId>> ids(const ArticleQuery &query) const;
    /// The current text, exactly.
    [[nodiscard]] Result<QString> text(ArticleId id) const;
    /// The bytes under a SHA-256: an original, a source file.
    [[nodiscard]] Result<QByteArray> blob(const QByteArray &hash) const;
    /// Articles whose current or first text has this SHA-256.
    [[nodiscard]] Result<std::vector<ArticleId>> withText(const QByteArray &hash) const;
    /// At most so many of them: soon answered, however many there are.
    [[nodiscard]] Result<std::vector<ArticleId>> someWithText(const QByteArray &hash, int most) const;
    /// Whether there is one.
    [[nodiscard]] Result<bool> hasText(const QByteArray &hash) const;
    /// Those of them that also came in a file with that checksum.
    [[nodiscard]] Result<std::vector<ArticleId>> withTextAndFile(const QByteArray &text, const QByteArray &file) const;
    /// Files of an article, or with an invalid id those of the project.
    [[nodiscard]] Result<std::vector<SourceFile>> files(ArticleId id) const;
    [[nodiscard]] Result<std::vector<Leftover>> leftovers(ArticleId id) const;

    /// @param article its id, hashes, author and time are filled in.
    /// @param original the bytes as received; empty: none kept.
    Result<ArticleId> add(Article article, const QString &text, const QByteArray &original = {});
    /// Title, date, source and the other words about the article; its texts stay.
    Result<> update(const Article &article);
    Result<> setState(ArticleId id, ReadingState state);
    /// How many are in each state, by its number.
    [[nodiscard]] Result<std::array<qint64, 3>> countsByState() const;
    /// With all annotations in it.
    Result<> remove(const std::vector<ArticleId> &ids);
    /// Corrects the text: the mentions behind it move, those that reach into the span follow its new length.
    Result<> replaceText(ArticleId id, TextSpan span, const QString &replacement);

private:
    Store &m_store;
};

} // namespace glossator
