// SPDX-License-Identifier: GPL-3.0-or-later
// The mentions of an article as marks on the tokens of a page. What the page says already stays as it stands there. Used
// for one article.
#pragma once

#include "models/formats/conllblank.h"
#include "models/formats/conllpage.h"
#include "models/formats/losses.h"

#include <QHash>
#include <QSet>

namespace glossator {

/// The fragments without white space at their ends, those that hold nothing else left out.
[[nodiscard]] std::vector<TextSpan> trimmedFragments(const TextOffsets &text, const Extent &extent);

class ConllMarks {
    Q_DECLARE_TR_FUNCTIONS(ConllFormat)

public:
    /// @param spans of the page's units in the article's text. All outlive this object.
    ConllMarks(ConllKind kind, const ConllPage &page, const std::vector<TextSpan> &spans, Losses &losses);

    void take(const Bundle &article);
    /// Whether they are just those of the page.
    [[nodiscard]] bool areThePages() const { return !m_isChanged; }
    [[nodiscard]] const std::vector<ConllMark> &all() const { return m_marks; }
    /// What begins the names of mentions without an entity; empty: there are none.
    [[nodiscard]] const QByteArray &noEntity() const { return m_noEntity; }

private:
    /// A mention that can be told.
    struct Told {
        ConllMark mark;
        EntityId entity;
        QString quote;
        qsizetype origin = -1; ///< the page's mark that it is; -1: it is new
    };

    void match(const Bundle &article);
    [[nodiscard]] std::optional<ConllMark> fit(const Mention &mention, const TextOffsets &text);
    [[nodiscard]] std::optional<ConllPart> partFor(TextSpan span) const;
    [[nodiscard]] bool isInOneSentence(const ConllPart &part) const;
    [[nodiscard]] bool isAsItWas(const Told &told) const;
    void nameEntities();
    void separate();
    void chooseLayers();
    void layColumns();
    [[nodiscard]] QByteArray freshName(const QByteArray &prefix);
    [[nodiscard]] QByteArray nameOfNone();

    const ConllKind m_kind;
    const ConllPage &m_page;
    Losses &m_losses;
    QHash<qsizetype, qsizetype> m_begins; ///< the first unit that begins at an offset
    QHash<qsizetype, qsizetype> m_ends; ///< the last unit that ends at one
    QHash<MentionId, qsizetype> m_matched; ///< the page's marks
    std::map<std::vector<ConllPart>, qsizetype> m_left; ///< the page's marks that no mention is, by place
    std::vector<Told> m_told;
    std::vector<ConllMark> m_marks; ///< of those, at the end
    QHash<EntityId, QByteArray> m_names;
    QSet<QByteArray> m_used; ///< names
    QHash<QByteArray, int> m_last; ///< number behind a prefix
    QByteArray m_noEntity;
    bool m_isChanged = false;
};

} // namespace glossator
