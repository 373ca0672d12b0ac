// SPDX-License-Identifier: GPL-3.0-or-later
// The four ways in which a file may be in UTF-16: rows of a test, and the bytes of one of them.
#pragma once

#include <QStringEncoder>
#include <QTest>

namespace glossator::test {

inline void addUtf16Rows()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<bool>("hasMark");
    QTest::newRow("little endian") << int(QStringConverter::Utf16LE) << true;
    QTest::newRow("big endian") << int(QStringConverter::Utf16BE) << true;
    QTest::newRow("little endian, no mark") << int(QStringConverter::Utf16LE) << false;
    QTest::newRow("big endian, no mark") << int(QStringConverter::Utf16BE) << false;
}

/// As the row of the running test says.
inline QByteArray inUtf16OfRow(const QByteArray &utf8)
{
    QFETCH(const int, encoding);
    QFETCH(const bool, hasMark);
    QStringEncoder encoder(QStringConverter::Encoding(encoding), hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(QString::fromUtf8(utf8));
}

} // namespace glossator::test
