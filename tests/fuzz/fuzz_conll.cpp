// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as IOB2, CoNLL-2003, BILOU and CoNLL-U. Refused with a sentence, or each document goes back byte for byte; and
// with one mention less, or one more, it says just that.
#include "models/domain/schema.h"
#include "models/formats/conllformat.h"
#include "models/formats/conllwriter.h"
#include "models/base/textoffsets.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/canonical.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace glossator;
using namespace glossator::test;

namespace {

QString write(const QByteArray &bytes, ConllKind kind)
{
    static const QTemporaryDir folder;
    QFile file(folder.filePath(u"in"_s + conllSuffix(kind)));
    FUZZ_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
    return file.fileName();
}

Result<std::vector<Bundle>> read(const QByteArray &bytes, ConllKind kind)
{
    std::vector<Bundle> bundles;
    const Source source{write(bytes, kind), u"in"_s + conllSuffix(kind)};
    GLOSSATOR_TRY(ConllFormat(kind).read(source, {}, [&bundles](Bundle &&bundle) -> Result<> {
        bundles.push_back(std::move(bundle));
        return {};
    }));
    return bundles;
}

QByteArray written(const Bundle &bundle, ConllKind kind, bool &isWhole)
{
    ConllWriter writer(kind);
    const auto files = writer.add(bundle);
    FUZZ_CHECK(files && files->size() == 1);
    qsizetype end = 0;
    for (const OutputPlace &place : files->front().places) {
        FUZZ_CHECK(end <= place.begin && place.begin < place.end && place.end <= files->front().bytes.size());
        end = place.end;
    }
    isWhole = writer.losses().empty();
    return files->front().bytes;
}

QStringList marksOf(const Bundle &bundle)
{
    QStringList marks;
    for (const Mention &mention : bundle.mentions)
        marks << mention.type + u' ' + mention.extent.inTextOrder().toString();
    marks.sort();
    return marks;
}

void check(const QByteArray &bytes, ConllKind kind)
{
    const auto bundles = read(bytes, kind);
    if (!bundles) {
        FUZZ_CHECK(bundles.error().code == Error::Code::BadInput || bundles.error().code == Error::Code::Encoding);
        FUZZ_CHECK(bundles.error().message.contains(conllSuffix(kind)) && bundles.error().message.endsWith(u'.'));
        return;
    }
    bool isWhole = false;
    for (const Bundle &bundle : *bundles) {
        if (!bundle.article)
            continue;
        const TextOffsets text(bundle.text);
        for (const Mention &mention : bundle.mentions) {
            FUZZ_CHECK(mention.extent.isValidFor(text.length()) && text.quote(mention.extent) == mention.quote);
            FUZZ_CHECK(!mention.type.isEmpty());
        }
        FUZZ_CHECK(written(bundle, kind, isWhole) == bundle.files.front().bytes);
        FUZZ_CHECK(isWhole);
        if (bundle.mentions.empty())
            continue;
        Bundle less = bundle;
        less.mentions.erase(less.mentions.begin() + std::ssize(less.mentions) / 2);
        const auto again = read(written(less, kind, isWhole), kind);
        FUZZ_CHECK(again && !again->empty() && again->front().text == bundle.text);
        if (isWhole)
            FUZZ_CHECK(marksOf(again->front()) == marksOf(less));
        Bundle other = bundle;
        other.mentions.front().type = u"Ö 1%"_s;
        const auto changed = read(written(other, kind, isWhole), kind);
        FUZZ_CHECK(changed && !changed->empty() && changed->front().text == bundle.text);
        if (isWhole)
            FUZZ_CHECK(marksOf(changed->front()) == marksOf(other));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const ConllKind kind : {ConllKind::Iob2, ConllKind::Conll2003, ConllKind::Bilou, ConllKind::ConllU})
        check(bytes, kind);
    return 0;
}
