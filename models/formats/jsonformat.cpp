// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsonformat.h"

#include "models/base/readfile.h"
#include "models/formats/jsonreader.h"
#include "models/formats/jsonwriter.h"

#include <QFile>

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
        .holdsProject = true};
}

int JsonFormat::sniff(const QString &, const QByteArray &head) const
{
    QByteArray tokens = head.first(std::min<qsizetype>(head.size(), 256));
    if (tokens.startsWith("\xef\xbb\xbf"))
        tokens.remove(0, 3);
    for (const char space : {' ', '\t', '\r', '\n'})
        tokens.replace(space, QByteArray());
    return tokens.startsWith(R"({"format":"glossator")") ? 100 : 0;
}

Result<> JsonFormat::read(const Source &source, const ReadOptions &, const BundleSink &sink) const
{
    QFile file(source.file);
    GLOSSATOR_TRY(openToRead(file));
    JsonReader reader({source.file}, sink);
    return parseJson(file, source.file, reader);
}

std::unique_ptr<Writer> JsonFormat::writer(const WriteOptions &) const { return std::make_unique<JsonWriter>(); }

} // namespace glossator
