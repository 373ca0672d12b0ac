// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out of the project in a real window.
#include "app/filejobs.h"
#include "app/jobrunner.h"
#include "tests/app/windowscene.h"
#include "tests/support/importfiles.h"
#include "tests/support/projectfiles.h"
#include "tests/support/testsupport.h"
#include "widgets/dialogs/exportdialog.h"

#include <KActionCollection>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QStatusBar>
#include <QTimer>

using namespace glossator;
using namespace glossator::test;
using namespace Qt::StringLiterals;

class FileJobsTest : public test::WindowScene {
    Q_OBJECT

    static constexpr auto Replace = Qt::Key_unknown; ///< the button for that is clicked

    /// Exports with the keys alone. The question whether to replace, where there is one, is answered with that key.
    void exportTo(const QString &output, const QString &format, Qt::Key answer)
    {
        m_question.clear();
        QTimer::singleShot(0, this, [output, format] {
            auto *dialog = qobject_cast<ExportDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            auto *formats = dialog->findChild<QComboBox *>();
            formats->setCurrentIndex(formats->findData(format));
            auto *path = dialog->findChild<QLineEdit *>();
            path->setFocus();
            path->selectAll();
            QTest::keyClicks(path, output);
            QTest::keyClick(path, Qt::Key_Return);
        });
        QTimer asker;
        connect(&asker, &QTimer::timeout, this, [this, answer] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (!box || !m_question.isEmpty())
                return;
            m_question = box->text();
            if (answer != Replace) {
                QTest::keyClick(box, answer);
                return;
            }
            for (QAbstractButton *button : box->buttons()) {
                if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                    QTest::mouseClick(button, Qt::LeftButton);
            }
        });
        asker.start(20);
        m_window->actionCollection()->action(u"export"_s)->trigger();
        QTRY_VERIFY(!m_window->findChild<JobRunner *>()->isRunning() && !QApplication::activeModalWidget());
    }
    [[nodiscard]] QString said() const { return m_window->statusBar()->currentMessage(); }

    QString m_question;

private Q_SLOTS:
    void initTestCase() { test::beginProgram(); }
    void init() { show(u"files.gloss"_s, u"Ada met Ben."_s, {900, 600}); }
    void cleanup() { closeWindow(); }

    void filesAreReplacedOnlyWhenThatIsSaid()
    {
        const QString folder = folderWith(u"out"_s, {{u"mine.json"_s, "mine"}, {u"Visit.txt"_s, "mine"}, {u"Visit.ann"_s, ""}});
        const QString file = folder + u"/mine.json"_s;
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) { // what is proposed is to leave them
            exportTo(file, u"json"_s, key);
            QVERIFY2(m_question.contains(u"mine.json"_s), qPrintable(m_question));
            QCOMPARE(bytesOf(file), "mine");
            exportTo(folder, u"brat"_s, key);
            QVERIFY2(m_question.startsWith(u'2'), qPrintable(m_question));
            QCOMPARE(bytesOf(folder + u"/Visit.txt"_s), "mine");
            QCOMPARE(contentsBelow(folder).size(), 3);
        }
        exportTo(file, u"json"_s, Replace);
        QVERIFY(bytesOf(file).contains("Ada met Ben."));
        QTRY_VERIFY2(said().contains(file), qPrintable(said()));
        exportTo(folder, u"brat"_s, Replace);
        QCOMPARE(bytesOf(folder + u"/Visit.txt"_s), "Ada met Ben.");
    }

    void nothingIsAskedWhereNothingIsReplaced()
    {
        const QString folder = folderWith(u"apart"_s, {{u"other.txt"_s, "mine"}});
        exportTo(folder, u"text"_s, Qt::Key_Escape);
        QCOMPARE(m_question, QString());
        QCOMPARE(bytesOf(folder + u"/Visit.txt"_s), "Ada met Ben.");
        QCOMPARE(bytesOf(folder + u"/other.txt"_s), "mine");
    }

    void whatIsSaidOfAnImportGoesWhenItIsUndone()
    {
        const QString folder = folderWith(u"in"_s,
            {{u"a.txt"_s, "Ada met Ben."}, {u"a.ann"_s, "T1\tPER 0 3\tAda\nT2\tPER 0 3\tAda\nbroken\n"}});
        m_window->files().importPaths({folder});
        QTRY_VERIFY(!m_window->findChild<JobRunner *>()->isRunning());
        QTRY_COMPARE(m_window->bars().sentences().size(), 2); // the report and the offer to join by name
        m_window->actionCollection()->action(u"undo"_s)->trigger();
        QCOMPARE(need(m_window->project()->articles().ids({})).size(), 1u);
        QCOMPARE(m_window->bars().sentences(), QStringList());
    }
};

QTEST_MAIN(FileJobsTest)
#include "tst_filejobs.moc"
