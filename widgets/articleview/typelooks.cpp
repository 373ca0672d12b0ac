// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articleview/typelooks.h"

#include "widgets/articleview/contrast.h"

#include <QFontMetricsF>

namespace glossator {

namespace {

constexpr qsizetype ShortName = 5;
constexpr quint32 UnknownColor = 0x808080;

/// Types that lie close in the schema get different patterns, whatever colours they have.
LinePattern patternOf(qsizetype index)
{
    switch (index % 4) {
    case 1:
        return {5, 2.5};
    case 2:
        return {1.2, 1.8};
    case 3:
        return {6, 2, 1.2, 2};
    default:
        return {};
    }
}

/// The whole tag, then the type's own last name where that is shorter, then as many letters as there is room for. They
/// end in “…” where three or more go before it; fewer would tell less than the letters that stand in its place.
std::vector<TagForm> formsOf(const QString &tag, const QString &name, const QFontMetricsF &metrics)
{
    std::vector<TagForm> forms{{tag, metrics.horizontalAdvance(tag)}};
    const auto add = [&](const QString &text) {
        if (const auto width = metrics.horizontalAdvance(text); width < forms.back().width)
            forms.push_back({text, width});
    };
    const QString last = name.sliced(name.lastIndexOf(u'.') + 1);
    add(last);
    const QString shortest = forms.back().text;
    for (auto letters = std::min<qsizetype>(shortest.size() - 2, 24); letters >= 3; --letters)
        add(shortest.first(letters) + u'…');
    for (auto letters = std::min<qsizetype>(shortest.size() - 1, 2); letters >= 1; --letters)
        add(shortest.first(letters));
    return forms;
}

} // namespace

QString tagText(const TypeDef &type)
{
    if (type.name.size() <= ShortName)
        return type.name;
    return type.label.isEmpty() ? type.name.sliced(type.name.lastIndexOf(u'.') + 1) : type.label;
}

TypeLooks::TypeLooks(Schema schema, const ArticleStyle &style) : m_schema(std::move(schema)), m_style(style) {}

const TypeLook &TypeLooks::of(const QString &type) const
{
    auto found = m_looks.find(type);
    if (found == m_looks.end())
        found = m_looks.emplace(type, make(type)).first;
    return found->second;
}

TypeLook TypeLooks::make(const QString &type) const
{
    TypeLook look;
    const auto *definition = m_schema.mentionType(type);
    if (!definition) {
        definition = m_schema.eventType(type);
        look.isEvent = definition;
    }
    look.tag = definition ? tagText(*definition) : type;
    look.tagForms = formsOf(look.tag, definition ? definition->name : type, QFontMetricsF(m_style.tagFont));

    const QColor hue = QColor::fromRgb(definition ? m_schema.colorOf(*definition) : UnknownColor);
    const auto strength = m_style.dark ? 0.26 : 0.16;
    const auto tint
        = [&](qreal share) { return readableTint(hue, m_style.base, m_style.text, share, m_style.textContrast); };
    for (int depth = 0; depth < TypeLook::Depths; ++depth)
        look.tints[size_t(depth)] = tint(strength + 0.1 * depth);
    look.strongTint = tint(strength + 0.24);
    look.line = readableInk(hue, m_style.base, m_style.lineContrast);
    for (const auto &ground : {look.tints.back(), look.strongTint}) // the uppermost runs at the edge of the tint
        look.line = readableInk(look.line, ground, m_style.lineContrast);
    look.ink = readableInk(hue, m_style.base, m_style.textContrast);
    look.chip = look.ink;
    if (definition)
        look.pattern = patternOf(definition - m_schema.types().data());
    return look;
}

} // namespace glossator
