// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/messagebars.h"

#include <KMessageWidget>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace glossator {

namespace {

constexpr auto Topic = "glossatorTopic";
constexpr auto Sentence = "glossatorSentence";

KMessageWidget::MessageType typeOf(MessageBars::Kind kind)
{
    switch (kind) {
    case MessageBars::Note:
        return KMessageWidget::Information;
    case MessageBars::Warning:
        return KMessageWidget::Warning;
    case MessageBars::Error:
        return KMessageWidget::Error;
    }
    return KMessageWidget::Information;
}

} // namespace

MessageBars::MessageBars(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
}

void MessageBars::show(Kind kind, const QString &sentence, const QList<BarButton> &buttons, const QString &topic)
{
    if (!topic.isEmpty())
        close(topic);
    if (m_bars.size() == Most)
        drop(m_bars.first());
    auto *bar = new KMessageWidget(this);
    bar->setPosition(KMessageWidget::Header);
    bar->setWordWrap(true);
    bar->setMessageType(typeOf(kind));
    bar->setText(sentence.toHtmlEscaped()); // it names files and people
    bar->setAccessibleName(sentence);
    bar->setProperty(Topic, topic);
    bar->setProperty(Sentence, sentence);
    for (const BarButton &button : buttons) {
        auto *action = new QAction(button.text, bar);
        connect(action, &QAction::triggered, this, [this, bar, run = button.run] {
            drop(bar);
            run();
        });
        bar->addAction(action);
    }
    connect(bar, &KMessageWidget::hideAnimationFinished, this, [this, bar] { drop(bar); });
    m_bars << bar;
    layout()->addWidget(bar);
    bar->animatedShow();
    QAccessibleEvent alert(bar, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBars::close(const QString &topic)
{
    for (KMessageWidget *bar : QList(m_bars)) {
        if (bar->property(Topic).toString() == topic)
            drop(bar);
    }
}

void MessageBars::clear()
{
    for (KMessageWidget *bar : QList(m_bars))
        drop(bar);
}

QStringList MessageBars::sentences() const
{
    QStringList sentences;
    for (const KMessageWidget *bar : m_bars)
        sentences << bar->property(Sentence).toString();
    return sentences;
}

QWidget *MessageBars::firstButton() const
{
    if (m_bars.isEmpty())
        return nullptr;
    // What is offered comes before the cross that closes.
    const auto buttons = m_bars.last()->findChildren<QToolButton *>();
    const auto offered = std::ranges::find_if(buttons, [offers = m_bars.last()->actions()](const QToolButton *button) {
        return offers.contains(button->defaultAction());
    });
    return offered != buttons.end() ? *offered : buttons.value(0);
}

void MessageBars::keyPressEvent(QKeyEvent *event)
{
    const auto focused = std::ranges::find_if(
        m_bars, [](const KMessageWidget *bar) { return bar->isAncestorOf(QApplication::focusWidget()); });
    auto *button = qobject_cast<QToolButton *>(QApplication::focusWidget());
    if (button && focused != m_bars.end() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        button->click(); // Qt leaves that to dialogs
        return;
    }
    if (event->key() != Qt::Key_Escape || focused == m_bars.end()) {
        QWidget::keyPressEvent(event);
        return;
    }
    drop(*focused);
    Q_EMIT left();
}

/// Not deleted at once: it may be its own button that closes it.
void MessageBars::drop(KMessageWidget *bar)
{
    if (!m_bars.removeOne(bar))
        return;
    bar->hide();
    bar->deleteLater();
}

} // namespace glossator
