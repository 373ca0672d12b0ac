// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/ziparchive.h"

#include <QDir>
#include <QIODevice>

#include <zip.h>

#include <algorithm>
#include <limits>

namespace glossator {

namespace {

constexpr qint64 maxUnpacked = qint64(1) << 30; ///< of a zip and those in it
constexpr qint64 freeRatio = qint64(10) << 20; ///< so much may be unpacked however small it was packed
constexpr qint64 maxRatio = 200;
constexpr qsizetype deepest = 16;
constexpr qint64 chunk = 1 << 20;
/// So much of a zip is read at most to list it: libzip holds the whole list, which may name millions of files.
constexpr qint64 longestList = qint64(4) << 20;

using UnpackedFile = std::unique_ptr<zip_file_t, decltype([](zip_file_t *file) { zip_fclose(file); })>;
using ZipSource = std::unique_ptr<zip_source_t, decltype([](zip_source_t *source) { zip_source_free(source); })>;

/// The other ways ask for as much memory as the file says.
bool isUnpacked(const ZipArchive::File &file) { return file.method == ZIP_CM_STORE || file.method == ZIP_CM_DEFLATE; }

/// Ready to be read, or nothing.
UnpackedFile openedIn(zip_t *archive, const ZipArchive::File &file)
{
    return UnpackedFile(isUnpacked(file) && !file.isEncrypted ? zip_fopen_index(archive, file.index, 0) : nullptr);
}

/// Folder by folder: `/` comes before whatever may stand in a name.
bool standsBefore(const ZipArchive::File &one, const ZipArchive::File &other)
{
    const auto rank = [](QChar unit) { return unit == u'/' ? char16_t(0) : unit.unicode(); };
    return std::ranges::lexicographical_compare(one.path, other.path, {}, rank, rank);
}

bool isLink(quint8 system, quint32 attributes)
{
    constexpr quint32 kindMask = 0170000;
    constexpr quint32 linkKind = 0120000;
    const quint32 mode = attributes >> 16; // means so where a Unix made it
    return (system == ZIP_OPSYS_UNIX || system == ZIP_OPSYS_OS_X) && (mode & kindMask) == linkKind;
}

} // namespace

/// What libzip reads a zip from.
struct ZipArchive::Input {
    QIODevice &device;
    qint64 left = longestList; ///< bytes that may be read

    /// As zip_source_function(3) has it.
    static zip_int64_t answer(void *input, void *data, zip_uint64_t size, zip_source_cmd_t command);
};

zip_int64_t ZipArchive::Input::answer(void *input, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
    auto &[device, left] = *static_cast<Input *>(input);
    zip_error_t error;
    zip_error_init_with_code(&error, ZIP_ER_READ);
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_STAT, ZIP_SOURCE_ACCEPT_EMPTY, ZIP_SOURCE_OPEN,
            ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_READ, ZIP_SOURCE_ERROR, ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_STAT: {
        auto *stat = static_cast<zip_stat_t *>(data);
        zip_stat_init(stat);
        stat->valid = ZIP_STAT_SIZE;
        stat->size = zip_uint64_t(device.size());
        return sizeof(*stat);
    }
    case ZIP_SOURCE_OPEN:
        return device.seek(0) ? 0 : -1;
    case ZIP_SOURCE_SEEK: {
        const auto from = zip_uint64_t(device.pos());
        const zip_int64_t place = zip_source_seek_compute_offset(from, zip_uint64_t(device.size()), data, size, &error);
        return place >= 0 && device.seek(place) ? 0 : -1;
    }
    case ZIP_SOURCE_TELL:
        return device.pos();
    case ZIP_SOURCE_READ:
        left -= qint64(size);
        return left < 0 ? -1 : device.read(static_cast<char *>(data), qint64(size));
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&error, data, size);
    case ZIP_SOURCE_ACCEPT_EMPTY: // it is no zip
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        return -1;
    }
}

