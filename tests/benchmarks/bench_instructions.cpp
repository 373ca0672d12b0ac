// SPDX-License-Identifier: GPL-3.0-or-later
// Instructions that what people do most costs, as Callgrind counts them: the same in each run, however busy the machine.
// They are compared with those that instructions.txt holds; `./dev bench instructions keep` puts the new ones there.
#include "models/jobs/exportjob.h"
#include "models/jobs/importjob.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/benchmarks/generatednews.h"
#include "tests/support/importfiles.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/itempanel.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTreeView>

#include <cstdio>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_DUMP_STATS_AT(name)
#define CALLGRIND_ZERO_STATS
#endif

using namespace glossator;
using namespace Qt::StringLiterals;

/// Callgrind counts from its beginning to its end. A name that no compiler adorns.
extern "C" [[gnu::noinline]] void countedOperation(const std::function<void()> &operation) { operation(); }

namespace {

constexpr auto counting = "--counting";
constexpr qint64 words = 20'000;

/// The operations, in a process that Callgrind watches.
int runAll(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    bench::Window window(bench::copyOf(bench::newsProject({{1, 300}, {1, words}}), u"counted.gloss"_s));
    Project &project = window.project();
    ArticleView &view = window.view();
    const auto articles = project.articles().ids({});
    const auto length = [&project](ArticleId id) { return project.articles().text(id)->size(); };
    const ArticleId large = std::ranges::max(*articles, {}, length);
    const ArticleId small = std::ranges::min(*articles, {}, length);
    const auto count = [&window](const char *name, const std::function<void()> &operation) {
        operation(); // what only the first time costs
        window.rest(); // else what follows it would be counted or not
        CALLGRIND_ZERO_STATS;
        countedOperation(operation);
        CALLGRIND_DUMP_STATS_AT(name);
        window.rest();
    };
    const auto pressed = [&](Qt::Key key) {
        return [&window, &view, key] {
            window.press(key);
            view.viewport()->repaint();
        };
    };
    count("open an article", [&] {
        project.selection().chooseArticle(small);
        project.selection().chooseArticle(large);
        view.viewport()->repaint();
    });
    view.scrollTo(TextSpan{view.text().length() / 2, view.text().length() / 2});
    count("a page scrolled", pressed(Qt::Key_PageDown));
    count("the caret a line down", pressed(Qt::Key_Down));
    count("the caret a letter on", pressed(Qt::Key_Right));
    qsizetype at = view.caret();
    count("mark a mention", [&] {
        at = *view.text().fromUtf16(view.text().text().indexOf(u" Monday "_s, view.text().toUtf16(at)) + 1);
        view.setSelection(TextSpan{at, at + 6});
        window.press(Qt::Key_P);
        project.workbench().flush();
        view.viewport()->repaint();
    });
    count("undo it", [&] {
        project.undo();
        project.workbench().flush();
        view.viewport()->repaint();
    });
    const auto often = project.entities().mostMentioned(2);
    size_t next = 0;
    count("emphasise the mentions of an entity", [&] {
        project.selection().choose(Owner(often->at(next++ % 2)));
        view.viewport()->repaint();
    });
    auto *entities = window.panel(u"entities"_s);
    entities->setWholeProject(true);
    bench::Window::settle();
    int column = 0;
    count("sort the entities by name and by type", [&] {
        for (int i = 0; i < 2; ++i)
            entities->view()->sortByColumn(column++ % 2, Qt::AscendingOrder);
        entities->view()->viewport()->repaint();
    });
    const QTemporaryDir folder;
    bench::GeneratedNews({1, words / 2}).writeBrat(folder.path());
    int imports = 0;
    count("import a brat document", [&] {
        const auto store = test::emptyProject(u"imported%1.gloss"_s.arg(imports++));
        JobContext job;
        if (const auto report = importPaths(*store, {{folder.path()}, u"brat"_s, {}}, job); !report || report->imported != 1)
            qFatal("not imported");
    });
    count("an article as brat", [&] {
        JobContext job;
        if (!exportedArticle(project.store(), {.format = u"brat"_s}, large, job))
            qFatal("not exported");
    });
    return 0;
}

using Counts = std::vector<std::pair<QByteArray, qint64>>; ///< of each operation, in their order

Counts readKept()
{
    Counts counts;
    QFile file(QStringLiteral(GLOSSATOR_COUNTS));
    if (!file.open(QIODevice::ReadOnly))
        return counts;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const qsizetype tab = line.indexOf('\t');
        if (tab > 0 && !line.startsWith('#'))
            counts.emplace_back(line.sliced(tab + 1), line.first(tab).toLongLong());
    }
    return counts;
}

/// What Callgrind left: a file for each dump, which names it and the sum.
Counts readDumps(const QString &folder)
{
    std::map<int, std::pair<QByteArray, qint64>> found; // by their numbers
    for (const QString &name : QDir(folder).entryList({u"counts.*"_s}, QDir::Files)) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QByteArray operation;
        qint64 sum = 0;
        for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
            constexpr QByteArrayView trigger("desc: Trigger: Client Request: ");
            if (line.startsWith(trigger))
                operation = line.sliced(trigger.size()).trimmed();
            for (const QByteArrayView total : {"summary: ", "totals: "}) {
                if (line.startsWith(total))
                    sum = std::max(sum, line.sliced(total.size()).trimmed().toLongLong());
            }
        }
        if (!operation.isEmpty())
            found[name.section(u'.', -1).toInt()] = {operation, sum};
    }
    Counts counts;
    for (auto &[number, one] : found)
        counts.push_back(std::move(one));
    return counts;
}

void keep(const Counts &counts)
{
    QFile file(QStringLiteral(GLOSSATOR_COUNTS));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%ls cannot be written", qUtf16Printable(file.fileName()));
    file.write("# Instructions, as `./dev bench instructions keep` counted them, and what for.\n");
    for (const auto &[name, sum] : counts)
        file.write(QByteArray::number(sum) + '\t' + name + '\n');
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], counting) == 0)
        return runAll(argc, argv);
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    QProcess valgrind;
    valgrind.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s); // no server that answers sooner or later
    environment.insert(u"QT_HASH_SEED"_s, u"0"_s);
    valgrind.setProcessEnvironment(environment);
    (void)bench::newsProject({{1, 300}, {1, words}});
    valgrind.start(u"valgrind"_s,
        {u"-q"_s, u"--tool=callgrind"_s, u"--toggle-collect=countedOperation"_s,
            u"--callgrind-out-file="_s + folder.filePath(u"counts"_s), app.applicationFilePath(), QLatin1String(counting)});
    if (!valgrind.waitForFinished(-1) || valgrind.exitCode() != 0)
        qFatal("Valgrind is not there, or failed");
    const Counts counts = readDumps(folder.path());
    const Counts kept = readKept();
    std::printf("%-50s %16s %16s %9s\n", "instructions of", "counted", "before", "ratio");
    for (const auto &[name, sum] : counts) {
        const auto before = std::ranges::find(kept, name, &Counts::value_type::first);
        const qint64 old = before == kept.end() ? 0 : before->second;
        std::printf("%-50s %16lld %16lld %9.3f\n", name.constData(), static_cast<long long>(sum), static_cast<long long>(old),
            old > 0 ? double(sum) / double(old) : 0.0);
    }
    if (bench::isWanted(u"keep"_s) && argc > 1)
        keep(counts);
    return 0;
}
