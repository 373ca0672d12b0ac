// SPDX-License-Identifier: GPL-3.0-or-later
// What a document of WebAnno TSV says, as a bundle. Plain function, any thread.
//
// A span is a mention: its type is the layer's feature `value`, else `label`, else the layer's short name; other features
// are attributes, and links where they hold an IRI. The links of a chain are the mentions of an entity. A span of a layer
// with slots is an event mention, and its trigger. Features whose names begin with `glossator` say what other programs
// have no word for; our own writer adds them where there is something to say.
#pragma once

#include "models/domain/bundle.h"
#include "models/formats/tsvdocument.h"

namespace glossator {

/// The features of ours.
namespace tsv {
inline constexpr QLatin1StringView entity{"glossatorEntity"}; ///< the same for all mentions of one
inline constexpr QLatin1StringView entityName{"glossatorEntityName"};
inline constexpr QLatin1StringView entityType{"glossatorEntityType"};
inline constexpr QLatin1StringView level{"glossatorLevel"};
inline constexpr QLatin1StringView confidence{"glossatorConfidence"};
inline constexpr QLatin1StringView flag{"glossatorFlag"};
inline constexpr QLatin1StringView from{"glossatorFrom"}; ///< roles in a relation
inline constexpr QLatin1StringView to{"glossatorTo"};
inline constexpr QLatin1StringView note{"glossatorNote"};
inline constexpr QLatin1StringView trigger{"glossatorTrigger"}; ///< a slot: the event's trigger is another mention
inline constexpr QLatin1StringView arguments{"arguments"};
inline constexpr QLatin1StringView attribute{"glossatorAttribute_"}; ///< and a name that no feature can have, see below
inline constexpr QLatin1StringView remark{"glossatorNote_"}; ///< and the type of a note
inline constexpr QLatin1StringView link{"glossatorLink_"}; ///< and the name of a knowledge base

inline constexpr QLatin1StringView mentionLayer{"webanno.custom.GlossatorMention"};
inline constexpr QLatin1StringView eventLayer{"webanno.custom.GlossatorEvent"};
inline constexpr QLatin1StringView relationLayer{"webanno.custom.GlossatorRelation"};
inline constexpr QLatin1StringView placeLayer{"webanno.custom.GlossatorPlace"}; ///< of what fills a role without being a mention
inline constexpr QLatin1StringView anything{"uima.tcas.Annotation"};
} // namespace tsv

/// What a span or relation says of its type.
[[nodiscard]] QString tsvType(const TsvLayer &layer, const TsvAnnotation &annotation);
/// Whether each span of the layer is an event mention.
[[nodiscard]] bool isTsvEvent(const TsvLayer &layer);
/// Whether the trigger of its events is another annotation.
[[nodiscard]] bool hasTsvTrigger(const TsvLayer &layer);
/// Whether its spans are mentions.
[[nodiscard]] bool isTsvMention(const TsvLayer &layer);
/// Whether a value of a feature is a link: an IRI, or what a layer has a feature for.
[[nodiscard]] bool isTsvLink(QStringView layer, QStringView feature, const QString &value);
/// The link that it is.
[[nodiscard]] ExternalId tsvLink(const Owner &owner, const QString &feature, const QString &value);
/// The feature and the value that a link is in a layer, or nothing.
[[nodiscard]] std::optional<std::pair<QString, QString>> tsvLinkFeature(const ExternalId &link, QStringView layer = {});
/// The feature of an attribute: its name; or one of ours, where no feature can have the name, or its value would be a link.
[[nodiscard]] QString tsvAttributeFeature(const Attribute &attribute);
/// The feature of a note.
[[nodiscard]] QString tsvNoteFeature(const Note &note);
/// Whether a feature may have that name.
[[nodiscard]] bool isTsvName(QStringView name);
/// The entity of a chain, as glossatorEntity names it.
[[nodiscard]] QString tsvChainKey(const TsvLayer &layer, int chain);

/// Adds what the document says to a bundle with an article.
void readTsvAnnotations(Bundle &bundle, const TsvDocument &document);

} // namespace glossator
