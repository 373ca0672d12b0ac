// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of one line of brat standoff, both ways. Knows no document: whether ids exist and spans fit is for
// BratDocument to say. Plain values, any thread. Source: brat's own parser and https://brat.nlplab.org/standoff.html.
#pragma once

#include "models/base/textspan.h"

#include <QStringList>

#include <vector>

namespace glossator {

/// `Theme:T1` of an event or a relation. A member of a group has no label.
struct BratArgument {
    QString label; ///< without the number that brat gives to a repeated role
    QString id;

    friend bool operator==(const BratArgument &, const BratArgument &) = default;
};

struct BratLine {
    enum class Kind : quint8 {
        Unknown, ///< nothing that brat would understand
        Span, ///< T
        Event, ///< E
        Relation, ///< R
        Attribute, ///< A, M
        Link, ///< N
        Note, ///< #
        Group, ///< *
    };

    Kind kind = Kind::Unknown;
    QString id{}; ///< T1; empty for a group
    QString type{};
    QString target{}; ///< what an attribute, link or note hangs on; the trigger of an event
    std::vector<TextSpan> fragments{}; ///< of a span, in the file's own unit
    std::vector<BratArgument> arguments{}; ///< of an event or relation; the members of a group
    QString scheme{}; ///< the knowledge base of a link
    QString key{}; ///< what the link names there
    QString text{}; ///< covered text, attribute value, label of a link, text of a note; null: none
    QString rest{}; ///< what follows and means nothing to brat, with the blank before it

    friend bool operator==(const BratLine &, const BratLine &) = default;
};

/// Whether it can be an id: letters (or # and letters), digits, and anything but white space and colons.
[[nodiscard]] bool isBratId(QStringView id);
/// What a line with that id would be; Unknown for a letter that brat does not know.
[[nodiscard]] BratLine::Kind bratKind(QStringView id);
/// Every id that the line speaks of, its own first, each once.
[[nodiscard]] QStringList bratIdsIn(QStringView line);

/// Takes a line without its line end. What cannot be understood comes back as Kind::Unknown.
[[nodiscard]] BratLine parseBratLine(QStringView line);
/// The line as brat itself would write it, without line end, and with `rest` behind it.
[[nodiscard]] QString writeBratLine(const BratLine &line);

/// As it may stand where brat separates by blanks: white space and line breaks become `_`, nothing becomes `_` too.
[[nodiscard]] QString bratWord(QStringView text);
/// The same for a role or the type of an event, where colons part as well.
[[nodiscard]] QString bratLabel(QStringView text);
/// As it may stand at the end of a line: line breaks become blanks.
[[nodiscard]] QString bratText(QStringView text);
/// The same where a tab would end it.
[[nodiscard]] QString bratValue(QStringView text);
/// Whether some reader of lines takes the character for the end of one (LF, CR, VT, FF, FS to RS, NEL, LS, PS).
[[nodiscard]] bool isLineBreak(QChar c);

} // namespace glossator
