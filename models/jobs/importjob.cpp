// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/importjob.h"

#include "models/base/listed.h"
#include "models/base/sha256.h"
#include "models/jobs/duplicates.h"
#include "models/jobs/importschema.h"
#include "models/jobs/readahead.h"
#include "models/store/articlerepository.h"
#include "models/store/attributerepository.h"
#include "models/store/backup.h"
#include "models/store/bundles.h"
#include "models/store/entityrepository.h"
#include "models/store/history.h"
#include "models/store/projectinfo.h"
#include "models/store/storelock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <new>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ImportJob)
};

// A batch is stored when one of these is reached.
constexpr qint64 batchRows = 2000;
constexpr qint64 batchMilliseconds = 200;
constexpr qint64 batchTextLength = qint64(32) << 20;
/// Pages that many batches change are in the log once for each.
constexpr qint64 largeLog = qint64(32) << 20;
const QString unfinishedState = u"unfinished-import"_s; ///< as view state: its group of the history
/// So many rows are worth a backup first. Until as many are read nothing is stored, so that this is known in time.
constexpr qint64 backupRows = 1000;

qint64 rowsOf(const Bundle &bundle)
{
    return qint64(1 + bundle.entities.size() + bundle.events.size() + bundle.mentions.size() + bundle.relations.size()
        + bundle.eventMentions.size() + bundle.arguments.size() + bundle.attributes.size() + bundle.notes.size()
        + bundle.externalIds.size() + bundle.leftovers.size() + bundle.files.size());
}

/// One read of a source: its ids mean the same in all its bundles.
struct Reading {
    explicit Reading(ImportSource from) : source(std::move(from)) {}

    ImportSource source;
    BundleIds ids;
    bool hasSchema = false; ///< one came along
    bool isPartlyStored = false; ///< earlier batches hold bundles of it
    bool isEnded = false; ///< all of it is in this batch or in earlier ones
    std::optional<Error> error; ///< of storing
};

/// Bundles of one reading that go into the next batch.
struct Part {
    std::shared_ptr<Reading> reading;
    std::vector<Bundle> bundles;
};

class Import {
public:
    Import(Store &store, const ImportRequest &request, JobContext &context)
        : m_store(store)
        , m_request(request)
        , m_context(context)
    {
    }

    Result<ImportReport> run();

private:
    Result<> runAll(const std::vector<ImportSource> &sources);
    /// Of a source of few bundles all, read in another thread.
    [[nodiscard]] Result<std::vector<Bundle>> readWhole(const ImportSource &source) const;
    Result<> takeWhole(const ImportSource &source, Result<std::vector<Bundle>> bundles);
    /// A source of any size: read twice, first to see that it can be read to its end.
    Result<> readStreaming(const ImportSource &source);
    Result<> read(const ImportSource &source, bool isTrial, const BundleSink &sink) const;
    void enqueue(const std::shared_ptr<Reading> &reading, Bundle &&bundle);

    [[nodiscard]] bool isBatchFull() const;
    Result<> flush();
    Result<> backUp();
    Result<> attemptPart(Operation &op, Part &part);
    Result<> storeBundle(Operation &op, Bundle &bundle, Reading &reading, ImportReport &report);
    Result<> leaveOutKnown(Bundle &bundle) const;
    Result<> joinKnown(Bundle &bundle, Reading &reading, ImportReport &report) const;
    Result<> takeBack();

    Store &m_store;
    const ImportRequest &m_request;
    JobContext &m_context;
    QString m_title;
    ImportReport m_report;
    ImportSchema m_schema;
    std::vector<Part> m_pending;
    qint64 m_pendingRows = 0;
    qint64 m_pendingText = 0;
    QElapsedTimer m_sinceFlush;
    qint64 m_standingLog = 0; ///< bytes that a reader elsewhere kept from being moved
    qint64 m_group = 0; ///< of the history; 0: no batch is stored yet
};

