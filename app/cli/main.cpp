// SPDX-License-Identifier: GPL-3.0-or-later
// glossator-cli: projects without a window.
#include "app/cli/commandline.h"
#include "app/cli/output.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <clocale>
#include <csignal>
#include <cstring>

#include <langinfo.h>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Everything goes in and out in UTF-8, also where the machine was told of no language: Qt would switch too, but warns.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

} // namespace

int main(int argc, char *argv[])
{
    useUtf8();
    for (const int signal : {SIGPIPE, SIGXFSZ}) // writing fails instead, and what is temporary is removed on the way out
        std::signal(signal, SIG_IGN);
    QCoreApplication app(argc, argv);
    // The window's names, and so its settings.
    QCoreApplication::setApplicationName(u"glossator"_s);
    QCoreApplication::setOrganizationDomain(u"glossator.org"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GLOSSATOR_VERSION));
    QTranslator translator;
    if (translator.load(QLocale(), u"glossator"_s, u"_"_s, u":/i18n"_s) || translator.load(u":/i18n/glossator_en.qm"_s))
        QCoreApplication::installTranslator(&translator);

    cli::Exit result = cli::runCommandLine(QCoreApplication::arguments().mid(1));
    if (!cli::flushOutput() && result == cli::Exit::Done) {
        const bool isAbandoned = cli::isOutputAbandoned();
        if (!isAbandoned)
            cli::complain(cli::Cli::tr("Standard output cannot be written."));
        result = isAbandoned ? cli::Exit::BrokenPipe : cli::Exit::Io;
    }
    return int(result);
}
