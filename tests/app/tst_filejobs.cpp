// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out of the project in a real window.
#include "app/filejobs.h"
#include "app/jobrunner.h"
#include "tests/app/windowscene.h"
#include "tests/support/importfiles.h"
#include "tests/support/projectfiles.h"
#include "tests/support/testsupport.h"
#include "widgets/dialogs/exportdialog.h"
#include "widgets/dialogs/reportdialog.h"

#include <KActionCollection>
#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
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
    /// Opens the export dialog, does there what is asked, and exports to that place; empty: nowhere.
    void inExportDialog(const QString &output, const std::function<void(ExportDialog &)> &run)
    {
        bool wasOpen = false;
        QTimer::singleShot(0, this, [&] {
            auto *dialog = qobject_cast<ExportDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            wasOpen = true;
            run(*dialog);
            auto *path = dialog->findChild<QLineEdit *>();
            path->selectAll();
            QTest::keyClicks(path, output);
            QTest::keyClick(path, output.isEmpty() ? Qt::Key_Escape : Qt::Key_Return);
            if (dialog->isVisible())
                dialog->reject(); // the test would wait for it
        });
        m_window->actionCollection()->action(u"export"_s)->trigger();
        QVERIFY(wasOpen);
        QTRY_VERIFY(!m_window->findChild<JobRunner *>()->isRunning());
    }
    static void choose(const ExportDialog &dialog, const QString &format, const QList<bool> &boxes)
    {
        auto *formats = dialog.findChild<QComboBox *>();
        formats->setCurrentIndex(formats->findData(format));
        for (qsizetype i = 0; i < boxes.size(); ++i) {
            auto *box = dialog.findChildren<QCheckBox *>().at(i);
            if (box->isChecked() != boxes[i])
                QTest::keyClick(box, Qt::Key_Space);
            QCOMPARE(box->isChecked(), boxes[i]);
        }
    }
    [[nodiscard]] QString said() const { return m_window->statusBar()->currentMessage(); }

    QString m_question;

