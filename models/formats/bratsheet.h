// SPDX-License-Identifier: GPL-3.0-or-later
// The files of one document on their way out: the lines as they came, with what was put in place of some, what nobody
// claimed left out, leftovers where they were, and new lines at the end. Used by one export.
#pragma once

#include "models/domain/bundle.h"
#include "models/formats/bratdocument.h"
#include "models/formats/format.h"

namespace glossator {

class BratSheet {
public:
    /// Both must outlive the sheet.
    BratSheet(const BratDocument &layout, const Bundle &bundle);

    /// What is still to be kept behind that line; see BratLine::rest.
    [[nodiscard]] QString rest(const BratRecord &record) const;
    /// Whether the record may go back as it came: nobody took away what stands behind it.
    [[nodiscard]] bool isWhole(const BratRecord &record) const { return record.line.rest == rest(record); }
    [[nodiscard]] bool isClaimed(const BratRecord &record) const { return m_claims.contains(&record); }

    /// The line goes back as it came.
    void keep(const BratRecord &record) { m_claims.insert(&record, {}); }
    /// The line stands where the record was.
    void replace(const BratRecord &record, BratLine line);
    /// The line stands behind everything that was there before; spans in the order of the text.
    /// @param isGiven of a span: no trigger. The shared tasks keep these in another file.
    void append(BratLine line, bool isGiven = false) { m_new.push_back({std::move(line), isGiven}); }

    /// Spans that were kept are written anew: for when others will be, and count in another unit.
    void renewSpans(const QHash<QString, BratLine> &lines);

    /// Named by their suffix.
    /// @param ownerOf says of what a line tells; one of the id 0: nothing.
    [[nodiscard]] std::vector<OutputFile> files(const std::function<Owner(const BratLine &)> &ownerOf) const;

private:
    using Place = std::pair<QString, qint64>; ///< suffix, line
    struct NewLine {
        BratLine line;
        bool isGiven = false;
    };

    [[nodiscard]] Place placeOf(const BratRecord &record) const;
    [[nodiscard]] QByteArray bytesFor(const BratRecord &record, QByteArrayView lineEnd) const;
    [[nodiscard]] QString suffixFor(const NewLine &line) const;

    const BratDocument &m_layout;
    const Bundle &m_bundle;
    QHash<const BratRecord *, std::optional<BratLine>> m_claims; ///< no line: kept
    QHash<Place, QByteArray> m_leftovers;
    std::vector<NewLine> m_new;
};

} // namespace glossator
