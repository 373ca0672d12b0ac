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
    KeptRecord kept;
    readKept(article, reader, kept);
    Bundle held = article;
    forgetDoubts(held, kept);
    keepHeld(held, holdings, m_losses);
    loseFiles(held, SpacyReader::id, m_losses);
    std::vector<LostPart> lost;
    const QByteArray line = kept.updated([&](bool isAnew) {
        SpacyRecord record(held, kept, isAnew);
        JsonValue made = record.made();
        lost = record.lost(); // of the last: it may be made twice
        return made;
    });
    for (const LostPart &one : lost)
        m_losses.add(one.what, one.example);
    return std::vector<OutputFile>{{{}, recordLine(line)}};
}

} // namespace glossator
