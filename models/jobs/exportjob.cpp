// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/exportjob.h"

#include "models/base/filenames.h"
#include "models/base/inbackground.h"
#include "models/base/temporaryname.h"
#include "models/base/textdecoder.h"
#include "models/domain/schemareader.h"
#include "models/formats/losses.h"
#include "models/store/articlerepository.h"
#include "models/store/bundles.h"
#include "models/store/schemarepository.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QScopeGuard>

#include <algorithm>
#include <map>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ExportJob)
};

std::unexpected<Error> notWritten(const QString &file, const QString &why)
{
    return fail(Error::Code::Io, Texts::tr("%1 cannot be written: %2.").arg(file, why));
}

/// A folder to write into. Where that fails, what had to be made for it goes again, as far as it is empty.
class OutputFolder {
public:
    explicit OutputFolder(const QString &path)
    {
        for (QString folder = QDir::cleanPath(QFileInfo(path).absoluteFilePath()); !QFileInfo::exists(folder);
            folder = QFileInfo(folder).path())
            m_made << folder;
        m_isThere = QDir().mkpath(path);
    }
    ~OutputFolder()
    {
        for (const QString &folder : std::as_const(m_made))
            QDir().rmdir(folder);
    }
    OutputFolder(const OutputFolder &) = delete;
    OutputFolder &operator=(const OutputFolder &) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }
    void keep() { m_made.clear(); }

private:
    QStringList m_made; ///< the deepest first
    bool m_isThere = false;
};

/// Why the last write failed. Of one that ended halfway Qt has no reason; the next one, which writes nothing, has.
QString reasonOf(QIODevice &device)
{
    auto *file = qobject_cast<QSaveFile *>(&device); // a pipe might take it
    if (file && file->isOpen()) {
        file->write(" ");
        file->flush();
    }
    return device.errorString();
}

/// @param name of the output, for the sentence.
Result<> put(QIODevice &device, const OutputFile &file, const QString &name)
{
    constexpr qint64 chunk = 1 << 20;
    if (device.write(file.bytes) != file.bytes.size())
        return notWritten(name, reasonOf(device));
    while (file.rest && !file.rest->atEnd()) {
        const QByteArray bytes = file.rest->read(chunk);
        if (bytes.isEmpty())
            return notWritten(name, file.rest->errorString());
        if (device.write(bytes) != bytes.size())
            return notWritten(name, reasonOf(device));
    }
    return {};
}

