// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/chipbar.h"

#include "widgets/panels/colorchip.h"
#include "widgets/plainlabel.h"

#include <KAcceleratorManager>
#include <QLabel>
#include <QResizeEvent>
#include <QStyleOptionToolButton>
#include <QToolButton>

#include <algorithm>
#include <numeric>
#include <utility>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 6;
constexpr int Gap = 2;
constexpr int Padding = 5; ///< of a button, on either side

/// Its words are dimmed as long as they are not what the reader looks for.
class QuietButton : public QToolButton {
public:
    explicit QuietButton(QWidget *parent) : QToolButton(parent)
    {
        setAutoRaise(true);
        setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        setIconSize({12, 12});
        KAcceleratorManager::setNoAccel(this); // Alt and a digit means an attribute
        setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the article
    }

    QString widest; ///< see Chip

    /// Closer than a tool bar's buttons: many stand side by side.
    [[nodiscard]] QSize sizeHint() const override
    {
        QFont strong = font();
        strong.setBold(true);
        const int words = std::max(fontMetrics().horizontalAdvance(QString(text()).replace(u"&&"_s, u"&"_s)),
            QFontMetrics(strong).horizontalAdvance(widest));
        return {words + (icon().isNull() ? 0 : iconSize().width() + 4) + 2 * Padding, QToolButton::sizeHint().height()};
    }

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override
    {
        QToolButton::initStyleOption(option);
        const bool isMeant = option->state.testAnyFlags(QStyle::State_MouseOver | QStyle::State_On | QStyle::State_HasFocus);
        if (isEnabled() && !isMeant && !font().bold())
            option->palette.setColor(QPalette::ButtonText, option->palette.color(QPalette::PlaceholderText));
        if (icon().isNull())
            option->toolButtonStyle = Qt::ToolButtonTextOnly;
    }
};

} // namespace

