// SPDX-License-Identifier: GPL-3.0-or-later
// News of any size, the same at every call: what the benchmarks measure with. In each article a mention per 10 words, a
// relation per 40 and an event of 2 to 4 roles per 50; some mentions nested, some discontinuous; letters of several
// scripts, curly quotes and emoji; paragraphs from one line to a fifth of the article. Who is mentioned comes from a
// register of a hundredth as many entities as there are words in all, the first of them in every tenth mention.
#pragma once

#include "models/domain/bundle.h"
#include "models/store/store.h"

namespace glossator::bench {

struct NewsSize {
    qint64 articles = 1;
    qint64 words = 500; ///< in each article
};

class GeneratedNews {
public:
    explicit GeneratedNews(const NewsSize &size) : m_size(size) {}

    [[nodiscard]] const NewsSize &size() const { return m_size; }
    [[nodiscard]] qint64 entities() const;
    /// The article of that number, from 0. Ids name the same thing in each of them. Types are those of newsace.
    [[nodiscard]] Bundle article(qint64 number) const;
    /// Adds all articles to a project, a hundred at a time.
    void addTo(Store &store) const;
    /// Writes NUMBER.txt and NUMBER.ann of each article, and what brat has to know of the types, into the folder.
    void writeBrat(const QString &folder) const;

private:
    const NewsSize m_size;
};

/// The path of a project with just these articles; it is made once and kept in the system's folder for temporary files.
[[nodiscard]] QString newsProject(const QList<NewsSize> &sizes);

/// A project of the name in which only this run writes.
[[nodiscard]] QString copyOf(const QString &project, const QString &name);

} // namespace glossator::bench
