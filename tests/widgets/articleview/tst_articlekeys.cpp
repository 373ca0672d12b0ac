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
        QTest::addColumn<bool>("picking");
        QTest::addColumn<int>("command");
        QTest::addColumn<bool>("extend");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *name, QKeyCombination key, ArticleCommand command, const QString &type = {},
                             bool extend = false, bool picking = false) {
            QTest::newRow(name) << key << picking << int(command) << extend << type;
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
        row("arrow", Qt::Key_Right, Right);
        row("arrow with Shift", Qt::SHIFT | Qt::Key_Right, Right, {}, true);
        row("word with Shift", Qt::CTRL | Qt::SHIFT | Qt::Key_Left, WordLeft, {}, true);
        row("sentence with Shift", Qt::ALT | Qt::SHIFT | Qt::Key_Down, SentenceForward, {}, true);
        row("back and forward stay free", Qt::ALT | Qt::Key_Left, None);
        row("event", Qt::Key_E, MarkEvent);
        row("Tab", Qt::Key_Tab, AssignEntity);
        row("picking: arrow", Qt::Key_Right, PickNext, {}, false, true);
        row("picking: Tab", Qt::Key_Tab, PickNext, {}, false, true);
        row("picking: letters mark nothing", Qt::Key_P, None, {}, false, true);
        row("picking: nor do digits", Qt::Key_1, None, {}, false, true);
        row("picking: pages still turn", Qt::Key_PageDown, PageDown, {}, false, true);
        row("picking: Enter", Qt::Key_Return, PickCurrent, {}, false, true);
        row("Enter is not ours otherwise", Qt::Key_Return, None);
        row("Esc", Qt::Key_Escape, BackOut);
    }

    void meaning()
    {
        QFETCH(QKeyCombination, key);
        QFETCH(bool, picking);
        QFETCH(int, command);
        QFETCH(bool, extend);
        QFETCH(QString, type);
        const auto found = articleKey(key, m_schema, picking);
        if (command == int(None)) {
            QVERIFY(!found);
            return;
        }
        QVERIFY(found);
        QCOMPARE(int(found->command), command);
        QCOMPARE(found->extend, extend);
        QCOMPARE(found->type ? found->type->name : QString(), type);
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
        QCOMPARE(keysOf(u"delete the mention"_s), u"Del, Backspace"_s);
        for (const auto &line : help)
            QVERIFY(!line.keys.isEmpty() && !line.meaning.isEmpty());
    }

private:
    Schema m_schema;
};

QTEST_MAIN(TestArticleKeys)
#include "tst_articlekeys.moc"
