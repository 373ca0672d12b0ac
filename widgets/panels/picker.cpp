// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/picker.h"

#include "models/base/fuzzy.h"
#include "widgets/panels/pickerdelegate.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QScreen>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 12;
constexpr int pageRows = 10;
constexpr int fewestRows = 2;

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextFormat(Qt::PlainText); // it quotes the article
    return label;
}

} // namespace

QPoint placeBeside(const QRect &anchor, QSize size, const QRect &available, bool isRightToLeft)
{
    constexpr int distance = 4;
    const auto within = [](int wanted, int first, int last) { return std::max(first, std::min(wanted, last)); };
    const int left = within(isRightToLeft ? anchor.right() + 1 - size.width() : anchor.left(), available.left(),
        available.right() + 1 - size.width());
    const int below = available.bottom() - anchor.bottom() - distance;
    const int above = anchor.top() - available.top() - distance;
    if (size.height() <= below)
        return {left, anchor.bottom() + 1 + distance};
    if (size.height() <= above)
        return {left, anchor.top() - distance - size.height()};
    const int top = within(anchor.top(), available.top(), available.bottom() + 1 - size.height());
    if (size.width() <= available.right() - anchor.right() - distance)
        return {anchor.right() + 1 + distance, top};
    if (size.width() <= anchor.left() - available.left() - distance)
        return {anchor.left() - distance - size.width(), top};
    return {left, below >= above ? available.bottom() + 1 - size.height() : available.top()};
}

Picker::Picker(const QString &title, Source source, const QRect &anchor, QWidget *parent)
    : Picker(
          title,
          Search([source = std::move(source)](const QString &typed, const std::function<void(PickList)> &answer) {
              answer(source(typed));
          }),
          anchor, parent)
{
}

Picker::Picker(const QString &title, Search search, const QRect &anchor, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_search(std::move(search))
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_note(new QTextBrowser(this))
    , m_status(quietLabel({}, this))
    , m_hint(quietLabel(tr("Nothing is called that."), m_list->viewport()))
    , m_rows(new QStandardItemModel(this))
    , m_anchor(anchor)
    , m_pointer(QCursor::pos())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameStyle(int(QFrame::StyledPanel) | int(QFrame::Plain));
    setAccessibleName(title);
    m_edit->setPlaceholderText(tr("Type to narrow down"));
    m_edit->setAccessibleName(title);
    m_edit->setAccessibleDescription(tr("Arrow keys choose, Enter picks, Esc leaves."));
    m_list->setModel(m_rows);
    m_list->setAccessibleName(title);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new PickerDelegate([this](int row) { return digitOf(row); }, this));
    m_list->setMouseTracking(true);
    m_note->setFrameShape(QFrame::NoFrame);
    m_note->setFocusPolicy(Qt::NoFocus);
    m_note->setOpenLinks(false);
    m_note->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->viewport()->setAutoFillBackground(false);
    m_note->hide();
    m_status->setObjectName(u"status"_s);
    m_hint->hide(); // until it is known
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(4);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(4);
    middle->addWidget(m_list, 3);
    middle->addWidget(m_note, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(quietLabel(title, this));
    layout->addWidget(m_edit);
    layout->addLayout(middle);
    layout->addWidget(m_status);
    m_edit->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_pending.clear(); // they meant what is typed no longer
        offer();
    });
    connect(m_list, &QListView::clicked, this,
        [this](const QModelIndex &index) { m_canTick ? toggle(index.row()) : take(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &Picker::showNote);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &Picker::countRowsInView);
    offer();
    fit();
    show(); // without rows too: what is typed meanwhile is meant for it
    m_edit->setFocus(Qt::PopupFocusReason);
    highlight(m_list->currentIndex().row()); // scrolled to now that it has its size
    countRowsInView();
}

