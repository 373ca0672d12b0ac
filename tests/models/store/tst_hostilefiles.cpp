// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/bundles.h"
#include "models/store/articlerepository.h"
#include "models/store/history.h"
#include "models/store/inspection.h"
#include "models/store/salvage.h"
#include "tests/support/projectfiles.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

#include <sqlite3.h>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 4096;
using Mutation = void (*)(QByteArray &file, QRandomGenerator &random);

void flipBytes(QByteArray &file, QRandomGenerator &random)
{
    for (int flips = random.bounded(1, 65); flips > 0; --flips)
        file[random.bounded(int(file.size()))] = char(random.bounded(256));
}

/// Where the schema, the heads of pages and the pointers in them are.
void flipHeads(QByteArray &file, QRandomGenerator &random)
{
    for (int flips = random.bounded(1, 17); flips > 0; --flips)
        file[random.bounded(int(file.size()) / pageSize) * pageSize + random.bounded(120)] = char(random.bounded(256));
}

void truncate(QByteArray &file, QRandomGenerator &random)
{
    file.truncate(random.bounded(int(file.size())));
}

void zeroPages(QByteArray &file, QRandomGenerator &random)
{
    for (int pages = random.bounded(1, 9); pages > 0; --pages)
        memset(file.data() + random.bounded(int(file.size()) / pageSize) * pageSize, 0, pageSize);
}

void swapPages(QByteArray &file, QRandomGenerator &random)
{
    for (int pages = random.bounded(1, 9); pages > 0; --pages) {
        char *const one = file.data() + random.bounded(int(file.size()) / pageSize) * pageSize;
        char *const other = file.data() + random.bounded(int(file.size()) / pageSize) * pageSize;
        std::swap_ranges(one, one + pageSize, other);
    }
}

/// Statements run one after the other on the file by somebody who does not mind damage.
void tamper(const QString &path, const QByteArray &sql)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK)
        qFatal("cannot open what is to be tampered with");
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    char *error = nullptr;
    if (sqlite3_exec(db, "PRAGMA writable_schema=ON; PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF", nullptr,
            nullptr, nullptr) != SQLITE_OK
        || sqlite3_exec(db, sql.constData(), nullptr, nullptr, &error) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), error);
    sqlite3_close(db);
}

} // namespace

class HostileFilesTest : public QObject {
    Q_OBJECT

    QByteArray m_sound; ///< a closed project with rows of every kind
    int m_opened = 0;
    int m_refused = 0;
    int m_saved = 0;

    static bool isSentence(const Error &error)
    {
        return error.message.endsWith(u'.') && !error.message.contains(u'\n');
    }
    static bool isToldOf(const Error &error) { return isSentence(error) && error.code != Error::Code::Internal; }

    QString laidOut(const QByteArray &content)
    {
        const QString path = test::scratchPath(u"hostile.gloss"_s);
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(path + suffix);
        test::overwrite(path, 0, content);
        return path;
    }

    /// Everything a program that only looks would ask for.
    static Result<> readAll(Store &store)
    {
        GLOSSATOR_TRY(inspect(store));
        GLOSSATOR_TRY(Bundles(store).project());
        GLOSSATOR_TRY(History(store).entries(1000));
        GLOSSATOR_ASSIGN(const auto articles, ArticleRepository(store).ids({}));
        for (const ArticleId article : articles) {
            GLOSSATOR_TRY(ArticleRepository(store).text(article));
            GLOSSATOR_TRY(Bundles(store).article(article, Bundles::Register::Included));
        }
        return {};
    }

