// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/projects.h"

#include "app/cli/output.h"
#include "models/base/readfile.h"
#include "models/domain/localauthor.h"
#include "models/domain/schemasyntax.h"
#include "models/domain/shippedschemas.h"

namespace glossator::cli {

Result<std::unique_ptr<Store>> openProject(const Arguments &arguments, Store::Access access)
{
    GLOSSATOR_ASSIGN(std::unique_ptr<Store> store, Store::open(arguments.project(), access));
    if (const QString remark = store->foreignLog(); !remark.isEmpty())
        complain(remark);
    if (access == Store::Access::ReadWrite)
        GLOSSATOR_TRY(nameAuthor(*store, arguments));
    return store;
}

Result<> nameAuthor(Store &store, const Arguments &arguments)
{
    const Author local = localAuthor();
    const bool isOther = !arguments.author.isEmpty() && arguments.author != local.name;
    GLOSSATOR_TRY(store.setAuthor(isOther ? Author{{}, {}, arguments.author} : local));
    return {};
}

Result<std::optional<SchemaText>> schemaNamed(const QString &nameOrFile)
{
    if (const QByteArray shipped = shippedSchema(nameOrFile); !shipped.isNull())
        return SchemaText{shipped, nameOrFile};
    const Result<QByteArray> bytes = readFile(nameOrFile, maxSchemaBytes);
    if (bytes)
        return SchemaText{*bytes, nameOrFile};
    const bool isName = bytes.error().code == Error::Code::NotFound && !nameOrFile.contains(u'/') && !nameOrFile.contains(u'.');
    return isName ? Result<std::optional<SchemaText>>(std::nullopt) : std::unexpected(bytes.error());
}

} // namespace glossator::cli
