// SPDX-License-Identifier: GPL-3.0-or-later
// Real mouse and key events over an article become selections in code points, and requests.

#include "tests/widgets/articleview/articlescene.h"
#include "widgets/articleview/contrast.h"
#include "widgets/articleview/scrollmarks.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTest>
#include <QToolTip>

using namespace glossator;
using test::mentionOf;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "View" version 1 language en
entity PER "Person" key P
entity ORG "Organization" key O
event Attack "Attack" key A
)";

// Emoji above U+FFFF and a CR LF stand before most of what is marked, so that a UTF-16 offset is never right.
const QString Text
    = u"\U0001F600 \U0001F1F9\U0001F1F7 Selçuk Bayraktar met Ilham Aliyev in Baku. They spoke at length.\r\n"
      "\r\n"
      "Baykar's drones, state-run media said, are made in Türkiye.\r\n"
      "\u0642\u0627\u0644 \u0627\u0644\u0631\u0626\u064A\u0633 \u0625\u0644\u0647\u0627\u0645 Baykar 12.\r\n"_s;

} // namespace

Q_DECLARE_METATYPE(glossator::Extent)

class TestArticleView : public test::ArticleScene {
    Q_OBJECT

private Q_SLOTS:
    void init() { show(SchemaText, Text, {700, 500}); }
    void cleanup() { hide(); }

    // ------------------------------------------------------------ mouse

    void drag_data()
    {
        QTest::addColumn<QString>("from"); ///< the drag goes from its first character …
        QTest::addColumn<QString>("to"); ///< … to the last one of this
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QString>("selected");
        const Qt::KeyboardModifiers none;
        const Qt::KeyboardModifiers alt = Qt::AltModifier;
        QTest::newRow("within a word") << u"lçu"_s << u"çuk"_s << none << u"Selçuk"_s;
        QTest::newRow("two words") << u"çuk Bay"_s << u"Bayrak"_s << none << u"Selçuk Bayraktar"_s;
        QTest::newRow("backwards") << u"liyev in"_s << u"Ilh"_s << none << u"Ilham Aliyev"_s;
        QTest::newRow("apostrophe and hyphen")
            << u"aykar's"_s << u"state-ru"_s << none << u"Baykar's drones, state-run"_s;
        QTest::newRow("not the space after") << u"met "_s << u"met "_s << none << u"met"_s;
        QTest::newRow("characters") << u"lçuk"_s << u"Bayra"_s << alt << u"lçuk Bayr"_s;
        QTest::newRow("across a line end") << u"length."_s << u"Baykar's"_s << none << u"length.\r\n\r\nBaykar's"_s;
        QTest::newRow("emoji") << u"\U0001F600"_s << u"Sel"_s << alt << u"\U0001F600 \U0001F1F9\U0001F1F7 Se"_s;
        QTest::newRow("Arabic") << u"\u0644\u0631\u0626\u064A\u0633"_s << u"\u0625\u0644\u0647\u0627"_s << none
                                << u"\u0627\u0644\u0631\u0626\u064A\u0633 \u0625\u0644\u0647\u0627\u0645"_s;
    }

