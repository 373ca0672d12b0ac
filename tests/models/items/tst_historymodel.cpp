// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/historymodel.h"
#include "tests/support/modelcheck.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class HistoryModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsANewOneAfterEachEdit()
    {
        const auto make = [](Workbench &workbench) { return std::make_unique<HistoryModel>(workbench); };
        test::checkAgainstNewOnes(u"history.gloss"_s, make, test::repetitions(150, 2'000), 51);
    }

    void saysWhatWasUndone()
    {
        auto store = test::newStore(u"undone.gloss"_s);
        test::Verbs verbs(*store);
        verbs.article(u"One"_s, u"Words."_s);
        const ArticleId other = verbs.article(u"Other"_s, u"Words."_s);
        test::need(verbs.mentions.mark(other, TextSpan{0, 5}, u"NUM"_s));
        Workbench workbench(*store);
        HistoryModel model(workbench);
        const auto rows = [&] {
            QStringList lines;
            for (const QString &line : test::dump(model).split(u'\n', Qt::SkipEmptyParts))
                lines << line.section(u" | "_s, 1); // the time is the tester's
            return lines;
        };
        QCOMPARE(rows(), (QStringList{u"Ada | Mark “Words” as Count | "_s, u"Ada | Add “Other” | "_s, u"Ada | Add “One” | "_s}));
        QCOMPARE(model.index(0, 0).data(HistoryModel::ArticleRole), other.value());
        QCOMPARE(model.index(0, 0).data(HistoryModel::PlaceRole).value<TextSpan>(), (TextSpan{0, 5}));
        test::need(verbs.history.undo());
        test::need(verbs.history.undo());
        test::need(verbs.history.redo());
        workbench.flush();
        QCOMPARE(rows(),
                 (QStringList{u"Ada | Redo: Add “Other” | "_s, u"Ada | Undo: Add “Other” | "_s,
                              u"Ada | Undo: Mark “Words” as Count | "_s, u"Ada | Mark “Words” as Count | undone"_s,
                              u"Ada | Add “Other” | "_s, u"Ada | Add “One” | "_s}));
    }

    void whatGoesTogetherIsOneRow()
    {
        auto store = test::newStore(u"groups.gloss"_s);
        test::Verbs verbs(*store);
        Workbench workbench(*store);
        HistoryModel model(workbench);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.fetchMore({});
        const auto actions = [&] {
            workbench.flush();
            QStringList lines;
            for (int row = 0; row < model.rowCount(); ++row)
                lines << model.index(row, HistoryModel::Action).data().toString();
            return lines;
        };
        verbs.article(u"One"_s, u"Words."_s);
        const qint64 first = verbs.history.undoable()->group;
        qint64 group = 0;
        for (int batch = 0; batch < 3; ++batch) {
            test::need(store->perform({u"Import"_s, {}, {}, group}, [&](Operation &op) -> Result<> {
                group = op.group();
                verbs.article(u"Batch"_s, u"Words."_s);
                return {};
            }));
            QCOMPARE(actions(), (QStringList{u"Import"_s, u"Add “One”"_s}));
        }
        verbs.article(u"Last"_s, u"Words."_s);
        test::need(verbs.history.undoTo(first));
        QCOMPARE(actions(), (QStringList{u"Undo of 2 action(s), the newest: Add “Last”"_s, u"Add “Last”"_s, u"Import"_s, u"Add “One”"_s}));
        QVERIFY(model.index(2, 0).data(HistoryModel::UndoneRole).toBool());
        QVERIFY(!model.index(3, 0).data(HistoryModel::UndoneRole).toBool());
        test::need(verbs.history.redo());
        QCOMPARE(actions().size(), 5);
        QVERIFY(!model.index(3, 0).data(HistoryModel::UndoneRole).toBool());
    }

    void saysTheTimeShortly()
    {
        auto store = test::newStore(u"times.gloss"_s);
        test::Verbs verbs(*store);
        verbs.article(u"One"_s, u"Words."_s);
        Workbench workbench(*store);
        HistoryModel model(workbench);
        model.fetchMore({});
        const QString shown = model.index(0, HistoryModel::Time).data().toString();
        const QDateTime then = QDateTime::fromMSecsSinceEpoch(test::need(verbs.history.entries(1)).front().time);
        const QLocale locale;
        QVERIFY(shown == locale.toString(then.time(), QLocale::ShortFormat)
                || shown == locale.toString(then.date(), QLocale::ShortFormat)); // midnight came
        QCOMPARE(model.index(0, HistoryModel::Time).data(Qt::ToolTipRole), locale.toString(then, QLocale::LongFormat));
    }

    void isReadInPages()
    {
        auto store = test::newStore(u"pages.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId article = verbs.article(u"One"_s, u"Words."_s);
        for (int i = 0; i < 2 * HistoryModel::PageSize; ++i)
            test::need(verbs.articles.setState(article, ReadingState((i + 1) % 3)));
        Workbench workbench(*store);
        HistoryModel model(workbench);
        QCOMPARE(model.rowCount(), 0);
        model.fetchMore({});
        QCOMPARE(model.rowCount(), HistoryModel::PageSize);
        verbs.article(u"Two"_s, u"Words."_s);
        workbench.flush();
        QCOMPARE(model.rowCount(), HistoryModel::PageSize + 1);
        QCOMPARE(model.index(0, HistoryModel::Action).data(), u"Add “Two”"_s);
        while (model.canFetchMore({}))
            model.fetchMore({});
        QCOMPARE(model.rowCount(), 2 * HistoryModel::PageSize + 2);
    }
};

QTEST_GUILESS_MAIN(HistoryModelTest)
#include "tst_historymodel.moc"
