// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/sentenceend.h"

#include "models/base/boundaries.h"

#include <QHash>
#include <QSet>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView terminators = u".!?…‼⁇⁈⁉؟۔।॥。！？．";
constexpr QStringView terminatorsWithoutBlank = u"。！？．"; // Chinese and Japanese put no blank behind them
constexpr QStringView closers = u"\"'”’»›)]}」』）】";
constexpr QStringView closersBeforeBlank = u"“‘«‹"; // in German; elsewhere they open
constexpr QStringView openers = u"\"'“‘„‚«‹»›([{—–-¿¡「『（【";

constexpr qsizetype longestToken = 20;
constexpr qsizetype shortestWrappedLine = 40;
constexpr qsizetype longestWrappedLine = 120;

/// What the full stop behind an abbreviation may mean.
enum class Abbreviation : quint8 {
    None,
    Joins, ///< a name or a word follows: Mr.
    JoinsNumber, ///< belongs to a number that follows, else ends a sentence: No.
    MayEnd, ///< ends a sentence when a word follows that begins one: Inc.
};

Abbreviation abbreviation(const QString &token)
{
    static const QHash<QString, Abbreviation> table = [] {
        QHash<QString, Abbreviation> made;
        const auto add = [&made](Abbreviation kind, QStringView words) {
            for (const QStringView word : words.split(u' '))
                made.insert(word.toString(), kind);
        };
        add(Abbreviation::Joins,
            u"mr mrs ms messrs dr prof rev fr hon st ft mt gen lt col maj capt cpt cmdr cdr adm brig sgt cpl pvt "
            u"sen rep gov pres amb supt insp det atty vs approx ca dept univ e.g i.e cf viz "
            u"hr frl bzw bspw evtl ggf inkl vgl mio mrd tsd dipl ing mag hl z.b d.h u.a i.d.r o.g s.o "
            u"sn doç yrd av alb korg org tümg tuğg bşk gn krş bkz örn yy müd gnkur mah cad sok apt");
        add(Abbreviation::JoinsNumber, u"no nos nr art sec fig vol ch pp abs bd jan feb mar apr jun jul aug sep sept oct "
                                       u"nov dec tel madde md sy okt dez");
        add(Abbreviation::MayEnd, u"inc corp ltd co llc plc bros jr sr etc al usw şti vb vd str ave blvd rd");
        return made;
    }();
    return table.value(token, Abbreviation::None);
}

/// Months before which German and Turkish write “3.”.
bool isMonth(const QString &word)
{
    static const QSet<QString> months = {
        u"januar"_s, u"februar"_s, u"märz"_s,    u"april"_s,   u"mai"_s,      u"juni"_s,   u"juli"_s,   u"august"_s,
        u"september"_s, u"oktober"_s, u"november"_s, u"dezember"_s, u"ocak"_s, u"şubat"_s, u"mart"_s,   u"nisan"_s,
        u"mayıs"_s,  u"haziran"_s, u"temmuz"_s,  u"ağustos"_s, u"eylül"_s,    u"ekim"_s,   u"kasım"_s,  u"aralık"_s,
    };
    return months.contains(word);
}

/// The word before the full stop at `dot`, with the full stops inside it, in lower case.
QString tokenBefore(QStringView text, qsizetype dot)
{
    qsizetype begin = dot;
    while (begin > 0 && dot - begin < longestToken) {
        const QChar unit = text[begin - 1];
        if (!unit.isLetterOrNumber() && !unit.isMark() && !unit.isSurrogate() && unit != u'.')
            break;
        --begin;
    }
    return text.sliced(begin, dot - begin).toString().toLower();
}

QString wordFrom(QStringView text, qsizetype begin)
{
    qsizetype end = begin;
    while (end < text.size() && end - begin < longestToken && (text[end].isLetter() || text[end].isMark()))
        ++end;
    return text.sliced(begin, end - begin).toString().toLower();
}

bool standsAtLineBegin(QStringView text, qsizetype at)
{
    while (at > 0 && isBlank(text[at - 1]) && lineBreakLength(text, at - 1) == 0)
        --at;
    return at == 0 || lineBreakLength(text, at - 1) > 0;
}

/// Whether the full stop at `dot` belongs to its word, given what follows at `next`.
bool joinsNext(QStringView text, qsizetype dot, qsizetype next)
{
    const QString token = tokenBefore(text, dot);
    const QString word = wordFrom(text, next);
    const auto isDigit = [](QChar unit) { return unit.isDigit(); };
    if (!token.isEmpty() && std::ranges::all_of(token, isDigit))
        return token.size() <= 2 && (isMonth(word) || standsAtLineBegin(text, dot - token.size()));
    switch (abbreviation(token)) {
    case Abbreviation::Joins:
        return true;
    case Abbreviation::JoinsNumber:
        return text[next].isDigit();
    case Abbreviation::MayEnd:
        return !beginsSentences(word);
    case Abbreviation::None:
        break;
    }
    // An initial or a dotted acronym: U.S., A.Ş., Ph.D.
    const bool shortParts = std::ranges::all_of(QStringView(token).split(u'.'), [](QStringView part) {
        return !part.isEmpty() && part.size() <= 2 && part.front().isLetter();
    });
    return shortParts && (token.contains(u'.') || token.size() == 1) && !beginsSentences(word);
}

