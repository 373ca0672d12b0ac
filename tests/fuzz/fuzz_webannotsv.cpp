// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as WebAnno TSV: refused with a sentence, or what was read goes out and comes back the same, as the file that it
// was and in layers of ours.
#include "models/formats/webannotsvformat.h"
#include "models/domain/schema.h"
#include "models/formats/tsvcomposer.h"
#include "models/formats/tsvheld.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/canonical.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace glossator;
using namespace glossator::test;

namespace {

const WebAnnoTsvFormat tsv;

Result<Bundle> read(const QByteArray &bytes)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.tsv"_s);
    QFile file(path);
    FUZZ_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
    file.close();
    Bundle read;
    GLOSSATOR_TRY(tsv.read({.file = path, .path = u"a.tsv"_s}, {}, [&read](Bundle &&bundle) -> Result<> {
        read = std::move(bundle);
        return {};
    }));
    return read;
}

QByteArray write(const Bundle &bundle, QStringList *losses = nullptr)
{
    const auto writer = tsv.writer();
    FUZZ_CHECK(writer->begin({}, Schema()).has_value());
    const auto files = writer->add(bundle);
    FUZZ_CHECK(files && files->size() == 1);
    for (const Loss &loss : writer->losses()) {
        if (losses)
            *losses << loss.what;
    }
    return files->front().bytes;
}

Bundle comparable(Bundle bundle)
{
    bundle.files.clear();
    bundle.remarks.clear();
    std::erase_if(bundle.externalIds, [](const ExternalId &id) { return id.kind == ExternalId::Kind::Id; });
    const ArticleId id = bundle.article->id;
    bundle.article.emplace().id = id;
    return bundle;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto bundle = read(bytes);
    if (!bundle) {
        FUZZ_CHECK(bundle.error().code == Error::Code::BadInput || bundle.error().code == Error::Code::Encoding);
        FUZZ_CHECK(bundle.error().message.contains("a.tsv"_L1) && bundle.error().message.endsWith(u'.'));
        return 0;
    }
    QStringList losses;
    const auto again = read(write(*bundle, &losses));
    FUZZ_CHECK(again.has_value());
    if (bundle->text.trimmed().isEmpty()) // without a word there is no token, and the writer tells of that loss
        return 0;
    const auto isOfBlanks = [](const QString &loss) { return loss == "white space other than blanks in front of the first word"_L1; };
    if (again->text != bundle->text) {
        FUZZ_CHECK(std::ranges::any_of(losses, isOfBlanks) && again->text.trimmed() == bundle->text.trimmed());
        return 0;
    }

    Bundle bare = comparable(*bundle);
    const auto ours = read(write(bare));
    FUZZ_CHECK(ours.has_value());
    Losses left;
    keepHeldByTsv(bare, tsvOfText(bare).tokens(), left);
    FUZZ_CHECK(difference({comparable(bare)}, {comparable(*ours)}).isEmpty());
    return 0;
}
