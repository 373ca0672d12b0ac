// SPDX-License-Identifier: GPL-3.0-or-later
// The single keys of marking with keyboards that write other scripts, by events as the platforms send them: with the
// character, and the place of the key.

#include "tests/widgets/articleview/articlescene.h"
#include "widgets/latinkey.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray SchemaText = R"(schema "Scripts" version 1 language en
entity PER "Person" key P
entity ORG "Organization" key O
entity INS "Institution" key I
entity ZHU "Beetle" key Ж
)";

} // namespace

class TestOtherScripts : public test::ArticleScene {
    Q_OBJECT

private Q_SLOTS:
    void init() { show(SchemaText, u"They spoke to Ilham Aliyev in Baku."_s, {700, 500}); }
    void cleanup() { hide(); }

    void aKeyMarks_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<quint32>("place");
        QTest::addColumn<QString>("type"); ///< empty: none
        QTest::newRow("Latin") << int(Qt::Key_P) << 33U << u"PER"_s;
        QTest::newRow("Latin goes by what it writes, not by its place") << int(Qt::Key_O) << 33U << u"ORG"_s;
        QTest::newRow("Russian P") << int(u'З') << 33U << u"PER"_s;
        QTest::newRow("Russian O") << int(u'Щ') << 32U << u"ORG"_s;
        QTest::newRow("Russian letter that a type has itself") << int(u'Ж') << 47U << u"ZHU"_s;
        QTest::newRow("the same where the place is another's") << int(u'Ж') << 33U << u"ZHU"_s;
        QTest::newRow("Russian letter of no Latin place") << int(u'Э') << 48U << QString();
        QTest::newRow("Greek P") << int(u'Π') << 33U << u"PER"_s;
        QTest::newRow("Hebrew P") << int(u'פ') << 33U << u"PER"_s;
        QTest::newRow("Arabic P") << int(u'ح') << 33U << u"PER"_s;
        QTest::newRow("Arabic O") << int(u'خ') << 32U << u"ORG"_s;
        QTest::newRow("Persian digit") << int(u'۱') << 10U << u"PER"_s;
        QTest::newRow("Arabic digit") << int(u'٢') << 11U << u"ORG"_s;
        QTest::newRow("Devanagari digit") << int(u'३') << 12U << u"INS"_s;
        QTest::newRow("Turkish ı, its upper case") << int(Qt::Key_I) << 31U << u"INS"_s;
        QTest::newRow("Turkish ı as it is") << int(u'ı') << 31U << u"INS"_s;
        QTest::newRow("Turkish İ") << int(u'İ') << 48U << u"INS"_s;
        QTest::newRow("Turkish i as it is") << int('i') << 48U << u"INS"_s;
        QTest::newRow("sign in the place of a letter") << int(Qt::Key_Slash) << 33U << QString();
        QTest::newRow("no place") << int(u'З') << 0U << QString();
    }

    void aKeyMarks()
    {
        QFETCH(int, key);
        QFETCH(quint32, place);
        QFETCH(QString, type);
        m_view->setSelection(spanOf(u"Baku"_s));
        QSignalSpy requested(m_view.get(), &ArticleView::mentionRequested);
        QKeyEvent override(QEvent::ShortcutOverride, key, {}, place, 0, 0, QChar(key).toLower());
        override.ignore();
        QCoreApplication::sendEvent(m_view.get(), &override);
        QCOMPARE(override.isAccepted(), !type.isEmpty()); // and no action of the window comes first
        QKeyEvent press(QEvent::KeyPress, key, {}, place, 0, 0, QChar(key).toLower());
        QCoreApplication::sendEvent(m_view.get(), &press);
        QCOMPARE(requested.size(), type.isEmpty() ? 0 : 1);
        if (!type.isEmpty())
            QCOMPARE(requested.front().at(1).toString(), type);
    }

    void theOtherKeysOfTheArticle_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<quint32>("place");
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("E, Russian") << int(u'У') << 26U << QByteArray(SIGNAL(eventRequested(glossator::Extent, QString)));
        QTest::newRow("E, Greek") << int(u'Ε') << 26U << QByteArray(SIGNAL(eventRequested(glossator::Extent, QString)));
        QTest::newRow("A, Hebrew") << int(u'ש') << 38U << QByteArray(SIGNAL(attributesRequested()));
        QTest::newRow("A, Arabic") << int(u'ش') << 38U << QByteArray(SIGNAL(attributesRequested()));
    }

    void theOtherKeysOfTheArticle()
    {
        QFETCH(int, key);
        QFETCH(quint32, place);
        QFETCH(QByteArray, request);
        m_view->setSelection(spanOf(u"spoke"_s));
        QSignalSpy requested(m_view.get(), request.constData());
        QVERIFY(requested.isValid());
        QKeyEvent press(QEvent::KeyPress, key, {}, place, 0, 0, QChar(key));
        QCoreApplication::sendEvent(m_view.get(), &press);
        QCOMPARE(requested.size(), 1);
    }

    /// A full stop in Russian is typed elsewhere; its Latin place goes to the next mention all the same.
    void signsInThePlaceOfLetters()
    {
        QKeyEvent comma(QEvent::KeyPress, u'Б', {}, 59, 0, 0);
        QCOMPARE(latinKey(comma), QKeyCombination(Qt::Key_Comma));
        QKeyEvent stop(QEvent::KeyPress, u'Ю', Qt::ShiftModifier, 60, 0, 0);
        QCOMPARE(latinKey(stop), Qt::SHIFT | Qt::Key_Period);
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, {}, 9, 0, 0);
        QCOMPARE(latinKey(escape), QKeyCombination(Qt::Key_Escape));
    }
};

QTEST_MAIN(TestOtherScripts)
#include "tst_otherscripts.moc"
