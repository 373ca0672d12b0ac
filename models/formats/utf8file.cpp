// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/utf8file.h"

#include "models/base/readfile.h"
#include "models/base/textdecoder.h"
#include "models/formats/utf16head.h"

#include <QBuffer>
#include <QFile>
#include <QStringConverter>

namespace glossator {

Result<std::unique_ptr<QIODevice>> openUtf8(const QString &file, const QByteArray &encoding)
{
    auto device = std::make_unique<QFile>(file);
    GLOSSATOR_TRY(openToRead(*device));
    const auto marked = QStringConverter::encodingForData(device->peek(4));
    const bool isUtf8 = marked ? *marked == QStringConverter::Utf8 : encoding.isEmpty() || encodingName(encoding) == "UTF-8";
    if (isUtf8)
        return device;
    GLOSSATOR_ASSIGN(const QByteArray bytes, readFile(file));
    GLOSSATOR_ASSIGN(const DecodedText text, decodeText(bytes, file, encoding));
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text.text.toUtf8());
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

Result<std::unique_ptr<QIODevice>> openJson(const QString &file, const QByteArray &encoding)
{
    QFile opened(file);
    GLOSSATOR_TRY(openToRead(opened));
    return openUtf8(file, encoding.isEmpty() ? wideEncoding(opened.peek(utf16HeadSize)) : encoding);
}

Result<QByteArray> utf8OfJson(const QByteArray &bytes, const QString &file, const QByteArray &encoding)
{
    const QByteArray used = encoding.isEmpty() ? wideEncoding(bytes.left(utf16HeadSize)) : encoding;
    if (used.isEmpty())
        return bytes;
    GLOSSATOR_ASSIGN(const DecodedText text, decodeText(bytes, file, used));
    return text.text.toUtf8();
}

} // namespace glossator
