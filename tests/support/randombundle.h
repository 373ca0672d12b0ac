// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Random bundles that hold everything a bundle can, and a way to say what one holds without its ids.

#include "models/domain/bundle.h"

#include <QRandomGenerator>

namespace glossator::test {

/// One article with annotations of every noun: discontinuous, nested, empty and crossing mentions, entities and events
/// with any number of mentions, records without a trigger, every kind of filler, relation end and owner, words from
/// many scripts with blanks, tabs, line ends and quotes in them. Ids are local, count from 1 across all nouns, and all
/// that are named exist. Leftovers and files are there too. The same generator state gives the same bundle.
/// @param size about how many mentions.
Bundle randomBundle(QRandomGenerator &random, int size);

/// One sentence for each thing in the bundle, sorted, in which other things are named by what they are and not by id:
/// bundles that say the same give the same list. Leaves out the article itself, the files, the leftovers and remarks,
/// and the external ids of `scheme`.
QStringList describe(const Bundle &bundle, const QString &withoutScheme = {});

} // namespace glossator::test
