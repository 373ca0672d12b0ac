// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/articlerepository.h"

#include "models/base/fold.h"
#include "models/base/textdecoder.h"
#include "models/base/textoffsets.h"
#include "models/store/listorder.h"
#include "models/store/rows.h"
#include "models/store/titles.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto rowColumns
    = "id, title, published, source, byline, url, language, path, format, encoding, state, text, original, author_id, created,"
      " (SELECT mentions FROM article_count WHERE article_id = article.id)";

/// A word as the index may have it: as it is, and folded; there ı is kept apart from i, in a long word only all or none.
QStringList spellings(const QString &word)
{
    const QString plain = folded(word);
    QStringList all{plain};
    if (plain.count(u'i') > 4)
        all << QString(plain).replace(u'i', u'ı');
    else {
        for (qsizetype at = plain.indexOf(u'i'); at >= 0; at = plain.indexOf(u'i', at + 1)) {
            for (QString other : QStringList(all))
                all << other.replace(at, 1, u'ı');
        }
    }
    return all << word;
}

/// Each word quoted, so that nothing in it is an operator of FTS5; the last one is found while it is being typed.
QString ftsQuery(const QString &words)
{
    QStringList all;
    const QStringList single = words.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype at = 0; at < single.size(); ++at) {
        QStringList quoted;
        for (QString word : spellings(single.at(at)))
            quoted << u'"' + word.replace(u'"', u"\"\""_s) + (at + 1 < single.size() ? u"\""_s : u"\"*"_s);
        all << u'(' + quoted.join(u" OR "_s) + u')';
    }
    return all.join(u" AND "_s);
}

ListOrder orderOf(ArticleQuery::Order order)
{
    switch (order) {
    case ArticleQuery::Order::Title:
        return ListOrder::byWords("title");
    case ArticleQuery::Order::Published:
        return ListOrder::byColumns({"published"});
    case ArticleQuery::Order::Source:
        return ListOrder::byWords("source");
    case ArticleQuery::Order::State:
        return ListOrder::byNumbers("state");
    case ArticleQuery::Order::Mentions:
        return ListOrder::byNumbers("coalesce((SELECT mentions FROM article_count WHERE article_id = article.id), 0)");
    case ArticleQuery::Order::Added:
        break;
    }
    return ListOrder::byColumns({"created"});
}

/// Where a place lies when `length` code points stand in for the corrected ones: one that begins behind them moves, also
/// where the correction only puts something in before it; one that reaches into them reaches as far as they do now.
TextSpan moved(TextSpan place, TextSpan corrected, qsizetype length)
{
    const auto into = [&](qsizetype offset) { return std::min(offset, corrected.begin + length); };
    const auto behind = [&](qsizetype offset) { return offset + length - corrected.length(); };
    const qsizetype begin = place.begin >= corrected.end ? behind(place.begin) : into(place.begin);
    const qsizetype end = place.end <= corrected.begin ? place.end
        : place.end >= corrected.end                   ? behind(place.end)
                                                       : into(place.end);
    return {begin, std::max(begin, end)};
}

} // namespace

Result<Article> ArticleRepository::article(ArticleId id) const
{
    return guarded([&]() -> Result<Article> {
        Query query = m_store.reader().prepare(rows::select(rows::articleColumns, "article", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("article"));
        return rows::article(query);
    });
}

Result<ArticleRow> ArticleRepository::row(ArticleId id) const
{
    return guarded([&]() -> Result<ArticleRow> {
        Query query = m_store.reader().prepare(rows::select(rowColumns, "article", "WHERE id = ?"));
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("article"));
        return ArticleRow{rows::article(query), query.integer(15)};
    });
}

Result<std::vector<ArticleId>> ArticleRepository::ids(const ArticleQuery &wanted) const
{
    return guarded([&]() -> Result<std::vector<ArticleId>> {
        const QString match = ftsQuery(wanted.text);
        const ListOrder order = orderOf(wanted.order).with(wanted.descending, wanted.most);
        std::string sql = order.select("article WHERE 1");
        if (!wanted.among.empty())
            sql += " AND id IN (SELECT value FROM json_each(?))";
        if (!match.isEmpty())
            sql += wanted.among.empty() // of a few one by one
                ? " AND (instr(folded(title), ?) OR id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?))"
                : " AND (instr(folded(title), ?) OR EXISTS"
                  " (SELECT 1 FROM article_fts WHERE rowid = article.id AND article_fts MATCH ?))";
        if (wanted.state)
            sql += " AND state = ?";
        Query query = m_store.reader().prepare(sql + order.clause());
        if (!wanted.among.empty())
            query.bind(rows::asJson(wanted.among));
        if (!match.isEmpty())
            query.bind(folded(wanted.text.trimmed()), match);
        if (wanted.state)
            query.bind(int(*wanted.state));
        return order.ids<ArticleId>(std::move(query));
    });
}

