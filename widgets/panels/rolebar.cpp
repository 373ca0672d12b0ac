// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/rolebar.h"

#include "models/base/listed.h"

#include <KAcceleratorManager>
#include <QLabel>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 6;
constexpr int Gap = 2;
constexpr int MostLines = 2; ///< the article is worth more than the tenth role

} // namespace

RoleBar::RoleBar(QWidget *parent) : QWidget(parent), m_event(new QLabel(this)), m_more(new QToolButton(this))
{
    setAccessibleName(tr("Roles of the event"));
    setAutoFillBackground(true);
    m_event->setTextFormat(Qt::PlainText);
    m_event->setForegroundRole(QPalette::PlaceholderText);
    m_more->setAutoRaise(true);
    KAcceleratorManager::setNoAccel(m_more);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setToolTip(tr("All roles (Ctrl+E)"));
    connect(m_more, &QToolButton::clicked, this, &RoleBar::listRequested);
    hide();
}

void RoleBar::showRoles(const QString &event, const QList<RoleChip> &roles)
{
    const bool isSame = event == m_title && roles == m_roles;
    m_title = event;
    m_roles = roles;
    if (!isSame) {
        while (m_buttons.size() > roles.size()) {
            QToolButton *const gone = m_buttons.takeLast();
            gone->disconnect(this); // it may be pressed right now
            gone->hide();
            gone->deleteLater();
        }
        while (m_buttons.size() < roles.size()) {
            const int role = int(m_buttons.size());
            auto *button = new QToolButton(this);
            button->setAutoRaise(true);
            button->setCheckable(true);
            KAcceleratorManager::setNoAccel(button); // Alt and a digit means an attribute
            button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the article
            button->setContextMenuPolicy(Qt::CustomContextMenu);
            connect(button, &QToolButton::clicked, this, [this, role] {
                dress(role); // which one is being filled is not for the button to say
                Q_EMIT roleChosen(role);
            });
            connect(button, &QWidget::customContextMenuRequested, this,
                [this, button, role](const QPoint &place) { Q_EMIT menuRequested(role, button->mapToGlobal(place)); });
            m_buttons << button;
        }
        for (int role = 0; role < roles.size(); ++role)
            dress(role);
        arrange();
    }
    show();
}

void RoleBar::setFilling(int role)
{
    m_filling = role;
    for (int each = 0; each < m_buttons.size(); ++each)
        dress(each);
}

void RoleBar::dress(int role)
{
    const RoleChip &chip = m_roles[role];
    QToolButton *button = m_buttons[role];
    QString text = role < 10 ? QString::number((role + 1) % 10) + u' ' + chip.name : chip.name;
    if (chip.isMissing)
        text += u" •"_s;
    if (chip.fillers.size() == 1)
        text += u" ✓"_s;
    else if (chip.fillers.size() > 1)
        text += u" ✓"_s + QString::number(chip.fillers.size());
    button->setText(text.replace(u'&', u"&&"_s));
    QFont font = this->font();
    font.setBold(chip.isMissing);
    button->setFont(font);
    button->setChecked(role == m_filling);
    const QString state = !chip.fillers.isEmpty() ? tr("filled by %1").arg(listed(chip.fillers))
        : chip.isMissing                          ? tr("required, still empty")
                                                  : tr("empty");
    button->setToolTip(u"<p>%1: %2</p><p>%3</p>"_s.arg(
        chip.name.toHtmlEscaped(), state.toHtmlEscaped(), chip.toolTip.toHtmlEscaped()));
    button->setAccessibleName(tr("%1, %2", "a role and its state").arg(chip.name, state));
    button->setAccessibleDescription(chip.toolTip);
}

void RoleBar::arrange()
{
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    const int right = width() - Margin;
    const auto put = [&](QWidget *widget, int x, int y, const QSize &size) {
        widget->setGeometry(isRightToLeft ? width() - x - size.width() : x, y, size.width(), size.height());
        widget->show();
    };
    int lineHeight = m_more->sizeHint().height();
    for (const QToolButton *button : std::as_const(m_buttons))
        lineHeight = std::max(lineHeight, button->sizeHint().height());

    m_event->setText(fontMetrics().elidedText(m_title, Qt::ElideRight, std::max(40, width() / 3)));
    m_event->setToolTip(m_title);
    int x = Margin;
    int y = Margin / 2;
    put(m_event, x, y, {m_event->sizeHint().width(), lineHeight});
    x += m_event->width() + 2 * Margin;
    int line = 1;
    qsizetype shown = 0;
    m_more->setText(tr("%n more …", nullptr, int(m_buttons.size())));
    const int moreWidth = m_more->sizeHint().width() + Gap;
    for (; shown < m_buttons.size(); ++shown) {
        const int wide = std::min(m_buttons[shown]->sizeHint().width(), std::max(60, right - Margin));
        const bool isLast = shown + 1 == m_buttons.size();
        if (x + wide > right && line < MostLines) {
            ++line;
            x = Margin;
            y += lineHeight + Gap;
        }
        // The last line keeps room for what leads to the rest.
        if (x + wide > right - (line == MostLines && !isLast ? moreWidth : 0) && x > Margin)
            break;
        put(m_buttons[shown], x, y, {wide, lineHeight});
        x += wide + Gap;
    }
    for (qsizetype rest = shown; rest < m_buttons.size(); ++rest)
        m_buttons[rest]->hide();
    m_more->setVisible(shown < m_buttons.size());
    if (shown < m_buttons.size()) {
        m_more->setText(tr("%n more …", nullptr, int(m_buttons.size() - shown)));
        put(m_more, x, y, {m_more->sizeHint().width(), lineHeight});
    }
    setFixedHeight(y + lineHeight + Margin / 2);
}

void RoleBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        arrange();
}

void RoleBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

} // namespace glossator