Result<> writeWhole(const QString &path, const OutputFile &whole)
{
    OutputFolder folder(QFileInfo(path).path());
    if (!folder.isThere())
        return notWritten(path, Texts::tr("its folder cannot be created"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, reasonOf(file));
    GLOSSATOR_TRY(put(file, whole, path));
    if (!file.flush() || !file.commit())
        return notWritten(path, reasonOf(file));
    folder.keep();
    return {};
}

/// The article's path without the suffix of the file that it came in; one that never had a file goes by its title.
QString stemOf(const Article &article)
{
    if (article.path.isEmpty())
        return safeFileName(article.title);
    const QFileInfo path(article.path);
    const bool isSuffix = std::ranges::any_of(formats(), [suffix = path.suffix()](const Format *format) {
        return format->info().suffixes.contains(suffix, Qt::CaseInsensitive);
    });
    return isSuffix ? article.path.chopped(path.suffix().size() + 1) : article.path;
}

/// The files that several calls add to, in the order in which they began; of a one-file format just that one.
std::vector<OutputFile> grown(const std::initializer_list<const std::vector<OutputFile> *> &calls)
{
    std::vector<OutputFile> files;
    for (const std::vector<OutputFile> *parts : calls) {
        for (const OutputFile &part : *parts) {
            auto file = std::ranges::find(files, part.name, &OutputFile::name);
            if (file == files.end())
                file = files.insert(file, {part.name, {}});
            for (const OutputPlace &place : part.places)
                file->places.push_back({place.begin + file->bytes.size(), place.end + file->bytes.size(), place.owner});
            file->bytes += part.bytes;
            if (part.rest)
                file->bytes += part.rest->readAll();
        }
    }
    return files;
}

class Export {
public:
    enum class Mode : quint8 { Write, Trial };

    Export(Store &store, const ExportRequest &request, const Format &format, JobContext &context, Mode mode)
        : m_store(store)
        , m_request(request)
        , m_format(format.info())
        , m_writer(format.writer(request.options))
        , m_context(context)
        , m_isTrial(mode == Mode::Trial)
    {
        m_writer->setOccasion({store.path(), QDate::currentDate()});
        m_composing.setMaxThreadCount(1);
    }

    Result<ExportReport> run();
    /// How many files are in their places.
    [[nodiscard]] qsizetype written() const { return m_report.written.size(); }
    /// The files that run() would write and that are there.
    Result<QStringList> standing();
    Result<std::vector<OutputFile>> articleFiles(ArticleId id);

private:
    struct Composed {
        Article article;
        Result<std::vector<OutputFile>> files;
    };

    Result<> writeOneFile(const std::vector<ArticleId> &ids);
    QFuture<Composed> compose(Bundle bundle);
    Result<> writeArticles(const std::vector<ArticleId> &ids, QIODevice *device);
    Result<Bundle> project() const;
    Result<Schema> schema() const;
    Result<Bundle> article(ArticleId id) const;
    void keepWanted(Bundle &bundle) const;
    /// Whole files of the project: their names are the format's, below the folder.
    Result<> writeFiles(const std::vector<OutputFile> &files);
    Result<> writeArticleFiles(const Article &article, const std::vector<OutputFile> &files);
    Result<> writeFile(const QString &name, const OutputFile &file);
    /// Adds to files that finishGrowing() puts in their places.
    Result<> grow(const std::vector<OutputFile> &files);
    Result<> finishGrowing();
    Result<> write(QIODevice &device, const std::vector<OutputFile> &parts) const;

    Store &m_store;
    const ExportRequest &m_request;
    const FormatInfo m_format;
    const std::unique_ptr<Writer> m_writer;
    JobContext &m_context;
    const bool m_isTrial; ///< nothing is written
    UniquePaths m_paths;
    std::map<QString, std::unique_ptr<QSaveFile>> m_growing; ///< by path; of a trial without a file
    ExportReport m_report;
    bool m_lacksSchema = false; ///< the project has one, which does not go out
    mutable Losses m_leftOut; ///< what no writer sees
    QStringList m_standing;
    QThreadPool m_composing; ///< one thread; the last member, since what runs in it needs the others
};

Result<ExportReport> Export::run()
{
    const Store::Snapshot snapshot(m_store);
    std::vector<ArticleId> ids;
    if (m_request.articles) {
        ids = *m_request.articles;
    } else {
        GLOSSATOR_ASSIGN(ids, ArticleRepository(m_store).ids({}));
    }
    if (m_format.writesFolder()) {
        std::optional<OutputFolder> folder;
        if (!m_isTrial)
            folder.emplace(m_request.output);
        if (folder && !folder->isThere())
            return notWritten(m_request.output, Texts::tr("the folder cannot be created"));
        const auto forget = qScopeGuard([this] { m_growing.clear(); }); // before the folder that they begin in
        GLOSSATOR_TRY(writeArticles(ids, nullptr));
        GLOSSATOR_TRY(finishGrowing());
        if (folder)
            folder->keep();
    } else if (m_request.device || m_isTrial) {
        GLOSSATOR_TRY(writeArticles(ids, m_request.device));
        m_report.files = m_request.device ? 0 : 1;
    } else {
        GLOSSATOR_TRY(writeOneFile(ids));
        m_report.files = 1;
        m_report.written << QFileInfo(m_request.output).absoluteFilePath();
    }
    m_report.isTrial = m_isTrial;
    m_report.output = m_request.device ? QString() : m_request.output;
    m_report.articles = qint64(ids.size());
    m_report.losses = m_leftOut.all();
    std::ranges::move(m_writer->losses(), std::back_inserter(m_report.losses));
    if (m_lacksSchema)
        m_report.losses.push_back({Texts::tr("the schema, but for the names of types that are in use"), 1, {}});
    return std::move(m_report);
}

Result<QStringList> Export::standing()
{
    if (!m_format.writesFolder())
        return QFileInfo(m_request.output).isFile() ? QStringList(m_request.output) : QStringList();
    if (QDir(m_request.output).isEmpty()) // or not there
        return QStringList();
    GLOSSATOR_TRY(run()); // only the writer knows the names
    return m_standing;
}

Result<std::vector<OutputFile>> Export::articleFiles(ArticleId id)
{
    std::optional<Store::Snapshot> snapshot(std::in_place, m_store);
    const auto cancelled = [] { return fail(Error::Code::Cancelled, Texts::tr("The export was cancelled.")); };
    GLOSSATOR_ASSIGN(const Bundle project, this->project());
    GLOSSATOR_ASSIGN(const Schema schema, this->schema());
    GLOSSATOR_ASSIGN(const Bundle bundle, article(id));
    snapshot.reset(); // the writing may take longer than the log should grow
    if (m_context.isCancelled())
        return cancelled();
    GLOSSATOR_ASSIGN(std::vector<OutputFile> head, m_writer->begin(project, schema));
    GLOSSATOR_ASSIGN(std::vector<OutputFile> body, m_writer->add(bundle));
    if (m_context.isCancelled())
        return cancelled();
    GLOSSATOR_ASSIGN(std::vector<OutputFile> tail, m_writer->end());

    const QString stem = safeRelativePath(stemOf(*bundle.article));
    if (m_format.layout != FormatInfo::Layout::FilePerArticle) {
        body = grown({&head, &body, &tail});
        if (m_format.layout == FormatInfo::Layout::OneFile)
            body.front().name = stem + u'.' + m_format.suffixes.value(0);
    } else {
        for (OutputFile &file : body)
            file.name.prepend(stem);
        for (std::vector<OutputFile> *more : {&head, &tail})
            std::ranges::move(*more, std::back_inserter(body));
    }
    // What only hangs on things comes behind them.
    QSet<Owner> told;
    QHash<QString, qsizetype> news; // of each file, what those before it did not tell of
    for (const OutputFile &file : body) {
        const qsizetype before = told.size();
        for (const OutputPlace &place : file.places)
            told.insert(place.owner);
        news.insert(file.name, told.size() - before);
    }
    std::ranges::stable_sort(
        body, std::ranges::greater(), [&news](const OutputFile &file) { return news.value(file.name); });
    for (OutputFile &file : body) {
        if (file.places.empty() && (file.bytes.contains(char(0)) || !file.bytes.isValidUtf8())) {
            if (auto text = decodeText(file.bytes, file.name, bundle.article->encoding.toLatin1()))
                file.bytes = text->text.toUtf8();
        }
    }
    return body;
}

Result<> Export::writeOneFile(const std::vector<ArticleId> &ids)
{
    // A pipe or a device is written into, not replaced by a file.
    const QFileInfo there(m_request.output);
    if (there.exists() && !there.isFile() && !there.isDir()) {
        QFile pipe(m_request.output);
        if (!pipe.open(QIODevice::WriteOnly))
            return notWritten(m_request.output, pipe.errorString());
        GLOSSATOR_TRY(writeArticles(ids, &pipe));
        return pipe.flush() ? Result<>() : notWritten(m_request.output, pipe.errorString());
    }
    if (there.isDir())
        return notWritten(m_request.output, Texts::tr("it is a folder"));
    OutputFolder folder(there.path());
    if (!folder.isThere())
        return notWritten(m_request.output, Texts::tr("its folder cannot be created"));
    QSaveFile file(m_request.output);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(m_request.output, file.errorString());
    GLOSSATOR_TRY(writeArticles(ids, &file));
    // A commit that has to write forgets why it could not.
    if (!file.flush() || !file.commit())
        return notWritten(m_request.output, reasonOf(file));
    folder.keep();
    return {};
}

Result<> Export::writeArticles(const std::vector<ArticleId> &ids, QIODevice *device)
{
    using Layout = FormatInfo::Layout;
    const auto write = [&](const std::vector<OutputFile> &files) {
        switch (m_format.layout) {
        case Layout::OneFile:
            return m_isTrial ? Result<>() : this->write(*device, files);
        case Layout::SeveralFiles:
            return grow(files);
        case Layout::FilePerArticle:
            break;
        }
        return writeFiles(files);
    };
    GLOSSATOR_ASSIGN(const Bundle project, this->project());
    GLOSSATOR_ASSIGN(const Schema schema, this->schema());
    m_lacksSchema = !m_format.writesSchema && !schema.types().empty();
    GLOSSATOR_ASSIGN(const std::vector<OutputFile> head, m_writer->begin(project, schema));
    GLOSSATOR_TRY(write(head));
    QFuture<Composed> pending; // the article before
    const auto writePending = [&]() -> Result<> {
        Composed composed = pending.takeResult();
        GLOSSATOR_ASSIGN(const std::vector<OutputFile> files, std::move(composed.files));
        return m_format.layout == Layout::FilePerArticle ? writeArticleFiles(composed.article, files) : write(files);
    };
    for (size_t i = 0; i < ids.size(); ++i) {
        Result<Bundle> bundle = m_context.isCancelled() ? fail(Error::Code::Cancelled, Texts::tr("The export was cancelled."))
                                                        : article(ids[i]);
        QFuture<Composed> next;
        if (bundle) {
            m_context.report(qint64(i), qint64(ids.size()), bundle->article->title);
            next = compose(*std::move(bundle));
        }
        if (i > 0)
            GLOSSATOR_TRY(writePending());
        if (!bundle)
            return std::unexpected(bundle.error());
        pending = std::move(next);
    }
    if (!ids.empty())
        GLOSSATOR_TRY(writePending());
    GLOSSATOR_ASSIGN(const std::vector<OutputFile> tail, m_writer->end());
    return write(tail);
}

/// In another thread, one after the other: this one reads the next article meanwhile, and writes the one before.
QFuture<Export::Composed> Export::compose(Bundle bundle)
{
    return inBackground(m_composing, [this, bundle = std::move(bundle)] {
        return Composed{*bundle.article, m_writer->add(bundle)};
    });
}

Result<Schema> Export::schema() const
{
    return m_request.schema ? readSchema(*m_request.schema, Texts::tr("schema")) : SchemaRepository(m_store).schema();
}

Result<Bundle> Export::project() const
{
    // Of some articles the facts come with those that speak of them: what the other articles say stays here.
    const auto which = m_request.articles ? Bundles::Register::Left : Bundles::Register::Included;
    GLOSSATOR_ASSIGN(Bundle bundle, Bundles(m_store).project(which));
    keepWhole(bundle, true, m_leftOut);
    if (m_request.schema)
        bundle.schemaText = textOfUtf8(*m_request.schema);
    keepWanted(bundle);
    return bundle;
}

Result<Bundle> Export::article(ArticleId id) const
{
    // Where something is left out, facts come with the article: what speaks of them goes with them.
    const bool isWithProject = m_format.holdsProject && !m_request.articles;
    GLOSSATOR_ASSIGN(Bundle bundle,
        Bundles(m_store).article(id, isWithProject ? Bundles::Register::Left : Bundles::Register::Included));
    keepWhole(bundle, !isWithProject, m_leftOut);
    keepWanted(bundle);
    return bundle;
}

/// Takes out what was not accepted, with what hangs on it, and counts both.
void Export::keepWanted(Bundle &bundle) const
{
    if (m_format.holdsProject)
        return;
    qint64 counted = 0; // of what can also fall with something else
    const auto count = [&](const auto &things, auto nameOf) {
        qint64 found = 0;
        for (const auto &thing : things) {
            const bool isRejected = thing.by.status == Status::Rejected;
            if (!isRejected && (thing.by.status != Status::Suggested || m_request.withSuggested))
                continue;
            m_leftOut.addOnce(isRejected ? Texts::tr("what was rejected") : Texts::tr("suggestions that nobody accepted yet"),
                thing.id.value(), nameOf(thing));
            ++found;
        }
        return found;
    };
    const auto size = [&bundle] { return qint64(bundle.eventMentions.size() + bundle.relations.size() + bundle.arguments.size()); };
    if (m_format.writesAnnotations) { // else all of them are left out, and the format counts them
        count(bundle.entities, std::mem_fn(&Entity::name));
        count(bundle.events, std::mem_fn(&Event::type));
        count(bundle.mentions, std::mem_fn(&Mention::quote));
        counted = count(bundle.eventMentions, [](const EventMention &) { return QString(); })
            + count(bundle.relations, std::mem_fn(&Relation::type));
    }
    const qint64 before = size();
    keepAccepted(bundle, m_request.withSuggested);
    if (m_format.writesAnnotations)
        m_leftOut.add(Texts::tr("relations, event mentions and roles that hang on those"), {}, before - size() - counted);
}

Result<> Export::writeFiles(const std::vector<OutputFile> &files)
{
    for (const OutputFile &file : files)
        GLOSSATOR_TRY(writeFile(safeRelativePath(file.name), file));
    return {};
}

Result<> Export::writeArticleFiles(const Article &article, const std::vector<OutputFile> &files)
{
    const QString wanted = stemOf(article);
    const QString stem = m_paths.claim(wanted);
    if (stem != wanted) {
        m_report.remarks << Texts::tr("“%1” was written as “%2”, since its own name is taken or not safe.")
                                .arg(article.path.isEmpty() ? article.title : article.path, stem);
    }
    for (const OutputFile &file : files) {
        GLOSSATOR_TRY(writeFile(stem + file.name, file));
        if (!m_isTrial && !article.encoding.isEmpty() && article.encoding != "UTF-8"_L1)
            m_report.encodings.insert(m_report.written.last(), article.encoding.toLatin1());
    }
    return {};
}

Result<> Export::writeFile(const QString &name, const OutputFile &file)
{
    const QString path = QDir(m_request.output).filePath(name);
    ++m_report.files;
    if (!m_isTrial) {
        GLOSSATOR_TRY(writeWhole(path, file));
        m_report.written << QFileInfo(path).absoluteFilePath();
    } else if (QFileInfo::exists(path)) {
        m_standing << path;
    }
    return {};
}

Result<> Export::grow(const std::vector<OutputFile> &files)
{
    for (const OutputFile &part : files) {
        const QString path = QDir(m_request.output).filePath(safeRelativePath(part.name));
        const auto [file, isNew] = m_growing.try_emplace(path);
        if (isNew) {
            ++m_report.files;
            if (m_isTrial && QFileInfo::exists(path))
                m_standing << path;
        }
        if (m_isTrial)
            continue;
        if (isNew) {
            file->second = std::make_unique<QSaveFile>(path);
            if (!file->second->open(QIODevice::WriteOnly))
                return notWritten(path, file->second->errorString());
        }
        GLOSSATOR_TRY(put(*file->second, part, path));
    }
    return {};
}

Result<> Export::finishGrowing()
{
    for (const auto &[path, file] : m_growing) {
        if (file && !file->flush())
            return notWritten(path, reasonOf(*file));
    }
    for (const auto &[path, file] : m_growing) {
        if (file && !file->commit())
            return notWritten(path, reasonOf(*file));
        m_report.written << QFileInfo(path).absoluteFilePath();
    }
    return {};
}

Result<> Export::write(QIODevice &device, const std::vector<OutputFile> &parts) const
{
    for (const OutputFile &part : parts)
        GLOSSATOR_TRY(put(device, part, m_request.device ? Texts::tr("The output") : m_request.output));
    return {};
}

} // namespace

