// SPDX-License-Identifier: GPL-3.0-or-later
// Tags of tokens and the runs of tokens that they mean: IOB1, IOB2, BILOU, BIOES and BMES are all read. Pure functions,
// any thread.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace glossator {

enum class TagScheme : quint8 {
    Iob2, ///< B-X I-X I-X
    Bilou, ///< B-X I-X L-X, and U-X for one token
    Bioes, ///< B-X I-X E-X, and S-X for one token
};

/// Tokens that a tag marks as one thing.
struct TagRun {
    qsizetype first = 0;
    qsizetype last = 0;
    QString type;
};

/// What a mark is called whose type is not told.
inline constexpr QLatin1StringView conllNoType{"Entity"};

/// O, B-X and the like, or B and I without a type.
[[nodiscard]] bool isConllTag(QByteArrayView cell);
/// Whether it begins or goes on with something.
[[nodiscard]] bool isConllInside(QByteArrayView cell);

/// The runs of one sentence. I-X begins one where none of that type is open; what is no tag is outside of all.
[[nodiscard]] std::vector<TagRun> conllRuns(const std::vector<QByteArrayView> &tags);
/// @param isBare the column has tags without types.
[[nodiscard]] QByteArray conllTag(TagScheme scheme, const TagRun &run, qsizetype token, bool isBare);

/// A type as one word: white space, control characters, `%` and what is named become %XX, as in addresses.
[[nodiscard]] QByteArray conllType(const QString &type, QByteArrayView more = {});
/// The type that conllType() makes that of, or else the word as it stands.
[[nodiscard]] QString conllTypeOf(QByteArrayView word, QByteArrayView more = {});

} // namespace glossator
