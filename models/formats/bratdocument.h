// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of one document's .ann (or .a1 and .a2 …), each with what became of it: accepted, with its place in the
// text, or refused, with the reason. The reader makes a bundle of it; the writer takes it as the layout to write back
// into, so both see the same lines in the same way. Belongs to one read or one export.
#pragma once

#include "models/formats/bratline.h"
#include "models/formats/bratspans.h"
#include "models/formats/spanruler.h"

#include <QByteArray>
#include <QHash>

#include <array>

namespace glossator {

/// The parts of a document beside its text, in the order in which brat joins them. With an .ann there are no others.
inline constexpr std::array BratSuffixes = {QLatin1StringView(".ann"), QLatin1StringView(".a1"),
    QLatin1StringView(".a2"), QLatin1StringView(".rel"), QLatin1StringView(".co")};

/// One of the files, by the part that tells it apart: `.ann`.
struct BratFile {
    QString suffix;
    QByteArray bytes;
};

/// One line of a file, or several where a mention's text runs on.
struct BratRecord {
    BratLine line; ///< as it stands; `rest` also has the arguments of an event that name nothing
    size_t file = 0;
    qsizetype position = 0; ///< the number of its first line in the file, from 0
    QByteArrayView bytes; ///< verbatim, with its line ends
    Extent extent; ///< of a span, in code points
    QString flag; ///< why that is doubtful
    QString remark; ///< why it was refused, or what was taken leniently; a sentence for people
    bool accepted = false;

    [[nodiscard]] bool isSpan() const { return line.kind == BratLine::Kind::Span; }
    [[nodiscard]] bool isEvent() const { return line.kind == BratLine::Kind::Event; }
    [[nodiscard]] bool isRelation() const { return line.kind == BratLine::Kind::Relation; }
};

class BratDocument {
public:
    /// @param text the article's text as it was when the files were made; must outlive the document.
    BratDocument(const TextOffsets &text, std::vector<BratFile> files);

    [[nodiscard]] const std::vector<BratFile> &files() const { return m_files; }
    [[nodiscard]] const std::vector<BratRecord> &records() const { return m_records; }
    /// The accepted T, E or R line of that id, or nullptr.
    [[nodiscard]] const BratRecord *find(QStringView id) const;
    /// What all offsets turned out to be counted in.
    [[nodiscard]] OffsetUnit unit() const { return m_unit; }
    /// Those of our own notes; see bratdata.h.
    [[nodiscard]] static bool isOwnData(const BratLine &line);

private:
    void readLines(size_t file);
    void chooseUnit();
    void placeSpans();
    void placeSpan(size_t index, const SpanRuler &ruler);
    void checkEvents();
    void checkReferences();
    [[nodiscard]] QString groupTrouble(const BratLine &line) const;
    [[nodiscard]] QStringList following(size_t index) const;
    bool accept(BratRecord &record);

    const TextOffsets &m_text;
    std::vector<BratFile> m_files;
    std::vector<BratRecord> m_records;
    QHash<QString, size_t> m_accepted; ///< every accepted line with an id
    OffsetUnit m_unit = OffsetUnit::CodePoint;
};

} // namespace glossator
