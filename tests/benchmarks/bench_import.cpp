// SPDX-License-Identifier: GPL-3.0-or-later
// brat standoff into a project: one article of 100,000 words, and folders of 1,000 and 10,000 articles of 500. The floor
// is reading the same files and inserting the same rows by SQLite alone.
#include "models/domain/shippedschemas.h"
#include "models/formats/bratformat.h"
#include "models/jobs/importjob.h"
#include "tests/benchmarks/barerows.h"
#include "tests/benchmarks/benchtable.h"
#include "tests/benchmarks/generatednews.h"
#include "tests/support/testsupport.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Store> newProject(const QString &name)
{
    const QString path = test::scratchPath(name);
    QFile::remove(path);
    auto store = Store::create(path, shippedSchema(defaultSchemaName));
    if (!store)
        qFatal("%ls", qUtf16Printable(store.error().message));
    return std::move(*store);
}

void import(Store &store, const QString &folder, qint64 articles)
{
    JobContext context;
    const auto report = importPaths(store, {{folder}, u"brat"_s, {}}, context);
    if (!report || report->imported != articles)
        qFatal("not all was imported: %ls", qUtf16Printable(report ? report->summary() : report.error().message));
}

void parse(const QString &folder)
{
    const auto sources = BratFormat().find(folder);
    for (const Source &source : *sources) {
        const auto read = BratFormat().read(source, {}, [](Bundle &&) -> Result<> { return {}; });
        if (!read)
            qFatal("%ls", qUtf16Printable(read.error().message));
    }
}

void measure(const bench::NewsSize &size, int repetitions)
{
    const QTemporaryDir folder;
    bench::GeneratedNews(size).writeBrat(folder.path());
    QString path;
    {
        const auto store = newProject(u"import.gloss"_s);
        import(*store, folder.path(), size.articles);
        path = store->path();
    }
    const bench::BareRows rows(path);
    bench::Times whole;
    bench::Times floor;
    for (int i = 0; i < repetitions; ++i) {
        const QString barePath = newProject(u"bare.gloss"_s)->path();
        bench::BareProject bare(barePath);
        floor.push_back(bench::timed([&] { parse(folder.path()); }) + bench::timed([&] { bare.insert(rows); }));
        const auto store = newProject(u"import.gloss"_s);
        whole.push_back(bench::timed([&] { import(*store, folder.path(), size.articles); }));
    }
    const QLocale c = QLocale::c();
    bench::print(u"brat import of %1 rows"_s.arg(c.toString(rows.count())),
        u"%1 x %2 words"_s.arg(c.toString(size.articles), c.toString(size.words)), whole, floor,
        {bench::Target::Kind::Ratio, 3});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    measure({1, 100'000}, 5);
    measure({1'000, 500}, 5);
    measure({10'000, 500}, 1);
    return 0;
}
