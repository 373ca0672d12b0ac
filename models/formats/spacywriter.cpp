// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/spacywriter.h"

#include "models/formats/spacyreader.h"
#include "models/formats/spacyrecord.h"

namespace glossator {

using namespace Qt::StringLiterals;

const Holdings SpacyWriter::holdings{.relationEnds = {RelationEnd::Kind::Mention}};

Result<std::vector<OutputFile>> SpacyWriter::begin(const Bundle &project, const Schema &)
{
    Bundle held = project;
    keepHeld(held, holdings, m_losses);
    loseFiles(held, SpacyReader::id, m_losses);
    return std::vector<OutputFile>{{}};
}

Result<std::vector<OutputFile>> SpacyWriter::add(const Bundle &article)
{
    SpacyReader reader(article.article->path, {}, true);
    return writtenRecord<SpacyRecord>(article, reader, holdings, m_losses);
}

} // namespace glossator
