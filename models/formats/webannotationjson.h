// SPDX-License-Identifier: GPL-3.0-or-later
// What reader and writer of W3C Web Annotations share: JSON values and their text, our names for things, and the words of
// the extension. Plain functions, any thread.
#pragma once

#include "models/formats/jsonids.h"
#include "models/formats/jsonstream.h"

namespace glossator {

inline constexpr QLatin1StringView oaFormat{"web-annotation"};

namespace oa {
inline constexpr QLatin1StringView suffix{".jsonld"};
inline constexpr QLatin1StringView context{"http://www.w3.org/ns/anno.jsonld"};
inline constexpr QLatin1StringView extension{"glossator"}; ///< the things that an annotation tells of, as Glossator JSON
inline constexpr QLatin1StringView pages{"pages"}; ///< in the extension of a collection: how many it has
inline constexpr QLatin1StringView collectionFile{"glossator.collection.jsonld"};
} // namespace oa

/// The member of an object, or null.
[[nodiscard]] const JsonValue *jsonMember(const JsonValue &object, QAnyStringView key);
/// The text of a member, or an empty one.
[[nodiscard]] QString jsonString(const JsonValue &object, QAnyStringView key);
/// The items of an array, or the one thing that stands in place of one; none for null.
[[nodiscard]] std::vector<const JsonValue *> jsonItems(const JsonValue *value);
/// Whether the member is the word, or holds it.
[[nodiscard]] bool jsonHolds(const JsonValue &object, QAnyStringView key, QAnyStringView word);

[[nodiscard]] JsonValue jsonValue(const QString &text);
[[nodiscard]] JsonValue jsonValue(qint64 number);
[[nodiscard]] JsonValue jsonObject(std::vector<std::pair<QString, JsonValue>> members);
[[nodiscard]] JsonValue jsonArray(JsonValue::Array items);

/// The value on one line.
[[nodiscard]] QByteArray jsonBytes(const JsonValue &value);

/// The IRI of a thing of ours: the same each time.
[[nodiscard]] QString oaIri(Noun noun, qint64 id);
/// The @context of what we write.
[[nodiscard]] JsonValue oaContext();

} // namespace glossator
