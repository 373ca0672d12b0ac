// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/importsources.h"

#include "models/base/filenames.h"
#include "models/base/filesbelow.h"
#include "models/base/readfile.h"
#include "models/formats/utf16head.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ImportJob)
};

/// The format for a file that a person named. Where the content says little, the name decides: what claims to be a
/// format's file but is not shall be refused by that format, not pass as text.
const Format *formatOf(const QString &file)
{
    const auto claims = [suffix = QFileInfo(file).suffix()](const Format *format) {
        return format->info().reads && format->info().suffixes.contains(suffix, Qt::CaseInsensitive);
    };
    const Format *sniffed = sniffFormat(file);
    if (sniffed && claims(sniffed))
        return sniffed;
    const auto named = std::ranges::find_if(formats(), claims);
    return named == formats().end() ? sniffed : *named;
}

void append(std::vector<ImportSource> &sources, const Format *format, std::vector<Source> found)
{
    for (Source &source : found)
        sources.push_back({format, std::move(source)});
}

bool isTaboo(const QString &path, const QString &project)
{
    return isProjectFile(path) || projectFiles(project).contains(QFileInfo(path).canonicalFilePath());
}

/// What the format finds that may be opened.
Result<std::vector<Source>> sourcesOf(const Format &format, const QString &path, const QString &project)
{
    GLOSSATOR_ASSIGN(std::vector<Source> sources, format.find(path));
    std::erase_if(sources, [&project](const Source &source) { return isTaboo(source.file, project); });
    return sources;
}

Result<std::vector<ImportSource>> inFolder(const QString &folder, const QString &project)
{
    std::vector<ImportSource> sources;
    for (const Format *format : formats()) {
        if (!format->info().reads)
            continue;
        GLOSSATOR_ASSIGN(std::vector<Source> all, sourcesOf(*format, folder, project));
        // What cannot be read is told of when it is to be.
        std::erase_if(all, [format](const Source &source) {
            return sniffFormat(source.file) != format && QFileInfo(source.file).isReadable();
        });
        append(sources, format, std::move(all));
    }
    std::ranges::stable_sort(
        sources, {}, [](const ImportSource &found) { return std::pair(!found.source.isOfProject, found.source.path); });
    return sources;
}

bool isOfAFormat(const QString &name)
{
    return std::ranges::any_of(formats(), [suffix = QFileInfo(name).suffix()](const Format *format) {
        return format->info().reads && format->info().suffixes.contains(suffix, Qt::CaseInsensitive);
    });
}

std::unexpected<Error> misnamed(const QString &path)
{
    return fail(Error::Code::BadInput, Texts::tr("The name of %1 is not UTF-8.").arg(path));
}

/// What a folder does not let one read: names that are not UTF-8, and folders that may not be entered.
void findUnlisted(const QString &folder, std::vector<ImportFailure> &failed)
{
    const FilesBelow below = filesBelow(folder);
    for (const QString &path : below.misnamed) {
        if (isOfAFormat(path))
            failed.push_back({path, misnamed(path).error()});
    }
    for (const QString &path : below.misnamedFolders)
        failed.push_back({path, misnamed(path).error()});
    for (const QString &path : below.closed)
        failed.push_back({path, {Error::Code::Io, Texts::tr("The folder %1 cannot be read.").arg(path), {}}});
}

/// Whether nothing but blanks stands in it; of what cannot be read that is told when it is to be.
bool isBlank(const QString &path)
{
    QFile file(path);
    if (!openToRead(file))
        return false;
    QByteArray piece = file.read(utf16HeadSize);
    for (QByteArray text = utf8OfHead(piece); text.trimmed().isEmpty(); text = piece) {
        piece = file.read(utf16HeadSize);
        if (piece.isEmpty())
            return file.error() == QFileDevice::NoError;
    }
    return false;
}

std::unexpected<Error> nothingIn(const QString &path)
{
    return fail(Error::Code::BadInput, Texts::tr("%1 is empty.").arg(path));
}

