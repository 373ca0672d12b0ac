// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as tables: a folder of ours, each table behind a line `#mentions.csv`, or else a list of entities. Refused with
// a sentence, or what was read can be written, and what was written says the same.
#include "models/formats/csvformat.h"
#include "models/domain/schema.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/canonical.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;
using namespace glossator;
using namespace glossator::test;

namespace {

const CsvFormat csv;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    FUZZ_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
}

Result<std::vector<Bundle>> read(const QString &path)
{
    std::vector<Bundle> bundles;
    GLOSSATOR_ASSIGN(const auto sources, csv.find(path));
    for (const Source &source : sources) {
        GLOSSATOR_TRY(csv.read(source, {}, [&bundles](Bundle &&bundle) -> Result<> {
            bundles.push_back(std::move(bundle));
            return {};
        }));
    }
    return bundles;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder;
    QDir().mkpath(folder.path());
    for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
        QFile::remove(folder.filePath(name));
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    QString source = folder.filePath(u"list.csv"_s);
    if (bytes.startsWith("#articles.csv\n")) {
        for (const QByteArray &part : ('\n' + bytes).split('#').sliced(1)) {
            const QByteArray name = part.first(std::max<qsizetype>(0, part.indexOf('\n')));
            const bool isPlain = std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; });
            if (isPlain && name.endsWith(".csv") && name.size() < 60)
                write(folder.filePath(QString::fromLatin1(name)), part.sliced(name.size() + 1));
        }
        source = folder.filePath(u"articles.csv"_s);
    } else {
        write(source, bytes);
    }
    const auto bundles = read(source);
    if (!bundles) {
        FUZZ_CHECK(bundles.error().code == Error::Code::BadInput || bundles.error().code == Error::Code::Encoding);
        FUZZ_CHECK(bundles.error().message.contains(".csv"_L1) && bundles.error().message.endsWith(u'.'));
        return 0;
    }
    if (bundles->empty() || !source.endsWith("articles.csv"_L1))
        return 0;
    const auto writer = csv.writer();
    const auto keep = [](const std::vector<OutputFile> &files) {
        for (const OutputFile &file : files) {
            QFile out(folder.filePath(file.name));
            FUZZ_CHECK(out.open(QIODevice::WriteOnly | QIODevice::Append) && out.write(file.bytes) == file.bytes.size());
        }
    };
    for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
        QFile::remove(folder.filePath(name));
    keep(*writer->begin(bundles->front(), Schema()));
    for (const Bundle &bundle : std::span(*bundles).subspan(1))
        keep(*writer->add(bundle));
    keep(*writer->end());
    const auto again = read(folder.filePath(u"articles.csv"_s));
    FUZZ_CHECK(again.has_value());
    FUZZ_CHECK(difference(*bundles, *again).isEmpty());
    return 0;
}
