// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/articlelistmodel.h"
#include "models/items/choices.h"
#include "tests/support/modelcheck.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class ArticleListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsANewOneAfterEachEdit_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("as added") << -1 << QString();
        QTest::newRow("by title") << int(ArticleListModel::Title) << QString();
        QTest::newRow("by mentions") << int(ArticleListModel::Mentions) << QString();
        QTest::newRow("filtered") << int(ArticleListModel::State) << u"ank"_s;
    }

    void equalsANewOneAfterEachEdit()
    {
        QFETCH(const int, column);
        QFETCH(const QString, text);
        const auto make = [&](Workbench &workbench) {
            auto model = std::make_unique<ArticleListModel>(workbench);
            model->setText(text);
            model->sort(column, Qt::DescendingOrder);
            return model;
        };
        test::checkAgainstNewOnes(u"articles.gloss"_s, make, test::repetitions(150, 5'000), 11);
        test::checkAgainstNewOnes(u"articles.gloss"_s, make, test::repetitions(100, 2'000), 11, test::Reads::InBackground);
    }

    void isEditedInPlaceAndUndone()
    {
        auto store = test::newStore(u"edit.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId id = verbs.article(u"Old title"_s, u"Words."_s);
        Workbench workbench(*store);
        ArticleListModel model(workbench);
        const QModelIndex title = model.indexOf(id);
        QCOMPARE(model.idAt(title), id);
        QCOMPARE(title.data(IdModel::IdRole).value<qint64>(), id.value());
        QCOMPARE(title.data(IdModel::OwnerRole).value<Owner>(), Owner(id));

        QVERIFY(model.setData(title, u"New title"_s));
        QVERIFY(model.setData(title.siblingAtColumn(ArticleListModel::Published), u"2023-04"_s));
        const QModelIndex state = title.siblingAtColumn(ArticleListModel::State);
        QVERIFY(model.setData(state, state.data(IdModel::ChoicesRole).value<QList<Choice>>().last().value));
        QVERIFY(!model.setData(title.siblingAtColumn(ArticleListModel::Mentions), 5));
        workbench.flush();
        QCOMPARE(test::dump(model), u"New title | 2023-04 |  | Done | 0\n"_s);
        QCOMPARE(verbs.history.size(), 4);
        QVERIFY(model.setData(title, u"New title"_s)); // nothing to do
        QCOMPARE(verbs.history.size(), 4);
        for (int i = 0; i < 3; ++i)
            test::need(verbs.history.undo());
        workbench.flush();
        QCOMPARE(test::dump(model), u"Old title |  |  | Unread | 0\n"_s);
    }

    void isAWorkQueue()
    {
        auto store = test::newStore(u"queue.gloss"_s);
        test::Verbs verbs(*store);
        std::vector<ArticleId> ids;
        for (int i = 0; i < 5; ++i) {
            Article article;
            article.title = QString(QChar(u'A' + i));
            article.created = 1'000 - i; // what was added first stands first, whatever the ids are
            ids.push_back(test::need(verbs.articles.add(article, u"Words."_s)));
        }
        Workbench workbench(*store);
        ArticleListModel model(workbench);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto titles = [&] {
            QString all;
            for (int row = 0; row < model.rowCount(); ++row)
                all += model.index(row, 0).data().toString();
            return all;
        };
        QCOMPARE(titles(), u"EDCBA"_s);
        model.sort(ArticleListModel::Title);
        QCOMPARE(model.counts(), (std::array<qint64, 3>{5, 0, 0}));
        test::need(verbs.articles.setState(ids[1], ReadingState::Done));
        test::need(verbs.articles.setState(ids[4], ReadingState::Done));
        test::need(verbs.articles.setState(ids[2], ReadingState::Reading));
        workbench.flush();
        QCOMPARE(model.counts(), (std::array<qint64, 3>{2, 1, 2}));
        QCOMPARE(model.nextNotDone(ids[0]), ids[2]);
        QCOMPARE(model.nextNotDone(ids[3]), ids[0]); // round
        QCOMPARE(model.nextNotDone({}), ids[0]);
        model.setState(ReadingState::Done);
        QCOMPARE(titles(), u"BE"_s);
        QCOMPARE(model.nextNotDone(ids[1]), ids[2]); // whatever is shown
        model.setText(u"e"_s);
        QCOMPARE(titles(), u"E"_s);
        model.setText({});
        test::need(verbs.articles.setState(ids[4], ReadingState::Unread));
        workbench.flush();
        QCOMPARE(titles(), u"B"_s);
        model.setState({});
        for (const ArticleId id : ids)
            test::need(verbs.articles.setState(id, id == ids[3] ? ReadingState::Unread : ReadingState::Done));
        QCOMPARE(model.nextNotDone(ids[3]), ArticleId());
        QCOMPARE(model.nextNotDone(ids[0]), ids[3]);
    }

    void saysWhatItShows()
    {
        auto store = test::newStore(u"roles.gloss"_s);
        test::Verbs(*store).article(u"Title"_s, u"Words."_s);
        Workbench workbench(*store);
        ArticleListModel model(workbench);
        const QModelIndex mentions = model.index(0, ArticleListModel::Mentions);
        QVERIFY(mentions.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
        QCOMPARE(mentions.data(Qt::AccessibleTextRole), u"Mentions: 0"_s);
        QCOMPARE(model.index(0, ArticleListModel::Title).data(Qt::ToolTipRole), u"Title"_s);
        QVERIFY(!mentions.flags().testFlag(Qt::ItemIsEditable));
    }

    /// A change in one place of a long list is told as one row, and asks for no other row.
    void tellsLittleAboutALongList()
    {
        auto store = test::newStore(u"long.gloss"_s);
        test::Verbs verbs(*store);
        std::vector<ArticleId> ids;
        test::need(store->perform({}, [&](Operation &) -> Result<> {
            for (int i = 0; i < 2'000; ++i)
                ids.push_back(verbs.article(u"Article %1"_s.arg(i, 4, 10, QChar(u'0')), u"Words."_s));
            return {};
        }));
        Workbench workbench(*store);
        ArticleListModel model(workbench);
        model.sort(ArticleListModel::Title);
        for (int row = 0; row < 40; ++row)
            (void)model.index(row, 0).data();
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy laidOut(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy touched(&model, &QAbstractItemModel::dataChanged);

        QVERIFY(model.setData(model.index(3, 0), u"Article 0003 and more"_s));
        workbench.flush();
        QCOMPARE(touched.size(), 1);
        QCOMPARE(touched.first().at(0).toModelIndex().row(), 3);
        QCOMPARE(touched.first().at(1).toModelIndex().row(), 3);
        QCOMPARE(moved.size() + inserted.size() + removed.size(), 0);

        QVERIFY(model.setData(model.index(3, 0), u"Zebra"_s));
        workbench.flush();
        QCOMPARE(moved.size(), 1);
        QCOMPARE(model.index(1'999, 0).data(), u"Zebra"_s);

        verbs.article(u"Article 1000b"_s, u"Words."_s);
        test::need(verbs.articles.remove({ids[5]}));
        workbench.flush();
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(laidOut.size(), 0);

        const QPersistentModelIndex kept = model.indexOf(ids[100]);
        model.sort(ArticleListModel::Title, Qt::DescendingOrder);
        QCOMPARE(laidOut.size(), 1);
        QCOMPARE(model.idAt(kept), ids[100]);
        model.setText(u"0100"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.idAt(kept), ids[100]);
    }

    void isFoundWhateverCaseAndAccents_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isFound");
        for (const QString &words : {u"izmir"_s, u"IZMIR"_s, u"İzmir'de"_s, u"ozt"_s, u"özt"_s, u"ztürk"_s, u"öztürk i"_s,
                 u"isik"_s, u"ışık"_s, u"IŞIK"_s, u"işik diyarbakir"_s, u"محمد"_s, u"مُحَمَّد"_s, u"strasse"_s})
            QTest::newRow(qPrintable(words)) << words << true;
        QTest::newRow("none of it") << u"ankara"_s << false;
        QTest::newRow("only one word of it") << u"isik ankara"_s << false;
        QTest::newRow("an operator") << u"isik OR ankara\""_s << false;
    }
    void isFoundWhateverCaseAndAccents()
    {
        QFETCH(const QString, words);
        auto store = test::newStore(u"folded.gloss"_s);
        test::Verbs verbs(*store);
        verbs.article(u"Öztürk İzmir'de"_s, u"Işık, DIYARBAKIR, محمد and مُحَمَّد, Strasse"_s);
        Workbench workbench(*store);
        ArticleListModel model(workbench);
        model.setText(words);
        QTEST(model.rowCount() == 1, "isFound");
    }
};

QTEST_GUILESS_MAIN(ArticleListModelTest)
#include "tst_articlelistmodel.moc"
