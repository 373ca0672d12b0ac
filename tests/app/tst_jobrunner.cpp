// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobrunner.h"

#include <QLabel>
#include <QTest>
#include <QThread>

#include <algorithm>

using namespace glossator;
using namespace Qt::StringLiterals;

class JobRunnerTest : public QObject {
    Q_OBJECT

    bool m_isTold = false;
    std::atomic<bool> m_hasEnded = false;

    std::function<std::function<void()>(JobContext &)> untilCancelled()
    {
        return [this](JobContext &context) -> std::function<void()> {
            while (!context.isCancelled())
                QThread::msleep(1);
            m_hasEnded = true;
            return [this] { m_isTold = true; };
        };
    }

private Q_SLOTS:
    void init()
    {
        m_isTold = false;
        m_hasEnded = false;
    }

    void tellsWhatAJobAnswers()
    {
        JobRunner jobs;
        QVERIFY(jobs.start(u"Nothing much"_s, [this](JobContext &) { return [this] { m_isTold = true; }; }));
        QVERIFY(jobs.isRunning());
        QTRY_VERIFY(m_isTold);
        QVERIFY(!jobs.isRunning());
    }

    void tellsWhatAStoppedJobAnswers()
    {
        JobRunner jobs;
        QVERIFY(jobs.start(u"Waiting"_s, untilCancelled()));
        jobs.stop();
        QTRY_VERIFY(m_isTold);
        QVERIFY(!jobs.isRunning());
    }

    /// Taking back may take long: nobody waits for it.
    void goesOnOnceAStoppedJobHasEnded()
    {
        JobRunner jobs;
        bool isOver = false;
        jobs.stopThen([&isOver] { isOver = true; });
        QVERIFY(isOver);
        isOver = false;
        QVERIFY(jobs.start(u"Waiting"_s, untilCancelled()));
        jobs.stopThen([&] { isOver = !jobs.isRunning() && m_hasEnded; });
        QVERIFY(jobs.isRunning());
        QVERIFY(!isOver);
        QVERIFY(std::ranges::any_of(jobs.findChildren<QLabel *>(), [](const QLabel *one) { return one->text() == u"Stopping…"_s; }));
        QTRY_VERIFY(isOver);
        QVERIFY(!m_isTold);
    }

    void waitsForAnAbandonedJobAndHearsNoMoreOfIt()
    {
        JobRunner jobs;
        QVERIFY(jobs.start(u"Waiting"_s, untilCancelled()));
        jobs.abandon();
        QVERIFY(m_hasEnded);
        QVERIFY(!jobs.isRunning());
        bool next = false;
        QVERIFY(jobs.start(u"The next"_s, [&next](JobContext &) { return [&next] { next = true; }; }));
        QTRY_VERIFY(next);
        QVERIFY(!m_isTold);
    }

    /// The first goes on undisturbed.
    void runsOneJobAtATime()
    {
        JobRunner jobs;
        QVERIFY(jobs.start(u"Waiting"_s, untilCancelled()));
        QVERIFY(!jobs.start(u"Another"_s, [](JobContext &) { return std::function<void()>(); }));
        QVERIFY(jobs.isRunning());
        jobs.stop();
        QTRY_VERIFY(m_isTold);
    }

    void isAbandonedWithItsWindow()
    {
        {
            JobRunner jobs;
            QVERIFY(jobs.start(u"Waiting"_s, untilCancelled()));
        }
        QVERIFY(m_hasEnded);
        QCoreApplication::processEvents();
        QVERIFY(!m_isTold);
    }
};

QTEST_MAIN(JobRunnerTest)
#include "tst_jobrunner.moc"