void ZipArchive::Discard::operator()(zip *archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(QIODevice &device, qint64 &unpacked)
    : m_device(device)
    , m_unpackedInAll(unpacked)
    , m_input(new Input{device})
{
}

ZipArchive::~ZipArchive() = default;

Result<> ZipArchive::open()
{
    ZipSource source(zip_source_function_create(Input::answer, m_input.get(), nullptr));
    m_zip.reset(source ? zip_open_from_source(source.get(), ZIP_RDONLY, nullptr) : nullptr);
    if (m_zip)
        source.release(); // the zip's own now
    if (m_input->left < 0)
        return fail(Error::Code::BadInput, tr("The list of the files in the zip is longer than %1 MiB.").arg(longestList >> 20));
    if (!m_zip)
        return fail(Error::Code::BadInput, tr("This is no sound zip: the list of its files is missing or damaged."));
    m_input->left = std::numeric_limits<qint64>::max();
    m_entries = zip_get_num_entries(m_zip.get(), 0);
    if (m_entries > mostZipFiles)
        return fail(Error::Code::BadInput, tr("The zip holds more than %1 files.").arg(mostZipFiles));
    GLOSSATOR_TRY(list());
    std::ranges::stable_sort(m_files, standsBefore);
    for (size_t i = 0; i < m_files.size(); ++i) {
        m_files[i].isReplaced = i + 1 < m_files.size() && m_files[i].path == m_files[i + 1].path;
        m_places.insert(m_files[i].path, i);
    }
    return {};
}

Result<> ZipArchive::list()
{
    for (quint64 i = 0; i < quint64(m_entries); ++i) {
        zip_stat_t stat;
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        if (zip_stat_index(m_zip.get(), i, 0, &stat) < 0
            || zip_file_get_external_attributes(m_zip.get(), i, 0, &system, &attributes) < 0)
            return fail(Error::Code::BadInput, tr("This is no sound zip: the list of its files is missing or damaged."));
        const QString name = QString::fromUtf8(stat.name); // which libzip makes of any name
        QString path = QDir::cleanPath(name);
        while (path.startsWith(u'/'))
            path.slice(1);
        if (name.endsWith(u'/') || path.isEmpty()) // a folder
            continue;
        if (path.count(u'/') > deepest)
            return fail(Error::Code::BadInput, tr("The folders in the zip lie too deep in each other."));
        m_files.push_back({.path = path,
            .isLink = isLink(system, attributes),
            .isEncrypted = stat.encryption_method != ZIP_EM_NONE,
            .method = stat.comp_method,
            .index = i});
    }
    return {};
}

const ZipArchive::File *ZipArchive::find(const QString &path) const
{
    const auto place = m_places.constFind(path);
    return place == m_places.constEnd() ? nullptr : &m_files[*place];
}

void ZipArchive::count(qint64 bytes)
{
    m_unpacked += bytes;
    m_unpackedInAll += bytes;
}

bool ZipArchive::isExhausted() const
{
    return m_unpackedInAll > maxUnpacked || (m_unpacked > freeRatio && m_unpacked / maxRatio > m_device.size());
}

Result<QByteArray> ZipArchive::unpack(const File &file, qint64 most)
{
    if (file.isEncrypted)
        return fail(Error::Code::BadInput, tr("It is encrypted and was left out."));
    if (!isUnpacked(file))
        return fail(Error::Code::BadInput, tr("It is packed in a way that is not read, and was left out."));
    const UnpackedFile unpacked = openedIn(m_zip.get(), file);
    QByteArray bytes;
    QByteArray part(chunk, Qt::Uninitialized);
    zip_int64_t size = -1;
    while (unpacked && (size = zip_fread(unpacked.get(), part.data(), zip_uint64_t(part.size()))) > 0) {
        count(size);
        if (bytes.size() + size > most || isExhausted())
            return fail(Error::Code::BadInput, tr("It unpacks to more than is read, and was left out."));
        bytes.append(QByteArrayView(part).first(size));
    }
    if (size < 0 && unpacked && zip_error_code_zip(zip_file_get_error(unpacked.get())) == ZIP_ER_CRC)
        return fail(Error::Code::BadInput, tr("It is damaged (its checksum is another) and was left out."));
    if (size < 0)
        return fail(Error::Code::BadInput, tr("It is damaged and was left out."));
    bytes.squeeze();
    return bytes;
}

QByteArray ZipArchive::head(const File &file, qint64 size)
{
    const UnpackedFile unpacked = openedIn(m_zip.get(), file);
    QByteArray bytes(size, Qt::Uninitialized);
    // Why no more can be unpacked is told when all of it is to be.
    bytes.truncate(unpacked ? std::max<qint64>(0, zip_fread(unpacked.get(), bytes.data(), zip_uint64_t(size))) : 0);
    count(bytes.size());
    return bytes;
}

} // namespace glossator
