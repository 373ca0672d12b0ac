// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/exportdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class ExportDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suggestionsAreAskedForWhereTheFormatHeedsThat()
    {
        ExportDialog dialog(u"/tmp"_s, u"reading"_s);
        dialog.show();
        auto *formats = dialog.findChild<QComboBox *>();
        auto *suggested = dialog.findChild<QCheckBox *>();
        QTest::keyClick(suggested, Qt::Key_Space);
        QVERIFY(dialog.request().withSuggested);
        for (const QString &id : {u"text"_s, u"json"_s, u"brat"_s}) { // one has no annotations, one always all of them
            QTest::keyClick(formats, Qt::Key_Home);
            for (int row = 0; row < formats->findData(id); ++row)
                QTest::keyClick(formats, Qt::Key_Down);
            QCOMPARE(dialog.request().format, id);
            QCOMPARE(suggested->isEnabled(), id == u"brat"_s);
            QCOMPARE(dialog.request().withSuggested, id == u"brat"_s);
        }
    }
};

QTEST_MAIN(ExportDialogTest)
#include "tst_exportdialog.moc"
