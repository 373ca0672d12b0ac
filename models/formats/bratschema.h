// SPDX-License-Identifier: GPL-3.0-or-later
// brat's configuration as a schema and back. What the schema language has no word for (rules about overlaps, the names
// of a relation's arguments, normalisation, looks beyond label and colour) stays in the files, which go back as they
// came until the schema says something else. Plain functions, any thread.
#pragma once

#include "models/domain/article.h"
#include "models/domain/schema.h"
#include "models/formats/bratconf.h"

namespace glossator {

/// What governs a document: the files by their names, without folders.
using BratConfTexts = QHash<QString, QString>;

/// The schema that the files describe. Names that are defined nowhere may not fill anything.
[[nodiscard]] Schema schemaFromBrat(const QString &name, const BratConfTexts &files);

/// annotation.conf of the schema. Rules, comments and argument names are taken from the one before.
[[nodiscard]] QString writeBratConf(const Schema &schema, const QString &before);
/// visual.conf: the one before with the labels and colours that the schema has otherwise.
[[nodiscard]] QString writeBratLooks(const Schema &schema, const QString &before);
/// kb_shortcuts.conf, in the same way.
[[nodiscard]] QString writeBratKeys(const Schema &schema, const QString &before);

/// Whether the schema says of every type in the other, in brat's terms, what the other says.
[[nodiscard]] bool saysTheSame(const Schema &schema, const Schema &other);

} // namespace glossator
