// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader waits for in one article of 1,000 to 1,000,000 words, in the real window: from the key press, or the
// choice, to the painted pixels. The floor is the view painting itself once; of an edit, also one row committed by SQLite.
#include "tests/benchmarks/barerows.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/benchmarks/generatednews.h"
#include "widgets/articleview/articleview.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QLocale>
#include <QStyleHints>
#include <QTest>

#include <array>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

using bench::Target;
using enum Target::Kind;

class OneArticle {
public:
    explicit OneArticle(qint64 words)
        : m_words(words)
        , m_size(QLocale::c().toString(words) + u" words"_s)
        , m_window(bench::copyOf(bench::newsProject({{1, 300}, {1, words}}), u"article.gloss"_s))
    {
        const auto articles = project().articles().ids({});
        const auto length = [this](ArticleId id) { return project().articles().text(id)->size(); };
        m_large = std::ranges::max(*articles, {}, length);
        m_small = std::ranges::min(*articles, {}, length);
        // What only the first time costs.
        for (const ArticleId article : {m_small, m_large, m_small, m_large}) {
            project().selection().chooseArticle(article);
            bench::Window::settle();
        }
    }

    void measure(double emptyMemory)
    {
        const bool isLarge = m_words > 100'000;
        if (bench::isWanted(u"open"_s))
            open(isLarge);
        m_window.rest();
        bench::printMemory(u"memory above an empty project"_s, m_size, bench::memoryHeld() - emptyMemory, isLarge ? 150 : 20);
        if (bench::isWanted(u"keys"_s)) {
            press(u"a page scrolled"_s, {Qt::Key_PageDown}, 300, {Milliseconds, 8});
            press(u"the caret a line down"_s, {Qt::Key_Down}, 200, {Milliseconds, 8});
            press(u"the caret a letter on"_s, {Qt::Key_Right}, 200, {Milliseconds, 8});
            press(u"to the end and back"_s, {Qt::CTRL | Qt::Key_End, Qt::CTRL | Qt::Key_Home}, 40, {Milliseconds, isLarge ? 50.0 : 16.0});
        }
        if (bench::isWanted(u"mark"_s))
            mark(isLarge);
        if (bench::isWanted(u"emphasise"_s))
            emphasise(isLarge);
        if (bench::isWanted(u"actions"_s))
            actions();
    }

private:
    [[nodiscard]] Project &project() const { return m_window.project(); }

