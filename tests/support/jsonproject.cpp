// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jsonproject.h"

#include "models/domain/schema.h"
#include "models/formats/jsonreader.h"
#include "models/formats/jsonwriter.h"

#include <QBuffer>

namespace glossator::test {

using namespace Qt::StringLiterals;

Result<std::vector<Bundle>> readJson(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    std::vector<Bundle> project;
    const BundleSink sink = [&project](Bundle &&bundle) -> Result<> {
        project.push_back(std::move(bundle));
        return {};
    };
    JsonReader reader({u"project.json"_s}, sink);
    GLOSSATOR_TRY(parseJson(buffer, u"project.json"_s, reader));
    return project;
}

Result<QByteArray> writeJson(const std::vector<Bundle> &project)
{
    JsonWriter writer;
    QByteArray bytes;
    const auto append = [&bytes](const std::vector<OutputFile> &files) {
        for (const OutputFile &file : files)
            bytes += file.bytes;
    };
    GLOSSATOR_ASSIGN(const auto head, writer.begin(project.front(), Schema()));
    append(head);
    for (size_t i = 1; i < project.size(); ++i) {
        GLOSSATOR_ASSIGN(const auto article, writer.add(project[i]));
        append(article);
    }
    GLOSSATOR_ASSIGN(const auto tail, writer.end());
    append(tail);
    return bytes;
}

} // namespace glossator::test