/// What has nothing in it in a folder, where its name is of a format: of the one that was chosen, if one was.
void findEmpty(const QString &folder, const Format *chosen, const QString &project, QSet<QString> &known,
    std::vector<ImportFailure> &failed)
{
    QHash<QString, bool> mayBeEmpty; // by suffix
    for (const Format *format : formats()) {
        const FormatInfo info = format->info();
        if (!info.reads || (chosen && format != chosen))
            continue;
        for (const QString &suffix : info.suffixes)
            mayBeEmpty[suffix] = mayBeEmpty.value(suffix) || info.takesEmpty;
    }
    QStringList files = filesBelow(folder).files;
    files.sort();
    for (const QString &file : std::as_const(files)) {
        const QFileInfo info(file);
        if (mayBeEmpty.value(info.suffix().toLower(), true) || isTaboo(file, project) || !isBlank(file))
            continue;
        if (const QString canonical = info.canonicalFilePath(); !known.contains(canonical)) {
            known.insert(canonical);
            failed.push_back({QDir(folder).relativeFilePath(info.absoluteFilePath()), nothingIn(file).error()});
        }
    }
}

/// Of a folder, the files that no source is made of.
class PassedOver {
public:
    explicit PassedOver(const std::vector<ImportSource> &taken)
    {
        QSet<const Format *> formats;
        for (const ImportSource &source : taken) {
            const QFileInfo file(source.source.file);
            m_taken.insert(file.absoluteFilePath());
            m_stems.insert(file.absolutePath() + u'/' + file.completeBaseName());
            if (formats.contains(source.format))
                continue;
            formats.insert(source.format);
            for (const QString &names : source.format->info().companions)
                m_companions.push_back(QRegularExpression::fromWildcard(names));
        }
    }

    /// @param told canonical paths of files that something is said of already.
    [[nodiscard]] QStringList in(const QString &folder, const QString &project, const QSet<QString> &told) const
    {
        QStringList names;
        for (const QString &path : filesBelow(folder).files) {
            const QFileInfo file(path);
            if (!goesAlong(file) && !told.contains(file.canonicalFilePath()) && !isTaboo(path, project))
                names << QDir(folder).relativeFilePath(file.absoluteFilePath());
        }
        names.sort();
        return names;
    }

private:
    /// Whether it is one, or is read together with one.
    [[nodiscard]] bool goesAlong(const QFileInfo &file) const
    {
        if (m_taken.contains(file.absoluteFilePath()))
            return true;
        if (m_stems.contains(file.absolutePath() + u'/' + file.completeBaseName()) && isOfAFormat(file.fileName()))
            return true;
        return std::ranges::any_of(m_companions,
            [name = file.fileName()](const QRegularExpression &names) { return names.match(name).hasMatch(); });
    }

    QSet<QString> m_taken;
    QSet<QString> m_stems;
    std::vector<QRegularExpression> m_companions; ///< of the formats that took something
};

Result<std::vector<ImportSource>> at(const QString &path, const Format *format, const QString &project)
{
    if (!format && QFileInfo(path).isDir())
        return inFolder(path, project);
    if (isTaboo(path, project))
        return fail(Error::Code::BadInput, Texts::tr("%1 belongs to a project: that is opened, not imported.").arg(path));
    if (!format)
        format = formatOf(path);
    if (!format)
        return fail(Error::Code::BadInput, Texts::tr("%1 is of no format that can be read.").arg(path));
    std::vector<ImportSource> sources;
    GLOSSATOR_ASSIGN(std::vector<Source> all, sourcesOf(*format, path, project));
    append(sources, format, std::move(all));
    return sources;
}

} // namespace

Result<ImportSources> findImportSources(const QStringList &paths, const Format *format, const QString &project)
{
    for (const QString &path : paths) {
        if (isMisnamed(path))
            return misnamed(path);
        if (!QFileInfo::exists(path))
            return fail(Error::Code::NotFound, Texts::tr("%1 does not exist.").arg(path));
    }
    ImportSources result;
    QSet<QString> files;
    for (const QString &path : paths) {
        const bool isFolder = QFileInfo(path).isDir();
        if (isFolder) {
            findUnlisted(path, result.failed);
            findEmpty(path, format, project, files, result.failed);
        }
        const Result<std::vector<ImportSource>> found = at(path, format, project);
        if (!found) {
            result.failed.push_back({path, found.error()});
            continue;
        }
        if (isFolder && !format)
            result.passedOver += PassedOver(*found).in(path, project, files);
        for (const ImportSource &source : *found) {
            const QString canonical = QFileInfo(source.source.file).canonicalFilePath();
            if (files.contains(canonical))
                continue;
            files.insert(canonical);
            if (!isFolder && !source.format->info().takesEmpty && isBlank(source.source.file))
                result.failed.push_back({source.source.file, nothingIn(source.source.file).error()});
            else
                result.sources.push_back(source);
        }
    }
    return result;
}

} // namespace glossator
