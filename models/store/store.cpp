// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/store.h"

#include "models/base/sha256.h"
#include "models/store/articletexts.h"
#include "models/store/backup.h"
#include "models/store/derived.h"
#include "models/store/integrity.h"
#include "models/store/logmark.h"
#include "models/store/migrations.h"
#include "models/store/schemarepository.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSysInfo>
#include <QUuid>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <span>

#include <sys/stat.h>
#include <unistd.h>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

/// What the first hundred bytes of a project file say.
struct Header {
    qint64 applicationId = 0;
    int version = 0;
};

/// Read by SQLite, never by a descriptor of our own: closing that would free the locks of a connection that this
/// process has to the file already, and another process could take the log away from under it.
Result<Header> readHeader(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return fail(Error::Code::NotFound, Store::tr("There is no file “%1”.").arg(path));
    if (!file.isReadable())
        return fail(Error::Code::Io, Store::tr("“%1” cannot be read.").arg(file.fileName()));
    const auto foreign = [&] {
        return fail(Error::Code::Foreign, Store::tr("“%1” is not a Glossator project.").arg(file.fileName()));
    };
    if (!file.isFile() || file.size() < 100) // SQLite takes an empty file for an empty database
        return foreign();
    return guarded([&]() -> Result<Header> {
        const Database db(path, Database::Mode::Immutable);
        sqlite3_file *opened = nullptr;
        std::array<uchar, 100> head;
        // The bytes alone: before SQLite answers it wants all pages in the file, and some may still be in the log only.
        if (sqlite3_file_control(db.handle(), nullptr, SQLITE_FCNTL_FILE_POINTER, static_cast<void *>(&opened)) != SQLITE_OK
            || opened->pMethods->xRead(opened, head.data(), int(head.size()), 0) != SQLITE_OK)
            return fail(Error::Code::Io, Store::tr("“%1” cannot be read.").arg(file.fileName()));
        if (!std::ranges::equal(std::span(head).first<16>(), std::span("SQLite format 3")))
            return foreign();
        return Header{qFromBigEndian<qint32>(&head[68]), qFromBigEndian<qint32>(&head[60])};
    });
}

/// Tells this computer from another one without naming it.
QString machineMark()
{
    const QByteArray id = QSysInfo::machineUniqueId() + QSysInfo::machineHostName().toUtf8();
    return QString::fromLatin1(sha256("glossator" + id).toHex());
}

QString meta(Database &db, const QString &key)
{
    Query query = db.prepare("SELECT value FROM meta WHERE key = ?");
    query.bind(key);
    return query.next() ? query.text(0) : QString();
}

void setMeta(Database &db, const QString &key, const QString &value)
{
    db.prepare("INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
        .bind(key, value)
        .run();
}

} // namespace

Store::Store(QString path)
    : m_path(std::move(path)), m_lock(m_path), m_texts(std::make_unique<ArticleTexts>(*this))
{
}

