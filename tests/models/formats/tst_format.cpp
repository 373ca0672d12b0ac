// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/format.h"

#include "models/base/sha256.h"
#include "models/base/textoffsets.h"
#include "models/formats/heading.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QSet>

using namespace Qt::StringLiterals;

namespace glossator {

class FormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void registry();
    void findsBelowAFolder();
    void findsAFile();
    void findsNothing();
    void sniffs_data();
    void sniffs();
    void whatIsSaidOfAnArticleComesBackOrIsTold_data();
    void whatIsSaidOfAnArticleComesBackOrIsTold();
};

namespace {

QString made(const QString &name, const QByteArray &bytes = "text")
{
    const QString path = test::scratchPath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/// A project of one article without any mark, as a bare text would come in.
std::vector<Bundle> bareNews()
{
    Bundle news;
    news.text = u"Ada met Bob .\nThey spoke of rain ."_s;
    news.original = news.text.toUtf8();
    Article &article = news.article.emplace();
    article.id = ArticleId(1);
    article.path = u"1.txt"_s;
    article.format = u"text"_s;
    article.encoding = u"UTF-8"_s;
    article.text = article.original = sha256(news.original);
    article.title = headingOf(TextOffsets(news.text), article.path).title;
    return {Bundle{}, news};
}

} // namespace

void FormatTest::registry()
{
    QSet<QString> ids;
    for (const Format *format : formats()) {
        const FormatInfo info = format->info();
        QVERIFY2(!ids.contains(info.id), qPrintable(info.id));
        ids << info.id;
        QVERIFY(!info.name.isEmpty() && !info.suffixes.isEmpty());
        QCOMPARE(formatById(info.id), format);
        QVERIFY(!info.writes || format->writer());
    }
    QVERIFY(ids.contains(u"text"_s));
    QCOMPARE(formatById(u"nonsense"), nullptr);
}

void FormatTest::findsBelowAFolder()
{
    for (const QString &name : {u"b.txt"_s, u"B.TXT"_s, u"a.text"_s, u"sub/deep/z.txt"_s, u"sub/c.txt"_s, u"a.html"_s,
                                u"Ä.txt"_s, u"sub.txt/d.txt"_s})
        made(u"tree/"_s + name);
    const QString tree = test::scratchPath(u"tree"_s);
    QVERIFY(QFile::link(tree, tree + u"/sub/loop"_s));
    QVERIFY(QFile::link(tree, tree + u"/loop.txt"_s));
    const auto sources = formatById(u"text")->find(tree);
    QVERIFY(sources);
    QStringList paths;
    for (const Source &source : *sources) {
        paths << source.path;
        QCOMPARE(QFileInfo(source.file).canonicalFilePath(), QFileInfo(tree + u'/' + source.path).canonicalFilePath());
    }
    QCOMPARE(paths, QStringList({u"B.TXT"_s, u"a.text"_s, u"b.txt"_s, u"sub.txt/d.txt"_s, u"sub/c.txt"_s,
                                 u"sub/deep/z.txt"_s, u"Ä.txt"_s}));
    const auto relative = formatById(u"text")->find(tree + u"/sub/../sub/"_s);
    QVERIFY(relative);
    QCOMPARE(relative->size(), 2u);
    QCOMPARE(relative->front().path, u"c.txt"_s);
}

void FormatTest::findsAFile()
{
    const auto sources = formatById(u"text")->find(made(u"folder/any.name"_s));
    QVERIFY(sources);
    QCOMPARE(sources->size(), 1u);
    QCOMPARE(sources->front().path, u"any.name"_s);
}

void FormatTest::findsNothing()
{
    QCOMPARE(formatById(u"text")->find(test::scratchPath(u"none"_s)).error().code, Error::Code::NotFound);
    QVERIFY(QDir().mkpath(test::scratchPath(u"hollow"_s)));
    QVERIFY(formatById(u"text")->find(test::scratchPath(u"hollow"_s))->empty());
}

void FormatTest::sniffs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("text") << u"s/a.txt"_s << "One.\n"_ba << u"text"_s;
    QTest::newRow("empty text") << u"s/b.txt"_s << ""_ba << u"text"_s;
    QTest::newRow("capital suffix") << u"s/c.TXT"_s << "One.\n"_ba << u"text"_s;
    QTest::newRow("legacy text") << u"s/d.txt"_s << "L\xFD man\n"_ba << u"text"_s;
    QTest::newRow("UTF-16") << u"s/e"_s << "\xFF\xFE" "a\0"_ba << u"text"_s;
    QTest::newRow("no suffix") << u"s/f"_s << "One.\n"_ba << u"text"_s;
    QTest::newRow("letter cut off at 4 KiB") << u"s/g"_s << QByteArray(4095, 'x') + "\xC3\xBC" << u"text"_s;
    QTest::newRow("binary") << u"s/h.bin"_s << "\x7F" "ELF\0\0"_ba << u""_s;
}

