// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of brat's configuration files: annotation.conf, visual.conf and kb_shortcuts.conf. What the words mean
// for a schema is for bratschema.h to say. Plain values, any thread.
#pragma once

#include <QHash>
#include <QStringList>

#include <vector>

namespace glossator {

/// The names of the files, in the order in which they are looked for.
inline constexpr QLatin1StringView BratConfFiles[] = {QLatin1StringView("annotation.conf"),
    QLatin1StringView("visual.conf"), QLatin1StringView("tools.conf"), QLatin1StringView("kb_shortcuts.conf")};

/// `Theme+:Protein|<ENTITY>`
struct BratConfArgument {
    QString name{}; ///< Theme, or a word such as <REL-TYPE>
    QString count{}; ///< what follows it: ?, *, +, {2-4}
    QStringList values{};

    friend bool operator==(const BratConfArgument &, const BratConfArgument &) = default;
};

/// A line of annotation.conf that names a type.
struct BratConfType {
    QString name{}; ///< the first of its synonyms
    QString parent{};
    int depth = 0; ///< 0 at the top
    bool abstract = false;
    std::vector<BratConfArgument> arguments{};
    QString line{}; ///< as it stands, without blanks around it

    [[nodiscard]] const BratConfArgument *argument(QStringView called) const;
    friend bool operator==(const BratConfType &, const BratConfType &) = default;
};

struct BratConf {
    std::vector<BratConfType> entities{};
    std::vector<BratConfType> relations{};
    std::vector<BratConfType> events{};
    std::vector<BratConfType> attributes{};
    QString comments{}; ///< the lines before the first section

    friend bool operator==(const BratConf &, const BratConf &) = default;
};

/// Whether a relation's line is a rule about overlaps or the equivalence itself, and names no type.
[[nodiscard]] bool isBratRule(QStringView relation);

/// annotation.conf. Lines that mean nothing are passed over.
[[nodiscard]] BratConf readBratConf(const QString &text);

/// The looks of types: visual.conf.
struct BratLooks {
    QHash<QString, QString> labels{}; ///< the longest label of a name
    QHash<QString, quint32> colors{}; ///< 0xrrggbb, where one is given as #rgb or #rrggbb
};

[[nodiscard]] BratLooks readBratLooks(const QString &text);

/// The keys of names: kb_shortcuts.conf.
[[nodiscard]] QHash<QString, QString> readBratKeys(const QString &text);

/// The lines of each section, without comments, blank lines and separators; what stands before the first is section "".
[[nodiscard]] QHash<QString, QStringList> bratSections(const QString &text);

} // namespace glossator
