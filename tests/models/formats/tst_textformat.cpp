// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/textformat.h"
#include "models/base/readfile.h"
#include "models/domain/schema.h"
#include "tests/support/testsupport.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace glossator {

class TextFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyTextComesBack();
    void foundingArticle();
    void writesAChangedText();
    void writesUtf8WhereItMust();
    void countsWhatItLeavesOut();
    void handsOnTheSinksError();
};

namespace {

Result<Bundle> readFrom(const QString &file, const QByteArray &encoding = {})
{
    Bundle read;
    const Source source{.file = file, .path = QFileInfo(file).fileName()};
    GLOSSATOR_TRY(TextFormat().read(source, {encoding}, [&read](Bundle &&bundle) {
        read = std::move(bundle);
        return Result<>();
    }));
    return read;
}

OutputFile written(const Bundle &bundle, Writer &writer)
{
    const auto files = writer.add(bundle);
    return files && files->size() == 1 ? files->front() : OutputFile{};
}

OutputFile written(const Bundle &bundle)
{
    return written(bundle, *TextFormat().writer());
}

QString data(const QString &name)
{
    return test::dataDir() + u"/text/"_s + name;
}

} // namespace

void TextFormatTest::reads_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("used");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("published");
    const QByteArray none;
    QTest::newRow("empty") << u"empty.txt"_s << none << u""_s << u"UTF-8"_s << u"empty"_s << u""_s;
    QTest::newRow("newline") << u"newline.txt"_s << none << u"\n"_s << u"UTF-8"_s << u"newline"_s << u""_s;
    QTest::newRow("BOM") << u"bom.txt"_s << none << u"\uFEFFHarbour opens\n\nThe harbour of Selmore opened on Monday.\n"_s
                         << u"UTF-8"_s << u"Harbour opens"_s << u""_s;
    QTest::newRow("CR LF") << u"crlf.txt"_s << none
                           << u"Harbour opens\r\n\r\nThe harbour of Selmore opened on Monday. It is large.\r\n"_s
                           << u"UTF-8"_s << u"Harbour opens"_s << u""_s;
    QTest::newRow("every line end") << u"mixed-line-ends.txt"_s << none
                                    << u"One.\rTwo.\r\nThree.\u2028Four.\u2029Five.\nno final line end"_s << u"UTF-8"_s
                                    << u"One."_s << u""_s;
    QTest::newRow("header") << u"header.txt"_s << none
                            << u" date 2031-05-17 The mayor of Selmore on Saturday received the head of a ferry company. "
                               u"They talked.\n\nThe ferry runs.\n"_s
                            << u"UTF-8"_s
                            << u"The mayor of Selmore on Saturday received the head of a ferry company. They talked."_s
                            << u"2031-05-17"_s;
    QTest::newRow("UTF-16LE") << u"utf16le.txt"_s << none << u"\uFEFFLiman açıldı\n\nSelmor limanı 😀 pazartesi açıldı.\n"_s
                              << u"UTF-16LE"_s << u"Liman açıldı"_s << u""_s;
    QTest::newRow("UTF-16BE") << u"utf16be.txt"_s << none << u"\uFEFFLiman açıldı\n\nSelmor limanı pazartesi açıldı.\n"_s
                              << u"UTF-16BE"_s << u"Liman açıldı"_s << u""_s;
    QTest::newRow("windows-1254") << u"windows-1254.txt"_s << "windows-1254"_ba
                                  << u"Liman açıldı. İşçiler ve yolcular şehrin ağırlığını taşıdı.\n"_s
                                  << u"windows-1254"_s << u"Liman açıldı."_s << u""_s;
    QTest::newRow("sequences") << u"sequences.txt"_s << none << u"👨‍👩‍👧 e\u0301 🇹🇷 مرحبا \uFFFC \uFFFE\n"_s << u"UTF-8"_s
                               << u"👨‍👩‍👧 e\u0301 🇹🇷 مرحبا \uFFFC \uFFFE"_s << u""_s;
}

void TextFormatTest::reads()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, encoding);
    QFETCH(const QString, text);
    const auto bundle = readFrom(data(file), encoding);
    QVERIFY2(bundle, bundle ? "" : qPrintable(bundle.error().message));
    QCOMPARE(bundle->text, text);
    QTEST(bundle->article->encoding, "used");
    QTEST(bundle->article->title, "title");
    QTEST(bundle->article->published, "published");
    QCOMPARE(bundle->article->path, file);
    QCOMPARE(bundle->article->format, u"text"_s);
    QCOMPARE(bundle->original, *readFile(data(file)));
    QCOMPARE(bundle->article->text, QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256));
    QCOMPARE(bundle->article->original, QCryptographicHash::hash(bundle->original, QCryptographicHash::Sha256));
    QVERIFY(bundle->mentions.empty() && bundle->remarks.isEmpty());
}

