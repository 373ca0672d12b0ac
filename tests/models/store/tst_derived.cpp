// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept twice says the same as what it was made from, whatever was done.
#include "models/store/derived.h"

#include "models/store/articlerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/history.h"
#include "models/store/inspection.h"
#include "tests/support/projectfiles.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Turns the file into what an older version of the program wrote.
void makeOld(const QString &path, int version)
{
    Database db(path, Database::Mode::ReadWrite);
    if (version < 2) {
        QStringList names;
        Query query = db.prepare("SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('trigger', 'table', 'index')"
                                 " AND (name LIKE '%\\_count%' ESCAPE '\\' OR name LIKE '%\\_created' ESCAPE '\\') ORDER BY type DESC");
        while (query.next())
            names << query.text(0);
        query.reset();
        for (const QString &name : std::as_const(names))
            db.execute(("DROP " + name.toUtf8()).constData());
    } else {
        db.execute("DROP TRIGGER entity_count_new");
        db.execute("DELETE FROM entity_count WHERE mentions = 0");
    }
    if (version < 3) {
        db.execute("DROP INDEX mention_entity");
        db.execute("CREATE INDEX mention_entity ON mention(entity_id, article_id) WHERE entity_id IS NOT NULL");
    }
    db.execute(("PRAGMA user_version=" + QByteArray::number(version)).constData());
}

/// Each article's and each entity's numbers, as they are shown.
QStringList numbers(Store &store)
{
    QStringList lines;
    const ArticleRepository articles(store);
    for (const qint64 number : test::need(articles.countsByState()))
        lines << QString::number(number);
    for (const ArticleId id : test::need(articles.ids({})))
        lines << u"%1: %2"_s.arg(id.toString()).arg(test::need(articles.row(id)).mentions);
    const EntityRepository entities(store);
    for (const EntityId id : test::need(entities.ids({.article = {}, .text = {}, .type = {}, .order = EntityQuery::Order::Mentions}))) {
        const EntityRow row = test::need(entities.row(id));
        lines << u"%1: %2 in %3"_s.arg(id.toString()).arg(row.mentions).arg(row.articles);
    }
    return lines;
}

} // namespace

class DerivedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isCountedAfterEachEditAndUndo()
    {
        auto store = test::newProject(u"counted.gloss"_s);
        store->setDurable(false);
        test::RandomScript script(*store, 5);
        for (int i = 0; i < test::repetitions(400, 10'000); ++i) {
            const QString name = script.step();
            if (!derived::isCounted(store->reader()))
                QFAIL(qPrintable(u"after step %1, %2"_s.arg(i).arg(name)));
        }
        History history(*store);
        while (history.undo())
            QVERIFY(derived::isCounted(store->reader()));
        while (history.redo())
            QVERIFY(derived::isCounted(store->reader()));
        QVERIFY(store->reader().integer("SELECT max(articles) FROM entity_count") > 1);
    }

    void anOldFileIsCountedWhenOpened_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("nothing is counted") << 1;
        QTest::newRow("by another index") << 2;
        QTest::newRow("what nobody mentions is not counted") << 3;
    }
    void anOldFileIsCountedWhenOpened()
    {
        QFETCH(const int, version);
        const QString path = test::filledProject(u"old.gloss"_s, 120);
        {
            const auto store = test::opened(path);
            Entity nobody;
            nobody.type = u"PER"_s;
            nobody.name = u"Nobody"_s;
            test::need(EntityRepository(*store).create(nobody));
        }
        const QStringList before = numbers(*test::opened(path));
        QVERIFY(std::ranges::any_of(before, [](const QString &line) { return line.endsWith(u": 0 in 0"_s); }));
        makeOld(path, version);
        QCOMPARE(numbers(*test::need(Store::open(path, Store::Access::ReadOnly))), before);
        {
            const auto store = test::opened(path);
            QCOMPARE(numbers(*store), before);
            QVERIFY(derived::isCounted(store->reader()));
            QVERIFY(History(*store).undo()); // what was recorded before is still undone
            QVERIFY(derived::isCounted(store->reader()));
        }
    }

    void wrongNumbersAreFoundAndMade()
    {
        const QString path = test::filledProject(u"wrong.gloss"_s, 60);
        {
            Database db(path, Database::Mode::ReadWrite);
            db.execute("UPDATE entity_count SET mentions = mentions + 1");
        }
        const auto found = test::need(inspect(*test::opened(path)));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().message, u"The numbers of articles and mentions do not agree with them."_s);
        {
            Database db(path, Database::Mode::ReadWrite);
            db.execute("BEGIN");
            derived::rebuild(db);
            db.execute("COMMIT");
        }
        QCOMPARE(test::need(inspect(*test::opened(path))).size(), size_t(0));
    }
};

QTEST_GUILESS_MAIN(DerivedTest)
#include "tst_derived.moc"
