// SPDX-License-Identifier: GPL-3.0-or-later
// The occurrences that were found, each with a tick, in sections: what is new, what is in the way, what is marked already.
// A flat list with a heading row before each section. Owned by whoever shows it; GUI thread.
#pragma once

#include "models/items/workbench.h"
#include "models/jobs/occurrences.h"

#include <QAbstractTableModel>

namespace glossator {

class OccurrenceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Words, Remark, Where, Columns };
    enum OwnRole {
        HeadingRole = Qt::UserRole, ///< bool
        QuoteRole, ///< with BeforeRole and AfterRole: how it stands in the text
        BeforeRole,
        AfterRole,
    };

    /// @param workbench must outlive this object.
    explicit OccurrenceModel(Workbench &workbench, QObject *parent = nullptr);

    /// Shows others; those shown before keep their ticks.
    void setOccurrences(Occurrences occurrences);
    /// What they are to become: decides in which section each stands.
    void setTarget(const OccurrenceTarget &target);
    [[nodiscard]] const OccurrenceTarget &target() const { return m_target; }

    /// Null for a heading.
    [[nodiscard]] const Occurrence *occurrence(const QModelIndex &index) const;
    [[nodiscard]] qsizetype size() const { return std::ssize(m_all.found); }
    [[nodiscard]] bool isCut() const { return m_all.isCut; }
    /// How many are in a state.
    [[nodiscard]] qsizetype count(OccurrenceState state) const { return m_counts[size_t(state)]; }
    /// In the order of articles and text.
    [[nodiscard]] std::vector<Occurrence> ticked() const;
    [[nodiscard]] qsizetype tickedCount() const { return m_tickedCount; }
    /// Those of the rows that can be.
    void tick(const QModelIndexList &rows, bool ticked);
    /// All that is new, or nothing at all.
    void tickNew(bool ticked);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void ticksChanged();

private:
    enum Section : quint8 { New, InTheWay, Marked, Sections };

    [[nodiscard]] static Section sectionOf(OccurrenceState state);
    [[nodiscard]] qsizetype at(int row) const; ///< -1: a heading
    [[nodiscard]] QString heading(int row) const;
    [[nodiscard]] QString remark(qsizetype at) const;
    [[nodiscard]] QString entityName(EntityId id) const;
    [[nodiscard]] QString where(ArticleId id) const;
    void setTick(qsizetype at, bool ticked);
    void tellTicks();
    void arrange();

    Workbench &m_workbench;
    Occurrences m_all;
    OccurrenceTarget m_target;
    std::vector<OccurrenceState> m_states; ///< of each occurrence
    std::vector<bool> m_ticks;
    std::vector<qint32> m_rows; ///< the occurrence of each row; -1 - section for a heading
    std::array<qsizetype, 5> m_counts{}; ///< by state
    qsizetype m_tickedCount = 0;
};

} // namespace glossator
