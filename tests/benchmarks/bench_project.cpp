// SPDX-License-Identifier: GPL-3.0-or-later
// What a person waits for in projects of 1,000 to 100,000 articles of 500 words, in the real window. The floor is the view
// or panel painting itself once; of an edit, also one row committed by SQLite. The largest project takes some minutes to
// be made, once.
#include "tests/benchmarks/barerows.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/benchmarks/generatednews.h"
#include "tests/support/importfiles.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/itempanel.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QDockWidget>
#include <QLineEdit>
#include <QLocale>
#include <QTreeView>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

using bench::Target;
using enum Target::Kind;

class News {
public:
    explicit News(qint64 articles)
        : m_size(QLocale::c().toString(articles) + u" articles"_s)
        , m_path(bench::newsProject({{articles, 500}}))
    {
        bench::Window first(m_path); // opens some article, which is the last one then
        first.project().selection().chooseArticle(first.project().articles().ids({})->at(size_t(articles / 2)));
        bench::Window::settle();
    }

    void measure(double emptyMemory)
    {
        bench::Times opened;
        for (int i = 0; i < 5; ++i)
            opened.push_back(bench::Window(m_path).openedIn());
        if (bench::isWanted(u"commit"_s))
            commit();
        const auto window = std::make_unique<bench::Window>(m_path);
        bench::Times floor;
        for (int i = 0; i < 9; ++i)
            floor.push_back(window->repaint());
        bench::print(u"open to the painted window"_s, m_size, opened, floor, {Milliseconds, 500});
        window->rest();
        bench::printMemory(u"memory above an empty project"_s, m_size, bench::memoryHeld() - emptyMemory, 400);
        for (const QString &name : {u"entities"_s, u"relations"_s, u"events"_s}) {
            if (bench::isWanted(name))
                lists(*window, name);
        }
        if (bench::isWanted(u"mark"_s))
            mark(*window);
        window->rest();
        bench::printMemory(u"memory with all lists"_s, m_size, bench::memoryHeld() - emptyMemory, 400);
    }

private:
    void lists(bench::Window &window, const QString &name)
    {
        auto *panel = window.panel(name);
        QTreeView *view = panel->view();
        bench::Times floor;
        for (int i = 0; i < 9; ++i)
            floor.push_back(bench::timed([view] { view->viewport()->repaint(); }));
        const auto print = [&](const QString &what, const bench::Times &times, double most) {
            bench::print(name + u": "_s + what, m_size, times, floor, {Milliseconds, most});
        };
        bench::Times whole;
        for (int i = 0; i < 5; ++i) {
            whole.push_back(window.untilPainted([panel] { panel->setWholeProject(true); }, view->viewport()));
            bench::Window::settle();
            if (i < 4)
                panel->setWholeProject(false);
            bench::Window::settle();
        }
        print(u"the whole project"_s, whole, 50);
        for (int column = 0; column < view->model()->columnCount(); ++column) {
            bench::Times times;
            bench::Times turned;
            const auto sort = [&](Qt::SortOrder order) {
                const double time = window.untilPainted([&] { view->sortByColumn(column, order); }, view->viewport());
                bench::Window::settle();
                return time;
            };
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder, Qt::AscendingOrder}) {
                view->sortByColumn(-1, Qt::AscendingOrder);
                bench::Window::settle();
                times.push_back(sort(order));
                turned.push_back(sort(order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder));
            }
            print(u"sort by "_s + view->model()->headerData(column, Qt::Horizontal).toString(), times, 300);
            print(u"  and the other way round"_s, turned, 300);
        }
        view->sortByColumn(-1, Qt::AscendingOrder);
        bench::Window::settle();
        auto *filter = panel->findChild<QLineEdit *>();
        bench::Times times;
        for (const QString &text : {u"a"_s, u"ay"_s, u"ayş"_s, u"m"_s, u"ma"_s}) {
            times.push_back(window.untilPainted([&] { filter->setText(text); }, view->viewport()));
            bench::Window::settle();
        }
        print(u"filter by a letter"_s, times, 100);
        filter->clear();
        bench::Window::settle();
        view->setFocus();
        const QDeadlineTimer enough(3'000);
        const auto selected
            = bench::Window::during([view] { view->selectAll(); }, [&enough] { return enough.hasExpired(); });
        bench::print(name + u": all selected hold the window"_s, m_size, {selected.held}, floor, {Milliseconds, 16});
        view->setCurrentIndex(view->model()->index(0, 0));
        panel->setWholeProject(false);
        bench::Window::settle();
    }

    void mark(bench::Window &window)
    {
        const QString bare = bench::copyOf(test::emptyProject(u"empty.gloss"_s)->path(), u"bare.gloss"_s);
        bench::BareProject floorProject(bare);
        ArticleView &view = window.view();
        bench::Times marks;
        bench::Times marksFollowed;
        bench::Times floor;
        const auto articles = window.project().articles().ids({});
        for (size_t i = 0; i < 30; ++i) {
            window.project().selection().chooseArticle(articles->at(i * (articles->size() - 1) / 30));
            bench::Window::settle();
            const qsizetype unit = view.text().text().indexOf(u" Monday "_s);
            if (unit < 0)
                continue;
            const qsizetype at = *view.text().fromUtf16(unit + 1);
            view.setSelection(TextSpan{at, at + 6});
            bench::Window::settle();
            marksFollowed.push_back(bench::timed([&] {
                marks.push_back(window.untilPainted([&] { window.press(Qt::Key_P); }));
                bench::Window::drain();
            }));
            floor.push_back(bench::timed([&floorProject] { floorProject.insertMention(); }) + window.repaint());
            window.trigger("undo");
            bench::Window::settle();
        }
        bench::print(u"mark a mention"_s, m_size, marks, floor, {Milliseconds, 16});
        bench::print(u"  until the panels have followed"_s, m_size, marksFollowed, floor);
    }

    /// From the verb to the row on the disk, in articles far from each other.
    void commit()
    {
        const QString bare = bench::copyOf(test::emptyProject(u"empty.gloss"_s)->path(), u"bare.gloss"_s);
        bench::BareProject floorProject(bare);
        const auto store = Store::open(m_path, Store::Access::ReadWrite);
        if (!store)
            qFatal("%ls", qUtf16Printable(store.error().message));
        const auto articles = ArticleRepository(**store).ids({});
        MentionRepository mentions(**store);
        History history(**store);
        bench::Times commits;
        bench::Times undos;
        bench::Times floor;
        for (size_t i = 0; i < 300; ++i) {
            const ArticleId article = articles->at(i * (articles->size() - 1) / 300);
            commits.push_back(bench::timed([&] { static_cast<void>(mentions.mark(article, TextSpan{0, 5}, u"PER"_s)); }));
            floor.push_back(bench::timed([&floorProject] { floorProject.insertMention(); }));
            undos.push_back(bench::timed([&history] { static_cast<void>(history.undo()); }));
        }
        bench::print(u"commit a mention"_s, m_size, commits, floor, {Slowest, 20});
        bench::print(u"commit its undo"_s, m_size, undos, floor, {Slowest, 20});
    }

    const QString m_size;
    const QString m_path;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    const double empty = bench::memoryOfAnEmptyProject();
    for (const qint64 articles : bench::sizes({1'000, 10'000, 100'000}))
        News(articles).measure(empty);
    return 0;
}
