// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a written file, one a row. Very long ones are cut in the middle, and say so; what is copied is not.
// Owned by the source panel; GUI thread.
#pragma once

#include "models/items/sourcewriting.h"

#include <QAbstractListModel>

namespace glossator {

class SourceLinesModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        OwnerRole = Qt::UserRole, ///< of what the line tells; one of the id 0: of nothing
        CutRole, ///< bool: the middle of the line is not shown
    };
    /// What is shown of a line, in characters.
    static constexpr qsizetype MostShown = 640;

    using QAbstractListModel::QAbstractListModel;

    /// Takes over a file: as changed lines where it is the one before that is shown.
    void setSource(const WrittenSource &source);
    void clear();
    [[nodiscard]] const SourceText &source() const { return *m_text; }
    [[nodiscard]] const std::shared_ptr<const SourceText> &sharedSource() const { return m_text; }
    /// What stands in the file there, for the clipboard.
    [[nodiscard]] QString verbatim(int first, int count) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::shared_ptr<const SourceText> m_text = std::make_shared<const SourceText>();
    int m_rows = 0;
    std::shared_ptr<const SourceText> m_before; ///< while changes are told, else none
    int m_border = 0; ///< the first row that is of the new text already
};

} // namespace glossator
