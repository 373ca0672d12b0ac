// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/utf8file.h"

#include "models/base/readfile.h"
#include "models/base/textdecoder.h"

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

} // namespace glossator
