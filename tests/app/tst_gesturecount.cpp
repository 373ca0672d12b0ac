// SPDX-License-Identifier: GPL-3.0-or-later
// What a whole task costs the hand: a real article marked with real keys and a real mouse, every one of them counted, and
// the same task counted for the peers from the gestures that they document. How it is counted: CONTRIBUTING.md.
#include "app/mainwindow.h"
#include "tests/app/windowscene.h"
#include "tests/support/gesturetask.h"
#include "tests/support/pickers.h"
#include "tests/support/projectsupport.h"
#include "widgets/articleview/articleview.h"

#include <QApplication>
#include <QPointer>
#include <QTest>

using namespace glossator;
using namespace Qt::StringLiterals;
using test::GestureTask;
using test::Place;

class GestureCountTest : public QObject {
    Q_OBJECT

    QPointer<MainWindow> m_window;
    ArticleId m_article;
    test::Gestures m_done; ///< of the part that is being played
    int m_modifiers = 0; ///< held down besides

    [[nodiscard]] Project &project() const { return *m_window->project(); }
    [[nodiscard]] ArticleView &view() const { return m_window->articleView(); }

    // ------------------------------------------------------------ the hand

    /// A chord is one key, here and for the peers; what is held down besides is counted apart.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_done.keys;
        for (const auto modifier : {Qt::ControlModifier, Qt::ShiftModifier, Qt::AltModifier})
            m_modifiers += modifiers.testFlag(modifier);
        QWidget *at = QApplication::focusWidget();
        QTest::keyClick(at ? at : m_window.data(), key, modifiers);
        QCoreApplication::processEvents();
        test::waitForAnswers(*m_window);
    }
    void keys(std::initializer_list<Qt::Key> all)
    {
        for (const Qt::Key one : all)
            key(one);
    }
    /// The first key of a gesture goes through names that are not wanted.
    void nextName(int times = 1)
    {
        for (; times > 0; --times) {
            const Extent before = view().selection();
            key(Qt::Key_F4);
            QVERIFY(QTest::qWaitFor([&] { return view().selection() != before; })); // it looks in slices of time
        }
    }

    /// Some words more to what is selected.
    void moreBehind(int words = 1)
    {
        for (; words > 0; --words)
            key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    }
    /// A word more to the mention that has just been made, in front: “the”.
    void moreBefore() { key(Qt::Key_Left, Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier); }

    [[nodiscard]] TextSpan spanOf(const Place &place) const { return place.in(view().text()); }
    /// Turning a wheel to get there is not counted, for nobody.
    QPoint show(TextSpan span)
    {
        view().scrollTo(span);
        QCoreApplication::processEvents();
        return view().rectsOf(span).front().center().toPoint();
    }
    /// One click, here and for the peers.
    void doubleClick(const Place &place)
    {
        ++m_done.clicks;
        const QPoint at = show(spanOf(place));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, at);
    }
    /// What was done since the last one.
    test::Gestures take() { return std::exchange(m_done, {}); }

    void open(const QString &text)
    {
        const QString path = test::scratchPath(u"gestures.gloss"_s);
        QFile::remove(path);
        {
            auto store = test::need(Store::create(path, test::newsSchema()));
            test::need(store->setAuthor({{}, u"uuid-1"_s, u"Ada"_s}));
            Article article;
            article.title = u"Article"_s;
            m_article = ArticleRepository(*store).add(article, text).value();
        }
        m_window = new MainWindow({{}, u"uuid-1"_s, u"Ada"_s});
        m_window->resize(1300, 900);
        m_window->show();
        QVERIFY(m_window->openProject(path));
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        view().setFocus();
        m_done = {};
        m_modifiers = 0;
    }

    // ------------------------------------------------------------ the two plays

    /// As somebody does it after an hour: down the text, relating what has just been marked, then event by event.
    test::Parts playVisit(const GestureTask &task);
    test::Parts playAccord(const GestureTask &task);

    void event(const Place &trigger, std::initializer_list<Qt::Key> type)
    {
        doubleClick(trigger);
        key(Qt::Key_E);
        keys(type);
    }
    void role(Qt::Key digit, int steps = 0)
    {
        key(digit);
        for (; steps != 0; steps += steps < 0 ? 1 : -1)
            key(steps < 0 ? Qt::Key_Left : Qt::Key_Right);
        key(Qt::Key_Return);
    }
    /// From what is current to what stands so many targets on from the nearest.
    void relate(int steps, Qt::Key type)
    {
        key(Qt::Key_R);
        for (; steps != 0; steps += steps < 0 ? 1 : -1)
            key(steps < 0 ? Qt::Key_Left : Qt::Key_Right);
        key(type);
    }
    void attribute(Qt::Key digit) { key(digit, Qt::AltModifier); }
    void whom(Qt::Key answer = Qt::Key_Return)
    {
        key(Qt::Key_Tab);
        key(answer);
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::beginProgram();
    }

    void cleanup()
    {
        if (m_window)
            m_window->close();
        QTRY_VERIFY(!m_window);
    }

    void halfOfWhatThePeersTake_data()
    {
        QTest::addColumn<bool>("isFounding");
        QTest::newRow("founding article") << true;
        QTest::newRow("sample article") << false;
    }

    void halfOfWhatThePeersTake()
    {
        QFETCH(bool, isFounding);
        if (isFounding)
            GLOSSATOR_REQUIRE_SHARED("article/founding-article.txt");
        QFile file(isFounding ? test::sharedDir() + u"/article/founding-article.txt"_s
                              : test::sourceDir() + u"/resources/samples/radar-accord.txt"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        open(QString::fromUtf8(file.readAll()));
        const GestureTask task = isFounding ? test::visitTask() : test::accordTask();
        QCOMPARE(task.mentions.size(), 20u);
        QCOMPARE(task.entitiesWithSeveral(), 6);
        QCOMPARE(task.relations.size(), 5u);
        QCOMPARE(task.events.size(), 4u);

        const test::Parts ours = isFounding ? playVisit(task) : playAccord(task);
        const QStringList found = test::marksOf(project().store(), m_article).split(u'\n');
        const QStringList wanted = task.marks(view().text()).split(u'\n');
        for (const QString &line : wanted)
            QVERIFY2(found.contains(line), qPrintable(u"missing: "_s + line));
        for (const QString &line : found)
            QVERIFY2(wanted.contains(line), qPrintable(u"not asked for: "_s + line));
        QCOMPARE(found.size(), wanted.size());

        const auto peers = test::peerCosts(task);
        qInfo().noquote() << test::costTable(ours, m_modifiers, peers);
        for (const auto &[name, parts] : peers) {
            if (parts.isWhole())
                QVERIFY2(2 * ours.cost() <= parts.cost(), qPrintable(name));
        }
    }
};

