// SPDX-License-Identifier: GPL-3.0-or-later
// How a schema takes in what an import brings and it lacks. Existing types keep their words; what is new comes behind
// them, in the order of first appearance. A result that the language could not hold (more than 10,000 types, a text
// over 4 MiB) is not made: the schema stays as it was. Plain functions, any thread.
#pragma once

#include "models/domain/bundle.h"
#include "models/domain/schema.h"

namespace glossator {

/// The schema with every type, role and attribute that the bundle uses. New relations join anything, new roles take
/// anything any number of times, an attribute is a flag where the bundle never gives it a value and text otherwise.
/// `added` gets a phrase for each. Empty names, and names over 1,000 characters, are passed over.
[[nodiscard]] Schema grown(const Schema &schema, const Bundle &bundle, QStringList *added = nullptr);

/// The base with the types, roles, role fillers, relation ends and attributes that only the incoming schema has. Where
/// both say something about the same thing, the base's word stands; a key that is taken is dropped.
[[nodiscard]] Schema merged(const Schema &base, const Schema &incoming, QStringList *added = nullptr);

/// The text of the new schema. Where it only adds to the old one, whose text is `verbatim`, everything in that text
/// stays, comments too, and the additions are put into it; otherwise it is written anew.
[[nodiscard]] QByteArray extendedText(const QByteArray &verbatim, const Schema &oldSchema, const Schema &newSchema);

} // namespace glossator
