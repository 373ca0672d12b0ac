// SPDX-License-Identifier: GPL-3.0-or-later
// Finds words in the article that is shown, whatever their case and accents. Hidden until opened; GUI thread, a long text is
// searched in another.
#pragma once

#include "models/base/fold.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QLineEdit;
class QThreadPool;

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
    struct Sought {
        QString text;
        FoldedText folded;
    };
    struct Found {
        std::shared_ptr<const Sought> in; ///< null: nothing yet
        QString words;
        std::vector<FoldedText::Hit> hits;
    };

    void find(Direction direction);
    /// Whether what was found last is what is sought now.
    [[nodiscard]] bool isFound() const;
    void search();
    void take(const std::shared_ptr<const Found> &found);
    void go(Direction direction);
    void showTicks();
    void leave();

    ArticleView &m_view;
    QLineEdit *m_edit;
    QLabel *m_result;
    bool m_hasFound = false; ///< what is selected
    std::shared_ptr<const Found> m_found = std::make_shared<Found>(); ///< never null
    std::optional<Direction> m_wanted; ///< where to go once it is found
    bool m_isSearching = false;
    QThreadPool *m_thread; ///< one: nothing else keeps a reader waiting
};

} // namespace glossator