QString ExportReport::sentence() const
{
    QString told = isTrial ? Texts::tr("%n article(s) would be exported", nullptr, int(articles))
                           : Texts::tr("%n article(s) exported", nullptr, int(articles));
    if (files > 0)
        told += Texts::tr(" to %n file(s)", nullptr, int(files));
    if (!output.isEmpty())
        told += Texts::tr(": %1", "where they are").arg(QDir::toNativeSeparators(output));
    return told + u'.';
}

QString ExportReport::summary() const
{
    QStringList leftOut;
    for (const Loss &loss : losses)
        leftOut << u"%1 (%2)"_s.arg(loss.what, QString::number(loss.count));
    // What is left out of one kind is a list itself.
    return leftOut.isEmpty() ? sentence() : sentence() + u' ' + Texts::tr("Left out: %1.").arg(leftOut.join(u"; "_s));
}

QStringList ExportReport::lossLines() const
{
    QStringList lines;
    for (const Loss &loss : losses) {
        QStringList quoted;
        for (const QString &example : loss.examples)
            quoted << Texts::tr("“%1”", "an example of what is left out").arg(example);
        const QString line = u"%1 (%2)"_s.arg(loss.what, QString::number(loss.count));
        lines << (quoted.isEmpty() ? line : line + u": "_s + quoted.join(u", "_s));
    }
    return lines;
}

