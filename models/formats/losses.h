// SPDX-License-Identifier: GPL-3.0-or-later
// What a format cannot hold: a format says once what it can, the rest is taken out of each bundle before it is written,
// and counted, so that what is told as lost and what is lost cannot differ. Any thread.
#pragma once

#include "models/formats/format.h"

#include <QSet>

#include <map>

namespace glossator {

class TextOffsets;

/// Counts what is lost, by kind, in the order in which the kinds first came up.
class Losses {
public:
    /// @param what translated, plural: "relations". @param example as people know it: a quote, a name; the first
    /// few are told, shortened; empty: none.
    void add(const QString &what, const QString &example = {}, qint64 count = 1);
    /// The same, for what comes with several articles: the second time that id is lost in that way it is not counted.
    void addOnce(const QString &what, qint64 id, const QString &example = {});

    /// An entity that is lost unless an article names it.
    void await(EntityId entity, const QString &name)
    {
        if (!m_arrived.contains(entity))
            m_awaited.insert_or_assign(entity, name);
    }
    /// @return whether it has in another article already.
    bool arrived(EntityId entity)
    {
        const qsizetype before = m_arrived.size();
        m_arrived.insert(entity);
        m_awaited.erase(entity);
        return m_arrived.size() == before;
    }
    /// The same of an event that no article tells of.
    void await(EventId event, const QString &type)
    {
        if (!m_told.contains(event))
            m_untold.insert_or_assign(event, type);
    }
    void arrived(EventId event)
    {
        m_told.insert(event);
        m_untold.erase(event);
    }

    [[nodiscard]] std::vector<Loss> all() const;

private:
    std::vector<Loss> m_all;
    QSet<std::pair<QString, qint64>> m_counted;
    std::map<EntityId, QString> m_awaited; ///< by id: the same are told each time
    QSet<EntityId> m_arrived;
    std::map<EventId, QString> m_untold;
    QSet<EventId> m_told;
};

/// What a format can say; what is not named it cannot.
struct Holdings {
    enum class Entities : quint8 {
        None,
        Clusters, ///< which mentions are of one; its type is that of the first of them, its name comes from their words
        Named, ///< with type and name; one that no mention of the article names is lost
        All, ///< with aliases and note, and those without mentions
    };

    Entities entities = Entities::None;
    bool overlaps = true; ///< mentions that do
    bool discontinuous = false; ///< else one span from the first part to the last
    bool empty = false; ///< mentions that cover nothing
    bool heads = false;
    bool flags = false; ///< that the place of a mention is doubtful, and why
    bool levels = false;
    bool confidence = false;
    bool provenance = false; ///< who, when, and whether it is only suggested
    bool suggestions = false; ///< the writer itself tells those, or counts them
    std::vector<RelationEnd::Kind> relationEnds{}; ///< none: no relations
    bool relationRoles = false; ///< else Arg1 and Arg2
    bool relationTriggers = false;
    bool relationNotes = false;
    std::vector<Filler::Kind> fillers{}; ///< none: no events
    bool sharedEvents = false; ///< several event mentions of one event, and notes on events
    bool withoutTrigger = false; ///< event mentions that have none
    std::vector<Owner::Kind> attributes{};
    std::vector<Owner::Kind> notes{};
    std::vector<Owner::Kind> links{};
    bool articleData = false; ///< beside title and date: outlet, author, address, language, state
    bool distinct = false; ///< pairs known not to be the same

    /// Of a format that loses nothing.
    [[nodiscard]] static Holdings everything();
};

/// Takes out of the bundle what the format cannot say, and counts it. Titles, dates, paths and ids that files gave stay:
/// how a format tells them is its own. So do files and leftovers.
/// @param bundle as a Writer gets it: of the project or of an article.
void keepHeld(Bundle &bundle, const Holdings &holdings, Losses &losses);

/// Takes out what speaks of something that the bundle does not hold, and counts it: no project of ours has such a thing,
/// but the file may be another's. Writers rely on it.
/// @param withFacts whether the bundle holds the entities and events of which it speaks.
void keepWhole(Bundle &bundle, bool withFacts, Losses &losses);

/// What came along and does not go out: files and parts of formats other than this, and the bytes of an article that were
/// more than its text.
/// @param own the format that gives back what came in it; empty: none does.
void loseFiles(const Bundle &bundle, const QString &own, Losses &losses);

/// Of a format that leaves title and date to the first words of the text: those that differ are counted, and become what
/// the words say.
void loseHeading(Article &article, const TextOffsets &text, Losses &losses);
/// Outlet, author, address, language, and how far it was read.
void loseArticleData(Article &article, Losses &losses);
/// Who brought it in, and when.
void loseArrival(Article &article, Losses &losses);

} // namespace glossator