/// How many articles come in is known only when the first of them are stored under this title.
QString titleOf(const QStringList &paths)
{
    const QString first = QFileInfo(QFileInfo(paths.first()).canonicalFilePath()).fileName();
    return paths.size() == 1 ? Texts::tr("Import “%1”").arg(first)
                             : Texts::tr("Import “%1” and %n more", nullptr, int(paths.size() - 1)).arg(first);
}

Result<ImportReport> Import::run()
{
    const Format *format = formatById(m_request.format);
    if (!m_request.format.isEmpty() && !(format && format->info().reads))
        return fail(Error::Code::BadInput, Texts::tr("There is no format “%1” to import.").arg(m_request.format));
    if (m_store.isReadOnly())
        return fail(Error::Code::ReadOnly, Texts::tr("The project is open for reading only."));
    if (m_request.paths.isEmpty())
        return m_report;
    GLOSSATOR_ASSIGN(ImportSources found, findImportSources(m_request.paths, format, m_store.path()));
    if (!m_request.only.isEmpty()) {
        const QSet<QString> only(m_request.only.begin(), m_request.only.end());
        std::erase_if(found.sources, [&only](const ImportSource &source) { return !only.contains(source.source.path); });
        found.failed.clear();
        found.passedOver.clear();
    }
    if (const qsizetype count = found.passedOver.size(); count > 0) {
        constexpr qsizetype mostNamed = 5;
        QStringList named = found.passedOver.first(std::min(count, mostNamed));
        if (count > mostNamed)
            named << Texts::tr("%n more", nullptr, int(count - mostNamed));
        m_report.remarks << Texts::tr("%n file(s) are of no format that can be read, and were passed over: %1.", nullptr, int(count))
                                .arg(listed(named));
    }
    m_title = titleOf(m_request.paths);
    m_report.sources = qint64(found.sources.size());
    m_report.failed = std::move(found.failed);

    const Store::Lease lease(m_store);
    m_store.setBulk(true);
    const auto usual = qScopeGuard([this] { m_store.setBulk(false); });
    GLOSSATOR_TRY(m_schema.load(m_store));
    const QString unfinished = m_store.viewState(unfinishedState);
    if (const QString before = takeUnfinishedImport(m_store); !before.isEmpty()) // of which nobody has told yet
        m_report.remarks << Texts::tr("“%1” was broken off before, and a part of it is in the project.").arg(before);
    if (const Result<> done = runAll(found.sources); !done) {
        if (const Result<> back = takeBack(); !back) {
            Error error = done.error();
            const bool isCancelled = error.code == Error::Code::Cancelled; // its sentence says that nothing was stored
            const QString why = isCancelled ? Texts::tr("The import was cancelled.") + u' ' + back.error().message : error.message;
            error.message = Texts::tr("%1 What had been stored before is in the project until it is undone.").arg(why);
            return std::unexpected(std::move(error));
        }
        m_store.setViewState(unfinishedState, unfinished); // all is as it was
        return std::unexpected(done.error());
    }
    if (m_group != 0)
        m_store.setViewState(unfinishedState, {});
    m_store.checkpoint();
    m_report.group = m_group;
    m_report.addedToSchema = m_schema.added();
    m_report.remarks.removeDuplicates(); // each article says again what is wrong with the files that govern it
    if (m_schema.isReplaced())
        m_report.remarks.prepend(Texts::tr("The schema that came along became the project's."));
    m_report.found = m_report.imported + m_report.alreadyThere.size() + qint64(m_report.failed.size());
    return std::move(m_report);
}

Result<> Import::runAll(const std::vector<ImportSource> &sources)
{
    m_sinceFlush.start();
    const auto isWhole = [](const ImportSource &source) { return source.format->info().layout == FormatInfo::Layout::FilePerArticle; };
    std::vector<const ImportSource *> whole;
    for (const ImportSource &source : sources) {
        if (isWhole(source))
            whole.push_back(&source);
    }
    ReadAhead ahead(std::move(whole), [this](const ImportSource &source) { return readWhole(source); });
    for (size_t i = 0; i < sources.size(); ++i) {
        m_context.report(qint64(i), qint64(sources.size()), sources[i].source.path);
        GLOSSATOR_TRY(isWhole(sources[i]) ? takeWhole(sources[i], ahead.take()) : readStreaming(sources[i]));
    }
    GLOSSATOR_TRY(flush());
    m_context.report(qint64(sources.size()), qint64(sources.size()), {});
    return {};
}

