// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"
#include "app/outlinedstyle.h"
#include "app/theme.h"
#include "models/base/heap.h"
#include "models/domain/localauthor.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/messagebars.h"

#include <KAboutData>
#include <KIconTheme>
#include <KLocalizedString>
#include <KSignalHandler>
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QInputDialog>
#include <QPointer>
#include <QScreen>
#include <QTimer>
#include <QTranslator>

#include <csignal>
#include <cstdio>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Renders the window once everything in it has been laid out, and leaves.
void takeScreenshot(MainWindow &window, const QString &file)
{
    QTimer::singleShot(std::chrono::milliseconds(400), &window, [&window, file] {
        const bool saved = window.grab().save(file);
        if (!saved)
            qCritical("The picture “%ls” cannot be written.", qUtf16Printable(file));
        window.close(); // and with it the project
        QApplication::exit(saved ? 0 : 4);
    });
}

Author askAuthor()
{
    if (!hasLocalAuthor()) {
        theme::start();
        const QString name = personName(QInputDialog::getText(nullptr, QApplication::applicationDisplayName(),
            QCoreApplication::translate("main", "What is your name? It is shown beside everything that you mark.")));
        setLocalAuthor(name.isEmpty() ? localAuthor().name : name);
    }
    return localAuthor();
}

/// As at the end of a session, when a terminal is closed, or at Ctrl+C in it.
void endOnSignals(MainWindow &window)
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        struct sigaction now = {};
        if (sigaction(signal, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) // as nohup asks
            KSignalHandler::self()->watchSignal(signal);
    }
    QObject::connect(KSignalHandler::self(), &KSignalHandler::signalReceived, &window, [&window] {
        window.rememberWindow();
        QApplication::exit();
    });
}

int refuse(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    tuneHeap();
    // Before the application: it decides how symbolic icons take the palette's colours.
    KIconTheme::initTheme();
    QApplication app(argc, argv);
    QApplication::setStyle(new OutlinedStyle);
    KLocalizedString::setApplicationDomain("glossator");
    KAboutData about(u"glossator"_s, u"Glossator"_s, QStringLiteral(GLOSSATOR_VERSION),
        QCoreApplication::translate("main", "Read articles and mark what they tell of"), KAboutLicense::GPL_V3);
    about.setOrganizationDomain("glossator.org");
    about.setDesktopFileName(u"org.glossator.Glossator"_s);
    KAboutData::setApplicationData(about);
    QApplication::setWindowIcon(
        QIcon::fromTheme(u"glossator"_s, QIcon(u":/icons/hicolor/scalable/apps/glossator.svg"_s)));
    QTranslator translator;
    if (translator.load(QLocale(), u"glossator"_s, u"_"_s, u":/i18n"_s) || translator.load(u":/i18n/glossator_en.qm"_s))
        QApplication::installTranslator(&translator);

    QCommandLineParser parser;
    about.setupCommandLine(&parser);
    const QCommandLineOption sample(u"sample"_s, QCoreApplication::translate("main", "Open the sample project."));
    const QCommandLineOption screenshot(u"screenshot"_s,
        QCoreApplication::translate("main", "Save a picture of the window to FILE and leave."), u"FILE"_s);
    const QCommandLineOption themeName(u"theme"_s,
        QCoreApplication::translate("main", "light, dark, contrast or contrast-dark, for this run."), u"NAME"_s);
    const QCommandLineOption size(
        u"size"_s, QCoreApplication::translate("main", "Size of the window, such as 1440x900."), u"WxH"_s);
    parser.addOptions({sample, screenshot, themeName, size});
    parser.addPositionalArgument(
        u"project"_s, QCoreApplication::translate("main", "The project file to open."), u"[PROJECT]"_s);
    parser.process(app);
    about.processCommandLine(&parser);

    const QStringList numbers = parser.value(size).split(u'x');
    const QSize wanted = numbers.size() == 2 ? QSize(numbers.at(0).toInt(), numbers.at(1).toInt()) : QSize();
    if (parser.isSet(size) && wanted.isEmpty())
        return refuse(QCoreApplication::translate("main", "--size takes a width and a height, such as 1440x900."));
    if (parser.isSet(themeName) && !theme::names().contains(parser.value(themeName)))
        return refuse(QCoreApplication::translate("main", "--theme is one of: %1.").arg(theme::names().join(u", "_s)));
    if (parser.positionalArguments().size() > 1)
        return refuse(QCoreApplication::translate("main", "Glossator opens one project at a time."));
    if (parser.isSet(themeName))
        theme::use(parser.value(themeName), false);
    const bool unattended = parser.isSet(screenshot) || parser.isSet(sample);
    // Deletes itself when it is closed. Told to end, it lets go of the project below, once no dialog waits in it any more.
    const QPointer window = new MainWindow(unattended ? localAuthor() : askAuthor());
    endOnSignals(*window);
    if (!wanted.isEmpty()) {
        window->resize(wanted);
        const QRect screen = window->screen()->availableGeometry();
        if (window->testAttribute(Qt::WA_Moved) && !screen.contains({window->pos(), wanted}))
            window->move(screen.topLeft()); // where it stood the last time there is no room for that
    }
    theme::start();
    window->show();
    const QStringList projects = parser.positionalArguments();
    bool opened = true;
    if (parser.isSet(sample))
        opened = window->openSample();
    else if (!projects.isEmpty())
        opened = window->openProject(projects.first());
    if (parser.isSet(screenshot)) {
        if (!opened) {
            refuse(window->bars().sentences().join(u'\n'));
            return 4;
        }
        takeScreenshot(*window, parser.value(screenshot));
    }
    const int code = QApplication::exec();
    delete window;
    return code;
}
