// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/problemsearch.h"

#include "models/store/articlerepository.h"
#include "models/store/bundles.h"

#include <QtConcurrentRun>

namespace glossator {

using namespace std::chrono_literals;

namespace {

using Found = std::vector<LocatedProblem>;

Result<Found> problemsInArticle(Store &store, const Schema &schema, ArticleId id)
{
    const Store::Snapshot snapshot(store);
    GLOSSATOR_ASSIGN(Bundle bundle, Bundles(store).article(id, Bundles::Register::Included));
    const FactTypes types = factTypes(bundle);
    keepAccepted(bundle, true);
    return problemsIn(bundle, schema, types);
}

Result<Found> problemsInProject(Store &store, const Schema &schema, const std::atomic<bool> &cancelled)
{
    const Bundles bundles(store);
    GLOSSATOR_ASSIGN(Bundle project, bundles.project());
    const FactTypes types = factTypes(project);
    keepAccepted(project, true);
    Found found = problemsIn(project, schema, types);
    GLOSSATOR_ASSIGN(const auto articles, ArticleRepository(store).ids({}));
    for (const ArticleId id : articles) {
        if (cancelled)
            return fail(Error::Code::Cancelled, {});
        // Not one snapshot for all: it would keep the log from being emptied. A change starts the search again.
        const Store::Snapshot snapshot(store);
        auto bundle = bundles.article(id, Bundles::Register::Left);
        if (!bundle)
            continue; // removed meanwhile
        keepAccepted(*bundle, true);
        std::ranges::move(problemsIn(*bundle, schema, types), std::back_inserter(found));
    }
    return found;
}

} // namespace

ProblemSearch::ProblemSearch(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms); // somebody who marks one after another does not have it run after each
    connect(&m_delay, &QTimer::timeout, this, &ProblemSearch::start);
    connect(&workbench, &Workbench::changed, this, [this] {
        cancel();
        if (m_isWanted)
            m_delay.start();
    });
}

ProblemSearch::~ProblemSearch()
{
    cancel();
    m_running.waitForFinished();
}

void ProblemSearch::lookIn(ArticleId article)
{
    cancel();
    m_article = article;
    m_isWanted = true;
    m_delay.start();
}

void ProblemSearch::stop()
{
    cancel();
    m_isWanted = false;
    m_delay.stop();
    Q_EMIT found({});
}

void ProblemSearch::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void ProblemSearch::start()
{
    if (m_running.isRunning()) { // was told to stop, and has not yet
        m_delay.start();
        return;
    }
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_running = QtConcurrent::run([store = &m_workbench.store(), schema = m_workbench.schema(), article = m_article,
                                   cancelled = m_cancelled] {
        return article ? problemsInArticle(*store, schema, article) : problemsInProject(*store, schema, *cancelled);
    });
    m_running.then(this, [this, cancelled = m_cancelled](const Result<Found> &result) {
        if (result && !*cancelled)
            Q_EMIT found(*result);
        else if (!result && result.error().code != Error::Code::Cancelled && !*cancelled)
            m_workbench.report(result.error());
    });
}

} // namespace glossator
