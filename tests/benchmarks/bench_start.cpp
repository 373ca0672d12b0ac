// SPDX-License-Identifier: GPL-3.0-or-later
// From starting the program to the first painted window with the sample's article in it. The floor is a program with
// the same libraries that shows an empty KXmlGuiWindow around a line of text. Both are processes of their own, by
// turns.
#include "tests/benchmarks/benchtable.h"
#include "tests/benchmarks/programrun.h"

#include <KLocalizedString>
#include <KXmlGuiWindow>
#include <QApplication>
#include <QPlainTextEdit>
#include <QTemporaryDir>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

constexpr auto emptyWindow = "--empty-window";

int showEmptyWindow(int argc, char **argv)
{
    QApplication app(argc, argv);
    KLocalizedString::setApplicationDomain("glossator");
    auto *window = new KXmlGuiWindow;
    window->setCentralWidget(new QPlainTextEdit(u"Text"_s, window));
    window->resize(1440, 900);
    window->show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], emptyWindow) == 0)
        return showEmptyWindow(argc, argv);
    QCoreApplication app(argc, argv);
    const QString program = QStringLiteral(GLOSSATOR_PATH);
    const auto sample = [&program](const QTemporaryDir &home) {
        return bench::ProgramRun(program, {u"--sample"_s}, u"glossator::ArticleView"_s, home).firstPainted();
    };
    const QTemporaryDir home;
    (void)sample(home); // reads the files from the disk, and leaves the sample project
    bench::Times floor;
    bench::Times first;
    bench::Times again;
    for (int i = 0; i < 9; ++i) {
        floor.push_back(bench::ProgramRun(
            QCoreApplication::applicationFilePath(), {QLatin1String(emptyWindow)}, u"QPlainTextEdit"_s, home)
                            .firstPainted());
        again.push_back(sample(home));
        first.push_back(sample(QTemporaryDir()));
    }
    constexpr bench::Target target{bench::Target::Kind::Milliseconds, 250};
    bench::print(u"start to painted"_s, u"the sample project"_s, again, floor, target);
    bench::print(u"the very first start, which makes it"_s, u"the sample project"_s, first, floor, target);
    return 0;
}
