// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pagescan.h"

#include <QtEndian>

#include <bit>
#include <optional>

namespace glossator {

namespace {

/// Reads numbers from the front; every one may be the last.
class Reader {
public:
    explicit Reader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] qsizetype at() const { return m_at; }

    std::optional<quint64> varint()
    {
        quint64 value = 0;
        for (int byte = 0; byte < 9; ++byte) {
            if (m_at >= m_bytes.size())
                return {};
            const auto next = quint8(m_bytes[m_at++]);
            if (byte == 8)
                return value << 8 | next;
            value = value << 7 | (next & 0x7f);
            if (next < 0x80)
                return value;
        }
        return value;
    }
    std::optional<QByteArrayView> take(quint64 size)
    {
        if (size > quint64(m_bytes.size() - m_at))
            return {};
        const QByteArrayView taken = m_bytes.sliced(m_at, qsizetype(size));
        m_at += qsizetype(size);
        return taken;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

quint64 bigEndian(QByteArrayView bytes)
{
    quint64 value = !bytes.isEmpty() && bytes[0] < 0 ? ~quint64(0) : 0; // the sign is kept
    for (const char byte : bytes)
        value = value << 8 | quint8(byte);
    return value;
}

std::optional<StoredValue> valueOf(quint64 serialType, Reader &body)
{
    constexpr std::array<quint64, 8> sizes{0, 1, 2, 3, 4, 6, 8, 8};
    if (serialType == 0)
        return StoredValue();
    if (serialType == 8 || serialType == 9)
        return StoredValue(qint64(serialType - 8));
    if (serialType == 10 || serialType == 11)
        return {}; // reserved
    const auto bytes = body.take(serialType < sizes.size() ? sizes[serialType] : (serialType - 12) / 2);
    if (!bytes)
        return {};
    if (serialType == 7)
        return StoredValue(std::bit_cast<double>(bigEndian(*bytes)));
    if (serialType < sizes.size())
        return StoredValue(qint64(bigEndian(*bytes)));
    if (serialType % 2 == 1)
        return StoredValue(QString::fromUtf8(*bytes));
    return StoredValue(bytes->isEmpty() ? QByteArray("") : bytes->toByteArray());
}

std::vector<StoredValue> valuesOf(QByteArrayView record)
{
    std::vector<StoredValue> values;
    Reader header(record);
    const auto headerSize = header.varint();
    if (!headerSize || *headerSize > quint64(record.size()))
        return values;
    Reader body(record.sliced(qsizetype(*headerSize)));
    while (header.at() < qsizetype(*headerSize)) {
        const auto type = header.varint();
        auto value = type ? valueOf(*type, body) : std::nullopt;
        if (!value)
            break;
        values.push_back(*std::move(value));
    }
    return values;
}

} // namespace

PageScan::PageScan(const QString &path) : m_file(path)
{
    if (!m_file.open(QIODevice::ReadOnly))
        return;
    const uchar *mapped = m_file.map(0, m_file.size());
    if (!mapped)
        return;
    m_bytes = QByteArrayView(mapped, m_file.size());
    // Projects are made with pages of 4096 bytes, all of them usable: taken where the header is not to be believed.
    const quint16 stated = m_bytes.startsWith("SQLite format 3") && m_bytes.size() >= 100
        ? qFromBigEndian<quint16>(m_bytes.data() + 16)
        : quint16(0);
    const qint64 size = stated == 1 ? 65536 : stated;
    if (size >= 512 && std::has_single_bit(quint64(size)))
        m_pageSize = size;
}

QByteArrayView PageScan::page(qint64 number) const
{
    return number >= 0 && number < pages() ? m_bytes.sliced(number * m_pageSize, m_pageSize) : QByteArrayView();
}

QByteArray PageScan::payload(QByteArrayView page, qsizetype offset, qint64 size) const
{
    const qint64 mostLocal = m_pageSize - 35;
    const qint64 leastLocal = (m_pageSize - 12) * 32 / 255 - 23;
    qint64 local = size;
    if (size > mostLocal) {
        const qint64 fitting = leastLocal + (size - leastLocal) % (m_pageSize - 4);
        local = fitting <= mostLocal ? fitting : leastLocal;
    }
    const bool overflows = local < size;
    if (offset + local + (overflows ? 4 : 0) > m_pageSize)
        return {};
    QByteArray bytes = page.sliced(offset, local).toByteArray();
    qint64 next = overflows ? qFromBigEndian<quint32>(page.data() + offset + local) : 0;
    // A chain that leads back into itself ends with the size, one that leads nowhere at once.
    while (bytes.size() < size && next > 0 && next <= pages()) {
        const QByteArrayView more = this->page(next - 1);
        next = qFromBigEndian<quint32>(more.data());
        bytes += more.sliced(4, std::min(m_pageSize - 4, size - bytes.size()));
    }
    return bytes;
}

std::vector<StoredRow> PageScan::rowsOn(qint64 number) const
{
    constexpr char tableLeaf = 0x0d;
    std::vector<StoredRow> rows;
    const QByteArrayView page = this->page(number);
    const qsizetype start = number == 0 ? 100 : 0; // after the file's header
    if (page.isEmpty() || page[start] != tableLeaf)
        return rows;
    const qsizetype cells = qFromBigEndian<quint16>(page.data() + start + 3);
    const qsizetype pointers = start + 8;
    for (qsizetype cell = 0; cell < cells && pointers + 2 * cell + 2 <= m_pageSize; ++cell) {
        const qsizetype offset = qFromBigEndian<quint16>(page.data() + pointers + 2 * cell);
        if (offset >= m_pageSize)
            continue;
        Reader reader(page.sliced(offset));
        const auto size = reader.varint();
        const auto rowid = reader.varint();
        if (!size || !rowid || *size > quint64(m_bytes.size()))
            continue;
        StoredRow row{qint64(*rowid), valuesOf(payload(page, offset + reader.at(), qint64(*size)))};
        if (!row.values.empty())
            rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace glossator
