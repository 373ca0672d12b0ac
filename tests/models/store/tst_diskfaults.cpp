// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/articlerepository.h"
#include "models/store/backup.h"
#include "models/store/history.h"
#include "models/store/integrity.h"
#include "models/store/mentionrepository.h"
#include "tests/support/failingdisk.h"
#include "tests/support/projectfiles.h"
#include "tests/support/randomscript.h"
#include "tests/support/testsupport.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::Fault;

Q_DECLARE_METATYPE(glossator::test::Fault)

namespace {

/// What a person does in the tests: each is acknowledged or not.
using Deed = std::function<Result<>(Store &)>;

Result<> ifDone(const auto &result)
{
    return result ? Result<>() : std::unexpected(result.error());
}

Result<> addArticle(Store &store)
{
    return ifDone(ArticleRepository(store).add({}, u"Ada Lovelace wrote to Charles Babbage. "_s.repeated(60)));
}

Result<> markMention(Store &store)
{
    GLOSSATOR_ASSIGN(const auto articles, ArticleRepository(store).ids({}));
    return ifDone(MentionRepository(store).mark(articles.back(), TextSpan{0, 12}, u"PER"_s));
}

Result<> removeArticles(Store &store)
{
    GLOSSATOR_ASSIGN(const auto articles, ArticleRepository(store).ids({}));
    return ifDone(ArticleRepository(store).remove(articles));
}

Result<> nameAuthor(Store &store) { return ifDone(store.setAuthor({{}, u"somebody-else"_s, u"Somebody else"_s})); }

Result<> undo(Store &store) { return ifDone(History(store).undo()); }
Result<> redo(Store &store) { return ifDone(History(store).redo()); }

Result<> checkpoint(Store &store)
{
    store.checkpoint(true);
    return {};
}

const std::vector<Deed> deeds{nameAuthor, addArticle, markMention, undo, redo, checkpoint, removeArticles, undo, checkpoint, addArticle};

} // namespace

class DiskFaultsTest : public QObject {
    Q_OBJECT

    QByteArray m_sound; ///< a closed project's file

    static void addFaults()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("forever");
        for (const bool forever : {false, true}) {
            const char *when = forever ? "from then on" : "once";
            QTest::addRow("full, %s", when) << Fault::Full << forever;
            QTest::addRow("half written, %s", when) << Fault::HalfWritten << forever;
            QTest::addRow("cannot be written, %s", when) << Fault::WriteError << forever;
            QTest::addRow("cannot be synced, %s", when) << Fault::SyncError << forever;
        }
    }

    QString laidOut()
    {
        const QString path = test::scratchPath(u"faults.gloss"_s);
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
            QFile::remove(path + suffix);
        test::overwrite(path, 0, m_sound);
        return path;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"default.warning=false"_s); // each failing close would say so
        m_sound = test::bytesOf(test::filledProject(u"faults.gloss"_s, 20));
    }

    /// Whichever call fails: what was acknowledged is there, what was not is not, and the work goes on.
    void eachEditIsKeptOrToldToHaveFailed_data() { addFaults(); }
    void eachEditIsKeptOrToldToHaveFailed()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, forever);
        test::FailingDisk disk;
        const int stride = fault == Fault::SyncError ? 1 : test::repetitions(4, 1);
        int failures = 0;
        int told = 0;
        for (int n = 1;; n += stride) {
            const QString path = laidOut();
            auto store = test::opened(path);
            QByteArray acknowledged = test::contentHash(*store);
            disk.arm(fault, n, forever);
            for (const Deed &deed : deeds) {
                const Result<> done = deed(*store);
                const QByteArray content = test::contentHash(*store);
                if (done) {
                    acknowledged = content;
                    continue;
                }
                ++told;
                QVERIFY(content == acknowledged);
                QVERIFY2(done.error().message.endsWith(u'.'), qPrintable(done.error().message));
                // There is nothing to undo or to remove where what would have made it had failed.
                const auto code = done.error().code;
                QVERIFY2(code == Error::Code::Io || code == Error::Code::NotFound, qPrintable(done.error().detail));
            }
            const bool endsThere = failures % 2 == 0; // the program, while the disk still fails
            if (endsThere)
                store.reset();
            if (!disk.disarm())
                break;
            ++failures;
            if (endsThere) {
                store = test::opened(path);
                QVERIFY2(test::contentHash(*store) == acknowledged, qPrintable(u"call %1"_s.arg(n)));
            }
            QVERIFY(addArticle(*store));
            QVERIFY(History(*store).undo());
            QVERIFY(test::contentHash(*store) == acknowledged);
            store.reset();
            store = test::opened(path, Store::Access::ReadOnly);
            QVERIFY(test::contentHash(*store) == acknowledged);
            const auto intact = integrity::requireIntact(store->reader());
            QVERIFY2(intact, intact ? "" : qPrintable(intact.error().detail));
        }
        qInfo("%d calls failed, each in a run of its own; %d times it was told", failures, told);
        QVERIFY(failures >= 12 && told >= failures / 2);
    }

    /// A project that could not be made leaves no file behind.
    void aProjectIsMadeWholeOrNotAtAll_data() { addFaults(); }
    void aProjectIsMadeWholeOrNotAtAll()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, forever);
        const QString folder = test::scratchPath(u"made"_s);
        test::FailingDisk disk;
        for (int n = 1;; ++n) {
            QDir(folder).removeRecursively();
            QDir().mkpath(folder);
            disk.arm(fault, n, forever);
            const auto made = Store::create(folder + u"/new.gloss"_s, test::defaultSchema());
            const bool hasFailed = disk.disarm();
            if (!made) {
                QVERIFY(hasFailed);
                QVERIFY(made.error().message.endsWith(u'.'));
            }
            for (const QString &file : QDir(folder).entryList({u"*.gloss"_s}, QDir::Files)) {
                const auto whole = Store::open(folder + u'/' + file, Store::Access::ReadOnly);
                QVERIFY2(whole && integrity::requireIntact((*whole)->reader()), whole ? "" : qPrintable(whole.error().message));
            }
            QVERIFY(QDir(folder).entryList({u"*.new-*"_s}, QDir::Files).isEmpty());
            if (!hasFailed)
                break;
        }
    }

    /// A backup that fails takes no good one away and leaves no half one.
    void aBackupIsWholeOrIsNone_data() { addFaults(); }
    void aBackupIsWholeOrIsNone()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, forever);
        const QString path = laidOut();
        QDir(path + u".backups"_s).removeRecursively();
        QVERIFY(backup::make(path));
        test::FailingDisk disk;
        for (int n = 1;; ++n) {
            const auto before = backup::list(path);
            disk.arm(fault, n, forever);
            const auto copy = backup::make(path);
            const bool hasFailed = disk.disarm();
            if (!copy)
                QVERIFY2(hasFailed && copy.error().message.endsWith(u'.'), qPrintable(copy.error().message));
            QVERIFY(!backup::list(path).isEmpty());
            for (const backup::Copy &kept : backup::list(path)) {
                Database db(kept.path, Database::Mode::Immutable);
                QVERIFY(integrity::requireIntact(db));
            }
            QVERIFY(copy || backup::list(path).size() == before.size());
            QVERIFY(QDir(path + u".backups"_s).entryList({u"*.part-*"_s}, QDir::Files).isEmpty());
            if (!hasFailed)
                break;
        }
    }
};

QTEST_GUILESS_MAIN(DiskFaultsTest)
#include "tst_diskfaults.moc"