/// As wide as what is offered at first needs, and as high; then higher where other rows or a note need it, but not lower:
/// that would be restless.
void Picker::fit()
{
    const bool isFirst = !m_isFitted;
    m_isFitted = !m_isWaiting;
    if (isFirst) {
        const bool hasNotes = m_isWaiting
            || std::ranges::any_of(m_offer.items, [](const PickItem &item) { return bool(item.note); });
        m_note->setVisible(hasNotes);
        const int width = std::clamp(m_list->sizeHintForColumn(0) + 32, 340, 520);
        resize(hasNotes ? std::max(width, 380) * 5 / 3 : width, height());
        layout()->activate(); // what is wrapped is as high as its width makes it
    }
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height());
    int wanted = row * std::clamp(m_rows->rowCount(), fewestRows, mostRows);
    if (m_rows->rowCount() == 0)
        wanted = std::max(wanted, m_hint->heightForWidth(m_list->width()));
    if (!m_note->isHidden()) {
        m_note->document()->setTextWidth(m_note->viewport()->width());
        wanted = std::clamp(int(m_note->document()->size().height()) + 1, wanted, std::max(wanted, row * mostRows));
    }
    if (isFirst || wanted > m_list->height())
        m_list->setFixedHeight(wanted);
    m_note->setFixedHeight(m_list->height());
    layout()->activate();
    resize(width(), sizeHint().height());

    // There is room for all that it may become where it begins, so that it stays on its side of the words.
    const bool mayGrow = !m_note->isHidden() || m_isWaiting || m_offer.total >= 0;
    const int growth = mayGrow ? std::max(0, row * mostRows - m_list->height()) : 0;
    const QScreen *screen = QGuiApplication::screenAt(m_anchor.center());
    QPoint place = placeBeside(m_anchor, size().grownBy({0, 0, 0, growth}),
        (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry(), layoutDirection() == Qt::RightToLeft);
    if (place.y() < m_anchor.top() && place.y() + height() + growth <= m_anchor.top())
        place.ry() += growth;
    move(place);
}

Picker::Source Picker::among(QList<PickItem> items, qsizetype highlighted)
{
    return [items = std::move(items), highlighted](const QString &typed) {
        PickList list(items);
        list.highlighted = highlighted;
        const FuzzyPattern pattern(typed);
        if (pattern.isEmpty())
            return list;
        constexpr int elsewhere = 500; // found by other words than those shown: behind the same fit in them
        std::vector<std::pair<int, PickItem>> found;
        for (const PickItem &item : items) {
            const bool isThere = std::ranges::any_of(
                found, [&item](const auto &other) { return other.second.value == item.value; });
            if (!item.isOffered || isThere) // one that was also recent, say
                continue;
            const auto own = pattern.rank(item.text);
            const auto other = pattern.rank(item.text + u' ' + item.detail + u' ' + item.words);
            if (own || other)
                found.emplace_back(own ? *own : *other + elsewhere, item);
        }
        std::ranges::stable_sort(found, {}, &std::pair<int, PickItem>::first);
        list = {};
        for (auto &[rank, item] : found) {
            item.group.clear();
            item.depth = 0;
            list.items << std::move(item);
        }
        return list;
    };
}

void Picker::setDigits(Digits digits)
{
    m_digits = digits;
    m_edit->setPlaceholderText(digits == Digits::Never ? tr("Type it, Enter takes it") : tr("Type to narrow down"));
    showStatus();
    fit();
    countRowsInView();
}

void Picker::setEmptyHint(const QString &hint)
{
    m_hint->setText(hint);
    fit();
}

void Picker::addKey(Key key)
{
    m_keys << std::move(key);
    showStatus();
}

void Picker::tick(const QVariantList &values)
{
    for (const QVariant &value : values) {
        if (!m_isTicked.contains(value.toString()))
            m_ticked << value;
        m_isTicked << value.toString();
    }
    offer();
}

void Picker::offer()
{
    m_isWaiting = true;
    m_search(m_edit->text(), [self = QPointer(this), asked = ++m_asked](PickList list) {
        if (self && self->m_asked == asked)
            self->fill(std::move(list));
    });
}

/// @return whether a key has to wait for the rows that it is about.
bool Picker::comesLater(QKeyCombination key)
{
    if (m_isWaiting)
        m_pending << key;
    return m_isWaiting;
}

