// SPDX-License-Identifier: GPL-3.0-or-later
// An article of 100,000 words with 10,000 mentions, 2,500 relations and 2,000 events: into the project, onto the
// screen, and read page by page. The floor under the import is reading the same files and inserting the same rows by
// SQLite alone.
#include "models/domain/shippedschemas.h"
#include "models/formats/bratformat.h"
#include "models/jobs/importjob.h"
#include "tests/benchmarks/barerows.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/support/importfiles.h"
#include "tests/support/largebrat.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/articleview.h"

#include <QApplication>
#include <QFile>
#include <QScrollBar>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr bench::Target frame{bench::Target::Kind::Milliseconds, 16};

std::unique_ptr<Store> newProject(const QString &name)
{
    const QString path = test::scratchPath(name);
    QFile::remove(path);
    auto store = Store::create(path, shippedSchema(defaultSchemaName));
    if (!store)
        qFatal("%ls", qUtf16Printable(store.error().message));
    return std::move(*store);
}

void import(Store &store, const QString &folder)
{
    JobContext context;
    const auto report = importPaths(store, {{folder}, u"brat"_s, {}}, context);
    if (!report || report->imported != 1)
        qFatal("the article was not imported");
}

void parse(const QString &folder)
{
    const auto sources = BratFormat().find(folder);
    const auto read = BratFormat().read(sources->front(), {}, [](Bundle &&) -> Result<> { return {}; });
    if (!read)
        qFatal("%ls", qUtf16Printable(read.error().message));
}

/// Leaves a project that the article was imported into.
QString measureImport(const QString &folder)
{
    QString path;
    {
        const auto store = newProject(u"import.gloss"_s);
        import(*store, folder);
        path = store->path();
    }
    const bench::BareRows rows(path);
    bench::Times whole;
    bench::Times floor;
    for (int i = 0; i < 7; ++i) {
        const QString barePath = newProject(u"bare.gloss"_s)->path();
        bench::BareProject bare(barePath);
        floor.push_back(bench::timed([&folder] { parse(folder); }) + bench::timed([&] { bare.insert(rows); }));
        const auto store = newProject(u"import.gloss"_s);
        whole.push_back(bench::timed([&] { import(*store, folder); }));
    }
    bench::print(u"brat import of 100,000 words, %1 rows"_s.arg(rows.count()), bench::median(whole),
        bench::median(floor), {bench::Target::Kind::Ratio, 3});
    return path;
}

void measureReading(const QString &project)
{
    bench::Window window(project);
    const auto articles = window.project().articles().ids({});
    const auto large = std::ranges::max(
        *articles, {}, [&window](ArticleId id) { return window.project().articles().text(id)->size(); });
    const auto small = std::ranges::find_if(*articles, [large](ArticleId id) { return id != large; });
    bench::Times painted;
    bench::Times followed;
    bench::Times floor;
    SelectionContext &selection = window.project().selection();
    for (int i = 0; i < 9; ++i) {
        selection.chooseArticle(*small);
        bench::Window::settle();
        painted.push_back(window.untilPainted([&] { selection.chooseArticle(large); }));
        bench::Window::settle();
        floor.push_back(window.repaint());
        selection.chooseArticle(*small);
        bench::Window::settle();
        followed.push_back(window.untilQuiet([&] { selection.chooseArticle(large); }));
    }
    const double least = bench::median(floor);
    bench::print(u"that article's first paint"_s, bench::median(painted), least, frame);
    bench::print(u"  until the panels have followed"_s, bench::median(followed), least, {bench::Target::Kind::Milliseconds, 100});

    bench::Window::settle();
    bench::Times steps;
    const QScrollBar *bar = window.view().verticalScrollBar();
    while (bar->value() < bar->maximum())
        steps.push_back(window.untilPainted([&window] { window.press(Qt::Key_PageDown); }));
    bench::print(u"Page Down through it, %1 times"_s.arg(steps.size()), bench::median(steps), least, frame);
    bench::print(u"  the slowest"_s, bench::largest(steps), least, frame);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    const auto [text, annotations]
        = test::largeBrat({.words = 100'000, .mentions = 10'000, .relations = 2'500, .events = 2'000});
    const QString folder = test::folderWith(u"large"_s, {{u"large.txt"_s, text}, {u"large.ann"_s, annotations}});
    const QString project = measureImport(folder);
    {
        const auto store = Store::open(project, Store::Access::ReadWrite);
        const auto [shortText, few] = test::largeBrat({.words = 500, .mentions = 50, .relations = 10, .events = 10});
        import(**store, test::folderWith(u"small"_s, {{u"small.txt"_s, shortText}, {u"small.ann"_s, few}}));
    }
    measureReading(project);
    return 0;
}
