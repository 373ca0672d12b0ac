// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/salvage.h"

#include "models/store/articlerepository.h"
#include "models/store/backup.h"
#include "models/store/history.h"
#include "models/store/integrity.h"
#include "models/store/pagescan.h"
#include "tests/support/projectfiles.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QSet>
#include <QTest>

#include <thread>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pageSize = 4096;

/// The kind of b-tree page, as the file format numbers them.
char kindOf(const QByteArray &file, qint64 page) { return file[page * pageSize + (page == 0 ? 100 : 0)]; }

void ruin(const QString &path, qint64 page)
{
    test::overwrite(path, page * pageSize, QByteArray(pageSize, char(0xA5)));
}

/// Table and id of every row of the record, but those that follow from the schema's text.
QSet<std::pair<QString, qint64>> recordOf(const QString &path)
{
    QSet<std::pair<QString, qint64>> ids;
    const auto store = test::opened(path, Store::Access::ReadOnly);
    for (const char *table : recordedTables) {
        Query rows = store->reader().prepare(std::string("SELECT id FROM ") + table);
        while (table != recordedTables[size_t(Table::SchemaType)] && rows.next())
            ids.insert({QString::fromLatin1(table), rows.integer(0)});
    }
    return ids;
}

} // namespace

class SalvageTest : public QObject {
    Q_OBJECT

    QString m_sound; ///< a closed project with rows of every kind, and no backup
    QByteArray m_content;

    QString copyOfSound(const QString &name)
    {
        const QString path = test::scratchPath(name);
        QFile::remove(path);
        QFile::copy(m_sound, path);
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sound = test::filledProject(u"sound.gloss"_s, 200, 12);
        m_content = test::contentHash(*test::opened(m_sound));
        QVERIFY(QFileInfo(m_sound).size() / pageSize > 60);
    }

    void nothingIsMissingFromASoundFile()
    {
        const auto report = salvage(m_sound);
        QVERIFY2(report && report->isWhole(), report ? qPrintable(report->text()) : "");
        QCOMPARE(test::contentHash(*test::opened(report->project)), m_content);
    }

    /// Whoever finds it after a crash takes it for all that could be saved.
    void theNewFileAppearsWhole()
    {
        const QString target = test::scratchPath(u"appears.gloss"_s);
        const QString seen = test::scratchPath(u"seen.gloss"_s);
        std::jthread watcher([&](const std::stop_token &stop) {
            while (!QFileInfo::exists(target) && !stop.stop_requested()) { }
            QFile::copy(target, seen);
        });
        QVERIFY(salvage(m_sound, target));
        watcher.request_stop();
        watcher.join();
        QCOMPARE(recordOf(seen), recordOf(m_sound));
    }

    /// The pages alone, without any tree above them, tell which table each row is of.
    void wholePagesAreEnough_data()
    {
        QTest::addColumn<QByteArray>("kinds");
        QTest::newRow("the page of the schema") << QByteArray();
        QTest::newRow("every page that points to pages") << QByteArray("\x02\x05");
        QTest::newRow("every page of an index") << QByteArray("\x02\x0a");
    }
    void wholePagesAreEnough()
    {
        QFETCH(QByteArray, kinds);
        const QString path = copyOfSound(u"trees.gloss"_s);
        const QByteArray file = test::bytesOf(path);
        for (qint64 page = 0; page < file.size() / pageSize; ++page) {
            if (kinds.isEmpty() ? page == 0 : page > 0 && kinds.contains(kindOf(file, page)))
                ruin(path, page);
        }
        const auto report = salvage(path);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QVERIFY2(!report->project.isEmpty(), qPrintable(report->text()));
        QVERIFY(recordOf(report->project) == recordOf(m_sound));
        const auto store = test::opened(report->project);
        QCOMPARE(store->reader().integer("SELECT count(*) FROM blob"),
            test::opened(m_sound)->reader().integer("SELECT count(*) FROM blob"));
        QVERIFY(History(*store).size() > 0);
    }

    /// The file stays as it is, is copied, and what lies on other pages comes over.
    void rowsOnOtherPagesAreSaved_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= quint32(test::repetitions(20, 500)); ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void rowsOnOtherPagesAreSaved()
    {
        QFETCH(quint32, seed);
        const QString path = copyOfSound(u"damaged-%1.gloss"_s.arg(seed));
        const qint64 pages = QFileInfo(path).size() / pageSize;
        QRandomGenerator random(seed);
        QSet<qint64> ruined;
        while (ruined.size() < 6)
            ruined.insert(random.bounded(int(pages)));

        // Rows are known by their ids here: those that stand on a ruined page are looked up before.
        const PageScan scan(path);
        QSet<qint64> touched;
        for (const qint64 page : std::as_const(ruined)) {
            for (const StoredRow &row : scan.rowsOn(page))
                touched.insert(row.rowid);
        }
        for (const qint64 page : std::as_const(ruined))
            ruin(path, page);
        const QByteArray found = test::bytesOf(path);

        const auto report = salvage(path);
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(test::bytesOf(path), found);
        QCOMPARE(test::bytesOf(report->copies + u'/' + QFileInfo(path).fileName()), found);
        QVERIFY2(!report->project.isEmpty(), qPrintable(report->text()));

        const auto saved = recordOf(report->project);
        qint64 expected = 0;
        qint64 missing = 0;
        for (const auto &row : recordOf(m_sound)) {
            if (touched.contains(row.second))
                continue;
            ++expected;
            missing += saved.contains(row) ? 0 : 1;
        }
        qint64 dropped = 0;
        for (const SalvageReport::Saved &table : report->tables)
            dropped += table.dropped;
        QVERIFY2((missing - dropped) * 100 <= expected, qPrintable(report->text()));

        const auto store = test::opened(report->project);
        const auto intact = integrity::requireIntact(store->reader());
        QVERIFY2(intact, intact ? "" : qPrintable(intact.error().detail));
        const auto articles = ArticleRepository(*store).ids({});
        for (const ArticleId id : *articles)
            QVERIFY(ArticleRepository(*store).text(id));
        QVERIFY(ArticleRepository(*store).add({}, u"goes on"_s));
        QVERIFY(History(*store).undo());
        QVERIFY(!History(*store).undo());
    }

