// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conlltext.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// The white space around the forms in their text, one piece more than there are forms; nothing where they do not stand there.
std::optional<QStringList> gapsIn(QStringView text, const QStringList &forms)
{
    QStringList gaps;
    qsizetype done = 0;
    for (const QString &form : forms) {
        qsizetype at = done;
        while (at < text.size() && text[at].isSpace() && !text.sliced(at).startsWith(form))
            ++at;
        if (!text.sliced(at).startsWith(form))
            return std::nullopt;
        gaps << text.sliced(done, at - done).toString();
        done = at + form.size();
    }
    gaps << text.sliced(done).toString();
    const bool isSpace = std::ranges::all_of(gaps.constLast(), [](QChar unit) { return unit.isSpace(); });
    return isSpace ? std::optional(gaps) : std::nullopt;
}

QString escaped(QChar unit)
{
    switch (unit.unicode()) {
    case u' ':
        return u"\\s"_s;
    case u'\t':
        return u"\\t"_s;
    case u'\r':
        return u"\\r"_s;
    case u'\n':
        return u"\\n"_s;
    case u'\\':
        return u"\\\\"_s;
    default:
        return u"\\u"_s + QString::number(unit.unicode(), 16).rightJustified(4, u'0').toUpper();
    }
}

} // namespace

void ConllText::append(QStringView piece)
{
    m_text += piece;
    m_length += std::ranges::count_if(piece, [](QChar unit) { return !unit.isLowSurrogate(); });
}

std::vector<TextSpan> ConllText::add(const ConllSentence &sentence, bool &fits)
{
    if (!m_isEmpty)
        append(m_behind.value_or(sentence.beginsParagraph ? u"\n\n"_s : u"\n"_s));
    m_isEmpty = false;
    m_behind.reset();
    const std::optional<QString> &told = sentence.exact ? sentence.exact : sentence.text;
    const std::optional<QStringList> inText = told ? gapsIn(*told, sentence.forms) : std::nullopt;
    fits = !told || inText;
    const bool isExact = inText && sentence.exact;
    const auto gap = [&](qsizetype i) { // behind the form i
        const auto &own = sentence.gaps[size_t(i)];
        const bool isLast = i + 1 == sentence.forms.size();
        if (isExact || (inText && !isLast && !(own && own->isExact)))
            return std::optional(inText->at(i + 1));
        if (own)
            return std::optional(own->spaces);
        return isLast ? std::nullopt : std::optional(u" "_s);
    };
    append(isExact ? inText->constFirst() : sentence.before);
    std::vector<TextSpan> spans;
    for (qsizetype i = 0; i < sentence.forms.size(); ++i) {
        const qsizetype begin = m_length;
        append(sentence.forms[i]);
        spans.push_back({begin, m_length});
        if (i + 1 < sentence.forms.size())
            append(*gap(i));
        else
            m_behind = gap(i);
    }
    if (sentence.forms.isEmpty())
        m_behind = u""_s;
    return spans;
}

QString escapedSpaces(QStringView spaces)
{
    QString written;
    for (const QChar unit : spaces)
        written += escaped(unit);
    return written;
}

QString escapedLine(QStringView text)
{
    QString written;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isAtEnd = i == 0 || i + 1 == text.size();
        const bool isPlain = text[i] == u' ' ? !isAtEnd : !text[i].isSpace() && text[i] != u'\\';
        written += isPlain ? QString(text[i]) : escaped(text[i]);
    }
    return written;
}

QString unescapedLine(QStringView written)
{
    QString text;
    for (qsizetype i = 0; i < written.size(); ++i) {
        static constexpr QStringView letters = u"strnp\\";
        static constexpr QStringView meanings = u" \t\r\n|\\";
        if (written[i] != u'\\' || i + 1 == written.size()) {
            text += written[i];
            continue;
        }
        const QChar letter = written[i + 1];
        if (const qsizetype known = letters.indexOf(letter); known >= 0) {
            text += meanings[known];
            ++i;
            continue;
        }
        bool isNumber = false;
        const QStringView digits = written.sliced(i + 2).left(4);
        const QChar unit = QChar(digits.toUShort(&isNumber, 16));
        if (letter == u'u' && digits.size() == 4 && isNumber && unit.isSpace()) {
            text += unit;
            i += 5;
        } else {
            text += u'\\';
        }
    }
    return text;
}

std::optional<QString> unescapedSpaces(QStringView written)
{
    const QString spaces = unescapedLine(written);
    const bool isSpace = std::ranges::all_of(spaces, [](QChar unit) { return unit.isSpace(); });
    return isSpace ? std::optional(spaces) : std::nullopt;
}

} // namespace glossator
