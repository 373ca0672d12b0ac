// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/exportdialog.h"

#include "models/items/sourcelinesmodel.h"
#include "models/store/articlerepository.h"
#include "tests/support/importfiles.h"
#include "tests/support/projectfiles.h"
#include "tests/support/projectsupport.h"
#include "widgets/dialogs/exportpreview.h"
#include "widgets/panels/sourceview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// Goes to the entry of that data by keys.
void choose(QComboBox &box, const QVariant &data)
{
    const int row = box.findData(data);
    QVERIFY2(row >= 0, qPrintable(data.toString()));
    QTest::keyClick(&box, Qt::Key_Home);
    for (int at = 0; at < row; ++at)
        QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.currentData(), data);
}

} // namespace

class ExportDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_store = test::opened(test::filledProject(u"exported.gloss"_s, 60, 3)); }
    void cleanupTestCase() { m_store.reset(); }

    void suggestionsAreAskedForWhereTheFormatHeedsThat()
    {
        ExportDialog dialog(*m_store, {.folder = u"/tmp"_s, .name = u"reading"_s});
        dialog.show();
        auto *formats = dialog.findChild<QComboBox *>();
        auto *suggested = dialog.findChild<QCheckBox *>();
        QTest::keyClick(suggested, Qt::Key_Space);
        QVERIFY(dialog.request().withSuggested);
        for (const QString &id : {u"text"_s, u"json"_s, u"brat"_s}) { // one has no annotations, one always all of them
            choose(*formats, id);
            QCOMPARE(dialog.request().format, id);
            QCOMPARE(suggested->isEnabled(), id == u"brat"_s);
            QCOMPARE(dialog.request().withSuggested, id == u"brat"_s);
        }
    }

    void itIsAsItWasLeft()
    {
        ExportChoice last{.format = u"csv"_s, .withSuggested = true, .isVerified = true};
        last.options[u"csv"_s].insert(u"separator"_s, u"semicolon"_s);
        ExportDialog dialog(*m_store, {.folder = u"/tmp"_s, .name = u"reading"_s, .last = last});
        dialog.show();
        QCOMPARE(dialog.request().format, u"csv"_s);
        QCOMPARE(dialog.request().options.value(u"separator"_s), u"semicolon"_s);
        QVERIFY(dialog.request().withSuggested);
        QVERIFY(dialog.isVerified());
        auto *separator = dialog.findChild<QComboBox *>(u"separator"_s);
        QCOMPARE(separator->currentData(), u"semicolon"_s);
        QTest::keyClick(separator, Qt::Key_Home);
        choose(*dialog.findChild<QComboBox *>(), u"brat"_s);
        choose(*dialog.findChild<QComboBox *>(), u"csv"_s); // what was chosen for one format stays while others are looked at
        QCOMPARE(dialog.request().options.value(u"separator"_s), u"comma"_s);
        QCOMPARE(dialog.choice().options.value(u"csv"_s).value(u"separator"_s), u"comma"_s);
    }

    void itSaysWhatOfTheProjectGoesOut()
    {
        const std::vector<ArticleId> all = test::need(ArticleRepository(*m_store).ids({}));
        QVERIFY(all.size() >= 3);
        ExportDialog dialog(*m_store,
            {.folder = u"/tmp"_s, .name = u"reading"_s, .article = all[0], .selected = {all[1], all[2]}});
        dialog.show();
        auto *scope = dialog.findChildren<QComboBox *>().at(1);
        QCOMPARE(scope->count(), 3);
        QVERIFY(!dialog.request().articles);
        QTest::keyClick(scope, Qt::Key_Down);
        QCOMPARE(*dialog.request().articles, std::vector{all[0]});
        QTest::keyClick(scope, Qt::Key_Down);
        QCOMPARE(*dialog.request().articles, (std::vector{all[1], all[2]}));
    }

    void aChosenFolderStaysWhenTheFormatChanges()
    {
        ExportDialog dialog(*m_store, {.folder = u"/tmp"_s, .name = u"reading"_s});
        dialog.show();
        auto *output = dialog.findChild<QLineEdit *>();
        QCOMPARE(output->text(), u"/tmp/reading-brat"_s);
        output->selectAll();
        QTest::keyClicks(output, u"/srv/out/mine"_s);
        choose(*dialog.findChild<QComboBox *>(), u"json"_s);
        QCOMPARE(output->text(), u"/srv/out/reading.json"_s);
    }

    void aNameAloneGoesIntoTheFolder()
    {
        ExportDialog dialog(*m_store, {.folder = u"/tmp/there"_s, .name = u"reading"_s});
        auto *output = dialog.findChild<QLineEdit *>();
        output->setText(u"mine"_s);
        QCOMPARE(dialog.request().output, u"/tmp/there/mine"_s);
        output->setText(u"../mine"_s);
        QCOMPARE(QDir::cleanPath(dialog.request().output), u"/tmp/mine"_s);
    }

    /// Where nothing can go is said while it is typed, and Enter does nothing then.
    void aPlaceIsCheckedWhileItIsTyped_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("sentence");
        const QString folder = test::folderWith(u"places"_s, {{u"file"_s, "x"}, {u"sub/file"_s, "x"}});
        const auto row = [folder](const char *what, const QString &format, const QString &name, const QString &sentence) {
            QTest::newRow(what) << format << (name.isEmpty() ? name : folder + name) << sentence;
        };
        row("nothing", u"brat"_s, {}, u"Choose where it goes."_s);
        row("a folder", u"brat"_s, u"/sub"_s, {});
        row("one to be made", u"brat"_s, u"/new/deeper"_s, {});
        row("a file for a folder", u"brat"_s, u"/file"_s, u"This format is a folder of files, and that is a file."_s);
        row("below a file", u"brat"_s, u"/file/new"_s, u"“%1/file” is no folder."_s.arg(folder));
        row("a file", u"json"_s, u"/new.json"_s, {});
        row("a folder for a file", u"json"_s, u"/sub"_s, u"This format is one file, and that is a folder."_s);
    }
    void aPlaceIsCheckedWhileItIsTyped()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, output);
        QFETCH(const QString, sentence);
        ExportDialog dialog(*m_store, {.folder = test::scratchPath({}), .name = u"reading"_s});
        dialog.show();
        choose(*dialog.findChild<QComboBox *>(), format);
        const auto *problem = dialog.findChild<QLabel *>(u"problem"_s);
        QCOMPARE(problem->text(), QString()); // what is proposed can be
        auto *edit = dialog.findChild<QLineEdit *>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, output);
        QCOMPARE(edit->text(), output);
        QCOMPARE(problem->text(), sentence);
        QCOMPARE(edit->accessibleDescription(), sentence);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(dialog.result() == QDialog::Accepted, sentence.isEmpty());
    }
    void aPlaceIsCheckedAgainForAnotherFormat()
    {
        const QString folder = test::folderWith(u"again"_s, {{u"reading.json/file"_s, "x"}});
        ExportDialog dialog(*m_store, {.folder = folder, .name = u"reading"_s});
        dialog.show();
        const auto *problem = dialog.findChild<QLabel *>(u"problem"_s);
        for (const auto &[format, isPossible] : {std::pair(u"json"_s, false), std::pair(u"brat"_s, true), std::pair(u"json"_s, false)}) {
            choose(*dialog.findChild<QComboBox *>(), format);
            QCOMPARE(problem->text().isEmpty(), isPossible);
        }
    }

    /// The lines are those of the export, and the losses its own.
    void itShowsWhatWouldComeOut()
    {
        const std::vector<ArticleId> all = test::need(ArticleRepository(*m_store).ids({}));
        ExportDialog dialog(*m_store, {.folder = u"/tmp"_s, .name = u"reading"_s, .article = all[0]});
        dialog.show();
        auto *lines = dialog.findChild<SourceView *>();
        auto *leftOut = dialog.findChild<QPlainTextEdit *>();
        JobContext context;
        for (const QString &id : {u"brat"_s, u"text"_s, u"json"_s}) {
            choose(*dialog.findChild<QComboBox *>(), id);
            QTRY_VERIFY(!dialog.preview()->isWorking());
            const auto files = test::need(exportedArticle(*m_store, {.format = id}, all[0], context));
            const QString first = QString::fromUtf8(files.front().bytes).section(u'\n', 0, 0);
            QVERIFY(first.startsWith(lines->model()->index(0, 0).data().toString().left(SourceLinesModel::MostShown / 2)));
            const auto report = test::need(tryExport(*m_store, dialog.request(), context));
            QCOMPARE(leftOut->toPlainText(), report.lossLines().join(u'\n'));
            QCOMPARE(leftOut->isVisible(), !report.losses.empty());
        }
        choose(*dialog.findChild<QComboBox *>(), u"xlsx"_s);
        QTRY_VERIFY(!dialog.preview()->isWorking());
        QCOMPARE(lines->model()->rowCount(), 0);
        QVERIFY(!dialog.isVerified()); // it is not read
    }

    void anEmptyProjectHasNothingToShow()
    {
        const auto empty = test::newStore(u"empty.gloss"_s);
        ExportDialog dialog(*empty, {.folder = u"/tmp"_s, .name = u"reading"_s});
        dialog.show();
        QTRY_VERIFY(!dialog.preview()->isWorking());
        QCOMPARE(dialog.findChild<SourceView *>()->model()->rowCount(), 0);
    }

private:
    std::unique_ptr<Store> m_store;
};

QTEST_MAIN(ExportDialogTest)
#include "tst_exportdialog.moc"
