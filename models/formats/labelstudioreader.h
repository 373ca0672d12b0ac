// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one task of Label Studio's: offsets are UTF-16 units, every region quotes its text. Each annotation is somebody's,
// predictions are suggestions. Used by one reading, or by one export.
#pragma once

#include "models/formats/labelstudiotask.h"
#include "models/formats/recordbundle.h"

namespace glossator {

class LabelStudioReader final : public RecordReader {
    Q_DECLARE_TR_FUNCTIONS(glossator::LabelStudio)

public:
    static const QString id;

    explicit LabelStudioReader(const QString &file, const QString &path = {}) : RecordReader({id, file, path}) {}

    Result<std::optional<Bundle>> read(const JsonValue &value, const JsonRecord &record, qint64 number) override;
    [[nodiscard]] QStringList remarks() const override;

private:
    /// A list of results, what its items are, and whose they are.
    struct Part {
        LabelStudioResults results;
        const JsonValue *holder = nullptr;
        std::vector<LabelStudioItem> items{};
        Provenance by{};
    };
    struct Region {
        MentionId mention;
        EventMentionId event; ///< where it is a trigger
    };

    void readRegions(RecordBundle &made, const Part &part);
    void readAttributes(RecordBundle &made, const Part &part);
    void readRelations(RecordBundle &made, const Part &part);
    void readRelation(RecordBundle &made, const Part &part, const LabelStudioItem &item);
    void addValues(RecordBundle &made, const Part &part, const Owner &owner, const LabelStudioItem &item);
    [[nodiscard]] Region regionOf(const QString &name) const;

    QHash<QString, Region> m_regions; ///< of the task
    QHash<EventMentionId, int> m_ordinals;
    qint64 m_cancelled = 0;
    qsizetype m_firstCancelled = 0; ///< the line of its task
    qint64 m_shared = 0; ///< tasks with several annotations
    qsizetype m_firstShared = 0; ///< the line of the first
};

} // namespace glossator
