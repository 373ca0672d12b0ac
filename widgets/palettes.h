// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the whole window, one set for each way of seeing it. Plain values, GUI thread.
#pragma once

#include <QPalette>

namespace glossator {

enum class Theme {
    Light,
    Dark,
    Contrast, ///< black on white
    ContrastDark, ///< white on black
};

/// Every theme with the name that settings and the command line know it by.
struct ThemeName {
    Theme theme;
    const char *name;
};
constexpr ThemeName ThemeNames[] = {
    {Theme::Light, "light"},
    {Theme::Dark, "dark"},
    {Theme::Contrast, "contrast"},
    {Theme::ContrastDark, "contrast-dark"},
};

[[nodiscard]] QPalette themePalette(Theme theme);
/// Whether the palette is one for people who need more contrast than usual, ours or another's.
[[nodiscard]] bool isHighContrast(const QPalette &palette);

} // namespace glossator
