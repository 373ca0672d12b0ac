// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/doccanoformat.h"

#include "models/formats/doccanoreader.h"
#include "models/formats/doccanowriter.h"

namespace glossator {

using namespace Qt::StringLiterals;

FormatInfo DoccanoFormat::info() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("glossator::Doccano", text); };
    return {.id = DoccanoReader::id,
        .name = tr("doccano (JSONL)"),
        .writesWhat = tr("A line for each article with its text, the labelled places and the relations between them."),
        .suffixes = {u"jsonl"_s, u"json"_s},
        .layout = FormatInfo::Layout::OneFile,
        .options = {
            {u"relations"_s, tr("Relations"),
                tr("A project of doccano without relations takes only places with labels. One that does not allow overlapping "
                   "places leaves out some of those that overlap, without a word."),
                {{u"yes"_s, tr("Yes")}, {u"no"_s, tr("No")}}},
        }};
}

int DoccanoFormat::sniff(const QString &file, const QByteArray &head) const
{
    const JsonLook look = lookOfJson(file, head);
    if (!look.has("text", "\"") || look.has("spans") || look.has("tokens") || look.has("denotations"))
        return 0;
    if (look.has("entities", "[{") && (look.has("relations", "[") || look.has("Comments") || look.keys["entities"].contains("\"start_offset\"")))
        return 90;
    for (const char *key : {"label", "labels", "entities"}) {
        if (look.has(key, "[["))
            return 90;
    }
    if (look.has("label", "[]") || look.has("labels", "[]") || look.has("entities", "[]"))
        return 70;
    return look.has("label", "[\"") || look.has("cats", "[") ? 40 : 0;
}

Result<std::vector<Source>> DoccanoFormat::find(const QString &path) const { return findRecords(*this, path); }

Result<> DoccanoFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    DoccanoReader reader(source.file, source.path);
    return readRecords(source, options, sink, reader);
}

std::unique_ptr<Writer> DoccanoFormat::writer(const WriteOptions &options) const
{
    return std::make_unique<DoccanoWriter>(options.value(u"relations"_s) != "no"_L1);
}

} // namespace glossator
