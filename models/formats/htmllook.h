// SPDX-License-Identifier: GPL-3.0-or-later
// How a report looks: the types that occur in it, each with its class, short name and colours, and the style sheet, for
// screens in light and dark and for paper. Belongs to one export, one thread at a time.
#pragma once

#include "models/domain/schema.h"

#include <memory>

namespace glossator {

/// A type as a report shows it.
struct ReportType {
    TypeRef ref;
    std::optional<TypeKind> kind; ///< nothing: the schema does not know it
    QByteArray cssClass; ///< a letter and digits
    QString title; ///< for people
    QString tag; ///< short, for a label in the text
    quint32 hue = 0; ///< 0xrrggbb
    qint64 count = 0; ///< of marks and statements
};

class ReportTypes {
public:
    explicit ReportTypes(Schema schema) : m_schema(std::move(schema)) {}

    /// The reference stays good.
    ReportType &of(const TypeRef &ref);
    /// Of a mention: an entity or value, or else the trigger of an event.
    ReportType &ofMention(const QString &type) { return of(m_schema.markedType(type)); }
    /// In the order in which they were asked for.
    [[nodiscard]] const std::vector<std::unique_ptr<ReportType>> &all() const { return m_types; }

private:
    const Schema m_schema;
    std::vector<std::unique_ptr<ReportType>> m_types;
    QHash<TypeRef, ReportType *> m_places;
};

/// Lines below a text, one for each mark that lies over it: more do not fit.
inline constexpr int mostLanes = 16;

/// `hue` moved towards black or white until it has the contrast (as WCAG defines it) with the ground.
[[nodiscard]] quint32 readableOn(quint32 ground, quint32 hue, double contrast = 4.5);
[[nodiscard]] double contrastOf(quint32 a, quint32 b);

[[nodiscard]] QByteArray styleSheet(const ReportTypes &types);

} // namespace glossator