    void tryFile(const QString &path, bool isSalvaged)
    {
        const QByteArray found = test::bytesOf(path);
        QElapsedTimer timer;
        timer.start();
        {
            const auto store = Store::open(path, Store::Access::ReadOnly);
            const Result<> read = store ? readAll(**store) : std::unexpected(store.error());
            QVERIFY2(read || isToldOf(read.error()), read ? "" : qPrintable(read.error().message + read.error().detail));
            ++(read ? m_opened : m_refused);
        }
        QVERIFY(test::bytesOf(path) == found);
        if (isSalvaged) {
            const auto report = salvage(path);
            QVERIFY2(report || isToldOf(report.error()), report ? "" : qPrintable(report.error().message + report.error().detail));
            QVERIFY(test::bytesOf(path) == found);
            if (report) {
                QVERIFY(test::bytesOf(report->copies + u'/' + QFileInfo(path).fileName()) == found);
                QDir(report->copies).removeRecursively();
            }
            if (report && !report->project.isEmpty()) {
                const auto whole = readAll(*test::opened(report->project, Store::Access::ReadOnly));
                QVERIFY2(whole, whole ? "" : qPrintable(whole.error().message + whole.error().detail));
                QVERIFY(QFile::remove(report->project));
                ++m_saved;
            }
        }
        // And once more by a program that works on it: an edit, and all that can be taken back.
        if (const auto store = Store::open(path, Store::Access::ReadWrite)) {
            const auto added = ArticleRepository(**store).add({}, u"more"_s);
            QVERIFY2(added || isSentence(added.error()), added ? "" : qPrintable(added.error().message + added.error().detail));
            for (int i = 0; i < 20; ++i) {
                const auto undone = History(**store).undo();
                if (!undone)
                    break;
            }
        } else {
            QVERIFY2(isSentence(store.error()), qPrintable(store.error().message + store.error().detail));
        }
        QVERIFY2(timer.elapsed() < 20'000, "this took too long");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"default.warning=false"_s);
        m_sound = test::bytesOf(test::filledProject(u"hostile.gloss"_s, 120, 6));
    }

    void damageIsReadAroundOrToldOf_data()
    {
        QTest::addColumn<Mutation>("mutation");
        QTest::newRow("bytes") << Mutation(flipBytes);
        QTest::newRow("heads of pages") << Mutation(flipHeads);
        QTest::newRow("the end is missing") << Mutation(truncate);
        QTest::newRow("empty pages") << Mutation(zeroPages);
        QTest::newRow("pages in another order") << Mutation(swapPages);
    }
    void damageIsReadAroundOrToldOf()
    {
        QFETCH(Mutation, mutation);
        m_opened = m_refused = m_saved = 0;
        const int rescues = test::repetitions(20, 1); // one in so many: they take longest
        for (int seed = 0; seed < test::repetitions(200, 20'000); ++seed) {
            QRandomGenerator random(quint32(seed) + 1);
            QByteArray file = m_sound;
            mutation(file, random);
            tryFile(laidOut(file), seed % rescues == 0);
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(u"seed %1"_s.arg(seed)));
        }
        qInfo("%d read through, %d refused or found damaged; %d salvaged", m_opened, m_refused, m_saved);
        QVERIFY(m_refused > 0 && m_saved > 0);
    }

    void aTamperedFileIsReadOrRefused_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QByteArray(sql); };
        row("a trigger", "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM article; END");
        row("a view over a table's name", "DROP TABLE alias; CREATE VIEW alias AS SELECT 1 AS id");
        row("a view without an end", "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r");
        row("our view, without an end",
            "UPDATE sqlite_schema SET sql = 'CREATE VIEW article_words AS WITH RECURSIVE r(id, title, words) AS (SELECT 1, 2, 3"
            " UNION ALL SELECT id + 1, title, words FROM r) SELECT id, title, words FROM r' WHERE name = 'article_words'");
        row("a CHECK without an end",
            "UPDATE sqlite_schema SET sql = replace(sql, 'BETWEEN 0 AND 2', 'BETWEEN 0 AND length(hex(zeroblob(1000000000)))')");
        row("a default that reads files", "UPDATE sqlite_schema SET sql = replace(sql, 'DEFAULT ''''', 'DEFAULT (readfile(''/etc/passwd''))')");
        row("an index over a function", "CREATE INDEX i ON note(length(text))");
        row("a table's page of another table",
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'note') WHERE name = 'mention'");
        row("a table's page beyond the end", "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'article'");
        row("an index without its rows", "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name ="
                                         " 'note_event') WHERE name = 'mention_article'");
        row("no SQL in the schema", "UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'event'");
        row("a table too many", "CREATE TABLE more(x)");
        row("a virtual table", "CREATE VIRTUAL TABLE more USING fts5(x)");
        row("a version of the future", "PRAGMA user_version=99");
        row("a version below zero", "PRAGMA user_version=-3");
        row("spans beyond the text", "UPDATE mention SET begin = 9000000000000000000, \"end\" = 9223372036854775807");
        row("spans before the text", "UPDATE mention SET begin = -9223372036854775807, \"end\" = -1");
        row("fragments of nonsense", "UPDATE mention SET fragments = '0-,,-9999999999999999999999,7-3'");
        row("states of no kind", "UPDATE mention SET status = 77; UPDATE entity SET status = -1");
        row("rows that refer to nothing", "DELETE FROM entity; DELETE FROM author; DELETE FROM event");
        row("texts that are missing", "DELETE FROM blob");
        row("texts that are not UTF-8", "UPDATE blob SET bytes = x'fffe00c080f4908080eda080'");
        row("a long text", "UPDATE blob SET bytes = zeroblob(4000000)");
        row("long names", "UPDATE entity SET name = replace(hex(zeroblob(1000000)), '0', 'x')");
        row("names with NUL", "UPDATE entity SET name = 'a' || char(0) || 'b', note = char(0)");
        row("names that are not UTF-8", "UPDATE entity SET name = CAST(x'ff00fe' AS TEXT)");
        row("a schema of nonsense", "UPDATE schema SET text = CAST(x'00ff7b7b7b0a0a227b' AS TEXT)");
        row("no schema", "DELETE FROM schema; DELETE FROM schema_type");
        row("ids at the end of numbers", "UPDATE entity SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM entity)");
        row("a counter at the end", "UPDATE counter SET next = 9223372036854775807");
        row("no counter", "DELETE FROM counter");
        row("a history in a circle", "UPDATE history SET below = grp, undo_top = 1, redo_top = 1");
        row("a history of nonsense", "UPDATE history SET changeset = zeroblob(1000), kind = 'do'");
        row("a history that claims to be huge", "UPDATE history SET changeset = x'7fffffff789c4b04000062'");
        row("a history at the end of numbers", "UPDATE history SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM history)");
        row("a number of a replica that is none", "UPDATE meta SET value = 'x' WHERE key = 'replica'");
        row("from another machine", "UPDATE meta SET value = 'x' WHERE key = 'machine'");
    }
    void aTamperedFileIsReadOrRefused()
    {
        QFETCH(QByteArray, sql);
        const QString path = laidOut(m_sound);
        tamper(path, sql);
        tryFile(path, true);
    }

    /// The log beside the file is hostile too.
    void aLogOfNonsenseIsNotReadFurtherThanItIsSound()
    {
        QRandomGenerator random(5);
        const QString other = test::scratchPath(u"log.gloss"_s);
        QByteArray log;
        {
            QFile::remove(other);
            test::overwrite(other, 0, m_sound);
            const auto store = test::opened(other);
            for (int i = 0; i < 5; ++i)
                QVERIFY(ArticleRepository(*store).add({}, QString::number(i)));
            log = test::bytesOf(other + u"-wal"_s);
        }
        for (int i = 0; i < test::repetitions(60, 5000); ++i) {
            const QString path = laidOut(m_sound);
            QByteArray bytes = log;
            random.bounded(2) == 0 ? flipBytes(bytes, random) : truncate(bytes, random);
            test::overwrite(path + u"-wal"_s, 0, bytes);
            tryFile(path, i % 20 == 0);
            QVERIFY(!QTest::currentTestFailed());
        }
    }
};

QTEST_GUILESS_MAIN(HostileFilesTest)
#include "tst_hostilefiles.moc"
