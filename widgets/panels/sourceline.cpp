// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/sourceline.h"

namespace glossator {

namespace {

constexpr QChar isolate(u'\x2067'); // RIGHT-TO-LEFT ISOLATE
constexpr QChar endOfIsolate(u'\x2069');
constexpr QChar standIn(u'·');

bool isRightToLeft(QStringView line, qsizetype at)
{
    char32_t c = line[at].unicode();
    if (line[at].isHighSurrogate() && at + 1 < line.size())
        c = QChar::surrogateToUcs4(line[at], line[at + 1]);
    const QChar::Direction direction = QChar::direction(c);
    return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
}

/// Ends a line, or turns the direction of others.
bool steers(QChar c)
{
    return (c < u' ' && c != u'\t') || c == u'\x7f' || c == u'\x85' || (c >= u'\x200e' && c <= u'\x200f')
        || (c >= u'\x2028' && c <= u'\x202e') || (c >= u'\x2066' && c <= u'\x2069') || c == u'\x61c';
}

bool parts(QChar c) { return c == u'\t' || c == u'"'; }

} // namespace

SourceLine sourceLine(const QString &line)
{
    SourceLine result;
    bool isPlain = true;
    for (qsizetype at = 0; isPlain && at < line.size(); ++at)
        isPlain = !isRightToLeft(line, at) && !steers(line[at]);
    if (isPlain) {
        result.shown = line;
        return result;
    }
    result.places.reserve(size_t(line.size()) + 1);
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = at; // behind what runs from right to left, seen from here up to the next part
        if (isRightToLeft(line, at)) {
            for (qsizetype i = at; i < line.size() && !parts(line[i]); ++i) {
                if (isRightToLeft(line, i))
                    end = i + (line[i].isHighSurrogate() ? 2 : 1);
                else if (line[i].category() == QChar::Mark_NonSpacing && end == i)
                    end = i + 1;
            }
            result.shown += isolate;
        }
        const bool isIsolated = end > at;
        for (const qsizetype until = isIsolated ? std::min(end, line.size()) : at + 1; at < until; ++at) {
            result.places.push_back(result.shown.size());
            result.shown += steers(line[at]) ? standIn : line[at];
        }
        if (isIsolated)
            result.shown += endOfIsolate;
    }
    result.places.push_back(result.shown.size());
    return result;
}

} // namespace glossator
