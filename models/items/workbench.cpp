// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/workbench.h"

#include "models/base/heap.h"
#include "models/store/schemarepository.h"
#include "models/store/stoppable.h"
#include "models/store/usage.h"

#include <QFileInfo>

#include <future>

namespace glossator {

using namespace std::chrono_literals;

namespace {

std::unexpected<Error> busy()
{
    return fail(Error::Code::Busy, Workbench::tr("Other changes are still being written. Try again when they are done."));
}

} // namespace

Workbench::Workbench(Store &store, QObject *parent) : QObject(parent), m_store(store)
{
    readSchema();
    m_spare.setMaxThreadCount(1);
    m_spare.setExpiryTimeout(-1); // the store keeps a connection for it
    connect(&store, &Store::changed, this, &Workbench::gather);
    connect(&store, &Store::lentChanged, this, [this](bool isLent) {
        if (!isLent)
            runWaiting();
    });
    // A job may write without holding the connection all the time; then nobody says when it is free.
    m_retry.setInterval(100ms);
    connect(&m_retry, &QTimer::timeout, this, &Workbench::runWaiting);
    m_trim.setSingleShot(true);
    m_trim.setInterval(1s);
    connect(&m_trim, &QTimer::timeout, this, [this] { static_cast<void>(inBackground(m_spare, trimHeap)); });
}

Workbench::~Workbench()
{
    m_background.waitForFinished();
}

bool Workbench::editMany(size_t size, Edit change, After after)
{
    return edit([this, size, change = std::move(change), after = std::move(after)]() -> Result<> {
        if (size > largeGroup)
            return goOnInBackground(change, after);
        const qint64 before = m_store.commits();
        GLOSSATOR_TRY(change());
        if (after)
            after(m_store.commits() != before);
        return {};
    });
}

bool Workbench::editMany(const std::vector<Owner> &things, Edit change, After after)
{
    const auto weight = Usage(m_store).weight(things);
    return editMany(weight ? size_t(*weight) : things.size(), std::move(change), std::move(after));
}

Result<> Workbench::goOnInBackground(Edit rest, After after)
{
    // No edit may come between: an undo would take that one back. Nor is a job waited for that was faster.
    const auto isLent = std::make_shared<std::promise<bool>>();
    std::stop_source stop;
    QFuture<Result<bool>> background
        = inBackground(m_thread, [this, rest = std::move(rest), isLent, token = stop.get_token()]() -> Result<bool> {
              const Store::Lease lease(m_store, std::try_to_lock);
              isLent->set_value(lease.isHeld());
              if (!lease.isHeld())
                  return false;
              const qint64 before = m_store.commits();
              GLOSSATOR_TRY(guarded([&] {
                  const Stoppable stoppable(m_store, token);
                  return rest();
              }));
              return m_store.commits() != before;
          });
    if (!isLent->get_future().get())
        return busy();
    m_stop = std::move(stop);
    m_background = std::move(background);
    Q_EMIT workingChanged(true);
    m_background.then(this, [this, after = std::move(after)](const Result<bool> &isChange) {
        if (!isWorking()) // else the next one began, which waited for the connection
            Q_EMIT workingChanged(false);
        if (!isChange)
            report(isChange.error());
        else if (after)
            after(*isChange);
        if (m_then && !isWorking()) {
            finish();
            std::exchange(m_then, {})();
        }
    });
    return {};
}

void Workbench::stopThen(std::function<void()> then)
{
    stop();
    m_then = std::move(then);
    if (isWorking())
        return;
    finish();
    std::exchange(m_then, {})();
}

Result<> Workbench::setAuthor(const Author &author)
{
    GLOSSATOR_TRY(m_store.setAuthor(author));
    Q_EMIT authorChanged();
    return {};
}

void Workbench::finish()
{
    m_background.waitForFinished();
    while (waiting() > 0) {
        runWaiting();
        m_background.waitForFinished();
    }
}

bool Workbench::editNow(const Edit &edit)
{
    Result<> done = m_waiting.empty() && !m_store.isLent() ? edit() : busy();
    if (!done && done.error().code == Error::Code::Busy)
        done = busy(); // the store says that it waits
    if (!done)
        report(done.error());
    return done.has_value();
}

bool Workbench::edit(Edit edit)
{
    if (m_waiting.empty() && !m_store.isLent()) {
        const Result<> done = edit();
        if (done)
            return true;
        if (done.error().code != Error::Code::Busy) {
            report(done.error());
            return false;
        }
    }
    m_waiting.push_back(std::move(edit));
    m_retry.start();
    Q_EMIT waitingChanged(waiting());
    return true;
}

bool Workbench::isLarge(ArticleId article) const
{
    if (!article)
        return QFileInfo(m_store.path()).size() + m_store.logSize() > m_largeFrom;
    const auto weight = Usage(m_store).weight({Owner(article)});
    return weight && *weight > m_manyMentions;
}

void Workbench::runWaiting()
{
    const qsizetype before = waiting();
    while (!m_waiting.empty() && !m_store.isLent()) {
        const Result<> done = m_waiting.front()();
        if (!done && done.error().code == Error::Code::Busy)
            break;
        m_waiting.pop_front();
        if (!done)
            report(done.error());
    }
    if (m_waiting.empty())
        m_retry.stop();
    if (waiting() != before)
        Q_EMIT waitingChanged(waiting());
}

void Workbench::gather(const ChangeSet &changes)
{
    if (!m_gathered.isEmpty()) {
        m_gathered.append(changes);
        return;
    }
    m_gathered = changes;
    if (m_trim.isActive())
        m_trim.start();
    QMetaObject::invokeMethod(this, &Workbench::flush, Qt::QueuedConnection);
}

void Workbench::flush()
{
    if (m_gathered.isEmpty())
        return;
    const ChangeSet changes = std::exchange(m_gathered, {});
    if (changes.touches(Table::Schema)) {
        readSchema();
        Q_EMIT schemaChanged();
    }
    Q_EMIT changed(changes);
}

void Workbench::readSchema()
{
    if (auto schema = SchemaRepository(m_store).schema())
        m_schema = *std::move(schema);
    else
        report(schema.error());
}

} // namespace glossator