    void open(bool isLarge)
    {
        bench::Times times;
        bench::Times held;
        for (int i = 0; i < 21; ++i) {
            project().selection().chooseArticle(m_small);
            m_window.rest();
            times.push_back(m_window.untilPainted([this] { project().selection().chooseArticle(m_large); }));
            const QDeadlineTimer enough(1'500);
            held.push_back(bench::Window::during([] { }, [&enough] { return enough.hasExpired(); }).held);
        }
        print(u"open an article"_s, times, {Milliseconds, isLarge ? 50.0 : 30.0});
        print(u"  then the window is held for at most"_s, held, {Slowest, 16});
    }

    void print(const QString &what, const bench::Times &times, Target target)
    {
        bench::Times floor;
        for (int i = 0; i < 9; ++i)
            floor.push_back(m_window.repaint());
        bench::print(what, m_size, times, floor, target);
    }

    void press(const QString &what, const QList<QKeyCombination> &keys, int times, Target target)
    {
        bench::Times taken;
        for (int i = 0; i < times; ++i) {
            const QKeyCombination key = keys[i % keys.size()];
            taken.push_back(m_window.untilAllPainted([&] { m_window.press(key.key(), key.keyboardModifiers()); }));
            QTest::qWait(20); // as a held key repeats
        }
        bench::Window::settle();
        print(what, taken, target);
    }

    void mark(bool isLarge)
    {
        const QString bare = bench::copyOf(project().path(), u"bare.gloss"_s);
        bench::BareProject floorProject(bare);
        bench::Times marks;
        bench::Times marksFollowed;
        bench::Times undos;
        bench::Times undosFollowed;
        bench::Times floor;
        ArticleView &view = m_window.view();
        m_window.press(Qt::Key_Home, Qt::ControlModifier);
        qsizetype at = view.text().length() / 2;
        view.scrollTo(TextSpan{at, at});
        bench::Window::settle();
        for (int i = 0; i < 40; ++i) {
            const qsizetype unit = view.text().text().indexOf(u" Monday "_s, view.text().toUtf16(at));
            if (unit < 0)
                break;
            at = *view.text().fromUtf16(unit + 1);
            view.setSelection(TextSpan{at, at + 6});
            bench::Window::settle();
            take(marks, marksFollowed, [this] { m_window.press(Qt::Key_P); });
            floor.push_back(bench::timed([&floorProject] { floorProject.insertMention(); }) + m_window.repaint());
            bench::Window::settle();
            if (i % 2 == 0)
                take(undos, undosFollowed, [this] { m_window.trigger("undo"); });
            bench::Window::settle();
        }
        bench::print(u"mark a mention"_s, m_size, marks, floor, {Milliseconds, 16});
        if (isLarge)
            bench::print(u"  its slowest"_s, m_size, marks, floor, {Slowest, 33});
        bench::print(u"  until the panels have followed"_s, m_size, marksFollowed, floor, {Milliseconds, 16});
        bench::print(u"undo it"_s, m_size, undos, floor, {Milliseconds, 16});
        bench::print(u"  until the panels have followed"_s, m_size, undosFollowed, floor, {Milliseconds, 16});
    }

    /// Until the article is painted, and until everything else is.
    void take(bench::Times &painted, bench::Times &followed, const std::function<void()> &edit)
    {
        followed.push_back(bench::timed([&] {
            painted.push_back(m_window.untilPainted(edit));
            bench::Window::drain();
        }));
    }

    /// The one who is mentioned most: in every tenth mention.
    void emphasise(bool isLarge)
    {
        const auto mentions = project().mentions().idsOfEntity(mostMentioned(), m_large);
        bench::Times times;
        for (size_t i = 0; i < 20; ++i) {
            project().selection().clear();
            m_window.view().scrollTo(project().mentions().mention(mentions->at(i % mentions->size()))->extent.hull());
            bench::Window::settle();
            const MentionId id = mentions->at(i % mentions->size());
            times.push_back(m_window.untilPainted([&] { project().selection().choose(Owner(id)); }));
            bench::Window::settle();
        }
        print(u"emphasise %1 mentions of one entity"_s.arg(mentions->size()), times, {Milliseconds, isLarge ? 33.0 : 16.0});
    }

    /// In the large article.
    [[nodiscard]] EntityId mostMentioned() const
    {
        const auto often = project().entities().mostMentioned(100);
        const auto isThere = [this](EntityId id) { return !project().mentions().idsOfEntity(id, m_large, 1)->empty(); };
        const auto found = std::ranges::find_if(*often, isThere);
        if (found == often->end())
            qFatal("nobody is mentioned in the large article");
        return *found;
    }

    /// For how long each of the window's actions holds it, from the current mention of who is mentioned most. What
    /// opens is closed again.
    void actions()
    {
        constexpr std::array names{"mention_next", "mention_previous", "name_next", "name_previous", "problem_next",
            "repeat", "mark_all", "assign", "split", "merge", "relate", "attributes", "event", "role", "tell_again",
            "record", "duplicate", "undo", "tell", "select_all", "copy_text", "copy_citation", "find", "links_all",
            "links_all", "zoom_in", "zoom_reset", "type_bar", "type_bar", "panels_toggle", "panels_toggle",
            "article_done", "undo"};
        const auto mentions = project().mentions().idsOfEntity(mostMentioned(), m_large);
        const MentionId middle = mentions->at(mentions->size() / 2);
        for (const char *name : names) {
            project().selection().choose(Owner(middle));
            m_window.view().scrollTo(project().mentions().mention(middle)->extent.hull());
            m_window.view().setFocus();
            hold(u"action %1"_s.arg(QLatin1StringView(name)), [this, name] { m_window.trigger(name); });
            leave();
        }
        m_window.view().setFocus();
        hold(u"a type is chosen"_s, [this] { m_window.press(Qt::Key_Return); });
        leave();
        m_window.view().setFocus();
        hold(u"selection to the end"_s,
            [this] { m_window.press(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier); });
        QWidget *window = m_window.view().window();
        hold(u"a narrower window"_s, [window] { window->resize(1200, 900); });
        hold(u"a wider window"_s, [window] { window->resize(1440, 900); });
        hold(u"dark colours"_s, [] { QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Dark); });
        hold(u"light colours"_s, [] { QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Light); });
        m_window.trigger("find");
        for (const QChar letter : u"monday"_s)
            hold(u"find: %1"_s.arg(letter),
                [this, letter] { QTest::keyClick(keys(), letter.toLatin1()); });
        leave();
    }

    /// Whatever was opened.
    void leave() const
    {
        QTest::keyClick(keys(), Qt::Key_Escape);
        bench::Window::settle();
    }

    /// Who has the keys, also where no window manager makes the window active.
    [[nodiscard]] QWidget *keys() const
    {
        QWidget *focus = m_window.view().window()->focusWidget();
        return focus ? focus : &m_window.view();
    }

    void hold(const QString &what, const std::function<void()> &function)
    {
        m_window.rest();
        const QDeadlineTimer enough(2'000);
        const double held = bench::Window::during(function, [&enough] { return enough.hasExpired(); }).held;
        bench::print(what + u" holds the window"_s, m_size, {held}, {m_window.repaint()}, {Milliseconds, 16});
    }

    const qint64 m_words;
    const QString m_size;
    bench::Window m_window;
    ArticleId m_large;
    ArticleId m_small;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    const double empty = bench::memoryOfAnEmptyProject();
    for (const qint64 words : bench::sizes({1'000, 10'000, 100'000, 1'000'000}))
        OneArticle(words).measure(empty);
    return 0;
}
