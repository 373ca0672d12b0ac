// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/webannotationformat.h"

#include "models/base/filesbelow.h"
#include "models/base/readfile.h"
#include "models/formats/utf16head.h"
#include "models/formats/utf8file.h"
#include "models/formats/webannotationextension.h"
#include "models/formats/webannotationreader.h"
#include "models/formats/webannotationwriter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

constexpr qint64 headSize = 4096;

QString tr(const char *sentence) { return QCoreApplication::translate("glossator::WebAnnotation", sentence); }

QByteArray headOf(const QString &file)
{
    QFile opened(file);
    return openToRead(opened) ? utf8OfHead(opened.read(headSize)) : QByteArray();
}

bool isAnnotations(const QByteArray &head)
{
    return head.contains("://www.w3.org/ns/anno.jsonld\"");
}

bool isCollection(const QString &file) { return QFileInfo(file).fileName() == oa::collectionFile; }

struct File {
    OaPage page;
    QByteArray bytes;
};

Result<File> readFileOf(const Source &source, const ReadOptions &options)
{
    File file;
    GLOSSATOR_ASSIGN(const QByteArray bytes, readFile(source.file));
    GLOSSATOR_ASSIGN(file.bytes, utf8OfJson(bytes, source.file, options.encoding));
    QBuffer buffer(&file.bytes);
    buffer.open(QIODevice::ReadOnly);
    GLOSSATOR_ASSIGN(file.page, readOaPage(buffer, source.path));
    return file;
}

/// The IRI of a collection of ours with its quotes, as its pages name it near their beginning.
QByteArray collectionIri(const QByteArray &head)
{
    const qsizetype at = head.indexOf("\"urn:uuid:");
    const qsizetype end = at < 0 ? -1 : head.indexOf('"', at + 1);
    return end < 0 ? QByteArray() : head.sliced(at, end + 1 - at);
}

/// The pages of a collection of ours, in the order of their names.
std::vector<Source> pagesOf(const Source &collection)
{
    std::vector<Source> pages;
    const QByteArray iri = collectionIri(headOf(collection.file));
    const QDir folder = QFileInfo(collection.file).dir();
    const QString prefix = collection.path.chopped(oa::collectionFile.size());
    for (const QString &file : filesBelow(folder.path()).files) {
        if (!iri.isEmpty() && file.endsWith(oa::suffix) && !isCollection(file) && headOf(file).contains(iri))
            pages.push_back({.file = file, .path = prefix + folder.relativeFilePath(QFileInfo(file).absoluteFilePath())});
    }
    std::ranges::sort(pages, {}, &Source::path);
    return pages;
}

/// How many a collection of ours says that it has.
qint64 pageCount(const OaPage &page)
{
    const JsonValue whole{page.members, 1};
    const JsonValue *extension = jsonMember(whole, oa::extension);
    const JsonValue *count = extension ? jsonMember(*extension, oa::pages) : nullptr;
    return count && count->integer() ? *count->integer() : 0;
}

/// What later pages may speak of: the facts of the project. What is marked in an article is spoken of in it alone.
void addFacts(QSet<Owner> &facts, const Bundle &bundle)
{
    for (const Entity &entity : bundle.entities)
        facts.insert(entity.id);
    for (const Event &event : bundle.events)
        facts.insert(event.id);
}

Result<> readSet(const Source &collection, const ReadOptions &options, const BundleSink &sink)
{
    QSet<Owner> facts;
    Bundle rest; // of failures
    const std::vector<Source> pages = pagesOf(collection);
    {
        GLOSSATOR_ASSIGN(const File file, readFileOf(collection, options));
        GLOSSATOR_ASSIGN(OaReading project, readOa(file.page, {.source = collection, .options = options, .others = &facts}));
        addFacts(facts, project.bundle);
        if (pageCount(file.page) > qint64(pages.size()))
            project.bundle.remarks << tr("%1: Of the %2 pages of the collection only %3 could be found.")
                                          .arg(collection.path).arg(pageCount(file.page)).arg(pages.size());
        GLOSSATOR_TRY(sink(std::move(project.bundle)));
    }
    for (const Source &page : pages) {
        const Result<File> file = readFileOf(page, options);
        Result<OaReading> reading = std::unexpected(Error());
        if (file)
            reading = readOa(file->page, {.source = page, .options = options, .bytes = file->bytes, .others = &facts});
        if (!reading) {
            rest.failures.push_back(file ? reading.error() : file.error());
            continue;
        }
        addFacts(facts, reading->bundle);
        GLOSSATOR_TRY(sink(std::move(reading->bundle)));
    }
    return rest.failures.empty() ? Result<>() : sink(std::move(rest));
}

} // namespace

FormatInfo WebAnnotationFormat::info() const
{
    return {.id = oaFormat,
        .name = tr("W3C Web Annotation"),
        .writesWhat = tr("A folder with the text of each article and its annotations in JSON-LD, for programs that read Web Annotations. "
                         "Nothing is left out: what the standard has no word for stands in an extension."),
        .suffixes = {u"jsonld"_s, u"json"_s},
        .companions = {u"*.jsonld"_s, u"*.txt"_s},
        .writesSchema = true};
}

int WebAnnotationFormat::sniff(const QString &file, const QByteArray &head) const
{
    if (file.endsWith(".txt"_L1)) { // the text of one
        const QString stem = file.chopped(4);
        return QFileInfo::exists(stem + oa::suffix) && isAnnotations(headOf(stem + oa::suffix)) ? 80 : 0;
    }
    if (isAnnotations(utf8OfHead(head)))
        return 90;
    return file.endsWith(oa::suffix) ? 30 : 0;
}

Result<std::vector<Source>> WebAnnotationFormat::find(const QString &path) const
{
    GLOSSATOR_ASSIGN(std::vector<Source> sources, Format::find(path));
    if (!QFileInfo(path).isDir())
        return sources;
    QSet<QString> pages; // of collections
    for (const Source &source : sources) {
        if (!isCollection(source.file))
            continue;
        for (const Source &page : pagesOf(source))
            pages.insert(QFileInfo(page.file).absoluteFilePath());
    }
    std::erase_if(sources, [&](const Source &source) {
        return pages.contains(QFileInfo(source.file).absoluteFilePath()) || !isAnnotations(headOf(source.file));
    });
    return sources;
}

Result<> WebAnnotationFormat::read(const Source &source, const ReadOptions &options, const BundleSink &sink) const
{
    if (isCollection(source.file))
        return readSet(source, options, sink);
    GLOSSATOR_ASSIGN(const File file, readFileOf(source, options));
    const QSet<Owner> nothingElse;
    GLOSSATOR_ASSIGN(OaReading reading,
        readOa(file.page, {.source = source, .options = options, .bytes = file.bytes, .others = &nothingElse}));
    return sink(std::move(reading.bundle));
}

std::unique_ptr<Writer> WebAnnotationFormat::writer(const WriteOptions &) const { return std::make_unique<WebAnnotationWriter>(); }

} // namespace glossator