test::Parts GestureCountTest::playVisit(const GestureTask &task)
{
    const auto at = [&task](QStringView key) { return task.place(key); };
    test::Parts parts;
    nextName();
    moreBehind();
    whom(); // The Azerbaijani president: somebody new
    key(Qt::Key_1); // a person
    nextName();
    key(Qt::Key_T); // Monday
    nextName(3);
    key(Qt::Key_O); // Baykar
    nextName();
    key(Qt::Key_G); // Baku
    nextName(2);
    key(Qt::Key_P); // Selçuk Bayraktar
    parts.mentions += take();
    relate(-1, Qt::Key_1); // to Baykar, over Baku
    parts.relations += take();
    nextName();
    whom(Qt::Key_4); // Ilham Aliyev, the president
    nextName();
    key(Qt::Key_G); // Türkiye
    parts.mentions += take();
    relate(-3, Qt::Key_1); // Baykar
    parts.relations += take();
    doubleClick({u"by the company"_s, u"company"_s});
    whom(Qt::Key_5); // Baykar
    moreBefore();
    nextName(3);
    key(Qt::Key_G); // Azerbaijan
    doubleClick(at(u"conveyer"));
    whom();
    nextName();
    key(Qt::Key_P); // President Recep Tayyip Erdoğan
    nextName();
    whom(Qt::Key_6); // Aliyev
    nextName();
    key(Qt::Key_G); // Türkiye
    parts.mentions += take();
    relate(-1, Qt::Key_2);
    parts.relations += take();
    doubleClick(at(u"his"));
    whom(Qt::Key_2);
    nextName();
    whom(); // Erdoğan
    nextName();
    key(Qt::Key_G); // Ankara
    parts.mentions += take();
    relate(-2, Qt::Key_1);
    parts.relations += take();
    doubleClick(at(u"awarding")); // with the genitive
    key(Qt::Key_Left, Qt::ShiftModifier);
    key(Qt::Key_Left, Qt::ShiftModifier);
    key(Qt::Key_G); // Azerbaijan
    key(Qt::Key_Right, Qt::ControlModifier);
    key(Qt::Key_Right, Qt::ControlModifier);
    whom(); // Aliyev, whom this word named before
    parts.mentions += take();
    relate(0, Qt::Key_1);
    parts.relations += take();
    nextName();
    whom(); // Bayraktar
    nextName();
    key(Qt::Key_M); // Karabakh Order
    parts.mentions += take();

    event(task.events[0].trigger, {Qt::Key_1});
    role(Qt::Key_1);
    role(Qt::Key_2);
    role(Qt::Key_3);
    attribute(Qt::Key_4);
    event(task.events[1].trigger, {Qt::Key_2});
    role(Qt::Key_3);
    role(Qt::Key_1);
    role(Qt::Key_2);
    attribute(Qt::Key_4);
    event(task.events[2].trigger, {Qt::Key_2});
    role(Qt::Key_1);
    role(Qt::Key_1);
    role(Qt::Key_2);
    attribute(Qt::Key_4);
    event(task.events[3].trigger, {Qt::Key_A, Qt::Key_Return});
    role(Qt::Key_2);
    role(Qt::Key_1);
    role(Qt::Key_3);
    for (int step = 0; step < 3; ++step)
        attribute(Qt::Key_2); // past, present, future, unspecified
    parts.events += take();
    return parts;
}

