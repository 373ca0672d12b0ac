// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/projects.h"
#include "models/domain/schemareader.h"
#include "models/domain/shippedschemas.h"


namespace glossator::cli {

using namespace Qt::StringLiterals;

Result<Exit> runNew(const Arguments &arguments)
{
    const QString wanted = arguments.options.value(Option::Schema, defaultSchemaName);
    GLOSSATOR_ASSIGN(const std::optional<SchemaText> schema, schemaNamed(wanted));
    if (!schema) {
        return wrongUsage(Cli::tr("There is no schema “%1”; there are %2.")
                              .arg(wanted, shippedSchemaNames().join(u", "_s)));
    }
    GLOSSATOR_TRY(readSchema(schema->text, schema->fileName)); // here, so that the sentence names the file
    GLOSSATOR_ASSIGN(const std::unique_ptr<Store> store, Store::create(arguments.project(), schema->text));
    if (!arguments.author.isEmpty())
        GLOSSATOR_TRY(nameAuthor(*store, arguments));
    return Exit::Done;
}

} // namespace glossator::cli
