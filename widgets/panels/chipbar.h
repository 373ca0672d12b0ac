// SPDX-License-Identifier: GPL-3.0-or-later
// A bar of buttons below the article, each named with its key: quiet until the pointer comes. What finds no room is
// behind a last button that leads to all. Hidden until it is shown; GUI thread.
#pragma once

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace glossator {

struct Chip {
    QString text; ///< as shown, with its key
    QString shortText; ///< the same where not all find room; may be empty
    QString widest{}; ///< what it may come to say: it has room for that from the start; may be empty
    QString toolTip; ///< rich text
    QString name; ///< as it is read out
    QString description;
    std::optional<quint32> color{}; ///< 0xrrggbb
    bool isStrong = false;
    bool isLast = false; ///< keeps its place after all others, whether they found room or not

    friend bool operator==(const Chip &, const Chip &) = default;
};

class ChipBar : public QWidget {
    Q_OBJECT

public:
    /// @param mostLines how many lines of the article's room it may take.
    explicit ChipBar(int mostLines, QWidget *parent = nullptr);

    /// Marks one of the chips; -1: none.
    void setChosen(int index);

    [[nodiscard]] QSize sizeHint() const override { return {0, height()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(int index);
    /// The reader wants all, with those that found no room.
    void allRequested();
    void menuRequested(int index, const QPoint &globalPosition);

protected:
    /// @param title stands before the chips; @param all what the last button leads to.
    void showChips(const QString &title, const QList<Chip> &chips, const QString &all);
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QToolButton *newButton(int index);
    void dress(int index);
    void setWords(bool areShort);
    void arrange();

    const int m_mostLines;
    QLabel *m_label;
    QToolButton *m_more;
    QList<QToolButton *> m_buttons;
    QList<Chip> m_chips;
    QString m_title;
    int m_chosen = -1;
    bool m_areShort = false; ///< the words on the buttons
};

} // namespace glossator