void FormatTest::sniffs()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, expected);
    const Format *format = sniffFormat(made(name, bytes));
    QCOMPARE(format ? format->info().id : QString(), expected);
    QCOMPARE(sniffFormat(test::scratchPath(u"s"_s)), nullptr);
    QCOMPARE(sniffFormat(test::scratchPath(u"s/none"_s)), nullptr);
}

void FormatTest::whatIsSaidOfAnArticleComesBackOrIsTold_data()
{
    using Fields = std::vector<QString>;
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("field");
    const Fields names{u"nothing"_s, u"title"_s, u"date"_s, u"outlet"_s, u"author"_s, u"address"_s, u"language"_s, u"state"_s, u"arrival"_s};
    for (const Format *format : formats()) {
        const FormatInfo info = format->info();
        if (!info.reads || !info.writes)
            continue;
        for (int field = 0; field < int(names.size()); ++field)
            QTest::addRow("%s, %s", qPrintable(info.id), qPrintable(names[size_t(field)])) << info.id << field;
    }
}

void FormatTest::whatIsSaidOfAnArticleComesBackOrIsTold()
{
    QFETCH(QString, format);
    QFETCH(int, field);
    const auto told = [](const Article &article) {
        return QStringList{{}, article.title, article.published, article.source, article.byline, article.url, article.language,
            QString::number(int(article.state)), QString::number(article.created)};
    };
    std::vector<Bundle> project = bareNews();
    Article &article = *project.back().article;
    const QStringList before = told(article);
    if (field == 1)
        article.title = u"Another title"_s;
    else if (field == 2)
        article.published = u"2031-05-06"_s;
    else if (field == 3)
        article.source = u"Evening News"_s;
    else if (field == 4)
        article.byline = u"C. Writer"_s;
    else if (field == 5)
        article.url = u"https://example.org/a"_s;
    else if (field == 6)
        article.language = u"en"_s;
    else if (field == 7)
        article.state = ReadingState::Done;
    else if (field == 8)
        article.created = 1'700'000'000'000;

    std::vector<Loss> losses;
    const auto files = test::written(*formatById(format), project, {}, {}, &losses);
    QVERIFY2(files, files ? "" : qPrintable(files.error().message));
    const auto back = test::readBack(*formatById(format), *files, u"back"_s);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    const auto read = std::ranges::find_if(*back, [](const Bundle &bundle) { return bundle.article.has_value(); });
    QVERIFY(read != back->end());
    const QString wanted = told(article).at(field);
    const QString found = told(*read->article).at(field);
    // What is lost becomes what it was, or nothing, and is told by one sentence of its own; what is not is not.
    QStringList sentences;
    for (const Loss &loss : losses)
        sentences << loss.what;
    if (found == wanted)
        QCOMPARE(sentences, QStringList());
    else
        QVERIFY2(found == before.at(field) && sentences.size() == 1, qPrintable(u"“%1”: %2"_s.arg(found, sentences.join(u'|'))));
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::FormatTest)
#include "tst_format.moc"
