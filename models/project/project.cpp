// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/project.h"

#include "models/domain/shippedschemas.h"

namespace glossator {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largeChangeset = 16'000; ///< bytes, compressed, that are too many for the GUI thread: about a thousand rows

} // namespace

Project::Project(std::unique_ptr<Store> store, Upkeep::Pace pace)
    : m_store(std::move(store)), m_workbench(*m_store), m_articles(*m_store), m_mentions(*m_store), m_entities(*m_store),
      m_relations(*m_store), m_events(*m_store), m_attributes(*m_store), m_notes(*m_store), m_externalIds(*m_store),
      m_schemas(*m_store), m_history(*m_store), m_articleList(m_workbench), m_entityTree(m_workbench),
      m_relationList(m_workbench), m_eventTree(m_workbench), m_details(m_workbench), m_articleProblems(m_workbench),
      m_problemList(m_workbench, m_articleProblems), m_historyList(m_workbench), m_selection(m_workbench),
      m_upkeep(*m_store, pace)
{
    connect(&m_workbench, &Workbench::schemaChanged, this, &Project::schemaChanged);
    for (IdModel *model : std::initializer_list<IdModel *>{&m_entityTree, &m_relationList, &m_eventTree, &m_problemList})
        connect(&m_selection, &SelectionContext::articleChanged, model, &IdModel::setArticle);
    connect(&m_selection, &SelectionContext::articleChanged, &m_articleProblems, &ProblemSearch::lookIn);
    connect(&m_selection, &SelectionContext::changed, &m_details,
            [this](const Selection &now) { m_details.setOwner(now.item.id != 0 ? now.item : Owner(now.article)); });
    connect(&m_selection, &SelectionContext::groupChanged, &m_details, [this](const std::vector<Owner> &group) {
        const Selection &now = m_selection.now();
        m_details.setOwners(!group.empty() ? group : std::vector<Owner>{now.item.id != 0 ? now.item : Owner(now.article)});
    });
}

Project::~Project() = default;

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
    m_workbench.editNow([this] {
        const auto next = m_history.undoable();
        return apply(next ? next->bytes : 0, false, [this] { return m_history.undo(); });
    });
}

void Project::redo()
{
    m_workbench.editNow([this] {
        const auto next = m_history.redoable();
        return apply(next ? next->bytes : 0, true, [this] { return m_history.redo(); });
    });
}

void Project::undoTo(qint64 group)
{
    m_workbench.editNow([this, group] {
        return apply(m_history.bytesSince(group), false, [this, group] { return m_history.undoTo(group); });
    });
}

void Project::finish()
{
    m_workbench.finish();
}

Result<> Project::apply(qint64 bytes, bool forward, std::function<Result<HistoryEntry>()> take)
{
    const auto entry = std::make_shared<HistoryEntry>();
    const auto keep = [take = std::move(take), entry]() -> Result<> {
        GLOSSATOR_ASSIGN(*entry, take());
        return {};
    };
    const auto tell = [this, forward, entry] { Q_EMIT(forward ? redone(*entry) : undone(*entry)); };
    if (bytes >= largeChangeset)
        return m_workbench.goOnInBackground(keep, [tell](bool) { tell(); });
    GLOSSATOR_TRY(keep());
    tell();
    return {};
}

} // namespace glossator
