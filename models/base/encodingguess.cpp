// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/encodingguess.h"

#include <QStringDecoder>

#include <algorithm>

namespace glossator {

namespace {

constexpr qsizetype sampleSize = 64 * 1024;

// In this order where they fit equally well.
constexpr const char *candidates[] = {
    "UTF-16LE",     "UTF-16BE",     "windows-1252", "windows-1254", "windows-1250", "windows-1251", "windows-1256",
    "windows-1253", "windows-1255", "KOI8-R",       "GB18030",      "Big5",         "Shift_JIS",    "EUC-KR",
    "EUC-JP",       "macintosh",
};

/// How unlike running text it is: signs and controls that stand inside words, words of two scripts or with capitals
/// inside, and letters that are rare in news count against it. Per thousand letters.
qint64 oddity(const QString &text)
{
    static constexpr QStringView rare = u"ýþðÝÞÐƒ¨ŽžŸÿ";
    qint64 letters = 0;
    qint64 odd = 0;
    QChar::Script script = QChar::Script_Common;
    bool lowerBefore = false;
    bool letterBefore = false;
    for (const char32_t point : text.toUcs4()) {
        const QChar::Category category = QChar::category(point);
        const bool letter = QChar::isLetter(point);
        if (letter) {
            const QChar::Script own = QChar::script(point);
            const bool mixed = letterBefore && script != own && own != QChar::Script_Inherited
                && script != QChar::Script_Han && own != QChar::Script_Han;
            odd += (mixed ? 4 : 0) + (lowerBefore && QChar::isUpper(point) ? 2 : 0);
            odd += point <= 0xFFFF && rare.contains(QChar(char16_t(point)));
            script = own;
            ++letters;
        } else if (point >= 0x80 || point < 0x20) {
            const bool sign = category == QChar::Symbol_Other || category == QChar::Symbol_Math
                || category == QChar::Symbol_Currency || category == QChar::Symbol_Modifier;
            const bool blank = point == '\n' || point == '\r' || point == '\t';
            const bool wrong = category == QChar::Other_Control || category == QChar::Other_PrivateUse
                || category == QChar::Other_NotAssigned || point == 0xFFFD;
            odd += (wrong && !blank ? 20 : 0) + (sign && letterBefore ? 3 : 0) + 1;
        }
        lowerBefore = letter && QChar::isLower(point);
        letterBefore = letter;
    }
    return letters == 0 ? 1000 : odd * 1000 / letters;
}

} // namespace

QList<QByteArray> guessEncodings(const QByteArray &bytes)
{
    struct Guess {
        qint64 oddity;
        QByteArray name;
        QString text;
    };
    QList<Guess> guesses;
    const QByteArrayView sample = QByteArrayView(bytes).first(std::min(bytes.size(), sampleSize) / 2 * 2);
    for (const char *name : candidates) {
        QStringDecoder decoder(name);
        if (!decoder.isValid())
            continue;
        const QString text = decoder.decode(sample);
        const qint64 found = decoder.hasError() ? 1000 : oddity(text);
        const bool known = std::ranges::any_of(guesses, [&](const Guess &guess) { return guess.text == text; });
        if (found < 400 && !known)
            guesses.append({found, QByteArray(name), text});
    }
    std::ranges::stable_sort(guesses, {}, &Guess::oddity);
    QList<QByteArray> names;
    for (const Guess &guess : guesses.first(std::min<qsizetype>(guesses.size(), 3)))
        names << guess.name;
    return names;
}

} // namespace glossator
