// SPDX-License-Identifier: GPL-3.0-or-later
// What all lists and trees of the project have in common: nodes that are ids, read from the store when they are looked at.
//
// The model holds ids only: those of the top level and those below each node that was expanded. A committed change that
// concerns it makes it put what was touched where it belongs now, or where much was touched read all ids again, and
// announce the difference (idsteps.h); so whatever the change was (an edit, a job, an undo), the model equals a new one.
// Nothing is read before somebody looks. Of a project or an article that is large the ids are read in another thread, and
// the model follows when they are there; rows are then only a part of them, which grows where somebody scrolls and moves
// to what is looked for: a view's work grows with its rows.
// A model of ours derives from IdListModel or IdTreeModel, never from this. Owned by Project; lives on the GUI thread.
#pragma once

#include "models/domain/annotations.h"
#include "models/items/backgroundreader.h"
#include "models/items/idsteps.h"
#include "models/items/itemdrag.h"
#include "models/items/workbench.h"
#include "models/store/touched.h"

#include <QAbstractItemModel>
#include <QSet>

#include <memory>
#include <unordered_map>

namespace glossator {

/// The numbers of ids.
template <class IdType>
[[nodiscard]] std::vector<qint64> plainIds(const std::vector<IdType> &ids)
{
    std::vector<qint64> plain(ids.size());
    std::ranges::transform(ids, plain.begin(), &IdType::value);
    return plain;
}

/// The same the other way.
template <class IdType>
[[nodiscard]] std::vector<IdType> typedIds(const std::vector<qint64> &plain)
{
    return {plain.begin(), plain.end()};
}

class IdModel : public QAbstractItemModel {
    Q_OBJECT

public:
    /// Beside Qt's own. Each model's columns and further roles are enums in its header.
    enum Role {
        IdRole = Qt::UserRole + 1, ///< qint64: the typed id of what the row shows
        OwnerRole, ///< Owner: the same with its noun, for SelectionContext::choose()
        TypeRole, ///< QString: the schema's name of its type
        ColorRole, ///< quint32 0xrrggbb: of that type; invalid where the schema does not know it
        StatusRole, ///< int: Status
        ChoicesRole, ///< QList<Choice>: what the cell may become; EditRole and setData() take the value of one
        BeforeRole, ///< QString: the text before a quote
        AfterRole, ///< QString: the text after a quote
        FirstOwnRole = Qt::UserRole + 64,
    };

    /// An id and how deep it stands; level -1 is above the top level.
    struct Node {
        int level = -1;
        qint64 id = 0;

        friend bool operator==(const Node &, const Node &) = default;
        friend size_t qHash(const Node &node, size_t seed = 0) noexcept { return qHashMulti(seed, node.level, node.id); }
    };

    /// Where a model of things in articles looks: in one article (none open: it is empty) or in the whole project.
    void setArticle(ArticleId article);
    void setWholeProject(bool isWhole);
    [[nodiscard]] bool isWholeProject() const { return m_isWholeProject; }
    /// Only what holds these words; empty: all.
    void setText(const QString &text);
    /// Whether the ids of the top level are still those of before, or none yet.
    [[nodiscard]] virtual bool isReading() const { return m_reader.isReading(); }
    /// How many there are at the top level, whether they are rows already or not.
    [[nodiscard]] qsizetype total() const { return std::max(m_all.size(), m_root.ids.size()); }
    /// Whether there are more before the first row; those behind the last one are fetched by views.
    [[nodiscard]] bool canFetchBefore() const { return !m_isBecoming && m_first > 0; }
    void fetchBefore();
    /// All at once, for whoever means all of them.
    void fetchAll();
    /// Sorts and keeps it so. Column -1 is the order in which things came in.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) final;

    /// The node of an index; of an invalid one the node above the top level.
    [[nodiscard]] Node node(const QModelIndex &index) const;
    /// Where a node is, invalid where it is not shown. Expands what is above it; knows what was committed just now.
    [[nodiscard]] QModelIndex indexOf(Node node);

    /// What rows take from others; without it they take nothing.
    void setDropRule(DropRule rule) { m_dropRule = std::move(rule); }
    /// What letting go of the data on a row would do.
    [[nodiscard]] DropOffer dropOffer(const QMimeData &data, const QModelIndex &target) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const final;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const final;
    [[nodiscard]] Qt::DropActions supportedDropActions() const final { return Qt::CopyAction; }
    [[nodiscard]] bool canDropMimeData(
        const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) const final;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) final;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const final;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const final;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const final;
    void fetchMore(const QModelIndex &parent) final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

Q_SIGNALS:
    /// What was read in another thread is shown now.
    void caughtUp();

protected:
    IdModel(Workbench &workbench, QObject *parent);

