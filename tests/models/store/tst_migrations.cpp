// SPDX-License-Identifier: GPL-3.0-or-later
// A stored project of every version of the file that was ever released opens in today's program, whole.
// GLOSSATOR_WRITE_FIXTURE=1 writes the one of today's version anew, to be committed when a migration is added.
#include "models/store/history.h"
#include "models/store/migrations.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class MigrationsTest : public QObject {
    Q_OBJECT

    static QString folder() { return test::dataDir() + u"/projects/"_s; }

    /// The recorded tables without a row, but for the two that only imports fill.
    static QStringList emptyTables(const Store &store)
    {
        QStringList empty;
        for (const char *table : recordedTables) {
            const QString name = QString::fromLatin1(table);
            const auto count = store.reader().integer(("SELECT count(*) FROM " + name.toStdString()).c_str());
            if (count == 0 && name != u"source_file"_s && name != u"leftover"_s)
                empty << name;
        }
        return empty;
    }

    static void writeFixture()
    {
        const QString name = u"v%1"_s.arg(migrations::latest());
        QString path;
        QByteArray hash;
        {
            auto store = test::newProject(name + u".gloss"_s);
            test::RandomScript script(*store, 2024);
            for (int i = 0; i < 250 || !emptyTables(*store).isEmpty(); ++i)
                script.step();
            hash = test::contentHash(*store).toHex();
            path = store->path();
        }
        {
            Database db(path, Database::Mode::ReadWrite);
            db.execute("PRAGMA journal_mode=DELETE");
            db.execute("UPDATE meta SET value = 'elsewhere' WHERE key IN ('path', 'machine')");
            db.execute("UPDATE session SET host = 'elsewhere', opened = 0, closed = 0");
            db.execute("VACUUM");
        }
        QDir().mkpath(folder());
        QFile::remove(folder() + name + u".gloss"_s);
        QVERIFY(QFile::copy(path, folder() + name + u".gloss"_s));
        QFile stored(folder() + name + u".hash"_s);
        QVERIFY(stored.open(QIODevice::WriteOnly));
        stored.write(hash + '\n');
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsSet("GLOSSATOR_WRITE_FIXTURE"))
            writeFixture();
    }

    void everyVersionHasAFixture()
    {
        for (int version = 1; version <= migrations::latest(); ++version)
            QVERIFY2(QFile::exists(folder() + u"v%1.gloss"_s.arg(version)), qPrintable(u"version %1"_s.arg(version)));
    }

    void aStoredProjectOpensWhole_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &file : QDir(folder()).entryList({u"v*.gloss"_s}))
            QTest::newRow(qPrintable(file)) << file.chopped(6);
    }
    void aStoredProjectOpensWhole()
    {
        QFETCH(QString, name);
        const QString path = test::scratchPath(name + u"-opened.gloss"_s);
        QVERIFY(QFile::copy(folder() + name + u".gloss"_s, path));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        QFile stored(folder() + name + u".hash"_s);
        QVERIFY(stored.open(QIODevice::ReadOnly));
        const QByteArray hash = stored.readAll().trimmed();
        const auto store = Store::open(path, Store::Access::ReadWrite);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message + store.error().detail));
        QCOMPARE((*store)->reader().integer("PRAGMA user_version"), migrations::latest());
        QCOMPARE(test::contentHash(**store).toHex(), hash);
        QCOMPARE(emptyTables(**store), QStringList());

        History history(**store);
        int undone = 0;
        while (history.undoable()) {
            QVERIFY(history.undo());
            ++undone;
        }
        QVERIFY(undone > 100);
        QCOMPARE((*store)->reader().integer("SELECT count(*) FROM article"), 0);
        for (int i = 0; i < undone; ++i)
            QVERIFY(history.redo());
        QCOMPARE(test::contentHash(**store).toHex(), hash);
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