namespace {

bool isOfProject(const Store &store, const QString &output)
{
    return projectFiles(store.path()).contains(QFileInfo(output).canonicalFilePath());
}

/// The format asked for, or why that cannot be.
Result<const Format *> formatFor(const Store &store, const ExportRequest &request)
{
    const Format *format = formatById(request.format);
    if (!format || !format->info().writes)
        return fail(Error::Code::BadInput, Texts::tr("There is no format “%1” to export.").arg(request.format));
    if (isOfProject(store, request.output)) {
        return fail(Error::Code::Refused,
            Texts::tr("“%1” is a file of the project itself; nothing was written.").arg(request.output));
    }
    if (isProjectFile(request.output))
        return fail(Error::Code::Refused, Texts::tr("“%1” is a file of a project; nothing was written.").arg(request.output));
    if (format->info().writesFolder() && request.device) {
        return fail(Error::Code::BadInput,
            Texts::tr("The format %1 writes files into a folder, not to an output.").arg(request.format));
    }
    return format;
}

} // namespace

Result<ExportReport> exportProject(Store &store, const ExportRequest &request, JobContext &context)
{
    GLOSSATOR_ASSIGN(const Format *format, formatFor(store, request));
    removeAbandoned(store.path());
    Export writing(store, request, *format, context, Export::Mode::Write);
    auto report = writing.run();
    if (const qsizetype written = writing.written(); !report && written > 0)
        report.error().message += u' ' + Texts::tr("%n file(s) had been written before that.", nullptr, int(written));
    return report;
}

