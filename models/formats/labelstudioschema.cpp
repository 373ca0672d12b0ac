// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/labelstudioschema.h"

#include "models/base/readfile.h"
#include "models/base/sha256.h"
#include "models/domain/schemaadditions.h"
#include "models/domain/schemawriter.h"
#include "models/formats/labelstudioconfig.h"
#include "models/formats/labelstudioreader.h"
#include "models/formats/schemabeside.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = qint64(4) << 20;
constexpr QLatin1StringView otherConfigFile{"config.xml"}; ///< as Label Studio's own examples and tools name it

std::optional<AttributeDef> attributeOf(const LabelStudioControl &control)
{
    AttributeDef def{.name = control.name, .on = AttributeOwner::Document};
    for (const LabelStudioValue &value : control.values) {
        if (!value.name.isEmpty() && !def.values.contains(value.name))
            def.values << value.name;
    }
    const bool isFlag = def.values == QStringList{labelStudioFlag.toString(), u"false"_s};
    if (control.tag == "Choices"_L1 && !def.values.isEmpty())
        def.kind = isFlag ? AttributeKind::Bool : control.areSeveral ? AttributeKind::Several : AttributeKind::Choice;
    else if (control.tag == "Number"_L1 || control.tag == "Rating"_L1)
        def.kind = AttributeKind::Number;
    else if (control.tag != "TextArea"_L1)
        return {};
    if (def.kind != AttributeKind::Choice && def.kind != AttributeKind::Several)
        def.values.clear();
    return def;
}

} // namespace

Schema schemaFromLabelStudio(const LabelStudioControls &controls)
{
    const bool hasTriggers
        = std::ranges::any_of(controls, [](const LabelStudioControl &control) { return control.name == labelStudioTriggers; });
    SchemaAdditions types(Schema(SchemaParts{.name = u"Label Studio"_s, .language = u"und"_s}));
    std::vector<TypeRef> marked;
    const auto add = [&types](TypeKind kind, const LabelStudioValue &value) {
        const QString label = value.title == value.name ? QString() : value.title;
        if (!value.name.isEmpty())
            types.addType({.kind = kind, .name = value.name, .label = label, .color = value.color});
    };
    for (const LabelStudioControl &control : controls) {
        const TypeKind kind = control.name == labelStudioTriggers ? TypeKind::Event : TypeKind::Entity;
        for (const LabelStudioValue &value : control.isOfLabels() ? control.values : std::vector<LabelStudioValue>()) {
            add(kind, value);
            marked.push_back({groupOf(kind), value.name});
        }
    }
    for (const LabelStudioControl &control : controls) {
        for (const LabelStudioValue &value : control.tag == "Relations"_L1 ? control.values : std::vector<LabelStudioValue>()) {
            if (value.color || !hasTriggers) // without a colour it is a role, in an export of ours
                add(TypeKind::Relation, value);
        }
    }
    const Schema schema = types.result(nullptr);
    SchemaAdditions attributes(schema);
    for (const LabelStudioControl &control : controls) {
        std::optional<AttributeDef> def = control.name.isEmpty() ? std::nullopt : attributeOf(control);
        if (!def)
            continue;
        if (!control.isOfRegion) {
            attributes.addAttribute({}, *def);
            continue;
        }
        for (const TypeRef &type : marked) {
            if (!control.types.isEmpty() && !control.types.contains(type.name))
                continue;
            def->on = type.group == TypeGroup::Event ? AttributeOwner::Event : AttributeOwner::Mention;
            attributes.addAttribute(type, *def);
        }
    }
    return attributes.result(nullptr);
}

std::optional<Bundle> readLabelStudioConfig(const Source &source)
{
    const QDir folder = QFileInfo(source.file).absoluteDir();
    for (const QLatin1StringView name : {labelStudioConfigFile, otherConfigFile}) {
        const QString path = folder.filePath(name);
        if (!QFileInfo(path).isFile())
            continue;
        Result<QByteArray> bytes = readFile(path, mostBytes);
        const auto controls = bytes ? readLabelStudioControls(*bytes) : std::nullopt;
        if (!controls && name == otherConfigFile)
            continue; // it may be anybody's
        Bundle bundle;
        if (!controls) {
            const QString sentence = LabelStudioReader::tr("%1 is no labelling configuration, and is not read.").arg(path);
            bundle.remarks << (bytes ? sentence : bytes.error().message);
            return bundle;
        }
        const Schema schema = schemaFromLabelStudio(*controls);
        const auto agrees = [&](const Schema &other) {
            const auto isThere = [&other](const TypeDef &type) { return other.type(type.ref()) != nullptr; };
            return std::ranges::all_of(schema.types(), isThere) && LabelStudioConfig(other, *bytes).xml() == *bytes;
        };
        bundle.schemaText = schemaBeside(folder.path(), agrees, bundle.remarks);
        if (bundle.schemaText.isEmpty() && (!schema.types().empty() || !schema.documentAttributes().empty()))
            bundle.schemaText = QString::fromUtf8(writeSchema(schema));
        const QByteArray hash = sha256(*bytes);
        bundle.files.push_back({SourceFileId(1), {}, LabelStudioReader::id, labelStudioConfigFile, hash, *std::move(bytes)});
        return bundle;
    }
    return {};
}

} // namespace glossator
