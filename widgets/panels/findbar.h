// SPDX-License-Identifier: GPL-3.0-or-later
// Finds words in the article that is shown, whatever their case and accents. Hidden until opened; GUI thread.
#pragma once

#include "models/base/fold.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace glossator {

class ArticleView;

class FindBar : public QWidget {
    Q_OBJECT

public:
    /// @param view must outlive this object.
    explicit FindBar(ArticleView &view, QWidget *parent = nullptr);

    /// Shows the bar with the selected words, ready to type.
    void open();
    /// What is looked for; empty while the bar is hidden.
    [[nodiscard]] QString words() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Direction { Here, Forward, Backward };
    void find(Direction direction);
    void showTicks(const std::vector<FoldedText::Hit> &hits);
    void leave();

    ArticleView &m_view;
    QLineEdit *m_edit;
    QLabel *m_result;
    QString m_text; ///< that m_folded is made of
    bool m_hasFound = false; ///< what is selected
    FoldedText m_folded;
};

} // namespace glossator
