// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/project.h"

#include "models/domain/shippedschemas.h"

#include <QtConcurrentRun>

#include <latch>

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largeChangeset = 200'000; ///< bytes, compressed, that are too many for the GUI thread

} // namespace

Project::Project(std::unique_ptr<Store> store, Upkeep::Pace pace)
    : m_store(std::move(store)), m_workbench(*m_store), m_articles(*m_store), m_mentions(*m_store), m_entities(*m_store),
      m_relations(*m_store), m_events(*m_store), m_attributes(*m_store), m_notes(*m_store), m_externalIds(*m_store),
      m_schemas(*m_store), m_history(*m_store), m_articleList(m_workbench), m_entityTree(m_workbench),
      m_relationList(m_workbench), m_eventTree(m_workbench), m_details(m_workbench), m_problemList(m_workbench),
      m_historyList(m_workbench), m_selection(m_workbench), m_upkeep(*m_store, pace)
{
    connect(&m_workbench, &Workbench::schemaChanged, this, &Project::schemaChanged);
    for (IdModel *model : std::initializer_list<IdModel *>{&m_entityTree, &m_relationList, &m_eventTree, &m_problemList})
        connect(&m_selection, &SelectionContext::articleChanged, model, &IdModel::setArticle);
    connect(&m_selection, &SelectionContext::changed, &m_details,
            [this](const Selection &now) { m_details.setOwner(now.item.id != 0 ? now.item : Owner(now.article)); });
}

Project::~Project()
{
    m_largeUndo.waitForFinished();
}

Result<std::unique_ptr<Project>> Project::open(const QString &path, const Author &author, Store::Access access,
                                               Upkeep::Pace pace)
{
    GLOSSATOR_ASSIGN(auto store, Store::open(path, access));
    if (!store->isReadOnly())
        GLOSSATOR_TRY(store->setAuthor(author));
    return std::unique_ptr<Project>(new Project(std::move(store), pace));
}

Result<std::unique_ptr<Project>> Project::create(const QString &path, const Author &author, const QByteArray &schemaText,
                                                 Upkeep::Pace pace)
{
    const QByteArray schema = schemaText.isEmpty() ? shippedSchema(defaultSchemaName) : schemaText;
    GLOSSATOR_ASSIGN(auto store, Store::create(path, schema));
    GLOSSATOR_TRY(store->setAuthor(author));
    return std::unique_ptr<Project>(new Project(std::move(store), pace));
}

void Project::undo()
{
    apply(false);
}

void Project::redo()
{
    apply(true);
}

void Project::finish()
{
    m_largeUndo.waitForFinished();
    while (m_workbench.waiting() > 0) {
        m_workbench.runWaiting();
        m_largeUndo.waitForFinished();
    }
}

void Project::apply(bool forward)
{
    // Taken from the history in this thread or in a job's, told in this one.
    const auto told = [this, forward](const Result<HistoryEntry> &entry) {
        if (entry)
            Q_EMIT(forward ? redone(*entry) : undone(*entry));
        else
            m_workbench.report(entry.error());
    };
    m_workbench.edit([this, forward, told]() -> Result<> {
        const auto next = forward ? m_history.redoable() : m_history.undoable();
        if (!next || next->bytes < largeChangeset) {
            const auto entry = forward ? m_history.redo() : m_history.undo();
            if (entry || entry.error().code != Error::Code::Busy)
                told(entry);
            return entry || entry.error().code != Error::Code::Busy ? Result<>() : std::unexpected(entry.error());
        }
        // No edit may come between: it would be the one that is taken back.
        const auto lent = std::make_shared<std::latch>(1);
        m_largeUndo = QtConcurrent::run(&m_undoThread, [this, forward, lent] {
            const Store::Lease lease(*m_store);
            lent->count_down();
            return forward ? m_history.redo() : m_history.undo();
        });
        lent->wait();
        m_largeUndo.then(this, told);
        return {};
    });
}

} // namespace glossator
