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

    void readsThoseAboutTheReaderFirst()
    {
        auto store = test::newStore(u"many.gloss"_s);
        test::Verbs verbs(*store);
        std::vector<MentionId> ids;
        const ArticleId article = markMany(*store, verbs, ids);
        Workbench workbench(*store);
        ArticleMentions mentions(workbench);
        constexpr qsizetype reader = 1'000 * 5;
        mentions.setArticle(article, reader);
        QVERIFY(mentions.index().size() < many);
        QCOMPARE(mentions.index().touching({reader - 500, reader + 500}).size(), size_t(200));
        QTRY_COMPARE(mentions.index().size(), many);

        mentions.setArticle(article, 0);
        QVERIFY(!mentions.index().mention(ids.back()));
        QVERIFY(mentions.mention(ids.back())); // that one is read
        QVERIFY(mentions.index().size() < many);
        QTRY_COMPARE(mentions.index().size(), many);
    }

    void whatChangesWhileAllAreReadIsNotMissed()
    {
        auto store = test::newStore(u"late.gloss"_s);
        test::Verbs verbs(*store);
        std::vector<MentionId> ids;
        const ArticleId article = markMany(*store, verbs, ids);
        Workbench workbench(*store);
        ArticleMentions mentions(workbench);
        const auto compare = [&] {
            const auto expected = test::need(verbs.mentions.inArticle(article));
            QTRY_COMPARE(mentions.index().size(), qsizetype(expected.size()));
            for (const Mention &mention : expected) {
                QVERIFY(mentions.mention(mention.id));
                QCOMPARE(*mentions.mention(mention.id), mention);
            }
        };
        for (int i = 0; i < 20; ++i) {
            mentions.setArticle(article);
            QTest::qSleep(i % 7); // now before they are read, now behind
            test::need(verbs.mentions.remove({ids[size_t(many / 2 + i)]}));
            test::need(verbs.mentions.retype({ids.back()}, i % 2 == 0 ? u"ORG"_s : u"PER"_s));
            workbench.flush();
            compare();
        }
        // While others are read, again and again; and more than are read one by one.
        mentions.setArticle(article);
        for (int i = 0; i < 4; ++i) {
            test::need(store->perform({u"Long"_s}, [&](Operation &op) -> Result<> {
                op.db().prepare("UPDATE mention SET flag = flag || 'x'").run();
                op.db().prepare("UPDATE mention SET level = level || 'x'").run();
                return {};
            }));
            test::need(verbs.mentions.retype({ids.front()}, i % 2 == 0 ? u"ORG"_s : u"PER"_s));
            workbench.flush();
        }
        QTRY_VERIFY(mentions.index().mention(ids.back()) && mentions.index().mention(ids.back())->level == u"xxxx"_s);
        compare();
        test::need(verbs.mentions.retype({ids.begin(), ids.begin() + many / 2}, u"ORG"_s));
        workbench.flush();
        QTRY_COMPARE(mentions.index().mention(ids.front())->type, u"ORG"_s);
        compare();
    }

private:
    static constexpr int many = 1'500;

    static ArticleId markMany(Store &store, test::Verbs &verbs, std::vector<MentionId> &ids)
    {
        const ArticleId article = verbs.article(u"Long"_s, u"word "_s.repeated(many));
        test::need(store.perform({u"Mark"_s}, [&](Operation &) -> Result<> {
            for (int i = 0; i < many; ++i) {
                Mention mention;
                mention.article = article;
                mention.type = u"PER"_s;
                mention.extent = TextSpan{i * 5, i * 5 + 4};
                ids.push_back(test::need(verbs.mentions.create(mention)));
            }
            return {};
        }));
        return article;
    }
};

QTEST_GUILESS_MAIN(ArticleMentionsTest)
#include "tst_articlementions.moc"
