// SPDX-License-Identifier: GPL-3.0-or-later
// What brat has no line for, in notes of our own: `#7<TAB>GlossatorData T1<TAB>{"v":1,…}`, ASCII JSON in one line. brat
// keeps such notes as they are, and removes them with the annotation they hang on. A value that stands both in a line
// and in our note counts only while the line still says its plain form, so what someone changed in brat wins.
//
// On T, E, R     type, author ("uuid name"), created, modified (ms), status, confidence, attributes, notes, ids, and
//                lines: {"A3": {name, value, text, type, label, author, created}} for the A, N and # lines that hang on
//                it
// On T           extent, head ("0-3,8-12"), level, flag, entity
// On E           mention: what is said above of a T, for the trigger; brat refuses a note on a trigger itself
//                trigger: "T5" or false: which mention, or none, stands behind a T line that is there only for brat
//                event: of which it is a mention
//                args: of which each is at: n, id (the n-th on the line is id, and …), or after: n (not on the line);
//                role, entity, event, span, value, text, author, created, attributes, notes, ids
// On R           note, trigger ("T5"), from and to: {role, entity}
// An entity or an event is "T5" or "E5" (that of this mention), a label, or an object: as (its label), type, name,
// aliases, note, author, created, modified, status, attributes, notes, ids.
#pragma once

#include "models/domain/annotations.h"

#include <QHash>
#include <QJsonObject>

namespace glossator {

inline constexpr QLatin1StringView BratDataType("GlossatorData");

/// What stands in brat for a note and a link that have no type.
inline constexpr QLatin1StringView BratPlainNote("AnnotatorNotes");
inline constexpr QLatin1StringView BratPlainLink("Reference");

/// The object in one line of ASCII, without the version, which the line gets in front.
[[nodiscard]] QString writeBratData(const QJsonObject &object);
/// The object of a line, or nothing where it is not one of ours or of a later version.
[[nodiscard]] std::optional<QJsonObject> readBratData(QStringView text);

/// The members author, created, modified and status, as far as they say something.
void writeProvenance(QJsonObject &object, const Provenance &by, const QHash<AuthorId, const Author *> &authors);
/// "uuid name", or nothing for one who is not known.
[[nodiscard]] QString bratAuthor(AuthorId id, const QHash<AuthorId, const Author *> &authors);
/// The author written so; the id is left to the caller.
[[nodiscard]] Author bratAuthor(QStringView written);

} // namespace glossator