Result<> Import::read(const ImportSource &source, bool isTrial, const BundleSink &sink) const
{
    const auto cancelled
        = [] { return fail(Error::Code::Cancelled, Texts::tr("The import was cancelled; nothing was stored.")); };
    if (m_context.isCancelled())
        return cancelled();
    try {
        const ReadOptions options{.encoding = m_request.encoding, .isTrial = isTrial};
        Result<> done = source.format->read(source.source, options, [&](Bundle &&bundle) -> Result<> {
            if (m_context.isCancelled())
                return cancelled();
            return sink(std::move(bundle));
        });
        // Some readers name the article, which has no folder where a person named the file.
        const auto &[file, path] = std::tie(source.source.file, source.source.path);
        if (!done && done.error().message.startsWith(path) && !done.error().message.startsWith(file))
            done.error().message.replace(0, path.size(), file);
        return done;
    } catch (const std::bad_alloc &) {
        return fail(Error::Code::Io, Texts::tr("There is not enough memory to read %1.").arg(source.source.path));
    }
}

Result<std::vector<Bundle>> Import::readWhole(const ImportSource &source) const
{
    std::vector<Bundle> bundles;
    GLOSSATOR_TRY(read(source, false, [&bundles](Bundle &&bundle) -> Result<> {
        bundles.push_back(std::move(bundle));
        return {};
    }));
    return bundles;
}

Result<> Import::takeWhole(const ImportSource &source, Result<std::vector<Bundle>> bundles)
{
    if (!bundles && bundles.error().code == Error::Code::Cancelled)
        return std::unexpected(bundles.error());
    if (!bundles) {
        m_report.failed.push_back({source.source.path, bundles.error()});
        return {};
    }
    const auto reading = std::make_shared<Reading>(source);
    reading->isEnded = true;
    for (Bundle &bundle : *bundles)
        enqueue(reading, std::move(bundle));
    return isBatchFull() ? flush() : Result<>();
}

Result<> Import::readStreaming(const ImportSource &source)
{
    const auto failed = [&](const Error &error) -> Result<> {
        if (error.code == Error::Code::Cancelled)
            return std::unexpected(error);
        m_report.failed.push_back({source.source.path, error});
        return {};
    };
    if (const Result<> readable = read(source, true, [](Bundle &&) { return Result<>(); }); !readable)
        return failed(readable.error());
    const auto reading = std::make_shared<Reading>(source);
    bool isBegun = false;
    const Result<> done = read(source, false, [&](Bundle &&bundle) -> Result<> {
        isBegun = true;
        enqueue(reading, std::move(bundle));
        if (isBatchFull())
            GLOSSATOR_TRY(flush());
        return reading->error ? Result<>(std::unexpected(*reading->error)) : Result<>();
    });
    reading->isEnded = true;
    if (!done && !isBegun) // a trial need not look into the documents, and none of them can be read
        return failed(done.error());
    return reading->error && !reading->isPartlyStored ? Result<>() : done;
}

void Import::enqueue(const std::shared_ptr<Reading> &reading, Bundle &&bundle)
{
    m_pendingRows += rowsOf(bundle);
    m_pendingText += bundle.text.size() + bundle.original.size();
    if (m_pending.empty() || m_pending.back().reading != reading)
        m_pending.push_back({reading, {}});
    m_pending.back().bundles.push_back(std::move(bundle));
}

bool Import::isBatchFull() const
{
    if (m_pendingText >= batchTextLength)
        return true;
    if (m_group == 0)
        return m_pendingRows > backupRows;
    return m_pendingRows >= batchRows || m_sinceFlush.elapsed() >= batchMilliseconds;
}

