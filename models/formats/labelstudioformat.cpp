// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudioformat.h"

#include "models/formats/labelstudioreader.h"
#include "models/formats/labelstudioschema.h"
#include "models/formats/labelstudiowriter.h"
#include "models/formats/schemabeside.h"

namespace glossator {

using namespace Qt::StringLiterals;

FormatInfo LabelStudioFormat::info() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("glossator::LabelStudio", text); };
    return {.id = LabelStudioReader::id,
        .name = tr("Label Studio"),
        .writesWhat = tr("The tasks of a project with mentions, relations, events and attributes, and the labelling "
                         "configuration that the project needs to take them. A role is a relation from the trigger."),
        .suffixes = {u"json"_s},
        .companions = {labelStudioConfigFile, u"config.xml"_s, schemaFileName},
        .layout = FormatInfo::Layout::SeveralFiles,
        .writesSchema = true};
}

int LabelStudioFormat::sniff(const QString &file, const QByteArray &head) const
{
    const JsonLook look = lookOfJson(file, head);
    if (!look.has("data", "{"))
        return 0;
    if (look.has("annotations", "[") || look.has("predictions", "[") || look.has("completions", "["))
        return 90;
    return look.isArray || (!look.isWhole && look.has("id")) ? 50 : 0;
}

Result<std::vector<Source>> LabelStudioFormat::find(const QString &path) const { return findRecords(*this, path); }

Result<> LabelStudioFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    if (std::optional<Bundle> config = options.isTrial ? std::nullopt : readLabelStudioConfig(source))
        GLOSSATOR_TRY(sink(*std::move(config)));
    LabelStudioReader reader(source.file, source.path);
    return readRecords(source, options, sink, reader);
}

std::unique_ptr<Writer> LabelStudioFormat::writer(const WriteOptions &) const { return std::make_unique<LabelStudioWriter>(); }

} // namespace glossator
