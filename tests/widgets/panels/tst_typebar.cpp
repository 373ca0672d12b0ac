// SPDX-License-Identifier: GPL-3.0-or-later
// The bar of types names each with its key, takes one line, and keeps a way to what finds no room.

#include "models/domain/schemareader.h"
#include "widgets/panels/typebar.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Bar" version 1 language en
entity PER "Person" key P
  | Somebody.
  | Or several.
entity ORG "R&D"
entity GONE "Gone" key G retired
value TIME "Time expression" key T
event Attack "Attack" key X
)";

Schema schema(const QByteArray &text)
{
    const auto read = readSchema(text, u"test"_s);
    return read ? *read : Schema();
}

const QList<TypeBarCommand> Commands{{u"E"_s, u"Event"_s, u"Mark an event"_s}, {u"Tab"_s, u"Who"_s, u"Say who"_s}};

} // namespace

class TestTypeBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bar = std::make_unique<TypeBar>();
        m_bar->setLayoutDirection(Qt::LeftToRight);
    }
    void cleanup() { m_bar.reset(); }

    void eachTypeHasItsKey()
    {
        show(900);
        QCOMPARE(texts(), (QStringList{u"P Person"_s, u"2 R&&D"_s, u"T Time expression"_s, u"E Event"_s, u"Tab Who"_s}));
        const QToolButton *person = shown().front();
        QVERIFY(!person->icon().isNull());
        QCOMPARE(person->accessibleName(), u"Person, key P"_s);
        QCOMPARE(person->accessibleDescription(), u"Somebody."_s);
        QVERIFY(person->toolTip().contains(u"Somebody"_s));
        QCOMPARE(person->focusPolicy(), Qt::TabFocus); // a click leaves the keys with the article
    }

    void aClickChooses()
    {
        show(900);
        QSignalSpy types(m_bar.get(), &TypeBar::typeChosen);
        QSignalSpy commands(m_bar.get(), &TypeBar::commandChosen);
        QTest::mouseClick(shown().at(1), Qt::LeftButton);
        QCOMPARE(types.size(), 1);
        QCOMPARE(types.front().front().toString(), u"ORG"_s);
        QVERIFY(!shown().at(1)->isChecked());
        QTest::mouseClick(shown().at(4), Qt::LeftButton);
        QCOMPARE(commands.size(), 1);
        QCOMPARE(commands.front().front().toInt(), 1);
    }

    void itFollowsTheSchema()
    {
        show(900);
        m_bar->showTypes(schema("schema \"Bar\" version 2 language en\nentity ORG \"Group\" key H\n"), Commands);
        QCOMPARE(texts(), (QStringList{u"H Group"_s, u"E Event"_s, u"Tab Who"_s}));
        QSignalSpy types(m_bar.get(), &TypeBar::typeChosen);
        QTest::mouseClick(shown().front(), Qt::LeftButton);
        QCOMPARE(types.front().front().toString(), u"ORG"_s);
    }

    void wordsAreShortWhereNotAllFindRoom()
    {
        show(900);
        show(320);
        QCOMPARE(texts().first(3), (QStringList{u"P PER"_s, u"2 ORG"_s, u"T TIME"_s}));
        QCOMPARE(shown().front()->accessibleName(), u"Person, key P"_s);
        show(900);
        QCOMPARE(texts().front(), u"P Person"_s);
    }

    void noneIsHiddenThatFindsRoom()
    {
        const auto isRestHidden = [this] { return std::ranges::any_of(texts(), [](const QString &words) { return words.contains(u"more"_s); }); };
        m_bar->showTypes(schema("schema \"Few\" version 1 language en\nentity AAAAAA key A\nentity BBBBBB key B\nentity C key C\n"), {});
        int width = 400;
        m_bar->resize(width, 40);
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
        while (!isRestHidden() && width > 20)
            m_bar->resize(--width, 40);
        m_bar->resize(width + 1, 40); // the narrowest that shows all
        QVERIFY(!isRestHidden());
        const QToolButton *last = shown().last();
        QVERIFY2(m_bar->width() - last->geometry().right() <= 8, qPrintable(QString::number(m_bar->width() - last->geometry().right())));
    }

    void aNarrowOneTakesOneLineAndLeadsToAll_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("isMirrored");
        for (const int width : {160, 240, 360, 520}) {
            QTest::addRow("%d", width) << width << false;
            QTest::addRow("%d, right to left", width) << width << true;
        }
    }

    void aNarrowOneTakesOneLineAndLeadsToAll()
    {
        QFETCH(int, width);
        QFETCH(bool, isMirrored);
        m_bar->setLayoutDirection(isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
        QByteArray many("schema \"Many\" version 1 language en\n");
        for (int type = 0; type < 30; ++type)
            many += QStringLiteral("entity TYPE%1 \"Kind of thing %1\"\n").arg(type).toUtf8();
        m_bar->resize(width, 40);
        m_bar->showTypes(schema(many), Commands);
        const auto visible = shown();
        int hidden = 30;
        QToolButton *more = nullptr;
        for (QToolButton *button : visible) {
            QVERIFY2(m_bar->rect().contains(button->geometry()), qPrintable(button->text()));
            QCOMPARE(button->y(), visible.front()->y());
            for (const QToolButton *other : visible)
                QVERIFY(other == button || !other->geometry().intersects(button->geometry()));
            if (button->text().contains(u" more"_s))
                more = button;
            else if (!button->icon().isNull())
                --hidden;
        }
        QVERIFY(more);
        QVERIFY2(more->text().startsWith(QString::number(hidden)), qPrintable(more->text()));
        QVERIFY(hidden < 30); // one at least
        QSignalSpy all(m_bar.get(), &ChipBar::allRequested);
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(all.size(), 1);
        if (width > 400)
            QVERIFY(visible.size() > 3);
    }

private:
    void show(int width)
    {
        m_bar->resize(width, 40);
        m_bar->showTypes(schema(SchemaText), Commands);
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    }
    /// From the begin of the line to its end.
    [[nodiscard]] QList<QToolButton *> shown() const
    {
        QList<QToolButton *> buttons = m_bar->findChildren<QToolButton *>();
        buttons.removeIf([](const QToolButton *button) { return !button->isVisible(); });
        std::ranges::sort(buttons, {}, [](const QToolButton *button) { return button->x(); });
        return buttons;
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const QToolButton *button : shown())
            texts << button->text();
        return texts;
    }

    std::unique_ptr<TypeBar> m_bar;
};

QTEST_MAIN(TestTypeBar)
#include "tst_typebar.moc"
