// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/articletexts.h"

#include "models/base/boundaries.h"
#include "models/base/textdecoder.h"
#include "models/store/articlerepository.h"

namespace glossator {

namespace {

constexpr qsizetype mostUnits = 8'000'000;
constexpr QChar ellipsis(0x2026);

/// Folds white space, but keeps that there is some at an end.
QString folded(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar unit : text) {
        if (!unit.isSpace())
            result += unit;
        else if (result.isEmpty() || result.back() != QLatin1Char(' '))
            result += QLatin1Char(' ');
    }
    return result;
}

} // namespace

ArticleTexts::ArticleTexts(Store &store) : m_store(store), m_texts(mostUnits) {}

Result<std::shared_ptr<const TextOffsets>> ArticleTexts::text(ArticleId id)
{
    const ArticleRepository articles(m_store);
    GLOSSATOR_ASSIGN(const Article article, articles.article(id));
    if (const QMutexLocker lock(&m_mutex); const auto *known = m_texts.object(article.text))
        return *known;
    GLOSSATOR_ASSIGN(const QByteArray bytes, articles.blob(article.text)); // not by the id: another one may be its text by now
    auto made = std::make_shared<const TextOffsets>(textOfUtf8(bytes));
    const QMutexLocker lock(&m_mutex);
    const qsizetype cost = std::min(mostUnits, made->text().size() + 1); // one text is kept however long it is
    m_texts.insert(article.text, new std::shared_ptr<const TextOffsets>(made), cost);
    return made;
}

ArticleTexts::Context ArticleTexts::around(ArticleId id, TextSpan place, qsizetype length)
{
    const auto found = text(id);
    if (!found)
        return {};
    const TextOffsets &offsets = **found;
    const Boundaries boundaries(offsets);
    const qsizetype begin = boundaries.paragraphAt(place.begin).begin;
    const qsizetype end = boundaries.paragraphAt(place.end).end;
    const TextSpan first{std::max(begin, place.begin - length), place.begin};
    const TextSpan last{place.end, std::min(end, place.end + length)};
    Context context{folded(offsets.view(first)), folded(offsets.view(last))};
    if (first.begin > begin)
        context.before.prepend(ellipsis);
    if (last.end < end)
        context.after.append(ellipsis);
    return context;
}

} // namespace glossator
