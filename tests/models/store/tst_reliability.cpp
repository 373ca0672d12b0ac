// SPDX-License-Identifier: GPL-3.0-or-later
// A project file among other processes, deaths and damage. Run with arguments this program is one of the other
// processes.
#include "models/store/articlerepository.h"
#include "models/store/backup.h"
#include "models/store/history.h"
#include "models/store/integrity.h"
#include "models/store/salvage.h"
#include "tests/support/projectfiles.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <cstdio>

#include <fcntl.h>
#include <signal.h>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::bytesOf, test::filledProject, test::opened, test::overwrite;

namespace {

/// Edits until it is killed; says of each edit that was committed which row of the history it is, and what the project
/// then holds.
int editForEver(const QString &path, quint32 seed)
{
    auto store = Store::open(path, Store::Access::ReadWrite);
    if (!store)
        return 3;
    if (!(*store)->setAuthor({{}, u"child"_s, u"Child"_s}))
        return 4;
    const QByteArray start
        = QByteArray::number(History(**store).size()) + ' ' + test::contentHash(**store).toHex() + '\n';
    fputs(start.constData(), stdout);
    fflush(stdout);
    test::RandomScript script(**store, seed);
    for (;;) {
        if (script.step().isEmpty())
            continue;
        const QByteArray line
            = QByteArray::number(History(**store).size()) + ' ' + test::contentHash(**store).toHex() + '\n';
        fputs(line.constData(), stdout);
        fflush(stdout);
    }
}

/// Whether another process holds an SQLite lock on the file: exits with 1 when one does.
int tryLocks(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    struct flock request = {};
    request.l_type = F_WRLCK;
    request.l_whence = SEEK_SET;
    request.l_start = 0x40000002; // the range of shared locks, https://www.sqlite.org/fileformat2.html
    request.l_len = 510;
    if (descriptor < 0 || ::fcntl(descriptor, F_GETLK, &request) != 0)
        return 3;
    return request.l_type == F_UNLCK ? 0 : 1;
}

/// Holds the project open until its input ends.
int holdOpen(const QString &path)
{
    auto store = Store::open(path, Store::Access::ReadWrite);
    if (!store)
        return 3;
    puts("open");
    fflush(stdout);
    return getchar() == EOF ? 0 : 1;
}

void start(QProcess &process, const QStringList &arguments)
{
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForStarted() || !process.waitForReadyRead(30'000))
        qFatal("the other process does not start");
}

} // namespace

class ReliabilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was acknowledged is there after kill -9, what was not is there whole or not at all.
    void noAcknowledgedEditIsLostByAKill()
    {
        const int kills = test::repetitions(300, 10'000);
        QRandomGenerator random(42);
        QString path;
        qint64 acknowledged = 0;
        for (int kill = 0; kill < kills; ++kill) {
            if (kill % 30 == 0)
                path = filledProject(u"killed-%1.gloss"_s.arg(kill / 30), 0);
            QProcess process;
            start(process, {u"--edit"_s, path, QString::number(kill)});
            QThread::usleep(random.bounded(30'000));
            ::kill(pid_t(process.processId()), SIGKILL);
            process.waitForFinished();
            const QByteArray said = process.readAllStandardOutput();
            const QList<QByteArray> lines = said.first(said.lastIndexOf('\n') + 1).split('\n');
            QVERIFY(lines.size() >= 2);
            const QList<QByteArray> last = lines.at(lines.size() - 2).split(' ');
            acknowledged += lines.size() - 2;

            auto store = opened(path);
            QVERIFY(store->endedUncleanly());
            const auto intact = integrity::requireIntact(store->reader());
            QVERIFY2(intact, intact ? "" : qPrintable(intact.error().detail));
            const qint64 rows = History(*store).size();
            QVERIFY2(rows == last.at(0).toLongLong() || rows == last.at(0).toLongLong() + 1,
                qPrintable(u"%1 rows of history, %2 acknowledged"_s.arg(rows).arg(last.at(0).toLongLong())));
            if (rows > last.at(0).toLongLong())
                QVERIFY(History(*store).undo()); // committed, and killed before it could say so
            QCOMPARE(test::contentHash(*store).toHex(), last.at(1));
        }
        qInfo("%d kills, %lld acknowledged edits, none lost", kills, acknowledged);
    }

    void aSecondWriterIsRefusedAndAReaderIsNot()
    {
        const QString path = filledProject(u"two.gloss"_s, 20);
        QProcess writer;
        start(writer, {u"--hold"_s, path});
        const auto second = Store::open(path, Store::Access::ReadWrite);
        QVERIFY(!second);
        QCOMPARE(second.error().code, Error::Code::Locked);
        // For a person: which program, and since when; the process is for whoever looks closer.
        QVERIFY2(second.error().message.contains(QFileInfo(writer.program()).fileName()), qPrintable(second.error().message));
        QVERIFY(!second.error().message.contains(QString::number(writer.processId())));
        QVERIFY2(second.error().detail.contains(QString::number(writer.processId())), qPrintable(second.error().detail));
        const auto reader = Store::open(path, Store::Access::ReadOnly);
        QVERIFY(reader);
        QVERIFY(!ArticleRepository(**reader).ids({})->empty());
        QCOMPARE(ArticleRepository(**reader).add({}, u"x"_s).error().code, Error::Code::ReadOnly);
        writer.closeWriteChannel();
        QVERIFY(writer.waitForFinished());
        QVERIFY(Store::open(path, Store::Access::ReadWrite));
    }

    void twoWindowsOfOneProgramDoNotBothWrite()
    {
        const QString path = filledProject(u"twice.gloss"_s, 5);
        const auto first = opened(path);
        QCOMPARE(Store::open(path, Store::Access::ReadWrite).error().code, Error::Code::Locked);
        QVERIFY(Store::open(path, Store::Access::ReadOnly));
    }

    /// A POSIX lock goes with the first descriptor of its file that the process closes, whoever opened that. Without it
    /// a reader elsewhere takes itself for the last one and removes the log that is being written to.
    void lookingAtAFileKeepsTheLocksOfTheOneThatIsOpen()
    {
        const QString path = filledProject(u"looked-at.gloss"_s, 5);
        const auto locks = [&path] {
            return QProcess::execute(QCoreApplication::applicationFilePath(), {u"--locks"_s, path});
        };
        QCOMPARE(locks(), 0);
        const auto store = opened(path);
        QCOMPARE(locks(), 1);
        QVERIFY(!Store::open(path, Store::Access::ReadWrite));
        QCOMPARE(locks(), 1);
        QVERIFY(Store::open(path, Store::Access::ReadOnly));
        QCOMPARE(locks(), 1);
        QVERIFY(!salvage(path, {}));
        QCOMPARE(locks(), 1);
    }

    /// The first page goes first, and says how many there are: of those some are in the log only, and none is lost.
    void aCheckpointCutShortIsNoDamage()
    {
        const QString path = filledProject(u"checkpoint.gloss"_s, 5);
        const QString cut = test::scratchPath(u"checkpoint-cut.gloss"_s);
        QByteArray content;
        {
            const auto store = opened(path);
            const qint64 before = QFileInfo(path).size();
            QVERIFY(ArticleRepository(*store).add({}, QString(100'000, u'a')));
            content = test::contentHash(*store);
            for (const QString &suffix : {QString(), u"-wal"_s}) {
                QFile::remove(cut + suffix);
                QVERIFY(QFile::copy(path + suffix, cut + suffix));
            }
            QCOMPARE(QFileInfo(cut).size(), before);
        }
        QVERIFY(QFileInfo(path).size() > QFileInfo(cut).size());
        test::overwrite(cut, 0, test::bytesOf(path).first(4096));
        const auto store = Store::open(cut, Store::Access::ReadWrite);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        QCOMPARE(test::contentHash(**store), content);
    }

    /// Nothing is taken into a file that nobody can open again, and what was in is not lost with the name.
    void aFileThatIsMovedTakesNothingMore()
    {
        const QString path = filledProject(u"moved.gloss"_s, 5);
        const QString elsewhere = test::scratchPath(u"moved-away.gloss"_s);
        QFile::remove(elsewhere);
        QByteArray content;
        {
            const auto store = opened(path);
            QVERIFY(ArticleRepository(*store).add({}, u"Before."_s));
            content = test::contentHash(*store);
            QVERIFY(QFile::rename(path, elsewhere));
            const auto added = ArticleRepository(*store).add({}, u"After."_s);
            QVERIFY(!added);
            QCOMPARE(added.error().code, Error::Code::Io);
            QCOMPARE(History(*store).undo().error().code, Error::Code::Io);
            QVERIFY(QFile::copy(elsewhere, path)); // and one of that name is another
            QVERIFY(!ArticleRepository(*store).add({}, u"After."_s));
        }
        QCOMPARE(test::contentHash(*opened(elsewhere)), content);
    }

    void aCrashLeavesNoLockBehind()
    {
        const QString path = filledProject(u"crashed.gloss"_s, 5);
        QProcess writer;
        start(writer, {u"--hold"_s, path});
        ::kill(pid_t(writer.processId()), SIGKILL);
        writer.waitForFinished();
        QVERIFY(QFileInfo::exists(path + u".lock"_s));
        const auto store = opened(path);
        QVERIFY(store->endedUncleanly());
    }

    /// A dialog that lists the folder looks into each file; what this process does with the lock file frees nothing.
    void theLockOutlivesAnotherLookAtItsFile()
    {
#ifndef F_OFD_SETLK
        QSKIP("This system knows locks of whole processes only.");
#else
        const QString path = filledProject(u"looked-at.gloss"_s, 5);
        const auto store = opened(path);
        QVERIFY(!bytesOf(path + u".lock"_s).isEmpty()); // opened and closed
        QFile other(path + u".lock"_s);
        QVERIFY(other.open(QIODevice::ReadWrite));
        struct flock asked = {};
        asked.l_type = F_WRLCK;
        asked.l_whence = SEEK_SET;
        QCOMPARE(::fcntl(other.handle(), F_OFD_GETLK, &asked), 0);
        QCOMPARE(int(asked.l_type), F_WRLCK); // somebody's
#endif
    }

    void aClosedProjectIsOneFile()
    {
        const QString path = filledProject(u"one.gloss"_s, 30);
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s, u".lock"_s})
            QVERIFY2(!QFileInfo::exists(path + suffix), qPrintable(suffix));
    }

    void strangeFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Error::Code>("code");
        const QByteArray good = bytesOf(filledProject(u"good.gloss"_s, 5));
        const auto at = [&good](qsizetype offset, const QByteArray &bytes) {
            return QByteArray(good).replace(offset, bytes.size(), bytes);
        };
        QTest::newRow("empty") << QByteArray() << Error::Code::Foreign;
        QTest::newRow("text") << QByteArray("Once upon a time there was a file that was no database at all, and it was "
                                            "long enough to look like one.....")
                              << Error::Code::Foreign;
        QTest::newRow("another program's database") << at(68, "ABCD") << Error::Code::Foreign;
        QTest::newRow("a later version") << at(60, QByteArray::fromHex("00000063")) << Error::Code::Newer;
        QTest::newRow("no version") << at(60, QByteArray::fromHex("00000000")) << Error::Code::Damaged;
    }
    void strangeFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(Error::Code, code);
        const QString path = test::scratchPath(u"strange.gloss"_s);
        QFile::remove(path);
        overwrite(path, 0, content);
        for (const auto access : {Store::Access::ReadWrite, Store::Access::ReadOnly}) {
            const auto store = Store::open(path, access);
            QVERIFY(!store);
            QCOMPARE(store.error().code, code);
            QVERIFY(store.error().message.endsWith(u'.'));
        }
        QCOMPARE(bytesOf(path), content);
    }

    /// A trigger of somebody else would run with our rights.
    void aFileWithForeignTriggersIsRefused()
    {
        const QString path = filledProject(u"trigger.gloss"_s, 5);
        {
            Database db(path, Database::Mode::ReadWrite);
            db.execute("CREATE TRIGGER evil AFTER INSERT ON mention BEGIN DELETE FROM article; END");
        }
        const QByteArray before = bytesOf(path);
        QCOMPARE(Store::open(path, Store::Access::ReadWrite).error().code, Error::Code::Foreign);
        QCOMPARE(Store::open(path, Store::Access::ReadOnly).error().code, Error::Code::Foreign);
        QCOMPARE(bytesOf(path), before);
    }

    void aBackupIsTheProjectAndIsKeptInTwos()
    {
        const QString path = filledProject(u"backed.gloss"_s, 60);
        const auto copy = backup::make(path);
        QVERIFY2(copy, copy ? "" : qPrintable(copy.error().detail));
        QCOMPARE(test::contentHash(*opened(*copy, Store::Access::ReadOnly)), test::contentHash(*opened(path)));
        QVERIFY(backup::make(path));
        QCOMPARE(backup::list(path).size(), 2);
        QVERIFY(backup::list(path).first().time.isValid());
    }

    /// A copy of a damaged file is no backup: the good one before it stays.
    /// From a stick or a disc, where there is no place beside it.
    void aProjectOnReadOnlyMediaIsReadAndCopied()
    {
        const QString folder = test::scratchPath(u"stick"_s);
        const QString target = test::scratchPath(u"from-stick.gloss"_s);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::rename(filledProject(u"stick.gloss"_s, 20), folder + u"/stick.gloss"_s));
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
        const auto writable = qScopeGuard([&folder] {
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        });
        if (QFileInfo(folder).isWritable())
            QSKIP("whoever runs this may write everywhere");
        const QByteArray content = test::contentHash(*opened(folder + u"/stick.gloss"_s, Store::Access::ReadOnly));
        const auto copied = backup::saveCopy(folder + u"/stick.gloss"_s, target);
        QVERIFY2(copied, copied ? "" : qPrintable(copied.error().detail));
        QCOMPARE(test::contentHash(*opened(target, Store::Access::ReadOnly)), content);
    }

    void aFailingBackupReplacesNothing()
    {
        const QString path = filledProject(u"failing.gloss"_s, 200);
        const QString good = backup::make(path).value();
        const QByteArray before = bytesOf(good);
        const qint64 pages = QFileInfo(path).size() / 4096;
        for (qint64 page = pages / 3; page < pages; ++page)
            overwrite(path, page * 4096, QByteArray(4096, char(0xA5)));
        QVERIFY(!backup::make(path));
        QCOMPARE(backup::list(path).size(), 1);
        QCOMPARE(bytesOf(good), before);
        const QStringList left = QDir(path + u".backups"_s).entryList(QDir::Files);
        QCOMPARE(left.size(), 1);
    }

    void aProjectIsNeverMadeOverAFile()
    {
        const QString path = test::scratchPath(u"there.gloss"_s);
        overwrite(path, 0, "mine");
        QCOMPARE(Store::create(path, test::defaultSchema()).error().code, Error::Code::Refused);
        QCOMPARE(bytesOf(path), QByteArray("mine"));
        QCOMPARE(Store::create(test::scratchPath(u"none/there.gloss"_s), test::defaultSchema()).error().code,
            Error::Code::Io);
    }

    /// A copy at another place gives other ids than the first.
    void aCopyIsAnotherReplica()
    {
        const QString path = filledProject(u"replica.gloss"_s, 0);
        const QString copy = test::scratchPath(u"replica-copy.gloss"_s);
        QFile::remove(copy);
        QVERIFY(QFile::copy(path, copy));
        const ArticleId one = ArticleRepository(*opened(path)).add({}, u"a"_s).value();
        const ArticleId other = ArticleRepository(*opened(copy)).add({}, u"a"_s).value();
        QVERIFY(one.value() >> 32 != other.value() >> 32);
        const ArticleId next = ArticleRepository(*opened(path)).add({}, u"b"_s).value();
        QCOMPARE(next.value() >> 32, one.value() >> 32);
        QVERIFY(next > one);
    }

    /// An id that was undone is not given again.
    void idsOnlyRise()
    {
        auto store = test::newProject(u"ids.gloss"_s);
        const ArticleId first = ArticleRepository(*store).add({}, u"a"_s).value();
        QVERIFY(History(*store).undo());
        const QString path = store->path();
        store.reset();
        store = opened(path);
        QVERIFY(ArticleRepository(*store).add({}, u"a"_s).value() > first);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--edit"_s)
        return editForEver(arguments.at(2), arguments.at(3).toUInt());
    if (arguments.value(1) == u"--hold"_s)
        return holdOpen(arguments.at(2));
    if (arguments.value(1) == u"--locks"_s)
        return tryLocks(arguments.at(2));
    ReliabilityTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reliability.moc"
