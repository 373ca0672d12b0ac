// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articleaccessible.h"

#include "models/base/boundaries.h"

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<ArticleView *>(object);
    return view ? new ArticleAccessible(view) : nullptr;
}

/// As text attributes are written (IAccessible2): some characters need a backslash.
QString escaped(QString value)
{
    for (const auto special : u"\\:,;="_s)
        value.replace(special, u'\\' + QString(special));
    return value;
}

} // namespace

ArticleAccessible::ArticleAccessible(ArticleView *view)
    : QAccessibleWidget(view, QAccessible::EditableText, ArticleView::tr("Article"))
{
}

void ArticleAccessible::install()
{
    [[maybe_unused]] static const bool installed = (QAccessible::installFactory(make), true);
}

void ArticleAccessible::tellSelection(ArticleView *view, bool selectionChanged)
{
    if (!QAccessible::isActive())
        return;
    const auto position = int(view->text().toUtf16(view->caret()));
    if (selectionChanged) {
        const auto hull = view->selection().hull();
        QAccessibleTextSelectionEvent event(
            view, int(view->text().toUtf16(hull.begin)), int(view->text().toUtf16(hull.end)));
        event.setCursorPosition(position);
        QAccessible::updateAccessibility(&event);
    }
    QAccessibleTextCursorEvent event(view, position);
    QAccessible::updateAccessibility(&event);
}

void ArticleAccessible::tellLinks(ArticleView *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QString ArticleAccessible::text(QAccessible::Text kind) const
{
    const auto links = kind == QAccessible::Description ? view().linksDescription() : QString();
    return links.isEmpty() ? QAccessibleWidget::text(kind) : links;
}

QAccessible::State ArticleAccessible::state() const
{
    auto state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

void *ArticleAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                              : QAccessibleWidget::interface_cast(type);
}

TextSpan ArticleAccessible::span(int start, int end) const
{
    const auto &offsets = view().text();
    return {offsets.fromUtf16(start, TextOffsets::Rounding::Down), offsets.fromUtf16(end, TextOffsets::Rounding::Up)};
}

void ArticleAccessible::selection(int index, int *start, int *end) const
{
    *start = *end = 0;
    const auto extent = view().selection();
    if (index < 0 || index >= int(extent.fragments().size()))
        return;
    const auto fragment = extent.fragments()[size_t(index)];
    *start = int(view().text().toUtf16(fragment.begin));
    *end = int(view().text().toUtf16(fragment.end));
}

int ArticleAccessible::selectionCount() const { return int(view().selection().fragments().size()); }

void ArticleAccessible::addSelection(int start, int end)
{
    auto fragments = view().selection().fragments();
    fragments.push_back(span(start, end));
    view().setSelection(Extent(std::move(fragments)));
}

void ArticleAccessible::removeSelection(int index)
{
    auto fragments = view().selection().fragments();
    if (index < 0 || index >= int(fragments.size()))
        return;
    fragments.erase(fragments.begin() + index);
    view().setSelection(Extent(std::move(fragments)));
}

void ArticleAccessible::setSelection(int index, int start, int end)
{
    auto fragments = view().selection().fragments();
    if (index < 0 || index > int(fragments.size()))
        return;
    fragments.resize(std::max(fragments.size(), size_t(index) + 1));
    fragments[size_t(index)] = span(start, end);
    view().setSelection(Extent(std::move(fragments)));
}

int ArticleAccessible::cursorPosition() const { return int(view().text().toUtf16(view().caret())); }

void ArticleAccessible::setCursorPosition(int position)
{
    const auto place = span(position, position).begin;
    view().setSelection(TextSpan{place, place});
}

QString ArticleAccessible::text(int start, int end) const
{
    const auto &text = view().text().text();
    const auto from = std::clamp<qsizetype>(start, 0, text.size());
    return text.sliced(from, std::clamp<qsizetype>(end, from, text.size()) - from);
}

int ArticleAccessible::characterCount() const { return int(view().text().text().size()); }

QRect ArticleAccessible::characterRect(int offset) const
{
    const auto place = span(offset, offset + 1);
    const auto rects = view().rectsOf(place);
    const auto rect = rects.empty() ? view().caretRect(place.begin) : rects.front();
    const auto pixels = rect.toAlignedRect();
    return {view().viewport()->mapToGlobal(pixels.topLeft()), pixels.size()};
}

int ArticleAccessible::offsetAtPoint(const QPoint &point) const
{
    return int(view().text().toUtf16(view().offsetAt(view().viewport()->mapFromGlobal(point))));
}

void ArticleAccessible::scrollToSubstring(int start, int end) { view().scrollTo(span(start, end)); }

QString ArticleAccessible::attributes(int offset, int *start, int *end) const
{
    const auto &offsets = view().text();
    const auto here = span(offset, offset).begin;
    const auto paragraph = Boundaries(offsets).paragraphAt(here);
    auto run = TextSpan{paragraph.begin, std::max(paragraph.end, here + 1)};
    QStringList types;
    for (const auto *mention : view().mentionsIn(paragraph)) {
        for (const auto &fragment : mention->extent.fragments()) {
            for (const auto edge : {fragment.begin, fragment.end}) {
                if (edge <= here)
                    run.begin = std::max(run.begin, edge);
                else
                    run.end = std::min(run.end, edge);
            }
            if (fragment.contains(here))
                types << escaped(mention->type);
        }
    }
    *start = int(offsets.toUtf16(run.begin));
    *end = int(offsets.toUtf16(run.end));
    return types.isEmpty() ? QString() : u"mention:"_s + types.join(u'/') + u';';
}

QString ArticleAccessible::textAtOffset(int offset, QAccessible::TextBoundaryType type, int *start, int *end) const
{
    const auto &offsets = view().text();
    const Boundaries boundaries(offsets);
    const auto here = span(offset, offset).begin;
    TextSpan found;
    switch (type) {
    case QAccessible::WordBoundary:
        found = boundaries.wordAt(here);
        break;
    case QAccessible::SentenceBoundary:
        found = boundaries.sentenceAt(here);
        break;
    case QAccessible::ParagraphBoundary:
        found = boundaries.paragraphAt(here);
        break;
    case QAccessible::LineBoundary:
        found = view().lineAt(here);
        break;
    case QAccessible::CharBoundary:
        found = {here, std::min(here + 1, offsets.length())};
        break;
    default:
        found = offsets.whole();
        break;
    }
    *start = int(offsets.toUtf16(found.begin));
    *end = int(offsets.toUtf16(found.end));
    return offsets.quote(found);
}

} // namespace glossator
