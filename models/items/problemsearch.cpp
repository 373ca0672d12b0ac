// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/problemsearch.h"

#include "models/base/fold.h"
#include "models/store/articlerepository.h"
#include "models/store/bundles.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace glossator {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds longestPatience = 3s;
constexpr std::chrono::milliseconds patience = 200ms; // somebody who marks one after another does not have it run after each

Result<std::vector<LocatedProblem>> problemsInArticle(Store &store, const Schema &schema, ArticleId id)
{
    const Store::Snapshot snapshot(store);
    GLOSSATOR_ASSIGN(Bundle bundle, Bundles(store).annotations(id, Bundles::Register::Included));
    const FactTypes types = factTypes(bundle);
    keepAccepted(bundle, true);
    return problemsIn(bundle, schema, types);
}

Result<std::vector<LocatedProblem>> problemsInProject(Store &store, const Schema &schema)
{
    const Bundles bundles(store);
    GLOSSATOR_ASSIGN(Bundle project, bundles.project());
    const FactTypes types = factTypes(project);
    keepAccepted(project, true);
    std::vector<LocatedProblem> found = problemsIn(project, schema, types);
    GLOSSATOR_ASSIGN(const auto articles, ArticleRepository(store).ids({}));
    for (const ArticleId id : articles) {
        // Not one snapshot for all: it would keep the log from being emptied. A change starts the search again.
        const Store::Snapshot snapshot(store);
        auto bundle = bundles.annotations(id, Bundles::Register::Left);
        if (!bundle && bundle.error().code != Error::Code::NotFound)
            return std::unexpected(bundle.error());
        if (!bundle)
            continue; // removed meanwhile
        keepAccepted(*bundle, true);
        std::ranges::move(problemsIn(*bundle, schema, types), std::back_inserter(found));
    }
    return found;
}

} // namespace

FoundProblems::FoundProblems(std::vector<LocatedProblem> found) : problems(std::move(found))
{
    constexpr size_t seed = 7; // the same in each search
    places.reserve(qsizetype(problems.size()));
    std::array<std::vector<std::pair<QString, qint64>>, Problem::KindCount> messages;
    for (const LocatedProblem &one : problems) {
        const Owner &where = one.problem.where;
        const size_t hash = qHashMulti(seed, int(where.kind), where.id, int(one.problem.kind), one.problem.message);
        auto id = qint64(hash & size_t(std::numeric_limits<qint64>::max()));
        while (id == 0 || places.contains(id)) // said twice of one thing
            id = id == std::numeric_limits<qint64>::max() ? 1 : id + 1;
        places.insert(id, places.size());
        byPlace.at(size_t(one.problem.kind)).push_back(id);
        messages.at(size_t(one.problem.kind)).emplace_back(folded(one.problem.message), id);
    }
    for (size_t kind = 0; kind < messages.size(); ++kind) {
        std::ranges::stable_sort(messages[kind], {}, &std::pair<QString, qint64>::first);
        std::ranges::transform(messages[kind], std::back_inserter(byMessage[kind]), &std::pair<QString, qint64>::second);
    }
}

const LocatedProblem *FoundProblems::problem(qint64 id) const
{
    const auto place = places.constFind(id);
    return place == places.cend() ? nullptr : &problems[size_t(*place)];
}

ProblemSearch::ProblemSearch(Workbench &workbench, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_reader(workbench.store())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(patience);
    connect(&m_delay, &QTimer::timeout, this, &ProblemSearch::start);
    connect(&workbench, &Workbench::changed, this, [this] {
        m_reader.stop();
        if (m_where != Where::Nowhere)
            m_delay.start();
    });
}

void ProblemSearch::lookIn(ArticleId article)
{
    if (article)
        look(Where::Article, article);
    else
        stop();
}

void ProblemSearch::lookInProject() { look(Where::Project, {}); }

void ProblemSearch::look(Where where, ArticleId article)
{
    if (where == m_where && article == m_article)
        return;
    m_reader.stop();
    m_where = where;
    m_article = article;
    m_delay.start(patience);
}

void ProblemSearch::stop()
{
    m_reader.stop();
    m_where = Where::Nowhere;
    m_delay.stop();
    take(std::make_shared<FoundProblems>());
}

void ProblemSearch::take(Found found)
{
    m_workbench.freeLater(std::exchange(m_found, std::move(found)));
    Q_EMIT searched();
}

void ProblemSearch::start()
{
    QElapsedTimer clock;
    clock.start();
    m_reader.read<Found>(
        [store = &m_workbench.store(), schema = m_workbench.schema(), article = m_article]() -> Result<Found> {
            giveWay();
            GLOSSATOR_ASSIGN(
                auto found, article ? problemsInArticle(*store, schema, article) : problemsInProject(*store, schema));
            return std::make_shared<FoundProblems>(std::move(found));
        },
        [this, clock](const Result<Found> &result) {
            m_workbench.trimLater(); // of the whole that was read
            // Where it takes long, it waits for a pause as long, but never so long that somebody wonders.
            m_delay.setInterval(std::clamp(std::chrono::milliseconds(clock.elapsed()), patience, longestPatience));
            if (result)
                take(*result);
            else
                m_workbench.report(result.error());
        },
        m_article ? &m_workbench.spareThread() : nullptr); // the whole project takes too long for others to wait
}

} // namespace glossator
