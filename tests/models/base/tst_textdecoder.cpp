// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/encodingguess.h"
#include "models/base/readfile.h"
#include "models/base/textdecoder.h"
#include "tests/support/randomtext.h"
#include "tests/support/testsupport.h"

#include <QStringEncoder>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace glossator {

class TextDecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void refuses_data();
    void refuses();
    void randomTextsComeBack_data();
    void randomTextsComeBack();
    void everyByteComesBack();
    void unwritable();
    void guesses_data();
    void guesses();
    void names_data();
    void names();
    void lines();
    void files();
};

namespace {

QByteArray encoded(const QString &text, const char *encoding)
{
    return QStringEncoder(encoding).encode(text);
}

} // namespace

void TextDecoderTest::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("used");
    const QByteArray none;
    QTest::newRow("empty") << ""_ba << none << u""_s << "UTF-8"_ba;
    QTest::newRow("one newline") << "\n"_ba << none << u"\n"_s << "UTF-8"_ba;
    QTest::newRow("line ends stay") << "a\r\nb\rc\n"_ba << none << u"a\r\nb\rc\n"_s << "UTF-8"_ba;
    QTest::newRow("UTF-8") << "T\xC3\xBCrkiye \xF0\x9F\x98\x80"_ba << none << u"Türkiye 😀"_s << "UTF-8"_ba;
    QTest::newRow("UTF-8, BOM kept") << "\xEF\xBB\xBF" "a"_ba << none << u"\uFEFFa"_s << "UTF-8"_ba;
    QTest::newRow("UTF-8, two BOMs") << "\xEF\xBB\xBF\xEF\xBB\xBF"_ba << none << u"\uFEFF\uFEFF"_s << "UTF-8"_ba;
    QTest::newRow("U+FFFD in the source") << "\xEF\xBF\xBD"_ba << none << u"\uFFFD"_s << "UTF-8"_ba;
    QTest::newRow("noncharacter") << "\xEF\xBF\xBE"_ba << none << u"\uFFFE"_s << "UTF-8"_ba;
    QTest::newRow("UTF-16LE") << "\xFF\xFE" "a\0\x5F\x01"_ba << none << u"\uFEFFaş"_s << "UTF-16LE"_ba;
    QTest::newRow("UTF-16BE") << "\xFE\xFF\0a\x01\x5F"_ba << none << u"\uFEFFaş"_s << "UTF-16BE"_ba;
    QTest::newRow("UTF-16LE, only the BOM") << "\xFF\xFE"_ba << none << u"\uFEFF"_s << "UTF-16LE"_ba;
    QTest::newRow("UTF-16LE named, no BOM") << "a\0\x5F\x01"_ba << "utf-16le"_ba << u"aş"_s << "UTF-16LE"_ba;
    QTest::newRow("UTF-16 named, no BOM") << "a\0\x5F\x01"_ba << "UTF-16"_ba << u"aş"_s << "UTF-16LE"_ba;
    QTest::newRow("UTF-16 named, big-endian, no BOM") << "\0a\x01\x5F"_ba << "utf16"_ba << u"aş"_s << "UTF-16BE"_ba;
    QTest::newRow("UTF-16 named, nothing tells") << "\x5F\x01"_ba << "utf_16"_ba << u"ş"_s << "UTF-16LE"_ba;
    QTest::newRow("UTF-16 named, big-endian BOM") << "\xFE\xFF\0a"_ba << "UTF-16"_ba << u"\uFEFFa"_s << "UTF-16BE"_ba;
    QTest::newRow("UTF-32 named, no BOM") << "a\0\0\0"_ba << "UTF-32"_ba << u"a"_s << "UTF-32LE"_ba;
    QTest::newRow("UTF-32 named, big-endian, no BOM") << "\0\0\0a"_ba << "UTF-32"_ba << u"a"_s << "UTF-32BE"_ba;
    QTest::newRow("UTF-32LE") << "\xFF\xFE\0\0a\0\0\0"_ba << none << u"\uFEFFa"_s << "UTF-32LE"_ba;
    QTest::newRow("BOM before the name") << "\xEF\xBB\xBF" "a"_ba << "latin1"_ba << u"\uFEFFa"_s << "UTF-8"_ba;
    QTest::newRow("windows-1254") << "\xDD\xFE\xF0"_ba << "cp1254"_ba << u"İşğ"_s << "windows-1254"_ba;
    QTest::newRow("ISO-8859-9") << "\xDD\xFE\xF0"_ba << "latin5"_ba << u"İşğ"_s << "ISO-8859-9"_ba;
    QTest::newRow("windows-1256") << "\xE3\xD1\xCD\xC8\xC7"_ba << "windows-1256"_ba << u"مرحبا"_s << "windows-1256"_ba;
    QTest::newRow("Mac Roman") << "\x8A\xD2"_ba << "macroman"_ba << u"ä“"_s << "macintosh"_ba;
    QTest::newRow("KOI8-R") << "\xED\xC9\xD2"_ba << "koi8-r"_ba << u"Мир"_s << "KOI8-R"_ba;
}

