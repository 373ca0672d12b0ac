// SPDX-License-Identifier: GPL-3.0-or-later
// The program that people start, on an article of 1,000,000 words, driven by the keys of an X server: opened, read page by
// page to the end, marked in, undone. From the key to the answer of the server that it has drawn the view. The floor is
// the same for a key that moves the caret by a letter.
#include "models/store/articlerepository.h"
#include "tests/benchmarks/benchtable.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/benchmarks/generatednews.h"
#include "tests/benchmarks/programrun.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QThread>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

using bench::Target;
using enum Target::Kind;

constexpr qint64 wordsOnAPage = 350; // at least

class Keys {
public:
    Keys()
    {
        m_process.start(u"xdotool"_s, {u"-"_s});
        if (!m_process.waitForStarted())
            qFatal("xdotool is not there");
    }
    ~Keys()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    void send(const QByteArray &command)
    {
        m_process.write(command + '\n');
        m_process.waitForBytesWritten();
    }

private:
    QProcess m_process;
};

class ReadingRun {
public:
    ReadingRun(qint64 words, const QString &project)
        : m_words(words)
        , m_size(QLocale::c().toString(words) + u" words"_s)
        , m_program(QStringLiteral(GLOSSATOR_PATH), {project}, u"glossator::ArticleView+"_s, withName(m_home))
        , m_isLarge(words > 100'000)
    {
        m_opened = m_program.firstPainted();
        m_program.settle();
        m_keys.send("search --sync --onlyvisible --class glossator windowfocus --sync %@");
        m_program.settle();
    }

    void measure()
    {
        bench::Times floor;
        for (int i = 0; i < 20; ++i)
            floor.push_back(press("Right"));
        print(u"start to painted"_s, {m_opened}, floor, {Milliseconds, 500});
        bench::printMemory(u"memory of the program, opened"_s, m_size, m_program.memory());
        bench::Times pages;
        for (qint64 i = 0; i < m_words / wordsOnAPage; ++i)
            pages.push_back(press("Next"));
        print(u"%1 pages, one after the other"_s.arg(pages.size()), pages, floor, {Milliseconds, 8});
        print(u"  the slowest of them"_s, pages, floor, {Slowest, 16});
        bench::printMemory(u"memory of the program, read to the end"_s, m_size, m_program.memory());
        bench::Times ends;
        for (int i = 0; i < 10; ++i)
            ends.push_back(press(i % 2 == 0 ? "ctrl+Home" : "ctrl+End"));
        print(u"to the end and back"_s, ends, floor, {Milliseconds, m_isLarge ? 50.0 : 16.0});
        press("ctrl+Home");
        bench::Times marks;
        bench::Times undos;
        for (int i = 0; i < 20; ++i) {
            for (int word = 0; word < 7; ++word)
                press("ctrl+Right");
            press("ctrl+shift+Right");
            m_program.settle();
            marks.push_back(press("p"));
            m_program.settle();
            undos.push_back(press("ctrl+z"));
            m_program.settle();
        }
        print(u"mark a mention"_s, marks, floor, {Milliseconds, 16});
        print(u"undo it"_s, undos, floor, {Milliseconds, 16});
        bench::printMemory(u"memory of the program, with marks made and undone"_s, m_size, m_program.memory());
        QThread::sleep(3); // what was read whole is given back in a pause
        bench::printMemory(u"memory of the program, after a pause"_s, m_size, m_program.memory());
    }

private:
    /// Then nobody is asked for it.
    static const QTemporaryDir &withName(const QTemporaryDir &home)
    {
        QSettings settings(home.filePath(u"glossator.org/glossator.conf"_s), QSettings::NativeFormat);
        settings.setValue(u"author/name"_s, u"Ada"_s);
        return home;
    }

    double press(const QByteArray &key)
    {
        const qint64 since = bench::clockNow();
        m_keys.send("key --clearmodifiers --delay 0 " + key); // else xdotool waits 6 ms between Ctrl and the letter
        const double taken = m_program.painted(since, 500);
        QThread::msleep(20); // as a held key repeats
        return taken;
    }

    void print(const QString &what, const bench::Times &times, const bench::Times &floor, Target target)
    {
        bench::print(u"program: "_s + what, m_size, times, floor, target);
    }

    const qint64 m_words;
    const QString m_size;
    const QTemporaryDir m_home;
    bench::ProgramRun m_program;
    Keys m_keys;
    const bool m_isLarge;
    double m_opened = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    for (const qint64 words : bench::sizes({10'000, 1'000'000})) {
        const QString path = bench::copyOf(bench::newsProject({{1, words}}), u"reading.gloss"_s);
        {
            bench::Window window(path); // it is the last article then
            window.project().selection().chooseArticle(window.project().articles().ids({})->front());
            bench::Window::settle();
        }
        ReadingRun(words, path).measure();
    }
    return 0;
}
