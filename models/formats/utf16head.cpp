// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/utf16head.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Utf16Head)
};

/// Of bytes without a mark. Separators, line ends and tags have a NUL byte, always on the same side; words need not have one.
QByteArray unmarkedEncoding(const QByteArray &head)
{
    QByteArray start; // which of the first bytes are NUL
    for (const char byte : head.first(std::min<qsizetype>(head.size(), 4)))
        start += byte == '\0' ? '0' : 'x';
    if (start == "x000" || start == "000x")
        return start.startsWith('x') ? "UTF-32LE"_ba : "UTF-32BE"_ba;
    if (start == "x0x0" || start == "0x0x")
        return start.startsWith('x') ? "UTF-16LE"_ba : "UTF-16BE"_ba;
    std::array<qsizetype, 2> zeros{}; // at even places, at odd ones
    for (qsizetype i = 0; i < head.size(); ++i)
        zeros[size_t(i % 2)] += head[i] == '\0' ? 1 : 0;
    const auto isOn = [&](size_t side) { return zeros[side] > head.size() / 8 && zeros[side] > 8 * zeros[1 - side]; };
    return isOn(1) ? "UTF-16LE"_ba : isOn(0) ? "UTF-16BE"_ba : QByteArray();
}

} // namespace

QByteArray wideEncoding(const QByteArray &head)
{
    const auto marked = QStringConverter::encodingForData(head);
    if (!marked)
        return unmarkedEncoding(head);
    return *marked == QStringConverter::Utf8 ? QByteArray() : QByteArray(QStringConverter::nameForEncoding(*marked));
}

QByteArray utf8OfHead(const QByteArray &head)
{
    const QByteArray encoding = wideEncoding(head);
    if (encoding.isEmpty())
        return head.startsWith("\xef\xbb\xbf") ? head.sliced(3) : head;
    QStringDecoder decoder(encoding.constData()); // leaves out a character that is cut off at the end
    const QString text = decoder.decode(head);
    return text.toUtf8();
}

Result<> refuseUnmarkedUtf16(const QByteArray &head, const QString &file)
{
    const QByteArray encoding = QStringConverter::encodingForData(head) ? QByteArray() : unmarkedEncoding(head);
    if (encoding.isEmpty())
        return {};
    return fail(Error::Code::Encoding,
        Texts::tr("%1 looks like %2 without a byte order mark; name that encoding to read it.").arg(file, QString::fromLatin1(encoding)));
}

} // namespace glossator
