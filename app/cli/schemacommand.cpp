// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "models/domain/shippedschemas.h"
#include "models/store/schemarepository.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace glossator::cli {

using namespace Qt::StringLiterals;

namespace {

Result<Exit> set(const Arguments &arguments)
{
    const QString wanted = arguments.options.value(Option::Set);
    GLOSSATOR_ASSIGN(const std::optional<SchemaText> schema, schemaNamed(wanted));
    if (!schema) {
        return wrongUsage(Cli::tr("There is no schema “%1”; there are %2.")
                              .arg(wanted, shippedSchemaNames().join(u", "_s)));
    }
    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, openProject(arguments, Store::Access::ReadWrite));
    GLOSSATOR_TRY(SchemaRepository(*store).set(schema->text, schema->fileName));
    return Exit::Done;
}

} // namespace

Result<Exit> runSchema(const Arguments &arguments)
{
    if (arguments.options.contains(Option::Set))
        return set(arguments);
    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, openProject(arguments, Store::Access::ReadOnly));
    const SchemaRepository repository(*store);
    GLOSSATOR_ASSIGN(const QByteArray text, repository.text());
    if (!arguments.json) {
        printBytes(text);
        return Exit::Done;
    }
    GLOSSATOR_ASSIGN(const Schema schema, repository.schema());
    print(QJsonDocument(QJsonObject{
        {u"name"_s, schema.parts().name},
        {u"version"_s, schema.parts().version},
        {u"text"_s, QString::fromUtf8(text)},
    }));
    return Exit::Done;
}

} // namespace glossator::cli
