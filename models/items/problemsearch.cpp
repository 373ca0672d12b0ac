// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/problemsearch.h"

#include "models/base/heap.h"
#include "models/store/articlerepository.h"
#include "models/store/bundles.h"

#include <QElapsedTimer>
#include <QScopeGuard>

namespace glossator {

using namespace std::chrono_literals;

namespace {

using Found = std::vector<LocatedProblem>;

constexpr std::chrono::milliseconds longestPatience = 3s;
constexpr std::chrono::milliseconds patience = 200ms; // somebody who marks one after another does not have it run after each

Result<Found> problemsInArticle(Store &store, const Schema &schema, ArticleId id)
{
    const Store::Snapshot snapshot(store);
    GLOSSATOR_ASSIGN(Bundle bundle, Bundles(store).article(id, Bundles::Register::Included));
    const FactTypes types = factTypes(bundle);
    keepAccepted(bundle, true);
    return problemsIn(bundle, schema, types);
}

Result<Found> problemsInProject(Store &store, const Schema &schema)
{
    const Bundles bundles(store);
    GLOSSATOR_ASSIGN(Bundle project, bundles.project());
    const FactTypes types = factTypes(project);
    keepAccepted(project, true);
    Found found = problemsIn(project, schema, types);
    GLOSSATOR_ASSIGN(const auto articles, ArticleRepository(store).ids({}));
    for (const ArticleId id : articles) {
        // Not one snapshot for all: it would keep the log from being emptied. A change starts the search again.
        const Store::Snapshot snapshot(store);
        auto bundle = bundles.article(id, Bundles::Register::Left);
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

ProblemSearch::ProblemSearch(Workbench &workbench, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_reader(workbench.store())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(patience);
    connect(&m_delay, &QTimer::timeout, this, &ProblemSearch::start);
    connect(&workbench, &Workbench::changed, this, [this] {
        m_reader.stop();
        if (m_isWanted)
            m_delay.start();
    });
}

void ProblemSearch::lookIn(ArticleId article)
{
    m_reader.stop();
    m_article = article;
    m_isWanted = true;
    m_delay.start(patience);
}

void ProblemSearch::stop()
{
    m_reader.stop();
    m_isWanted = false;
    m_delay.stop();
    Q_EMIT found({});
}

void ProblemSearch::start()
{
    QElapsedTimer clock;
    clock.start();
    m_reader.read<Found>(
        [store = &m_workbench.store(), schema = m_workbench.schema(), article = m_article] {
            const auto trimmed = qScopeGuard(trimHeap); // of the whole that was read
            return article ? problemsInArticle(*store, schema, article) : problemsInProject(*store, schema);
        },
        [this, clock](const Result<Found> &result) {
            // Where it takes long, it waits for a pause as long, but never so long that somebody wonders.
            m_delay.setInterval(std::clamp(std::chrono::milliseconds(clock.elapsed()), patience, longestPatience));
            if (result)
                Q_EMIT found(*result);
            else
                m_workbench.report(result.error());
        },
        m_article ? &m_workbench.spareThread() : nullptr); // the whole project takes too long for others to wait
}

} // namespace glossator
