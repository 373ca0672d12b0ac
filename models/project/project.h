// SPDX-License-Identifier: GPL-3.0-or-later
// An open project: the store, the repositories, the models over them and what is current, put together without widgets.
// Lives on the GUI thread; everything that it hands out lives as long as it does.
#pragma once

#include "models/items/articlelistmodel.h"
#include "models/items/detailsmodel.h"
#include "models/items/entitytreemodel.h"
#include "models/items/eventtreemodel.h"
#include "models/items/historymodel.h"
#include "models/items/problemlistmodel.h"
#include "models/items/relationlistmodel.h"
#include "models/project/selectioncontext.h"
#include "models/project/upkeep.h"
#include "models/store/attributerepository.h"
#include "models/store/schemarepository.h"

namespace glossator {

class Project : public QObject {
    Q_OBJECT

public:
    /// Opens a project file. Where it fails with Code::Locked or Code::ReadOnly, the caller may try again for reading.
    [[nodiscard]] static Result<std::unique_ptr<Project>> open(const QString &path, const Author &author,
                                                               Store::Access access = Store::Access::ReadWrite,
                                                               Upkeep::Pace pace = {});
    /// Makes a project file, with the schema newsace where no text is given. Fails when the file exists.
    [[nodiscard]] static Result<std::unique_ptr<Project>> create(const QString &path, const Author &author,
                                                                 const QByteArray &schemaText = {},
                                                                 Upkeep::Pace pace = {});
    ~Project() override;

    [[nodiscard]] Store &store() { return *m_store; }
    [[nodiscard]] Workbench &workbench() { return m_workbench; }
    [[nodiscard]] const Schema &schema() const { return m_workbench.schema(); }
    [[nodiscard]] QString path() const { return m_store->path(); }
    [[nodiscard]] bool isReadOnly() const { return m_store->isReadOnly(); }
    [[nodiscard]] Upkeep &upkeep() { return m_upkeep; }

    [[nodiscard]] ArticleRepository &articles() { return m_articles; }
    [[nodiscard]] MentionRepository &mentions() { return m_mentions; }
    [[nodiscard]] EntityRepository &entities() { return m_entities; }
    [[nodiscard]] RelationRepository &relations() { return m_relations; }
    [[nodiscard]] EventRepository &events() { return m_events; }
    [[nodiscard]] AttributeRepository &attributes() { return m_attributes; }
    [[nodiscard]] NoteRepository &notes() { return m_notes; }
    [[nodiscard]] ExternalIdRepository &externalIds() { return m_externalIds; }
    [[nodiscard]] SchemaRepository &schemas() { return m_schemas; }
    [[nodiscard]] History &history() { return m_history; }

    [[nodiscard]] SelectionContext &selection() { return m_selection; }
    [[nodiscard]] ArticleListModel &articleList() { return m_articleList; }
    [[nodiscard]] EntityTreeModel &entityTree() { return m_entityTree; }
    [[nodiscard]] RelationListModel &relationList() { return m_relationList; }
    [[nodiscard]] EventTreeModel &eventTree() { return m_eventTree; }
    /// Of what is current, or else of the article.
    [[nodiscard]] DetailsModel &details() { return m_details; }
    [[nodiscard]] ProblemListModel &problemList() { return m_problemList; }
    /// In the open article.
    [[nodiscard]] ProblemSearch &articleProblems() { return m_articleProblems; }
    [[nodiscard]] HistoryModel &historyList() { return m_historyList; }

    /// Runs verbs now, or when the job that writes is done; Workbench::failed() says what was refused, and waiting() how
    /// many wait.
    bool edit(Workbench::Edit edit) { return m_workbench.edit(std::move(edit)); }
    /// Takes the last action back, or puts it in again; undone() and redone() say which it was. A large one is applied
    /// in the background, while edits wait.
    void undo();
    void redo();
    /// Takes back all that was done after an action of the history, as one step; undone() tells the newest of it.
    void undoTo(qint64 group);
    /// Waits for what is applied in the background and makes the edits that wait for it, before the project is closed.
    void finish();

Q_SIGNALS:
    void schemaChanged();
    void undone(const glossator::HistoryEntry &entry);
    void redone(const glossator::HistoryEntry &entry);

private:
    Project(std::unique_ptr<Store> store, Upkeep::Pace pace);
    /// @param bytes of the changesets; what takes longer than a person should wait goes to the background
    Result<> apply(qint64 bytes, bool forward, std::function<Result<HistoryEntry>()> take);

    std::unique_ptr<Store> m_store;
    Workbench m_workbench;
    ArticleRepository m_articles;
    MentionRepository m_mentions;
    EntityRepository m_entities;
    RelationRepository m_relations;
    EventRepository m_events;
    AttributeRepository m_attributes;
    NoteRepository m_notes;
    ExternalIdRepository m_externalIds;
    SchemaRepository m_schemas;
    History m_history;
    ArticleListModel m_articleList;
    EntityTreeModel m_entityTree;
    RelationListModel m_relationList;
    EventTreeModel m_eventTree;
    DetailsModel m_details;
    ProblemSearch m_articleProblems;
    ProblemListModel m_problemList;
    HistoryModel m_historyList;
    SelectionContext m_selection; // after the models: they know of a change before it does
    Upkeep m_upkeep; // goes first, with its last backup
};

} // namespace glossator

Q_DECLARE_METATYPE(glossator::HistoryEntry)
