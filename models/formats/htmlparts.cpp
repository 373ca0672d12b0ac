// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/htmlparts.h"

#include "models/base/partialdate.h"

#include <QUrl>

#include <algorithm>

namespace glossator {

using namespace Qt::StringLiterals;

HtmlTable::HtmlTable(const QString &caption, std::vector<Column> columns, XmlText &xml)
    : m_caption(xml.text(caption))
    , m_columns(std::move(columns))
    , m_xml(xml)
{
}

void HtmlTable::add(const std::vector<QByteArray> &cells, const QByteArray &id) { m_rows.push_back({id, cells}); }

QByteArray HtmlTable::html() const
{
    const auto isShown = [this](size_t column) {
        return column == 0
            || std::ranges::any_of(m_rows, [column](const Row &row) { return !row.cells[column].isEmpty(); });
    };
    std::vector<size_t> shown;
    for (size_t column = 0; column < m_columns.size(); ++column) {
        if (isShown(column))
            shown.push_back(column);
    }
    QByteArray out = head(shown);
    for (const Row &one : m_rows)
        out += row(shown, one.cells, one.id);
    return out + foot();
}

QByteArray HtmlTable::head(const std::vector<size_t> &shown) const
{
    QByteArray out = "<table>\n<caption>" + m_caption + "</caption>\n<thead><tr>";
    for (const size_t column : shown)
        out += QByteArray("<th scope=\"col\"") + (m_columns[column].isNumber ? " class=\"n\"" : "") + '>'
            + m_xml.text(m_columns[column].head) + "</th>";
    return out + "</tr></thead>\n<tbody>\n";
}

QByteArray HtmlTable::row(
    const std::vector<size_t> &shown, const std::vector<QByteArray> &cells, const QByteArray &id) const
{
    QByteArray out = id.isEmpty() ? QByteArray("<tr>") : "<tr id=\"" + id + "\">";
    for (const size_t column : shown) {
        const QByteArray tag = column == 0 ? "th" : "td";
        out += '<' + tag + (column == 0 ? " scope=\"row\"" : "") + (m_columns[column].isNumber ? " class=\"n\"" : "")
            + '>' + cells[column] + "</" + tag + '>';
    }
    return out + "</tr>\n";
}

QByteArray nameHtml(const QString &name, XmlText &xml)
{
    const QString line = name.simplified();
    return line.isEmpty() ? QByteArray() : "<bdi>" + xml.text(line) + "</bdi>";
}

QByteArray anchorOf(const Owner &owner)
{
    const char *kind = owner.kind == Owner::Kind::Entity ? "entity"
        : owner.kind == Owner::Kind::Event               ? "event"
                                                         : "article";
    return kind + QByteArray::number(owner.id);
}

QByteArray linkHtml(const Owner &to, const QString &name, XmlText &xml)
{
    const QByteArray inner = nameHtml(name, xml);
    return "<a href=\"#" + anchorOf(to) + "\">" + (inner.isEmpty() ? QByteArray("–") : inner) + "</a>";
}

QByteArray chipHtml(const ReportType &type, XmlText &xml)
{
    QByteArray name = nameHtml(type.title.isEmpty() ? u"–"_s : type.title, xml);
    name.replace(".", ".<wbr/>"); // long names may be broken there
    return "<span class=\"chip " + type.cssClass + "\">" + name + "</span>";
}

QByteArray dateHtml(const QString &iso, XmlText &xml)
{
    const QString words = dateInWords(iso);
    if (words.isEmpty() || !daysOf(iso))
        return nameHtml(iso, xml);
    return "<time datetime=\"" + xml.value(iso) + "\">" + xml.text(words) + "</time>";
}

QByteArray addressHtml(const QString &url, XmlText &xml)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool isWeb = parsed.isValid() && (parsed.scheme() == "http"_L1 || parsed.scheme() == "https"_L1)
        && !parsed.host().isEmpty();
    if (!isWeb)
        return nameHtml(url, xml);
    return "<a href=\"" + xml.value(QString::fromLatin1(parsed.toEncoded())) + "\" rel=\"noreferrer noopener\">"
        + nameHtml(url, xml) + "</a>";
}

QByteArray itemOf(const Attribute &attribute, XmlText &xml)
{
    QByteArray item = "<li>" + nameHtml(attribute.name, xml);
    if (!attribute.value.isNull())
        item += ": " + nameHtml(attribute.value, xml);
    return item + "</li>";
}

QByteArray itemOf(const Note &note, XmlText &xml) { return noteItem(note.text, xml); }

QByteArray noteItem(const QString &note, XmlText &xml)
{
    return note.isEmpty() ? QByteArray() : "<li class=\"note\" dir=\"auto\">" + xml.text(note) + "</li>";
}

QByteArray itemOf(const ExternalId &link, XmlText &xml)
{
    QByteArray item = "<li>" + nameHtml(link.scheme + u':' + link.value, xml);
    if (!link.label.isEmpty())
        item += ' ' + nameHtml(link.label, xml);
    return item + "</li>";
}

QByteArray itemsOf(const Owner &owner, const BundleIndex &index, XmlText &xml)
{
    QByteArray items;
    for (const Attribute *attribute : BundleIndex::of(index.attributes, owner))
        items += itemOf(*attribute, xml);
    for (const ExternalId *id : BundleIndex::of(index.externalIds, owner)) {
        if (id->kind == ExternalId::Kind::Link)
            items += itemOf(*id, xml);
    }
    for (const Note *note : BundleIndex::of(index.notes, owner))
        items += itemOf(*note, xml);
    return items;
}

QByteArray listHtml(const QByteArray &items)
{
    return items.isEmpty() ? QByteArray() : "<ul class=\"plain\">" + items + "</ul>";
}

} // namespace glossator
