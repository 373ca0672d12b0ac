// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/project.h"
#include "tests/support/projectsupport.h"
#include "tests/support/randomscript.h"
#include "widgets/panels/entitiespanel.h"
#include "widgets/panels/itemdelegate.h"
#include "widgets/panels/itempanel.h"

#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace glossator;
using namespace Qt::StringLiterals;

class ItemPanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Project> m_project;
    std::unique_ptr<QWidget> m_window;
    ItemPanel *m_panel = nullptr;
    EntityId m_first;
    MentionId m_loose; ///< names nobody

    [[nodiscard]] QTreeView &view() const { return *m_panel->view(); }
    [[nodiscard]] Owner current() const { return m_project->selection().item(); }

private Q_SLOTS:
    void init()
    {
        QString path;
        {
            auto store = test::newProject(u"panel.gloss"_s);
            test::Verbs verbs(*store);
            const ArticleId article = verbs.article(u"Visit"_s, u"Ayşe Demir met Mert Öztürk and the mayor."_s);
            m_first = test::need(verbs.mentions.mark(article, TextSpan{0, 10}, u"PER"_s)).entity;
            test::need(verbs.mentions.mark(article, TextSpan{15, 26}, u"PER"_s));
            m_loose = test::need(verbs.mentions.mark(article, TextSpan{31, 40}, u"PER"_s)).mention;
            path = store->path();
        }
        m_project = test::need(Project::open(path, {{}, u"5d0e4b9e-ada"_s, u"Ada"_s}));
        m_project->selection().restore();
        m_window = std::make_unique<QWidget>();
        auto *edit = new QLineEdit(m_window.get());
        edit->move(0, 400);
        m_panel = qobject_cast<ItemPanel *>(createEntitiesPanel(*m_project));
        m_panel->setParent(m_window.get());
        m_panel->resize(430, 360);
        m_window->resize(450, 450);
        m_window->show();
        edit->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QCOMPARE(view().model()->rowCount(), 2);
    }
    void cleanup()
    {
        m_window.reset();
        m_project.reset();
    }

    void aTypeHasItsShortNameWhereTheLongOneFindsNoRoom()
    {
        struct Probe : ItemDelegate {
            QString shown(const QModelIndex &index, int width) const
            {
                QStyleOptionViewItem option;
                option.rect = {0, 0, width, 20};
                initStyleOption(&option, index);
                return option.text;
            }
            Qt::TextElideMode elided(const QModelIndex &index) const
            {
                QStyleOptionViewItem option;
                initStyleOption(&option, index);
                return option.textElideMode;
            }
        } probe;
        const QModelIndex type = view().model()->index(0, EntityTreeModel::Type);
        QCOMPARE(probe.shown(type, 400), u"Person"_s);
        QCOMPARE(probe.shown(type, view().fontMetrics().horizontalAdvance(u"PER"_s) + 12), u"PER"_s);
        QCOMPARE(probe.shown(type, 5), u"Person"_s); // no room for either: the end is cut off
        QCOMPARE(probe.elided(type), Qt::ElideRight);
        const QModelIndex name = view().model()->index(0, EntityTreeModel::Name);
        QCOMPARE(probe.shown(name, 5), u"Ayşe Demir"_s);
    }

    void lookingChangesNothing_data()
    {
        QTest::addColumn<bool>("isKnownHere");
        QTest::addColumn<bool>("isClick");
        QTest::newRow("focus, the current item stands elsewhere") << false << false;
        QTest::newRow("focus, it stands here") << true << false;
        QTest::newRow("a click below the rows, it stands elsewhere") << false << true;
        QTest::newRow("a click below the rows, it stands here") << true << true;
    }
    void lookingChangesNothing()
    {
        QFETCH(const bool, isKnownHere);
        QFETCH(const bool, isClick);
        const Owner chosen = isKnownHere ? Owner(m_first) : Owner(m_loose);
        m_project->selection().choose(chosen);
        const QModelIndex before = view().currentIndex();
        const QModelIndexList selected = view().selectionModel()->selectedRows();
        QCOMPARE(selected.isEmpty(), !isKnownHere);
        if (isClick)
            QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, {40, 300});
        else
            m_panel->setFocus(Qt::ShortcutFocusReason);
        QVERIFY(view().hasFocus());
        QCOMPARE(current(), chosen);
        QCOMPARE(view().selectionModel()->selectedRows(), selected);
        QCOMPARE(view().currentIndex(), before);
        QTest::keyClick(&view(), Qt::Key_Down); // the keys go on from there
        QCOMPARE(view().currentIndex().row(), isKnownHere ? 1 : 0);
    }

    void severalSelectedShowWhatTheyHaveInCommon()
    {
        m_project->selection().choose(Owner(m_first));
        m_panel->setFocus(Qt::ShortcutFocusReason);
        QTest::keyClick(&view(), Qt::Key_Home);
        QCOMPARE(m_project->details().owners().size(), size_t(1));
        QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_project->details().owners().size(), size_t(2));
        QCOMPARE(m_project->selection().group().size(), size_t(2));
        test::need(m_project->entities().remove({EntityId(m_project->selection().group().back().id)}));
        m_project->workbench().flush();
        QCOMPARE(m_project->details().owners().size(), size_t(1)); // one is no group
        m_project->selection().choose(Owner(m_loose));
        QCOMPARE(m_project->details().owner(), Owner(m_loose));
    }

    void anotherPanelsGroupIsNotEndedHere()
    {
        const std::vector<Owner> group{Owner(m_loose), Owner(m_first)};
        m_project->selection().setGroup(group);
        m_project->selection().choose(Owner(m_first)); // its row becomes current here, without focus
        QVERIFY(!view().selectionModel()->selectedRows().isEmpty());
        QCOMPARE(m_project->selection().group(), group);
    }

    void severalAreSelectedByMouseToo()
    {
        const auto click = [this](int row, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers,
                view().visualRect(view().model()->index(row, 0)).center());
        };
        click(0, {});
        QCOMPARE(m_project->details().owners().size(), size_t(1));
        click(1, Qt::ControlModifier);
        QCOMPARE(m_project->details().owners().size(), size_t(2));
        click(0, {});
        QCOMPARE(m_project->details().owners().size(), size_t(1));
        click(1, Qt::ShiftModifier);
        QCOMPARE(m_project->details().owners().size(), size_t(2));
    }

    void onlyDeleteAloneDeletes_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<bool>("deletes");
        QTest::newRow("Delete") << Qt::Key_Delete << Qt::KeyboardModifiers() << true;
        QTest::newRow("Delete of the keypad") << Qt::Key_Delete << Qt::KeyboardModifiers(Qt::KeypadModifier) << true;
        QTest::newRow("Backspace") << Qt::Key_Backspace << Qt::KeyboardModifiers() << true;
        QTest::newRow("Shift+Delete") << Qt::Key_Delete << Qt::KeyboardModifiers(Qt::ShiftModifier) << false;
        QTest::newRow("Ctrl+Backspace") << Qt::Key_Backspace << Qt::KeyboardModifiers(Qt::ControlModifier) << false;
        QTest::newRow("Alt+Backspace") << Qt::Key_Backspace << Qt::KeyboardModifiers(Qt::AltModifier) << false;
    }
    void onlyDeleteAloneDeletes()
    {
        QFETCH(const Qt::Key, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        QFETCH(const bool, deletes);
        m_project->selection().choose(Owner(m_first));
        m_panel->setFocus(Qt::ShortcutFocusReason);
        QSignalSpy removed(m_panel, &ItemPanel::removeRequested);
        QTest::keyClick(&view(), key, modifiers);
        QCOMPARE(removed.size(), deletes ? 1 : 0);
    }

    void aMenuIsAboutWhatIsSelected()
    {
        QSignalSpy asked(m_panel, &ItemPanel::menuRequested);
        const auto rightClick = [this](QPoint place) {
            QTest::mouseClick(view().viewport(), Qt::RightButton, {}, place);
            QContextMenuEvent event(QContextMenuEvent::Mouse, place, view().viewport()->mapToGlobal(place));
            QCoreApplication::sendEvent(view().viewport(), &event);
        };
        m_project->selection().clear();
        rightClick({40, 300}); // below the rows
        QCOMPARE(asked.size(), 0);
        rightClick(view().visualRect(view().model()->index(0, 0)).center());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<QList<Owner>>(), QList<Owner>{Owner(m_first)});
        QCOMPARE(m_project->selection().item(), Owner(m_first)); // what the menu offers works on that
        rightClick({40, 300}); // the row may stay selected
        QCOMPARE(asked.size(), 1);
        m_project->selection().choose(Owner(m_first));
        QTest::keyClick(&view(), Qt::Key_Menu);
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard,
            view().inputMethodQuery(Qt::ImCursorRectangle).toRect().center(), QPoint()); // as the platform sends it
        QCoreApplication::sendEvent(&view(), &byKey);
        QCOMPARE(asked.size(), 2);
    }

    void saysWhyItIsEmpty()
    {
        auto *hint = view().viewport()->findChild<QLabel *>();
        QVERIFY(!hint->isVisible());
        m_panel->findChild<QLineEdit *>()->setText(u"zzz"_s);
        QVERIFY(hint->isVisible());
        QVERIFY(hint->text().contains(u"filter"_s));
        m_panel->findChild<QLineEdit *>()->setText(u"ozt"_s);
        QVERIFY(!hint->isVisible());
        m_panel->findChild<QLineEdit *>()->clear();
        m_project->selection().clear();
        test::need(m_project->entities().remove(test::need(m_project->entities().ids({}))));
        m_project->workbench().flush();
        QVERIFY(hint->isVisible());
        QVERIFY(!hint->text().contains(u"filter"_s));
    }

    void theFirstClickSortsAsPeopleLook_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("first");
        QTest::newRow("names") << int(EntityTreeModel::Name) << Qt::AscendingOrder;
        QTest::newRow("numbers: the largest") << int(EntityTreeModel::Mentions) << Qt::DescendingOrder;
    }
    void theFirstClickSortsAsPeopleLook()
    {
        QFETCH(const int, column);
        QFETCH(const Qt::SortOrder, first);
        QHeaderView *header = view().header();
        const QPoint place(header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2);
        const auto click = [&] { QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place); };
        click();
        QCOMPARE(header->sortIndicatorSection(), column);
        QCOMPARE(header->sortIndicatorOrder(), first);
        click();
        QCOMPARE(header->sortIndicatorSection(), column);
        QVERIFY(header->sortIndicatorOrder() != first);
        click(); // as things came in
        QCOMPARE(header->sortIndicatorSection(), -1);
    }

    void columnsAreChosenInAMenu()
    {
        QHeaderView *header = view().header();
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), header->viewport()->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(header->viewport(), &event);
        const QPointer menu(m_panel->findChild<QMenu *>());
        QVERIFY(menu && menu->isVisible());
        QAction *first = menu->actions().front();
        QVERIFY(first->isChecked());
        const auto shown = header->count() - header->hiddenSectionCount();
        first->trigger();
        QCOMPARE(header->count() - header->hiddenSectionCount(), shown - 1);
        menu->close();
        QTRY_VERIFY(!menu);
    }

    /// Ctrl+A in a long list: what is selected is told by its ids alone.
    void allOfALongListAreAGroup()
    {
        const int many = test::repetitions(2'000, 100'000);
        test::need(m_project->store().perform({u"Fill"_s}, [many](Operation &op) -> Result<> {
            for (int i = 0; i < many; ++i) {
                op.db()
                    .prepare("INSERT INTO entity(id, type, name, created, modified) VALUES (?, 'PER', ?, 0, 0)")
                    .bind(op.newId<EntityId>(), u"N%1"_s.arg(i))
                    .run();
            }
            return {};
        }));
        m_project->workbench().flush();
        m_panel->setWholeProject(true);
        m_panel->setFocus(Qt::ShortcutFocusReason);
        QElapsedTimer clock;
        clock.start();
        QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
        qInfo("%d selected in %lld ms", many, clock.elapsed());
        const auto &group = m_project->selection().group();
        QCOMPARE(qsizetype(group.size()), qsizetype(many) + 2);
        QVERIFY(std::ranges::contains(group, Owner(m_first)));
    }

    /// Of which a part are rows, and not from the first on.
    void allOfAListThatIsShownInPartAreAGroup()
    {
        constexpr int many = 3'000;
        EntityId last;
        test::need(m_project->store().perform({u"Fill"_s}, [&last](Operation &op) -> Result<> {
            for (int i = 0; i < many; ++i) {
                last = op.newId<EntityId>();
                op.db()
                    .prepare("INSERT INTO entity(id, type, name, created, modified) VALUES (?, 'PER', ?, ?, 0)")
                    .bind(last, u"N%1"_s.arg(i), qint64(1) << 60)
                    .run();
            }
            return {};
        }));
        m_project->workbench().flush();
        m_project->workbench().setLargeFrom(0, -1);
        m_panel->setWholeProject(true);
        auto *model = qobject_cast<IdModel *>(view().model());
        QTRY_COMPARE(model->total(), qsizetype(many) + 2);
        QTRY_VERIFY(!model->isReading());
        m_project->selection().choose(last);
        QVERIFY(model->canFetchBefore() && model->rowCount() < many);
        m_panel->setFocus(Qt::ShortcutFocusReason);
        QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_project->selection().group().size(), size_t(many) + 2);
    }

    void namesAndTypesShareTheRoom_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("name"); // is read whole, behind its chip and the mark that unfolds it
        QTest::addColumn<QString>("type");
        QTest::newRow("usual") << 430 << u"Recep Tayyip Erd"_s << u"Organization"_s;
        QTest::newRow("narrow") << 370 << u"Recep Tayyip Erd"_s << u"Organi"_s;
        QTest::newRow("in a small window") << 290 << u"Recep Tayyip Erd"_s << u""_s;
        QTest::newRow("as narrow as can be") << 230 << u"Ayşe Demir"_s << u""_s;
    }
    void namesAndTypesShareTheRoom()
    {
        QFETCH(const int, width);
        QFETCH(const QString, name);
        QFETCH(const QString, type);
        m_panel->resize(width, 360);
        const auto room = [this](int column) { return view().header()->sectionSize(column); };
        const QFontMetrics metrics = view().fontMetrics();
        constexpr int chip = 15;
        QCOMPARE_GE(room(EntityTreeModel::Type), metrics.horizontalAdvance(type) + 8);
        QCOMPARE_GE(room(EntityTreeModel::Name), metrics.horizontalAdvance(name) + view().indentation() + chip);
        QVERIFY(width == 230 || room(EntityTreeModel::Name) >= 2 * room(EntityTreeModel::Type));
        for (const int column : {EntityTreeModel::Mentions, EntityTreeModel::Articles}) {
            QCOMPARE_GE(room(column), metrics.horizontalAdvance(u"9999"_s));
            QVERIFY(width < 370 || room(column) >= view().header()->sectionSizeHint(column));
        }
        QCOMPARE(view().header()->length(), view().viewport()->width());
        m_panel->resize(430, 360);
        QCOMPARE_GE(room(EntityTreeModel::Type), metrics.horizontalAdvance(u"Organization"_s) + 8); // again
    }

    /// A part of it would read as another number.
    void aNumberIsShownWholeOrNotAtAll()
    {
        struct Cell : ItemDelegate {
            using ItemDelegate::initStyleOption;
        };
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), qlonglong(10'936));
        const auto shown = [&model](int width) {
            QStyleOptionViewItem option;
            option.locale = QLocale(QLocale::English, QLocale::UnitedStates);
            option.rect = QRect(0, 0, width, 20);
            Cell().initStyleOption(&option, model.index(0, 0));
            return option.text;
        };
        QCOMPARE(shown(200), u"10,936"_s);
        QCOMPARE(shown(30), u"…"_s);
        QCOMPARE(shown(0), u"10,936"_s); // asked how wide it would like to be
    }

    /// Whatever room the panel has when it is left, and when it comes back.
    void columnsComeBackAsTheyWereDragged()
    {
        QHeaderView *header = view().header();
        const auto room = [header](int column) { return header->sectionSize(column); };
        const auto drag = [header](int column, int by) {
            const QPoint edge(header->sectionViewportPosition(column) + header->sectionSize(column) - 1, header->height() / 2);
            QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
            QTest::mouseMove(header->viewport(), edge + QPoint(by / 2, 0));
            QTest::mouseMove(header->viewport(), edge + QPoint(by, 0));
            QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(by, 0));
        };
        m_panel->resize(600, 360);
        const int before = room(EntityTreeModel::Type);
        drag(EntityTreeModel::Type, 45);
        const int wished = room(EntityTreeModel::Type);
        QCOMPARE(wished, before + 45);
        view().setColumnHidden(EntityTreeModel::Articles, true);
        m_panel->resize(250, 360);
        QCOMPARE_LT(room(EntityTreeModel::Type), wished);
        const QByteArray left = m_panel->saveColumns();
        QCOMPARE_LT(room(EntityTreeModel::Type), wished); // that it was looked at changes nothing

        const std::unique_ptr<ItemPanel> again(qobject_cast<ItemPanel *>(createEntitiesPanel(*m_project)));
        again->restoreColumns(left);
        again->resize(250, 360);
        again->show();
        const auto *columns = again->view()->header();
        QCOMPARE_GE(columns->sectionSize(EntityTreeModel::Name), again->fontMetrics().horizontalAdvance(u"Recep Tayyip Erd"_s));
        again->resize(600, 360);
        QCOMPARE(columns->sectionSize(EntityTreeModel::Type), wished);
        QVERIFY(columns->isSectionHidden(EntityTreeModel::Articles));
        for (int turn = 0; turn < 5; ++turn) { // nothing creeps
            again->restoreColumns(again->saveColumns());
            QCOMPARE(columns->sectionSize(EntityTreeModel::Type), wished);
        }
    }

    void aColumnIsNotDraggedOverTheNames()
    {
        QHeaderView *header = view().header();
        const QPoint edge(header->sectionViewportPosition(EntityTreeModel::Type)
                + header->sectionSize(EntityTreeModel::Type) - 1,
            header->height() / 2);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
        for (int by = 20; by <= 400; by += 20)
            QTest::mouseMove(header->viewport(), edge + QPoint(by, 0));
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(400, 0));
        QCOMPARE_GE(header->sectionSize(EntityTreeModel::Name), view().fontMetrics().horizontalAdvance(u"Recep Tayyip Erd"_s));
        QCOMPARE(header->length(), view().viewport()->width());
    }
};

QTEST_MAIN(ItemPanelTest)
#include "tst_itempanel.moc"
