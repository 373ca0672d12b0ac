// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/sourcepanel.h"

#include "models/jobs/exportjob.h"
#include "models/jobs/importjob.h"
#include "models/project/project.h"
#include "models/store/bundles.h"
#include "tests/support/largebrat.h"
#include "tests/support/projectfiles.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "widgets/panels/sourceview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class SourcePanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Project> m_project;
    std::unique_ptr<SourcePanel> m_panel;

    [[nodiscard]] SourceView &view() const { return *m_panel->view(); }
    [[nodiscard]] QAbstractItemModel &lines() const { return *view().model(); }
    [[nodiscard]] Owner current() const { return m_project->selection().item(); }
    [[nodiscard]] QString line(int row) const { return lines().index(row, 0).data().toString(); }
    [[nodiscard]] QComboBox &box(int n) const { return *m_panel->findChildren<QComboBox *>()[n]; }

    void open(const QString &path)
    {
        m_panel.reset();
        m_project = test::need(Project::open(path, {{}, u"5d0e4b9e-ada"_s, u"Ada"_s}));
        m_project->selection().restore();
        m_panel = std::make_unique<SourcePanel>(*m_project);
        m_panel->resize(520, 420);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        settle();
    }
    /// Until what is shown is what is stored.
    void settle()
    {
        m_project->workbench().flush();
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isWriting(), 60'000);
        QCoreApplication::processEvents();
    }
    void click(int row)
    {
        view().scrollTo(lines().index(row, 0));
        const QRect place = view().visualRect(lines().index(row, 0));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, QPoint(30, place.center().y()));
    }
    void chooseFormat(const QString &id)
    {
        const int index = box(0).findData(id);
        QVERIFY(index >= 0);
        box(0).setCurrentIndex(index);
        Q_EMIT box(0).activated(index);
        settle();
    }
    [[nodiscard]] int rowContaining(const QString &words) const
    {
        for (int row = 0; row < lines().rowCount(); ++row) {
            if (line(row).contains(words))
                return row;
        }
        return -1;
    }

    static QString smallProject()
    {
        auto store = test::newProject(u"source.gloss"_s);
        test::Verbs verbs(*store);
        const ArticleId article = verbs.article(u"Visit"_s, u"Ayşe Demir met صالح المروزاني and Mert Öztürk."_s);
        test::need(verbs.mentions.mark(article, TextSpan{0, 10}, u"PER"_s));
        test::need(verbs.mentions.mark(article, TextSpan{15, 29}, u"PER"_s));
        test::need(verbs.mentions.mark(article, TextSpan{34, 45}, u"PER"_s));
        return store->path();
    }

