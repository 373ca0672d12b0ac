// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of thousands of rows in a project of 10,000 articles of 500 words, undone and done again: how long they take in
// the background, and for how long the window answers nobody meanwhile. The floor is SQLite alone writing the same
// number of rows.
#include "models/jobs/occurrences.h"
#include "tests/benchmarks/barerows.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/benchmarks/generatednews.h"
#include "widgets/articleview/articleview.h"
#include "widgets/panels/itempanel.h"

#include <QApplication>
#include <QLocale>

using namespace glossator;
using namespace Qt::StringLiterals;

namespace {

using bench::Target;
using enum Target::Kind;

constexpr size_t merged = 10'000; ///< mentions of each of two entities
constexpr size_t marked = 5'000;
constexpr size_t retyped = 100'000;

QString numbered(size_t count) { return QLocale::c().toString(qulonglong(count)); }

class Bulk {
public:
    explicit Bulk(qint64 articles)
        : m_size(QLocale::c().toString(articles) + u" articles"_s)
        , m_path(bench::copyOf(bench::newsProject({{articles, 500}}), u"bulk.gloss"_s))
        , m_bare(bench::copyOf(m_path, u"bare.gloss"_s))
    {
        const auto store = Store::open(m_path, Store::Access::ReadWrite);
        const EntityRepository entities(**store);
        const auto known = MentionRepository(**store).idsOfEntity(entities.mostMentioned(1)->front());
        if (!known || known->size() < 2 * merged)
            qFatal("the project is too small");
        for (size_t i = 0; i < 2; ++i) {
            const auto from = known->begin() + ptrdiff_t(i * merged);
            m_entities.push_back(*EntityRepository(**store).split({from, from + ptrdiff_t(merged)}));
        }
    }

    void measure()
    {
        bench::Window window(m_path);
        m_window = &window;
        project().selection().chooseArticle(project().articles().ids({})->front());
        for (const QString &list : {u"entities"_s, u"relations"_s, u"events"_s})
            window.panel(list)->setWholeProject(true);
        window.rest();
        Store *store = &project().store();

        if (bench::isWanted(u"merge"_s)) {
            const auto merge = [store, this] { return EntityRepository(*store).merge(m_entities[0], {m_entities[1]}); };
            edit(u"merge two entities of %1 mentions"_s.arg(numbered(merged)), merged, merge,
                "UPDATE mention SET entity_id = (SELECT min(id) FROM entity) WHERE id IN"
                " (SELECT id FROM mention WHERE entity_id IS NOT NULL LIMIT 10000)");
        }
        if (bench::isWanted(u"mark"_s)) {
            JobContext job;
            auto places = findOccurrences(*store, {{u"Monday"_s}}, job);
            std::erase_if(places->found, [](const Occurrence &place) { return !place.there.empty(); });
            places->found.resize(std::min(places->found.size(), marked));
            const auto mark = [store, found = places->found]() -> Result<> {
                JobContext context;
                const TypeRef type{TypeGroup::Mention, u"PER"_s};
                GLOSSATOR_TRY(markOccurrences(*store, found, {type, {}, u"Monday"_s}, u"Monday"_s, context));
                return {};
            };
            edit(u"mark %1 occurrences"_s.arg(numbered(places->found.size())), marked, mark,
                "INSERT INTO mention(article_id, type, begin, end, quote, created, modified)"
                " SELECT id, 'PER', 5, 9, 'word', 0, 0 FROM article LIMIT 5000");
        }
        if (bench::isWanted(u"retype"_s)) {
            std::vector<MentionId> mentions;
            const auto articles = project().articles().ids({});
            for (size_t i = 0; i < articles->size() && mentions.size() < retyped; ++i) {
                const auto there = project().mentions().inArticle(articles->at(i));
                std::ranges::transform(*there, std::back_inserter(mentions), &Mention::id);
            }
            const auto retype = [store, mentions] { return MentionRepository(*store).retype(mentions, u"VEH"_s); };
            edit(u"retype %1 mentions"_s.arg(numbered(mentions.size())), mentions.size(), retype,
                "UPDATE mention SET type = 'VEH', modified = 1 WHERE id IN (SELECT id FROM mention LIMIT 100000)");
        }
    }

private:
    [[nodiscard]] Project &project() const { return m_window->project(); }

    /// @param floor the same rows in SQL
    void edit(const QString &what, size_t rows, const Workbench::Edit &change, const QByteArray &floor)
    {
        const bench::Times bare{bench::timed([&] { m_bare.run(floor); })};
        const auto print = [&](const QString &name, const bench::Window::Stretch &taken) {
            bench::print(name, m_size, {taken.whole}, bare);
            bench::print(u"  the window is held for at most"_s, m_size, {taken.held}, {m_window->repaint()}, {Milliseconds, 16});
        };
        const auto isOver = [this] { return !project().workbench().isWorking(); };
        const auto during = [&](const std::function<void()> &function) {
            const auto taken = bench::Window::during(function, isOver);
            m_window->rest();
            return taken;
        };
        print(what, during([&] { project().workbench().editMany(rows, change); }));
        print(u"  undo"_s, during([this] { project().undo(); }));
        print(u"  redo"_s, during([this] { project().redo(); }));
        project().undo();
        project().finish();
        m_window->rest();
    }

    const QString m_size;
    const QString m_path;
    bench::BareProject m_bare;
    std::vector<EntityId> m_entities;
    bench::Window *m_window = nullptr;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    bench::prepareApplication();
    for (const qint64 articles : bench::sizes({10'000}))
        Bulk(articles).measure();
    return 0;
}
