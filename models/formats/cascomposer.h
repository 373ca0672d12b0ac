// SPDX-License-Identifier: GPL-3.0-or-later
// From an article with its annotations to a CAS: where the article came as one, that with what changed since, else a new
// one in layers of ours. What the layers do not say goes along in our feature, see casrecords.h; where they say it all,
// nothing does. Belongs to the writing of one article, one thread.
#pragma once

#include "models/base/textoffsets.h"
#include "models/formats/caslayers.h"
#include "models/formats/casreader.h"
#include "models/formats/losses.h"

#include <QCoreApplication>
#include <QSet>

namespace glossator {

class CasComposer {
    Q_DECLARE_TR_FUNCTIONS(glossator::Cas)

public:
    CasComposer(const Bundle &article, Losses &losses);

    /// @param stored what the article came as; nothing: another format. @param format the format's id that gave its ids.
    Result<Cas> compose(std::optional<Cas> stored, const QString &format);
    /// What the structures are.
    [[nodiscard]] const QHash<qint64, Owner> &owners() const { return m_owners; }
    /// Whether something went along that the layers do not say. Without it whoever reads them makes the entities and events
    /// anew.
    [[nodiscard]] bool hasRecords() const { return m_hasRecords; }

private:
    void start(std::optional<Cas> stored, const QString &format);
    void startNew();
    void moveAlong(const QString &before);
    void claim(const QString &format);
    void share();
    void removeUnclaimed();
    void remove(const QSet<qint64> &gone);
    void composeMentions(); ///< in caslayercomposer.cpp, as are the next three
    void composeEvents();
    void composeSlots(const EventMention &mention, qint64 structure);
    void composeRelations();
    void composeChains(); ///< in caschaincomposer.cpp, as is the next
    void composeMetaData();
    [[nodiscard]] bool isToldByLayers() const; ///< in casrecordcomposer.cpp, as is the next
    Result<> composeRecords();

    struct Declared {
        QString name;
        bool isOfView = false;
        bool isAnnotation = false;
    };

    const Declared &declare(QLatin1StringView type);
    qint64 add(QLatin1StringView type, TextSpan span);
    void place(qint64 structure, const Extent &extent);
    void setType(qint64 structure, const QString &type);
    void setFeatures(qint64 structure, const Owner &owner, const Owner &linked);
    void setText(qint64 structure, const QString &feature, const QString &text);
    [[nodiscard]] QString textOf(qint64 structure, const QString &feature) const;
    [[nodiscard]] qint64 structureOf(const Owner &owner) const { return m_structures.value(owner); }
    [[nodiscard]] qint64 structureOf(const Filler &filler) const;
    [[nodiscard]] qint64 structureOf(const RelationEnd &end) const;
    [[nodiscard]] bool canHold(qint64 structure, QLatin1StringView feature, qint64 target) const;
    void drop(const Owner &owner);
    void have(const Owner &owner, qint64 structure);
    [[nodiscard]] CasView &view();
    [[nodiscard]] const Event *eventOf(const EventMention &mention) const;

    Bundle m_bundle;
    Losses &m_losses;
    const TextOffsets m_text;
    Cas m_cas;
    CasLayers m_layers;
    QHash<QLatin1StringView, Declared> m_declared; ///< types that were added to, by name
    QString m_viewName;
    qint64 m_sofa = 0;
    Article m_before; ///< what the stored CAS says of the article
    QSet<qint64> m_managed; ///< structures that were read as things of ours
    QSet<qint64> m_torn; ///< of those, what stood where the text was corrected
    QHash<qint64, QSet<qint64>> m_managedLinks; ///< of events
    QSet<qint64> m_chains; ///< that have links
    QSet<qint64> m_doomed; ///< links that no role has any more
    QHash<Owner, qint64> m_structures;
    QHash<qint64, Owner> m_owners;
    QHash<EntityId, QString> m_labels;
    QHash<EventId, size_t> m_events;
    QHash<MentionId, size_t> m_mentions;
    QHash<Owner, std::vector<const Attribute *>> m_attributes;
    QHash<Owner, std::vector<const ExternalId *>> m_links;
    QHash<EventMentionId, std::vector<const Argument *>> m_arguments;
    bool m_isNew = true;
    bool m_hasRecords = false;
    bool m_isOurs = true; ///< new, or an export of ours with records: what the layers do not say is kept, all of it
};

} // namespace glossator
