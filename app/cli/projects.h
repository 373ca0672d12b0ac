// SPDX-License-Identifier: GPL-3.0-or-later
// What several commands do first.
#pragma once

#include "app/cli/command.h"
#include "models/store/store.h"

namespace glossator::cli {

/// Opens the project that the arguments name. For writing, changes are signed from then on.
[[nodiscard]] Result<std::unique_ptr<Store>> openProject(const Arguments &arguments, Store::Access access);
/// Changes are signed by the author whom the arguments name, else by the person at this machine.
[[nodiscard]] Result<> nameAuthor(Store &store, const Arguments &arguments);

struct SchemaText {
    QByteArray text;
    QString fileName; ///< for sentences
};
/// The schema of that name that comes with the program, else the file. Nothing where it can be neither.
[[nodiscard]] Result<std::optional<SchemaText>> schemaNamed(const QString &nameOrFile);

} // namespace glossator::cli