Result<> Import::flush()
{
    if (m_pending.empty())
        return {};
    GLOSSATOR_TRY(backUp());
    const Action action{.title = m_title, .group = m_group};
    const auto storeAll = [this](Operation &op) -> Result<> {
        for (Part &part : m_pending)
            GLOSSATOR_TRY(attemptPart(op, part));
        GLOSSATOR_TRY(m_schema.write(m_store));
        // Last: after an error of the disk there must be nothing but the commit, which then fails.
        if (m_group == 0)
            m_store.setViewState(unfinishedState, QString::number(op.group()));
        m_group = op.group();
        return {};
    };
    GLOSSATOR_TRY(m_store.perform(action, storeAll));
    for (const Part &part : m_pending)
        part.reading->isPartlyStored = true;
    if (m_store.logSize() > m_standingLog + largeLog) {
        m_store.checkpoint(true);
        m_standingLog = m_store.logSize();
    }
    m_pending.clear();
    m_pendingRows = 0;
    m_pendingText = 0;
    m_sinceFlush.restart();
    return {};
}

Result<> Import::backUp()
{
    const bool isLarge = m_pendingRows > backupRows || m_pendingText >= batchTextLength;
    if (m_group != 0 || !isLarge)
        return {};
    GLOSSATOR_ASSIGN(const ProjectCounts counts, projectCounts(m_store));
    if (counts.articles > 0)
        GLOSSATOR_TRY(backup::make(m_store.path()));
    return {};
}

Result<> Import::attemptPart(Operation &op, Part &part)
{
    ImportReport report;
    const ImportSchema schema = m_schema;
    bool hasNothing = false;
    const auto storeAll = [&]() -> Result<> {
        for (Bundle &bundle : part.bundles)
            GLOSSATOR_TRY(storeBundle(op, bundle, *part.reading, report));
        // Where each article failed, the facts that came with them stay out too.
        hasNothing = part.reading->isEnded && !part.reading->isPartlyStored && report.imported == 0 && report.alreadyThere.isEmpty()
            && !report.failed.empty();
        return hasNothing ? fail(Error::Code::BadInput, {}) : Result<>();
    };
    // What earlier batches hold some of cannot be left out any more, so that nothing has to be kept for that: each statement
    // goes through all the pages that SQLite keeps for a part, which makes many rows take many times as long.
    const Result<> stored = part.reading->isPartlyStored ? storeAll() : op.attempt(storeAll);
    if (!stored) {
        if (stored.error().code != Error::Code::BadInput || part.reading->isPartlyStored)
            return stored;
        m_schema = schema;
        part.reading->error = stored.error();
        if (!hasNothing)
            report.failed.push_back({part.reading->source.source.path, stored.error()});
        std::ranges::move(report.failed, std::back_inserter(m_report.failed));
        m_report.remarks += report.remarks;
        return {};
    }
    m_report.imported += report.imported;
    m_report.entities += report.entities;
    m_report.knownEntities += report.knownEntities;
    m_report.flagged += report.flagged;
    m_report.alreadyThere += report.alreadyThere;
    m_report.remarks += report.remarks;
    std::ranges::move(report.failed, std::back_inserter(m_report.failed));
    return {};
}

Result<> Import::storeBundle(Operation &op, Bundle &bundle, Reading &reading, ImportReport &report)
{
    const bool hasOwnIds = bundle.hasOwnIds;
    for (const Error &error : bundle.failures)
        report.failed.push_back({reading.source.source.path, error});
    if (bundle.article) {
        const QString path = bundle.article->path.isEmpty() ? bundle.article->title : bundle.article->path;
        Duplicate duplicate;
        if (!m_request.keepDuplicates) {
            GLOSSATOR_ASSIGN(duplicate, duplicateOf(m_store, bundle));
        }
        if (const QString remark = duplicate.remark(path); !remark.isEmpty())
            report.remarks << remark;
        if (!duplicate.isStored()) {
            report.alreadyThere << path;
            report.remarks += bundle.remarks; // also of what could not be read in it
            return {};
        }
        ++report.imported;
    } else {
        GLOSSATOR_TRY(leaveOutKnown(bundle));
        if (!bundle.hasOwnIds)
            GLOSSATOR_TRY(joinKnown(bundle, reading, report));
    }
    if (!bundle.schemaText.isEmpty()) {
        GLOSSATOR_TRY(m_schema.take(m_store, bundle.schemaText, reading.source.source.path));
        reading.hasSchema = true;
    }
    if (const auto added = Bundles(m_store).add(op, bundle, reading.ids, hasOwnIds); !added) {
        Error error = added.error();
        if (error.code == Error::Code::BadInput)
            error.message = (bundle.article ? bundle.article->path : reading.source.source.path) + u": "_s + error.message;
        return std::unexpected(error);
    }
    // A project of ours says itself what its schema is; where its annotations left it, they do so here too.
    if (!hasOwnIds || !reading.hasSchema)
        m_schema.grow(bundle);
    report.flagged
        += std::ranges::count_if(bundle.mentions, [](const Mention &mention) { return !mention.flag.isEmpty(); });
    report.remarks += bundle.remarks;
    return {};
}