void Picker::fill(PickList list)
{
    m_isWaiting = false;
    const QString typed = m_edit->text();
    m_offer = std::move(list);
    if (!m_canTick && std::ranges::any_of(m_offer.items, [](const PickItem &item) { return item.tick.has_value(); })) {
        m_canTick = true;
        for (const PickItem &item : std::as_const(m_offer.items)) {
            if (item.tick.value_or(false)) {
                m_ticked << item.value;
                m_isTicked << item.value.toString();
            }
        }
    }
    m_rows->clear();
    m_itemOfRow.clear();
    QString group;
    int wanted = 0;
    for (qsizetype i = 0; i < m_offer.items.size(); ++i) {
        const PickItem &item = m_offer.items.at(i);
        if (item.group != group && !item.group.isEmpty()) {
            auto *heading = new QStandardItem(item.group);
            heading->setData(true, PickerDelegate::HeadingRole);
            heading->setFlags(Qt::NoItemFlags);
            m_rows->appendRow(heading);
            m_itemOfRow << -1;
        }
        group = item.group;
        if (i == m_offer.highlighted)
            wanted = m_rows->rowCount();
        addRow(item, typed);
        m_itemOfRow << int(i);
    }
    m_hint->setVisible(m_offer.items.isEmpty());
    step(wanted - 1, +1);
    if (m_offer.items.isEmpty())
        showNote(); // of nothing
    showStatus();
    if (isVisible())
        fit();
    countRowsInView();
    const QPointer self(this);
    for (const QKeyCombination key : std::exchange(m_pending, {})) {
        if (self && isVisible()) // the one before may have closed it
            static_cast<void>(pressed(key));
    }
}