Result<std::array<qint64, 3>> ArticleRepository::countsByState() const
{
    return guarded([&]() -> Result<std::array<qint64, 3>> {
        std::array<qint64, 3> counts{};
        Query query = m_store.reader().prepare("SELECT state, articles FROM state_count");
        while (query.next())
            counts.at(size_t(query.integer(0))) = query.integer(1);
        return counts;
    });
}

Result<QString> ArticleRepository::text(ArticleId id) const
{
    return guarded([&]() -> Result<QString> {
        Query query = m_store.reader().prepare(
            "SELECT blob.bytes FROM article LEFT JOIN blob ON blob.sha256 = article.text WHERE article.id = ?");
        query.bind(id);
        if (!query.next())
            return titles::notFound(Store::tr("article"));
        if (query.isNull(0))
            return fail(Error::Code::Damaged, Store::tr("The project file is damaged: the text of this article is missing."));
        return textOfUtf8(query.bytes(0));
    });
}

Result<QByteArray> ArticleRepository::blob(const QByteArray &hash) const
{
    return guarded([&]() -> Result<QByteArray> {
        Query query = m_store.reader().prepare("SELECT bytes FROM blob WHERE sha256 = ?");
        query.bind(hash);
        if (!query.next())
            return fail(Error::Code::Damaged, Store::tr("The project file is damaged: the bytes of a source file are missing."));
        return query.bytes(0);
    });
}

Result<std::vector<ArticleId>> ArticleRepository::withText(const QByteArray &hash) const
{
    return guarded([&]() -> Result<std::vector<ArticleId>> {
        Query query = m_store.reader().prepare("SELECT id FROM article WHERE text = ?1 OR original = ?1 ORDER BY id");
        query.bind(hash);
        std::vector<ArticleId> ids;
        while (query.next())
            ids.push_back(query.id<ArticleId>(0));
        return ids;
    });
}

Result<std::vector<ArticleId>> ArticleRepository::someWithText(const QByteArray &hash, int most) const
{
    return guarded([&]() -> Result<std::vector<ArticleId>> {
        // Without an order: for that all of them would be looked at.
        Query query = m_store.reader().prepare("SELECT id FROM article WHERE text = ?1 OR original = ?1 LIMIT ?2");
        query.bind(hash, most);
        std::vector<ArticleId> ids;
        while (query.next())
            ids.push_back(query.id<ArticleId>(0));
        return ids;
    });
}

Result<bool> ArticleRepository::hasText(const QByteArray &hash) const
{
    return guarded([&]() -> Result<bool> {
        Query query = m_store.reader().prepare("SELECT 1 FROM article WHERE text = ?1 OR original = ?1 LIMIT 1");
        query.bind(hash);
        return query.next();
    });
}

Result<std::vector<ArticleId>> ArticleRepository::withTextAndFile(const QByteArray &text, const QByteArray &file) const
{
    return guarded([&]() -> Result<std::vector<ArticleId>> {
        // By the file: of a text there may be as many as there are articles.
        Query query = m_store.reader().prepare(
            "SELECT DISTINCT article.id FROM source_file CROSS JOIN article ON article.id = article_id"
            " WHERE source_file.sha256 = ?2 AND (text = ?1 OR original = ?1) ORDER BY article.id");
        query.bind(text, file);
        std::vector<ArticleId> ids;
        while (query.next())
            ids.push_back(query.id<ArticleId>(0));
        return ids;
    });
}

Result<std::vector<SourceFile>> ArticleRepository::files(ArticleId id) const
{
    return guarded([&]() -> Result<std::vector<SourceFile>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::sourceFileColumns, "source_file", "WHERE article_id IS ? ORDER BY id"));
        query.bind(id);
        std::vector<SourceFile> files;
        while (query.next())
            files.push_back(rows::sourceFile(query));
        return files;
    });
}

Result<std::vector<Leftover>> ArticleRepository::leftovers(ArticleId id) const
{
    return guarded([&]() -> Result<std::vector<Leftover>> {
        Query query = m_store.reader().prepare(
            rows::select(rows::leftoverColumns, "leftover", "WHERE article_id IS ? ORDER BY position, id"));
        query.bind(id);
        std::vector<Leftover> leftovers;
        while (query.next())
            leftovers.push_back(rows::leftover(query));
        return leftovers;
    });
}

Result<ArticleId> ArticleRepository::add(Article article, const QString &text, const QByteArray &original)
{
    return m_store.perform({Store::tr("Add “%1”").arg(titles::brief(article.title))}, [&](Operation &op) -> Result<ArticleId> {
        if (text.contains(QChar::Null))
            return fail(Error::Code::BadInput, Store::tr("The text holds a NUL character; it was not stored."));
        if (!article.id)
            article.id = op.newId<ArticleId>();
        article.text = rows::insertBlob(op.db(), text.toUtf8());
        article.original = original.isEmpty() ? QByteArray() : rows::insertBlob(op.db(), original);
        if (!article.author)
            article.author = op.author();
        if (article.created == 0)
            article.created = op.now();
        rows::insert(op.db(), article);
        return article.id;
    });
}

