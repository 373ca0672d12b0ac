// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlementions.h"
#include "tests/support/projectsupport.h"

#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class ArticleMentionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatTheArticleHoldsAfterEachEdit()
    {
        auto store = test::newStore(u"follow.gloss"_s);
        store->setDurable(false);
        Workbench workbench(*store);
        test::RandomEdits random(*store, 61);
        const ArticleId article = random.verbs().article(u"First"_s, u"Ilham Aliyev met Selçuk Bayraktar in Baku. They signed."_s);
        ArticleMentions mentions(workbench);
        mentions.setArticle(article);
        int most = 0;
        for (int i = 0; i < test::repetitions(1'000, 20'000); ++i) {
            random.step();
            workbench.flush();
            const auto expected = test::need(random.verbs().mentions.inArticle(article));
            std::vector<Mention> held;
            for (const Mention *mention : mentions.index().touching({0, 1'000}))
                held.push_back(*mention);
            QCOMPARE(held, expected);
            most = std::max(most, int(held.size()));
        }
        QVERIFY(most > 3);
    }

    void readsOnlyWhatWasTouched()
    {
        auto store = test::newStore(u"touched.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId one = verbs.article(u"One"_s, u"Ilham Aliyev met reporters."_s);
        const ArticleId other = verbs.article(u"Other"_s, u"Ilham Aliyev met reporters."_s);
        Workbench workbench(*store);
        ArticleMentions mentions(workbench);
        mentions.setArticle(one);
        QSignalSpy reset(&mentions.index(), &MentionIndex::reset);
        QSignalSpy changed(&mentions.index(), &MentionIndex::changed);
        test::need(verbs.mentions.mark(one, TextSpan{0, 12}, u"PER"_s));
        test::need(verbs.mentions.mark(other, TextSpan{0, 12}, u"PER"_s));
        workbench.flush();
        QCOMPARE(mentions.index().size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<TextSpan>(), (TextSpan{0, 12}));
        QCOMPARE(reset.size(), 0);
        mentions.setArticle({});
        QCOMPARE(mentions.index().size(), 0);
    }
};

QTEST_GUILESS_MAIN(ArticleMentionsTest)
#include "tst_articlementions.moc"
