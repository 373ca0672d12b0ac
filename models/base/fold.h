// SPDX-License-Identifier: GPL-3.0-or-later
// Text as a search compares it. Pure, any thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace glossator {

/// Without case and accents, the same in every locale: "Şimşek", "ŞİMŞEK" and "simsek" are one. The Turkish ı is an i
/// and the German ß is ss, so that a name is found from any keyboard.
[[nodiscard]] QString folded(QStringView text);

/// The same of a text in UTF-8.
[[nodiscard]] QByteArray foldedUtf8(QByteArrayView text);

/// A text folded with the way back, for what searches in it and shows where: folding makes it longer or shorter.
class FoldedText {
public:
    /// A stretch of the unfolded text in UTF-16 units, half-open; whole code points.
    struct Hit {
        qsizetype begin = 0;
        qsizetype end = 0;

        friend bool operator==(const Hit &, const Hit &) = default;
    };

    FoldedText() = default;
    explicit FoldedText(QStringView text);

    /// Where the words stand, however they are written there, in order and side by side; accents that hang on the last
    /// letter belong to it. Words of which folding leaves nothing stand nowhere.
    [[nodiscard]] std::vector<Hit> hits(QStringView words) const;

    [[nodiscard]] const QString &letters() const { return m_folded; }
    /// The code point that a unit of letters() comes from, with the accents that hang on it.
    [[nodiscard]] Hit origin(qsizetype unit) const;

private:
    QString m_folded;
    std::vector<quint32> m_origins; ///< of each folded unit, where its code point begins, and last the text's length
};

} // namespace glossator