test::Parts GestureCountTest::playAccord(const GestureTask &task)
{
    test::Parts parts;
    nextName();
    key(Qt::Key_G); // Ozlara
    key(Qt::Key_H, Qt::ControlModifier); // and again
    key(Qt::Key_Home, Qt::ControlModifier);
    nextName(2);
    key(Qt::Key_G); // Dār Ṣalwa
    key(Qt::Key_H, Qt::ControlModifier); // and again
    nextName();
    key(Qt::Key_G); // Qasmar
    parts.mentions += take();
    relate(0, Qt::Key_1);
    key(Qt::Key_Space, Qt::ShiftModifier); // the city lies in the country
    parts.relations += take();
    nextName(3);
    key(Qt::Key_P); // Ayşegül Tunçdağ
    parts.mentions += take();
    relate(-3, Qt::Key_1); // Ozlara
    parts.relations += take();
    nextName();
    key(Qt::Key_P); // Ṣāliḥ al-Marwazānī
    parts.mentions += take();
    relate(-1, Qt::Key_1); // Qasmar
    parts.relations += take();
    nextName();
    key(Qt::Key_T); // Wednesday
    doubleClick({u"its neighbour"_s, u"neighbour"_s});
    whom(Qt::Key_4); // Qasmar
    moreBefore();
    nextName();
    moreBehind(3);
    key(Qt::Key_V); // Yakamoz-3 survey drones
    moreBefore();
    nextName();
    key(Qt::Key_G); // Tuzhan
    nextName();
    key(Qt::Key_O); // Kanatlı Systems
    parts.mentions += take();
    relate(0, Qt::Key_1); // Tuzhan
    relate(-1, Qt::Key_1); // the drones
    parts.relations += take();
    doubleClick({u"the minister said"_s, u"minister"_s});
    whom(Qt::Key_6); // Tunçdağ
    moreBefore();
    nextName();
    moreBehind();
    whom(Qt::Key_6); // al-Marwazānī
    moreBefore();
    nextName();
    key(Qt::Key_P); // Captain Nihat Erölmez
    nextName();
    moreBehind(3);
    key(Qt::Key_M); // Medal of Good Neighbours
    doubleClick({u"the captain wrote"_s, u"captain"_s});
    whom(Qt::Key_2); // Erölmez
    moreBefore();
    doubleClick(task.place(u"traveller"));
    whom();
    nextName();
    key(Qt::Key_G); // Yeldeğin
    nextName(2);
    key(Qt::Key_V); // Gülbahar
    parts.mentions += take();

    event(task.events[0].trigger, {Qt::Key_1});
    role(Qt::Key_1);
    role(Qt::Key_2, -1); // the city, not the country
    role(Qt::Key_3);
    attribute(Qt::Key_4);
    event(task.events[1].trigger, {Qt::Key_3});
    role(Qt::Key_3);
    role(Qt::Key_1);
    role(Qt::Key_2);
    attribute(Qt::Key_3);
    event(task.events[2].trigger, {Qt::Key_A, Qt::Key_Return});
    role(Qt::Key_2);
    role(Qt::Key_1);
    role(Qt::Key_3);
    attribute(Qt::Key_4);
    event(task.events[3].trigger, {Qt::Key_M, Qt::Key_O, Qt::Key_Return});
    role(Qt::Key_2);
    role(Qt::Key_4);
    role(Qt::Key_3);
    for (int step = 0; step < 3; ++step)
        attribute(Qt::Key_2); // past, present, future, unspecified
    parts.events += take();
    return parts;
}

QTEST_MAIN(GestureCountTest)
#include "tst_gesturecount.moc"
