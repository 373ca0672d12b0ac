// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/migrations.h"

#include "models/store/articlerepository.h"
#include "models/store/history.h"
#include "tests/support/projectfiles.h"
#include "tests/support/randomscript.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class MigrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A later migration that a recorded change would not survive seals what was recorded; another one does not.
    void whatCouldNotBeUndoneIsSealed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("isSealed");
        const auto row = [](const char *name, const char *sql, bool isSealed) {
            QTest::newRow(name) << QByteArray(sql) << isSealed;
        };
        row("a table more", "CREATE TABLE later(id INTEGER PRIMARY KEY) STRICT", false);
        row("a column at the end", "ALTER TABLE mention ADD COLUMN later TEXT NOT NULL DEFAULT ''", false);
        row("an index more", "CREATE INDEX later ON entity(note)", false);
        row("what is not recorded", "UPDATE meta SET value = value; DROP TABLE view_state", false);
        row("a column less", "ALTER TABLE entity DROP COLUMN note", true);
        row("a column by another name", "ALTER TABLE entity RENAME COLUMN note TO remark", true);
        row("other values", "UPDATE entity SET note = name", true);
        row("rows less", "DELETE FROM mention WHERE id > 0", true);
        row("a table less", "DROP TABLE leftover", true);
        row("a table in its place",
            "CREATE TABLE other(id INTEGER PRIMARY KEY, article_id INTEGER, format TEXT);"
            " DROP TABLE leftover; ALTER TABLE other RENAME TO leftover",
            true);
    }
    void whatCouldNotBeUndoneIsSealed()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, isSealed);
        Database db(test::filledProject(u"later.gloss"_s, 60), Database::Mode::ReadWrite);
        const qint64 rows = db.integer("SELECT count(*) FROM history");
        const qint64 undoable = db.integer("SELECT count(*) FROM history WHERE changeset IS NOT NULL");
        QVERIFY(undoable > 20);
        db.execute("BEGIN");
        migrations::apply(db, sql);
        db.execute("COMMIT");
        QCOMPARE(db.integer("SELECT count(*) FROM history"), rows);
        QCOMPARE(db.integer("SELECT count(*) FROM history WHERE changeset IS NOT NULL"), isSealed ? 0 : undoable);
    }

    /// Sealed rows say who, when and what; work goes on above them, and undo ends there.
    void workGoesOnAboveASealedHistory()
    {
        const QString path = test::filledProject(u"sealed.gloss"_s, 60);
        const auto before = History(*test::opened(path)).entries(1000);
        {
            Database db(path, Database::Mode::ReadWrite);
            migrations::apply(db, "UPDATE entity SET note = name");
        }
        const auto store = test::opened(path);
        History history(*store);
        QVERIFY(!history.undoable());
        QCOMPARE(history.undo().error().code, Error::Code::NotFound);
        const auto after = history.entries(1000);
        QCOMPARE(after->size(), before->size());
        QCOMPARE(after->front().title, before->front().title);
        QVERIFY(after->front().isSealed);
        QVERIFY(ArticleRepository(*store).add({}, u"after"_s));
        QVERIFY(history.undo());
        QVERIFY(!history.undo());
        QVERIFY(history.redo());
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
