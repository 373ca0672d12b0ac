// SPDX-License-Identifier: GPL-3.0-or-later
// How the columns of a panel share its width. Each has the width that it was given, by us or by a person's hand, while
// there is room; in a narrow panel the words of kinds give way first and then the numbers, so that the columns that tell
// what a row is can be read. Owned by its view; GUI thread.
#pragma once

#include <QObject>

#include <vector>

class QHeaderView;
class QTreeView;

namespace glossator {

class ColumnWidths : public QObject {
    Q_OBJECT

public:
    /// The view has its model already.
    /// @param wide the columns that share the room that is left
    /// @param words of the others but for numbers, in average characters
    ColumnWidths(QTreeView &view, std::vector<int> wide, int words);

    /// Order, sorting, what is hidden and the widths wished for, whatever room there is now.
    [[nodiscard]] QByteArray save();
    void restore(const QByteArray &state);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isWide(int column) const;
    [[nodiscard]] bool isNumber(int column) const;
    void take(int column, int before, int now);
    void fit();
    /// Makes these columns narrower, the widest most, until `tooMuch` pixels are won or each is at its least. Answers
    /// what is still too much.
    int squeeze(const std::vector<int> &columns, int tooMuch, std::vector<int> &widths) const;

    QTreeView &m_view;
    QHeaderView &m_header;
    std::vector<int> m_wide;
    std::vector<int> m_wished; ///< by column, in pixels
    bool m_isFitting = false;
};

} // namespace glossator
