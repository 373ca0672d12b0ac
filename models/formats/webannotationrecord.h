// SPDX-License-Identifier: GPL-3.0-or-later
// The Web Annotations that an article came in, where it did, and which of them still say what the article says.
// Points into the bundle and lives no longer; one thread.
#pragma once

#include "models/formats/webannotationreader.h"

namespace glossator {

class OaRecord {
public:
    explicit OaRecord(const BundleIndex &index);
    Q_DISABLE_COPY_MOVE(OaRecord)

    /// The file; null: there is none, or its text is no longer that of the article.
    [[nodiscard]] const SourceFile *file() const { return m_file; }
    [[nodiscard]] const OaPage &page() const { return m_page; }
    /// What targets call the text; empty: nothing.
    [[nodiscard]] const QString &textSource() const { return m_textSource; }
    /// Items of the page that say the same still.
    [[nodiscard]] const std::vector<size_t> &kept() const { return m_kept; }
    [[nodiscard]] bool isAsItCame() const { return m_kept.size() == m_page.items.size(); }
    /// The item that told of a thing or has its name, or null.
    [[nodiscard]] const JsonValue *itemOf(const Owner &owner) const;
    /// Whether a mention or relation is told by what is kept.
    [[nodiscard]] bool isTold(const Owner &owner) const { return m_told.contains(owner); }
    /// What is told neither by what is kept nor by an annotation of its own, as things of the page.
    [[nodiscard]] Bundle rest() const;
    /// Whether what is kept tells all that the bundle says, but for mentions and relations.
    [[nodiscard]] bool isAllTold() const;

private:
    void read();
    bool isUnchanged(const OaItem &item, const OaReading &fresh, const BundleIndex &freshIndex);
    bool isUnchangedOfArticle(const OaItem &item, const Bundle &fresh);
    void tell(const Owner &owner);

    const Bundle &m_bundle;
    const BundleIndex &m_index;
    const SourceFile *m_file = nullptr;
    OaPage m_page;
    QString m_textSource;
    std::vector<size_t> m_kept;
    QHash<QString, const JsonValue *> m_ours; ///< by the IRI of their thing, which is their id unless somebody changed that
    QHash<std::pair<int, QString>, const JsonValue *> m_items; ///< by the kind of their things, and what those are called
    QHash<std::pair<int, QString>, qint64> m_named; ///< things by kind and the id that their annotation had
    QHash<RelationId, const Relation *> m_relations;
    QSet<Owner> m_told;
    QSet<qint64> m_toldAttributes;
    QSet<qint64> m_toldNotes;
    QSet<qint64> m_toldIds;
};

} // namespace glossator
