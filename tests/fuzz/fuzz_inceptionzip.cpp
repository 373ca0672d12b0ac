// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a zip of INCEpTION's: refused with a sentence, or each article has a path within the import and ids of its own.
#include "models/formats/inceptionzip.h"
#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace glossator;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder;
    QDir().mkpath(folder.path());
    const QString path = folder.filePath(u"in.zip"_s);
    {
        QFile file(path);
        const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
        FUZZ_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
    }
    QSet<qint64> ids;
    const Result<> read = InceptionZipFormat().read({.file = path, .path = u"in.zip"_s}, {}, [&ids](Bundle &&bundle) -> Result<> {
        FUZZ_CHECK(!bundle.article || (bundle.article->path.startsWith("in.zip/"_L1) && !bundle.article->path.split(u'/').contains(u".."_s)));
        for (const Mention &mention : bundle.mentions) {
            FUZZ_CHECK(!ids.contains(mention.id.value()));
            ids.insert(mention.id.value());
        }
        return {};
    });
    if (!read) {
        FUZZ_CHECK(read.error().code == Error::Code::BadInput);
        FUZZ_CHECK(read.error().message.contains("in.zip"_L1) && !read.error().message.isEmpty());
    }
    return 0;
}