    // What a model says of itself.
    [[nodiscard]] virtual int columns() const = 0;
    [[nodiscard]] virtual QString title(int column) const = 0;
    [[nodiscard]] virtual bool isNumber(int column) const = 0;
    /// Whether a change can make it show something else.
    [[nodiscard]] virtual bool concerns(const ChangeSet &changes) const = 0;
    /// Ids below a node, in the order wanted.
    [[nodiscard]] virtual Result<std::vector<qint64>> idsBelow(Node node) const = 0;
    struct Part {
        std::vector<qint64> among{}; ///< only these; empty: all
        std::optional<int> most{}; ///< the first so many; nothing: all
    };
    /// Reads those of the top level or a part of them, from copies of what it needs: any thread. Empty: this list is not
    /// read from the store.
    using IdQuery = std::function<Result<std::vector<qint64>>(const Part &part)>;
    [[nodiscard]] virtual IdQuery topQuery() const { return {}; }
    /// Those of the top level that a change may put elsewhere.
    [[nodiscard]] virtual Result<TouchedIds> touchedBy(const ChangeSet &) const { return TouchedIds(); }
    /// Those of the top level whose cells a change may make differ.
    [[nodiscard]] virtual Result<TouchedIds> repaintedBy(const ChangeSet &) const { return TouchedIds(); }
    /// Whether there are any, before they were read. Cheap.
    [[nodiscard]] virtual bool hasIdsBelow(Node node) const = 0;
    /// The node that it stands below.
    [[nodiscard]] virtual Node above(Node node) const = 0;
    /// Another article, or now the whole project.
    virtual void lookElsewhere() { readAnew(); }
    struct Touched {
        QSet<Node> nodes; ///< whose rows differ
        bool all = false; ///< others may differ too
        bool folds = false; ///< some of them have children now, or have none any more
    };
    /// Reads the rows in the cache again, of the top level only these.
    virtual Touched refreshRows(const TouchedIds &top) = 0;

    [[nodiscard]] Workbench &workbench() const { return m_workbench; }
    [[nodiscard]] ArticleId article() const { return m_article; }
    /// Whether there is nothing to look in: one article is wanted and none is open.
    [[nodiscard]] bool isNowhere() const { return !m_isWholeProject && !m_article; }
    /// The article that a query is limited to; invalid: the whole project.
    [[nodiscard]] ArticleId onlyIn() const { return m_isWholeProject ? ArticleId() : m_article; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] bool isDescending() const { return m_sortOrder == Qt::DescendingOrder; }
    /// Reads everything that is shown again, if anything is. @param isAnother what is wanted is another list
    void refresh(bool isAnother = false);
    /// The same, where a change tells it only what was touched.
    void follow(const ChangeSet &changes);
    /// The same, from the first row on: what is wanted is another list.
    void readAnew();

private:
    static constexpr size_t Portion = 1000; ///< more rows than anybody reads through
    struct Branch { ///< the rows below one node
        Branch *above = nullptr;
        Node node;
        std::vector<qint64> ids;
        std::unordered_map<qint64, std::unique_ptr<Branch>> expanded;
        mutable int row = 0; ///< where the node was last seen among its siblings
    };

    void read() const; ///< the top level, when somebody looks for the first time
    [[nodiscard]] bool isLong() const; ///< there may be more at the top level than can be read in a frame
    /// Whether a long list is read to its end, in the order that is wanted.
    [[nodiscard]] bool isWholeKnown() const;
    void refreshBelow(); ///< what hangs below the top level
    void readTop(); ///< in another thread
    void readFirst(); ///< the same, of another list: what the view begins with at once, where that takes less
    /// Puts the touched ids of the top level where they belong now. False: it is quicker to read them all.
    [[nodiscard]] bool place(const std::vector<qint64> &touched);
    void takeTop(std::vector<qint64> wanted); ///< of a long list
    void tellRows(const TouchedIds &top = {});
    void beginAtTop();
    void showPart();
    void become(Branch &branch, const std::vector<qint64> &wanted);
    [[nodiscard]] Branch *branchAt(const QModelIndex &index) const; ///< the rows below an index; null: not read
    [[nodiscard]] QModelIndex placeOf(const Branch &branch) const; ///< of the node that the branch is below
    [[nodiscard]] int rowOf(const Branch &branch) const;
    void refreshIds(Branch &branch);
    void take(Branch &branch, const IdStep &step);
    void reorder(Branch &branch, const IdStep &step);
    [[nodiscard]] static std::vector<Branch *> branchesBelow(const Branch &branch);
    void tellTouched(Branch &branch, const Touched &touched);

    Workbench &m_workbench;
    DropRule m_dropRule;
    ArticleId m_article;
    QString m_text;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isWholeProject = false;
    mutable bool m_isRead = false;
    bool m_isBecoming = false; ///< other rows, step by step
    mutable Branch m_root;
    std::vector<qint64> m_all; ///< of a long list, of which the rows are a part
    bool m_isInOrder = false; ///< m_all is what is wanted: it was read, and nothing else is being read
    size_t m_first = 0; ///< of these is the first row
    size_t m_most = Portion; ///< as many rows
    std::vector<qint64> m_late; ///< touched while the list is read
    BackgroundReader m_reader;
};

} // namespace glossator
