// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/articlestyle.h"

#include "widgets/articleview/contrast.h"
#include "widgets/palettes.h"

#include <QFontDatabase>
#include <QFontMetricsF>

#include <cmath>

namespace glossator {

using namespace Qt::StringLiterals;

ReadingSettings::ReadingSettings()
{
    font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const auto size = font.pointSizeF() > 0 ? font.pointSizeF() : 10.0;
    // The faces made for reading on screens that systems come with; the last is what Qt itself falls back on.
    font.setFamilies({u"Noto Serif"_s, u"Source Serif 4"_s, u"Charter"_s, u"Georgia"_s, u"Cambria"_s, u"DejaVu Serif"_s,
        u"serif"_s});
    font.setPointSizeF(std::max(11.5, size * 1.2));
    font.setStyleHint(QFont::Serif);
}

ReadingSettings ReadingSettings::bounded() const
{
    auto result = *this;
    result.font.setPointSizeF(std::clamp(font.pointSizeF(), LeastSize, MostSize));
    result.lineHeight = std::clamp(lineHeight, LeastLineHeight, MostLineHeight);
    result.columnWidth = std::clamp(columnWidth, LeastColumn, MostColumn);
    return result;
}

ArticleStyle::ArticleStyle(const ReadingSettings &settings, const QPalette &palette, int viewportWidth)
{
    textFont = settings.font;
    textFont.setPointSizeF(std::max(5.0, settings.font.pointSizeF() * std::pow(1.1, settings.zoom)));
    const QFontMetricsF metrics(textFont);
    const auto em = metrics.height() / 1.36; // faces differ in what they call their size, less in their line

    tagFont = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    tagFont.setPixelSize(std::max(8, int(std::lround(em * 0.6))));
    tagFont.setWeight(QFont::DemiBold);
    tagFont.setLetterSpacing(QFont::PercentageSpacing, 104);
    titleFont = textFont;
    titleFont.setPointSizeF(textFont.pointSizeF() * 1.7);
    titleFont.setWeight(QFont::DemiBold);
    headingFont = textFont;
    headingFont.setWeight(QFont::DemiBold);
    metaFont = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    metaFont.setPointSizeF(textFont.pointSizeF() * 0.85);

    const auto side = int(em * 1.5);
    const auto wanted = int(metrics.averageCharWidth() * settings.columnWidth);
    columnWidth = std::max(int(em * 4), std::min(wanted, viewportWidth - 2 * side));
    columnLeft = std::max(side, (viewportWidth - columnWidth) / 2);
    marginTop = int(em * 2);
    marginBottom = int(em * 4);

    const QFontMetricsF tagMetrics(tagFont);
    const auto capHeight = metrics.capHeight();
    stripHeight = int(std::ceil(tagMetrics.capHeight() + em * 0.25));
    const auto above = capHeight + em * 0.16; // letters with ascenders and most accents
    const auto below = em * 0.5;
    const auto air = std::max(0.0, settings.lineHeight - 1) * em;
    baseline = int(std::lround(stripHeight + above + air / 2));
    lineHeight = int(std::lround(baseline + below + air / 2));
    stripHeight += int(air / 2);
    textTop = baseline - capHeight - em * 0.18;
    textBottom = baseline + em * 0.27;
    firstLane = baseline + em * 0.2;
    laneStep = std::max(2.0, em * 0.145);
    lanes = 3;
    blankHeight = int(lineHeight * 0.62);
    paragraphGap = int(lineHeight * 0.45);
    headingGap = int(lineHeight * 0.5);

    base = palette.color(QPalette::Base);
    text = palette.color(QPalette::Text);
    dark = contrastRatio(base, QColorConstants::White) > contrastRatio(base, QColorConstants::Black);
    // WCAG 2.2: 4.5 and 3 are what everybody needs (1.4.3, 1.4.11), 7 and 4.5 what more contrast means (1.4.6).
    const auto highContrast = isHighContrast(palette);
    textContrast = highContrast ? 7 : ReadableContrast;
    lineContrast = highContrast ? ReadableContrast : 3;
    const auto highlight = palette.color(QPalette::Active, QPalette::Highlight);
    muted = readableInk(mixed(text, base, highContrast ? 0.2 : 0.45), base, textContrast);
    faint = mixed(text, base, 0.6);
    accent = readableInk(highlight, base, lineContrast);
    selection = readableTint(highlight, base, text, dark ? 0.55 : 0.38, textContrast);
    warning = readableInk(QColor(0xd9, 0x48, 0x0f), base, lineContrast);
}

} // namespace glossator
