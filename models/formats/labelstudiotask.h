// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a task of Label Studio: which lists of results there are, and what each item of one is. The reader and the
// writer look at tasks through this. Pure functions, any thread.
#pragma once

#include "models/base/textspan.h"
#include "models/formats/jsonstream.h"

#include <QStringList>

namespace glossator {

/// The control that events of ours are marked with. A region of it is a trigger, and the relations that begin there are its
/// roles.
inline constexpr QStringView labelStudioTriggers = u"event_trigger";
/// The control that all else is marked with in tasks of ours, and the object that it marks.
inline constexpr QStringView labelStudioLabels = u"label";
inline constexpr QStringView labelStudioText = u"text";
/// A relation that begins at a trigger and is none of its roles has this member, with the value `relation`.
inline constexpr QStringView labelStudioMark = u"glossator";
/// What a flag that is set is called among choices.
inline constexpr QStringView labelStudioFlag = u"true";

/// A list of results: an annotation of somebody, or a prediction.
struct LabelStudioResults {
    QString list; ///< the key in the task
    size_t index = 0; ///< in that list
    QString tag; ///< behind the ids of its regions, so that they differ from those of other lists
    bool isPrediction = false;
};

/// Those that count: not the cancelled ones.
[[nodiscard]] std::vector<LabelStudioResults> labelStudioResults(const JsonValue &task, qint64 *cancelled = nullptr);
/// The annotation or prediction itself.
[[nodiscard]] const JsonValue &labelStudioHolder(const JsonValue &task, const LabelStudioResults &results);
/// Whoever completed an annotation: an address, a name or an id; empty: it does not say.
[[nodiscard]] QString labelStudioAuthor(const JsonValue &annotation);

struct LabelStudioItem {
    enum class Kind : quint8 {
        Region, ///< the item that gives a region its label
        RegionAttribute,
        TextAttribute,
        Relation,
        Markup, ///< a region in HTML
        Other,
    };

    Kind kind = Kind::Other;
    QString region; ///< what its region is called: its id and the list's tag
    QString name; ///< what it is called itself; of a region the same
    QString control; ///< from_name
    std::optional<TextSpan> span; ///< in UTF-16 units
    QStringList labels; ///< of a region or relation
    std::vector<QString> values; ///< of an attribute; null: a flag
    QString from; ///< of a relation: the regions, in its direction
    QString to;
    bool isMarked = false; ///< by labelStudioMark
};

/// The text of a task that is marked.
struct LabelStudioObject {
    QString key; ///< in `data`; empty: there is none
    QString name; ///< what items call it (`to_name`); empty: they do not say
    QString address; ///< where there is no text: the key of what is only the address or the name of a file; empty: none
};
/// What the items mark, or `text`, or the longest text that there is. An address is none, unless it stands under `text`.
[[nodiscard]] LabelStudioObject labelStudioObject(const JsonValue &task);

/// What each item of a list of results is. One that marks another object than that is of no kind that is read.
[[nodiscard]] std::vector<LabelStudioItem> labelStudioItems(
    const JsonValue::Array &items, const QString &tag, const LabelStudioObject &object);

} // namespace glossator
