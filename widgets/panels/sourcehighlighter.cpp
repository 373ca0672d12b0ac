// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/sourcehighlighter.h"

#include "widgets/articleview/contrast.h"
#include "widgets/palettes.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QElapsedTimer>

namespace glossator {

using namespace Qt::StringLiterals;
namespace Syntax = KSyntaxHighlighting;

Syntax::Repository &syntaxRepository()
{
    static const auto repository = [] {
        auto made = std::make_unique<Syntax::Repository>();
        made->addCustomSearchPath(u":/glossator"_s); // it looks in syntax/ below
        return made;
    }();
    return *repository;
}

SourceHighlighter::SourceHighlighter(SourceLinesModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_states(1)
{
    m_reading.setInterval(0);
    connect(&m_reading, &QTimer::timeout, this, &SourceHighlighter::readOn);
    connect(&model, &QAbstractItemModel::modelReset, this, &SourceHighlighter::forget);
    connect(&model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { change(first, 0, last - first + 1); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) { change(first, last - first + 1, 0); });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        change(first.row(), last.row() - first.row() + 1, last.row() - first.row() + 1);
    });
}

void SourceHighlighter::setFile(const QString &name)
{
    const Syntax::Definition definition = syntaxRepository().definitionForFileName(name);
    if (definition == this->definition())
        return;
    setDefinition(definition);
    m_looks.clear();
    forget();
}

void SourceHighlighter::setPalette(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    m_base = base;
    m_contrast = isHighContrast(palette) ? 7 : ReadableContrast; // WCAG 2.2, 1.4.6 and 1.4.3
    m_current = mixed(base, highlight, 0.10);
    m_selected = mixed(base, highlight, 0.22);
    const bool isDark = base.lightness() < 128;
    setTheme(syntaxRepository().defaultTheme(isDark ? Syntax::Repository::DarkTheme : Syntax::Repository::LightTheme));
    m_looks.clear();
    Q_EMIT progressed();
}

QTextCharFormat SourceHighlighter::look(const Syntax::Format &format) const
{
    QTextCharFormat result;
    const QColor ink = format.textColor(theme());
    if (ink.isValid() && !format.isDefaultTextStyle(theme()))
        result.setForeground(readableInk(ink, m_selected, m_contrast)); // the harder one of the backgrounds
    if (format.isBold(theme()))
        result.setFontWeight(QFont::Bold);
    if (format.isItalic(theme()))
        result.setFontItalic(true);
    if (format.isUnderline(theme()) || format.textStyle() == Syntax::Theme::Error)
        result.setUnderlineStyle(format.textStyle() == Syntax::Theme::Error ? QTextCharFormat::WaveUnderline
                                                                            : QTextCharFormat::SingleUnderline);
    return result;
}

void SourceHighlighter::applyFormat(int offset, int length, const Syntax::Format &format)
{
    auto known = m_looks.find(format.id());
    if (known == m_looks.end())
        known = m_looks.insert(format.id(), look(format));
    const bool isOfTheCut = m_isCut && format.textStyle() == Syntax::Theme::Error; // a bracket whose other one is not shown
    if (length > 0 && !known->isEmpty() && !isOfTheCut)
        m_formats.append({offset, length, *known});
}

QList<QTextLayout::FormatRange> SourceHighlighter::formats(int row, const QString &line)
{
    m_formats.clear();
    if (!definition().isValid())
        return {};
    m_wanted = size_t(row);
    if (m_wanted + 1 == m_known) {
        readLine(line);
    } else {
        read(row, line, m_wanted < m_known ? m_states[m_wanted] : Syntax::State());
        if (m_wanted >= m_known)
            m_reading.start();
    }
    return std::exchange(m_formats, {});
}

/// Behind a line of which a part is missing it goes on as it did before.
Syntax::State SourceHighlighter::read(int row, const QString &line, const Syntax::State &before)
{
    constexpr qsizetype shortestCut = SourceLinesModel::MostShown / 4; // of signs of four bytes
    m_isCut = line.size() >= shortestCut && m_model.index(row).data(SourceLinesModel::CutRole).toBool();
    const Syntax::State next = highlightLine(line, before);
    return m_isCut ? before : next;
}

/// The last line whose start is known.
void SourceHighlighter::readLine(const QString &line)
{
    const Syntax::State next = read(int(m_known) - 1, line, m_states[m_known - 1]);
    if (m_known == m_states.size()) {
        m_states.push_back(next);
    } else if (m_known >= m_changedEnd && m_states[m_known] == next) {
        m_known = m_states.size();
        m_changedEnd = 0;
        return;
    } else {
        m_states[m_known] = next;
    }
    ++m_known;
}

void SourceHighlighter::readOn()
{
    constexpr qint64 patience = 6; // ms, of the 16 that a frame has
    QElapsedTimer clock;
    clock.start();
    const size_t rows = size_t(m_model.rowCount());
    while (m_known <= m_wanted && m_known <= rows && clock.elapsed() < patience)
        readLine(m_model.index(int(m_known) - 1).data().toString());
    m_formats.clear();
    if (m_known <= m_wanted && m_known <= rows)
        return;
    m_reading.stop();
    Q_EMIT progressed();
}

void SourceHighlighter::forget()
{
    m_states.assign(1, {});
    m_known = 1;
    m_changedEnd = 0;
    m_reading.stop();
}

void SourceHighlighter::change(int first, int removed, int inserted)
{
    const size_t from = size_t(first) + 1; // the states behind the lines
    const size_t to = from + size_t(removed);
    if (from >= m_states.size())
        return;
    if (to >= m_states.size()) {
        m_states.resize(from);
    } else if (removed > inserted) {
        m_states.erase(m_states.begin() + qsizetype(from), m_states.begin() + qsizetype(to) - inserted);
    } else {
        m_states.insert(m_states.begin() + qsizetype(from), size_t(inserted - removed), Syntax::State());
    }
    if (m_changedEnd >= to)
        m_changedEnd = m_changedEnd + size_t(inserted) - size_t(removed);
    m_changedEnd = std::max(m_changedEnd, from + size_t(inserted));
    m_known = std::min(m_known, from);
}

} // namespace glossator