void Picker::addRow(const PickItem &item, const QString &typed)
{
    auto *row = new QStandardItem(item.text);
    row->setData(item.value, PickerDelegate::ValueRole);
    row->setData(item.detail, PickerDelegate::DetailRole);
    row->setData(item.depth, PickerDelegate::DepthRole);
    if (item.color)
        row->setData(*item.color, PickerDelegate::ChipRole);
    PickerDelegate::Hits hits;
    for (const auto &hit : FuzzyPattern(typed).hits(item.text))
        hits.emplaceBack(int(hit.begin), int(hit.end));
    row->setData(QVariant::fromValue(hits), PickerDelegate::HitsRole);
    row->setData(item.detail.isEmpty() ? item.text : item.text + u", "_s + item.detail, Qt::AccessibleTextRole);
    row->setFlags(item.isOffered ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
    if (item.tick)
        row->setData(m_isTicked.contains(item.value.toString()), PickerDelegate::TickRole);
    m_rows->appendRow(row);
}

bool Picker::isOffered(int row) const { return m_rows->index(row, 0).flags().testFlag(Qt::ItemIsEnabled); }

void Picker::highlight(int row)
{
    m_list->setCurrentIndex(m_rows->index(row, 0));
    // The line edit keeps the focus: say what a screen reader would otherwise not hear.
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void Picker::step(int from, int by)
{
    const int direction = by < 0 ? -1 : 1;
    const int last = m_rows->rowCount() - 1;
    const int row = std::clamp(from + by, std::min(0, last), std::max(0, last));
    // Over what cannot be picked, else back to the last that can.
    for (const int way : {direction, -direction}) {
        for (int at = row; at >= 0 && at <= last; at += way) {
            if (isOffered(at)) {
                highlight(at);
                if (at <= 1)
                    m_list->scrollToTop(); // to the heading over it
                return;
            }
        }
    }
}

void Picker::take(int row)
{
    if (!isOffered(row))
        return;
    const QVariant value = m_rows->index(row, 0).data(PickerDelegate::ValueRole);
    const QVariantList values = m_ticked;
    close();
    if (m_canTick)
        Q_EMIT ticked(values);
    else
        Q_EMIT picked(value);
}

void Picker::toggle(int row)
{
    if (!isOffered(row))
        return;
    QStandardItem *item = m_rows->item(row);
    const QVariant value = item->data(PickerDelegate::ValueRole);
    const bool wasTicked = m_isTicked.remove(value.toString());
    if (wasTicked) {
        m_ticked.removeOne(value);
    } else {
        m_ticked << value;
        m_isTicked << value.toString();
    }
    item->setData(!wasTicked, PickerDelegate::TickRole);
    showStatus();
}

bool Picker::picksByDigit() const
{
    const QString typed = m_edit->text();
    if (m_digits == Digits::Never)
        return false;
    return m_digits == Digits::WhileNothingIsTyped
        ? typed.isEmpty()
        : std::ranges::none_of(typed, [](QChar letter) { return letter.isDigit(); });
}

int Picker::digitOf(int row) const { return picksByDigit() ? int(m_rowOfDigit.indexOf(row)) + 1 : 0; }

void Picker::countRowsInView()
{
    m_rowOfDigit.clear();
    const int height = m_list->viewport()->height();
    for (int row = 0; row < m_rows->rowCount() && m_rowOfDigit.size() < 9; ++row) {
        const QRect place = m_list->visualRect(m_rows->index(row, 0));
        if (isOffered(row) && place.top() >= 0 && place.bottom() <= height)
            m_rowOfDigit << row;
    }
    m_list->viewport()->update();
}

void Picker::showNote()
{
    const int row = m_list->currentIndex().row();
    const int item = row < 0 ? -1 : m_itemOfRow.value(row, -1);
    const QString html = item >= 0 && m_offer.items.at(item).note ? m_offer.items.at(item).note() : QString();
    m_note->setHtml(html);
    if (isVisible())
        fit();
    if (item >= 0)
        m_rows->item(row)->setData(m_note->toPlainText(), Qt::AccessibleDescriptionRole);
}

void Picker::showStatus()
{
    const auto shown = std::ranges::count(m_offer.items, true, &PickItem::isOffered);
    QStringList parts;
    if (m_canTick)
        parts << tr("%n chosen, Space changes that", nullptr, int(m_ticked.size()));
    else if (m_offer.total > shown && m_edit->text().isEmpty())
        parts << tr("%n in all, the likely ones are listed", nullptr, int(m_offer.total));
    else if (m_offer.total > shown)
        parts << tr("%n match(es), the best are listed", nullptr, int(m_offer.total));
    else if (m_digits != Digits::Never) // what is typed is no choice among several
        parts << tr("%n choice(s)", nullptr, int(shown));
    for (const Key &key : m_keys)
        parts << tr("%1: %2", "a key and what it does")
                     .arg(QKeySequence(key.keys.first()).toString(QKeySequence::NativeText), key.meaning);
    m_status->setText(parts.join(u" · "_s));
    m_status->setVisible(!parts.isEmpty());
}

bool Picker::pressed(QKeyCombination key)
{
    for (const Key &more : std::as_const(m_keys)) {
        const bool isInText = key == QKeyCombination(Qt::Key_Delete) && m_edit->cursorPosition() < m_edit->text().size();
        if (!more.keys.contains(key) || isInText)
            continue;
        if (comesLater(key))
            return true;
        const auto run = more.run; // it may outlive this
        const QVariant value = m_rows->index(m_list->currentIndex().row(), 0).data(PickerDelegate::ValueRole);
        const QString typed = m_edit->text();
        if (more.closes)
            close();
        run(value, typed);
        if (!more.closes)
            offer();
        return true;
    }
    const auto modifiers = key.keyboardModifiers() & ~Qt::KeypadModifier;
    const auto unshifted = modifiers & ~Qt::ShiftModifier; // some keyboards have the digits there
    if (key.key() >= Qt::Key_1 && key.key() <= Qt::Key_9
        && (unshifted == Qt::AltModifier || (unshifted == Qt::NoModifier && picksByDigit()))) {
        if (comesLater(key))
            return true;
        if (const int wanted = m_rowOfDigit.value(key.key() - Qt::Key_1, -1); wanted >= 0)
            m_canTick ? toggle(wanted) : take(wanted);
        return true;
    }
    constexpr std::array onRows{Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Home, Qt::Key_End,
        Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab};
    if (modifiers != Qt::NoModifier)
        return false;
    if (std::ranges::contains(onRows, key.key()) && comesLater(key))
        return true;
    const int row = m_list->currentIndex().row();
    switch (key.key()) {
    case Qt::Key_Down:
        step(row, +1);
        return true;
    case Qt::Key_Up:
        step(row, -1);
        return true;
    case Qt::Key_PageDown:
        step(row, +pageRows);
        return true;
    case Qt::Key_PageUp:
        step(row, -pageRows);
        return true;
    case Qt::Key_Home:
        step(0, 0);
        return true;
    case Qt::Key_End:
        step(m_rows->rowCount(), -1);
        return true;
    case Qt::Key_Space:
        if (m_canTick)
            toggle(row);
        return m_canTick;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take(row);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

bool Picker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        return pressed(static_cast<QKeyEvent *>(event)->keyCombination()) || QFrame::eventFilter(watched, event);
    if (watched == m_list->viewport() && event->type() == QEvent::Resize) {
        m_hint->resize(m_list->viewport()->size());
        countRowsInView();
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseMove) {
        // A list that opens or scrolls under a mouse at rest stays as it is.
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int row = m_list->indexAt(mouse->position().toPoint()).row();
        if (std::exchange(m_pointer, mouse->globalPosition().toPoint()) != m_pointer && row >= 0 && isOffered(row))
            highlight(row);
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace glossator
