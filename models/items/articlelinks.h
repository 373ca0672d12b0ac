// SPDX-License-Identifier: GPL-3.0-or-later
// What joins the annotations of the open article: relations, and the arguments of events with their event mentions.
//
// Held are those of what is chosen, or all of the article where somebody draws them all: of a long article they are read in
// another thread, and meanwhile there are those of what is chosen. After a change only what it touched is read again.
// Rejected ones are left out. Owned by whoever shows the article; lives on the GUI thread.
#pragma once

#include "models/items/backgroundreader.h"
#include "models/items/linkindex.h"
#include "models/items/workbench.h"

#include <QObject>

namespace glossator {

class ArticleLinks : public QObject {
    Q_OBJECT

public:
    /// @param workbench must outlive this object.
    explicit ArticleLinks(Workbench &workbench, QObject *parent = nullptr);

    /// Another article; an invalid id: none. Nothing is chosen.
    void setArticle(ArticleId id);
    /// What is current: a relation, an event, an event mention or one of its arguments; of anything else nothing is
    /// drawn.
    void choose(const Owner &item);
    [[nodiscard]] const Owner &item() const { return m_item; }
    /// Whether all links of the article are held.
    void setWhole(bool whole);
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

    /// What is held.
    [[nodiscard]] const LinkIndex &index() const { return *m_index; }
    /// Those of what is chosen, in the order in which it names them. Pointers are good until the next change.
    [[nodiscard]] std::vector<const Link *> chosen() const;

    /// What people call an end: the entity's name, else the quote, else the event's type, else the literal.
    [[nodiscard]] QString words(const Filler &end) const;
    /// What is chosen in one sentence, for those who do not see it; empty: nothing.
    [[nodiscard]] QString description() const;

Q_SIGNALS:
    void changed();

private:
    void begin();
    void readAll();
    void reloadChosen();
    void patch(const ChangeSet &changes);
    void patchAll(const ChangeSet &changes);
    void add(const Relation &relation);
    void add(const Argument &argument);
    void rereadTold(EventMentionId id);
    /// The event mentions that an end refers to are known by their trigger at least.
    void knowTold(const Filler &end);
    void hold(std::shared_ptr<LinkIndex> index);

    Workbench &m_workbench;
    ArticleId m_article;
    Owner m_item;
    bool m_isWhole = false;
    std::vector<Owner> m_chosen;
    std::vector<EventMentionId> m_chosenTold;
    std::shared_ptr<LinkIndex> m_index = std::make_shared<LinkIndex>(); ///< never null
    BackgroundReader m_reader; ///< of all of a long article
    bool m_isOverrun = false; ///< something changed while they are read
};

} // namespace glossator
