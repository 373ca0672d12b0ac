// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/occurrencemodel.h"
#include "tests/support/projectsupport.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class OccurrenceModelTest : public QObject {
    Q_OBJECT

    static constexpr auto text = u"Sitare left. The Sitare ran. Sitare Lines sold Sitare and Sitare.";
    const TypeRef ship{TypeGroup::Mention, u"VEH"_s};

    std::unique_ptr<Store> m_store;
    ArticleId m_article;
    EntityId m_entity;

    [[nodiscard]] Occurrences found() const
    {
        JobContext context;
        return test::need(findOccurrences(*m_store, {{u"Sitare"_s}, {}, m_article}, context));
    }

private Q_SLOTS:
    void init()
    {
        m_store = test::newStore(u"occurrences.gloss"_s);
        test::Verbs verbs(*m_store);
        m_article = verbs.article(u"Ferry"_s, QString(text));
        m_entity = test::need(verbs.mentions.mark(m_article, TextSpan{0, 6}, u"VEH"_s)).entity; // “Sitare”
        test::need(verbs.mentions.mark(m_article, TextSpan{29, 41}, u"ORG"_s)); // “Sitare Lines”
        test::need(verbs.mentions.mark(m_article, TextSpan{47, 53}, u"ORG"_s));
    }
    void cleanup() { m_store.reset(); }

    void setsApartWhatIsMarked()
    {
        Workbench workbench(*m_store);
        OccurrenceModel model(workbench);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTarget({ship, m_entity});
        model.setOccurrences(found());
        QCOMPARE(test::dump(model),
            u"New: 2 |  | \n"
            "Sitare left. The Sitare ran. Sitare Lines sold Sitare and Sitare. |  | Ferry\n"
            "Sitare left. The Sitare ran. Sitare Lines sold Sitare and Sitare. |  | Ferry\n"
            "Something is marked here, tick to mark anyhow: 2 |  | \n"
            "Sitare left. The Sitare ran. Sitare Lines sold Sitare and Sitare. | over ORG “Sitare Lines” | Ferry\n"
            "Sitare left. The Sitare ran. Sitare Lines sold Sitare and Sitare. | is ORG, becomes VEH | Ferry\n"
            "Marked already: 1 |  | \n"
            "Sitare left. The Sitare ran. Sitare Lines sold Sitare and Sitare. |  | Ferry\n"_s);
        QCOMPARE(model.tickedCount(), 2);
        // Headings and what is marked already cannot be ticked.
        QVERIFY(!model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model.setData(model.index(7, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(5, 0), Qt::Checked, Qt::CheckStateRole));
        const auto ticked = model.ticked();
        QCOMPARE(ticked.size(), size_t(2));
        QCOMPARE(ticked[0].span, (TextSpan{47, 53}));
        QCOMPARE(ticked[1].span, (TextSpan{58, 64}));
        // Found again, ticks stay; another type sorts anew.
        model.setOccurrences(found());
        QCOMPARE(model.ticked(), ticked);
        model.setTarget({{TypeGroup::Mention, u"ORG"_s}});
        QCOMPARE(model.count(OccurrenceState::Marked), 1);
        QCOMPARE(model.count(OccurrenceState::OtherType), 1);
        model.tickNew(false);
        QCOMPARE(model.tickedCount(), 0);
        model.tickNew(true);
        QCOMPARE(model.tickedCount(), 2);
    }

    void standsEmpty()
    {
        Workbench workbench(*m_store);
        OccurrenceModel model(workbench);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setOccurrences({});
        model.tickNew(true);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.ticked().empty());
    }

    void holdsAHundredThousand()
    {
        Workbench workbench(*m_store);
        OccurrenceModel model(workbench);
        Occurrences many;
        for (qsizetype i = 0; i < Occurrences::Most; ++i)
            many.found.push_back({m_article, {i * 10, i * 10 + 6}, u"Sitare"_s, u"the "_s, u" left"_s});
        QElapsedTimer timer;
        timer.start();
        model.setTarget({ship});
        model.setOccurrences(std::move(many));
        qInfo("a hundred thousand rows in %lld ms", timer.elapsed());
        QCOMPARE(model.rowCount(), int(Occurrences::Most) + 1);
        QCOMPARE(model.tickedCount(), Occurrences::Most);
    }
};

QTEST_GUILESS_MAIN(OccurrenceModelTest)
#include "tst_occurrencemodel.moc"