void TextDecoderTest::decodes()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, encoding);
    QFETCH(const QString, text);
    QFETCH(const QByteArray, used);
    const auto decoded = decodeText(bytes, u"a.txt"_s, encoding);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(decoded->text, text);
    QCOMPARE(decoded->encoding, used);
    QCOMPARE(encodeText(decoded->text, decoded->encoding), bytes);
}

void TextDecoderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("says");
    const QByteArray none;
    QTest::newRow("stray byte") << "a\nb\r\nc \xFF"_ba << none << u"a.txt, line 3: byte 7 is not valid UTF-8."_s;
    QTest::newRow("cut off") << "ab\xE2\x82"_ba << none << u"a.txt, line 1: byte 2 is not valid UTF-8."_s;
    QTest::newRow("overlong") << "\xC0\xAF"_ba << none << u"line 1: byte 0 is not valid UTF-8."_s;
    QTest::newRow("surrogate in UTF-8") << "a\xED\xA0\x80"_ba << none << u"byte 1 is not valid UTF-8."_s;
    QTest::newRow("above U+10FFFF") << "\xF4\x90\x80\x80"_ba << none << u"byte 0 is not valid UTF-8."_s;
    QTest::newRow("NUL") << "a\rb\0c"_ba << none << u"a.txt, line 2: a text cannot hold the character NUL."_s;
    QTest::newRow("NUL in UTF-16") << "\xFF\xFE" "a\0\0\0"_ba << none << u"NUL"_s;
    QTest::newRow("lone high surrogate") << "\xFF\xFE\x3D\xD8" "a\0"_ba << none << u"line 1: half of a surrogate pair"_s;
    QTest::newRow("lone low surrogate") << "\xFF\xFE\n\0\x00\xDE"_ba << none << u"line 2: half of a surrogate pair"_s;
    QTest::newRow("high surrogate last") << "\xFF\xFE\x3D\xD8"_ba << none << u"half of a surrogate pair"_s;
    QTest::newRow("odd UTF-16") << "\xFF\xFE" "a\0b"_ba << none << u"line 1: byte 4 is not valid UTF-16LE."_s;
    QTest::newRow("unknown name") << "a"_ba << "nonsense"_ba << u"“nonsense” is not an encoding"_s;
    QTest::newRow("the machine's own") << "a"_ba << "locale"_ba << u"“locale” is not an encoding"_s;
    QTest::newRow("the machine's own, spelled otherwise") << "a"_ba << "lo_cale"_ba << u"“lo_cale” is not an encoding"_s;
    QTest::newRow("half a unit") << "a\0b"_ba << "UTF-16"_ba << u"byte 2 is not valid UTF-16LE."_s;
    QTest::newRow("not of that encoding") << "a\nb\x80"_ba << "US-ASCII"_ba << u"line 2: byte 3 is not valid US-ASCII."_s;
    QTest::newRow("half a Shift JIS letter") << "a\x82"_ba << "Shift_JIS"_ba << u"byte 1 is not valid Shift_JIS."_s;
    QTest::newRow("UTF-7 has two spellings") << "+AGE-"_ba << "UTF-7"_ba << u"byte 0 is not valid UTF-7."_s;
}

void TextDecoderTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, encoding);
    QFETCH(const QString, says);
    const auto decoded = decodeText(bytes, u"a.txt"_s, encoding);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, bytes.startsWith("\xFF\xFE") ? Error::Code::BadInput : Error::Code::Encoding);
    QVERIFY2(decoded.error().message.contains(says), qPrintable(decoded.error().message));
}