Result<> ArticleRepository::update(const Article &article)
{
    return m_store.perform({Store::tr("Edit “%1”").arg(titles::brief(article.title)), article.id, {}}, [&](Operation &op) -> Result<> {
        op.db()
            .prepare("UPDATE article SET title = ?, published = ?, source = ?, byline = ?, url = ?, language = ?, path = ?"
                     " WHERE id = ?")
            .bind(article.title, article.published, article.source, article.byline, article.url, article.language,
                  article.path, article.id)
            .run();
        return {};
    });
}

Result<> ArticleRepository::setState(ArticleId id, ReadingState state)
{
    const QString title = state == ReadingState::Done ? Store::tr("Mark article as done")
        : state == ReadingState::Reading             ? Store::tr("Mark article as being read")
                                                     : Store::tr("Mark article as unread");
    return m_store.perform({title, id, {}}, [&](Operation &op) -> Result<> {
        op.db().prepare("UPDATE article SET state = ? WHERE id = ?").bind(int(state), id).run();
        return {};
    });
}

Result<> ArticleRepository::remove(const std::vector<ArticleId> &ids)
{
    return m_store.perform({Store::tr("Remove %n article(s)", nullptr, int(ids.size()))}, [&](Operation &op) -> Result<> {
        for (const ArticleId id : ids) {
            // Events are project-wide: those told nowhere else go with the article, entities stay in the register.
            op.db()
                .prepare("DELETE FROM event WHERE id IN (SELECT event_id FROM event_mention WHERE article_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM event_mention AS other WHERE other.event_id = event.id"
                         " AND other.article_id <> ?1)")
                .bind(id)
                .run();
            op.db().prepare("DELETE FROM article WHERE id = ?").bind(id).run();
        }
        return {};
    });
}

Result<> ArticleRepository::replaceText(ArticleId id, TextSpan span, const QString &replacement)
{
    return m_store.perform({Store::tr("Correct the text"), id, span}, [&](Operation &op) -> Result<> {
        GLOSSATOR_ASSIGN(QString text, this->text(id));
        if (replacement.contains(QChar::Null) || !Extent(span).isValidFor(TextOffsets(text).length()))
            return fail(Error::Code::BadInput, Store::tr("That is not a correction of this text."));
        const TextOffsets before(text);
        const qsizetype length = TextOffsets(replacement).length();
        QString corrected = text.first(before.toUtf16(span.begin)) + replacement + text.sliced(before.toUtf16(span.end));
        const TextOffsets after(corrected);
        op.db()
            .prepare("UPDATE article SET text = ? WHERE id = ?")
            .bind(rows::insertBlob(op.db(), corrected.toUtf8()), id)
            .run();

        const auto move = [&](TextSpan place) { return moved(place, span, length); };
        Query mentions = op.db().prepare(rows::select(rows::mentionColumns, "mention", "WHERE article_id = ? AND end > ?"));
        mentions.bind(id, qint64(span.begin));
        std::vector<Mention> touched;
        while (mentions.next())
            touched.push_back(rows::mention(mentions));
        for (const Mention &mention : touched) {
            std::vector<TextSpan> fragments;
            for (const TextSpan fragment : mention.extent.fragments())
                fragments.push_back(move(fragment));
            const Extent extent(std::move(fragments));
            std::optional<qint64> headBegin;
            std::optional<qint64> headEnd;
            if (mention.head) {
                const TextSpan head = move(*mention.head);
                headBegin = head.begin;
                headEnd = head.end;
            }
            op.db()
                .prepare("UPDATE mention SET begin = ?, end = ?, fragments = ?, quote = ?, head_begin = ?, head_end = ?"
                         " WHERE id = ?")
                .bind(qint64(extent.hull().begin), qint64(extent.hull().end),
                      extent.isContinuous() ? std::optional<QString>() : extent.toString(), after.quote(extent), headBegin,
                      headEnd, mention.id)
                .run();
        }
        Query spans = op.db().prepare("SELECT argument.id, span_begin, span_end FROM argument JOIN event_mention"
                                      " ON event_mention.id = event_mention_id WHERE article_id = ? AND span_end > ?");
        spans.bind(id, qint64(span.begin));
        std::vector<std::pair<ArgumentId, TextSpan>> bare;
        while (spans.next())
            bare.emplace_back(spans.id<ArgumentId>(0), move({spans.integer(1), spans.integer(2)}));
        for (const auto &[argument, place] : bare) {
            op.db()
                .prepare("UPDATE argument SET span_begin = ?, span_end = ?, text = ? WHERE id = ?")
                .bind(qint64(place.begin), qint64(place.end), after.quote(Extent(place)), argument)
                .run();
        }
        return {};
    });
}

} // namespace glossator
