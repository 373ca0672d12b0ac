// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/ziparchive.h"

#include <KZip>
#include <KZipFileEntry>

#include <QIODevice>

#include <algorithm>
#include <array>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxUnpacked = qint64(1) << 30; ///< of a zip and those in it
constexpr qint64 freeRatio = qint64(10) << 20; ///< so much may be unpacked however small it was packed
constexpr qint64 maxRatio = 200;
constexpr int deepest = 16;
constexpr qint64 chunk = 1 << 20;

/// As zip files have it (ITU-T V.42), which KArchive does not look at. @param before of the bytes before these.
quint32 crc32(QByteArrayView bytes, quint32 before)
{
    static const auto table = [] {
        std::array<quint32, 256> made{};
        for (quint32 i = 0; i < made.size(); ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1) ? 0xEDB88320U ^ (value >> 1) : value >> 1;
            made[i] = value;
        }
        return made;
    }();
    quint32 sum = ~before;
    for (const char byte : bytes)
        sum = table[(sum ^ quint8(byte)) & 0xFF] ^ (sum >> 8);
    return ~sum;
}

/// Open to read, or nothing.
std::unique_ptr<QIODevice> deviceOf(const ZipArchive::File &file)
{
    std::unique_ptr<QIODevice> device(file.packed ? file.packed->createDevice() : nullptr);
    if (device && !device->isOpen() && !device->open(QIODevice::ReadOnly))
        device.reset();
    return device;
}

} // namespace

ZipArchive::ZipArchive(QIODevice &device, const QString &name, qint64 &unpacked)
    : m_device(device)
    , m_name(name)
    , m_unpackedInAll(unpacked)
{
}

ZipArchive::~ZipArchive() = default;

Result<> ZipArchive::open()
{
    GLOSSATOR_TRY(checkCount());
    m_zip = std::make_unique<KZip>(&m_device);
    if (!m_zip->open(QIODevice::ReadOnly) || !m_zip->directory()) {
        const QString why = m_zip->errorString();
        return fail(Error::Code::BadInput, tr("%1: This is no sound zip: %2").arg(m_name, why.isEmpty() ? u"?"_s : why));
    }
    GLOSSATOR_TRY(list(*m_zip->directory(), {}, 0));
    for (size_t i = 0; i < m_files.size(); ++i)
        m_places.insert(m_files[i].path, i);
    return {};
}

/// Before anything is made of the files. What is packed may look like a header once.
Result<> ZipArchive::checkCount()
{
    qint64 count = 0;
    QByteArray before;
    m_device.seek(0);
    while (!m_device.atEnd()) {
        const QByteArray bytes = before + m_device.read(chunk);
        count += bytes.count(zipListHeader);
        before = bytes.last(std::min<qsizetype>(bytes.size(), zipListHeader.size() - 1));
        if (count > mostZipFiles)
            return fail(Error::Code::BadInput, tr("%1: The zip holds more than %2 files.").arg(m_name).arg(mostZipFiles));
        if (bytes.size() == before.size())
            break;
    }
    m_device.seek(0);
    return {};
}

Result<> ZipArchive::list(const KArchiveDirectory &folder, const QString &path, int depth)
{
    if (depth > deepest)
        return fail(Error::Code::BadInput, tr("%1: The folders in the zip lie too deep in each other.").arg(m_name));
    QStringList names = folder.entries();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const KArchiveEntry *entry = folder.entry(name);
        const QString at = path.isEmpty() ? name : path + u'/' + name;
        if (++m_entries > mostZipFiles)
            return fail(Error::Code::BadInput, tr("%1: The zip holds more than %2 files.").arg(m_name).arg(mostZipFiles));
        if (!entry)
            continue;
        if (!entry->symLinkTarget().isEmpty())
            m_files.push_back({at, nullptr});
        else if (entry->isDirectory())
            GLOSSATOR_TRY(list(*static_cast<const KArchiveDirectory *>(entry), at, depth + 1));
        else
            m_files.push_back({at, static_cast<const KArchiveFile *>(entry)});
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
    const std::unique_ptr<QIODevice> device = deviceOf(file);
    if (!device)
        return fail(Error::Code::BadInput, tr("It cannot be unpacked and was left out."));
    QByteArray bytes;
    quint32 checksum = 0;
    for (QByteArray part = device->read(chunk); !part.isEmpty(); part = device->read(chunk)) {
        count(part.size());
        if (bytes.size() + part.size() > most || isExhausted())
            return fail(Error::Code::BadInput, tr("It unpacks to more than is read, and was left out."));
        checksum = crc32(part, checksum);
        bytes += part;
    }
    const auto *entry = dynamic_cast<const KZipFileEntry *>(file.packed);
    if (entry && quint32(entry->crc32()) != checksum)
        return fail(Error::Code::BadInput, tr("It is damaged (its checksum is another) and was left out."));
    bytes.squeeze();
    return bytes;
}

QByteArray ZipArchive::head(const File &file, qint64 size)
{
    const std::unique_ptr<QIODevice> device = deviceOf(file);
    QByteArray bytes = device ? device->read(size) : QByteArray();
    count(bytes.size());
    return bytes;
}

} // namespace glossator
