// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palettes.h"

#include "widgets/articleview/contrast.h"

#include <array>

namespace glossator {

namespace {

struct Line {
    QPalette::ColorRole role;
    std::array<QRgb, 4> colors; ///< by Theme
};

// clang-format off
constexpr Line Table[] = {
    //                              light     dark      contrast  contrast-dark
    {QPalette::Window,          {0xf1f2f4, 0x26282c, 0xffffff, 0x000000}},
    {QPalette::WindowText,      {0x1f2328, 0xe4e6ea, 0x000000, 0xffffff}},
    {QPalette::Base,            {0xffffff, 0x1c1e21, 0xffffff, 0x000000}},
    {QPalette::AlternateBase,   {0xf7f8f9, 0x222428, 0xf0f0f0, 0x161616}},
    {QPalette::Text,            {0x1f2328, 0xe4e6ea, 0x000000, 0xffffff}},
    {QPalette::PlaceholderText, {0x63686f, 0xa0a5ad, 0x404040, 0xcfcfcf}},
    {QPalette::Button,          {0xf1f2f4, 0x2e3136, 0xffffff, 0x0c0c0c}},
    {QPalette::ButtonText,      {0x1f2328, 0xe4e6ea, 0x000000, 0xffffff}},
    {QPalette::BrightText,      {0xffffff, 0xffffff, 0xffffff, 0xffffff}},
    {QPalette::ToolTipBase,     {0xffffff, 0x34373c, 0xffffff, 0x000000}},
    {QPalette::ToolTipText,     {0x1f2328, 0xe4e6ea, 0x000000, 0xffffff}},
    {QPalette::Highlight,       {0x2f6fce, 0x3a6db5, 0x0033a0, 0xffe14d}},
    {QPalette::HighlightedText, {0xffffff, 0xffffff, 0xffffff, 0x000000}},
    {QPalette::Link,            {0x1f5fbf, 0x7fb0f5, 0x0033a0, 0xffe14d}},
    {QPalette::LinkVisited,     {0x6b4fa0, 0xb79cf0, 0x5a1a80, 0xd9c2ff}},
    {QPalette::Accent,          {0x2f6fce, 0x5c93e0, 0x0033a0, 0xffe14d}},
    {QPalette::Light,           {0xffffff, 0x3a3d43, 0xffffff, 0x3a3a3a}},
    {QPalette::Midlight,        {0xe6e8eb, 0x34373c, 0xe0e0e0, 0x2a2a2a}},
    {QPalette::Mid,             {0xc9cdd3, 0x44484f, 0x707070, 0x9a9a9a}},
    {QPalette::Dark,            {0x9aa0a8, 0x17181b, 0x404040, 0xbdbdbd}},
    {QPalette::Shadow,          {0x6d727a, 0x0d0e10, 0x000000, 0xffffff}},
};
constexpr Line Disabled[] = {
    {QPalette::WindowText,      {0x9aa0a8, 0x70757d, 0x5c5c5c, 0xa6a6a6}},
    {QPalette::Text,            {0x9aa0a8, 0x70757d, 0x5c5c5c, 0xa6a6a6}},
    {QPalette::ButtonText,      {0x9aa0a8, 0x70757d, 0x5c5c5c, 0xa6a6a6}},
};
constexpr Line Inactive[] = {
    {QPalette::Highlight,       {0xd5e1f5, 0x34435a, 0xbcd2ff, 0x57480a}},
    {QPalette::HighlightedText, {0x1f2328, 0xe4e6ea, 0x000000, 0xffffff}},
};
// clang-format on

} // namespace

QPalette themePalette(Theme theme)
{
    QPalette palette;
    for (const auto &[role, colors] : Table)
        palette.setColor(role, QColor::fromRgb(colors[size_t(theme)]));
    for (const auto &[role, colors] : Disabled)
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colors[size_t(theme)]));
    for (const auto &[role, colors] : Inactive)
        palette.setColor(QPalette::Inactive, role, QColor::fromRgb(colors[size_t(theme)]));
    return palette;
}

bool isHighContrast(const QPalette &palette)
{
    constexpr qreal nearlyAll = 19; // of 21; what is made for long reading stays well below
    return contrastRatio(palette.color(QPalette::Text), palette.color(QPalette::Base)) >= nearlyAll;
}

} // namespace glossator
