// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/csv.h"
#include "tests/support/randomtext.h"
#include "tests/support/testsupport.h"

#include <QBuffer>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

Result<std::vector<QStringList>> rowsOf(QByteArray bytes, QList<qint64> *lines = nullptr)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, u"list.csv"_s);
    std::vector<QStringList> rows;
    while (true) {
        GLOSSATOR_ASSIGN(const bool isRow, reader.next());
        if (!isRow)
            return rows;
        rows.push_back(reader.cells());
        if (lines)
            *lines << reader.line();
    }
}

} // namespace

class CsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows"); // cells in brackets
        const auto row = [](const char *name, const QByteArray &bytes, const QString &rows) {
            QTest::newRow(name) << bytes << rows;
        };
        row("CRLF", "a,b\r\nc,d\r\n", u"[a][b]\n[c][d]"_s);
        row("LF, without a last one", "a,b\nc,d", u"[a][b]\n[c][d]"_s);
        row("CR", "a,b\rc,d\r", u"[a][b]\n[c][d]"_s);
        row("a byte order mark", "\xef\xbb\xbf" "a,b\n", u"[a][b]"_s);
        row("semicolons", "a;b\nc,d;e\n", u"[a][b]\n[c,d][e]"_s);
        row("TABs", "a\tb\nc;d\te\n", u"[a][b]\n[c;d][e]"_s);
        row("the separator that Excel was told", "\xef\xbb\xbf" "sep=;\r\na,b,c;d\r\n", u"[a,b,c][d]"_s);
        row("one that stands in no row else", "SEP=|\na,b|c\n", u"[a,b][c]"_s);
        row("a cell that tells of none", "sep=ab;\nc;d\n", u"[sep=ab][]\n[c][d]"_s);
        row("a separator in quotes decides nothing", "\"a;b;c\",d\n", u"[a;b;c][d]"_s);
        row("quotes", "\"a\"\"b\",\"c,d\"\n", u"[a\"b][c,d]"_s);
        row("a quote within a cell is one", "5\" gun,b\n", u"[5\" gun][b]"_s);
        row("line ends in quotes", "\"a\r\nb\rc\nd\",e\n", u"[a\r\nb\rc\nd][e]"_s);
        row("empty cells", ",a,\n\"\",,\n", u"[][a][]\n[][][]"_s);
        row("empty lines are no rows", "\n\r\na\n\n\nb\n\n", u"[a]\n[b]"_s);
        row("blanks stay", " a , b \n", u"[ a ][ b ]"_s);
        row("nothing", "", QString());
        row("letters", "\xc5\x9f,\xf0\x9f\x98\x80\n", u"[\u015f][\U0001F600]"_s);
    }
    void reads()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, rows);
        const auto read = rowsOf(bytes);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QStringList told;
        for (const QStringList &row : *read)
            told << u'[' + row.join(u"]["_s) + u']';
        QCOMPARE(told.join(u'\n'), rows);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("an open quote") << QByteArray("a\nb,\"c\nd") << u"line 2: a quote is never closed"_s;
        QTest::newRow("more behind a quote") << QByteArray("a\n\n\"b\"c\n") << u"line 3: a quoted cell ends"_s;
        QTest::newRow("another encoding") << QByteArray("a\nb\xfe\n") << u"line 2: it is not UTF-8"_s;
        QTest::newRow("half a pair") << QByteArray("\xed\xa0\x80\n") << u"line 1: it is not UTF-8"_s;
        QTest::newRow("NUL") << QByteArray("a,b\nc,\0\n", 8) << u"line 2: it holds a NUL"_s;
    }
    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        const auto read = rowsOf(bytes);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(sentence) && read.error().message.startsWith(u"list.csv"_s),
            qPrintable(read.error().message));
    }

    void tellsLines()
    {
        QList<qint64> lines;
        QVERIFY(rowsOf("a\r\n\"b\r\nc\rd\"\n\ne\r\rf", &lines));
        QCOMPARE(lines, QList<qint64>({1, 2, 6, 8}));
    }

    void goesBack()
    {
        QByteArray bytes = "name\n";
        for (int i = 0; i < 30'000; ++i)
            bytes += QByteArray::number(i) + ",\"\n\"\n";
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(buffer, u"list.csv"_s);
        std::vector<std::pair<qint64, qint64>> places;
        while (reader.next().value_or(false))
            places.emplace_back(reader.position(), reader.line());
        for (const size_t i : {size_t(30'000), size_t(1), size_t(17'123)}) {
            QVERIFY(reader.seek(places[i].first, places[i].second));
            QVERIFY(reader.next().value_or(false));
            QCOMPARE(reader.cell(0).toULongLong(), i - 1);
            QCOMPARE(reader.line(), qint64(2 * i));
        }
    }

    void formulasAreGuarded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        for (const QString &text : {u"=1+2"_s, u"+49 30"_s, u"-5"_s, u"@SUM(A1)"_s, u"\tx"_s, u"\rx"_s, u"\uFF1D1"_s, u"\uFF0B1"_s,
                 u"\uFF0D1"_s, u"\uFF20x"_s, u"'=1"_s, u"''-1"_s})
            QTest::newRow(qPrintable(text)) << text << u'\'' + text;
        for (const QString &text : {u"plain"_s, QString(), u"'quoted'"_s, u" =1"_s, u"a=b"_s, u"'"_s})
            QTest::newRow(qPrintable(u"not "_s + text)) << text << text;
    }
    void formulasAreGuarded()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, cell);
        QCOMPARE(guardedCell(text), cell);
        QCOMPARE(unguardedCell(cell), text);
    }

    void whatIsWrittenIsRead()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < test::repetitions(2'000, 100'000); ++round) {
            const CsvStyle style{.separator = random.bounded(2) ? ',' : ';', .isGuarded = random.bounded(2) == 0};
            const int columns = 1 + random.bounded(4);
            std::vector<QStringList> rows;
            QByteArray bytes;
            for (int row = 0; row < 4; ++row) {
                QStringList cells;
                for (int column = 0; column < columns; ++column) {
                    static const QStringList pieces{u"\""_s, u","_s, u";"_s, u"\r\n"_s, u"\n"_s, u"\r"_s, u"="_s, u"'"_s, u" "_s,
                        u"\t"_s, u"\uFEFF"_s, u"\u2028"_s, u"\u0085"_s, u"a"_s, u"\u0130"_s, u"\U0001F600"_s, u"-"_s};
                    QString cell;
                    // The separator is found in the first row.
                    for (int i = random.bounded(row == 0 ? 1 : 6); i > 0; --i)
                        cell += pieces.at(random.bounded(pieces.size()));
                    cells << (row == 0 ? u"column"_s : cell);
                }
                rows.push_back(cells);
                bytes += csvRow(cells, style);
            }
            const auto read = rowsOf(bytes);
            QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
            std::vector<QStringList> texts;
            for (const QStringList &cells : *read) {
                QStringList row;
                for (const QString &cell : cells)
                    row << unguardedCell(cell);
                texts.push_back(row);
            }
            QVERIFY2(columns == 1 || texts == rows, bytes.constData());
            if (columns == 1)
                QCOMPARE(texts, rows);
        }
    }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "tst_csv.moc"
