// SPDX-License-Identifier: GPL-3.0-or-later
// Sets attributes of what is current, or of all that is selected in a panel, with single keys. Owned by Marking; GUI
// thread.
#pragma once

#include "models/items/detailrows.h"

#include <QObject>

namespace glossator {

class MarkingContext;
class Project;

class AttributeMarker : public QObject {
    Q_OBJECT

public:
    /// @param context must outlive this object.
    explicit AttributeMarker(MarkingContext &context);

    /// Asks which attribute, then for its value.
    void choose();
    /// Gives the n-th attribute, from 0, its next value: yes and no, or the values of a choice in turn. Others are asked.
    void step(int index);

private:
    [[nodiscard]] std::vector<DetailRow> rowsOf(const std::vector<Owner> &owners) const;
    /// Why there is no attribute.
    [[nodiscard]] QString none(const std::vector<Owner> &owners) const;
    void ask(const std::vector<Owner> &owners, const DetailRow &row);
    void set(const std::vector<Owner> &owners, const DetailRow &row, const QVariant &value);

    MarkingContext &m_context;
    Project &m_project;
};

} // namespace glossator
