// SPDX-License-Identifier: GPL-3.0-or-later
// Events, below each where it is told, and below that what fills its roles. Owned by Project; GUI thread.
#pragma once

#include "models/items/idtreemodel.h"
#include "models/store/displayrows.h"
#include "models/store/eventrepository.h"

namespace glossator {

class EventTreeModel final : public IdTreeModel<std::variant<EventRow, EventMentionRow, ArgumentRow>> {
    Q_OBJECT

public:
    /// Of an event: its type, its first trigger (in the article where one is looked at), how many articles tell it. Of an event mention: its trigger, what fills
    /// its roles in short, its article. Of an argument: its role, its filler, its article.
    enum Column { What, Filler, Source, ColumnCount };
    enum Level { EventLevel, EventMentionLevel, ArgumentLevel };

    explicit EventTreeModel(Workbench &workbench, QObject *parent = nullptr);

    using IdModel::indexOf;
    [[nodiscard]] QModelIndex indexOf(EventId id) { return indexOf(Node{EventLevel, id.value()}); }
    [[nodiscard]] QModelIndex indexOf(EventMentionId id) { return indexOf(Node{EventMentionLevel, id.value()}); }
    [[nodiscard]] QModelIndex indexOf(ArgumentId id) { return indexOf(Node{ArgumentLevel, id.value()}); }

protected:
    using Row = std::variant<EventRow, EventMentionRow, ArgumentRow>;

    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] bool isNumber(int) const override { return false; }
    [[nodiscard]] bool concerns(const ChangeSet &changes) const override;
    [[nodiscard]] Result<std::vector<qint64>> idsBelow(Node node) const override;
    [[nodiscard]] IdQuery topQuery() const override;
    [[nodiscard]] Result<TouchedIds> touchedBy(const ChangeSet &changes) const override;
    [[nodiscard]] Result<TouchedIds> repaintedBy(const ChangeSet &changes) const override;
    [[nodiscard]] bool hasIdsBelow(Node node) const override;
    [[nodiscard]] Node above(Node node) const override;
    [[nodiscard]] Result<Row> readRow(Node node) const override;
    [[nodiscard]] Owner ownerOf(Node node) const override;
    [[nodiscard]] QVariant cell(const Row &row, int column, int role) const override;
    [[nodiscard]] bool isEditable(Node node, int column) const override;
    bool edit(const Row &row, int column, const QVariant &value) override;

private:
    [[nodiscard]] QVariant cellOf(const EventRow &row, int column, int role) const;
    [[nodiscard]] QVariant cellOf(const EventMentionRow &row, int column, int role) const;
    [[nodiscard]] QVariant cellOf(const ArgumentRow &row, int column, int role) const;
    [[nodiscard]] QVariant roleChoices(const ArgumentRow &row) const;

    EventRepository m_events;
    DisplayRows m_rows;
};

} // namespace glossator
