// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conlltags.h"

#include "models/base/textdecoder.h"

namespace glossator {

namespace {

constexpr QByteArrayView prefixes = "BIELSUM";

bool hasType(QByteArrayView cell) { return cell.size() > 2 && cell[1] == '-' && prefixes.contains(cell[0]); }
bool isBare(QByteArrayView cell) { return cell == "B" || cell == "I"; }

} // namespace

bool isConllTag(QByteArrayView cell) { return cell == "O" || isConllInside(cell); }
bool isConllInside(QByteArrayView cell) { return hasType(cell) || isBare(cell); }

std::vector<TagRun> conllRuns(const std::vector<QByteArrayView> &tags)
{
    std::vector<TagRun> runs;
    bool isOpen = false;
    QByteArrayView open; // type of the last run
    for (qsizetype i = 0; i < std::ssize(tags); ++i) {
        const QByteArrayView tag = tags[size_t(i)];
        if (!isConllInside(tag)) {
            isOpen = false;
            continue;
        }
        const char prefix = tag[0];
        const QByteArrayView type = tag.sliced(std::min<qsizetype>(2, tag.size()));
        const bool goesOn = (prefix == 'I' || prefix == 'M' || prefix == 'E' || prefix == 'L') && isOpen && open == type;
        if (goesOn)
            runs.back().last = i;
        else
            runs.push_back({i, i, type.isEmpty() ? conllNoType : conllTypeOf(type)});
        open = type;
        isOpen = prefix == 'B' || prefix == 'I' || prefix == 'M';
    }
    return runs;
}

QByteArray conllTag(TagScheme scheme, const TagRun &run, qsizetype token, bool isBare)
{
    const bool isFirst = token == run.first;
    const bool isLast = token == run.last;
    char prefix = isFirst ? 'B' : 'I';
    if (scheme != TagScheme::Iob2 && isLast) {
        const bool isBilou = scheme == TagScheme::Bilou;
        prefix = isFirst ? (isBilou ? 'U' : 'S') : (isBilou ? 'L' : 'E');
    }
    if (isBare && run.type == conllNoType)
        return QByteArray(1, isFirst ? 'B' : 'I');
    return QByteArray(1, prefix) + '-' + conllType(run.type);
}

QByteArray conllType(const QString &type, QByteArrayView more)
{
    constexpr char digits[] = "0123456789ABCDEF";
    QByteArray word;
    for (qsizetype i = 0; i < type.size(); ++i) {
        const qsizetype length = type[i].isHighSurrogate() && i + 1 < type.size() ? 2 : 1;
        const QByteArray bytes = QStringView(type).sliced(i, length).toUtf8();
        const QChar unit = type[i];
        const bool isNamed = unit == u'%' || (bytes.size() == 1 && more.contains(bytes[0]));
        if (isNamed || unit.isSpace() || unit.category() == QChar::Other_Control) {
            for (const char byte : bytes)
                word += QByteArray("%") + digits[quint8(byte) >> 4] + digits[quint8(byte) & 15];
        } else {
            word += bytes;
        }
        i += length - 1;
    }
    return word;
}

QString conllTypeOf(QByteArrayView word, QByteArrayView more)
{
    const QByteArray plain = QByteArray::fromPercentEncoding(word.toByteArray());
    if (plain != word && plain.isValidUtf8() && !plain.contains('\0')) {
        const QString type = textOfUtf8(plain);
        if (conllType(type, more) == word)
            return type;
    }
    return textOfUtf8(word);
}

} // namespace glossator
