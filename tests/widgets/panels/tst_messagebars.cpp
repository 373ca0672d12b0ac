// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/messagebars.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace glossator;
using namespace Qt::StringLiterals;

class MessageBarsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherOnTheTopicReplacesTheFirst()
    {
        MessageBars bars;
        bars.show(MessageBars::Note, u"One."_s, {}, u"import"_s);
        bars.show(MessageBars::Warning, u"Two."_s);
        bars.show(MessageBars::Error, u"Three."_s, {}, u"import"_s);
        QCOMPARE(bars.sentences(), QStringList({u"Two."_s, u"Three."_s}));
        bars.close(u"import"_s);
        QCOMPARE(bars.sentences(), QStringList{u"Two."_s});
        bars.clear();
        QVERIFY(bars.sentences().isEmpty());
        QVERIFY(!bars.firstButton());
    }

    void theOldestGivesWay()
    {
        MessageBars bars;
        for (int number = 1; number <= MessageBars::Most + 2; ++number)
            bars.show(MessageBars::Note, QString::number(number));
        QCOMPARE(bars.sentences(), QStringList({u"3"_s, u"4"_s, u"5"_s}));
    }

    /// A file's name is text, whatever it looks like.
    void markupIsNotObeyed()
    {
        MessageBars bars;
        bars.show(MessageBars::Error, u"<b>bold</b> & more could not be read."_s);
        const auto labels = bars.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"&lt;b&gt;"_s); }));
    }

    void escClosesTheBarThatHasTheKeys()
    {
        MessageBars bars;
        bars.resize(600, 200);
        bars.show(MessageBars::Note, u"One."_s);
        bars.show(MessageBars::Warning, u"Two."_s, {{u"Go"_s, [] {}}});
        bars.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&bars));
        QTRY_VERIFY(bars.firstButton()->isVisible());
        QSignalSpy left(&bars, &MessageBars::left);
        bars.firstButton()->setFocus();
        QTest::keyClick(bars.firstButton(), Qt::Key_Escape);
        QCOMPARE(bars.sentences(), QStringList{u"One."_s});
        QCOMPARE(left.size(), 1);
    }

    void aButtonClosesItsBarAndActs_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("space bar") << Qt::Key_Space;
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Enter of the keypad") << Qt::Key_Enter;
    }
    void aButtonClosesItsBarAndActs()
    {
        QFETCH(const Qt::Key, key);
        MessageBars bars;
        bars.resize(600, 100);
        int pressed = 0;
        bars.show(MessageBars::Note, u"Ready."_s, {{u"Go"_s, [&] { ++pressed; }}});
        bars.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&bars));
        QTRY_VERIFY(bars.firstButton() && bars.firstButton()->isVisible());
        bars.firstButton()->setFocus();
        QTest::keyClick(bars.firstButton(), key);
        QCOMPARE(pressed, 1);
        QVERIFY(bars.sentences().isEmpty());
    }
};

QTEST_MAIN(MessageBarsTest)
#include "tst_messagebars.moc"