/// Files and leftovers of the project come again with each source that they govern.
Result<> Import::leaveOutKnown(Bundle &bundle) const
{
    const ArticleRepository articles(m_store);
    GLOSSATOR_ASSIGN(const std::vector<SourceFile> files, articles.files(ArticleId()));
    GLOSSATOR_ASSIGN(const std::vector<Leftover> leftovers, articles.leftovers(ArticleId()));
    std::erase_if(bundle.files, [&files](const SourceFile &file) {
        const QByteArray hash = sha256(file.bytes);
        return std::ranges::any_of(files, [&](const SourceFile &known) {
            return known.format == file.format && known.name == file.name && known.hash == hash;
        });
    });
    std::erase_if(bundle.leftovers, [&leftovers](const Leftover &leftover) {
        return std::ranges::any_of(leftovers, [&](const Leftover &known) {
            return known.format == leftover.format && known.file == leftover.file && known.position == leftover.position
                && known.bytes == leftover.bytes;
        });
    });
    return {};
}

/// A list of entities that comes again, or names somebody whom the project has, adds to them what is new.
Result<> Import::joinKnown(Bundle &bundle, Reading &reading, ImportReport &report) const
{
    EntityRepository entities(m_store);
    QHash<EntityId, EntityId> known; // of the list, and of the project
    for (const Entity &listed : bundle.entities) {
        GLOSSATOR_ASSIGN(const std::optional<EntityId> id, entities.calledExactly(listed.name, listed.type));
        if (m_context.isCancelled())
            return fail(Error::Code::Cancelled, Texts::tr("The import was cancelled; nothing was stored."));
        if (!id) {
            ++report.entities;
            continue;
        }
        ++report.knownEntities;
        known.insert(listed.id, *id);
        reading.ids.entities.insert(listed.id.value(), *id);
        GLOSSATOR_ASSIGN(const Entity here, entities.entity(*id));
        QStringList aliases = here.aliases;
        QSet<QString> there(aliases.begin(), aliases.end());
        there.insert(here.name);
        for (const QString &alias : listed.aliases) {
            if (const qsizetype before = there.size(); there.insert(alias), there.size() > before)
                aliases << alias;
        }
        if (aliases != here.aliases)
            GLOSSATOR_TRY(entities.setAliases(*id, aliases));
        if (!listed.note.isEmpty() && !here.note.contains(listed.note))
            GLOSSATOR_TRY(entities.setNote(*id, here.note.isEmpty() ? listed.note : here.note + u'\n' + listed.note));
    }
    const auto entityOf = [&known](const auto &one) {
        return one.owner.kind == Owner::Kind::Entity ? known.value(EntityId(one.owner.id)) : EntityId();
    };
    QHash<std::pair<EntityId, QString>, int> ordinals; // the first that is free, by name
    const auto leaveOut = [&](auto &listed, const auto &repository, auto said, auto note) -> Result<> {
        QSet<EntityId> asked;
        QSet<std::pair<EntityId, std::pair<QString, QString>>> there;
        for (const auto &one : listed) {
            const EntityId id = entityOf(one);
            if (!id || asked.contains(id))
                continue;
            if (m_context.isCancelled())
                return fail(Error::Code::Cancelled, Texts::tr("The import was cancelled; nothing was stored."));
            asked.insert(id);
            GLOSSATOR_ASSIGN(const auto ofEntity, repository.of(id));
            for (const auto &other : ofEntity) {
                there.insert({id, said(other)});
                note(id, other);
            }
        }
        std::erase_if(listed, [&](const auto &one) {
            const EntityId id = entityOf(one);
            return id && there.contains({id, said(one)});
        });
        return {};
    };
    GLOSSATOR_TRY(leaveOut(bundle.attributes, AttributeRepository(m_store),
        [](const Attribute &one) { return std::pair(one.name, one.value); },
        [&ordinals](EntityId id, const Attribute &one) { ++ordinals[{id, one.name}]; }));
    for (Attribute &attribute : bundle.attributes) {
        if (const EntityId id = entityOf(attribute))
            attribute.ordinal += ordinals.value({id, attribute.name});
    }
    return leaveOut(bundle.externalIds, ExternalIdRepository(m_store),
        [](const ExternalId &one) { return std::pair(one.scheme, one.value); }, [](EntityId, const ExternalId &) {});
}

