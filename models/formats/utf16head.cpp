// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/utf16head.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <array>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(glossator::Utf16Head)
};

/// The name of the encoding, or an empty one. Separators, line ends and tags have a NUL byte, always on the same side;
/// words need not have one.
QByteArray unmarkedUtf16(const QByteArray &head)
{
    std::array<qsizetype, 2> zeros{}; // at even places, at odd ones
    for (qsizetype i = 0; i < head.size(); ++i)
        zeros[size_t(i % 2)] += head[i] == '\0' ? 1 : 0;
    const auto isOn = [&](size_t side) { return zeros[side] > head.size() / 8 && zeros[side] > 8 * zeros[1 - side]; };
    return isOn(1) ? "UTF-16LE"_ba : isOn(0) ? "UTF-16BE"_ba : QByteArray();
}

} // namespace

QByteArray utf8OfHead(const QByteArray &head)
{
    const auto marked = QStringConverter::encodingForData(head);
    const QByteArray encoding = marked ? QByteArray(QStringConverter::nameForEncoding(*marked)) : unmarkedUtf16(head);
    if (encoding.isEmpty() || encoding == "UTF-8")
        return head;
    QStringDecoder decoder(encoding.constData()); // leaves out a character that is cut off at the end
    const QString text = decoder.decode(head);
    return text.toUtf8();
}

Result<> refuseUnmarkedUtf16(const QByteArray &head, const QString &file)
{
    const QByteArray encoding = QStringConverter::encodingForData(head) ? QByteArray() : unmarkedUtf16(head);
    if (encoding.isEmpty())
        return {};
    return fail(Error::Code::Encoding,
        Texts::tr("%1 looks like %2 without a byte order mark; name that encoding to read it.").arg(file, QString::fromLatin1(encoding)));
}

} // namespace glossator
