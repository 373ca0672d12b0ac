// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a text: refused with a sentence, or the same bytes again, whole sentences, and offsets that agree.
#include "models/base/boundaries.h"
#include "models/base/textdecoder.h"
#include "models/formats/heading.h"
#include "tests/fuzz/fuzz.h"

using namespace Qt::StringLiterals;
using namespace glossator;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const char *encoding : {"", "windows-1254", "GB18030", "UTF-16LE"}) {
        const auto decoded = decodeText(bytes, u"input"_s, encoding);
        if (!decoded) {
            FUZZ_CHECK(decoded.error().code == Error::Code::BadInput || decoded.error().code == Error::Code::Encoding);
            FUZZ_CHECK(!decoded.error().message.isEmpty());
            continue;
        }
        FUZZ_CHECK(encodeText(decoded->text, decoded->encoding) == bytes);

        const TextOffsets offsets(decoded->text);
        FUZZ_CHECK(offsets.toUtf16(offsets.length()) == decoded->text.size());
        FUZZ_CHECK(offsets.utf8Length() == decoded->text.toUtf8().size());
        const Boundaries boundaries(offsets);
        qsizetype end = 0;
        for (const TextSpan &sentence : boundaries.sentences(offsets.whole())) {
            FUZZ_CHECK(end <= sentence.begin && sentence.begin < sentence.end);
            end = sentence.end;
        }
        end = 0;
        for (const TextSpan &word : boundaries.words(offsets.whole())) {
            FUZZ_CHECK(end <= word.begin && word.begin < word.end);
            FUZZ_CHECK(offsets.fromUtf8(offsets.toUtf8(word.begin)) == word.begin);
            end = word.end;
        }
        FUZZ_CHECK(!headingOf(offsets, u"input.txt"_s).title.isEmpty());
    }
    return 0;
}
