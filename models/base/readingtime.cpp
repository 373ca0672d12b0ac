// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/readingtime.h"

#include <QChar>

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

// Silent reading of non-fiction: 238 words a minute in English, with most languages between 200 and 260 (Brysbaert
// 2019, "How many words do we read per minute?"). Scripts that put no spaces between words are counted by character:
// about 300 a minute where one character is a syllable or a word, about 900 where it is a letter (the IReST study,
// Trauzettel-Klosinski and Dietz 2012, gives 255 to 360, and 870 to 990 for letters).
constexpr double WordsPerMinute = 230;
constexpr double SyllablesPerMinute = 300;
constexpr double LettersPerMinute = 900;

constexpr qsizetype CountedWhole = 24'000; ///< UTF-16 units
constexpr qsizetype Samples = 24;
constexpr qsizetype SampleLength = 1'000;

double minutesPerLetter(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Yi:
        return 1 / SyllablesPerMinute;
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return 1 / LettersPerMinute;
    default:
        return 0;
    }
}

double minutes(QStringView text)
{
    double result = 0;
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(text[i], text[i + 1]), ++i;
        if (QChar::isSpace(c)) {
            inWord = false;
        } else if (QChar::isLetterOrNumber(c)) {
            if (const double letter = c < 0x0E00 ? 0 : minutesPerLetter(QChar::script(c)); letter > 0) {
                result += letter;
                inWord = false;
            } else if (!inWord) {
                result += 1 / WordsPerMinute;
                inWord = true;
            }
        }
    }
    return result;
}

} // namespace

int readingMinutes(QStringView text)
{
    double all = 0;
    if (text.size() <= CountedWhole) {
        all = minutes(text);
    } else {
        for (qsizetype i = 0; i < Samples; ++i)
            all += minutes(text.sliced((text.size() - SampleLength) / (Samples - 1) * i, SampleLength));
        all *= double(text.size()) / double(Samples * SampleLength);
    }
    return all > 0 ? std::max(1, int(std::lround(all))) : 0;
}

} // namespace glossator
