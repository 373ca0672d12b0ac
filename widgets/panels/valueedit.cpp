// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/valueedit.h"

#include "models/items/attributevalue.h"

#include <QAction>
#include <QApplication>
#include <QCalendarWidget>
#include <QDate>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QStyle>
#include <QToolTip>
#include <QValidator>
#include <QVBoxLayout>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// Lets everything be typed and nothing be entered but what the attribute takes, or nothing at all.
class AttributeValidator : public QValidator {
public:
    explicit AttributeValidator(ValueEdit *edit) : QValidator(edit), m_edit(*edit) {}

    State validate(QString &text, int &) const override
    {
        return text.trimmed().isEmpty() || !m_edit.understood().isNull() ? Acceptable : Intermediate;
    }

private:
    ValueEdit &m_edit;
};

} // namespace

ValueEdit::ValueEdit(AttributeDef definition, QWidget *parent) : QLineEdit(parent), m_definition(std::move(definition))
{
    setFrame(false);
    setAutoFillBackground(true);
    // A cell is narrow: the whole hint is where there is room.
    setPlaceholderText(m_definition.kind == AttributeKind::Date ? tr("such as 2024-05-04") : valueHint(m_definition));
    setToolTip(valueHint(m_definition));
    setAccessibleDescription(valueHint(m_definition));
    if (m_definition.kind == AttributeKind::Text)
        return;
    setValidator(new AttributeValidator(this));
    connect(this, &QLineEdit::textChanged, this, &ValueEdit::showUnderstood);
    if (m_definition.kind != AttributeKind::Date)
        return;
    QAction *calendar = addAction(QIcon::fromTheme(u"view-calendar"_s), TrailingPosition);
    calendar->setText(tr("Calendar"));
    calendar->setToolTip(tr("Choose a day (Down)"));
    connect(calendar, &QAction::triggered, this, &ValueEdit::openCalendar);
}

QString ValueEdit::understood() const
{
    return text().trimmed().isEmpty() ? u""_s : understoodValue(m_definition, text());
}

void ValueEdit::showUnderstood()
{
    const QString value = understood();
    QPalette shown;
    if (value.isNull())
        shown.setColor(QPalette::Text, shown.color(QPalette::Base).lightness() < 128 ? QColor(0xffb0a8) : QColor(0xa02018));
    setPalette(shown);
    const QString words = valueInWords(m_definition, value);
    setToolTip(value.isNull() ? valueHint(m_definition) : words);
    setAccessibleDescription(toolTip());
    update();
}

void ValueEdit::tellRefusal()
{
    // After a change of focus, which hides every tip; and not of this field, which may be gone by then.
    const auto tell = [view = parentWidget(), place = mapToGlobal(QPoint(0, height())), words = valueRefusal(m_definition, text())] {
        QToolTip::showText(place, words, view);
    };
    QMetaObject::invokeMethod(parentWidget(), tell, Qt::QueuedConnection);
}

void ValueEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_definition.kind == AttributeKind::Date && event->key() == Qt::Key_Down) {
        openCalendar();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void ValueEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    // What was understood stands behind what is typed, where there is room.
    const QString words = valueInWords(m_definition, understood());
    if (words.isEmpty() || words == text())
        return;
    const int gap = fontMetrics().averageCharWidth() * 2;
    const int begin = fontMetrics().horizontalAdvance(text()) + gap + 4;
    const int end = width() - fontMetrics().height() - gap; // before the calendar's sign
    QRect room(begin, 0, end - begin, height());
    if (layoutDirection() == Qt::RightToLeft)
        room.moveLeft(width() - begin - room.width());
    if (room.width() < fontMetrics().averageCharWidth() * 4)
        return;
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(room, int(Qt::AlignVCenter | Qt::AlignLeading), fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
}

void ValueEdit::openCalendar()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameStyle(int(QFrame::StyledPanel) | int(QFrame::Plain));
    auto *calendar = new QCalendarWidget(popup);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    QString begin = understood().first(std::min<qsizetype>(10, understood().size()));
    if (begin.size() == 4)
        begin += u"-01"_s;
    if (begin.size() == 7)
        begin += u"-01"_s;
    if (const QDate shown = QDate::fromString(begin, Qt::ISODate); shown.isValid())
        calendar->setSelectedDate(shown);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(calendar);
    const auto take = [this, popup](const QDate &day) {
        setText(day.toString(Qt::ISODate));
        setModified(true);
        popup->close();
        Q_EMIT chosen();
    };
    connect(calendar, &QCalendarWidget::clicked, popup, take);
    connect(calendar, &QCalendarWidget::activated, popup, take);
    m_isCalendarOpen = true;
    // It may go because the line does.
    connect(popup, &QObject::destroyed, qApp, [self = QPointer(this)] {
        if (!self)
            return;
        self->m_isCalendarOpen = false;
        self->setFocus();
    });
    popup->move(mapToGlobal(QPoint(0, height())));
    popup->show();
    calendar->setFocus();
}

void SeveralEdit::setValues(const QStringList &known, const QStringList &ticked)
{
    clear();
    QStringList all = known;
    for (const QString &value : ticked) {
        if (!all.contains(value))
            all << value;
    }
    for (const QString &value : std::as_const(all)) {
        auto *item = new QListWidgetItem(value, this);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(ticked.contains(value) ? Qt::Checked : Qt::Unchecked);
    }
    setCurrentRow(0);
}

QStringList SeveralEdit::ticked() const
{
    QStringList values;
    for (int row = 0; row < count(); ++row) {
        if (item(row)->checkState() == Qt::Checked)
            values << item(row)->text();
    }
    return values;
}

QSize SeveralEdit::sizeHint() const
{
    constexpr int mostRows = 8;
    const int rows = std::clamp(count(), 1, mostRows);
    return {QListWidget::sizeHint().width(), rows * std::max(sizeHintForRow(0), fontMetrics().height()) + 2 * frameWidth()};
}

} // namespace glossator
