// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/htmllook.h"

#include <algorithm>
#include <cmath>

namespace glossator {

namespace {

constexpr quint32 unknownHue = 0x808080;
constexpr qsizetype shortName = 5;
constexpr int tintedLanes = 3; ///< tints that lie above each other at most

struct Page {
    quint32 color;
    double tint; ///< how much of its hue a mark has
};
constexpr Page lightPage{0xffffff, 0.14};
constexpr Page darkPage{0x1c1e21, 0.11};

double channel(quint32 color, int shift)
{
    const double value = double((color >> shift) & 0xff) / 255;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(quint32 color)
{
    return 0.2126 * channel(color, 16) + 0.7152 * channel(color, 8) + 0.0722 * channel(color, 0);
}

quint32 mixed(quint32 from, quint32 to, double share)
{
    quint32 color = 0;
    for (const int shift : {16, 8, 0}) {
        const double a = (from >> shift) & 0xff;
        const double b = (to >> shift) & 0xff;
        color |= quint32(std::lround(a + (b - a) * share)) << shift;
    }
    return color;
}

QByteArray hex(quint32 color) { return '#' + QByteArray::number(color, 16).rightJustified(6, '0'); }

/// The class with its ink, which can be read on the page and on all its tints, and its tint.
QByteArray colors(const ReportType &type, const Page &page)
{
    const double deepest = 1 - std::pow(1 - page.tint, tintedLanes);
    const quint32 ink = readableOn(mixed(page.color, type.hue, deepest), readableOn(page.color, type.hue));
    const auto alpha = QByteArray::number(std::lround(page.tint * 255), 16).rightJustified(2, '0');
    return '.' + type.cssClass + "{--c:" + hex(ink) + ";--t:" + hex(type.hue) + alpha + "}\n";
}

constexpr const char *sheet
    = R"(:root{color-scheme:light dark;--page:#ffffff;--text:#1f2328;--mute:#5a6068;--rule:#d4d8dd;--soft:#f4f5f7;--link:#1f5fbf}
@media screen and (prefers-color-scheme:dark){:root{--page:#1c1e21;--text:#e4e6ea;--mute:#a0a5ad;--rule:#44484f;--soft:#26282c;--link:#7fb0f5}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:50rem;padding:3rem 1.25rem 5rem;background:var(--page);color:var(--text);font:1rem/1.55 system-ui,"Noto Sans","Segoe UI",Roboto,sans-serif}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 .4rem}
h2{font-size:1.4rem;line-height:1.3;margin:0 0 .4rem}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
.meta{color:var(--mute);margin:0 0 1rem}
.meta>*+*::before{content:"\00b7";margin-inline:.5em;display:inline-block}
nav{margin:2rem 0;padding:1rem 1.25rem;background:var(--soft);border-radius:.5rem}
nav h2{font-size:1rem}
nav ol{margin:.3rem 0 0;padding-inline-start:1.6rem}
nav ul{margin:.6rem 0 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
nav time{color:var(--mute);margin-inline-start:.6em;font-size:.9em;white-space:nowrap}
article,main>section{border-top:1px solid var(--rule);margin-top:3rem;padding-top:2rem}
.text{font:1.08rem/1.75 Charter,"Noto Serif","Noto Naskh Arabic","Noto Sans Arabic",Georgia,Cambria,serif;margin:1.25rem 0 2rem}
.text p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;line-height:calc(1.75em + var(--n,0)*4px)}
.text p.blank{line-height:1.1em}
mark{color:inherit;background:none;border-bottom:2px solid var(--c);-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.value{border-bottom-style:dotted}
mark.event{border-bottom-style:dashed}
mark[data-tag]::before,mark.in::after{content:attr(data-tag);font:600 .56em/1 system-ui,"Noto Sans","Segoe UI",Roboto,sans-serif;color:var(--c);vertical-align:.5em;margin-inline-end:.3em;unicode-bidi:isolate;-webkit-user-select:none;user-select:none}
mark.in::before{display:none}
mark.in::after{margin-inline:.3em 0}
mark.over{position:relative}
mark.over::before{position:absolute;bottom:100%;inset-inline-start:0;white-space:nowrap;vertical-align:baseline}
table{width:100%;border-collapse:collapse;margin:1.5rem 0;font-size:.9rem;line-height:1.45}
caption{text-align:start;padding:.3rem 0;font-weight:600}
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;min-width:6.5rem;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
thead th{color:var(--mute);font-weight:500;border-bottom-width:2px;overflow-wrap:normal}
tbody th{font-weight:600}
td.n,th.n{min-width:0;text-align:end;font-variant-numeric:tabular-nums}
.plain{margin:0;padding:0;list-style:none}
.plain b{font-weight:600}
.sub{padding-inline-start:1em;color:var(--mute)}
.chip{display:inline-block;border:1px solid var(--c);border-inline-start-width:.4em;border-radius:.2em;padding:0 .35em;font-size:.85em;line-height:1.4;background:var(--t)}
.note{white-space:pre-line}
tr:target{background:var(--soft)}
@media print{
@page{margin:2cm 1.8cm}
html{font-size:10pt}
body{max-width:none;padding:0}
nav{background:none;border:1px solid var(--rule)}
a{color:inherit;text-decoration:none}
article+article,main>section{break-before:page}
article,main>section{border-top:none;margin-top:0}
h1,h2,caption{break-after:avoid}
thead{display:table-header-group}
tr{break-inside:avoid}
p{orphans:3;widows:3}
mark,.chip{background:none!important}
mark{border-bottom-width:1.5pt}
}
)";

} // namespace

ReportType &ReportTypes::of(const TypeRef &ref)
{
    if (ReportType *known = m_places.value(ref))
        return *known;
    ReportType &type = *m_types.emplace_back(std::make_unique<ReportType>());
    m_places.insert(ref, &type);
    type.ref = ref;
    type.cssClass = 't' + QByteArray::number(m_types.size());
    const TypeDef *def = m_schema.type(ref);
    type.title = def ? def->title() : ref.name;
    type.tag = type.ref.name;
    type.hue = def ? m_schema.colorOf(*def) & 0xffffff : unknownHue;
    if (def) {
        type.kind = def->kind;
        if (type.tag.size() > shortName)
            type.tag = def->label.isEmpty() ? type.tag.sliced(type.tag.lastIndexOf(u'.') + 1) : def->label;
    }
    return type;
}

double contrastOf(quint32 a, quint32 b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

quint32 readableOn(quint32 ground, quint32 hue, double contrast)
{
    const quint32 pole = contrastOf(0x000000, ground) >= contrastOf(0xffffff, ground) ? 0x000000 : 0xffffff;
    constexpr int steps = 64;
    for (int step = 0; step < steps; ++step) {
        const quint32 color = mixed(hue, pole, double(step) / steps);
        if (contrastOf(color, ground) >= contrast)
            return color;
    }
    return pole;
}

QByteArray styleSheet(const ReportTypes &types)
{
    QByteArray css = sheet;
    for (int lane = 0; lane < mostLanes; ++lane) {
        css += ".k" + QByteArray::number(lane) + "{padding-bottom:" + QByteArray::number(1 + 4 * lane) + "px"
            + (lane < tintedLanes ? ";background:var(--t)" : "") + "}\n";
    }
    for (const auto &type : types.all())
        css += colors(*type, lightPage);
    css += "@media screen and (prefers-color-scheme:dark){\n";
    for (const auto &type : types.all())
        css += colors(*type, darkPage);
    return css + "}\n";
}

} // namespace glossator
