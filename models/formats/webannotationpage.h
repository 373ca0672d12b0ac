// SPDX-License-Identifier: GPL-3.0-or-later
// A file of Web Annotations in pieces: a single annotation, a list, a page or a collection. Plain values, any thread.
#pragma once

#include "models/base/result.h"
#include "models/formats/webannotationjson.h"

#include <optional>

class QIODevice;

namespace glossator {

struct OaPage {
    enum class Form : quint8 { Single, List, Page };

    Form form = Form::Page;
    JsonValue::Object members; ///< of a page, without its items
    JsonValue::Object first; ///< of the first page within a collection, without its items
    QString itemsKey; ///< `items` or `@graph`
    bool isInFirst = false; ///< where the items stand
    std::vector<JsonValue> items;
};

/// Reads a file. Fails with one sentence that names the line. @param file for sentences.
[[nodiscard]] Result<OaPage> readOaPage(QIODevice &device, const QString &file);

} // namespace glossator