Result<std::unique_ptr<Store>> Store::create(const QString &path, const QByteArray &schemaText)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const auto exists = [&] {
        return fail(Error::Code::Refused, tr("“%1” exists already; nothing was changed.").arg(path));
    };
    if (QFileInfo::exists(absolute))
        return exists();
    // Made beside and then given its name, so that a project is never found half made.
    const QString partial = absolute + u".new-"_s + QUuid::createUuid().toString(QUuid::Id128);
    auto sweep = qScopeGuard([&] {
        for (const QString &suffix : {QString(), u"-journal"_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(partial + suffix);
    });
    auto made = guarded([&]() -> Result<> {
        Database db(partial, Database::Mode::Create);
        db.execute(("PRAGMA application_id=" + QByteArray::number(applicationId)).constData());
        db.execute("BEGIN");
        migrations::run(db, 0);
        setMeta(db, u"uuid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
        GLOSSATOR_TRY(SchemaRepository::writeFirst(db, schemaText));
        db.execute("COMMIT");
        // While nobody sees the file: a disk that fails in this leaves one that only a writer can open.
        db.execute("PRAGMA journal_mode=WAL");
        return {};
    });
    if (!made) {
        if (made.error().code == Error::Code::Io && !QFileInfo(QFileInfo(absolute).path()).isWritable()) {
            return fail(Error::Code::Io, tr("“%1” cannot be created: its folder is missing or cannot be written to.").arg(path),
                        made.error().detail);
        }
        return std::unexpected(made.error());
    }
    // link() does not replace what somebody else put there meanwhile, rename() would.
    if (::link(QFile::encodeName(partial).constData(), QFile::encodeName(absolute).constData()) != 0) {
        if (QFileInfo::exists(absolute))
            return exists();
        if (!QFile::rename(partial, absolute))
            return fail(Error::Code::Io, tr("“%1” cannot be created.").arg(path));
    }
    // Before it is opened: a file with two names could be written to under one without the log of the other.
    QFile::remove(partial);
    sweep.dismiss();
    return open(absolute, Access::ReadWrite);
}

Result<std::unique_ptr<Store>> Store::open(const QString &path, Access access)
{
    GLOSSATOR_ASSIGN(const Header header, readHeader(path));
    const QString name = QFileInfo(path).fileName();
    if (header.applicationId != applicationId)
        return fail(Error::Code::Foreign, tr("“%1” is a database, but not a Glossator project.").arg(name));
    if (header.version > migrations::latest()) {
        return fail(Error::Code::Newer,
                    tr("“%1” was made by a later version of Glossator; update the program to open it.").arg(name));
    }
    if (header.version < 1)
        return fail(Error::Code::Damaged, tr("“%1” has no version; it is not intact.").arg(name));
    const QString canonical = QFileInfo(path).canonicalFilePath();
    std::unique_ptr<Store> store(new Store(canonical));
    auto opened = guarded([&] { return access == Access::ReadWrite ? store->openForWriting() : store->openForReading(); });
    if (!opened)
        return std::unexpected(opened.error());
    return store;
}

Result<> Store::openForWriting()
{
    const QString name = QFileInfo(m_path).fileName();
    if (!QFileInfo(m_path).isWritable())
        return fail(Error::Code::ReadOnly, tr("“%1” can only be opened for reading: the file is write-protected.").arg(name));
    GLOSSATOR_TRY(m_lock.acquire());
    if (logmark::isForeign(m_path)) {
        GLOSSATOR_ASSIGN(const QString aside, logmark::setAside(m_path));
        m_foreignLog = tr("“%1” is not the file that was open here when Glossator or the computer went down. What only the log "
                          "of that one holds is not in this one; the log was kept as “%2”.")
                           .arg(name, QFileInfo(aside).fileName());
    }
    {
        // First with no rights at all: what the file holds is not trusted yet.
        Database suspect(m_path, Database::Mode::ReadOnly);
        GLOSSATOR_TRY(integrity::requireOwnCatalogue(suspect));
        if (meta(suspect, u"machine"_s) != machineMark() && !meta(suspect, u"machine"_s).isEmpty())
            GLOSSATOR_TRY(integrity::requireIntact(suspect));
    }
    m_writer = std::make_unique<Database>(m_path, Database::Mode::ReadWrite);
    m_writer->execute("PRAGMA journal_mode=WAL");
    m_writer->execute("PRAGMA synchronous=FULL");
    m_writer->execute("PRAGMA wal_autocheckpoint=0");
    if (const int version = int(m_writer->integer("PRAGMA user_version")); version < migrations::latest()) {
        GLOSSATOR_TRY(backup::make(m_path));
        Transaction transaction(*m_writer);
        migrations::run(*m_writer, version);
        transaction.commit();
    }
    prepareReplica();
    {
        Transaction transaction(*m_writer);
        m_endedUncleanly = m_writer->integer("SELECT count(*) FROM session WHERE closed IS NULL") > 0;
        m_writer->execute("UPDATE session SET closed = 0 WHERE closed IS NULL");
        m_writer->execute("DELETE FROM session WHERE id < (SELECT max(id) FROM session) - 100");
        m_writer->prepare("INSERT INTO session(opened, host) VALUES (?, ?)")
            .bind(QDateTime::currentMSecsSinceEpoch(), QSysInfo::machineHostName())
            .run();
        m_session = m_writer->integer("SELECT last_insert_rowid()");
        const QString mark = newMark();
        transaction.commit();
        m_mark = mark;
    }
    m_inode = stampOf(m_path).inode;
    moveLog(SQLITE_CHECKPOINT_PASSIVE);
    m_guiReader = std::make_unique<Database>(m_path, Database::Mode::ReadOnly);
    return {};
}

Result<> Store::openForReading()
{
    m_hadLog = QFileInfo::exists(m_path + u"-wal"_s);
    m_readingMode = Database::readingMode(m_path);
    if (m_readingMode == Database::Mode::Immutable && m_hadLog) {
        m_foreignLog = tr("The log beside “%1” is of another file that was open under this name; the project is shown without it.")
                           .arg(QFileInfo(m_path).fileName());
    }
    m_guiReader = std::make_unique<Database>(m_path, m_readingMode);
    GLOSSATOR_TRY(integrity::requireOwnCatalogue(*m_guiReader));
    if (meta(*m_guiReader, u"machine"_s) != machineMark() && !meta(*m_guiReader, u"machine"_s).isEmpty())
        GLOSSATOR_TRY(integrity::requireIntact(*m_guiReader));
    derived::countWhenAsked(*m_guiReader);
    return {};
}

void Store::prepareReplica()
{
    Database &db = *m_writer;
    Transaction transaction(db);
    constexpr quint32 highestReplica = 0x7fffffff;
    m_replica = meta(db, u"replica"_s).toLongLong();
    m_counter = db.integer("SELECT next FROM counter");
    const bool isElsewhere = meta(db, u"machine"_s) != machineMark();
    if (isElsewhere && !meta(db, u"machine"_s).isEmpty())
        derived::rebuild(db);
    const bool isSpent = m_replica < 1 || m_replica > highestReplica || m_counter < 1 || m_counter > highestCount;
    if (isElsewhere || isSpent || meta(db, u"path"_s) != m_path) {
        // A copy on a stick is another replica: it must not give the ids that the first one gives.
        m_replica = QRandomGenerator::system()->bounded(1u, highestReplica);
        setMeta(db, u"replica"_s, QString::number(m_replica));
        setMeta(db, u"path"_s, m_path);
        setMeta(db, u"machine"_s, machineMark());
    }
    if (isSpent) {
        m_counter = 1;
        db.execute("INSERT INTO counter(id, next) VALUES (1, 1) ON CONFLICT(id) DO UPDATE SET next = 1");
    }
    transaction.commit();
}

Store::~Store()
{
    if (m_writer && isOverwritten()) {
        // What is in the log belongs to a file that is no more; who opens this one next sets it aside.
        qWarning("%ls was overwritten while it was open.", qUtf16Printable(m_path));
        sqlite3_db_config(m_writer->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    } else if (m_writer) {
        auto closed = guarded([&]() -> Result<> {
            m_writer->prepare("UPDATE session SET closed = ? WHERE id = ?")
                .bind(QDateTime::currentMSecsSinceEpoch(), m_session)
                .run();
            m_readers.clear();
            m_guiReader.reset();
            checkpoint(true);
            return {};
        });
        if (!closed)
            qWarning("The project was closed without its last checkpoint: %ls", qUtf16Printable(closed.error().detail));
    }
    const bool isReading = !m_writer;
    m_readers.clear();
    m_guiReader.reset();
    if (isReading && m_readingMode == Database::Mode::ReadOnly && !m_hadLog)
        tidyUp();
    m_writer.reset();
    m_lock.release(logSize() > 0);
}

/// A reader has to make an empty log and cannot remove it. A connection that may write does when it is the last one to
/// close, which SQLite finds out by locking everybody out: then it is also the only one to checkpoint.
void Store::tidyUp()
{
    if (!QFileInfo(m_path).isWritable())
        return;
    // Where this fails, the empty log stays: no harm.
    (void)guarded([this]() -> Result<qint64> {
        return Database(m_path, Database::Mode::ReadWrite).integer("SELECT count(*) FROM sqlite_schema");
    });
}

Result<AuthorId> Store::setAuthor(const Author &author)
{
    if (isReadOnly())
        return fail(Error::Code::ReadOnly, tr("The project is open for reading only."));
    GLOSSATOR_TRY(acquire());
    const auto free = qScopeGuard([this] { release(); });
    // Not an action: who works here is not undone with what they did.
    return guarded([&]() -> Result<AuthorId> {
        Database &db = *m_writer;
        Query find = author.uuid.isEmpty() ? db.prepare("SELECT id, name FROM author WHERE name = ? ORDER BY id LIMIT 1")
                                           : db.prepare("SELECT id, name FROM author WHERE uuid = ?");
        find.bind(author.uuid.isEmpty() ? author.name : author.uuid);
        if (find.next()) {
            m_author = find.id<AuthorId>(0);
            if (find.text(1) != author.name)
                db.prepare("UPDATE author SET name = ? WHERE id = ?").bind(author.name, m_author).run();
            return m_author;
        }
        const QString uuid
            = author.uuid.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : author.uuid;
        const AuthorId id(m_replica << 32 | m_counter++);
        Transaction transaction(db);
        db.prepare("UPDATE counter SET next = ? WHERE id = 1").bind(m_counter).run();
        db.prepare("INSERT INTO author(id, uuid, name) VALUES (?, ?, ?)").bind(id, uuid, author.name).run();
        transaction.commit();
        m_author = id;
        return m_author;
    });
}

Result<> Store::acquire()
{
    if (!m_writer)
        return fail(Error::Code::ReadOnly, tr("The project is open for reading only."));
    if (QThread::currentThread() == thread()) {
        if (!m_writerMutex.tryLock())
            return fail(Error::Code::Busy, tr("A job is writing to the project; the change waits until it is done."));
    } else {
        m_writerMutex.lock();
    }
    m_holder = QThread::currentThread();
    ++m_holdDepth;
    return {};
}

void Store::release()
{
    if (--m_holdDepth == 0)
        m_holder = nullptr;
    m_writerMutex.unlock();
}

bool Store::hasMoved() const
{
    return stampOf(m_path).inode != m_inode;
}

Store::Stamp Store::stampOf(const QString &path)
{
    // By name: a descriptor of our own would free the locks of SQLite when it is closed.
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {found.st_ino, found.st_size, found.st_mtim.tv_sec * 1'000'000'000 + found.st_mtim.tv_nsec};
}

bool Store::isOverwritten()
{
    if (m_mark.isEmpty() || hasMoved())
        return false;
    const Stamp now = stampOf(m_path);
    if (now == m_stamp)
        return false;
    if (const Result<QString> mark = logmark::inFile(m_path); !mark || *mark != m_mark)
        return true;
    m_stamp = now; // only its time was changed
    return false;
}

Result<bool> Store::isElsewhere()
{
    GLOSSATOR_TRY(acquire());
    const auto free = qScopeGuard([this] { release(); });
    if (isOverwritten()) {
        return fail(Error::Code::Io,
            tr("“%1” was overwritten by another program while it was open: as it was here it is only in its backups, in the folder “%1.backups”.")
                .arg(QFileInfo(m_path).fileName()));
    }
    return hasMoved();
}

Result<> Store::requireInPlace()
{
    const QString name = QFileInfo(m_path).fileName();
    if (hasMoved())
        return fail(Error::Code::Io, tr("“%1” was moved, deleted or replaced since it was opened; nothing was changed.").arg(name));
    if (isOverwritten())
        return fail(Error::Code::Io, tr("“%1” was overwritten by another program since it was opened; nothing was changed.").arg(name));
    return {};
}

Database &Store::reader() const
{
    QThread *const current = QThread::currentThread();
    if (m_holder == current && m_current)
        return *m_writer;
    if (current == thread())
        return *m_guiReader;
    const QMutexLocker locker(&m_readersMutex);
    std::shared_ptr<Database> &reader = m_readers[current];
    if (!reader) {
        if (m_writer && hasMoved()) // another file would be read with the log of this one
            throw SQLite::Exception("the file is no longer at its path", SQLITE_CANTOPEN);
        auto opened = std::make_shared<Database>(m_path, m_readingMode);
        if (!m_writer)
            derived::countWhenAsked(*opened);
        opened->execute("PRAGMA cache_size=-64000"); // a list by the words of others reads all over the file
        reader = std::move(opened);
    }
    return *reader;
}

Store::Lease::Lease(Store &store) : m_store(store)
{
    m_store.m_writerMutex.lock();
    m_store.m_isJob = true;
    begin();
}

Store::Lease::Lease(Store &store, std::try_to_lock_t) : m_store(store), m_isHeld(store.m_writerMutex.try_lock())
{
    if (m_isHeld)
        begin();
}

void Store::Lease::begin()
{
    m_store.m_holder = QThread::currentThread();
    ++m_store.m_holdDepth;
    m_store.m_isLent = true;
    Q_EMIT m_store.lentChanged(true);
}

Store::Lease::~Lease()
{
    if (!m_isHeld)
        return;
    m_store.m_isLent = false;
    m_store.m_isJob = false;
    m_store.release();
    Q_EMIT m_store.lentChanged(false);
}

Store::Snapshot::Snapshot(const Store &store)
{
    (void)guarded([&]() -> Result<> {
        Database &reader = store.reader();
        if (sqlite3_get_autocommit(reader.handle()) != 0) {
            reader.execute("BEGIN");
            m_opened = &reader;
        }
        return {};
    });
}

Store::Snapshot::~Snapshot()
{
    if (m_opened)
        sqlite3_exec(m_opened->handle(), "COMMIT", nullptr, nullptr, nullptr);
}

void Store::setViewState(const QString &key, const QString &value)
{
    if (isReadOnly() || !acquire())
        return;
    const auto free = qScopeGuard([this] { release(); });
    auto written = guarded([&]() -> Result<> {
        GLOSSATOR_TRY(requireInPlace());
        m_writer
            ->prepare("INSERT INTO view_state(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value")
            .bind(key, value)
            .run();
        return {};
    });
    if (!written)
        qWarning("A view state was not kept: %ls %ls", qUtf16Printable(written.error().message), qUtf16Printable(written.error().detail));
}

QString Store::viewState(const QString &key) const
{
    return guarded([&]() -> Result<QString> {
               Query query = reader().prepare("SELECT value FROM view_state WHERE key = ?");
               query.bind(key);
               return query.next() ? query.text(0) : QString();
           })
        .value_or(QString());
}

void Store::checkpoint(bool truncate)
{
    if (isReadOnly() || !acquire())
        return;
    const auto free = qScopeGuard([this] { release(); });
    if (isOverwritten() || sqlite3_get_autocommit(m_writer->handle()) == 0)
        return;
    m_mark = guarded([this]() -> Result<QString> { return newMark(); }).value_or(QString());
    moveLog(truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE);
}

qint64 Store::logSize() const
{
    return QFileInfo(m_path + u"-wal"_s).size();
}

QString Store::newMark()
{
    // While the log is moved, the file has the one mark or the other, and the lock file none: a crash then says nothing.
    return m_lock.note({}) ? logmark::renew(*m_writer) : m_mark;
}

void Store::moveLog(int mode)
{
    int inLog = -1;
    int moved = -1;
    // A reader in the way only means that the log stays for now.
    sqlite3_wal_checkpoint_v2(m_writer->handle(), nullptr, mode, &inLog, &moved);
    m_stamp = stampOf(m_path);
    if (inLog < 0 || inLog != moved)
        m_mark.clear();
    m_lock.note(m_mark);
}

Result<> Store::copyInto(const QString &path)
{
    if (!m_writer)
        return fail(Error::Code::ReadOnly, tr("The project is open for reading only."));
    const Lease lease(*this);
    return guarded([&]() -> Result<> {
        m_writer->prepare("VACUUM INTO ?").bind(path).run();
        return {};
    });
}

void Store::setBulk(bool bulk)
{
    if (m_writer)
        m_writer->execute(bulk ? "PRAGMA cache_size=-200000" : "PRAGMA cache_size=-2000");
}

void Store::setDurable(bool durable)
{
    if (m_writer)
        m_writer->execute(durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=OFF");
}

} // namespace glossator
