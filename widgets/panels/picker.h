// SPDX-License-Identifier: GPL-3.0-or-later
// A list that appears beside the text, is narrowed down by typing and closes with the choice: types, roles, entities.
// Deletes itself when it closes; GUI thread.
#pragma once

#include <QFrame>
#include <QVariant>

#include <functional>
#include <optional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace glossator {

struct PickItem {
    QString text;
    QString detail; ///< beside it, dimmed
    QVariant value;
    std::optional<quint32> color{}; ///< 0xrrggbb
};

class Picker : public QFrame {
    Q_OBJECT

public:
    /// What to offer for the text typed so far, the best first.
    using Source = std::function<QList<PickItem>(const QString &typed)>;

    /// @param anchor the rectangle of the screen that it must not cover.
    Picker(const QString &title, Source source, const QRect &anchor, QWidget *parent);

    /// Offers a fixed list, narrowed down to what holds the letters typed, in their order.
    [[nodiscard]] static Source among(QList<PickItem> items);

Q_SIGNALS:
    void picked(const QVariant &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(const QString &typed);
    void take(int row);

    Source m_source;
    QLineEdit *m_edit;
    QListView *m_list;
    QStandardItemModel *m_items;
};

} // namespace glossator
