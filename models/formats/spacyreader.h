// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one line of spaCy's or Prodigy's: offsets are code points, a span's `token_end` is its last token. Used by one
// reading, or by one export.
#pragma once

#include "models/formats/recordbundle.h"

namespace glossator {

class SpacyReader final : public RecordReader {
    Q_DECLARE_TR_FUNCTIONS(glossator::Spacy)

public:
    static const QString id;

    /// @param takesAll also what was rejected or ignored there.
    explicit SpacyReader(const QString &file, const QString &path = {}, bool takesAll = false)
        : RecordReader({id, file, path})
        , m_takesAll(takesAll)
    {
    }

    Result<std::optional<Bundle>> read(const JsonValue &value, const JsonRecord &record, qint64 number) override;
    [[nodiscard]] QStringList remarks() const override;

private:
    const bool m_takesAll;
    QHash<QString, qint64> m_answers; ///< other than accept, and how often they were met
};

} // namespace glossator
