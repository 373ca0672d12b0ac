// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/occurrences.h"

#include "models/base/boundaries.h"
#include "models/store/articlerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/eventrepository.h"
#include "models/store/mentionrepository.h"
#include "models/store/schemarepository.h"
#include "models/store/titles.h"

#include <QCoreApplication>

#include <span>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Occurrences)
};

constexpr qsizetype contextLength = 60; ///< code points on either side

/// White space as one blank; a blank line ends it on the side away from the occurrence.
QString context(QStringView text, bool isBefore)
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        if (!text.at(at).isSpace()) {
            result += text.at(at++);
            continue;
        }
        int breaks = 0;
        while (at < text.size() && text.at(at).isSpace()) {
            const int length = lineBreakLength(text, at);
            breaks += length > 0;
            at += std::max(length, 1);
        }
        if (breaks > 1 && !isBefore)
            return result;
        if (breaks > 1)
            result.clear();
        else
            result += u' ';
    }
    return result;
}

Occurrence occurrenceAt(ArticleId article, TextSpan span, const TextOffsets &text)
{
    const TextSpan first{std::max<qsizetype>(0, span.begin - contextLength), span.begin};
    const TextSpan last{span.end, std::min(text.length(), span.end + contextLength)};
    return {article, span, text.quote(span), context(text.view(first), true), context(text.view(last), false)};
}

/// Adds what stands where they are. Both in reading order.
void addStanding(std::span<Occurrence> occurrences, const std::vector<Mention> &mentions, const Schema &schema)
{
    // Mentions are ordered by their begin: those that may still reach an occurrence are kept at hand.
    std::vector<const Mention *> open;
    auto next = mentions.begin();
    for (Occurrence &occurrence : occurrences) {
        occurrence.there.clear();
        std::erase_if(open, [&](const Mention *mention) { return mention->extent.hull().end <= occurrence.span.begin; });
        for (; next != mentions.end() && next->extent.hull().begin < occurrence.span.end; ++next) {
            if (next->by.status != Status::Rejected && next->extent.hull().end > occurrence.span.begin)
                open.push_back(&*next);
        }
        for (const Mention *mention : open) {
            if (std::ranges::any_of(mention->extent.fragments(),
                    [&](TextSpan fragment) { return fragment.overlaps(occurrence.span); }))
                occurrence.there.push_back({mention->id, schema.markedType(mention->type), mention->entity,
                    mention->quote, mention->extent == Extent(occurrence.span)});
        }
    }
}

/// The marking of what was chosen, article by article.
class Marking {
public:
    Marking(Store &store, const OccurrenceTarget &target, const Schema &schema)
        : m_store(store), m_target(target), m_schema(schema), m_mentions(store)
    {
        m_done.entity = target.entity;
    }

    Result<> mark(std::span<const Occurrence> ofArticle)
    {
        const ArticleId article = ofArticle.front().article;
        const auto words = ArticleRepository(m_store).text(article);
        if (!words) { // the article is gone
            m_done.skipped += std::ssize(ofArticle);
            return {};
        }
        const TextOffsets text(*words);
        std::vector<Occurrence> now(ofArticle.begin(), ofArticle.end());
        GLOSSATOR_ASSIGN(const auto mentions, m_mentions.inArticle(article));
        addStanding(now, mentions, m_schema);
        for (size_t i = 0; i < now.size(); ++i) {
            if (now[i].span.end > text.length() || text.view(now[i].span) != now[i].quote
                || stateOf(now[i], m_target) != stateOf(ofArticle[i], m_target))
                ++m_done.skipped;
            else
                GLOSSATOR_TRY(mark(now[i]));
        }
        return {};
    }

    Result<OccurrencesMarked> finish()
    {
        if (!m_retyped.empty())
            GLOSSATOR_TRY(m_mentions.retype(m_retyped, m_target.type.name));
        if (!m_changed.empty() && m_done.entity)
            GLOSSATOR_TRY(m_mentions.assign(m_changed, m_done.entity));
        m_done.changed = std::ssize(m_changed);
        return m_done;
    }

private:
    Result<> mark(const Occurrence &occurrence)
    {
        const OccurrenceState state = stateOf(occurrence, m_target);
        if (state == OccurrenceState::Marked)
            return {};
        if (!m_done.entity && !m_target.newEntity.isEmpty()) {
            Entity entity;
            entity.type = m_target.type.name;
            entity.name = m_target.newEntity;
            GLOSSATOR_ASSIGN(m_done.entity, EntityRepository(m_store).create(entity));
        }
        if (state == OccurrenceState::OtherType || state == OccurrenceState::OtherEntity) {
            const auto standing = std::ranges::find_if(occurrence.there, [&](const StandingMention &one) {
                return one.isSamePlace && one.type.group == TypeGroup::Mention
                    && (state == OccurrenceState::OtherType || one.type == m_target.type);
            });
            if (state == OccurrenceState::OtherType)
                m_retyped.push_back(standing->id);
            m_changed.push_back(standing->id);
            return {};
        }
        Mention mention;
        mention.article = occurrence.article;
        mention.type = m_target.type.name;
        mention.extent = occurrence.span;
        mention.quote = occurrence.quote;
        mention.entity = m_target.type.group == TypeGroup::Mention ? m_done.entity : EntityId();
        GLOSSATOR_ASSIGN(const MentionId made, m_mentions.createQuoted(mention));
        if (m_target.type.group == TypeGroup::Event)
            GLOSSATOR_TRY(EventRepository(m_store).createOn(occurrence.article, made, m_target.type.name));
        ++m_done.made;
        return {};
    }

