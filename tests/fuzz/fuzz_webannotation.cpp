// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as Web Annotations of a text: refused with a sentence, or what was read goes out and comes back the same.
#include "models/formats/webannotationformat.h"
#include "models/domain/schema.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/canonical.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace glossator;
using namespace glossator::test;

namespace {

const WebAnnotationFormat format;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    FUZZ_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
}

Result<Bundle> read(const QByteArray &page, const QByteArray &text)
{
    static const QTemporaryDir folder;
    write(folder.filePath(u"a.jsonld"_s), page);
    write(folder.filePath(u"a.txt"_s), text);
    Bundle read;
    GLOSSATOR_TRY(format.read({.file = folder.filePath(u"a.jsonld"_s), .path = u"a.jsonld"_s}, {}, [&read](Bundle &&bundle) -> Result<> {
        read = std::move(bundle);
        return {};
    }));
    return read;
}

std::vector<OutputFile> written(const Bundle &bundle)
{
    const auto writer = format.writer();
    FUZZ_CHECK(writer->begin({}, Schema()).has_value());
    const auto files = writer->add(bundle);
    FUZZ_CHECK(files && files->size() == 2);
    return *files;
}

bool isSame(const Bundle &one, const Bundle &other, const QByteArray &file)
{
    const QString told = difference({one}, {other});
    if (!told.isEmpty())
        qWarning("%s\n%s", qPrintable(told), file.constData());
    return told.isEmpty();
}

Bundle bare(Bundle bundle)
{
    bundle.files.clear();
    bundle.remarks.clear();
    return bundle;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto bundle = read(bytes, "Ada met Bo \xf0\x9f\x98\x8a. Bo left Ada.\n");
    if (!bundle) {
        FUZZ_CHECK(bundle.error().code == Error::Code::BadInput || bundle.error().code == Error::Code::Encoding);
        FUZZ_CHECK(bundle.error().message.contains("a."_L1) && bundle.error().message.endsWith(u'.'));
        return 0;
    }
    if (!bundle->article)
        return 0;
    const auto as = written(*bundle); // the file that it was
    const auto again = read(as[1].bytes, as[0].bytes);
    FUZZ_CHECK(again.has_value());
    FUZZ_CHECK(isSame(bare(*bundle), bare(*again), as[1].bytes));

    const auto ours = written(bare(*bundle)); // annotations of ours
    const auto back = read(ours[1].bytes, ours[0].bytes);
    FUZZ_CHECK(back.has_value());
    FUZZ_CHECK(isSame(bare(*bundle), bare(*back), ours[1].bytes));
    return 0;
}
