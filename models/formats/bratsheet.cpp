// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratsheet.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

using Kind = BratLine::Kind;

/// Kinds in the order in which new lines are written.
int rank(const BratLine &line)
{
    switch (line.kind) {
    case Kind::Span:
        return 0;
    case Kind::Event:
        return 1;
    case Kind::Relation:
        return 2;
    case Kind::Attribute:
        return 3;
    case Kind::Link:
        return 4;
    case Kind::Note:
        return BratDocument::isOwnData(line) ? 6 : 5;
    default:
        return 7;
    }
}

void addLine(OutputFile &file, const QByteArray &line, QByteArrayView lineEnd, const Owner &owner)
{
    if (line.isEmpty())
        return;
    if (!file.bytes.isEmpty() && !file.bytes.endsWith('\n'))
        file.bytes += lineEnd;
    const qsizetype begin = file.bytes.size();
    file.bytes += line;
    if (owner.id != 0)
        file.places.push_back({begin, file.bytes.size(), owner});
}

} // namespace

BratSheet::BratSheet(const BratDocument &layout, const Bundle &bundle) : m_layout(layout), m_bundle(bundle)
{
    for (const Leftover &leftover : bundle.leftovers) {
        if (leftover.format == "brat"_L1)
            m_leftovers[{leftover.file, leftover.position}] += leftover.bytes;
    }
}

BratSheet::Place BratSheet::placeOf(const BratRecord &record) const
{
    return {m_layout.files()[record.file].suffix, record.position};
}

QString BratSheet::rest(const BratRecord &record) const
{
    return record.accepted ? QString::fromUtf8(m_leftovers.value(placeOf(record))) : QString();
}

void BratSheet::replace(const BratRecord &record, BratLine line)
{
    line.rest = rest(record);
    m_claims.insert(&record, std::move(line));
}

void BratSheet::renewSpans(const QHash<QString, BratLine> &lines)
{
    for (const BratRecord &record : m_layout.records()) {
        if (record.isSpan() && isClaimed(record) && lines.contains(record.line.id))
            replace(record, lines.value(record.line.id));
    }
}

QByteArray BratSheet::bytesFor(const BratRecord &record, QByteArrayView lineEnd) const
{
    if (const auto claim = m_claims.constFind(&record); claim != m_claims.cend())
        return *claim ? writeBratLine(**claim).toUtf8().append(lineEnd) : record.bytes.toByteArray();
    const QByteArray leftover = m_leftovers.value(placeOf(record));
    return leftover == record.bytes ? leftover : QByteArray();
}

/// The shared tasks keep what was given in .a1 and what is to be found in .a2.
QString BratSheet::suffixFor(const NewLine &line) const
{
    if (m_layout.files().empty() || m_layout.files().front().suffix == ".ann"_L1)
        return u".ann"_s;
    return line.isGiven ? u".a1"_s : u".a2"_s;
}

std::vector<OutputFile> BratSheet::files(const std::function<Owner(const BratLine &)> &ownerOf) const
{
    std::vector<OutputFile> files;
    std::vector<QByteArray> lineEnds;
    QSet<Place> written;
    for (const BratFile &file : m_layout.files()) {
        const qsizetype first = file.bytes.indexOf('\n');
        lineEnds.push_back(first > 0 && file.bytes[first - 1] == '\r' ? "\r\n" : "\n");
        files.push_back({file.suffix, {}});
    }
    const auto indexFor = [&](const QString &suffix) {
        const auto found = std::ranges::find(files, suffix, &OutputFile::name);
        if (found == files.end()) {
            files.push_back({suffix, {}});
            lineEnds.push_back("\n");
            return files.size() - 1;
        }
        return size_t(found - files.begin());
    };
    for (const BratRecord &record : m_layout.records()) {
        const auto claim = m_claims.constFind(&record);
        const Owner owner = claim == m_claims.cend() ? Owner() : ownerOf(*claim ? **claim : record.line);
        addLine(files[record.file], bytesFor(record, lineEnds[record.file]), lineEnds[record.file], owner);
        written.insert(placeOf(record));
    }
    for (const Leftover &leftover : m_bundle.leftovers) { // of files that are gone
        if (leftover.format != "brat"_L1 || written.contains({leftover.file, leftover.position}))
            continue;
        const size_t file = indexFor(leftover.file.isEmpty() ? u".ann"_s : leftover.file);
        addLine(files[file], leftover.bytes, lineEnds[file], {});
    }
    std::vector<const NewLine *> lines;
    for (const NewLine &line : m_new)
        lines.push_back(&line);
    std::ranges::stable_sort(lines, [](const NewLine *a, const NewLine *b) {
        const int rankA = rank(a->line);
        const int rankB = rank(b->line);
        return rankA != rankB ? rankA < rankB : a->line.fragments < b->line.fragments;
    });
    for (const NewLine *line : lines) {
        const size_t file = indexFor(suffixFor(*line));
        addLine(files[file], writeBratLine(line->line).toUtf8().append(lineEnds[file]), lineEnds[file], ownerOf(line->line));
    }
    if (files.empty())
        files.push_back({u".ann"_s, {}});
    return files;
}

} // namespace glossator