Result<ExportReport> tryExport(Store &store, const ExportRequest &request, JobContext &context)
{
    GLOSSATOR_ASSIGN(const Format *format, formatFor(store, request));
    return Export(store, request, *format, context, Export::Mode::Trial).run();
}

QString outputProblem(const Store &store, const ExportRequest &request)
{
    if (request.output.isEmpty())
        return Texts::tr("Choose where it goes.");
    if (isOfProject(store, request.output))
        return Texts::tr("That is a file of the project itself.");
    if (isProjectFile(request.output))
        return Texts::tr("That is a file of a project.");
    const bool isFolder = formatById(request.format)->info().writesFolder();
    const QFileInfo there(QDir::cleanPath(QFileInfo(request.output).absoluteFilePath()));
    if (!isFolder && (there.isDir() || request.output.endsWith(u'/')))
        return Texts::tr("This format is one file, and that is a folder.");
    if (isFolder && there.exists() && !there.isDir())
        return Texts::tr("This format is a folder of files, and that is a file.");
    if (!isFolder && there.exists() && !there.isWritable())
        return Texts::tr("That file cannot be written to.");
    QFileInfo folder = isFolder ? there : QFileInfo(there.path());
    while (!folder.exists() && folder.path() != folder.filePath())
        folder = QFileInfo(folder.path());
    const QString name = QDir::toNativeSeparators(folder.filePath());
    if (!folder.isDir())
        return Texts::tr("“%1” is no folder.").arg(name);
    if (!folder.isWritable() && (isFolder || !there.exists() || there.isFile())) // a pipe is not replaced
        return Texts::tr("Nothing can be written into the folder “%1”.").arg(name);
    return {};
}

Result<QStringList> filesToReplace(Store &store, const ExportRequest &request, JobContext &context)
{
    GLOSSATOR_ASSIGN(const Format *format, formatFor(store, request));
    return Export(store, request, *format, context, Export::Mode::Trial).standing();
}

Result<std::vector<OutputFile>> exportedArticle(
    Store &store, const ExportRequest &request, ArticleId article, JobContext &context)
{
    const Format *found = formatById(request.format);
    if (!found || !found->info().writes)
        return fail(Error::Code::BadInput, Texts::tr("There is no format “%1” to export.").arg(request.format));
    ExportRequest ofOne = request;
    ofOne.articles = std::vector{article};
    return Export(store, ofOne, *found, context, Export::Mode::Trial).articleFiles(article);
}

} // namespace glossator
