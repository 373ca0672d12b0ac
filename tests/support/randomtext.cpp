// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomtext.h"

#include <iterator>

namespace glossator::test {

namespace {

constexpr QStringView fixedPieces[] = {
    u"the ", u"Türkiye’nin ", u"Baykar's ", u"U.S. ", u"Gen. Smith said. ", u"“Stop!” ", u"3.5 ", u"Straße ", u"Iğdır ",
    u" ", u"  ", u"\t", u"\n", u"\r", u"\r\n", u"\n\n", u"\r\n\r\n", u"\u2028", u"\u2029", u"\u0085", u"\v", u"\f",
    u"\u00A0", u"\uFEFF", u"\uFFFC", u"\uFFFD", u"\uFFFE", u"\u00AD", u"\u200B", u"\u200D", u"\u200F", u"\u202E",
    u"e\u0301", u"\u0301", u"a\u0308\u0323", u"ö", u"I\u0307", u"\U0001F468\u200D\U0001F469\u200D\U0001F467",
    u"\U0001F44D\U0001F3FD", u"\U0001F1F9\U0001F1F7", u"\U0001F1E9", u"\u2764\uFE0F", u"\U0001D49C", u"\U00020BB7野家",
    u"مرحبا ", u"د. محمد ", u"\u0600\u0661", u"שלום ", u"क्षत्रिय ", u"ก็ที่ ", u"한국어 ", u"\u1112\u1161\u11AB", u"巴库。",
    u"カタカナ", u"\U000E0067\U000E007F", u"\U0010FFFF", u".", u"!", u"?", u"…", u"(", u")", u"”", u"\"", u"'", u"-",
};

/// Any scalar value but NUL, low planes preferred.
char32_t randomCodePoint(QRandomGenerator &random)
{
    for (;;) {
        const char32_t ranges[] = {0x80, 0x250, 0x3000, 0x10000, 0x20000, 0x110000};
        const char32_t point = char32_t(random.bounded(quint32(ranges[random.bounded(int(std::size(ranges)))])));
        if (point != 0 && !QChar::isSurrogate(point))
            return point;
    }
}

} // namespace

QString randomText(QRandomGenerator &random, int pieces)
{
    const bool onlyAscii = random.bounded(16) == 0;
    QString text;
    for (int left = random.bounded(pieces + 1); left > 0; --left) {
        if (onlyAscii)
            text += QChar(char16_t(1 + random.bounded(127)));
        else if (random.bounded(3) == 0)
            text += QChar::fromUcs4(randomCodePoint(random));
        else
            text += fixedPieces[random.bounded(int(std::size(fixedPieces)))];
    }
    return text;
}

} // namespace glossator::test