/// Whether the line that ends at `at` goes on in the next one because its column was full.
bool isWrapped(QStringView text, qsizetype at, qsizetype next)
{
    qsizetype begin = at;
    while (begin > 0 && at - begin <= longestWrappedLine && lineBreakLength(text, begin - 1) == 0)
        --begin;
    qsizetype word = next;
    while (word < text.size() && word - next <= longestWrappedLine && !isBlank(text[word]))
        ++word;
    qsizetype end = word;
    while (end < text.size() && end - next <= longestWrappedLine && lineBreakLength(text, end) == 0)
        ++end;
    const qsizetype length = at - begin;
    return length >= shortestWrappedLine && length <= longestWrappedLine && length + 1 + word - next > end - next;
}

qsizetype lineEnd(QStringView text, qsizetype at)
{
    if (text[at] == u'\n' && at > 0 && text[at - 1] == u'\r')
        return -1; // decided at the CR
    if (text[at] == u'\u2029' || text[at] == u'\f')
        return at;
    qsizetype next = at + lineBreakLength(text, at);
    while (next < text.size() && isBlank(text[next]) && lineBreakLength(text, next) == 0)
        ++next;
    const bool blankLine = next == text.size() || lineBreakLength(text, next) > 0;
    if (!blankLine && (text[next].isLower() || isWrapped(text, at, next)))
        return -1;
    return at;
}

} // namespace

bool beginsSentences(const QString &word)
{
    static const QSet<QString> words = {
        u"the"_s,  u"a"_s,    u"an"_s,    u"this"_s, u"that"_s, u"these"_s, u"those"_s,   u"it"_s,    u"its"_s,
        u"he"_s,   u"his"_s,  u"she"_s,   u"her"_s,  u"they"_s, u"their"_s, u"we"_s,      u"our"_s,   u"you"_s,
        u"in"_s,   u"on"_s,   u"at"_s,    u"for"_s,  u"by"_s,   u"from"_s,  u"with"_s,    u"but"_s,   u"and"_s,
        u"as"_s,   u"after"_s, u"before"_s, u"if"_s, u"when"_s, u"while"_s, u"since"_s,   u"there"_s, u"however"_s,
        u"some"_s, u"many"_s, u"both"_s,  u"no"_s,   u"der"_s,  u"die"_s,   u"das"_s,     u"ein"_s,   u"eine"_s,
        u"er"_s,   u"sie"_s,  u"es"_s,    u"wir"_s,  u"im"_s,   u"nach"_s,  u"auch"_s,    u"doch"_s,  u"bu"_s,
        u"bir"_s,  u"o"_s,    u"ancak"_s, u"ayrıca"_s, u"öte"_s, u"daha"_s, u"açıklamada"_s,
    };
    return words.contains(word);
}

bool isBlank(QChar unit)
{
    return unit.isSpace() || unit == u'\uFEFF';
}

qsizetype sentenceEnd(QStringView text, qsizetype at)
{
    if (lineBreakLength(text, at) > 0)
        return lineEnd(text, at);
    if (!terminators.contains(text[at]) || (at + 1 < text.size() && terminators.contains(text[at + 1])))
        return -1;

    qsizetype end = at + 1;
    while (end < text.size() && closers.contains(text[end]))
        ++end;
    if (terminatorsWithoutBlank.contains(text[at]))
        return end;
    while (end < text.size() && (closers.contains(text[end]) || closersBeforeBlank.contains(text[end])))
        ++end;
    // Tokenised text sets the quote off: “I insist on it . ”
    if (end + 1 < text.size() && text[end] == u' ' && text[end + 1] == u'”')
        end += 2;
    if (end == text.size())
        return end;
    if (!isBlank(text[end]))
        return -1;

    qsizetype next = end;
    for (int breaks = 0; next < text.size() && isBlank(text[next]);) {
        const int lineBreak = lineBreakLength(text, next);
        breaks += lineBreak > 0;
        if (breaks > 1 || text[next] == u'\u2029')
            return end;
        next += std::max(1, lineBreak);
    }
    while (next < text.size() && openers.contains(text[next]))
        ++next;
    if (next == text.size())
        return end;
    if (text[next].isLower() || terminators.contains(text[next]))
        return -1;
    const bool single = text[at] == u'.' && (at == 0 || text[at - 1] != u'.');
    return single && joinsNext(text, at, next) ? -1 : end;
}

} // namespace glossator
