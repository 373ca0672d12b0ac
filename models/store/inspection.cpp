// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/inspection.h"

#include "models/base/sha256.h"
#include "models/base/textdecoder.h"
#include "models/base/textoffsets.h"
#include "models/store/derived.h"
#include "models/store/integrity.h"
#include "models/store/rows.h"
#include "models/store/stoppable.h"

namespace glossator {

namespace {

Result<> inspectFile(Database &db, std::vector<Finding> &found)
{
    GLOSSATOR_ASSIGN(const QStringList pages, integrity::damagedPages(db, 100));
    for (const QString &text : pages)
        found.push_back({{}, {}, Store::tr("The project file is damaged: %1.").arg(text)});
    Query keys = db.prepare("PRAGMA foreign_key_check");
    while (keys.next()) {
        found.push_back({{}, {},
            Store::tr("Row %1 of the table %2 refers to a row of %3 that is missing.")
                .arg(QString::number(keys.integer(1)), keys.text(0), keys.text(2))});
    }
    if (const Result<> own = integrity::requireOwnCatalogue(db); !own)
        found.push_back({{}, {}, own.error().message});
    if (!derived::isCounted(db))
        found.push_back({{}, {}, Store::tr("The numbers of articles and mentions do not agree with them.")});
    return {};
}

void inspectSpans(Database &db, ArticleId article, const TextOffsets &text, std::vector<Finding> &found)
{
    const auto compare = [&](const Extent &extent, const QString &quote) {
        if (!extent.isValidFor(text.length()))
            found.push_back(
                {article, extent.hull(), Store::tr("The marked place of “%1” is outside the text.").arg(quote)});
        else if (text.quote(extent) != quote)
            found.push_back({article, extent.hull(),
                Store::tr("“%1” is marked, but the text has “%2” there.").arg(quote, text.quote(extent))});
    };
    Query mentions
        = db.prepare(rows::select(rows::mentionColumns, "mention", "WHERE article_id = ? ORDER BY begin, id"));
    mentions.bind(article);
    while (mentions.next()) {
        const Mention mention = rows::mention(mentions);
        if (mention.flag.isEmpty()) // a doubtful one is listed as such
            compare(mention.extent, mention.quote);
    }
    Query fillers
        = db.prepare("SELECT span_begin, span_end, text FROM argument WHERE span_begin IS NOT NULL AND"
                     " event_mention_id IN (SELECT id FROM event_mention WHERE article_id = ?) ORDER BY 1, 2");
    fillers.bind(article);
    while (fillers.next())
        compare(TextSpan{fillers.integer(0), fillers.integer(1)}, fillers.text(2));
}

} // namespace

Result<std::vector<Finding>> inspect(Store &store, const std::stop_token &stop)
{
    return guarded([&]() -> Result<std::vector<Finding>> {
        const Store::Snapshot snapshot(store);
        const Stoppable stoppable(store, stop);
        Database &db = store.reader();
        std::vector<Finding> found;
        GLOSSATOR_TRY(inspectFile(db, found));
        Query texts = db.prepare("SELECT article.id, article.text, blob.bytes FROM article"
                                 " LEFT JOIN blob ON blob.sha256 = article.text ORDER BY article.id");
        while (texts.next()) {
            if (stop.stop_requested())
                return fail(Error::Code::Cancelled, Store::tr("The check was stopped."));
            const auto article = texts.id<ArticleId>(0);
            const QByteArray bytes = texts.bytes(2);
            if (texts.isNull(2) || sha256(bytes) != texts.bytes(1))
                found.push_back({article, {}, Store::tr("The text is missing or was changed.")});
            else
                inspectSpans(db, article, TextOffsets(textOfUtf8(bytes)), found);
        }
        return found;
    });
}

} // namespace glossator
