// SPDX-License-Identifier: GPL-3.0-or-later
// A thing of a bundle as a row of a table, and back: the same keys as in Glossator JSON, described in jsonfields.h, each in
// one column or, where it needs more, a few. Nothing of a thing is left out.
#pragma once

#include "models/formats/jsonfields.h"
#include "models/formats/jsonids.h"
#include "models/formats/jsonstream.h"

#include <QStringList>

#include <span>

namespace glossator {

/// One key of a thing, and how its columns hold it.
struct TableField {
    enum class Kind : quint8 {
        Text, ///< as it is: also a time, bytes in base64
        Id, ///< see idCell()
        NullableText, ///< with a column that says `no` where there is none
        Texts, ///< `one; two`, see joinedTexts()
        Number,
        Flag, ///< `yes`, or nothing
        Extent, ///< `0..3,8..12`
        Span, ///< `0..3`
        Thing, ///< kind and id
        End, ///< kind, id and role
        Filler, ///< kind, id, span and text
    };

    QLatin1StringView key;
    Kind kind = Kind::Text;
    Need need = Need::Optional;

    [[nodiscard]] QStringList columns() const;
    /// What Glossator JSON would hold; nothing where the cells are empty and may be. @param cells of its columns.
    /// Fails with a sentence that names the column.
    [[nodiscard]] Result<std::optional<JsonValue>> value(std::span<const QString> cells, qsizetype line) const;
};

/// `id12`: a spreadsheet program would round the long numbers that ids are. Zero is an empty cell.
[[nodiscard]] QString idCell(qint64 id);
/// The number as text, also where somebody wrote it alone.
[[nodiscard]] QString idOfCell(const QString &cell);

/// Several texts in one cell, `; ` between them. A backslash stands before a semicolon or backslash that is part of a
/// text, and before a blank that it begins or ends with.
[[nodiscard]] QString joinedTexts(const QStringList &texts);
/// Also where somebody wrote blanks otherwise, or a line end in place of a semicolon.
[[nodiscard]] QStringList splitTexts(QStringView cell);

/// The archive that makes a thing's fields and cells.
class TableRow {
public:
    using Key = const char *;

    [[nodiscard]] const std::vector<TableField> &fields() const { return m_fields; }
    [[nodiscard]] const QStringList &cells() const { return m_cells; }
    /// The first thing that could not be read back, as a sentence; empty: all can.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    void id(auto id) { add("id", TableField::Kind::Id, {idCell(id.value())}, Need::Required); }
    void reference(Key key, auto id, Need need = Need::Optional)
    {
        add(key, TableField::Kind::Id, {idCell(id.value())}, need);
    }
    void text(Key key, const QString &text, Need need = Need::Optional) { add(key, TableField::Kind::Text, {text}, need); }
    void nullableText(Key key, const QString &text);
    void texts(Key key, const QStringList &texts) { add(key, TableField::Kind::Texts, {joinedTexts(texts)}); }
    void number(Key key, std::optional<double> number);
    void integer(Key key, qint64 integer) { add(key, TableField::Kind::Number, {QString::number(integer)}); }
    void flag(Key key, bool isSet) { add(key, TableField::Kind::Flag, {isSet ? QStringLiteral("yes") : QString()}); }
    void time(Key key, qint64 msecs);
    void hash(Key key, const QByteArray &hash) { add(key, TableField::Kind::Text, {QString::fromLatin1(hash.toHex())}); }
    void bytes(Key key, const QByteArray &bytes)
    {
        add(key, TableField::Kind::Text, {QString::fromLatin1(bytes.toBase64())});
    }
    void extent(Key key, const Extent &extent);
    void span(Key key, std::optional<TextSpan> span);
    void word(Key key, auto value, std::span<const QLatin1StringView> words)
    {
        add(key, TableField::Kind::Text, {QString(words[size_t(value)])});
    }
    void owner(Key key, const Owner &owner);
    void relationEnd(Key key, const RelationEnd &end);
    void filler(Key key, const Filler &filler);

private:
    void add(Key key, TableField::Kind kind, const QStringList &cells, Need need = Need::Optional);
    void setProblem(const QString &sentence);

    std::vector<TableField> m_fields;
    QStringList m_cells;
    QString m_problem;
};

} // namespace glossator
