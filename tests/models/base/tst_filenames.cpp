// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/filenames.h"
#include "tests/support/randomtext.h"
#include "tests/support/testsupport.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace glossator {

class FileNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void longNames();
    void paths_data();
    void paths();
    void uniquePaths();
    void manyOfOneName();
    void randomNames();
};

void FileNamesTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    const auto row = [](const QString &name, const QString &safe) {
        QTest::newRow(name.isEmpty() ? "empty" : qPrintable(name)) << name << safe;
    };
    row(u"article.txt"_s, u"article.txt"_s);
    row(u"Türkiye’nin günü.txt"_s, u"Türkiye’nin günü.txt"_s);
    row(u"a b-c_(1) [2] 100%.txt"_s, u"a b-c_(1) [2] 100%.txt"_s);
    row(u""_s, u"_"_s);
    row(u"   "_s, u"_"_s);
    row(u"."_s, u"_"_s);
    row(u".."_s, u"__"_s);
    row(u".bashrc"_s, u"_bashrc"_s);
    row(u"../../etc/passwd"_s, u"___.._etc_passwd"_s);
    row(u"C:\\Windows\\x"_s, u"C__Windows_x"_s);
    row(u"a*b?c\"d<e>f|g"_s, u"a_b_c_d_e_f_g"_s);
    row(u"line\nbreak\ttab\x7F\u0085"_s, u"line_break_tab__"_s);
    row(u"txt.\u202Eexe"_s, u"txt._exe"_s);
    row(u"a\u2028b"_s, u"a_b"_s);
    row(u" blanks . "_s, u"blanks _"_s);
    row(u"dots..."_s, u"dots.._"_s);
    row(u"con"_s, u"_con"_s);
    row(u"Con.txt"_s, u"_Con.txt"_s);
    row(u"LPT9.a.b"_s, u"_LPT9.a.b"_s);
    row(u"com¹"_s, u"_com¹"_s);
    row(u"nul ."_s, u"_nul _"_s);
    row(u"console"_s, u"console"_s);
    row(u"com10"_s, u"com10"_s);
    row(u"cafe\u0301"_s, u"café"_s);
    row(u"😀.txt"_s, u"😀.txt"_s);
    QTest::newRow("NUL") << u"a\0b"_s << u"a_b"_s;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(0xD800)) << u"a\uFFFD"_s;
}

void FileNamesTest::names()
{
    QFETCH(const QString, name);
    QFETCH(const QString, safe);
    QCOMPARE(safeFileName(name), safe);
    QCOMPARE(safeFileName(safe), safe);
}

void FileNamesTest::longNames()
{
    QCOMPARE(safeFileName(QString(300, u'a')), QString(200, u'a'));
    QCOMPARE(safeFileName(QString(300, u'a') + u".txt"_s), QString(196, u'a') + u".txt"_s);
    QCOMPARE(safeFileName(u"x"_s + QString(150, u'ğ')), u"x"_s + QString(99, u'ğ'));
    QCOMPARE(safeFileName(u"xx"_s + u"😀"_s.repeated(80)).toUtf8().size(), 198);
    QCOMPARE(safeFileName(QString(195, u'a') + u" .txt"_s), QString(195, u'a') + u" .txt"_s);
}

void FileNamesTest::paths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("safe");
    const auto row = [](const QString &path, const QString &safe) {
        QTest::newRow(path.isEmpty() ? "empty" : qPrintable(path)) << path << safe;
    };
    row(u"sub/deep/a.txt"_s, u"sub/deep/a.txt"_s);
    row(u""_s, u"_"_s);
    row(u"/"_s, u"_"_s);
    row(u"/etc/passwd"_s, u"etc/passwd"_s);
    row(u"../../a"_s, u"__/__/a"_s);
    row(u"a//b/./c/"_s, u"a/b/c"_s);
    row(u"a/..\\..\\b"_s, u"a/___.._b"_s);
    row(u"\\\\host\\share/a"_s, u"__host_share/a"_s);
    row(u"aux/con/a"_s, u"_aux/_con/a"_s);
}

void FileNamesTest::paths()
{
    QFETCH(const QString, path);
    QFETCH(const QString, safe);
    QCOMPARE(safeRelativePath(path), safe);
    QCOMPARE(safeRelativePath(safe), safe);
}

void FileNamesTest::uniquePaths()
{
    UniquePaths paths;
    QCOMPARE(paths.claim(u"sub/a"), u"sub/a"_s);
    QCOMPARE(paths.claim(u"a"), u"a"_s);
    QCOMPARE(paths.claim(u"sub/a"), u"sub/a (2)"_s);
    QCOMPARE(paths.claim(u"SUB/A"), u"SUB/A (3)"_s);
    QCOMPARE(paths.claim(u"sub/a (2)"), u"sub/a (2) (2)"_s);
    QCOMPARE(paths.claim(u"x?"), u"x_"_s);
    QCOMPARE(paths.claim(u"x*"), u"x_ (2)"_s);
    QCOMPARE(paths.claim(u"I\u0307"), u"\u0130"_s);
    QCOMPARE(paths.claim(u"\u0130"), u"\u0130 (2)"_s);
    const QString longName(250, u'a');
    QCOMPARE(paths.claim(longName), QString(200, u'a'));
    QCOMPARE(paths.claim(longName), QString(196, u'a') + u" (2)"_s);
}

void FileNamesTest::manyOfOneName()
{
    UniquePaths paths;
    for (int count = 1; count < 3000; ++count)
        (void)paths.claim(u"a");
    QCOMPARE(paths.claim(u"A"), u"A (3000)"_s);
}

void FileNamesTest::randomNames()
{
    const QStringList nasty = {u"../"_s, u"/"_s, u"\\"_s, u".."_s, u"C:"_s, u"con"_s, u"NUL."_s, u" "_s,
                               u"."_s, u"a"_s, u"A"_s, u"ß"_s, u"SS"_s, u"\u0130"_s, u".txt"_s, QString(QChar(0xD83D))};
    const QString folder = test::scratchPath(u"names"_s);
    UniquePaths paths;
    QSet<QString> handedOut;
    QRandomGenerator random(1);
    for (int left = test::repetitions(100'000, 1'000'000); left > 0; --left) {
        QString name;
        for (int parts = random.bounded(6); parts >= 0; --parts)
            name += random.bounded(2) ? nasty[random.bounded(nasty.size())] : test::randomText(random, 4);
        if (random.bounded(50) == 0)
            name += test::randomText(random, 200);
        const QString path = paths.claim(name);
        const QString full = folder + u'/' + path;
        QVERIFY2(QDir::cleanPath(full) == full, qPrintable(path));
        QVERIFY2(path.isValidUtf16(), qPrintable(path));
        QCOMPARE(safeRelativePath(path), path);
        for (const QString &part : path.split(u'/'))
            QVERIFY2(part.toUtf8().size() <= 200 && !part.startsWith(u'.'), qPrintable(path));
        const QString key = path.toCaseFolded();
        QVERIFY2(!handedOut.contains(key), qPrintable(path));
        handedOut << key;
        if (left % 100 == 0) { // a file system takes it and gives it back
            const QFileInfo info(full);
            QVERIFY(QDir().mkpath(info.path()));
            QFile file(full + u".ann"_s);
            QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
            QVERIFY(QDir(info.path()).entryList(QDir::Files).contains(info.fileName() + u".ann"_s));
        }
    }
}

} // namespace glossator

QTEST_GUILESS_MAIN(glossator::FileNamesTest)
#include "tst_filenames.moc"
