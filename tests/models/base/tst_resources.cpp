// SPDX-License-Identifier: GPL-3.0-or-later
// What is compiled into the core is there for every program that links it, without anyone initialising it.

#include "tests/support/testsupport.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void embeddedFiles_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("samples") << u"samples"_s;
        QTest::newRow("schemas") << u"schemas"_s;
    }

    void embeddedFiles()
    {
        QFETCH(QString, folder);
        const QDir embedded(u":/glossator/"_s + folder);
        const QDir source(glossator::test::sourceDir() + u"/resources/"_s + folder);
        const auto all = QDir::AllEntries | QDir::NoDotAndDotDot;
        QVERIFY(!source.isEmpty());
        QCOMPARE(embedded.entryList(all, QDir::Name), source.entryList(all, QDir::Name));
    }
};

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
