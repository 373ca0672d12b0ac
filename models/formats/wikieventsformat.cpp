// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/wikieventsformat.h"

#include "models/formats/wikieventsreader.h"
#include "models/formats/wikieventswriter.h"

namespace glossator {

using namespace Qt::StringLiterals;

FormatInfo WikiEventsFormat::info() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("glossator::WikiEvents", text); };
    return {.id = WikiEventsReader::id,
        .name = tr("WikiEvents (JSONL)"),
        .writesWhat = tr("A line for each article with its sentences and tokens, its mentions, relations and events, and a second "
                         "file with the mentions of each entity."),
        .suffixes = {u"jsonl"_s, u"jsonlines"_s, u"json"_s},
        .companions = {u"*coref*.jsonl"_s},
        .layout = FormatInfo::Layout::SeveralFiles};
}

int WikiEventsFormat::sniff(const QString &file, const QByteArray &head) const
{
    const JsonLook look = lookOfJson(file, head);
    if (!look.has("doc_id", "\"") || look.has("sent_id"))
        return 0;
    if (look.has("sentences", "[") && (look.has("event_mentions", "[") || look.has("entity_mentions", "[")))
        return 90;
    // The first record may be too long to be seen to its end.
    return !look.isWhole && look.has("tokens", "[\"") && !look.has("sentences", "[[\"") ? 60 : 0;
}

Result<std::vector<Source>> WikiEventsFormat::find(const QString &path) const { return findRecords(*this, path); }

Result<> WikiEventsFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    WikiEventsReader reader(source.file, source.path);
    if (const QString coref = options.isTrial ? QString() : WikiEventsCoref::fileFor(source.file); !coref.isEmpty())
        reader.openCoref(coref, options.encoding);
    return readRecords(source, options, sink, reader);
}

std::unique_ptr<Writer> WikiEventsFormat::writer(const WriteOptions &) const { return std::make_unique<WikiEventsWriter>(); }

} // namespace glossator
