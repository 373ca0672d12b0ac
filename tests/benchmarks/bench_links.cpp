// SPDX-License-Identifier: GPL-3.0-or-later
// Relations and events drawn over an article: the view painting itself with all of them and without, in an article
// with 120,000 mentions.
#include "models/jobs/importjob.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/support/importfiles.h"
#include "tests/support/largebrat.h"
#include "tests/support/testsupport.h"
#include "widgets/articleview/articleview.h"
#include "widgets/articleview/linkscene.h"

#include <QAction>
#include <QApplication>
#include <QScrollBar>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

QString largeProject()
{
    const auto store = test::emptyProject(u"links.gloss"_s);
    const auto [text, annotations]
        = test::largeBrat({.words = 1'000'000, .mentions = 120'000, .relations = 60'000, .events = 20'000});
    JobContext context;
    const auto report = importPaths(*store,
        {{test::folderWith(u"links"_s, {{u"links.txt"_s, text}, {u"links.ann"_s, annotations}})}, {}, {}}, context);
    if (!report || report->imported != 1)
        qFatal("the article was not imported");
    return store->path();
}

/// Paints at several places of the article, one page after another.
bench::Times pages(bench::Window &window)
{
    bench::Times times;
    auto *bar = window.view().verticalScrollBar();
    for (int page = 0; page < 30; ++page) {
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        bench::Window::settle();
        times.push_back(window.repaint());
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    bench::Window window(largeProject());
    auto *all = window.view().window()->findChild<QAction *>(u"links_all"_s);
    if (all->isChecked())
        all->trigger();
    bench::Window::settle();
    const auto without = pages(window);
    const auto read = bench::timed([all] { all->trigger(); });
    bench::Window::settle();
    const auto with = pages(window);
    constexpr bench::Target target{bench::Target::Kind::Milliseconds, 16};
    bench::print(u"a page of 120,000 mentions painted"_s, bench::median(without), bench::median(without), target);
    bench::print(u"  with %1 links in view"_s.arg(window.view().linkDiagnostics().curves.size()), bench::median(with),
        bench::median(without), target);
    bench::print(u"  the slowest of 30"_s, bench::largest(with), bench::median(without), target);
    bench::print(u"all links read"_s, read, read, {bench::Target::Kind::Milliseconds, 1'000});
    all->trigger();
    return 0;
}
