// SPDX-License-Identifier: GPL-3.0-or-later
// What the articles of an export say about each entity and event, counted as they come: how often, in how many of them,
// from when to when. Holds one record for each fact, whatever the number of articles. Belongs to one export, one
// thread.
#pragma once

#include "models/formats/bundleindex.h"

#include <QDate>
#include <QSet>

namespace glossator {

/// From when to when, as the articles say it and in days. What is no date does not count.
struct DateRange {
    QString first; ///< ISO 8601, as precise as the article says
    QString last;
    QDate begin; ///< the first day that `first` may mean; invalid: no date at all
    QDate end; ///< the last day that `last` may mean

    void add(const QString &published);
};

struct Fact {
    Owner owner; ///< an entity or an event
    QString type;
    QString name; ///< of an event the words of its first trigger
    QStringList aliases;
    QString note;
    std::vector<Attribute> attributes; ///< what hangs on it, as far as the bundle still has it
    std::vector<Note> notes;
    std::vector<ExternalId> links; ///< to knowledge bases, its own and those of its mentions, each once
    qint64 mentions = 0;
    qint64 articles = 0; ///< that mention it or say something of it
    DateRange dates; ///< of these
};

class FactRegister {
public:
    /// Of an article, or of what belongs to none.
    void add(const BundleIndex &index);

    [[nodiscard]] bool has(const Owner &owner) const { return m_places.contains(owner); }
    /// Null for what no bundle listed.
    [[nodiscard]] const Fact *find(const Owner &owner) const;
    /// In the order in which they came first.
    [[nodiscard]] const std::vector<Fact> &facts() const { return m_facts; }

private:
    void list(const Owner &owner, const auto &listed, const BundleIndex &index);
    void addLinks(Fact &fact, const Owner &from, const BundleIndex &index);

    std::vector<Fact> m_facts;
    QHash<Owner, size_t> m_places;
    QSet<std::pair<Owner, std::pair<QString, QString>>> m_links; ///< of whom, scheme and value
};

/// How many links to knowledge bases hang on mentions that name no entity, and so are no fact's.
[[nodiscard]] qint64 linksOfNobody(const BundleIndex &index);

} // namespace glossator
