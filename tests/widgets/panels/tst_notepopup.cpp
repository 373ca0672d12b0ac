// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/notepopup.h"

#include <QPlainTextEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;

class NotePopupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOfOtherWordsOnly_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Qt::Key>("leave");
        QTest::addColumn<QStringList>("written");
        QTest::newRow("nothing typed") << u"Ask"_s << u""_s << Qt::Key_Return << QStringList();
        QTest::newRow("more") << u"Ask"_s << u" Ada"_s << Qt::Key_Return << QStringList{u"Ask Ada"_s};
        QTest::newRow("Esc") << u"Ask"_s << u" Ada"_s << Qt::Key_Escape << QStringList();
        QTest::newRow("a note with white space at its end") << u"Ask\n"_s << u""_s << Qt::Key_Return << QStringList();
        QTest::newRow("it, and Esc") << u"Ask\n"_s << u"Ada"_s << Qt::Key_Escape << QStringList();
        QTest::newRow("a note with other line ends") << u"Ask\r\nAda"_s << u""_s << Qt::Key_Escape << QStringList();
    }
    void tellsOfOtherWordsOnly()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, typed);
        QFETCH(const Qt::Key, leave);
        QFETCH(const QStringList, written);
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QPointer popup(new NotePopup(u"Note"_s, before, QRect(0, 0, 10, 10), &window));
        QSignalSpy spy(popup.data(), &NotePopup::written);
        auto *edit = popup->findChild<QPlainTextEdit *>();
        QTest::keyClicks(edit, typed);
        QTest::keyClick(edit, leave, leave == Qt::Key_Return ? Qt::ControlModifier : Qt::NoModifier);
        QTRY_VERIFY(!popup);
        QStringList told;
        for (const auto &signal : spy)
            told << signal.front().toString();
        QCOMPARE(told, written);
    }
};

QTEST_MAIN(NotePopupTest)
#include "tst_notepopup.moc"
