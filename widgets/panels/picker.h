// SPDX-License-Identifier: GPL-3.0-or-later
// A list that appears beside the text, is narrowed down by typing and closes with the choice: types, roles, entities.
// Deletes itself when it closes; GUI thread.
#pragma once

#include <QFrame>
#include <QKeyCombination>
#include <QSet>
#include <QVariant>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;
class QTextBrowser;

namespace glossator {

struct PickItem {
    QString text;
    QString detail; ///< beside it, dimmed
    QVariant value;
    std::optional<quint32> color{}; ///< 0xrrggbb
    QString group{}; ///< the heading it stands under; those of one follow each other
    int depth = 0; ///< how far it is indented
    QString words{}; ///< found by them too
    std::function<QString()> note{}; ///< HTML beside the list while it is highlighted; asked for only then
    bool isOffered = true; ///< else it is shown, but cannot be picked
    std::optional<bool> tick{}; ///< whether it is ticked at first; none: it cannot be
};

/// What is offered for what was typed.
struct PickList {
    PickList() = default;
    PickList(QList<PickItem> all) : items(std::move(all)) {} // NOLINT: a list of items is one

    QList<PickItem> items;
    qsizetype highlighted = 0; ///< which item; one that is not offered: the next one
    qint64 total = -1; ///< how many fit, where these are only the best of them; -1: these are all
};

/// The best place for something of that size: below the anchor, above it, or beside it, never over it while there is
/// room anywhere; its beginning at that of the anchor. All in one system of coordinates.
[[nodiscard]] QPoint placeBeside(const QRect &anchor, QSize size, const QRect &available, bool isRightToLeft);

class Picker : public QFrame {
    Q_OBJECT

public:
    /// What to offer for the text typed so far, the best first.
    using Source = std::function<PickList(const QString &typed)>;
    /// The same for what takes a while: it answers at once or later, in this thread. When it is asked again before, the
    /// former answer is no longer wanted.
    using Search = std::function<void(const QString &typed, std::function<void(PickList)> answer)>;

    /// When digits pick the rows in view rather than being typed; with Alt they always do.
    enum class Digits {
        UntilOneIsTyped,
        WhileNothingIsTyped, ///< words are looked for that may hold digits themselves
        Never, ///< what is typed is itself the answer
    };

    /// What a further key does with the row that is highlighted and what was typed.
    struct Key {
        QList<QKeyCombination> keys; ///< the first one is told
        QString meaning;
        std::function<void(const QVariant &value, const QString &typed)> run;
        bool closes = true; ///< else the offer is made anew
    };

    /// @param anchor the rectangle of the screen that it must not cover.
    Picker(const QString &title, Source source, const QRect &anchor, QWidget *parent);
    /// Keys that act on the rows take effect when those of what was typed are there, unless more is typed first.
    /// Meanwhile the former rows stay, and a click picks the one that is seen.
    Picker(const QString &title, Search search, const QRect &anchor, QWidget *parent);

    /// Offers a fixed list, narrowed down to what holds the letters typed, in their order.
    [[nodiscard]] static Source among(QList<PickItem> items, qsizetype highlighted = 0);

    void setDigits(Digits digits);
    /// Said where nothing is offered.
    void setEmptyHint(const QString &hint);
    void addKey(Key key);
    /// Ticks more, also what is not in view.
    void tick(const QVariantList &values);
    /// Whether the rows are still those of what was typed before.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }

Q_SIGNALS:
    void picked(const QVariant &value);
    /// Instead of picked(), where items can be ticked: their values.
    void ticked(const QVariantList &values);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer();
    void fill(PickList list);
    void fit();
    [[nodiscard]] bool comesLater(QKeyCombination key);
    void addRow(const PickItem &item, const QString &typed);
    void highlight(int row);
    void step(int from, int by);
    void take(int row);
    void toggle(int row);
    [[nodiscard]] bool isOffered(int row) const;
    [[nodiscard]] bool picksByDigit() const;
    [[nodiscard]] int digitOf(int row) const;
    [[nodiscard]] bool pressed(QKeyCombination key);
    void showNote();
    void showStatus();
    void countRowsInView();

    Search m_search;
    int m_asked = 0; ///< how often
    bool m_isWaiting = false;
    QList<QKeyCombination> m_pending; ///< pressed for rows that are not there yet
    PickList m_offer;
    QList<int> m_itemOfRow; ///< -1: a heading
    QList<int> m_rowOfDigit; ///< from 1
    QVariantList m_ticked; ///< in the order of ticking
    QSet<QString> m_isTicked; ///< the same, as text
    QList<Key> m_keys;
    QLineEdit *m_edit;
    QListView *m_list;
    QTextBrowser *m_note;
    QLabel *m_status;
    QLabel *m_hint;
    QStandardItemModel *m_rows;
    QRect m_anchor;
    bool m_isFitted = false; ///< to rows; from then on it only grows
    QPoint m_pointer; ///< of the mouse, where it rests
    Digits m_digits = Digits::UntilOneIsTyped;
    bool m_canTick = false;
};

} // namespace glossator
