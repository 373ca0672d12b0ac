// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/textdecoder.h"

#include "models/base/encodingguess.h"
#include "models/base/readfile.h"

#include <QCoreApplication>
#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>

namespace glossator {

namespace {

struct Decoder {
    Q_DECLARE_TR_FUNCTIONS(Decoder)
};

QString decodeWith(const QByteArray &encoding, QByteArrayView bytes)
{
    return QStringDecoder(encoding.constData(), QStringConverter::Flag::ConvertInitialBom).decode(bytes);
}

QByteArray encodeWith(const QByteArray &encoding, const QString &text)
{
    return QStringEncoder(encoding.constData()).encode(text);
}

template <class A, class B>
qsizetype firstDifference(const A &a, const B &b)
{
    return std::ranges::mismatch(a, b).in1 - std::ranges::begin(a);
}

/// Where a NUL or a lone surrogate stands, or -1.
qsizetype firstForbidden(QStringView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar unit = text[at];
        if (unit.isNull() || unit.isLowSurrogate())
            return at;
        if (unit.isHighSurrogate()) {
            if (at + 1 == text.size() || !text[at + 1].isLowSurrogate())
                return at;
            ++at;
        }
    }
    return -1;
}

/// As the decoder calls it, which may leave the order of bytes open; empty: it is unknown, or another on the next machine.
QByteArray decoderName(const QByteArray &name)
{
    const QStringDecoder decoder(name.constData());
    const QByteArray known = decoder.isValid() ? QByteArray(decoder.name()) : QByteArray();
    return known == "Locale" ? QByteArray() : known;
}

/// With the order of bytes, where the name leaves it open. That in which more units, such as blanks, begin or end with a NUL.
QByteArray withByteOrder(const QByteArray &name, const QByteArray &bytes)
{
    const qsizetype unit = name == "UTF-16" ? 2 : name == "UTF-32" ? 4 : 0;
    if (unit == 0)
        return name;
    qsizetype first = 0;
    qsizetype last = 0;
    for (qsizetype at = 0; at + unit <= bytes.size(); at += unit) {
        first += bytes[at] == '\0';
        last += bytes[at + unit - 1] == '\0';
    }
    return name + (first > last ? "BE" : "LE");
}

QString advice(const QByteArray &bytes)
{
    const QList<QByteArray> guesses = guessEncodings(bytes);
    if (guesses.isEmpty())
        return Decoder::tr("If it is a text, name its encoding.");
    return Decoder::tr("Name its encoding, which may be: %1.")
        .arg(QString::fromLatin1(guesses.join(", ")));
}

} // namespace

Result<DecodedText> decodeText(const QByteArray &bytes, const QString &name, const QByteArray &encoding)
{
    if (bytes.size() > maxTextBytes)
        return fail(Error::Code::BadInput, Decoder::tr("%1 is larger than %2 MiB.").arg(name).arg(maxTextBytes >> 20));

    const auto marked = QStringConverter::encodingForData(bytes);
    QByteArray used = marked ? QByteArray(QStringConverter::nameForEncoding(*marked)) : QByteArray("UTF-8");
    if (!marked && !encoding.isEmpty()) {
        used = withByteOrder(decoderName(encoding), bytes);
        if (used.isEmpty())
            return fail(Error::Code::Encoding,
                        Decoder::tr("“%1” is not an encoding that is known here.").arg(QString::fromUtf8(encoding)));
    }
    // Bytes that say themselves what they are do not become better under another name.
    const auto doubt = marked ? Error::Code::BadInput : Error::Code::Encoding;

    DecodedText decoded{decodeWith(used, bytes), used};
    // Asking for the same bytes back finds every malformed, overlong, cut off or ambiguous sequence of every encoding.
    const QByteArray back = encodeWith(used, decoded.text);
    if (back != bytes) {
        const qsizetype at = firstDifference(bytes, back);
        const QString before = decodeWith(used, QByteArrayView(bytes).first(at));
        QString sentence = Decoder::tr("%1, line %2: byte %3 is not valid %4.")
                               .arg(name)
                               .arg(lineNumber(before, before.size()))
                               .arg(at)
                               .arg(QString::fromLatin1(used));
        if (encoding.isEmpty() && !marked)
            sentence += u' ' + advice(bytes);
        return fail(doubt, sentence);
    }
    if (const qsizetype at = firstForbidden(decoded.text); at >= 0) {
        const qsizetype line = lineNumber(decoded.text, at);
        if (decoded.text[at].isNull()) {
            QString sentence = Decoder::tr("%1, line %2: a text cannot hold the character NUL.").arg(name).arg(line);
            if (encoding.isEmpty() && !marked)
                sentence += u' ' + advice(bytes);
            return fail(doubt, sentence);
        }
        return fail(Error::Code::BadInput,
                    Decoder::tr("%1, line %2: half of a surrogate pair stands alone.").arg(name).arg(line));
    }
    return decoded;
}

Result<QByteArray> encodeText(const QString &text, const QByteArray &encoding)
{
    const QByteArray used = encodingName(encoding);
    if (used.isEmpty())
        return fail(Error::Code::BadInput,
                    Decoder::tr("“%1” is not an encoding that is known here.").arg(QString::fromUtf8(encoding)));
    QByteArray bytes = encodeWith(used, text);
    const QString back = decodeWith(used, bytes);
    if (back != text) {
        const qsizetype at = std::min(firstDifference(text, back), text.size() - 1);
        const qsizetype length = at + 1 < text.size() && text[at].isHighSurrogate() ? 2 : 1;
        return fail(Error::Code::BadInput,
                    Decoder::tr("Line %1: “%2” cannot be written in %3.")
                        .arg(lineNumber(text, at))
                        .arg(text.sliced(at, length), QString::fromLatin1(used)));
    }
    return bytes;
}

QString textOfUtf8(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return bytes.startsWith(QByteArrayView("\xEF\xBB\xBF")) ? QChar(QChar::ByteOrderMark) + text : text;
}

QByteArray encodingName(const QByteArray &name) { return withByteOrder(decoderName(name), {}); }

qsizetype lineNumber(QStringView text, qsizetype offset)
{
    qsizetype line = 1;
    for (qsizetype at = 0; at < offset; ++at)
        line += text[at] == u'\n' ? at == 0 || text[at - 1] != u'\r' : text[at] == u'\r';
    return line;
}

} // namespace glossator
