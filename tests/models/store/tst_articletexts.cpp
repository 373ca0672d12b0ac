// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/articletexts.h"
#include "tests/support/projectsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class ArticleTextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatStandsAround_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<TextSpan>("place");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("whole") << u"In Baku, he said."_s << TextSpan{3, 7} << u"In "_s << u", he said."_s;
        QTest::newRow("the text itself") << u"Baku"_s << TextSpan{0, 4} << QString() << QString();
        QTest::newRow("cut") << u"abcdefghijklmnopqrstuvwxyz"_s << TextSpan{12, 13} << u"…cdefghijkl"_s << u"nopqrstuvw…"_s;
        QTest::newRow("only its paragraph") << u"One.\nIn Baku.\nThree."_s << TextSpan{8, 12} << u"In "_s << u"."_s;
        QTest::newRow("white space folded") << u"In \t  Baku  now"_s << TextSpan{6, 10} << u"In "_s << u" now"_s;
        QTest::newRow("beyond the first plane") << u"😀😀 Baku 😀"_s << TextSpan{3, 7} << u"😀😀 "_s << u" 😀"_s;
        QTest::newRow("over two paragraphs") << u"In Ba\nku now"_s << TextSpan{3, 8} << u"In "_s << u" now"_s;
    }

    void saysWhatStandsAround()
    {
        QFETCH(const QString, text);
        QFETCH(const TextSpan, place);
        auto store = test::newStore(u"around.gloss"_s);
        const ArticleId article = test::Verbs(*store).article(u"One"_s, text);
        ArticleTexts texts(*store);
        const auto context = texts.around(article, place, 10);
        QTEST(context.before, "before");
        QTEST(context.after, "after");
    }

    void isKeptHoweverLong()
    {
        auto store = test::newStore(u"long.gloss"_s);
        const ArticleId article = test::Verbs(*store).article(u"Long"_s, u"word "_s.repeated(1'700'000));
        const auto first = test::need(store->texts().text(article));
        QCOMPARE(test::need(store->texts().text(article)), first);
    }

    void isNeverOutOfDate()
    {
        auto store = test::newStore(u"correct.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId article = verbs.article(u"One"_s, u"In Baku."_s);
        ArticleTexts texts(*store);
        const auto first = test::need(texts.text(article));
        QCOMPARE(test::need(texts.text(article)), first); // not read again
        test::need(verbs.articles.replaceText(article, TextSpan{0, 2}, u"Near"_s));
        QCOMPARE(test::need(texts.text(article))->text(), u"Near Baku."_s);
        QCOMPARE(first->text(), u"In Baku."_s);
        test::need(verbs.articles.remove({article}));
        QVERIFY(!texts.text(article));
        QVERIFY(texts.around(article, {0, 1}).before.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ArticleTextsTest)
#include "tst_articletexts.moc"
