// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/findbar.h"

#include "models/base/inbackground.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/scrollmarks.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace glossator {

using namespace Qt::StringLiterals;

FindBar::FindBar(ArticleView &view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_edit(new QLineEdit(this))
    , m_result(new QLabel(this))
    , m_thread(new QThreadPool(this))
{
    m_thread->setMaxThreadCount(1);
    setFocusProxy(m_edit);
    m_edit->setPlaceholderText(tr("Find in article"));
    m_edit->setAccessibleName(tr("Find in article"));
    m_edit->setClearButtonEnabled(true);
    const auto button = [this](const QString &icon, const QString &tip, auto run) {
        auto *made = new QToolButton(this);
        made->setIcon(QIcon::fromTheme(icon));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, run);
        return made;
    };
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(button(u"go-up"_s, tr("Previous hit (Shift+Enter)"), [this] { find(Direction::Backward); }));
    layout->addWidget(button(u"go-down"_s, tr("Next hit (Enter)"), [this] { find(Direction::Forward); }));
    layout->addWidget(m_result);
    layout->addWidget(button(u"dialog-close"_s, tr("Close (Esc)"), [this] { leave(); }));
    connect(m_edit, &QLineEdit::textEdited, this, [this] { find(Direction::Here); });
    connect(&view, &ArticleView::articleChanged, this, [this] { // it was of the former text
        m_result->clear();
        m_hasFound = false;
        m_wanted.reset();
    });
    hide();
}

void FindBar::open()
{
    if (const Extent selection = m_view.selection(); !selection.fragments().empty()) {
        constexpr qsizetype most = 1'000; // of a whole article nobody looks for more than where it begins
        const TextSpan first = selection.fragments().front();
        const Extent words = selection.hull().length() <= most
            ? selection
            : Extent(TextSpan{first.begin, std::min(first.end, first.begin + most)});
        m_edit->setText(m_view.text().quote(words).section(u'\n', 0, 0));
    }
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

QString FindBar::words() const { return isVisible() ? m_edit->text() : QString(); }

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        find(event->modifiers().testFlag(Qt::ShiftModifier) ? Direction::Backward : Direction::Forward);
        break;
    case Qt::Key_Escape:
        leave();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindBar::find(Direction direction)
{
    m_result->clear();
    m_wanted.reset();
    if (m_edit->text().isEmpty()) {
        m_view.scrollMarks().setPlaces(ScrollMarks::Found, {});
        return;
    }
    if (isFound()) {
        go(direction);
        return;
    }
    m_wanted = direction;
    if (!m_isSearching)
        search();
}

bool FindBar::isFound() const
{
    // The text is shared with the view's while it is the same.
    return m_found->in && m_found->in->text.constData() == m_view.text().text().constData() && m_found->words == m_edit->text();
}

void FindBar::search()
{
    constexpr qsizetype isLong = 100'000;
    const QString text = m_view.text().text();
    const bool isSameText = m_found->in && m_found->in->text.constData() == text.constData();
    using Answer = std::shared_ptr<const Found>; // not copied: it may be long
    const auto run = [text, words = m_edit->text(), in = isSameText ? m_found->in : nullptr]() -> Answer {
        const auto sought = in ? in : std::make_shared<const Sought>(text, FoldedText(text));
        return std::make_shared<const Found>(sought, words, sought->folded.hits(words));
    };
    if (text.size() < isLong) {
        take(run());
        return;
    }
    m_isSearching = true;
    inBackground(*m_thread, run, this, [this](const Answer &found) {
        m_isSearching = false;
        take(found);
    });
}

void FindBar::take(const std::shared_ptr<const Found> &found)
{
    if (!m_wanted) // nobody seeks it any more
        return;
    m_found = found;
    if (isFound())
        go(*std::exchange(m_wanted, {}));
    else
        search();
}

void FindBar::go(Direction direction)
{
    const std::vector<FoldedText::Hit> &hits = m_found->hits;
    const TextOffsets &offsets = m_view.text();
    showTicks();
    if (hits.empty()) {
        m_result->setText(tr("Not found"));
        return;
    }
    const Extent selection = m_view.selection();
    const TextSpan now = selection.fragments().empty() ? TextSpan{m_view.caret(), m_view.caret()} : selection.hull();
    // The first that begins at a place or behind it; past the last one comes the first again.
    const auto from = [&](qsizetype place) {
        return std::ranges::lower_bound(hits, offsets.toUtf16(place), {}, &FoldedText::Hit::begin) - hits.begin();
    };
    const auto count = std::ssize(hits);
    const auto at = direction == Direction::Backward ? (from(now.begin) + count - 1) % count
                                                     : from(direction == Direction::Here ? now.begin : now.end) % count;
    const FoldedText::Hit hit = hits[size_t(at)];
    m_result->setText(tr("%1 of %2", "hit, hits").arg(QLocale().toString(at + 1), QLocale().toString(count)));
    const TextSpan span{*offsets.fromUtf16(hit.begin), *offsets.fromUtf16(hit.end)};
    m_view.setSelection(span);
    m_hasFound = true;
    m_view.scrollTo(span);
}

/// Where all the hits are, beside the scroll bar; a sample where they are very many.
void FindBar::showTicks()
{
    const std::vector<FoldedText::Hit> &hits = m_found->hits;
    constexpr size_t enough = 1'000;
    std::vector<TextSpan> places;
    for (size_t i = 0; i < hits.size(); i += 1 + hits.size() / enough)
        places.push_back({*m_view.text().fromUtf16(hits[i].begin), *m_view.text().fromUtf16(hits[i].end)});
    m_view.scrollMarks().setPlaces(ScrollMarks::Found, std::move(places));
}

void FindBar::leave()
{
    m_view.scrollMarks().setPlaces(ScrollMarks::Found, {});
    hide();
    m_wanted.reset();
    m_found = std::make_shared<Found>();
    if (std::exchange(m_hasFound, false))
        m_view.chooseHere(); // not at each letter typed: what is found is gone to when it is the right one
    m_view.setFocus();
}

} // namespace glossator
