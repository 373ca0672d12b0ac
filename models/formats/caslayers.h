// SPDX-License-Identifier: GPL-3.0-or-later
// What the layers of a CAS are to us: which types are mentions, events, relations or chains, and which of their features
// hold the type, attributes, links and roles. A CasLayers belongs to one reading or writing; the functions are pure.
#pragma once

#include "models/domain/annotations.h"
#include "models/formats/cas.h"

namespace glossator {

struct CasLayer {
    enum class Kind : quint8 {
        Other, ///< tokens, syntax, and whatever is not clear: left as it is
        Span, ///< a mention
        Event, ///< a trigger with slots
        Relation, ///< from Governor to Dependent
        ChainLink, ///< a mention in a chain
        Chain, ///< links of one entity
    };

    Kind kind = Kind::Other;
    QString name; ///< without its package, and without the Link of a chain
    QString typeFeature{}; ///< which says the type; empty: none does
    QStringList attributes{}; ///< features that hold a text, a number or a truth value, or several
    QStringList slotFeatures{}; ///< of an event
};

class CasLayers {
public:
    explicit CasLayers(const CasTypes &types) : m_types(types) {}

    [[nodiscard]] const CasLayer &of(const QString &type) const;
    /// Types were changed.
    void lookAgain() { m_known.clear(); }

private:
    [[nodiscard]] CasLayer look(const QString &type) const;
    [[nodiscard]] bool isLink(const QString &type) const;

    const CasTypes &m_types;
    mutable QHash<QString, CasLayer> m_known;
};

/// The layers that we write, for a type system.
[[nodiscard]] const std::vector<CasType> &ourCasTypes();
/// A type of DKPro's, for documents that come without a type system; nothing for most.
[[nodiscard]] std::optional<CasType> knownCasType(const QString &name);

/// Whether a feature is made for what names something in a knowledge base.
[[nodiscard]] bool isCasConcept(const QString &type, const QString &feature);
/// The link that a feature's text is.
[[nodiscard]] ExternalId casLink(const Owner &owner, const QString &feature, const QString &text);
/// The text of that link in the feature, or an empty one where it is not for it.
[[nodiscard]] QString casLinkText(const ExternalId &link, const QString &feature);

/// Whether the feature of a type may refer to that structure.
[[nodiscard]] bool casCanHold(const Cas &cas, const QString &type, const QString &feature, qint64 target);

/// What each entity is called in a document, each differently.
[[nodiscard]] QHash<EntityId, QString> casEntityLabels(const std::vector<Entity> &entities);

} // namespace glossator
