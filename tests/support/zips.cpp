// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/zips.h"

#include "models/formats/ziparchive.h"

#include <QBuffer>

#include <zip.h>

#include <cstdio>
#include <type_traits>

namespace glossator::test {

namespace {

/// What libzip answers where it did not fail.
template <typename T>
T done(T answer)
{
    bool isDone = false;
    if constexpr (std::is_pointer_v<T>)
        isDone = answer != nullptr;
    else
        isDone = answer >= 0;
    if (!isDone)
        qFatal("no zip");
    return answer;
}

} // namespace

QByteArray zipOf(const std::vector<ZipMember> &members, ZipPacking packing)
{
    zip_source_t *const made = done(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    zip_t *const zip = done(zip_open_from_source(made, ZIP_TRUNCATE, nullptr));
    zip_source_keep(made);
    done(zip_set_archive_flag(zip, ZIP_AFL_CREATE_OR_KEEP_FILE_FOR_EMPTY_ARCHIVE, 1));
    for (const ZipMember &member : members) {
        zip_source_t *const source = done(zip_source_buffer(zip, member.bytes.constData(), zip_uint64_t(member.bytes.size()), 0));
        const auto at = zip_uint64_t(done(zip_file_add(zip, member.name.toUtf8().constData(), source, ZIP_FL_ENC_GUESS)));
        done(zip_set_file_compression(zip, at, packing == ZipPacking::Stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0));
        if (member.isLink)
            done(zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX, 0120777U << 16));
    }
    done(zip_close(zip));
    done(zip_source_open(made));
    done(zip_source_seek(made, 0, SEEK_END));
    QByteArray bytes(done(zip_source_tell(made)), Qt::Uninitialized);
    done(zip_source_seek(made, 0, SEEK_SET));
    done(zip_source_read(made, bytes.data(), zip_uint64_t(bytes.size())));
    zip_source_free(made);
    return bytes;
}

QHash<QString, QByteArray> unzipped(const QByteArray &zip)
{
    QBuffer buffer;
    buffer.setData(zip);
    buffer.open(QIODevice::ReadOnly);
    qint64 unpacked = 0;
    ZipArchive archive(buffer, unpacked);
    if (!archive.open())
        qFatal("no zip");
    QHash<QString, QByteArray> files;
    for (const ZipArchive::File &file : archive.files())
        files.insert(file.path, archive.unpack(file, qint64(1) << 30).value());
    return files;
}

} // namespace glossator::test