    /// What others refer to is taken from the backup, texts too: a lost page costs no more than its own rows.
    void theBackupHelpsOut()
    {
        const QString path = copyOfSound(u"helped.gloss"_s);
        QVERIFY(backup::make(path));
        const QByteArray file = test::bytesOf(path);
        const PageScan scan(path);
        // Every page with these rows, or with texts, is lost.
        const QStringList tables{u"author"_s, u"article"_s, u"entity"_s, u"event"_s, u"event_mention"_s};
        const auto before = recordOf(m_sound);
        QSet<qint64> lost;
        for (const auto &[table, id] : before) {
            if (tables.contains(table))
                lost.insert(id);
        }
        for (qint64 page = 0; page < scan.pages(); ++page) {
            const auto rows = scan.rowsOn(page);
            const bool isLost = std::ranges::any_of(rows, [&lost](const StoredRow &row) {
                return lost.contains(row.rowid)
                    || (row.values.size() == 2 && std::holds_alternative<QByteArray>(row.values[0]));
            });
            if (isLost)
                ruin(path, page);
        }
        const auto report = salvage(path);
        QVERIFY(report && !report->project.isEmpty());
        QVERIFY(!report->isWhole());
        const auto saved = recordOf(report->project);
        for (const auto &row : before)
            QVERIFY2(saved.contains(row) || tables.contains(row.first),
                qPrintable(u"%1 %2"_s.arg(row.first).arg(row.second)));
        for (const SalvageReport::Saved &table : report->tables)
            QCOMPARE(table.dropped, 0);
        QVERIFY2(report->text().contains(report->backup), qPrintable(report->text()));
    }

    /// A damaged log is read as far as it is sound; the file below it is whole.
    void aDamagedLog_data()
    {
        QTest::addColumn<qint64>("at"); ///< of the log; -1: its middle
        QTest::newRow("its head") << qint64(0);
        QTest::newRow("its middle") << qint64(-1);
    }
    void aDamagedLog()
    {
        QFETCH(qint64, at);
        const QString path = copyOfSound(u"log.gloss"_s);
        const QString copy = test::scratchPath(u"log-copy.gloss"_s);
        {
            const auto store = test::opened(path);
            for (int i = 0; i < 20; ++i)
                QVERIFY(ArticleRepository(*store).add({}, QString::number(i)));
            for (const QString &suffix : {QString(), u"-wal"_s}) { // as a crash would leave it
                QFile::remove(copy + suffix);
                QVERIFY(QFile::copy(path + suffix, copy + suffix));
            }
        }
        const qint64 size = QFileInfo(copy + u"-wal"_s).size();
        QVERIFY(size > 20 * pageSize);
        test::overwrite(copy + u"-wal"_s, at < 0 ? size / 2 : at, QByteArray(64, char(0xA5)));
        const QByteArray log = test::bytesOf(copy + u"-wal"_s);
        const auto report = salvage(copy);
        QVERIFY(report && report->isWhole());
        QCOMPARE(test::bytesOf(copy + u"-wal"_s), log);
        QCOMPARE(test::bytesOf(report->copies + u"/log-copy.gloss-wal"_s), log);
        const auto before = recordOf(m_sound);
        const auto saved = recordOf(report->project);
        QVERIFY(saved.contains(before));
        QVERIFY(at < 0 ? saved.size() > before.size() : saved.size() == before.size());
    }

    /// Nothing readable: the report names the last backup that is good, and no new file is left.
    void whereNothingCanBeReadTheBackupIsNamed()
    {
        const QString path = copyOfSound(u"ashes.gloss"_s);
        const QString good = backup::make(path).value();
        QTest::qSleep(2);
        const QString later = backup::make(path).value();
        test::overwrite(later, 5 * pageSize, QByteArray(20 * pageSize, char(0xA5)));
        test::overwrite(path, 0, QByteArray(QFileInfo(path).size(), char(0xA5)));
        const auto report = salvage(path);
        QVERIFY(report);
        QVERIFY(report->project.isEmpty());
        QVERIFY(!report->isWhole());
        QCOMPARE(report->backup, good);
        QVERIFY(report->text().contains(good));
        QVERIFY(!QFileInfo::exists(test::scratchPath(u"ashes.salvaged.gloss"_s)));
    }

    void anOpenProjectIsNotCopied()
    {
        const QString path = copyOfSound(u"open.gloss"_s);
        const auto store = test::opened(path);
        QCOMPARE(salvage(path).error().code, Error::Code::Locked);
        QCOMPARE(salvage(test::scratchPath(u"nowhere.gloss"_s)).error().code, Error::Code::NotFound);
    }
};

QTEST_GUILESS_MAIN(SalvageTest)
#include "tst_salvage.moc"