private Q_SLOTS:
    void initTestCase() { test::beginProgram(); }
    void init()
    {
        QSettings().remove(u"export"_s);
        show(u"files.gloss"_s, u"Ada met Ben."_s, {900, 600});
    }
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

    void whatIsCopiedIsOnTheClipboard()
    {
        const MentionId ada = need(project().mentions().mark(m_article, TextSpan{0, 3}, u"PER"_s)).mention;
        const MentionId ben = need(project().mentions().mark(m_article, TextSpan{8, 11}, u"PER"_s)).mention;
        QApplication::clipboard()->clear();
        m_window->files().copyAs(u"table"_s, {ada, ben});
        QTRY_COMPARE(said(), u"Copied: 3 line(s)."_s); // the names of the columns, and both
        const QString table = QApplication::clipboard()->text();
        QCOMPARE(table.count(u'\n'), 3);
        QVERIFY2(table.contains(u"\tAda\t"_s) && table.contains(u"\tBen\t"_s), qPrintable(table));
        m_window->files().copyAs(u"table"_s, {});
        QTRY_COMPARE(said(), u"No line tells of what is selected."_s);
        QCOMPARE(QApplication::clipboard()->text(), table); // what was there stays
        m_window->files().copyAs(u"brat"_s, {ben});
        QTRY_VERIFY(QApplication::clipboard()->text() != table);
        const QString lines = QApplication::clipboard()->text();
        QVERIFY2(lines.contains(u"\tPER 8 11\tBen\n"_s) && !lines.contains(u"PER 0 3"_s), qPrintable(lines));
        QCOMPARE(said(), u"Copied: %1 line(s)."_s.arg(lines.count(u'\n')));
    }

    void whatComesBackTheSameIsTold()
    {
        inExportDialog(scratchPath(u"verified"_s), [](const ExportDialog &dialog) { choose(dialog, u"csv"_s, {false, true}); });
        QTRY_VERIFY2(said().contains(u"Read back: "_s), qPrintable(said()));
        QVERIFY2(said().endsWith(u", all the same."_s), qPrintable(said()));
        QCOMPARE(m_window->bars().sentences().size(), 1);
        QVERIFY(said().endsWith(m_window->bars().sentences().front()));
        // Of what is not read back nothing is said of it, nor of an export before it.
        inExportDialog(scratchPath(u"unverified"_s), [](const ExportDialog &dialog) { choose(dialog, u"csv"_s, {false, false}); });
        QTRY_VERIFY2(said().contains(u"unverified"_s), qPrintable(said()));
        QVERIFY(!said().contains(u"Read back"_s));
        QCOMPARE(m_window->bars().sentences(), QStringList());
    }
    void whatIsLeftOutCanBeReadWhole()
    {
        need(project().mentions().mark(m_article, TextSpan{0, 3}, u"PER"_s));
        inExportDialog(scratchPath(u"text"_s), [](const ExportDialog &dialog) { choose(dialog, u"text"_s, {false, false}); });
        QTRY_COMPARE(m_window->bars().sentences().size(), 1);
        QVERIFY2(m_window->bars().sentences().front().contains(u"Left out: "_s), qPrintable(m_window->bars().sentences().front()));
        const auto buttons = m_window->bars().findChildren<QAbstractButton *>();
        const auto show = std::ranges::find(buttons, u"Show What"_s, &QAbstractButton::text);
        QVERIFY(show != buttons.end());
        QTest::mouseClick(*show, Qt::LeftButton);
        auto *report = m_window->findChild<ReportDialog *>();
        QVERIFY(report && report->isVisible());
        report->close();
    }
    void whatComesBackOtherwiseIsTold()
    {
        // What somebody else left there is read as the types of ours.
        inExportDialog(folderWith(u"foreign"_s, {{u"Visit.TypeSystem.xml"_s, "<no XML"}}),
            [](const ExportDialog &dialog) { choose(dialog, u"cas-xmi"_s, {false, true}); });
        QTRY_VERIFY2(said().contains(u"Read back: not everything came back the same."_s), qPrintable(said()));
        QCOMPARE(m_window->bars().sentences().size(), 1);
        QCOMPARE(m_window->bars().sentences().front(),
            u"Read back: not everything came back the same. Visit.TypeSystem.xml:1: This is not sound XML: Premature end of document."_s);
    }

    /// The next dialog, in the next window too, begins with what was chosen in the last.
    void choicesAreRemembered()
    {
        inExportDialog(scratchPath(u"chosen"_s), [](const ExportDialog &dialog) {
            choose(dialog, u"csv"_s, {true, true});
            auto *separator = dialog.findChild<QComboBox *>(u"separator"_s);
            QTest::keyClick(separator, Qt::Key_End);
            QCOMPARE(separator->currentData(), u"semicolon"_s);
        });
        QVERIFY(QFileInfo(scratchPath(u"chosen/articles.csv"_s)).isFile());
        const QString path = project().path();
        for (const bool isNextWindow : {false, true}) {
            if (isNextWindow) {
                closeWindow();
                openWindow(path, {900, 600});
            }
            inExportDialog({}, [](const ExportDialog &dialog) {
                const ExportRequest request = dialog.request();
                QCOMPARE(request.format, u"csv"_s);
                QCOMPARE(request.options.value(u"separator"_s), u"semicolon"_s);
                QVERIFY(request.withSuggested);
                QVERIFY(dialog.isVerified());
                QCOMPARE(QFileInfo(request.output).path(), scratchPath({})); // beside what was written last
            });
        }
        inExportDialog({}, [](const ExportDialog &dialog) { choose(dialog, u"json"_s, {}); }); // what is not exported is not remembered
        inExportDialog({}, [](const ExportDialog &dialog) { QCOMPARE(dialog.request().format, u"csv"_s); });
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
