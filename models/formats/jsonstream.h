// SPDX-License-Identifier: GPL-3.0-or-later
// Reads JSON of any size without holding it: the handler says which objects and arrays come piece by piece and which as
// one value. Strict where QJsonDocument is not: a key that stands twice, half a surrogate pair, a number beyond all
// bounds or anything after the end is an error, and every value knows its line. Plain functions, any thread.
#pragma once

#include "models/base/readfile.h"

#include <QString>

#include <variant>
#include <vector>

class QIODevice;

namespace glossator {

/// One value with everything in it.
struct JsonValue {
    struct Member;
    using Array = std::vector<JsonValue>;
    using Object = std::vector<Member>; ///< in the order of the file
    using Data = std::variant<std::monostate, bool, qint64, double, QString, Array, Object>;

    Data data; ///< std::monostate is null; a number is a qint64 where it is whole and fits
    qsizetype line = 0; ///< where it begins, from 1

    [[nodiscard]] const QString *string() const { return std::get_if<QString>(&data); }
    [[nodiscard]] const qint64 *integer() const { return std::get_if<qint64>(&data); }
    [[nodiscard]] const Array *array() const { return std::get_if<Array>(&data); }
    [[nodiscard]] const Object *object() const { return std::get_if<Object>(&data); }
};

struct JsonValue::Member {
    QString key;
    JsonValue value;
};

/// Takes what parseJson() meets, in order. The first error ends the reading and is what parseJson() answers.
class JsonHandler {
public:
    virtual ~JsonHandler() = default;

    /// An object (or else an array) begins in the streamed container that is open, under `key` where that is an object.
    /// True: its content comes through the calls below, then close(). False: it comes as one value().
    virtual Result<bool> open(const QString &key, bool isObject, qsizetype line) = 0;
    virtual Result<> value(const QString &key, JsonValue &&value) = 0;
    /// The streamed container that was opened last ends.
    virtual Result<> close() = 0;
};

/// Objects and arrays inside each other beyond this are refused.
inline constexpr qsizetype maxJsonDepth = 32;
/// A single string beyond this many bytes is refused, so that a hostile file cannot take all memory. Any file that
/// could be imported fits in base64.
inline constexpr qint64 maxJsonToken = 2 * maxTextBytes;

/// One value() with more values inside it than this is refused, for the same reason.
inline constexpr qsizetype maxJsonValues = 1'000'000;

/// Reads one JSON text in UTF-8 to its end. Errors name `file`, which is only for that, and the line.
/// @param line where the text begins in the file.
[[nodiscard]] Result<> parseJson(QIODevice &device, const QString &file, JsonHandler &handler, qsizetype line = 1);

/// `file:line: sentence`, as every error about a place in a file reads.
[[nodiscard]] QString placed(const QString &file, qsizetype line, const QString &sentence);

} // namespace glossator
