// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as Glossator JSON: refused with a sentence that has file and line, or what was read can be written, and
// what was written reads back as the same bytes.
#include "tests/fuzz/fuzz.h"
#include "tests/support/jsonproject.h"

using namespace Qt::StringLiterals;
using namespace glossator;
using namespace glossator::test;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto bundles = readJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!bundles) {
        FUZZ_CHECK(bundles.error().code == Error::Code::BadInput || bundles.error().code == Error::Code::Newer);
        FUZZ_CHECK(bundles.error().message.startsWith("project.json:"_L1) && bundles.error().message.endsWith(u'.'));
        return 0;
    }
    FUZZ_CHECK(!bundles->empty() && !bundles->front().article);
    const auto bytes = writeJson(*bundles);
    FUZZ_CHECK(bytes.has_value());
    const auto again = readJson(*bytes);
    FUZZ_CHECK(again.has_value());
    FUZZ_CHECK(writeJson(*again) == bytes);
    return 0;
}
