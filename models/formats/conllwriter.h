// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the formats of the CoNLL family: marks are put into the lines that the article came in, or into new ones where it
// came otherwise. Belongs to one export.
#pragma once

#include "models/formats/conllblank.h"
#include "models/formats/conllpage.h"
#include "models/formats/losses.h"

namespace glossator {

[[nodiscard]] QString conllId(ConllKind kind);
/// Of files and of the SourceFile of an article, with the dot.
[[nodiscard]] QString conllSuffix(ConllKind kind);
[[nodiscard]] Result<ConllPage> readConll(ConllKind kind, QByteArray bytes, const ConllPlace &place);
/// The title and date that a page tells, or else its text.
[[nodiscard]] std::pair<QString, QString> conllHeading(const ConllPage &page, const QString &path);
/// What can be said on new lines.
[[nodiscard]] Holdings conllHoldings(ConllKind kind);

class ConllWriter final : public Writer {
    Q_DECLARE_TR_FUNCTIONS(ConllFormat)

public:
    explicit ConllWriter(ConllKind kind) : m_kind(kind) {}

    Result<std::vector<OutputFile>> begin(const Bundle &project, const Schema &schema) override;
    Result<std::vector<OutputFile>> add(const Bundle &article) override;
    [[nodiscard]] std::vector<Loss> losses() const override { return m_losses.all(); }

private:
    /// The page that the article was read from, if its text is still the same.
    std::optional<ConllPage> pageOf(const Bundle &article);
    void tellHeading(ConllPage &page, const Article &article);

    const ConllKind m_kind;
    Losses m_losses;
};

} // namespace glossator
