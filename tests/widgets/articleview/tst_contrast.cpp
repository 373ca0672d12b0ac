// SPDX-License-Identifier: GPL-3.0-or-later
// Text stays readable on every tint, in light, dark and high contrast, in every schema that comes along.

#include "models/domain/schemareader.h"
#include "widgets/articleview/contrast.h"
#include "widgets/articleview/typelooks.h"
#include "widgets/palettes.h"

#include <QDir>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QColor White = QColor::fromRgb(0xffffff);
const QColor Black = QColor::fromRgb(0x000000);

QByteArray complaint(const char *what, const QString &type, const QColor &ink, const QColor &ground)
{
    return QByteArray(what) + ' ' + type.toUtf8() + ": " + ink.name().toLatin1() + " on " + ground.name().toLatin1()
        + " has " + QByteArray::number(contrastRatio(ink, ground));
}

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

    void everySchemaInEveryTheme_data()
    {
        QTest::addColumn<QString>("schema");
        QTest::addColumn<Theme>("theme");
        const QDir folder(u":/glossator/schemas"_s);
        QCOMPARE(folder.entryList().size(), 7);
        for (const QString &file : folder.entryList()) {
            for (const auto &[theme, name] : ThemeNames)
                QTest::newRow(qPrintable(file + u' ' + QLatin1String(name))) << folder.filePath(file) << theme;
        }
    }

    /// A mention's text stands on the tint of its depth, on that of what is current, or on the selection, each opaque
    /// and over whatever lies below: so these are all the combinations that there are.
    void everySchemaInEveryTheme()
    {
        QFETCH(QString, schema);
        QFETCH(Theme, theme);
        QFile file(schema);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto read = readSchema(file.readAll(), schema);
        QVERIFY(read);
        const auto palette = themePalette(theme);
        QCOMPARE(isHighContrast(palette), theme == Theme::Contrast || theme == Theme::ContrastDark);
        const auto textNeeds = isHighContrast(palette) ? 7.0 : 4.5;
        const auto linesNeed = isHighContrast(palette) ? 4.5 : 3.0;
        const ArticleStyle style({}, palette, 800);
        const TypeLooks looks(*read, style);
        const auto check
            = [](const char *what, const QString &type, const QColor &ink, const QColor &ground, qreal needs) {
                  QVERIFY2(contrastRatio(ink, ground) >= needs, complaint(what, type, ink, ground).constData());
              };
        QStringList types{u"unheard of"_s};
        for (const auto &type : read->types())
            types << type.name;
        QVERIFY(types.size() > 5);
        for (const QString &type : std::as_const(types)) {
            const auto &look = looks.of(type);
            for (const auto &tint : look.tints) {
                check("text on a tint", type, style.text, tint, textNeeds);
                check("underline on a tint", type, look.line, tint, linesNeed);
                QVERIFY2(tint.alpha() == 255, qPrintable(type));
            }
            check("text on what is current", type, style.text, look.strongTint, textNeeds);
            check("underline of what is current", type, look.line, look.strongTint, linesNeed);
            check("tag", type, look.ink, style.base, textNeeds);
            check("tag of an event", type, style.base, look.chip, textNeeds);
            check("underline", type, look.line, style.base, linesNeed);
        }
        check("text", {}, style.text, style.base, 7);
        check("selected text", {}, style.text, style.selection, textNeeds);
        check("quiet text", {}, style.muted, style.base, textNeeds);
        check("frame", {}, style.accent, style.base, linesNeed);
        check("warning", {}, style.warning, style.base, linesNeed);
    }

    void panelsAreReadable_data()
    {
        QTest::addColumn<Theme>("theme");
        for (const auto &[theme, name] : ThemeNames)
            QTest::newRow(name) << theme;
    }

    void panelsAreReadable()
    {
        QFETCH(Theme, theme);
        const auto palette = themePalette(theme);
        const auto needs = isHighContrast(palette) ? 7.0 : 4.5;
        const auto check = [&](QPalette::ColorGroup group, QPalette::ColorRole ink, QPalette::ColorRole ground,
                               qreal needed) {
            QVERIFY2(contrastRatio(palette.color(group, ink), palette.color(group, ground)) >= needed,
                complaint("panel", QString::number(ink), palette.color(group, ink), palette.color(group, ground)));
        };
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            for (const auto ground : {QPalette::Base, QPalette::AlternateBase, QPalette::Window}) {
                check(group, QPalette::Text, ground, needs);
                check(group, QPalette::WindowText, ground, needs);
                check(group, QPalette::PlaceholderText, ground, 4.5);
                check(group, QPalette::Link, ground, 4.5);
            }
            check(group, QPalette::ButtonText, QPalette::Button, needs);
            check(group, QPalette::ToolTipText, QPalette::ToolTipBase, needs);
            check(group, QPalette::HighlightedText, QPalette::Highlight, 4.5);
        }
        if (isHighContrast(palette)) {
            check(QPalette::Disabled, QPalette::Text, QPalette::Base, 4.5);
            check(QPalette::Active, QPalette::Mid, QPalette::Window, 3); // the edges of fields and buttons
        }
    }
};

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