ChipBar::ChipBar(int mostLines, QWidget *parent)
    : QWidget(parent), m_mostLines(mostLines), m_label(new QLabel(this)), m_more(new QuietButton(this))
{
    setAutoFillBackground(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    connect(m_more, &QToolButton::clicked, this, &ChipBar::allRequested);
    hide();
}

void ChipBar::showChips(const QString &title, const QList<Chip> &chips, const QString &all)
{
    m_more->setToolTip(all);
    if (title != m_title || chips != m_chips) {
        m_title = title;
        m_chips = chips;
        while (m_buttons.size() > chips.size()) {
            QToolButton *const gone = m_buttons.takeLast();
            gone->disconnect(this); // it may be pressed right now
            gone->hide();
            gone->deleteLater();
        }
        while (m_buttons.size() < chips.size())
            m_buttons << newButton(int(m_buttons.size()));
        for (int index = 0; index < chips.size(); ++index)
            dress(index);
        arrange();
    }
    show();
}

QToolButton *ChipBar::newButton(int index)
{
    auto *button = new QuietButton(this);
    button->setCheckable(true);
    button->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(button, &QToolButton::clicked, this, [this, index] {
        dress(index); // which one is chosen is not for the button to say
        Q_EMIT chosen(index);
    });
    connect(button, &QWidget::customContextMenuRequested, this,
        [this, button, index](const QPoint &place) { Q_EMIT menuRequested(index, button->mapToGlobal(place)); });
    return button;
}

void ChipBar::setChosen(int index)
{
    m_chosen = index;
    for (int each = 0; each < m_buttons.size(); ++each)
        dress(each);
}

void ChipBar::dress(int index)
{
    const Chip &chip = m_chips[index];
    auto *button = static_cast<QuietButton *>(m_buttons[index]); // as newButton() makes them
    const QString text = m_areShort && !chip.shortText.isEmpty() ? chip.shortText : chip.text;
    button->widest = chip.widest;
    button->setText(plainLabel(text));
    button->setIcon(chip.color ? colorChip(*chip.color) : QIcon());
    QFont font = this->font();
    font.setBold(chip.isStrong);
    button->setFont(font);
    button->setChecked(index == m_chosen);
    button->setToolTip(chip.toolTip);
    button->setAccessibleName(chip.name);
    button->setAccessibleDescription(chip.description);
}

void ChipBar::setWords(bool areShort)
{
    if (areShort == std::exchange(m_areShort, areShort))
        return;
    for (int index = 0; index < m_chips.size(); ++index)
        dress(index);
}

void ChipBar::arrange()
{
    setWords(false);
    const auto wholeWidth = [this] {
        return std::accumulate(m_buttons.begin(), m_buttons.end(), 4 * Margin,
            [](int wide, const QToolButton *button) { return wide + button->sizeHint().width() + Gap; });
    };
    if (std::ranges::any_of(m_chips, [](const Chip &chip) { return !chip.shortText.isEmpty(); }) && wholeWidth() > width())
        setWords(true);
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    const auto put = [&](QWidget *widget, int x, int y, const QSize &size) {
        widget->setGeometry(isRightToLeft ? width() - x - size.width() : x, y, size.width(), size.height());
        widget->show();
    };
    int lineHeight = m_more->sizeHint().height();
    for (const QToolButton *button : std::as_const(m_buttons))
        lineHeight = std::max(lineHeight, button->sizeHint().height());

    // The last ones take their room from the others, but not from the first of these.
    const qsizetype others = std::ranges::count(m_chips, false, &Chip::isLast);
    m_more->setText(tr("%n more …", nullptr, int(others)));
    const int moreWidth = m_more->sizeHint().width() + Gap;
    qsizetype shownLast = m_chips.size() - others;
    const auto lastWidth = [&] {
        int wide = shownLast > 0 ? 2 * Margin : 0;
        for (qsizetype last = others; last < others + shownLast; ++last)
            wide += m_buttons[last]->sizeHint().width() + Gap;
        return wide;
    };
    while (shownLast > 0 && wholeWidth() > width() && lastWidth() > width() / 3)
        --shownLast;
    const int right = width() - Margin - lastWidth();

    int x = Margin;
    int y = Margin / 2;
    m_label->setVisible(!m_title.isEmpty());
    if (!m_title.isEmpty()) {
        m_label->setText(fontMetrics().elidedText(m_title, Qt::ElideRight, std::max(40, width() / 3)));
        m_label->setToolTip(m_title);
        put(m_label, x, y, {m_label->sizeHint().width(), lineHeight});
        x += m_label->width() + 2 * Margin;
    }
    const auto roomFrom = [&](qsizetype first) {
        int wide = -Gap;
        for (qsizetype each = first; each < others; ++each)
            wide += m_buttons[each]->sizeHint().width() + Gap;
        return wide;
    };
    int line = 1;
    qsizetype shown = 0;
    for (; shown < others; ++shown) {
        const int wide = std::min(m_buttons[shown]->sizeHint().width(), std::max(60, right - Margin));
        if (x + wide > right && line < m_mostLines) {
            ++line;
            x = Margin;
            y += lineHeight + Gap;
        }
        // The last line keeps room for what leads to the rest, where not all of that finds room.
        const bool isRest = line == m_mostLines && x + roomFrom(shown) > right;
        if (x + wide > right - (isRest ? moreWidth : 0) && x > Margin)
            break;
        put(m_buttons[shown], x, y, {wide, lineHeight});
        x += wide + Gap;
    }
    m_more->setVisible(shown < others);
    if (shown < others) {
        m_more->setText(tr("%n more …", nullptr, int(others - shown)));
        put(m_more, x, y, {m_more->sizeHint().width(), lineHeight});
        x += m_more->width() + Gap;
    }
    for (qsizetype rest = shown; rest < others; ++rest)
        m_buttons[rest]->hide();
    x += 2 * Margin;
    for (qsizetype last = others; last < m_chips.size(); ++last) {
        if (last >= others + shownLast) {
            m_buttons[last]->hide();
            continue;
        }
        put(m_buttons[last], x, y, {m_buttons[last]->sizeHint().width(), lineHeight});
        x += m_buttons[last]->width() + Gap;
    }
    setFixedHeight(y + lineHeight + Margin / 2);
}

void ChipBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        arrange();
}

void ChipBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setChosen(m_chosen);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

} // namespace glossator