    Store &m_store;
    const OccurrenceTarget &m_target;
    const Schema &m_schema;
    MentionRepository m_mentions;
    OccurrencesMarked m_done;
    std::vector<MentionId> m_retyped;
    std::vector<MentionId> m_changed;
};

} // namespace

OccurrenceState stateOf(const Occurrence &occurrence, const OccurrenceTarget &target)
{
    OccurrenceState state = occurrence.there.empty() ? OccurrenceState::New : OccurrenceState::Overlapping;
    for (const StandingMention &one : occurrence.there) {
        if (!one.isSamePlace || one.type.group != target.type.group)
            continue;
        const bool isSame = one.type == target.type
            && (target.type.group == TypeGroup::Event || (!target.entity && target.newEntity.isEmpty())
                || (target.entity && one.entity == target.entity));
        if (isSame)
            return OccurrenceState::Marked;
        if (one.type == target.type)
            state = OccurrenceState::OtherEntity;
        else if (state != OccurrenceState::OtherEntity && target.type.group == TypeGroup::Mention)
            state = OccurrenceState::OtherType;
    }
    return state;
}

Result<Occurrences> findOccurrences(Store &store, const OccurrenceQuery &query, JobContext &context)
{
    const Store::Snapshot snapshot(store);
    const ArticleRepository articles(store);
    const MentionRepository mentions(store);
    GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(store).schema());
    std::vector<ArticleId> ids{query.article};
    if (!query.article) {
        GLOSSATOR_ASSIGN(ids, articles.ids({}));
    }
    Occurrences all;
    for (size_t i = 0; i < ids.size() && !all.isCut; ++i) {
        if (context.isCancelled())
            return fail(Error::Code::Cancelled, Texts::tr("The search was stopped."));
        context.report(qint64(i), qint64(ids.size()), {});
        GLOSSATOR_ASSIGN(const QString words, articles.text(ids[i]));
        const TextOffsets text(words);
        const qsizetype room = Occurrences::Most - std::ssize(all.found);
        auto places = WordSearch(text).places(query.words, query.how, room + 1);
        all.isCut = std::ssize(places) > room;
        if (all.isCut)
            places.resize(size_t(room));
        if (places.empty())
            continue;
        const qsizetype before = std::ssize(all.found);
        for (const TextSpan place : places)
            all.found.push_back(occurrenceAt(ids[i], place, text));
        GLOSSATOR_ASSIGN(const auto standing, mentions.inArticle(ids[i]));
        addStanding(std::span(all.found).subspan(size_t(before)), standing, schema);
    }
    return all;
}

Result<OccurrencesMarked> markOccurrences(Store &store, const std::vector<Occurrence> &chosen,
    const OccurrenceTarget &target, const QString &words, JobContext &context)
{
    return store.perform({}, [&](Operation &op) -> Result<OccurrencesMarked> {
        GLOSSATOR_ASSIGN(const Schema schema, SchemaRepository(store).schema());
        Marking marking(store, target, schema);
        std::span<const Occurrence> rest(chosen);
        while (!rest.empty()) {
            if (context.isCancelled())
                return fail(Error::Code::Cancelled, Texts::tr("Marking was stopped; nothing was changed."));
            context.report(qint64(chosen.size() - rest.size()), qint64(chosen.size()), words);
            const auto next = std::ranges::find_if(
                rest, [article = rest.front().article](const Occurrence &one) { return one.article != article; });
            const auto ofArticle = rest.first(size_t(next - rest.begin()));
            GLOSSATOR_TRY(marking.mark(ofArticle));
            rest = rest.subspan(ofArticle.size());
        }
        GLOSSATOR_ASSIGN(const OccurrencesMarked done, marking.finish());
        const TypeDef *type = schema.type(target.type);
        const QString title = target.type.group == TypeGroup::Event
            ? Texts::tr("Mark %n × “%1” as events: %2", nullptr, int(done.made))
            : Texts::tr("Mark %n × “%1” as %2", nullptr, int(done.made + done.changed));
        const bool isInOne = !chosen.empty() && chosen.front().article == chosen.back().article;
        op.describe(title.arg(titles::brief(words), type ? type->title() : target.type.name),
            isInOne ? chosen.front().article : ArticleId(), isInOne && chosen.size() == 1 ? chosen.front().span : TextSpan());
        return done;
    });
}

} // namespace glossator
