// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/flaggedmentions.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// On one line, and of no more characters than that.
QString shortened(const QString &text, qsizetype longest)
{
    const QString line = text.simplified();
    return line.size() > longest ? line.first(longest) + u'…' : line;
}

} // namespace

QString FlaggedMentions::tell(const Mention &mention, const QString &name)
{
    if (++m_count > most)
        return {};
    const QString quote = shortened(mention.quote, 60);
    const QString place = mention.extent.toString();
    const QString said = name.isEmpty() ? tr("“%1” at %2 is flagged.").arg(quote, place)
                                        : tr("“%1” at %2 (%3) is flagged.").arg(quote, place, shortened(name, 60));
    return said + u' ' + shortened(mention.flag, 200);
}

QString FlaggedMentions::rest(const QString &file) const
{
    const qint64 more = m_count - most;
    return more > 0 ? tr("%1: %n more mention(s) are flagged.", nullptr, int(more)).arg(file) : QString();
}

} // namespace glossator
