// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratconf.h"

#include "models/formats/hexcolor.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr qsizetype LongestLine = 64 * 1024; // macros can double a line many times over

/// The name in `[name]`.
QString sectionOf(QStringView line)
{
    return line.startsWith(u'[') && line.endsWith(u']') ? line.sliced(1, line.size() - 2).toString() : QString();
}

bool isSeparator(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return c == u'-'; });
}

/// `<NAME>=text`, which holds for the rest of the section.
struct Macro {
    QString name;
    QString text;
};

std::optional<Macro> macroIn(const QString &line)
{
    const qsizetype end = line.indexOf(">="_L1);
    if (!line.startsWith(u'<') || end < 2 || line.first(end).contains(u' '))
        return std::nullopt;
    return Macro{line.first(end + 1), line.sliced(end + 2).trimmed()};
}

QString expanded(QString line, const std::vector<Macro> &macros)
{
    for (const Macro &macro : macros) {
        if (line.size() + line.count(macro.name) * macro.text.size() <= LongestLine)
            line.replace(macro.name, macro.text);
    }
    return line;
}

BratConfArgument argumentOf(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    QStringView name = colon < 0 ? text : text.first(colon);
    BratConfArgument argument;
    qsizetype end = name.size();
    if (name.endsWith(u'?') || name.endsWith(u'*') || name.endsWith(u'+'))
        --end;
    else if (name.endsWith(u'}') && name.contains(u'{'))
        end = name.lastIndexOf(u'{');
    argument.name = name.first(end).toString();
    argument.count = name.sliced(end).toString();
    if (colon >= 0) {
        for (const QStringView value : text.sliced(colon + 1).tokenize(u'|', Qt::SkipEmptyParts))
            argument.values.append(value.trimmed().toString());
    }
    return argument;
}

BratConfType typeOf(const QString &line)
{
    BratConfType type;
    type.line = line.trimmed();
    QStringView rest = type.line;
    if (rest.startsWith(u'!')) {
        type.abstract = true;
        rest = rest.sliced(1);
    }
    qsizetype end = 0;
    while (end < rest.size() && !rest[end].isSpace())
        ++end;
    const QStringView names = rest.first(end);
    type.name = names.first(names.contains(u'|') ? names.indexOf(u'|') : names.size()).toString();
    for (const QStringView part : rest.sliced(end).tokenize(u',', Qt::SkipEmptyParts)) {
        const QStringView argument = part.trimmed();
        if (!argument.isEmpty() && argument.compare("none"_L1, Qt::CaseInsensitive) != 0)
            type.arguments.push_back(argumentOf(argument));
    }
    return type;
}

/// brat counts a level for each blank; the nearest line above that is indented less is the parent whatever they count.
std::vector<BratConfType> typesOf(const QStringList &lines)
{
    std::vector<BratConfType> types;
    std::vector<Macro> macros;
    std::vector<std::pair<qsizetype, QString>> above; // indentation and name
    for (const QString &line : lines) {
        if (auto macro = macroIn(line.trimmed())) {
            macro->text = expanded(macro->text, macros);
            macros.push_back(*std::move(macro));
            continue;
        }
        qsizetype indent = 0;
        while (indent < line.size() && line[indent].isSpace())
            ++indent;
        BratConfType type = typeOf(expanded(line, macros));
        if (type.name.isEmpty())
            continue;
        while (!above.empty() && above.back().first >= indent)
            above.pop_back();
        type.parent = above.empty() ? QString() : above.back().second;
        type.depth = int(above.size());
        above.emplace_back(indent, type.name);
        types.push_back(std::move(type));
    }
    return types;
}

} // namespace

const BratConfArgument *BratConfType::argument(QStringView called) const
{
    const auto found = std::ranges::find(arguments, called, &BratConfArgument::name);
    return found == arguments.end() ? nullptr : &*found;
}

bool isBratRule(QStringView relation)
{
    return relation == u"Equiv" || relation == u"ENTITY-NESTING" || relation.startsWith(u'<');
}

QHash<QString, QStringList> bratSections(const QString &text)
{
    QHash<QString, QStringList> sections;
    QString section;
    for (QStringView view : QStringView(text).tokenize(u'\n')) {
        if (view.endsWith(u'\r'))
            view.chop(1);
        const QStringView line = view.trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || isSeparator(line))
            continue;
        if (const QString name = sectionOf(line); !name.isEmpty())
            section = name == "spans"_L1 ? u"entities"_s : name;
        else
            sections[section].append(view.toString());
    }
    return sections;
}

BratConf readBratConf(const QString &text)
{
    const auto sections = bratSections(text);
    BratConf conf{typesOf(sections.value(u"entities"_s)), typesOf(sections.value(u"relations"_s)),
        typesOf(sections.value(u"events"_s)), typesOf(sections.value(u"attributes"_s))};
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        if (text.isEmpty() || !sectionOf(line.trimmed()).isEmpty())
            break;
        conf.comments += line.toString() + u'\n';
    }
    return conf;
}

BratLooks readBratLooks(const QString &text)
{
    BratLooks looks;
    const auto sections = bratSections(text);
    for (const QString &line : sections.value(u"labels"_s)) {
        const QStringList labels = line.split(u'|');
        if (labels.size() > 1)
            looks.labels.insert(labels[0].trimmed(), labels[1].trimmed());
    }
    for (const QString &line : sections.value(u"drawing"_s)) {
        const BratConfType type = typeOf(line);
        for (const QString &key : {u"bgColor"_s, u"color"_s}) {
            const BratConfArgument *argument = type.argument(key);
            const auto color = argument && !argument->values.isEmpty() ? colorFromHex(argument->values[0]) : std::nullopt;
            if (color)
                looks.colors.insert(type.name, *color);
        }
    }
    return looks;
}

QHash<QString, QString> readBratKeys(const QString &text)
{
    QHash<QString, QString> keys;
    for (const QStringList &section : bratSections(text)) {
        for (const QString &line : section) {
            const QStringList words = line.simplified().split(u' ');
            if (words.size() == 2 && words[0].size() == 1)
                keys.insert(words[1], words[0]);
        }
    }
    return keys;
}

} // namespace glossator
