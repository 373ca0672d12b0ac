// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllpage.h"

#include "models/base/partialdate.h"
#include "models/base/textdecoder.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

QString ConllPlace::sentence(qsizetype line, const QString &what) const
{
    return u"%1:%2: %3"_s.arg(file).arg(firstLine + line).arg(what);
}

void ConllPage::indexWords()
{
    const qsizetype count = std::ssize(units);
    nextWord.assign(size_t(count), count);
    lastWord.assign(size_t(count), -1);
    qsizetype last = -1;
    for (qsizetype i = 0; i < count; ++i) {
        last = units[size_t(i)].span.isEmpty() ? last : i;
        lastWord[size_t(i)] = last;
    }
    qsizetype next = count;
    for (qsizetype i = count - 1; i >= 0; --i) {
        next = units[size_t(i)].span.isEmpty() ? next : i;
        nextWord[size_t(i)] = next;
    }
}

Extent ConllPage::extentOf(const ConllMark &mark) const
{
    std::vector<TextSpan> spans;
    for (const ConllPart &part : mark.parts) {
        const qsizetype first = nextWord[size_t(part.first)];
        const qsizetype last = lastWord[size_t(part.last)];
        if (first <= last)
            spans.push_back({units[size_t(first)].span.begin, units[size_t(last)].span.end});
    }
    std::ranges::sort(spans);
    std::vector<TextSpan> fragments;
    for (const TextSpan &span : spans) {
        if (!fragments.empty() && fragments.back().overlaps(span))
            fragments.back().end = std::max(fragments.back().end, span.end);
        else
            fragments.push_back(span);
    }
    const qsizetype begin = units[size_t(mark.parts.front().first)].span.begin;
    return fragments.empty() ? Extent(TextSpan{begin, begin}) : Extent(std::move(fragments));
}

void ConllPageBuilder::comment(qsizetype line)
{
    const ConllComment comment = conllComment(m_page.sheet.lines()[size_t(line)].text);
    if (comment.key == "text")
        m_sentence.text = textOfUtf8(comment.value);
    else if (comment.key == conllExactKey)
        m_sentence.exact = unescapedLine(textOfUtf8(comment.value));
    else if (comment.key == "newpar" || comment.key.startsWith("newpar "))
        m_sentence.beginsParagraph = true;
    else if (comment.key == conllTitleKey && m_page.title.isEmpty())
        m_page.title = textOfUtf8(comment.value).simplified();
    else if (comment.key == conllDateKey && m_page.published.isEmpty())
        m_page.published = isoDate(textOfUtf8(comment.value));
}

void ConllPageBuilder::add(const QString &form, std::optional<ConllGap> gap)
{
    m_sentence.forms << form;
    m_sentence.gaps.push_back(std::move(gap));
}

void ConllPageBuilder::end()
{
    m_page.text = m_text.text();
    m_page.indexWords();
}

std::vector<TextSpan> ConllPageBuilder::endSentence(qsizetype line)
{
    const ConllSentence sentence = std::exchange(m_sentence, {});
    if (sentence.forms.isEmpty() && !sentence.exact)
        return {};
    bool fits = false;
    std::vector<TextSpan> spans = m_text.add(sentence, fits);
    if (!fits)
        remark(line, tr("the tokens do not stand in the text that is told; the text was put together from the tokens."));
    ++m_sentences;
    return spans;
}

void ConllPageBuilder::remark(qsizetype line, const QString &what)
{
    constexpr qsizetype most = 20;
    if (m_page.remarks.size() < most)
        m_page.remarks << m_place.sentence(line, what);
    else if (m_page.remarks.size() == most)
        m_page.remarks << m_place.sentence(line, tr("there is more like this."));
}

} // namespace glossator
