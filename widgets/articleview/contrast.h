// SPDX-License-Identifier: GPL-3.0-or-later
// Colours that can be read on each other, in light and in dark. Plain functions, any thread.
#pragma once

#include <QColor>

namespace glossator {

/// What text needs on its background (WCAG 2.2, success criterion 1.4.3).
constexpr qreal ReadableContrast = 4.5;

/// From 1 (the same) to 21 (black on white), as WCAG 2.2 defines the contrast ratio. Transparency is not looked at.
[[nodiscard]] qreal contrastRatio(const QColor &a, const QColor &b);

/// The colour at `share` (0…1) of the way from one to the other.
[[nodiscard]] QColor mixed(const QColor &from, const QColor &to, qreal share);

/// The background on the way from `base` to `hue`, at most `strength` (0…1) far, on which `text` is still readable;
/// where `text` is not even readable on `base`, that is `base` itself.
[[nodiscard]] QColor readableTint(
    const QColor &hue, const QColor &base, const QColor &text, qreal strength, qreal contrast = ReadableContrast);

/// `hue` moved towards black or white until it has the contrast with `base`.
[[nodiscard]] QColor readableInk(const QColor &hue, const QColor &base, qreal contrast = ReadableContrast);

} // namespace glossator
