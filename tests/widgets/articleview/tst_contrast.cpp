// SPDX-License-Identifier: GPL-3.0-or-later
// Text stays readable on every tint, in light, dark and high contrast.

#include "widgets/articleview/contrast.h"

#include <QTest>

using namespace glossator;

namespace {

const QColor White = QColor::fromRgb(0xffffff);
const QColor Black = QColor::fromRgb(0x000000);

} // namespace

class TestContrast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ratio_data()
    {
        QTest::addColumn<QColor>("a");
        QTest::addColumn<QColor>("b");
        QTest::addColumn<qreal>("ratio");
        QTest::newRow("black on white") << Black << White << 21.0;
        QTest::newRow("white on black") << White << Black << 21.0;
        QTest::newRow("same") << QColor::fromRgb(0x777777) << QColor::fromRgb(0x777777) << 1.0;
        QTest::newRow("grey that just fails") << QColor::fromRgb(0x777777) << White << 4.48;
        QTest::newRow("grey that just holds") << QColor::fromRgb(0x767676) << White << 4.54;
        QTest::newRow("red") << QColor::fromRgb(0xff0000) << White << 4.0;
        QTest::newRow("blue") << QColor::fromRgb(0x0000ff) << White << 8.59;
    }

    void ratio()
    {
        QFETCH(QColor, a);
        QFETCH(QColor, b);
        QFETCH(qreal, ratio);
        QVERIFY2(std::abs(contrastRatio(a, b) - ratio) < 0.01, qPrintable(QString::number(contrastRatio(a, b))));
    }

    void tint_data()
    {
        QTest::addColumn<QColor>("base");
        QTest::addColumn<QColor>("text");
        QTest::newRow("light") << White << QColor::fromRgb(0x232629);
        QTest::newRow("paper") << QColor::fromRgb(0xfbf6e9) << QColor::fromRgb(0x3b3228);
        QTest::newRow("dark") << QColor::fromRgb(0x1b1e20) << QColor::fromRgb(0xfcfcfc);
        QTest::newRow("dim dark") << QColor::fromRgb(0x2d2d2d) << QColor::fromRgb(0xbbbbbb);
        QTest::newRow("high contrast") << Black << White;
        QTest::newRow("barely readable") << White << QColor::fromRgb(0x747474);
    }

    void tint()
    {
        QFETCH(QColor, base);
        QFETCH(QColor, text);
        for (int hue = 0; hue < 360; hue += 15) {
            for (const auto saturation : {0, 128, 255}) {
                for (const auto value : {0, 128, 255}) {
                    const auto color = QColor::fromHsv(hue, saturation, value);
                    for (const auto strength : {0.0, 0.16, 0.4, 1.0}) {
                        const auto tint = readableTint(color, base, text, strength);
                        QVERIFY2(contrastRatio(text, tint) >= ReadableContrast, qPrintable(tint.name()));
                    }
                    QVERIFY(contrastRatio(readableInk(color, base), base) >= ReadableContrast);
                    QVERIFY(contrastRatio(readableInk(color, base, 3), base) >= 3);
                }
            }
        }
    }

    void tintKeepsWhatItCan()
    {
        // Enough room: exactly as strong as asked for.
        QCOMPARE(
            readableTint(QColor::fromRgb(0x1f77b4), White, Black, 0.2), mixed(White, QColor::fromRgb(0x1f77b4), 0.2));
        // None at all: the page itself.
        QCOMPARE(readableTint(QColor::fromRgb(0x1f77b4), White, QColor::fromRgb(0x999999), 0.2), White);
        // Readable already: unchanged.
        QCOMPARE(readableInk(QColor::fromRgb(0x0000ff), White), QColor::fromRgb(0x0000ff));
    }
};

QTEST_GUILESS_MAIN(TestContrast)
#include "tst_contrast.moc"