void TextDecoderTest::randomTextsComeBack_data()
{
    QTest::addColumn<QByteArray>("encoding");
    for (const char *name : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"})
        QTest::newRow(name) << QByteArray(name);
}

void TextDecoderTest::randomTextsComeBack()
{
    QFETCH(const QByteArray, encoding);
    for (int seed = 0; seed < test::repetitions(300, 20'000); ++seed) {
        QRandomGenerator random{quint32(seed)};
        QString text = test::randomText(random, 60);
        const bool marked = seed % 2 == 0 && encoding.startsWith("UTF");
        if (marked)
            text.prepend(u'\uFEFF');
        else if (text.startsWith(u'\uFEFF') || text.startsWith(u'\uFFFE'))
            continue; // would be taken for a mark
        const auto bytes = encodeText(text, encoding);
        if (!bytes && encoding == "GB18030")
            continue; // some private use characters share a code there
        QVERIFY(bytes);
        const auto decoded = decodeText(*bytes, u"a.txt"_s, marked ? QByteArray() : encoding);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
        QCOMPARE(decoded->text, text);
        QCOMPARE(decoded->encoding, encoding);
    }
}

void TextDecoderTest::everyByteComesBack()
{
    QByteArray bytes;
    for (int byte = 1; byte < 256; ++byte)
        bytes += char(byte);
    for (const char *name : {"windows-1252", "windows-1254", "windows-1256", "ISO-8859-9", "ISO-8859-1", "macintosh"}) {
        const auto decoded = decodeText(bytes, u"a.txt"_s, name);
        QVERIFY2(decoded, name);
        QCOMPARE(encodeText(decoded->text, decoded->encoding), bytes);
    }
}

void TextDecoderTest::unwritable()
{
    const auto bytes = encodeText(u"a\nb ş"_s, "windows-1252");
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().message, u"Line 2: “ş” cannot be written in windows-1252."_s);
    QVERIFY(encodeText(u"😀"_s, "ISO-8859-1").error().message.contains(u"“😀”"_s));
    QVERIFY(!encodeText(u"a"_s, "nonsense"));
}

void TextDecoderTest::guesses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("offered");
    const QString turkish = u"Cumhurbaşkanı, İstanbul'daki görüşmede şirketin ağırlığını vurguladı."_s;
    const QString german = u"Die Präsidentin empfing am Montag in Köln größere Verbände."_s;
    const QString arabic = u"استقبل الرئيس يوم الاثنين رئيس الشركة في العاصمة باكو."_s;
    const QString russian = u"Президент принял в понедельник главу компании в Баку."_s;
    const QString chinese = u"总统星期一在首都巴库会见了公司负责人，并讨论了合作前景。"_s;
    QTest::newRow("Turkish") << encoded(turkish, "windows-1254") << "windows-1254"_ba;
    QTest::newRow("German") << encoded(german, "windows-1252") << "windows-1252"_ba;
    QTest::newRow("Arabic") << encoded(arabic, "windows-1256") << "windows-1256"_ba;
    QTest::newRow("Russian") << encoded(russian, "windows-1251") << "windows-1251"_ba;
    QTest::newRow("Russian, KOI8") << encoded(russian, "KOI8-R") << "KOI8-R"_ba;
    QTest::newRow("Chinese") << encoded(chinese, "GB18030") << "GB18030"_ba;
    QTest::newRow("UTF-16 without a mark") << encoded(german, "UTF-16LE") << "UTF-16LE"_ba;
}

void TextDecoderTest::guesses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, offered);
    const auto decoded = decodeText(bytes, u"a.txt"_s);
    QVERIFY(!decoded);
    QVERIFY2(guessEncodings(bytes).contains(offered), guessEncodings(bytes).join(' ').constData());
    QVERIFY2(decoded.error().message.contains(QString::fromLatin1(offered)), qPrintable(decoded.error().message));
}

/// As people write them.
void TextDecoderTest::names_data()
{
    QTest::addColumn<QByteArrayList>("written");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const QByteArray &name, const QByteArrayList &written) {
        QTest::newRow(name.constData()) << written << name;
    };
    row("UTF-8", {"UTF-8", "utf8", "UTF_8", "Utf 8"});
    row("UTF-16LE", {"UTF-16LE", "utf16le", "UTF_16LE", "utf-16-le", "UTF-16", "utf16", "utf_16"});
    row("UTF-16BE", {"UTF-16BE", "utf16be", "UTF_16BE"});
    row("UTF-32LE", {"UTF-32LE", "utf32le", "UTF-32", "utf32"});
    row("ISO-8859-9", {"ISO-8859-9", "iso8859-9", "ISO_8859_9", "iso88599", "latin5", "Latin-5"});
    row("windows-1254", {"windows-1254", "WINDOWS_1254", "windows1254", "cp1254", "CP-1254", "cp_1254"});
    QTest::newRow("none") << QByteArrayList{"locale", "Locale", "lo-cale", "system", "", " ", "-", "UTF-99"} << QByteArray();
}

void TextDecoderTest::names()
{
    QFETCH(const QByteArrayList, written);
    QFETCH(const QByteArray, name);
    for (const QByteArray &one : written)
        QCOMPARE(encodingName(one), name);
}

void TextDecoderTest::lines()
{
    const QString text = u"a\nb\r\nc\rd\u2028e"_s;
    QCOMPARE(lineNumber(text, 0), 1);
    QCOMPARE(lineNumber(text, 1), 1);
    QCOMPARE(lineNumber(text, 2), 2);
    QCOMPARE(lineNumber(text, 5), 3);
    QCOMPARE(lineNumber(text, 7), 4);
    QCOMPARE(lineNumber(text, text.size()), 4);
}

void TextDecoderTest::files()
{
    const QString path = test::scratchPath(u"a.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a\r\n");
    file.close();
    QCOMPARE(readFile(path), "a\r\n"_ba);
    QCOMPARE(readFile(path, 3), "a\r\n"_ba);
    QCOMPARE(readFile(path, 2).error().code, Error::Code::BadInput);
    QCOMPARE(readFile(test::scratchPath(u"none"_s)).error().code, Error::Code::NotFound);
    QCOMPARE(readFile(QFileInfo(path).path()).error().code, Error::Code::BadInput);
    const QString pipe = test::scratchPath(u"pipe"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(readFile(pipe).error().code, Error::Code::BadInput);
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::TextDecoderTest)
#include "tst_textdecoder.moc"
