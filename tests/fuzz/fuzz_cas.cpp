// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a CAS in XMI, behind a type system and the line `#` where there is one; or in JSON, where they begin with a
// brace. Refused with a sentence, or what was read can be written, and what was written says the same.
#include "models/domain/schema.h"
#include "models/formats/casformat.h"
#include "models/formats/casxmiwriter.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/canonical.h"

using namespace Qt::StringLiterals;
using namespace glossator;
using namespace glossator::test;

namespace {

const CasXmiFormat xmi;
const CasJsonFormat json;

/// Without what each file tells in its own way. @param isOtherText what XML cannot hold became blanks in it: where no
/// title is given, another may be its heading.
Bundle comparable(Bundle bundle, bool isXml, bool isOtherText)
{
    std::erase_if(bundle.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id && id.scheme.startsWith("cas-"_L1); });
    bundle.files.clear();
    bundle.article->format.clear();
    if (isOtherText)
        bundle.article->title.clear();
    if (isXml) {
        bundle.text = xmlText(bundle.text);
        for (Mention &mention : bundle.mentions)
            mention.quote = xmlText(mention.quote);
    }
    return bundle;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    CasDocument document{.isJson = bytes.trimmed().startsWith('{')};
    if (const qsizetype at = bytes.indexOf("\n#\n"); at >= 0 && !document.isJson) {
        document.types = bytes.first(at + 1);
        bytes = bytes.sliced(at + 3);
    }
    document.bytes = bytes;
    const QString id = document.isJson ? u"cas-json"_s : u"cas-xmi"_s;
    const auto read = readCasDocument(document, u"doc"_s, id);
    if (!read) {
        const bool isInDoubt = document.isJson && read.error().code == Error::Code::Encoding; // UTF-16 that is none
        FUZZ_CHECK(isInDoubt || read.error().code == Error::Code::BadInput);
        const QString &told = read.error().message; // of bytes that are no text, the decoder tells
        FUZZ_CHECK((told.contains("doc, line "_L1) || (!isInDoubt && told.contains("doc:"_L1))) && told.endsWith(u'.'));
        return 0;
    }
    for (const bool isJson : {document.isJson, !document.isJson}) {
        const auto writer = isJson ? json.writer({}) : xmi.writer({});
        FUZZ_CHECK(writer->begin(Bundle(), Schema()).has_value());
        const auto files = writer->add(*read);
        FUZZ_CHECK(files.has_value());
        const auto rest = writer->end();
        FUZZ_CHECK(rest.has_value());
        CasDocument again{.bytes = files->front().bytes, .isJson = isJson};
        for (const auto *others : {&*files, &*rest}) { // a type system of its own, or that of all
            for (const OutputFile &other : *others) {
                if (other.name.endsWith("TypeSystem.xml"_L1))
                    again.types = other.bytes;
            }
        }
        const auto back = readCasDocument(again, u"doc"_s, id);
        if (!back)
            qWarning("%s\n%s", qPrintable(back.error().message), again.bytes.constData());
        FUZZ_CHECK(back.has_value());
        const bool isOtherText = !isJson && xmlText(read->text) != read->text;
        const QString told = difference({comparable(*read, !isJson, isOtherText)}, {comparable(*back, !isJson, isOtherText)});
        if (!told.isEmpty())
            qWarning("%s\n%s", qPrintable(told), again.bytes.constData());
        FUZZ_CHECK(told.isEmpty());
    }
    return 0;
}
