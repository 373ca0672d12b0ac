// SPDX-License-Identifier: GPL-3.0-or-later
// Keys mean what the table and the schema say, and the sheet of keys tells all of it.

#include "models/domain/schemareader.h"
#include "widgets/articleview/articlekeys.h"

#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Keys" version 1 language en
entity PER "Person" key P
entity ORG "Organization" key Ç
entity GONE "Gone" key G retired
value END "Ends" key Del
relation ROLE key R
event Attack "Attack" key A
)";

constexpr auto None = ArticleCommand(255);

} // namespace

class TestArticleKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto schema = readSchema(SchemaText, u"test"_s);
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().message));
        m_schema = *schema;
    }

    void meaning_data()
    {
        using enum ArticleCommand;
        QTest::addColumn<QKeyCombination>("key");
        QTest::addColumn<ArticleMode>("mode");
        QTest::addColumn<int>("command");
        QTest::addColumn<bool>("extend");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("index");
        constexpr auto filling = ArticleMode::Filling;
        constexpr auto picking = ArticleMode::Picking;
        const auto row = [](const char *name, QKeyCombination key, ArticleCommand command, const QString &type = {},
                             bool extend = false, ArticleMode mode = ArticleMode::Marking, int index = 0) {
            QTest::newRow(name) << key << mode << int(command) << extend << type << index;
        };
        row("letter of a type", Qt::Key_P, Mark, u"PER"_s);
        row("with Shift it is another key", Qt::SHIFT | Qt::Key_P, None);
        row("letter outside ASCII", Qt::Key(u'Ç'), Mark, u"ORG"_s);
        row("letter of an event", Qt::Key_A, Mark, u"Attack"_s);
        row("letter of a retired type", Qt::Key_G, None);
        row("letter of a relation", Qt::Key_R, None);
        row("the schema wins over the table", Qt::Key_Delete, Mark, u"END"_s);
        row("the table where the schema says nothing", Qt::Key_Backspace, Delete);
        row("first digit", Qt::Key_1, Mark, u"PER"_s);
        row("third digit: the retired one has none", Qt::Key_3, Mark, u"END"_s);
        row("digit of no type", Qt::Key_4, None);
        row("digit on the keypad", Qt::KeypadModifier | Qt::Key_2, Mark, u"ORG"_s);
        row("digit that needs Shift on its keyboard", Qt::SHIFT | Qt::Key_1, Mark, u"PER"_s);
        row("sign that needs Shift on its keyboard", Qt::SHIFT | Qt::Key_Period, NextMention);
        row("role by a digit that needs Shift", Qt::SHIFT | Qt::Key_1, FillRole, {}, false, filling);
        row("value by a sign that needs Shift", Qt::SHIFT | Qt::Key_Equal, TypeValue, {}, false, ArticleMode::PickingFiller);
        row("arrow", Qt::Key_Right, Right);
        row("arrow with Shift", Qt::SHIFT | Qt::Key_Right, Right, {}, true);
        row("word with Shift", Qt::CTRL | Qt::SHIFT | Qt::Key_Left, WordLeft, {}, true);
        row("sentence with Shift", Qt::ALT | Qt::SHIFT | Qt::Key_Down, SentenceForward, {}, true);
        row("back and forward stay free", Qt::ALT | Qt::Key_Left, None);
        row("event", Qt::Key_E, MarkEvent);
        row("Tab", Qt::Key_Tab, AssignEntity);
        row("picking: arrow", Qt::Key_Right, PickRight, {}, false, picking);
        row("picking: Tab", Qt::Key_Tab, PickNext, {}, false, picking);
        row("picking: letters mark nothing", Qt::Key_P, None, {}, false, picking);
        row("picking: digits choose", Qt::Key_2, PickChoice, {}, false, picking, 1);
        row("picking: pages still turn", Qt::Key_PageDown, PageDown, {}, false, picking);
        row("picking: Enter", Qt::Key_Return, PickCurrent, {}, false, picking);
        row("Enter", Qt::Key_Return, ChooseType);
        row("Enter on the keypad", Qt::KeypadModifier | Qt::Key_Enter, ChooseType);
        row("Enter with Ctrl is the window's", Qt::CTRL | Qt::Key_Return, None);
        row("end of the mention", Qt::ALT | Qt::SHIFT | Qt::Key_Right, EndRight);
        row("begin of the mention", Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_Left, BeginLeft);
        row("attribute", Qt::ALT | Qt::Key_1, StepAttribute);
        row("ninth attribute", Qt::ALT | Qt::Key_9, StepAttribute, {}, false, ArticleMode::Marking, 8);
        row("no tenth attribute", Qt::ALT | Qt::Key_0, None);
        row("attribute while an event is current", Qt::ALT | Qt::Key_2, StepAttribute, {}, false, filling, 1);
        row("role", Qt::Key_1, FillRole, {}, false, filling);
        row("tenth role", Qt::Key_0, FillRole, {}, false, filling, 9);
        row("letters mark while roles are filled", Qt::Key_P, Mark, u"PER"_s, false, filling);
        row("while picking there is no attribute", Qt::ALT | Qt::Key_1, None, {}, false, picking);
        row("nor an edge to move", Qt::ALT | Qt::SHIFT | Qt::Key_Right, None, {}, false, picking);
        row("Esc", Qt::Key_Escape, BackOut);
    }

    void meaning()
    {
        QFETCH(QKeyCombination, key);
        QFETCH(ArticleMode, mode);
        QFETCH(int, command);
        QFETCH(bool, extend);
        QFETCH(QString, type);
        QFETCH(int, index);
        const auto found = articleKey(key, m_schema, mode);
        if (command == int(None)) {
            QVERIFY(!found);
            return;
        }
        QVERIFY(found);
        QCOMPARE(int(found->command), command);
        QCOMPARE(found->extend, extend);
        QCOMPARE(found->type ? found->type->name : QString(), type);
        QCOMPARE(found->index, index);
    }

    void sheet()
    {
        const auto help = articleKeyHelp(m_schema);
        const auto keysOf = [&help](const QString &meaning) {
            const auto found = std::ranges::find(help, meaning, &KeyHelp::meaning);
            return found == help.end() ? QString() : found->keys;
        };
        QCOMPARE(keysOf(u"Person"_s), u"P, 1"_s);
        QCOMPARE(keysOf(u"Attack"_s), u"A"_s);
        QCOMPARE(keysOf(u"Gone"_s), QString());
        QCOMPARE(keysOf(u"choose an attribute"_s), QString()); // the schema has another use for the key
        QCOMPARE(keysOf(u"delete the mention"_s), u"Backspace"_s); // likewise, the other key is left
        QCOMPARE(keysOf(u"previous mention that may be chosen"_s), u"Shift+Tab"_s);
        QCOMPARE(keysOf(u"mention to the left that may be chosen"_s), u"Left"_s);
        for (const auto &line : help)
            QVERIFY(!line.keys.isEmpty() && !line.meaning.isEmpty());
        QVERIFY(std::ranges::is_sorted(help, {}, &KeyHelp::group));
        QCOMPARE(help.front().meaning, u"Person"_s);
        const auto first = std::ranges::find(help, KeyGroup::Marking, &KeyHelp::group);
        QCOMPARE(first->meaning, u"choose a type for the selection, the mention or the word"_s);
    }

private:
    Schema m_schema;
};

QTEST_MAIN(TestArticleKeys)
#include "tst_articlekeys.moc"
