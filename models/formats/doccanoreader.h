// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one record of doccano's: places are `[0, 6, "ORG"]` under `label`, `labels` or `entities`, or objects with ids
// under `entities`, which `relations` speak of. Offsets are code points. Used by one reading, or by one export.
#pragma once

#include "models/formats/recordbundle.h"

namespace glossator {

class DoccanoReader final : public RecordReader {
public:
    static const QString id;

    explicit DoccanoReader(const QString &file, const QString &path = {}) : RecordReader({id, file, path}) {}

    Result<std::optional<Bundle>> read(const JsonValue &value, const JsonRecord &record, qint64 number) override;

    /// The key of the list of places, or an empty string.
    [[nodiscard]] static QString placesKey(const JsonValue &record);
    /// Whether some of the places that are read of that list are objects.
    [[nodiscard]] static bool areObjects(const JsonValue::Array &places);
};

} // namespace glossator
