// SPDX-License-Identifier: GPL-3.0-or-later
// What a person should know or could do next, in bars above the article instead of boxes in the way.
//
// Nothing waits for them: a bar stays until it is closed, acted upon, or replaced by one on the same topic. Owned by
// MainWindow; GUI thread.
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

class KMessageWidget;

namespace glossator {

/// Something that a bar offers.
struct BarButton {
    QString text;
    std::function<void()> run; ///< the bar closes first
};

class MessageBars : public QWidget {
    Q_OBJECT

public:
    enum Kind { Note, Warning, Error };
    static constexpr int Most = 3; ///< at once: the oldest gives way

    explicit MessageBars(QWidget *parent = nullptr);

    /// Shows plain text. A topic names what it is about: a later bar on the same topic replaces this one.
    void show(Kind kind, const QString &sentence, const QList<BarButton> &buttons = {}, const QString &topic = {});
    /// Closes the bar on a topic, if there is one.
    void close(const QString &topic);
    void clear();
    /// The sentences shown now, oldest first.
    [[nodiscard]] QStringList sentences() const;
    /// The newest bar's first button, for the keyboard; null while there is no bar.
    [[nodiscard]] QWidget *firstButton() const;

Q_SIGNALS:
    /// Esc closed the bar that had the keys.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void drop(KMessageWidget *bar);

    QList<KMessageWidget *> m_bars; ///< oldest first
};

} // namespace glossator
