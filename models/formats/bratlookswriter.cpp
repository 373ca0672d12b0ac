// SPDX-License-Identifier: GPL-3.0-or-later
// visual.conf and kb_shortcuts.conf: what was there stays, line by line, but for what the schema has otherwise.
#include "models/formats/bratline.h"
#include "models/formats/bratschema.h"
#include "models/formats/hexcolor.h"

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

/// The lines of a file, sections and all, to be changed in places.
class ConfLines {
public:
    explicit ConfLines(const QString &text) : m_lines(text.split(u'\n'))
    {
        if (m_lines.last().isEmpty())
            m_lines.removeLast();
    }

    /// Puts the line in place of the one that `isOld` finds in the section, else at the section's end, else behind all.
    template <class IsOld, class Change>
    void put(const QString &section, const IsOld &isOld, const Change &change)
    {
        QString current;
        qsizetype end = -1;
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            const QString line = m_lines[i].trimmed();
            if (line.startsWith(u'[') && line.endsWith(u']'))
                current = line.sliced(1, line.size() - 2);
            if (current != section)
                continue;
            if (!line.startsWith(u'#') && isOld(line)) {
                m_lines[i] = change(m_lines[i]);
                return;
            }
            if (!line.isEmpty())
                end = i + 1;
        }
        if (end < 0) {
            if (!section.isEmpty())
                m_lines << u'[' + section + u']';
            end = m_lines.size();
        }
        m_lines.insert(end, change(QString()));
    }

    [[nodiscard]] QString text() const { return m_lines.isEmpty() ? QString() : m_lines.join(u'\n') + u'\n'; }

private:
    QStringList m_lines;
};

QString firstWord(const QString &line) { return line.simplified().section(u' ', 0, 0); }

QString withColor(QString line, const QString &name, QLatin1StringView key, quint32 color)
{
    const QString value = key + u':' + hexOfColor(color);
    if (line.isEmpty())
        return name + u'\t' + value;
    const qsizetype at = line.indexOf(key + u':');
    if (at < 0)
        return line + ", "_L1 + value;
    const qsizetype end = line.indexOf(u',', at);
    return line.replace(at, (end < 0 ? line.size() : end) - at, value);
}

QString withLabel(const QString &line, const QString &name, const QString &label)
{
    QStringList labels = line.split(u'|');
    if (labels.size() < 2)
        return name + " | "_L1 + label;
    labels[1] = u' ' + label + (labels.size() > 2 ? u" "_s : QString());
    return labels.join(u'|');
}

constexpr QLatin1StringView Defaults
    = "[labels]\n\n[drawing]\n"
      "SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken\n"
      "ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5, labelArrow:none\n"_L1;

} // namespace

QString writeBratLooks(const Schema &schema, const QString &before)
{
    const BratLooks old = readBratLooks(before);
    ConfLines lines(before.isEmpty() ? QString(Defaults) : before);
    for (const TypeDef &type : schema.types()) {
        const QString name = bratWord(type.name);
        const QString label = bratValue(type.label).replace(u'|', u'/').trimmed();
        if (!label.isEmpty() && old.labels.value(name) != label) {
            lines.put(
                u"labels"_s, [&](const QString &line) { return line.section(u'|', 0, 0).trimmed() == name; },
                [&](const QString &line) { return withLabel(line, name, label); });
        }
        const QLatin1StringView key = type.kind == TypeKind::Relation ? "color"_L1 : "bgColor"_L1;
        if (type.color && (!old.colors.contains(name) || old.colors.value(name) != *type.color)) {
            lines.put(
                u"drawing"_s, [&](const QString &line) { return firstWord(line) == name; },
                [&](const QString &line) { return withColor(line, name, key, *type.color); });
        }
    }
    return lines.text();
}

QString writeBratKeys(const Schema &schema, const QString &before)
{
    const auto old = readBratKeys(before);
    ConfLines lines(before);
    for (const TypeDef &type : schema.types()) {
        const QString name = bratWord(type.name);
        if (type.key.isEmpty() || old.value(name).compare(type.key, Qt::CaseInsensitive) == 0)
            continue;
        lines.put(
            QString(), [&](const QString &line) { return line.simplified().section(u' ', 1) == name; },
            [&](const QString &) { return type.key + u'\t' + name; });
    }
    return lines.text();
}

} // namespace glossator
