// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that a report is put together from: names, links, lists of details, tables. Every text of the project goes
// through here or through XmlText. Belongs to one export, one thread at a time.
#pragma once

#include "models/formats/bundleindex.h"
#include "models/formats/htmllook.h"
#include "models/formats/xmltext.h"

namespace glossator {

/// A table that a screen reader can follow: a caption, heads of columns, and the first cell of a row as its head.
class HtmlTable {
public:
    struct Column {
        QString head;
        bool isNumber = false;
    };

    HtmlTable(const QString &caption, std::vector<Column> columns, XmlText &xml);

    /// @param cells HTML, one for each column. @param id of the row, for links; empty: none.
    void add(const std::vector<QByteArray> &cells, const QByteArray &id = {});
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    /// Without the columns in which nothing stands.
    [[nodiscard]] QByteArray html() const;

    /// For rows that are too many to hold: what stands before them, one of them, and what stands behind.
    /// @param shown the columns in which something stands, in their order; the first is one.
    [[nodiscard]] QByteArray head(const std::vector<size_t> &shown) const;
    [[nodiscard]] QByteArray row(
        const std::vector<size_t> &shown, const std::vector<QByteArray> &cells, const QByteArray &id = {}) const;
    [[nodiscard]] static QByteArray foot() { return "</tbody>\n</table>\n"; }

private:
    struct Row {
        QByteArray id;
        std::vector<QByteArray> cells;
    };

    QByteArray m_caption;
    std::vector<Column> m_columns;
    XmlText &m_xml;
    std::vector<Row> m_rows;
};

/// Kept apart from the direction of the words around it.
[[nodiscard]] QByteArray nameHtml(const QString &name, XmlText &xml);
/// The name as a link to where the report tells of the entity or event.
[[nodiscard]] QByteArray linkHtml(const Owner &to, const QString &name, XmlText &xml);
/// What it is linked to.
[[nodiscard]] QByteArray anchorOf(const Owner &owner);
[[nodiscard]] QByteArray chipHtml(const ReportType &type, XmlText &xml);
/// A date in the reader's language. Where it is none, as it stands.
[[nodiscard]] QByteArray dateHtml(const QString &iso, XmlText &xml);
/// A link where it is an address of the web, else the words.
[[nodiscard]] QByteArray addressHtml(const QString &url, XmlText &xml);

/// Attributes, notes and links, each an item.
[[nodiscard]] QByteArray itemOf(const Attribute &attribute, XmlText &xml);
[[nodiscard]] QByteArray itemOf(const Note &note, XmlText &xml);
[[nodiscard]] QByteArray itemOf(const ExternalId &link, XmlText &xml);
[[nodiscard]] QByteArray noteItem(const QString &note, XmlText &xml);
/// All that hangs on the owner, as items.
[[nodiscard]] QByteArray itemsOf(const Owner &owner, const BundleIndex &index, XmlText &xml);
/// The items as a list; nothing where there are none.
[[nodiscard]] QByteArray listHtml(const QByteArray &items);

} // namespace glossator
