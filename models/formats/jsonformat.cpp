// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonformat.h"

#include "models/formats/jsonreader.h"
#include "models/formats/jsonwriter.h"
#include "models/formats/utf16head.h"
#include "models/formats/utf8file.h"

namespace glossator {

using namespace Qt::StringLiterals;

FormatInfo JsonFormat::info() const
{
    return {.id = u"json"_s,
        .name = QCoreApplication::translate("glossator::Json", "Glossator JSON"),
        .writesWhat = QCoreApplication::translate(
            "glossator::Json", "One file with everything: texts, annotations, authors and times."),
        .suffixes = {u"json"_s},
        .tellsOfLines = true,
        .layout = FormatInfo::Layout::OneFile,
        .writesSchema = true,
        .holdsProject = true};
}

int JsonFormat::sniff(const QString &file, const QByteArray &head) const
{
    QByteArray tokens = utf8OfHead(head).left(256);
    for (const char space : {' ', '\t', '\r', '\n'})
        tokens.replace(space, QByteArray());
    if (!tokens.startsWith(R"({"format":"glossator")"))
        return 0;
    return file.endsWith(".json"_L1, Qt::CaseInsensitive) ? 100 : 95; // other formats have our JSON in files of theirs
}

Result<> JsonFormat::read(const Source &source, const ReadOptions &, const BundleSink &sink) const
{
    GLOSSATOR_ASSIGN(const auto device, openJson(source.file));
    JsonReader reader({source.file}, sink);
    return parseJson(*device, source.file, reader);
}

std::unique_ptr<Writer> JsonFormat::writer(const WriteOptions &) const { return std::make_unique<JsonWriter>(); }

} // namespace glossator
