// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/marking/repeater.h"

#include "app/marking/markingcontext.h"
#include "models/base/inbackground.h"
#include "models/project/project.h"
#include "models/store/titles.h"
#include "widgets/articleview/articleview.h"

#include <ranges>

namespace glossator {

using namespace Qt::StringLiterals;
using titles::brief;

Repeater::Repeater(MarkingContext &context) : m_context(context), m_project(context.project), m_view(context.view)
{
    m_thread.setMaxThreadCount(1);
    connect(&m_project.workbench(), &Workbench::changed, this, &Repeater::remember);
}

void Repeater::remember(const ChangeSet &changes)
{
    constexpr size_t mostOfOne = 50; // more are no mark that a person would make again
    constexpr size_t mostKept = 50;
    if (changes.origin() != ChangeSet::Origin::Edit || changes.changes().size() > mostOfOne)
        return;
    for (const Change &change : changes.changes()) {
        if (change.table != Table::Mention || change.kind == Change::Kind::Delete)
            continue;
        std::erase(m_marked, MentionId(change.id));
        m_marked.emplace_back(change.id);
    }
    if (m_marked.size() > mostKept)
        m_marked.erase(m_marked.begin(), m_marked.end() - mostKept);
}

std::optional<Repeater::Mark> Repeater::last() const
{
    for (const MentionId id : m_marked | std::views::reverse) {
        if (const auto mention = m_project.mentions().mention(id))
            return Mark{mention->quote, m_context.typeOf(*mention), mention->entity};
    }
    return {};
}

std::optional<TypeRef> Repeater::lastType() const
{
    const auto mark = last();
    return mark ? std::optional(mark->type) : std::nullopt;
}

bool Repeater::isFree(TextSpan span, const TypeRef &type) const
{
    return std::ranges::none_of(m_view.mentionsIn(span), [&](const Mention *mention) {
        return mention->by.status != Status::Rejected
            && (mention->extent == Extent(span) || m_context.typeOf(*mention) == type);
    });
}

std::optional<Repeater::Wish> Repeater::wish() const
{
    const QString sought = m_context.soughtWords ? m_context.soughtWords().simplified() : QString();
    auto wanted = last();
    if (const auto mention = m_project.mentions().mention(m_project.selection().mention()); !wanted && mention)
        wanted = Mark{mention->quote, m_context.typeOf(*mention), mention->entity};
    const ArticleId article = m_project.selection().article();
    if (!wanted || !article)
        return {};
    const Extent selection = m_view.selection();
    const qsizetype from = selection.fragments().empty() ? m_view.caret() : selection.hull().begin;
    Wish wish{*wanted, {}, false, article, from, m_project.store().commits()};
    if (!sought.isEmpty()) {
        const bool isSame = folded(sought) == folded(wanted->words);
        wish.mark = {sought, wanted->type, isSame ? wanted->entity : EntityId()};
        wish.how = {false, false};
        wish.isOther = sought != wanted->words; // other words name whom they name
    }
    return wish;
}

void Repeater::repeat()
{
    m_project.workbench().flush();
    if (m_project.workbench().waiting() > 0) {
        m_context.say(tr("A job is writing; try again when it is done."));
        return;
    }
    const auto wish = this->wish();
    if (!wish)
        m_context.say(tr("Mark something first: this does the same at the next place with the same words."));
    else if (m_hits->words == wish->mark.words && m_hits->how == wish->how && m_hits->text == m_view.text().text())
        repeat(*wish);
    else
        search(*wish);
}

void Repeater::search(const Wish &wish)
{
    constexpr qsizetype isLong = 100'000;
    using Found = std::shared_ptr<const Hits>; // not copied: it may be long
    const auto find = [words = wish.mark.words, how = wish.how](const TextOffsets &text) -> Found {
        return std::make_shared<const Hits>(text.text(), words, how, WordSearch(text).places({words}, how));
    };
    if (m_view.text().length() < isLong) {
        m_hits = find(m_view.text());
        repeat(wish);
        return;
    }
    if (m_sought == wish) // a key that is held
        return;
    m_sought = wish;
    inBackground(m_thread, [find, text = m_view.text()] { return find(text); }, this, [this, wish](const Found &found) {
        if (m_sought != wish)
            return;
        m_sought.reset();
        m_hits = found;
        if (this->wish() == wish) // else it would be done somewhere else, or of something else
            repeat(wish);
    });
}

void Repeater::repeat(const Wish &wish)
{
    constexpr size_t worthCounting = 2'000;
    const auto &[mark, how, isOther, article, from, commits] = wish;
    const std::vector<TextSpan> &places = m_hits->places;
    const auto start = std::ranges::lower_bound(places, from, {}, &TextSpan::begin) - places.begin();
    const auto free = [&](TextSpan place) { return isFree(place, mark.type); };
    const auto ahead = std::find_if(places.begin() + start, places.end(), free);
    const auto next = ahead != places.end() ? ahead : std::find_if(places.begin(), places.begin() + start, free);
    if (next == (ahead != places.end() ? places.end() : places.begin() + start)) {
        m_context.say(tr("No other “%1” is left to mark in this article. Ctrl+Shift+A looks in all of them.")
                          .arg(brief(mark.words)));
        return;
    }
    QString sentence = tr("Marked “%1” as %2 again.").arg(brief(m_view.text().quote(*next)), m_context.titleOf(mark.type));
    if (ahead == places.end())
        sentence = tr("Went on at the start.") + u' ' + sentence;
    if (places.size() <= worthCounting) {
        const auto left = std::ranges::count_if(places, free) - 1;
        sentence += u' ' + (left > 0 ? tr("%n more left.", nullptr, int(left)) : tr("It was the last."));
    }
    markAgain(mark, isOther, *next, sentence);
}

void Repeater::markAgain(const Mark &mark, bool isOther, TextSpan span, const QString &sentence)
{
    m_view.setSelection(span);
    m_view.scrollTo(span);
    const ArticleId article = m_project.selection().article();
    m_project.edit([this, mark, isOther, span, sentence, article]() -> Result<> {
        if (mark.type.group == TypeGroup::Event) {
            GLOSSATOR_ASSIGN(const NewEvent made, m_project.events().create(article, span, mark.type.name));
            m_context.show(article, made.mention);
        } else if (isOther && !mark.entity) {
            GLOSSATOR_ASSIGN(const Marked made, m_project.mentions().mark(article, span, mark.type.name));
            m_context.show(article, made.mention);
        } else {
            Mention mention;
            mention.article = article;
            mention.type = mark.type.name;
            mention.extent = span;
            mention.entity = m_project.entities().entity(mark.entity) ? mark.entity : EntityId();
            GLOSSATOR_ASSIGN(const MentionId made, m_project.mentions().create(mention));
            m_context.show(article, made);
        }
        m_context.say(sentence);
        return {};
    });
}

} // namespace glossator
