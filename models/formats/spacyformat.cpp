// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spacyformat.h"

#include "models/formats/spacyreader.h"
#include "models/formats/spacywriter.h"

namespace glossator {

using namespace Qt::StringLiterals;

FormatInfo SpacyFormat::info() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("glossator::Spacy", text); };
    return {.id = SpacyReader::id,
        .name = tr("spaCy and Prodigy (JSONL)"),
        .writesWhat = tr("A line for each article with its text, tokens, marked spans and the relations between them. "
                         "Spans may overlap: that suits spans in spaCy, but not its named entities."),
        .suffixes = {u"jsonl"_s, u"ndjson"_s, u"json"_s},
        .layout = FormatInfo::Layout::OneFile};
}

int SpacyFormat::sniff(const QString &file, const QByteArray &head) const
{
    const JsonLook look = lookOfJson(file, head);
    if (!look.has("text", "\""))
        return 0;
    const bool hasSpans = look.has("spans", "[") && !look.has("tracks") && !look.has("denotations");
    if (hasSpans || look.has("_input_hash") || look.has("_task_hash"))
        return 90;
    if (look.has("tokens", "[{") || (look.has("answer", "\"") && look.has("meta", "{")))
        return 80;
    const bool isBare = std::ranges::all_of(look.keys.keys(), [](const QByteArray &key) { return key == "text" || key == "meta"; });
    return isBare && !look.isArray ? 40 : 0;
}

Result<std::vector<Source>> SpacyFormat::find(const QString &path) const { return findRecords(*this, path); }

Result<> SpacyFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    SpacyReader reader(source.file, source.path);
    return readRecords(source, options, sink, reader);
}

std::unique_ptr<Writer> SpacyFormat::writer(const WriteOptions &) const { return std::make_unique<SpacyWriter>(); }

} // namespace glossator
