// SPDX-License-Identifier: GPL-3.0-or-later
// One mark: from the key press to the painted window, panels included, with the mark on the disk. The floor is one row
// committed by SQLite alone and the view painting itself once.
#include "models/jobs/importjob.h"
#include "models/jobs/sample.h"
#include "tests/benchmarks/barerows.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/support/importfiles.h"
#include "tests/support/largebrat.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/articleview.h"

#include <QApplication>
#include <QFile>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

QString sampleProject()
{
    const QString path = test::scratchPath(u"sample.gloss"_s);
    if (const auto made = makeSample(path, {{}, u"5d0e4b9e-ada"_s, u"Ada"_s}); !made)
        qFatal("%ls", qUtf16Printable(made.error().message));
    return path;
}

QString largeProject()
{
    const auto store = test::emptyProject(u"large.gloss"_s);
    const auto [text, annotations]
        = test::largeBrat({.words = 10'000, .mentions = 1'000, .relations = 250, .events = 200});
    JobContext context;
    const auto report = importPaths(*store,
        {{test::folderWith(u"large"_s, {{u"large.txt"_s, text}, {u"large.ann"_s, annotations}})}, {}, {}}, context);
    if (!report || report->imported != 1)
        qFatal("the article was not imported");
    return store->path();
}

void measure(const QString &what, const QString &project)
{
    const QString bare = test::scratchPath(u"bare.gloss"_s);
    QFile::remove(bare);
    QFile::copy(project, bare);
    bench::BareProject floorProject(bare);
    bench::Window window(project);

    bench::Times marks;
    bench::Times floor;
    ArticleView &view = window.view();
    const qsizetype words = 24;
    qsizetype at = view.position().offset;
    for (qsizetype i = 0; i < words; ++i) {
        while (view.text().text().at(view.text().toUtf16(at)).isSpace())
            ++at;
        view.setSelection(TextSpan{at, at + 4});
        at += 5;
        bench::Window::settle();
        const Qt::Key key = i % 2 ? Qt::Key_P : Qt::Key_G;
        marks.push_back(window.untilQuiet([&window, key] { window.press(key); }));
        floor.push_back(bench::timed([&floorProject] { floorProject.insertMention(); }) + window.repaint());
    }
    constexpr bench::Target target{bench::Target::Kind::Milliseconds, 16};
    bench::print(u"mark by key to painted, "_s + what, bench::median(marks), bench::median(floor), target);
    bench::print(u"  the slowest of %1"_s.arg(words), bench::largest(marks), bench::median(floor), target);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    measure(u"the sample project"_s, sampleProject());
    measure(u"10,000 words with 1,000 mentions"_s, largeProject());
    return 0;
}
