// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as records of JSON: the first letter says which format (s, d, l, w), and what stands behind a line `#coref` is the
// file beside. Refused with a sentence, or each record that was read goes out as it came, and written anew it says the same.
#include "models/domain/schema.h"
#include "models/formats/doccanoformat.h"
#include "models/formats/doccanowriter.h"
#include "models/formats/heading.h"
#include "models/formats/labelstudioformat.h"
#include "models/formats/labelstudiowriter.h"
#include "models/formats/spacyformat.h"
#include "models/formats/spacywriter.h"
#include "models/formats/wikieventsformat.h"
#include "models/formats/wikieventswriter.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/canonical.h"
#include "tests/support/plainbundles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace glossator;
using namespace glossator::test;

namespace {

const SpacyFormat spacy;
const DoccanoFormat doccano;
const LabelStudioFormat labelStudio;
const WikiEventsFormat wikiEvents;

const QTemporaryDir folder;

void write(const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    FUZZ_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
}

Result<std::vector<Bundle>> read(const Format &format, const QMap<QString, QByteArray> &files)
{
    QDir().mkpath(folder.path());
    for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
        QFile::remove(folder.filePath(name));
    for (const auto &[name, bytes] : files.asKeyValueRange())
        write(name.isEmpty() ? u"file.jsonl"_s : name, bytes);
    const QString name = files.firstKey().isEmpty() ? u"file.jsonl"_s : files.firstKey();
    std::vector<Bundle> bundles;
    const QString path = folder.filePath(name);
    format.sniff(path, files.first().first(std::min<qsizetype>(4096, files.first().size())));
    GLOSSATOR_TRY(format.read({path, name, true}, {}, [&bundles](Bundle &&bundle) -> Result<> {
        if (bundle.article)
            bundles.push_back(std::move(bundle));
        return {};
    }));
    return bundles;
}

QMap<QString, QByteArray> written(const Format &format, const std::vector<Bundle> &bundles)
{
    QMap<QString, QByteArray> files;
    const auto writer = format.writer();
    const auto keep = [&files](const std::vector<OutputFile> &parts) {
        for (const OutputFile &part : parts)
            files[part.name] += part.bytes;
    };
    keep(*writer->begin(Bundle(), Schema()));
    for (const Bundle &bundle : bundles)
        keep(*writer->add(bundle));
    keep(*writer->end());
    files.remove(u"labeling-config.xml"_s);
    return files;
}

void checkSame(const std::vector<Bundle> &before, const std::vector<Bundle> &after)
{
    const auto toCompare = [](const std::vector<Bundle> &bundles) {
        std::vector<Bundle> compared = separated(plain(bundles));
        for (Bundle &bundle : compared) { // a text without a word is called by the number of its record
            if (headingOf(TextOffsets(bundle.text), {}).title.isEmpty())
                bundle.article->title.clear();
        }
        return compared;
    };
    if (const QString differing = difference(toCompare(before), toCompare(after)); !differing.isEmpty())
        qFatal("what was written says something else:\n%s", qPrintable(differing));
}

void reduce(const Format &format, Bundle &bundle)
{
    Losses losses;
    if (&format == &labelStudio) {
        LabelStudioWriter::useLineFeeds(bundle, losses);
        LabelStudioWriter::reduce(bundle, losses);
    } else if (&format == &wikiEvents) {
        WikiEventsWriter::reduce(bundle, losses);
    } else {
        keepHeld(bundle, &format == &spacy ? SpacyWriter::holdings : DoccanoWriter::holdings(true), losses);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const char letter = bytes.isEmpty() ? 's' : bytes.front();
    bytes.remove(0, 1);
    const Format &format = letter == 'd' ? static_cast<const Format &>(doccano)
        : letter == 'l'                  ? static_cast<const Format &>(labelStudio)
        : letter == 'w'                  ? static_cast<const Format &>(wikiEvents)
                                         : static_cast<const Format &>(spacy);
    QMap<QString, QByteArray> files{{u"file.jsonl"_s, bytes}};
    if (const qsizetype beside = bytes.indexOf("#coref\n"); beside >= 0) {
        files[u"file.jsonl"_s] = bytes.first(beside);
        files[u"file_coref.jsonl"_s] = bytes.sliced(beside + 7);
    }
    auto bundles = read(format, files);
    if (!bundles) {
        FUZZ_CHECK(bundles.error().code == Error::Code::BadInput || bundles.error().code == Error::Code::Encoding);
        FUZZ_CHECK(bundles.error().message.contains(".jsonl"_L1) && bundles.error().message.endsWith(u'.'));
        return 0;
    }
    const auto out = written(format, *bundles);
    for (const Bundle &bundle : *bundles) {
        for (const SourceFile &file : bundle.files) {
            QByteArray line = file.bytes;
            line.replace('\n', ' ').replace('\r', ' '); // one of an array goes on a line
            FUZZ_CHECK(std::ranges::any_of(out, [&](const QByteArray &text) { return text.contains(file.bytes) || text.contains(line); }));
        }
    }
    const auto again = read(format, out);
    FUZZ_CHECK(again.has_value());
    checkSame(*bundles, *again);

    for (Bundle &bundle : *bundles) {
        bundle.files.clear();
        reduce(format, bundle);
    }
    const auto anew = read(format, written(format, *bundles));
    FUZZ_CHECK(anew.has_value());
    for (Bundle &bundle : *bundles) { // whose they are is only told by what was kept
        if (&format == &labelStudio)
            bundle.authors.clear();
    }
    checkSame(*bundles, *anew);
    return 0;
}