void TextFormatTest::refuses_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::newRow("NUL") << u"nul.txt"_s << u"nul.txt, line 2: a text cannot hold the character NUL."_s;
    QTest::newRow("legacy") << u"windows-1254.txt"_s << u"windows-1254.txt, line 1: byte 7 is not valid UTF-8."_s;
    QTest::newRow("which legacy") << u"windows-1254.txt"_s << u"Name its encoding, which may be: windows-1254"_s;
    QTest::newRow("missing") << u"none.txt"_s << u"none.txt does not exist."_s;
}

void TextFormatTest::refuses()
{
    QFETCH(const QString, file);
    QFETCH(const QString, says);
    const auto bundle = readFrom(data(file));
    QVERIFY(!bundle);
    QVERIFY2(bundle.error().message.contains(says), qPrintable(bundle.error().message));
}

void TextFormatTest::everyTextComesBack()
{
    const auto sources = TextFormat().find(test::dataDir() + u"/text"_s);
    QVERIFY(sources && sources->size() > 8);
    for (const Source &source : *sources) {
        if (source.path == u"nul.txt"_s)
            continue;
        auto bundle = readFrom(source.file, "windows-1254");
        QVERIFY(bundle);
        const QByteArray bytes = *readFile(source.file);
        QCOMPARE(written(*bundle).bytes, bytes);
        QCOMPARE(written(*bundle).name, u".txt"_s);
        bundle->original.clear(); // the same without the bytes as received
        QCOMPARE(written(*bundle).bytes, bytes);
    }
}

void TextFormatTest::foundingArticle()
{
    GLOSSATOR_REQUIRE_SHARED("article/founding-article.txt");
    const QString file = test::sharedDir() + u"/article/founding-article.txt"_s;
    const auto bundle = readFrom(file);
    QVERIFY(bundle);
    QVERIFY(bundle->text.startsWith(u" date 2023-04-03 The Azerbaijani president"_s));
    QCOMPARE(bundle->article->published, u"2023-04-03"_s);
    QCOMPARE(written(*bundle).bytes, *readFile(file));
}

void TextFormatTest::writesAChangedText()
{
    auto bundle = readFrom(data(u"utf16le.txt"_s));
    QVERIFY(bundle);
    bundle->text = u"\uFEFFyeni"_s;
    QCOMPARE(written(*bundle).bytes, "\xFF\xFEy\0e\0n\0i\0"_ba);
    bundle->article->path = u"sub/README.Text"_s;
    QCOMPARE(written(*bundle).name, u".text"_s);
    bundle->article->encoding.clear();
    QCOMPARE(written(*bundle).bytes, "\xEF\xBB\xBFyeni"_ba);
}

void TextFormatTest::writesUtf8WhereItMust()
{
    auto bundle = readFrom(data(u"windows-1254.txt"_s), "windows-1254");
    QVERIFY(bundle);
    const auto writer = TextFormat().writer();
    bundle->text = u"ş"_s;
    bundle->article->title = u"ş"_s;
    QCOMPARE(written(*bundle, *writer).bytes, "\xFE"_ba);
    QVERIFY(writer->losses().empty());
    bundle->text = u"ş 😀"_s;
    bundle->article->title = u"ş 😀"_s;
    QCOMPARE(written(*bundle, *writer).bytes, u"ş 😀"_s.toUtf8());
    QCOMPARE(writer->losses().size(), 1u);
    QCOMPARE(writer->losses().front().count, 1);
}

void TextFormatTest::countsWhatItLeavesOut()
{
    auto bundle = readFrom(data(u"crlf.txt"_s));
    QVERIFY(bundle);
    bundle->mentions.resize(3);
    bundle->relations.resize(2);
    bundle->notes.resize(1);
    const auto writer = TextFormat().writer();
    QVERIFY(writer->begin({}, Schema()));
    QVERIFY(writer->add(*bundle));
    bundle->notes.front().id = NoteId(2);
    QVERIFY(writer->add(*bundle));
    QCOMPARE(writer->losses().size(), 3u);
    QCOMPARE(writer->losses()[0].count, 6);
    QCOMPARE(writer->losses()[1].count, 4);
    QCOMPARE(writer->losses()[2].count, 2);
    QVERIFY(writer->end()->empty());
}

void TextFormatTest::handsOnTheSinksError()
{
    const auto read = TextFormat().read({.file = data(u"crlf.txt"_s), .path = u"a.txt"_s}, {}, [](Bundle &&) -> Result<> {
        return fail(Error::Code::Cancelled, u"Stopped."_s);
    });
    QCOMPARE(read.error().code, Error::Code::Cancelled);
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::TextFormatTest)
#include "tst_textformat.moc"
