// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/replay.h"

#include "models/store/articlerepository.h"
#include "models/store/history.h"
#include "models/store/mentionrepository.h"
#include "tests/support/projectfiles.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QTest>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

using namespace glossator;
using namespace Qt::StringLiterals;

class ReplayTest : public QObject {
    Q_OBJECT

    QString m_path; ///< a closed project whose last action marked a mention, with an entity of its own

    [[nodiscard]] QByteArray lastChangeset() const
    {
        const auto store = test::opened(m_path);
        Query query = store->reader().prepare("SELECT changeset FROM history ORDER BY seq DESC LIMIT 1");
        return query.next() ? qUncompress(query.bytes(0)) : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        const auto store = test::newProject(u"replay.gloss"_s);
        m_path = store->path();
        const auto article = ArticleRepository(*store).add({}, u"Ada Lovelace wrote."_s);
        QVERIFY(article && MentionRepository(*store).mark(*article, TextSpan{0, 12}, u"PER"_s));
    }

    /// What changed beside the record makes undo stop, and stay where it was.
    void whatIsNotAsItWasLeftIsNotTakenBack_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("a value of a row that goes") << QByteArray("UPDATE mention SET level = 'NAM', quote = 'Bea'");
        QTest::newRow("a row that is gone") << QByteArray("DELETE FROM mention");
        QTest::newRow("a row that would go along")
            << QByteArray("INSERT INTO note(id, text, mention_id, created) SELECT 1, 'n', id, 0 FROM mention");
        QTest::newRow("a column that is gone")
            << QByteArray("DROP TRIGGER entity_count_insert; DROP TRIGGER entity_count_delete;"
                          " DROP TRIGGER entity_count_update; DROP INDEX mention_entity; ALTER TABLE mention DROP COLUMN entity_id");
    }
    void whatIsNotAsItWasLeftIsNotTakenBack()
    {
        QFETCH(QByteArray, sql);
        const QByteArray changeset = lastChangeset();
        Database db(m_path, Database::Mode::ReadWrite);
        db.execute(sql.constData());
        db.execute("BEGIN");
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, replay(db, changeset, false));
        db.execute("ROLLBACK");
        QCOMPARE(db.integer("SELECT count(*) FROM entity"), 1);
    }

    void aRowThatCameBackOtherwiseIsNotPutInTwice()
    {
        Database db(m_path, Database::Mode::ReadWrite);
        db.execute("BEGIN");
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, replay(db, lastChangeset(), true));
    }

    void aColumnOfALaterVersionIsLeftAlone()
    {
        const QByteArray changeset = lastChangeset();
        Database db(m_path, Database::Mode::ReadWrite);
        db.execute("ALTER TABLE mention ADD COLUMN later TEXT NOT NULL DEFAULT 'x'");
        db.execute("BEGIN");
        QVERIFY(!replay(db, changeset, false).isEmpty());
        QCOMPARE(db.integer("SELECT count(*) FROM mention"), 0);
        QVERIFY(!replay(db, changeset, true).isEmpty());
        QCOMPARE(db.integer("SELECT count(*) FROM mention WHERE later = 'x' AND quote = 'Ada Lovelace'"), 1);
    }

    /// A changeset of a file from elsewhere may hold anything; the worst it does is nothing.
    void damagedBytesChangeNothingOrAllOfIt()
    {
#ifdef __SANITIZE_ADDRESS__
        const __lsan::ScopedDisabler unwatched; // SQLite itself loses the values of a row that breaks off
#endif
        const QByteArray changeset = lastChangeset();
        Database db(m_path, Database::Mode::ReadWrite);
        QRandomGenerator random(3);
        int refused = 0;
        for (int i = 0; i < test::repetitions(5000, 500'000); ++i) {
            QByteArray bytes = changeset;
            for (int flips = random.bounded(1, 4); flips > 0; --flips)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            if (random.bounded(4) == 0)
                bytes.truncate(random.bounded(int(bytes.size())));
            db.execute("BEGIN");
            try {
                (void)replay(db, bytes, random.bounded(2) == 0);
            } catch (const SQLite::Exception &) {
                ++refused;
            }
            db.execute("ROLLBACK");
        }
        QVERIFY(refused > 0);
        QCOMPARE(db.integer("SELECT count(*) FROM mention WHERE quote = 'Ada Lovelace'"), 1);
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "tst_replay.moc"
