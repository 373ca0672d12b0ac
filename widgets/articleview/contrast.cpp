// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/contrast.h"

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

qreal linear(qreal channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

qreal luminance(const QColor &color)
{
    const auto rgb = color.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

/// The largest share of the way at which the colour still holds. It holds at 0 and, once lost, stays lost.
template <class Holds>
qreal furthest(qreal limit, Holds holds)
{
    if (holds(limit))
        return limit;
    qreal good = 0;
    qreal bad = limit;
    while (bad - good > 1.0 / 256) {
        const auto middle = (good + bad) / 2;
        (holds(middle) ? good : bad) = middle;
    }
    return good;
}

} // namespace

qreal contrastRatio(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

QColor mixed(const QColor &from, const QColor &to, qreal share)
{
    // Rounded to 8 bits, as it will be painted, so that a colour that was found good stays good.
    const auto a = from.toRgb();
    const auto b = to.toRgb();
    const auto channel = [share](int start, int end) { return int(std::lround(start + (end - start) * share)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

QColor readableTint(const QColor &hue, const QColor &base, const QColor &text, qreal strength, qreal contrast)
{
    const auto share = furthest(
        std::clamp(strength, 0.0, 1.0), [&](qreal s) { return contrastRatio(text, mixed(base, hue, s)) >= contrast; });
    return mixed(base, hue, share);
}

QColor readableInk(const QColor &hue, const QColor &base, qreal contrast)
{
    const auto black = contrastRatio(QColorConstants::Black, base);
    const auto pole
        = black >= contrastRatio(QColorConstants::White, base) ? QColorConstants::Black : QColorConstants::White;
    const auto kept = furthest(1, [&](qreal s) { return contrastRatio(mixed(pole, hue, s), base) >= contrast; });
    return mixed(pole, hue, kept);
}

} // namespace glossator
