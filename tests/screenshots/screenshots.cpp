// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pictures of resources/screenshots: the real window on the sample project, brought by real keys and clicks to
// what each picture shows. Takes the folder to write to and, if not all, the names of pictures. Needs an X display, where
// pop-ups are windows of their own.
#include "app/mainwindow.h"
#include "app/outlinedstyle.h"
#include "app/theme.h"
#include "models/jobs/sample.h"
#include "widgets/articleview/articleview.h"

#include <KAboutData>
#include <KActionCollection>
#include <KIconTheme>
#include <KLocalizedString>
#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <cstdio>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

/// The window and the reader in front of it.
class Stage {
public:
    explicit Stage(const QString &project) : m_window(new MainWindow({{}, u"5d0e4b9e-ada"_s, u"Ada"_s}))
    {
        static const int started = (theme::start(), 0); // after the first window, as the program does
        Q_UNUSED(started)
        m_window->setGeometry(0, 0, 1280, 800);
        m_window->show();
        if (!m_window->openProject(project) || !QTest::qWaitForWindowExposed(m_window))
            qFatal("%ls cannot be shown.", qUtf16Printable(project));
        m_window->activateWindow();
        view().setFocus();
        QTest::qWait(500);
    }
    ~Stage()
    {
        m_window->close();
        QTest::qWait(50);
    }

    [[nodiscard]] ArticleView &view() const { return m_window->articleView(); }
    [[nodiscard]] Project &project() const { return *m_window->project(); }

    /// The article whose title has these words.
    void open(const QString &words) const
    {
        const auto ids = project().articles().ids({}).value_or(std::vector<ArticleId>());
        for (const ArticleId id : ids) {
            if (project().articles().article(id)->title.contains(words))
                project().selection().chooseArticle(id);
        }
        QTest::qWait(100);
    }
    /// Clicks the first letter of these words.
    void click(const QString &words) const
    {
        const TextSpan span = find(words);
        view().scrollTo(span);
        QTest::qWait(50);
        QTest::mouseClick(
            view().viewport(), Qt::LeftButton, {}, view().rectsOf(span).front().center().toPoint());
        QTest::qWait(50);
    }
    void select(const QString &words) const { view().setSelection(find(words)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &view(), key, modifiers);
        QTest::qWait(200);
    }
    void trigger(const char *action) const
    {
        m_window->actionCollection()->action(QLatin1String(action))->trigger();
        QTest::qWait(600); // what it searches for
    }

    [[nodiscard]] QPixmap picture() const
    {
        QTest::qWait(400);
        const QRect place = m_window->geometry();
        return m_window->screen()->grabWindow(0, place.x(), place.y(), place.width(), place.height());
    }

private:
    [[nodiscard]] TextSpan find(const QString &words) const
    {
        const TextOffsets &text = view().text();
        const qsizetype at = text.text().indexOf(words);
        if (at < 0)
            qFatal("“%ls” is not in the article.", qUtf16Printable(words));
        return {*text.fromUtf16(at), *text.fromUtf16(at + words.size())};
    }

    MainWindow *m_window;
};

struct Picture {
    const char *name;
    const char *theme;
    void (*prepare)(const Stage &stage);
};

// clang-format off
constexpr Picture Pictures[] = {
    {"light", "light", [](const Stage &stage) { stage.click(u"Nihat Erölmez"_s); }},
    {"dark", "dark", [](const Stage &stage) { stage.open(u"joint"_s); stage.click(u"Ayşegül Tunçdağ"_s); }},
    {"contrast", "contrast", [](const Stage &stage) { stage.click(u"Nihat Erölmez"_s); }},
    {"turkish", "light", [](const Stage &stage) { stage.open(u"yas"_s); }},
    {"arabic", "light", [](const Stage &stage) { stage.open(u"النوارس"_s); }},
    {"relation", "light", [](const Stage &stage) {
         RelationQuery query;
         query.article = stage.project().selection().article();
         query.text = u"Employ"_s;
         const auto relations = stage.project().relations().ids(query);
         if (relations && !relations->empty())
             stage.project().selection().choose(relations->front());
     }},
    {"event", "light", [](const Stage &stage) { stage.click(u"rammed"_s); }},
    {"event-dark", "dark", [](const Stage &stage) { stage.click(u"rammed"_s); }},
    {"type-picker", "light", [](const Stage &stage) { stage.select(u"dozens"_s); stage.press(Qt::Key_Return); }},
    {"occurrences", "light", [](const Stage &stage) { stage.click(u"Sitare"_s); stage.trigger("mark_all"); }},
};
// clang-format on

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir home; // nobody's settings
    for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        qputenv(variable, home.path().toUtf8());
    KIconTheme::initTheme();
    QApplication app(argc, argv);
    QApplication::setStyle(new OutlinedStyle);
    KLocalizedString::setApplicationDomain("glossator");
    KAboutData::setApplicationData(KAboutData(u"glossator"_s, u"Glossator"_s, u"0"_s)); // names the .rc file
    QTranslator plurals;
    if (!plurals.load(u":/i18n/glossator_en.qm"_s))
        qFatal("The English plurals are missing.");
    QApplication::installTranslator(&plurals);
    const QStringList arguments = QApplication::arguments().sliced(1);
    if (arguments.isEmpty()) {
        std::fputs("screenshots FOLDER [NAME…]\n", stderr);
        return 2;
    }
    const QString suffix = app.devicePixelRatio() > 1 ? u"@%1x"_s.arg(app.devicePixelRatio()) : QString();
    for (const Picture &picture : Pictures) {
        if (arguments.size() > 1 && !arguments.contains(QLatin1String(picture.name)))
            continue;
        const QTemporaryDir folder;
        const QString project = folder.filePath(u"sample.gloss"_s);
        if (const auto made = makeSample(project, {{}, u"5d0e4b9e-ada"_s, u"Ada"_s}); !made)
            qFatal("%ls", qUtf16Printable(made.error().message));
        theme::use(QLatin1String(picture.theme), false);
        const Stage stage(project);
        picture.prepare(stage);
        const QString file = QDir(arguments.first()).filePath(QLatin1String(picture.name) + suffix + u".png"_s);
        if (!stage.picture().save(file)) {
            std::fprintf(stderr, "%s cannot be written.\n", qPrintable(file));
            return 4;
        }
        std::printf("%s\n", qPrintable(file));
    }
    return 0;
}