/// The batches that are in belong together: a job is done, or nothing of it is.
Result<> Import::takeBack()
{
    History history(m_store);
    const std::optional<HistoryEntry> last = history.undoable();
    if (m_group == 0 || !last || last->group != m_group)
        return {};
    GLOSSATOR_TRY(history.withdraw());
    return {};
}

} // namespace

QString ImportReport::counts() const { return told({}); }

QString ImportReport::summary() const
{
    if (failed.empty())
        return counts();
    return told((failed.size() == 1 ? Texts::tr(": ") : Texts::tr(", the first: ")) + failed.front().error.message);
}

/// @param why sentences on what failed, which stand right behind how many did.
QString ImportReport::told(const QString &why) const
{
    QStringList ofLists;
    if (entities > 0)
        ofLists << Texts::tr("%n new entity(s)", nullptr, int(entities));
    if (knownEntities > 0)
        ofLists << Texts::tr("%n entity(s) that were there already", nullptr, int(knownEntities));
    if (found == 0)
        return ofLists.isEmpty() ? Texts::tr("Nothing was found.") : Texts::tr("Listed: %1.").arg(listed(ofLists));
    QStringList parts{Texts::tr("%1 found").arg(found)};
    if (imported > 0)
        parts << Texts::tr("%1 imported").arg(imported);
    if (!alreadyThere.isEmpty())
        parts << Texts::tr("%1 already there").arg(alreadyThere.size());
    if (!failed.empty())
        parts << Texts::tr("%1 failed").arg(failed.size());
    QStringList more;
    if (flagged > 0)
        more << Texts::tr("%n doubtful span(s) flagged", nullptr, int(flagged));
    if (!ofLists.isEmpty())
        more << Texts::tr("listed: %1").arg(listed(ofLists));
    const QString counted = listed(parts) + why;
    if (more.isEmpty())
        return why.isEmpty() ? counted + u'.' : counted;
    return counted + (why.isEmpty() ? u"; "_s : u" "_s) + more.join(u"; "_s) + u'.';
}

Result<ImportReport> importPaths(Store &store, const ImportRequest &request, JobContext &context)
{
    return Import(store, request, context).run();
}

QString unfinishedImport(Store &store)
{
    const QString group = store.viewState(unfinishedState);
    if (group.isEmpty() || (store.isReadOnly() && StoreLock::isHeld(store.path()))) // another program may be at it
        return {};
    const auto last = History(store).undoable();
    return last && last->group == group.toLongLong() ? last->title : QString();
}

QString takeUnfinishedImport(Store &store)
{
    if (store.isReadOnly())
        return {};
    const QString title = unfinishedImport(store);
    if (!store.viewState(unfinishedState).isEmpty())
        store.setViewState(unfinishedState, {});
    return title;
}

} // namespace glossator
