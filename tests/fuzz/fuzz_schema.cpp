// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a schema: refused with a sentence, or a schema that survives being written.
#include "models/domain/schemareader.h"
#include "models/domain/schemawriter.h"
#include "tests/fuzz/fuzz.h"

using namespace Qt::StringLiterals;
using namespace glossator;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto schema = readSchema(bytes, u"input"_s);
    if (!schema) {
        FUZZ_CHECK(schema.error().message.contains(u"input"_s));
        return 0;
    }
    const QByteArray written = writeSchema(*schema);
    const auto again = readSchema(written, u"written"_s);
    FUZZ_CHECK(again.has_value());
    FUZZ_CHECK(writeSchema(*again) == written);
    return 0;
}
