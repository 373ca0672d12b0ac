// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/conllwriter.h"

#include "models/base/partialdate.h"
#include "models/formats/conllcolumns.h"
#include "models/formats/conllmarks.h"
#include "models/formats/conlltokens.h"
#include "models/formats/conllu.h"
#include "models/formats/corefud.h"
#include "models/formats/heading.h"

#include <algorithm>
#include <numeric>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QString withoutSpaces(QString text)
{
    text.removeIf([](QChar unit) { return unit.isSpace(); });
    return text;
}

/// The lines of each mark are its own, those of several the shortest one's.
void setOwners(ConllPage &page, const std::vector<ConllMark> &marks)
{
    std::vector<std::pair<ConllPart, MentionId>> parts;
    for (const ConllMark &mark : marks) {
        for (const ConllPart &part : mark.parts)
            parts.emplace_back(part, mark.mention);
    }
    std::ranges::stable_sort(parts, {}, [](const auto &part) { return part.first.last - part.first.first; });
    std::vector<qsizetype> free(page.units.size() + 1); // for each unit one at or behind it that may be free
    std::iota(free.begin(), free.end(), 0);
    const auto firstFree = [&free](qsizetype unit) {
        while (free[size_t(unit)] != unit)
            unit = free[size_t(unit)] = free[size_t(free[size_t(unit)])];
        return unit;
    };
    for (const auto &[part, mention] : parts) {
        for (qsizetype unit = firstFree(part.first); unit <= part.last; unit = firstFree(unit)) {
            page.sheet.setOwner(page.units[size_t(unit)].line, mention);
            free[size_t(unit)] = unit + 1;
        }
    }
}

} // namespace

QString conllId(ConllKind kind)
{
    switch (kind) {
    case ConllKind::Iob2:
        return u"iob2"_s;
    case ConllKind::Conll2003:
        return u"conll2003"_s;
    case ConllKind::Bilou:
        return u"bilou"_s;
    case ConllKind::ConllU:
        break;
    }
    return u"conllu"_s;
}

QString conllSuffix(ConllKind kind) { return kind == ConllKind::Conll2003 ? u".conll"_s : u'.' + conllId(kind); }

Result<ConllPage> readConll(ConllKind kind, QByteArray bytes, const ConllPlace &place)
{
    return kind == ConllKind::ConllU ? readConllU(std::move(bytes), place) : readConllColumns(std::move(bytes), place);
}

std::pair<QString, QString> conllHeading(const ConllPage &page, const QString &path)
{
    const Heading heading = headingOf(TextOffsets(page.text), path);
    return {page.title.isEmpty() ? heading.title : page.title, page.published.isEmpty() ? heading.published : page.published};
}

Holdings conllHoldings(ConllKind kind)
{
    Holdings holdings;
    if (kind == ConllKind::Iob2)
        holdings.overlaps = false;
    if (kind == ConllKind::ConllU) {
        holdings.entities = Holdings::Entities::Clusters;
        holdings.discontinuous = true;
    }
    return holdings;
}

Result<std::vector<OutputFile>> ConllWriter::begin(const Bundle &project, const Schema &)
{
    Bundle held = project;
    keepHeld(held, conllHoldings(m_kind), m_losses);
    loseFiles(held, conllId(m_kind), m_losses);
    return std::vector<OutputFile>{};
}

std::optional<ConllPage> ConllWriter::pageOf(const Bundle &article)
{
    const auto file = std::ranges::find_if(article.files,
        [this](const SourceFile &source) { return source.format == conllId(m_kind) && source.name == conllSuffix(m_kind); });
    if (file == article.files.end())
        return std::nullopt;
    auto page = readConll(m_kind, file->bytes, {});
    if (page && page->text == article.text)
        return *std::move(page);
    m_losses.add(tr("columns and comments of files whose text was changed since"), article.article->title);
    return std::nullopt;
}

Result<std::vector<OutputFile>> ConllWriter::add(const Bundle &article)
{
    std::optional<ConllPage> page = pageOf(article);
    Holdings holdings = conllHoldings(m_kind);
    if (page) { // what the file says already it can say
        if (page->layout.tags.size() > 1)
            holdings.overlaps = true;
        holdings.empty = std::ranges::any_of(
            page->marks, [&page](const ConllMark &mark) { return page->extentOf(mark).hull().isEmpty(); });
    }
    Bundle held = article;
    keepHeld(held, holdings, m_losses);
    loseFiles(held, conllId(m_kind), m_losses);

    std::vector<TextSpan> spans;
    if (page) {
        for (const ConllUnit &unit : page->units)
            spans.push_back(unit.span);
    } else {
        const TextOffsets text(held.text);
        const std::vector<TokenSentence> sentences = conllSentences(held, text);
        for (const TokenSentence &sentence : sentences)
            spans.insert(spans.end(), sentence.tokens.begin(), sentence.tokens.end());
        GLOSSATOR_ASSIGN(page, readConll(m_kind, blankConll(m_kind, *held.article, text, sentences), {}));
        if (page->units.size() != spans.size())
            return fail(Error::Code::Internal, tr("The tokens of %1 cannot be told.").arg(held.article->title));
        if (page->text != held.text)
            m_losses.add(
                tr("white space other than a blank between tokens and a line end between sentences"), held.article->title);
    }
    ConllMarks marks(m_kind, *page, spans, m_losses);
    marks.take(held);
    if (!marks.areThePages()) {
        for (const auto &[unit, brackets] : page->strays)
            m_losses.add(tr("brackets without their other half"), QString::fromUtf8(brackets.join()));
        if (m_kind == ConllKind::ConllU)
            writeConllU(*page, marks.all());
        else
            writeConllColumns(*page, marks.all(), m_kind == ConllKind::Bilou ? TagScheme::Bilou : TagScheme::Iob2);
        if (marks.noEntity() != page->coref.noEntity)
            page->sheet.setComment(corefNoEntityKey.toByteArray(), marks.noEntity());
    }
    tellHeading(*page, *held.article);
    setOwners(*page, marks.all());
    return std::vector<OutputFile>{page->sheet.file(conllSuffix(m_kind))};
}

void ConllWriter::tellHeading(ConllPage &page, const Article &article)
{
    const auto [title, published] = conllHeading(page, article.path);
    const QString wanted = article.title.simplified();
    if (hasComments(m_kind)) {
        if (wanted != article.title)
            m_losses.add(tr("white space in titles"), article.title);
        if (wanted != title)
            page.sheet.setComment(conllTitleKey.toByteArray(), wanted.toUtf8());
        const QString date = isoDate(article.published);
        if (date != article.published)
            m_losses.add(tr("dates of articles"), article.published);
        if (date != published)
            page.sheet.setComment(conllDateKey.toByteArray(), date.toUtf8());
        return;
    }
    if (withoutSpaces(article.title) != withoutSpaces(title))
        m_losses.add(tr("titles that are not the first words of the text"), article.title);
    if (article.published != published)
        m_losses.add(tr("dates of articles"), article.published);
}

} // namespace glossator