    void drag()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QString, selected);
        QSignalSpy changed(m_view.get(), &ArticleView::selectionChanged);
        drag(characterOf(from, 0), characterOf(to, to.size() - 1), modifiers);
        QCOMPARE(quoted(), selected);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(changed.last().front().value<Extent>(), m_view->selection());
    }

    void dragWithControlAddsAFragment()
    {
        drag(characterOf(u"Ilham"_s, 0), characterOf(u"Ilham"_s, 3), {});
        drag(characterOf(u"Baku"_s, 0), characterOf(u"Baku"_s, 2), Qt::ControlModifier);
        QCOMPARE(m_view->selection(), Extent({spanOf(u"Ilham"_s), spanOf(u"Baku"_s)}));
        // In front of both: fragments are told in the order of the text.
        drag(characterOf(u"met"_s, 0), characterOf(u"met"_s, 2), Qt::ControlModifier);
        QCOMPARE(m_view->selection(), Extent({spanOf(u"met"_s), spanOf(u"Ilham"_s), spanOf(u"Baku"_s)}));
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"met Ilham Baku"_s);
    }

    void doubleAndTripleClick()
    {
        const auto point = characterOf(u"Türkiye"_s, 3);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point);
        QVERIFY(m_view->selection().fragments().empty());
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(quoted(), u"Türkiye"_s);
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, point);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(quoted(), u"Baykar's drones, state-run media said, are made in Türkiye."_s);
    }

    void shiftClickExtends()
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, caretPoint(u"Ilham"_s));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, characterOf(u"Baku"_s, 1));
        QCOMPARE(quoted(), u"Ilham Aliyev in Baku"_s);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, characterOf(u"Bayraktar"_s, 1));
        QCOMPARE(quoted(), u"Bayraktar met"_s);
    }

    void clickGoesThroughOverlaps()
    {
        const auto outer = spanOf(u"Selçuk Bayraktar met"_s);
        m_index->load(
            {mentionOf(1, outer), mentionOf(2, spanOf(u"Selçuk Bayraktar"_s)), mentionOf(3, spanOf(u"Bayraktar"_s))});
        QSignalSpy activated(m_view.get(), &ArticleView::mentionActivated);
        const auto point = characterOf(u"Bayraktar"_s, 4);
        QList<qint64> ids;
        for (int i = 0; i < 4; ++i) {
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point);
            QTest::qWait(QGuiApplication::styleHints()->mouseDoubleClickInterval() + 20);
            ids << m_view->currentMention().value();
        }
        QCOMPARE(ids, (QList<qint64>{3, 2, 1, 3}));
        QCOMPARE(activated.count(), 4);
        // Away from all.
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, characterOf(u"media"_s, 1));
        QCOMPARE(m_view->currentMention(), MentionId());
        QCOMPARE(activated.last().front().value<MentionId>(), MentionId());
    }

    void contextMenuNamesTheMention()
    {
        m_index->load({mentionOf(7, spanOf(u"Baku"_s))});
        QSignalSpy requested(m_view.get(), &ArticleView::contextMenuRequested);
        const auto point = characterOf(u"Baku"_s, 1);
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, m_view->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.front().at(1).value<MentionId>(), MentionId(7));
        QCOMPARE(m_view->currentMention(), MentionId(7));
    }

    /// What was current elsewhere is not what the menu acts on.
    void contextMenuOfUnmarkedWordsIsAboutThem()
    {
        m_index->load({mentionOf(7, spanOf(u"Baku"_s))});
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, characterOf(u"Baku"_s, 1));
        QCOMPARE(m_view->currentMention(), MentionId(7));
        QSignalSpy requested(m_view.get(), &ArticleView::contextMenuRequested);
        const auto point = characterOf(u"media"_s, 1);
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, m_view->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested.front().at(1).value<MentionId>(), MentionId());
        QCOMPARE(m_view->currentMention(), MentionId());
        QCOMPARE(m_view->markable(), Extent(spanOf(u"media"_s)));
    }

    // ------------------------------------------------------------ keys

    void keys_data()
    {
        QTest::addColumn<QString>("start"); ///< the caret stands before this
        QTest::addColumn<QList<QKeyCombination>>("keys");
        QTest::addColumn<QString>("before"); ///< and then before this; empty: at the end
        QTest::addColumn<QString>("selected");
        using Keys = QList<QKeyCombination>;
        const auto shiftCtrl = Qt::ShiftModifier | Qt::ControlModifier;
        QTest::newRow("right over an emoji") << u"\U0001F600"_s << Keys{Qt::Key_Right} << u" \U0001F1F9"_s << QString();
        QTest::newRow("right over a flag: one grapheme")
            << u"\U0001F1F9"_s << Keys{Qt::Key_Right} << u" Selçuk"_s << QString();
        QTest::newRow("left") << u"lçuk"_s << Keys{Qt::Key_Left} << u"elçuk"_s << QString();
        QTest::newRow("right over CR LF")
            << u"\r\n\r\nBaykar"_s << Keys{Qt::Key_Right, Qt::Key_Right} << u"Baykar's"_s << QString();
        QTest::newRow("left over CR LF") << u"Baykar's"_s << Keys{Qt::Key_Left, Qt::Key_Left} << u"\r\n\r\nBaykar"_s
                                         << QString();
        QTest::newRow("left in Arabic goes on in the text")
            << u"\u0642\u0627\u0644 \u0627"_s << Keys{Qt::Key_Left, Qt::Key_Left, Qt::Key_Left, Qt::Key_Left}
            << u"\u0627\u0644\u0631\u0626"_s << QString();
        QTest::newRow("right at the start of Arabic goes to the line before")
            << u"\u0642\u0627\u0644 \u0627"_s << Keys{Qt::Key_Right} << u"\r\n\u0642"_s << QString();
        QTest::newRow("word right") << u"Ilham"_s << Keys{Qt::CTRL | Qt::Key_Right} << u" Aliyev"_s << QString();
        QTest::newRow("words left") << u"in Baku"_s << Keys{Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Left}
                                    << u"Ilham"_s << QString();
        QTest::newRow("word left in Arabic goes on") << u"\u0642\u0627\u0644 \u0627"_s << Keys{Qt::CTRL | Qt::Key_Left}
                                                     << u" \u0627\u0644\u0631\u0626"_s << QString();
        QTest::newRow("extend by words") << u"Ilham"_s << Keys{shiftCtrl | Qt::Key_Right, shiftCtrl | Qt::Key_Right}
                                         << u" in Baku"_s << u"Ilham Aliyev"_s;
        QTest::newRow("extend and take back")
            << u"met"_s << Keys{Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Left}
            << u"et Ilham"_s << u"m"_s;
        QTest::newRow("extend by a sentence") << u"Selçuk"_s << Keys{Qt::ALT | Qt::SHIFT | Qt::Key_Down}
                                              << u" They spoke"_s << u"Selçuk Bayraktar met Ilham Aliyev in Baku."_s;
        QTest::newRow("sentence back") << u"spoke"_s << Keys{Qt::ALT | Qt::Key_Up} << u"They"_s << QString();
        QTest::newRow("two sentences back")
            << u"spoke"_s << Keys{Qt::ALT | Qt::Key_Up, Qt::ALT | Qt::Key_Up} << u"\U0001F600"_s << QString();
        QTest::newRow("end of the line") << u"drones"_s << Keys{Qt::Key_End} << u"\r\n\u0642"_s << QString();
        QTest::newRow("start of the line") << u"drones"_s << Keys{Qt::Key_Home} << u"Baykar's"_s << QString();
        QTest::newRow("paragraph down") << u"met"_s << Keys{Qt::CTRL | Qt::Key_Down} << u"Baykar's"_s << QString();
        QTest::newRow("paragraph up") << u"drones"_s << Keys{Qt::CTRL | Qt::Key_Up} << u"Baykar's"_s << QString();
        QTest::newRow("start") << u"drones"_s << Keys{Qt::CTRL | Qt::Key_Home} << u"\U0001F600"_s << QString();
        QTest::newRow("end") << u"drones"_s << Keys{Qt::CTRL | Qt::Key_End} << QString() << QString();
        QTest::newRow("all") << u"drones"_s << Keys{Qt::CTRL | Qt::Key_A} << QString() << Text;
        QTest::newRow("Esc clears, the caret stays")
            << u"met"_s << Keys{shiftCtrl | Qt::Key_Right, Qt::Key_Escape} << u" Ilham"_s << QString();
        QTest::newRow("left leaves the selection at its left")
            << u"met"_s << Keys{shiftCtrl | Qt::Key_Right, Qt::Key_Left} << u"met"_s << QString();
        QTest::newRow("right leaves the selection at its right")
            << u"met"_s << Keys{shiftCtrl | Qt::Key_Right, Qt::Key_Right} << u" Ilham"_s << QString();
        QTest::newRow("line down and up keeps the column")
            << u"media"_s << Keys{Qt::Key_Up, Qt::Key_Up, Qt::Key_Down, Qt::Key_Down} << u"media"_s << QString();
    }

    void keys()
    {
        QFETCH(QString, start);
        QFETCH(QList<QKeyCombination>, keys);
        QFETCH(QString, before);
        QFETCH(QString, selected);
        const auto from = spanOf(start).begin;
        m_view->setSelection(TextSpan{from, from});
        for (const auto key : keys)
            QTest::keyClick(m_view.get(), key.key(), key.keyboardModifiers());
        QCOMPARE(m_view->caret(), before.isEmpty() ? m_view->text().length() : spanOf(before).begin);
        QCOMPARE(quoted(), selected);
    }

    void schemaKeysMark_data()
    {
        QTest::addColumn<QString>("selected"); ///< empty: the caret stands in "Bayraktar"
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("isEvent");
        QTest::newRow("letter on a selection")
            << u"Ilham Aliyev"_s << int(Qt::Key_P) << u"Ilham Aliyev"_s << u"PER"_s << false;
        QTest::newRow("digit on a selection")
            << u"Ilham Aliyev"_s << int(Qt::Key_2) << u"Ilham Aliyev"_s << u"ORG"_s << false;
        QTest::newRow("letter on the word at the caret")
            << QString() << int(Qt::Key_P) << u"Bayraktar"_s << u"PER"_s << false;
        QTest::newRow("event type") << u"met"_s << int(Qt::Key_A) << u"met"_s << u"Attack"_s << true;
        QTest::newRow("event without a type") << u"met"_s << int(Qt::Key_E) << u"met"_s << QString() << true;
    }

    void schemaKeysMark()
    {
        QFETCH(QString, selected);
        QFETCH(int, key);
        QFETCH(QString, marked);
        QFETCH(QString, type);
        QFETCH(bool, isEvent);
        QSignalSpy mention(m_view.get(), &ArticleView::mentionRequested);
        QSignalSpy event(m_view.get(), &ArticleView::eventRequested);
        if (selected.isEmpty())
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, characterOf(u"Bayraktar"_s, 4));
        else
            m_view->setSelection(spanOf(selected));
        QTest::keyClick(m_view.get(), Qt::Key(key));
        QCOMPARE(mention.count(), isEvent ? 0 : 1);
        QCOMPARE(event.count(), isEvent ? 1 : 0);
        const auto request = (isEvent ? event : mention).front();
        QCOMPARE(request.at(0).value<Extent>(), Extent(spanOf(marked)));
        QCOMPARE(request.at(1).toString(), type);
    }

    void nothingToMarkAsksForNothing()
    {
        QSignalSpy mention(m_view.get(), &ArticleView::mentionRequested);
        const auto blank = spanOf(u"\r\nBaykar's"_s).begin;
        m_view->setSelection(TextSpan{blank, blank});
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QVERIFY(mention.isEmpty());
    }

    void keysActOnTheCurrentMention()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s)), mentionOf(2, spanOf(u"Baku"_s))});
        QSignalSpy removed(m_view.get(), &ArticleView::deleteRequested);
        QSignalSpy entity(m_view.get(), &ArticleView::entityRequested);
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QVERIFY(removed.isEmpty() && entity.isEmpty());
        QVERIFY(m_view->hasFocus());

        QTest::keyClick(m_view.get(), Qt::Key_Period);
        QCOMPARE(m_view->currentMention(), MentionId(1));
        QTest::keyClick(m_view.get(), Qt::Key_Period);
        QCOMPARE(m_view->currentMention(), MentionId(2));
        QTest::keyClick(m_view.get(), Qt::Key_Comma);
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(entity.count(), 1);
        QCOMPARE(entity.front().front().value<MentionId>(), MentionId(1));
        QCOMPARE(removed.front().front().value<MentionId>(), MentionId(1));
    }

    void whomIsAskedOfWordsToo()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s)), mentionOf(2, spanOf(u"Baku"_s))});
        QSignalSpy mention(m_view.get(), &ArticleView::entityRequested);
        QSignalSpy words(m_view.get(), &ArticleView::namingRequested);
        const auto within = spanOf(u"Aliyev"_s); // part of a mention is something else than the mention
        m_view->setCurrent(MentionId(1), {});
        m_view->setSelection(within);
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QVERIFY(mention.isEmpty());
        QCOMPARE(words.count(), 1);
        QCOMPARE(words.front().front().value<Extent>(), Extent(within));
        m_view->setSelection(spanOf(u"Ilham Aliyev"_s));
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QCOMPARE(mention.count(), 1);
        QCOMPARE(words.count(), 1);
    }

    void aStaleMentionIsNeverDeleted()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s))});
        QTest::keyClick(m_view.get(), Qt::Key_Period);
        QCOMPARE(m_view->currentMention(), MentionId(1));
        QSignalSpy removed(m_view.get(), &ArticleView::deleteRequested);
        // What is selected is meant, and it is no mention.
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, characterOf(u"media"_s, 1));
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QVERIFY(removed.isEmpty());
        // One that is selected exactly is.
        m_view->setSelection({});
        drag(characterOf(u"Ilham"_s, 0), characterOf(u"Aliyev"_s, 4), {});
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(removed.count(), 1);
    }

    void theCaretActivatesWhatItReaches()
    {
        m_index->load({mentionOf(1, spanOf(u"Ilham Aliyev"_s)), mentionOf(2, spanOf(u"Aliyev"_s))});
        const auto before = spanOf(u"met "_s).end - 1;
        m_view->setSelection(TextSpan{before, before});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->currentMention(), MentionId(1));
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier); // behind its last letter
        QVERIFY(m_view->currentMention().isValid());
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->currentMention(), MentionId());
    }

    void aMarkedSelectionGivesWayToItsMention()
    {
        m_view->setSelection(spanOf(u"Ilham Aliyev"_s));
        m_index->insert(mentionOf(5, spanOf(u"Ilham Aliyev"_s)));
        m_view->setCurrent(MentionId(5), {});
        QVERIFY(m_view->selection().fragments().empty());
        QCOMPARE(m_view->caret(), spanOf(u"Ilham Aliyev"_s).end);
        QCOMPARE(m_view->currentMention(), MentionId(5));
    }

    void aSchemaKeyWinsOverTheWindowsShortcut()
    {
        QKeyEvent letter(QEvent::ShortcutOverride, Qt::Key_P, {}, u"p"_s);
        letter.ignore();
        QCoreApplication::sendEvent(m_view.get(), &letter);
        QVERIFY(letter.isAccepted());
        QKeyEvent other(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        other.ignore();
        QCoreApplication::sendEvent(m_view.get(), &other);
        QVERIFY(!other.isAccepted());
        // Nothing to back out of: Esc is the window's.
        QKeyEvent escape(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
        escape.ignore();
        QCoreApplication::sendEvent(m_view.get(), &escape);
        QVERIFY(!escape.isAccepted());
    }

    // ------------------------------------------------------------ picking

    void picking()
    {
        m_index->load({mentionOf(1, spanOf(u"Selçuk Bayraktar"_s)), mentionOf(2, spanOf(u"Ilham Aliyev"_s)),
            mentionOf(3, spanOf(u"Baku"_s), u"ORG"_s), mentionOf(4, spanOf(u"Türkiye"_s), u"ORG"_s)});
        QSignalSpy picked(m_view.get(), &ArticleView::targetPicked);
        QSignalSpy refused(m_view.get(), &ArticleView::targetRefused);
        QSignalSpy cancelled(m_view.get(), &ArticleView::pickingCancelled);
        QSignalSpy marked(m_view.get(), &ArticleView::mentionRequested);
        const auto start = [this] {
            m_view->startPicking({u"Choose"_s, [](const Mention &mention) { return mention.type == u"ORG"; }});
        };
        start();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, characterOf(u"Ilham"_s, 1));
        QCOMPARE(refused.count(), 1);
        QVERIFY(m_view->isPicking());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, characterOf(u"Türkiye"_s, 1));
        QCOMPARE(picked.takeFirst().front().value<MentionId>(), MentionId(4));
        QVERIFY(!m_view->isPicking());

        m_view->setSelection(TextSpan{0, 0});
        start();
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QVERIFY(marked.isEmpty());
        QTest::keyClick(m_view.get(), Qt::Key_Right); // over two that are not allowed
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(picked.takeFirst().front().value<MentionId>(), MentionId(3));

        start();
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->isPicking());
        QCOMPARE(cancelled.count(), 1);
        QVERIFY(picked.isEmpty());
    }

    // ------------------------------------------------------------ copy, empty

    void copiesTheTextExactly()
    {
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), Text);
    }

    void nothingToShowIsQuiet()
    {
        m_view->setEmptyHint(u"No article"_s);
        m_view->clear();
        QVERIFY(!m_view->hasArticle());
        QSignalSpy marked(m_view.get(), &ArticleView::mentionRequested);
        m_view->grab();
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {100, 100});
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, {100, 100});
        QVERIFY(marked.isEmpty());
        QVERIFY(m_view->selection().fragments().empty());
    }

    // ------------------------------------------------------------ beside the text

    void theTitleLineTellsWhatIsKnown()
    {
        const auto plain = [](const ArticleHeading &heading, int minutes) {
            return titleLine(heading, minutes).remove(QChar(0x2068)).remove(QChar(0x2069));
        };
        QCOMPARE(plain({}, 0), QString());
        QVERIFY(plain({}, 3).contains(u'3'));
        const QString all = plain({u"A title"_s, u"Coastwire"_s, u"2024-05"_s, u"Elif Sarı"_s}, 0);
        QCOMPARE(all, u"Coastwire · Elif Sarı · May 2024"_s);
        QVERIFY(plain({u"A title"_s, {}, {}}, 600).contains(u"10"_s)); // hours
    }

    void aMarkMovesNothing()
    {
        const auto places = [this] {
            std::vector<QRectF> rects;
            for (qsizetype at = 0; at < m_view->text().length(); at += 3)
                rects.push_back(m_view->caretRect(at));
            return rects;
        };
        const auto before = places();
        const auto height = m_view->articleLayout().estimatedHeight();
        std::vector<Mention> mentions;
        for (qint64 id = 1; id < 40; ++id)
            mentions.push_back(mentionOf(id, TextSpan{id * 2, id * 2 + id % 11}, id % 3 ? u"PER"_s : u"Attack"_s));
        m_index->load(mentions);
        m_view->grab();
        QCOMPARE(places(), before);
        QCOMPARE(m_view->articleLayout().estimatedHeight(), height);
    }

    void theTipTellsOfThoseUnderThePointer()
    {
        m_index->load({mentionOf(1, spanOf(u"Selçuk Bayraktar"_s)), mentionOf(2, spanOf(u"Bayraktar"_s)),
            mentionOf(3, spanOf(u"Baku"_s))});
        std::vector<MentionId> told;
        m_view->setTeller([&told](const std::vector<MentionId> &mentions) {
            told = mentions;
            return u"<b>tip</b>"_s;
        });
        const auto point = caretPoint(u"raktar"_s);
        QHelpEvent hover(QEvent::ToolTip, point, m_view->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(m_view->viewport(), &hover);
        QCOMPARE(told, (std::vector<MentionId>{MentionId(2), MentionId(1)}));
        QCOMPARE(QToolTip::text(), u"<b>tip</b>"_s);
        told.clear();
        const QPoint beside(5, 5);
        QHelpEvent nothing(QEvent::ToolTip, beside, m_view->viewport()->mapToGlobal(beside));
        QCoreApplication::sendEvent(m_view->viewport(), &nothing);
        QVERIFY(told.empty());
        QTRY_VERIFY(!QToolTip::isVisible());
        // By key at the caret: what is current comes first.
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point);
        m_view->setCurrent(MentionId(1), {});
        m_view->tellOfCaret();
        QCOMPARE(told, (std::vector<MentionId>{MentionId(1), MentionId(2)}));
        QTRY_VERIFY(QToolTip::isVisible());
        m_view->tellOfCaret();
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void ticksLeadToTheEntitysMentions_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void ticksLeadToTheEntitysMentions()
    {
        QFETCH(Qt::LayoutDirection, direction);
        m_view->setLayoutDirection(direction);
        const QString line = u"Ada met Bob in the harbour, and nobody said why it took so long to meet.\n\n"_s;
        m_view->setArticle(TextOffsets(line.repeated(300)), {});
        std::vector<Mention> mentions;
        for (const int paragraph : {10, 150, 290})
            mentions.push_back(
                mentionOf(paragraph, TextSpan{paragraph * line.size(), paragraph * line.size() + 3}, u"PER"_s, 7));
        mentions.push_back(mentionOf(1, TextSpan{8, 11}, u"PER"_s, 8));
        m_index->load(mentions);
        m_view->setCurrent(MentionId(10), EntityId(7));
        m_view->grab();
        auto &strip = m_view->scrollMarks();
        QCOMPARE(strip.places(ScrollMarks::Entity).size(), size_t(3));
        // Beside the page, between it and the scroll bar.
        const auto page = m_view->viewport()->geometry();
        QVERIFY(!strip.geometry().intersects(page));
        QCOMPARE(strip.geometry().left() > page.right(), direction == Qt::LeftToRight);
        for (const auto &place : strip.places(ScrollMarks::Entity)) {
            const auto ink = strip.grab().toImage().pixelColor(strip.width() / 2, int(strip.tickAt(place)));
            QVERIFY(contrastRatio(ink, m_view->palette().color(QPalette::Base)) >= 3);
        }
        QSignalSpy activated(m_view.get(), &ArticleView::mentionActivated);
        const auto last = strip.places(ScrollMarks::Entity).back();
        QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(4, int(strip.tickAt(last)) + 1));
        QCOMPARE(activated.takeFirst().front().value<MentionId>(), MentionId(290));
        QVERIFY(!m_view->rectsOf(last).empty());
        // One of theirs goes, far out of view, and another entity is current.
        QCoreApplication::processEvents();
        QCOMPARE(strip.places(ScrollMarks::Entity).size(), size_t(3));
        m_index->remove(MentionId(10));
        QCoreApplication::processEvents();
        QCOMPARE(strip.places(ScrollMarks::Entity).size(), size_t(2));
        m_view->setCurrent({}, {});
        m_view->grab();
        QVERIFY(strip.places(ScrollMarks::Entity).empty());
        // Others have places too; very many of them are sampled, from the first to near the last.
        std::vector<TextSpan> many;
        for (int i = 0; i < 100'000; ++i)
            many.push_back({i / 10, i / 10 + 1});
        strip.setPlaces(ScrollMarks::Found, many);
        QVERIFY(strip.places(ScrollMarks::Found).size() < 2'000);
        QCOMPARE(strip.places(ScrollMarks::Found).front().begin, 0);
        QVERIFY(strip.places(ScrollMarks::Found).back().begin > 9'900);
        m_view->setArticle(TextOffsets(line), {});
        QVERIFY(strip.places(ScrollMarks::Found).empty());
    }

private:
    /// The first third of a character, given by its UTF-16 place in words.
    [[nodiscard]] QPoint characterOf(const QString &words, qsizetype unit) const
    {
        const auto at = m_view->text().fromUtf16(Text.indexOf(words) + unit, TextOffsets::Rounding::Down);
        const auto rect = m_view->rectsOf({at, at + 1}).front();
        return (rect.center() - QPointF(rect.width() / 6, 0)).toPoint();
    }
    [[nodiscard]] QPoint caretPoint(const QString &words) const
    {
        return m_view->caretRect(spanOf(words).begin).center().toPoint();
    }
    [[nodiscard]] QString quoted() const { return m_view->text().quote(m_view->selection()); }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
    {
        auto *viewport = m_view->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, modifiers, from);
        // QTest::mouseMove carries no button.
        for (const auto point : {(from + to) / 2, to}) {
            QMouseEvent move(
                QEvent::MouseMove, point, viewport->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(viewport, &move);
        }
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
    }

};

QTEST_MAIN(TestArticleView)
#include "tst_articleview.moc"
