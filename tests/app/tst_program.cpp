// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testsupport.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace glossator;
using namespace Qt::StringLiterals;

/// The program as a whole, from outside.
class ProgramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsGoOfTheProjectWhenItIsToldToEnd_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("end of a session") << SIGTERM;
        QTest::newRow("Ctrl+C in a terminal") << SIGINT;
        QTest::newRow("closed terminal") << SIGHUP;
    }
    void letsGoOfTheProjectWhenItIsToldToEnd()
    {
        QFETCH(const int, signal);
        const QDir data(test::scratchPath(QString::number(signal)));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_STATE_HOME"_s})
            environment.insert(name, data.path());
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(GLOSSATOR_PATH), {u"--sample"_s});
        const QDir folder(data.filePath(u"glossator"_s));
        const auto files = [&folder] { return folder.entryList({u"*.gloss-*"_s, u"*.lock"_s}, QDir::Files); };
        QTRY_VERIFY_WITH_TIMEOUT(!files().isEmpty(), 60'000); // the project is open, its log and lock beside it
        ::kill(pid_t(program.processId()), signal);
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(files(), QStringList());
        QCOMPARE(folder.entryList({u"sample.gloss"_s}, QDir::Files).size(), qsizetype(1));
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
