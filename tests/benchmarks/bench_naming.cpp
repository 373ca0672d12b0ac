// SPDX-License-Identifier: GPL-3.0-or-later
// Saying whom a mention names among 100,000 entities: how long each key typed into the list holds the window, and how
// long its rows take. The floor is the article painting itself once, and SQLite alone reading every name.
#include "models/store/articlerepository.h"
#include "models/store/entityrepository.h"
#include "models/store/mentionrepository.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/support/importfiles.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/picker.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

QString projectWith(int entities, ArticleId &article)
{
    const auto store = test::emptyProject(u"naming.gloss"_s);
    store->setDurable(false);
    const auto made = store->perform({}, [&](Operation &) -> Result<> {
        Article about;
        about.title = u"Visit"_s;
        GLOSSATOR_ASSIGN(article, ArticleRepository(*store).add(about, u"Ayşe Demir spoke. He left."_s));
        EntityRepository repository(*store);
        for (int i = 0; i < entities; ++i) {
            Entity entity;
            entity.type = u"PER"_s;
            entity.name = u"Person %1 of Place %2"_s.arg(i).arg(i * 7919 % entities);
            GLOSSATOR_TRY(repository.create(entity));
        }
        GLOSSATOR_TRY(MentionRepository(*store).mark(article, TextSpan{0, 10}, u"PER"_s));
        return {};
    });
    if (!made)
        qFatal("%ls", qUtf16Printable(made.error().message));
    return store->path();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    constexpr int entities = 100'000;
    ArticleId article;
    const QString path = projectWith(entities, article);
    bench::Window window(path);
    window.project().selection().chooseArticle(article);
    bench::Window::settle();
    const qsizetype he = window.view().text().text().indexOf(u"He left"_s);
    window.view().setSelection(TextSpan{he, he + 2});
    window.press(Qt::Key_P);
    bench::Window::settle();

    window.press(Qt::Key_Tab);
    const auto pickers = window.view().findChildren<Picker *>();
    const auto found = std::ranges::find_if(pickers, &QWidget::isVisible);
    if (found == pickers.end())
        qFatal("nobody is asked whom it names");
    Picker *picker = *found;
    auto *edit = picker->findChild<QLineEdit *>();
    bench::Times held; // the longest stretch in which the window answers nobody
    bench::Times answered;
    bench::Times painted;
    bench::Times read;
    for (const QChar letter : u"person 4711 of place"_s) {
        bench::Window::settle();
        double longest = 0;
        answered.push_back(bench::timed([&] {
            longest = bench::timed([edit, letter] { QTest::keyClick(edit, letter.toLatin1()); });
            do {
                longest = std::max(longest, bench::timed([] { QCoreApplication::processEvents(); }));
            } while (picker->isWaiting());
        }));
        held.push_back(longest);
        painted.push_back(window.repaint());
        read.push_back(bench::timed([&] { static_cast<void>(window.project().entities().names()); }));
    }
    const QString size = u"100,000 entities"_s;
    bench::print(u"a key typed holds the window for"_s, size, held, painted, {bench::Target::Kind::Milliseconds, 16});
    bench::print(u"  until its rows are there"_s, size, answered, read, {bench::Target::Kind::Milliseconds, 300});
    picker->close();
    return 0;
}
