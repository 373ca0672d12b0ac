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
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <algorithm>
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

/// Does what its input says, a letter at a time: an edit, a checkpoint. Says after each what the project then holds.
int obey(const QString &path)
{
    auto store = Store::open(path, Store::Access::ReadWrite);
    if (!store)
        return 3;
    for (int letter = '='; letter != EOF; letter = getchar()) {
        if (letter == 'e' && !ArticleRepository(**store).add({}, QString(20'000, u'e')))
            return 4;
        if (letter == 'c')
            (*store)->checkpoint(true);
        puts(test::contentHash(**store).toHex().constData());
        fflush(stdout);
    }
    return 0;
}

/// Says what the project holds when it is read.
int readOnce(const QString &path)
{
    const auto store = Store::open(path, Store::Access::ReadOnly);
    if (!store)
        return 3;
    puts(test::contentHash(**store).toHex().constData());
    return 0;
}

void start(QProcess &process, const QStringList &arguments)
{
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForStarted() || !process.waitForReadyRead(30'000))
        qFatal("the other process does not start");
}

/// Has a process that obeys do this; answers what the project then holds.
QByteArray tell(QProcess &process, const QByteArray &letters)
{
    QByteArray content = process.readAllStandardOutput();
    qsizetype lines = content.count('\n') + letters.size();
    process.write(letters);
    while (content.count('\n') < lines) {
        if (!process.waitForReadyRead(30'000))
            qFatal("the other process says nothing");
        content += process.readAllStandardOutput();
    }
    return content.trimmed().split('\n').constLast();
}

void kill(QProcess &process)
{
    ::kill(pid_t(process.processId()), SIGKILL);
    process.waitForFinished();
}

/// As a person copies: into the file that is there. Not by a descriptor of this process, which may have it open.
void copyOver(const QString &from, const QString &to)
{
    if (QProcess::execute(u"cp"_s, {from, to}) != 0)
        qFatal("cp fails");
}

QStringList setAside(const QString &path)
{
    const QFileInfo file(path);
    QStringList names = file.dir().entryList({file.fileName() + u".set-aside-*"_s}, QDir::Files, QDir::Name);
    std::ranges::stable_sort(names, {}, &QString::size); // the one without a number is the first
    return names;
}

/// The name of a copy in a folder without the companions of an earlier run.
QString freshPath(const QString &name)
{
    const QFileInfo file(test::scratchPath(name));
    for (const QString &old : file.dir().entryList({name + u"*"_s}, QDir::Files))
        QFile::remove(file.dir().filePath(old));
    return file.filePath();
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
            QVERIFY(store->foreignLog().isEmpty());
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

    /// What lies beside it then is the log of the file that it replaced.
    void aCopyPutBackAfterACrashIsWhatItWas_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<bool>("isBackup");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("of a closed project") << QByteArray() << false << QByteArray("eee");
        QTest::newRow("of a closed project, checkpointed since") << QByteArray() << false << QByteArray("ecee");
        QTest::newRow("of an open project") << QByteArray("eec") << false << QByteArray("ece");
        QTest::newRow("its backup") << QByteArray("ee") << true << QByteArray("e");
        QTest::newRow("its backup, checkpointed since") << QByteArray("eec") << true << QByteArray("ece");
    }
    void aCopyPutBackAfterACrashIsWhatItWas()
    {
        QFETCH(QByteArray, before);
        QFETCH(bool, isBackup);
        QFETCH(QByteArray, after);
        freshPath(u"put-back.gloss"_s);
        const QString path = filledProject(u"put-back.gloss"_s, 30);
        const QString copy = freshPath(u"put-aside.gloss"_s);
        QByteArray content = test::contentHash(*opened(path)).toHex();
        if (before.isEmpty()) {
            copyOver(path, copy);
            QProcess process;
            start(process, {u"--obey"_s, path});
            tell(process, "eeeee");
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished());
        }
        for (int time = 1; time <= 2; ++time) {
            QProcess process;
            start(process, {u"--obey"_s, path});
            if (!before.isEmpty()) {
                content = tell(process, before);
                copyOver(isBackup ? backup::make(path).value() : path, copy);
            }
            tell(process, after);
            kill(process);
            const QByteArray log = bytesOf(path + u"-wal"_s);
            QVERIFY(!log.isEmpty());
            copyOver(copy, path);
            {
                const auto reader = opened(path, Store::Access::ReadOnly);
                QCOMPARE(test::contentHash(*reader).toHex(), content);
                QVERIFY(reader->foreignLog().contains(u"put-back.gloss"_s));
            }
            QVERIFY(salvage(path)); // keeps the note of whose the log is
            {
                const auto store = opened(path);
                QCOMPARE(test::contentHash(*store).toHex(), content);
                QVERIFY(integrity::requireIntact(store->reader()));
                QCOMPARE(setAside(path).size(), time);
                QVERIFY2(store->foreignLog().contains(setAside(path).constLast()), qPrintable(store->foreignLog()));
                QCOMPARE(bytesOf(QFileInfo(path).dir().filePath(setAside(path).constLast())), log);
            }
            const auto again = opened(path);
            QVERIFY(again->foreignLog().isEmpty());
            QCOMPARE(test::contentHash(*again).toHex(), content);
        }
    }

    void aLogIsPlayedIntoItsOwnFile_data()
    {
        QTest::addColumn<QByteArray>("letters");
        QTest::newRow("nothing done") << QByteArray();
        QTest::newRow("edits") << QByteArray("eee");
        QTest::newRow("checkpointed") << QByteArray("eec");
        QTest::newRow("edits after a checkpoint") << QByteArray("ecece");
    }
    void aLogIsPlayedIntoItsOwnFile()
    {
        QFETCH(QByteArray, letters);
        const QString path = filledProject(u"own-log.gloss"_s, 5);
        for (int time = 0; time < 3; ++time) {
            QProcess process;
            start(process, {u"--obey"_s, path});
            const QByteArray content = tell(process, letters + '=');
            kill(process);
            QCOMPARE(test::contentHash(*opened(path, Store::Access::ReadOnly)).toHex(), content);
            const auto store = opened(path);
            QVERIFY(store->endedUncleanly());
            QVERIFY(store->foreignLog().isEmpty());
            QCOMPARE(test::contentHash(*store).toHex(), content);
        }
        QVERIFY(setAside(path).isEmpty());
    }

    void aFileThatIsOverwrittenTakesNothingMore()
    {
        freshPath(u"over.gloss"_s);
        const QString path = filledProject(u"over.gloss"_s, 5);
        const QString other = filledProject(u"over-other.gloss"_s, 20);
        const QByteArray content = test::contentHash(*opened(other));
        {
            const auto store = opened(path);
            QVERIFY(ArticleRepository(*store).add({}, u"Before."_s));
            QCOMPARE(QProcess::execute(u"touch"_s, {path}), 0);
            QVERIFY(ArticleRepository(*store).add({}, u"Touched, and no other."_s));
            store->checkpoint();
            QVERIFY(ArticleRepository(*store).add({}, u"In the log."_s));
            copyOver(other, path);
            const auto added = ArticleRepository(*store).add({}, u"After."_s);
            QVERIFY(!added);
            QCOMPARE(added.error().code, Error::Code::Io);
            QVERIFY2(added.error().message.contains(u"overwritten"_s), qPrintable(added.error().message));
            QCOMPARE(History(*store).undo().error().code, Error::Code::Io);
            store->checkpoint(true);
            const auto copied = backup::saveCopy(*store, test::scratchPath(u"over-copy.gloss"_s));
            QVERIFY(!copied);
            QVERIFY2(copied.error().message.contains(u"over.gloss.backups"_s), qPrintable(copied.error().message));
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"was overwritten while it was open"_s));
        }
        QCOMPARE(bytesOf(path), bytesOf(other));
        QCOMPARE(test::contentHash(*opened(path, Store::Access::ReadOnly)), content);
        const auto store = opened(path);
        QCOMPARE(test::contentHash(*store), content);
        QCOMPARE(setAside(path).size(), 1);
        QVERIFY(store->foreignLog().contains(setAside(path).first()));
    }

    /// Whoever finds the new file at the path must not read it with the log of the one that is open.
    void aFileThatIsReplacedIsReadAlone_data()
    {
        QTest::addColumn<bool>("dies");
        QTest::newRow("while the other goes on") << false;
        QTest::newRow("and the other dies") << true;
    }
    void aFileThatIsReplacedIsReadAlone()
    {
        QFETCH(bool, dies);
        freshPath(u"replaced.gloss"_s);
        const QString path = filledProject(u"replaced.gloss"_s, 5);
        const QString other = filledProject(u"replaced-other.gloss"_s, 20);
        const QByteArray content = test::contentHash(*opened(other)).toHex();
        const QByteArray bytes = bytesOf(other);
        const auto contentForOthers = [&path] {
            QProcess reader;
            reader.start(QCoreApplication::applicationFilePath(), {u"--read"_s, path});
            reader.waitForFinished();
            return reader.readAllStandardOutput().trimmed();
        };
        if (dies) {
            QProcess process;
            start(process, {u"--obey"_s, path});
            tell(process, "eee");
            QVERIFY(::rename(qPrintable(other), qPrintable(path)) == 0);
            QCOMPARE(contentForOthers(), content);
            QCOMPARE(test::contentHash(*opened(path, Store::Access::ReadOnly)).toHex(), content);
            kill(process);
        } else {
            const auto store = opened(path);
            QVERIFY(ArticleRepository(*store).add({}, u"Before."_s));
            const QByteArray own = test::contentHash(*store);
            QVERIFY(::rename(qPrintable(other), qPrintable(path)) == 0);
            QCOMPARE(contentForOthers(), content);
            QVERIFY(!ArticleRepository(*store).add({}, u"After."_s));
            QVERIFY(backup::make(path)); // of what is there
            QCOMPARE(contentForOthers(), content);
            const QString saved = test::scratchPath(u"replaced-saved.gloss"_s);
            const auto copied = backup::saveCopy(*store, saved);
            QVERIFY2(copied, copied ? "" : qPrintable(copied.error().message));
            QCOMPARE(test::contentHash(*opened(saved, Store::Access::ReadOnly)), own);
            QCOMPARE(contentForOthers(), content);
        }
        QCOMPARE(bytesOf(path), bytes);
        QCOMPARE(contentForOthers(), content);
        const auto store = opened(path);
        QCOMPARE(test::contentHash(*store).toHex(), content);
        QVERIFY(integrity::requireIntact(store->reader()));
        QCOMPARE(setAside(path).size(), dies ? 1 : 0);
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
    if (arguments.value(1) == u"--obey"_s)
        return obey(arguments.at(2));
    if (arguments.value(1) == u"--read"_s)
        return readOnce(arguments.at(2));
    if (arguments.value(1) == u"--locks"_s)
        return tryLocks(arguments.at(2));
    ReliabilityTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reliability.moc"
