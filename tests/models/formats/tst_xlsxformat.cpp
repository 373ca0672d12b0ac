// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/xlsxformat.h"

#include "models/domain/schema.h"
#include "tests/support/randomproject.h"
#include "tests/support/roundtrip.h"
#include "tests/support/testsupport.h"
#include "tests/support/zips.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

QByteArray workbookOf(const std::vector<Bundle> &project, std::vector<Loss> *losses = nullptr)
{
    const auto files = test::written(XlsxFormat(), project, {}, {}, losses);
    if (!files || files->size() != 1)
        qFatal("%ls", qUtf16Printable(files ? u"not one file"_s : files.error().message));
    return files->first();
}

/// A workbook as its XML says it.
class Workbook {
public:
    explicit Workbook(const QByteArray &bytes) : m_parts(test::unzipped(bytes))
    {
        QXmlStreamReader book(part(u"xl/workbook.xml"_s));
        while (!book.atEnd()) {
            if (book.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (book.name() == "sheet"_L1)
                m_sheets << book.attributes().value("name"_L1).toString();
            else if (book.name() == "workbookView"_L1)
                m_active = book.attributes().value("activeTab"_L1).toInt();
        }
        QXmlStreamReader strings(part(u"xl/sharedStrings.xml"_s));
        while (!strings.atEnd()) {
            if (strings.readNext() == QXmlStreamReader::StartElement && strings.name() == "t"_L1)
                m_strings << strings.readElementText();
        }
    }

    [[nodiscard]] const QStringList &sheets() const { return m_sheets; }
    /// Which one is seen when the workbook is opened.
    [[nodiscard]] QString opensOn() const { return m_sheets.value(m_active); }

    /// The cells of a sheet, by rows; those that are none are null. A number begins with #.
    [[nodiscard]] QList<QStringList> rows(const QString &sheet) const
    {
        QList<QStringList> rows;
        QXmlStreamReader xml(part(u"xl/worksheets/sheet%1.xml"_s.arg(m_sheets.indexOf(sheet) + 1)));
        QString kind;
        qsizetype column = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == "row"_L1) {
                rows << QStringList();
            } else if (xml.name() == "c"_L1) {
                kind = xml.attributes().value("t"_L1).toString();
                column = 0;
                const QString place = xml.attributes().value("r"_L1).toString();
                for (const QChar c : place) {
                    if (c.isLetter())
                        column = column * 26 + c.unicode() - u'A' + 1;
                }
                while (rows.last().size() < column)
                    rows.last() << QString();
            } else if (xml.name() == "f"_L1) {
                qFatal("a formula");
            } else if (xml.name() == "v"_L1) {
                const QString text = xml.readElementText();
                rows.last()[column - 1] = kind == "s"_L1 ? m_strings[text.toInt()] : u'#' + text;
            } else if (xml.name() == "t"_L1) {
                rows.last()[column - 1] = xml.readElementText();
            }
        }
        if (xml.hasError())
            qFatal("%ls", qUtf16Printable(xml.errorString()));
        return rows;
    }

private:
    [[nodiscard]] QByteArray part(const QString &name) const { return m_parts.value(name); }

    QHash<QString, QByteArray> m_parts;
    QStringList m_sheets;
    int m_active = 0;
    QStringList m_strings;
};

Bundle entitiesCalled(const QStringList &names)
{
    Bundle bundle;
    for (const QString &name : names)
        bundle.entities.push_back({EntityId(1 + qint64(bundle.entities.size())), u"PER"_s, name, {}, {}, {}});
    return bundle;
}

} // namespace

class XlsxFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Nothing is run, turned into a date or a number, or cut; and every sign comes out as it went in.
    void textsStayTexts()
    {
        const QStringList names{u"=cmd|'/C calc'!A0"_s, u"+1"_s, u"-1"_s, u"@SUM(A1)"_s, u"00123"_s, u"1E5"_s, u"2024-05"_s,
            u"1-2"_s, u" edge "_s, u"two\nlines"_s, u"a\tb"_s, u"_x000D_"_s, u"\u0001"_s, u"a\r\nb"_s, QString(QChar(0xFFFF)), u"Şehir 😀"_s, u"رشيمة"_s, u"<&>\"'"_s};
        const Workbook book(workbookOf({entitiesCalled(names)}));
        const auto rows = book.rows(u"entities"_s);
        QCOMPARE(rows.size(), 1 + names.size());
        const qsizetype column = rows[0].indexOf(u"name"_s);
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QString expected = QString(names[i]).replace(u"_x000D_"_s, u"_x005F_x000D_"_s)
                                         .replace(u'\u0001', u"_x0001_"_s)
                                         .replace(u'\r', u"_x000D_"_s)
                                         .replace(QChar(0xFFFF), u"_xFFFF_"_s);
            QCOMPARE(rows[i + 1][column], expected);
        }
    }

    void numbersAreNumbers()
    {
        Bundle in;
        in.text = u"Ada"_s;
        in.article = Article{};
        in.article->id = ArticleId(1);
        Mention mention;
        mention.id = MentionId(2);
        mention.type = u"PER"_s;
        mention.extent = TextSpan{0, 3};
        mention.quote = in.text;
        mention.confidence = 0.25;
        in.mentions.push_back(mention);
        const auto rows = Workbook(workbookOf({Bundle(), in})).rows(u"mentions"_s);
        QCOMPARE(rows[1][rows[0].indexOf(u"confidence"_s)], u"#0.25"_s);
        QCOMPARE(rows[1][rows[0].indexOf(u"end"_s)], u"#3"_s);
        QCOMPARE(rows[1][rows[0].indexOf(u"id"_s)], u"id2"_s);
        QCOMPARE(rows[1][rows[0].indexOf(u"quote"_s)], u"Ada"_s);
    }

    void whatNoCellHoldsIsCutAndCounted()
    {
        std::vector<Loss> losses;
        const QString longName = QString(32'766, u'a') + u"😀b"_s;
        const auto rows = Workbook(workbookOf({entitiesCalled({longName})}, &losses)).rows(u"entities"_s);
        QCOMPARE(rows[1][rows[0].indexOf(u"name"_s)], QString(32'766, u'a')); // no half of the emoji
        QCOMPARE(losses.size(), 1u);
        QCOMPARE(losses.front().count, 1);
        workbookOf({entitiesCalled({QString(32'767, u'\u0001'), QString(32'767, u'b')})}, &losses); // seven signs for one
        QCOMPARE(losses.front().count, 1);
    }

    void sheetsHaveNamesThatExcelTakes()
    {
        Bundle project;
        const QStringList types{u"Conflict/Attack: [all] * of ? them \\"_s, u"conflict/attack: [ALL] * of ? them \\"_s,
            QString(50, u'x'), QString(50, u'x') + u'y', u"'quoted'"_s};
        Bundle in;
        in.article = Article{};
        in.article->id = ArticleId(100);
        for (const QString &type : types) {
            const qint64 id = 1 + qint64(project.events.size());
            project.events.push_back({EventId(id), type, {}, {}});
            in.eventMentions.push_back({EventMentionId(10 + id), EventId(id), ArticleId(100), {}, {}, {}});
        }
        QSet<QString> names;
        const Workbook book(workbookOf({project, in}));
        for (const QString &name : book.sheets()) {
            QVERIFY2(name.size() <= 31 && !name.contains(QRegularExpression(u"[\\[\\]:*?/\\\\]"_s)), qPrintable(name));
            QVERIFY(!name.startsWith(u'\'') && !name.endsWith(u'\''));
            names << name.toCaseFolded();
        }
        QCOMPARE(names.size(), book.sheets().size());
        QCOMPARE(book.sheets().filter(u"events_"_s).size(), types.size());
    }

    /// On what people look for first, of what is there.
    void itOpensOnWhatTellsMost()
    {
        Bundle in;
        QCOMPARE(Workbook(workbookOf({Bundle()})).opensOn(), u"authors"_s);
        in.article = Article{};
        in.article->id = ArticleId(1);
        in.text = u"Ada"_s;
        QCOMPARE(Workbook(workbookOf({Bundle(), in})).opensOn(), u"articles"_s);
        QCOMPARE(Workbook(workbookOf({entitiesCalled({u"Ada"_s}), in})).opensOn(), u"entities"_s);
        Mention mention;
        mention.id = MentionId(2);
        mention.type = u"PER"_s;
        mention.extent = TextSpan{0, 3};
        mention.quote = in.text;
        in.mentions.push_back(mention);
        QCOMPARE(Workbook(workbookOf({entitiesCalled({u"Ada"_s}), in})).opensOn(), u"mentions"_s);
        in.events.push_back({EventId(3), u"Meet"_s, {}, {}});
        in.eventMentions.push_back({EventMentionId(4), EventId(3), ArticleId(1), {}, {}, {}});
        QCOMPARE(Workbook(workbookOf({Bundle(), in})).opensOn(), u"event_mentions"_s);
        in.arguments.push_back({ArgumentId(5), EventMentionId(4), u"Who"_s, 0, Filler(MentionId(2)), {}, 0});
        const Workbook book(workbookOf({Bundle(), in}));
        QCOMPARE(book.opensOn(), u"arguments"_s);
        QCOMPARE(book.sheets().first(), u"authors"_s); // the order is that of the tables
    }

    void theSameProjectIsTheSameWorkbook()
    {
        for (int seed = 1; seed <= test::repetitions(20, 300); ++seed) {
            QRandomGenerator random{quint32(seed)};
            const std::vector<Bundle> project = test::randomProject(random, 2);
            const QByteArray bytes = workbookOf(project);
            QCOMPARE(workbookOf(project), bytes);
            const Workbook book(bytes);
            qsizetype mentions = 0;
            for (const Bundle &bundle : project)
                mentions += qsizetype(bundle.mentions.size());
            QCOMPARE(book.rows(u"mentions"_s).size(), 1 + mentions);
        }
    }

    void itIsNotRead()
    {
        const auto read = test::readAll(XlsxFormat(), test::sourceDir() + u"/README.md"_s);
        QCOMPARE(read.error().code, Error::Code::BadInput);
        QVERIFY(read.error().message.contains(u"README.md"_s));
    }
};

QTEST_GUILESS_MAIN(XlsxFormatTest)
#include "tst_xlsxformat.moc"