private Q_SLOTS:
    void cleanup()
    {
        m_panel.reset();
        m_project.reset();
    }

    void hiddenCostsNothing()
    {
        m_project = test::need(Project::open(smallProject(), {{}, u"5d0e4b9e-ada"_s, u"Ada"_s}));
        m_project->selection().restore();
        m_panel = std::make_unique<SourcePanel>(*m_project);
        QCOMPARE(m_panel->findChildren<QWidget *>().size(), 0);
        test::need(m_project->mentions().mark(m_project->selection().article(), TextSpan{11, 14}, u"PER"_s));
        m_project->workbench().flush();
        QVERIFY(!m_panel->isWriting());
        m_panel->show();
        settle();
        QVERIFY(rowContaining(u"\tmet"_s) >= 0);
        m_panel->hide();
        test::need(m_project->mentions().mark(m_project->selection().article(), TextSpan{30, 33}, u"PER"_s));
        m_project->workbench().flush();
        QVERIFY(!m_panel->isWriting());
        m_panel->show();
        settle();
        QVERIFY(rowContaining(u"\tand"_s) >= 0);
    }

    void linesAndArticleSelectEachOther()
    {
        open(smallProject());
        const int second = rowContaining(u"\tصالح"_s);
        QVERIFY(second > 0);
        click(second);
        QCOMPARE(current().kind, Owner::Kind::Mention);
        const Owner chosen = current();
        QTest::keyClick(&view(), Qt::Key_Up);
        QCOMPARE(view().currentIndex().row(), second - 1);
        QVERIFY(current() != chosen);
        m_project->selection().choose(chosen);
        QCOMPARE(view().currentIndex().row(), second);
        QVERIFY(view().isCurrentItem(chosen));
        QSignalSpy visited(m_panel.get(), &SourcePanel::visitRequested);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(visited.size(), 1);
        // Copied is what stands in the file.
        QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), line(second) + u'\n');
        m_project->selection().clear();
        QVERIFY(!view().isCurrentItem(chosen));
    }

    void followsEveryChangeWhereTheReaderIs()
    {
        open(smallProject());
        const QAbstractItemModelTester tester(&lines(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ArticleId article = m_project->selection().article();
        const int last = rowContaining(u"Mert"_s);
        click(last);
        const Owner chosen = current();
        test::need(m_project->mentions().mark(article, TextSpan{11, 14}, u"PER"_s));
        settle();
        QVERIFY(rowContaining(u"\tmet"_s) >= 0);
        QCOMPARE(current(), chosen);
        QVERIFY(line(view().currentIndex().row()).contains(u"Mert"_s));
        QVERIFY(view().selectionModel()->isSelected(view().currentIndex()));
        m_project->undo();
        settle();
        QCOMPARE(rowContaining(u"\tmet"_s), -1);
        QVERIFY(line(view().currentIndex().row()).contains(u"Mert"_s));
        test::RandomEdits edits(m_project->store(), 3);
        for (int i = 0; i < test::repetitions(60, 600); ++i) {
            edits.step();
            m_project->workbench().flush();
            if (i % 5 == 0)
                settle();
        }
        settle();
        if (m_project->selection().article()) {
            JobContext context;
            const auto files
                = test::need(exportedArticle(m_project->store(), {.format = u"brat"_s}, m_project->selection().article(), context));
            QCOMPARE(lines().rowCount(), SourceText(files.front()).rows());
            for (int row = 0; row < lines().rowCount(); ++row)
                QCOMPARE(line(row).toUtf8(), SourceText(files.front()).line(row).toByteArray());
        }
    }

    void otherFilesAndTheSchemaAreOffered()
    {
        open(smallProject());
        QVERIFY(box(1).isVisible());
        QVERIFY(box(1).itemText(0).endsWith(u".ann"_s));
        QVERIFY(box(1).count() >= 2);
        const int text = 1;
        QVERIFY(box(1).itemText(text).endsWith(u".txt"_s));
        box(1).setCurrentIndex(text);
        Q_EMIT box(1).activated(text);
        QCOMPARE(line(0), u"Ayşe Demir met صالح المروزاني and Mert Öztürk."_s);
        test::need(m_project->mentions().mark(m_project->selection().article(), TextSpan{11, 14}, u"PER"_s));
        settle();
        QCOMPARE(box(1).currentIndex(), text);
        chooseFormat(u"schema"_s);
        QVERIFY(line(0).startsWith(u"schema \"News"_s));
        QVERIFY(!box(1).isVisible());
        const Owner before = current();
        click(8);
        QCOMPARE(current(), before);
        chooseFormat(u"json"_s);
        QVERIFY(rowContaining(u"\"glossator\""_s) >= 0);
        QCOMPARE(box(0).findData(u"text"_s), -1);
    }

    void findsWords()
    {
        open(smallProject());
        QTest::keyClick(&view(), Qt::Key_F, Qt::ControlModifier);
        auto *edit = m_panel->findChild<QLineEdit *>();
        QVERIFY(edit->isVisible());
        QTest::keyClicks(edit, u"MERT"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(line(view().currentIndex().row()).contains(u"Mert"_s));
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!edit->isVisible());
    }

    /// Each annotation that a format writes has lines, and each of its lines chooses it again.
    void everyLineChoosesItsAnnotation_data()
    {
        QTest::addColumn<QString>("format");
        for (const Format *format : formats()) {
            if (const FormatInfo info = format->info(); info.writes && info.tellsOfLines)
                QTest::newRow(qPrintable(info.id)) << info.id;
        }
    }
    void everyLineChoosesItsAnnotation()
    {
        QFETCH(const QString, format);
        open(test::filledProject(u"random-%1.gloss"_s.arg(format), 120, 6));
        chooseFormat(format);
        int clicked = 0;
        const auto articles = test::need(m_project->articles().ids({}));
        for (const ArticleId article : articles) {
            m_project->selection().choose(article);
            settle();
            // The index says nothing of a line that is another's, and leaves out nothing that is in the bundle.
            Bundle bundle = test::need(Bundles(m_project->store()).article(article, Bundles::Register::Included));
            if (!formatById(format)->info().holdsProject)
                keepAccepted(bundle, false);
            QSet<Owner> inFile; // or in one of several
            for (int file = std::max(0, box(1).count() - 1); file >= 0; --file) {
                box(1).setCurrentIndex(file);
                Q_EMIT box(1).activated(file);
                for (int row = 0; row < lines().rowCount(); ++row)
                    inFile.insert(lines().index(row, 0).data(SourceLinesModel::OwnerRole).value<Owner>());
            }
            if (format == u"brat"_s) { // the lines of an annotation are its own, not only the notes on it
                const auto leftOver = std::ranges::count(bundle.leftovers, u"brat"_s, &Leftover::format);
                int annotations = 0;
                int known = 0;
                for (int row = 0; row < lines().rowCount(); ++row) {
                    if (line(row).startsWith(u'T') || line(row).startsWith(u'E') || line(row).startsWith(u'R')) {
                        ++annotations;
                        known += lines().index(row, 0).data(SourceLinesModel::OwnerRole).value<Owner>().id != 0 ? 1 : 0;
                    }
                }
                QVERIFY(known >= annotations - leftOver);
                QVERIFY(known >= std::ssize(bundle.mentions) + std::ssize(bundle.eventMentions));
            }
            for (const Mention &mention : bundle.mentions)
                QVERIFY2(inFile.contains(mention.id), qPrintable(mention.quote));
            for (const EventMention &mention : bundle.eventMentions)
                QVERIFY(inFile.contains(mention.id));
            if (format != u"brat"_s) {
                for (const Relation &relation : bundle.relations)
                    QVERIFY(inFile.contains(relation.id));
                for (const Argument &argument : bundle.arguments)
                    QVERIFY(inFile.contains(argument.id));
                for (const Entity &entity : bundle.entities)
                    QVERIFY(inFile.contains(entity.id));
            }
            for (int row = 0; row < lines().rowCount(); ++row) {
                const Owner owner = lines().index(row, 0).data(SourceLinesModel::OwnerRole).value<Owner>();
                if (owner.id == 0 || owner.kind == Owner::Kind::Article)
                    continue;
                m_project->selection().choose(owner);
                const Selection expected = m_project->selection().now();
                m_project->selection().chooseArticle(article);
                click(row);
                QCOMPARE(m_project->selection().item(), expected.item);
                QCOMPARE(view().currentIndex().row(), row);
                ++clicked;
                if (m_project->selection().article() != article) { // it is told in another one too
                    m_project->selection().choose(article);
                    settle();
                }
            }
        }
        QVERIFY2(clicked > 20, qPrintable(QString::number(clicked)));
    }

    /// A large article does not hold up the window: a mark changes a few lines of it.
    void aMarkInALargeArticleChangesFewLines()
    {
        const QString folder = test::scratchPath(u"large"_s);
        QVERIFY(QDir().mkpath(folder));
        const test::BratPair pair = test::largeBrat({200'000, 24'000, 2'000, 1'000});
        for (const auto &[suffix, bytes] : {std::pair(u"txt"_s, pair.text), {u"ann"_s, pair.annotations}}) {
            QFile file(folder + u"/large."_s + suffix);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        QString path;
        {
            auto store = test::newProject(u"large.gloss"_s);
            JobContext context;
            QVERIFY(importPaths(*store, {{folder}, {}, {}}, context));
            path = store->path();
        }
        open(path);
        QVERIFY(lines().rowCount() > 20'000);
        for (const QString &format : {u"brat"_s, u"json"_s}) {
            chooseFormat(format);
            view().scrollToBottom();
            int changed = 0;
            const QObject context;
            const auto count = [&changed](int first, int last) { changed += last - first + 1; };
            for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
                connect(&lines(), signal, &context, [count](const QModelIndex &, int first, int last) { count(first, last); });
            connect(&lines(), &QAbstractItemModel::dataChanged, &context,
                [count](const QModelIndex &first, const QModelIndex &last) { count(first.row(), last.row()); });
            QSignalSpy reset(&lines(), &QAbstractItemModel::modelReset);
            test::need(m_project->mentions().mark(m_project->selection().article(), TextSpan{1, 3}, u"PER"_s));
            m_project->workbench().flush();
            QVERIFY(m_panel->isWriting()); // elsewhere: nobody waits for it
            settle();
            QCOMPARE(reset.size(), 0);
            QVERIFY2(changed > 0 && changed < 100, qPrintable(QString::number(changed)));
        }
    }
};

QTEST_MAIN(SourcePanelTest)
#include "tst_sourcepanel.moc"
