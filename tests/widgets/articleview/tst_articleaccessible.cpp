// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told of an article.

#include "tests/support/mentions.h"
#include "widgets/articleview/articleview.h"

#include <QAccessible>
#include <QTest>

using namespace glossator;
using test::mentionOf;
using namespace Qt::StringLiterals;

namespace {

const QString Text = u"\U0001F600 Ilham Aliyev spoke. He left.\nBaku was calm."_s;

} // namespace

class TestArticleAccessible : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<ArticleView>();
        m_view->resize(700, 500);
        m_view->setMentions(&m_index);
        m_view->setArticle(TextOffsets(Text), {});
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        auto *interface = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(interface);
        m_text = interface->textInterface();
        QVERIFY(m_text);
    }

    void readOnlyText()
    {
        auto *interface = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(interface->state().readOnly);
        QVERIFY(interface->state().multiLine);
        QVERIFY(!interface->text(QAccessible::Name).isEmpty());
        QVERIFY(!interface->editableTextInterface());
        QCOMPARE(m_text->characterCount(), int(Text.size()));
        QCOMPARE(m_text->text(0, m_text->characterCount()), Text);
        QCOMPARE(m_text->text(3, 8), u"Ilham"_s);
    }

    void caretAndSelection()
    {
        m_view->setSelection(Extent({{2, 7}, {15, 20}})); // code points
        QCOMPARE(m_text->selectionCount(), 2);
        int start = 0;
        int end = 0;
        m_text->selection(0, &start, &end);
        QCOMPARE(m_text->text(start, end), u"Ilham"_s);
        m_text->selection(1, &start, &end);
        QCOMPARE(m_text->text(start, end), u"spoke"_s);
        QCOMPARE(m_text->cursorPosition(), end);
        m_text->removeSelection(0);
        QCOMPARE(m_text->selectionCount(), 1);
        m_text->setCursorPosition(3);
        QCOMPARE(m_view->caret(), 2);
        QCOMPARE(m_text->selectionCount(), 0);
        m_text->setSelection(0, 3, 8);
        QCOMPARE(m_view->selection(), Extent(TextSpan{2, 7}));
    }

    void pieces_data()
    {
        QTest::addColumn<QAccessible::TextBoundaryType>("boundary");
        QTest::addColumn<QString>("piece");
        QTest::newRow("character") << QAccessible::CharBoundary << u"h"_s;
        QTest::newRow("word") << QAccessible::WordBoundary << u"Ilham"_s;
        QTest::newRow("sentence") << QAccessible::SentenceBoundary << u"\U0001F600 Ilham Aliyev spoke."_s;
        QTest::newRow("line") << QAccessible::LineBoundary << u"\U0001F600 Ilham Aliyev spoke. He left."_s;
        QTest::newRow("paragraph") << QAccessible::ParagraphBoundary << u"\U0001F600 Ilham Aliyev spoke. He left."_s;
        QTest::newRow("everything") << QAccessible::NoBoundary << Text;
    }

    void pieces()
    {
        QFETCH(QAccessible::TextBoundaryType, boundary);
        QFETCH(QString, piece);
        int start = 0;
        int end = 0;
        QCOMPARE(m_text->textAtOffset(5, boundary, &start, &end), piece);
        QCOMPARE(m_text->text(start, end), piece);
    }

    void attributesNameTheMentions()
    {
        m_index.load({mentionOf(1, TextSpan{2, 14}, u"PER"_s), mentionOf(2, TextSpan{2, 7}, u"TI;LE"_s)});
        int start = 0;
        int end = 0;
        QCOMPARE(m_text->attributes(4, &start, &end), u"mention:PER/TI\\;LE;"_s);
        QCOMPARE(m_text->text(start, end), u"Ilham"_s);
        QCOMPARE(m_text->attributes(9, &start, &end), u"mention:PER;"_s);
        QCOMPARE(m_text->text(start, end), u" Aliyev"_s);
        QCOMPARE(m_text->attributes(17, &start, &end), QString());
        QCOMPARE(m_text->text(start, end), u" spoke. He left."_s);
    }

    void placesOnTheScreen()
    {
        const auto rect = m_text->characterRect(5);
        QVERIFY(rect.width() > 3 && rect.height() > 10);
        QCOMPARE(m_text->offsetAtPoint(rect.center() - QPoint(rect.width() / 3, 0)), 5);
    }

private:
    MentionIndex m_index;
    std::unique_ptr<ArticleView> m_view;
    QAccessibleTextInterface *m_text = nullptr;
};

QTEST_MAIN(TestArticleAccessible)
#include "tst_articleaccessible.moc"
