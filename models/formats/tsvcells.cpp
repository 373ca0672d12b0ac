// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvcells.h"

#include "models/formats/jsonstream.h"
#include "models/formats/tsvcell.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

int numberOf(const QString &text)
{
    const int number = text.toInt();
    return number < 1'000'000'000 ? number : 0;
}

class CellReader {
    Q_DECLARE_TR_FUNCTIONS(glossator::WebAnnoTsv)

public:
    CellReader(TsvDocument &document, const QHash<QString, int> &units) : m_document(document), m_units(units)
    {
        for (int i = 0; i < int(document.layers.size()); ++i)
            m_layers.insert(document.layers[size_t(i)].name, i);
    }

    void readAnnotations();
    void resolveLinks();

private:
    void remark(qsizetype line, const QString &sentence) { m_document.remarks << placed(m_document.file, line, sentence); }
    void readSpans(const TsvLayer &layer, int number, int unit);
    void readChain(const TsvLayer &layer, int number, int unit);
    void readRelations(const TsvLayer &layer, int number, int unit);
    int find(int layer, int unit, int number) const;
    bool standsOn(int annotation, int unit) const;
    int onlyOn(int unit);
    void addUnit(TsvAnnotation &annotation, int unit);

    TsvDocument &m_document;
    const QHash<QString, int> &m_units; ///< by id
    QHash<QString, int> m_layers; ///< by name
    QHash<std::pair<int, int>, int> m_numbered; ///< annotations by layer and number
    QHash<std::pair<int, std::pair<int, int>>, int> m_links; ///< those of chains by layer, chain and link
    QHash<std::pair<int, int>, std::vector<int>> m_plain; ///< those without a number by layer and unit
    QHash<int, int> m_anyNumbered; ///< by number
    QHash<int, int> m_only; ///< what onlyOn() found, by unit
};

void CellReader::readAnnotations()
{
    // The rows of the file: units were met in that order. Relations last: one may stand in front of what it comes from.
    for (const bool isRelation : {false, true}) {
        for (int unit = 0; unit < int(m_document.units.size()); ++unit) {
            for (int number = 0; number < int(m_document.layers.size()); ++number) {
                const TsvLayer &layer = m_document.layers[size_t(number)];
                if (!layer.isRead || (layer.kind == TsvLayer::Kind::Relation) != isRelation)
                    continue;
                if (isRelation)
                    readRelations(layer, number, unit);
                else if (layer.kind == TsvLayer::Kind::Span)
                    readSpans(layer, number, unit);
                else
                    readChain(layer, number, unit);
            }
        }
    }
}

void CellReader::readSpans(const TsvLayer &layer, int number, int unit)
{
    const QStringList &cells = m_document.units[size_t(unit)].cells;
    const auto own = std::span(cells).subspan(size_t(layer.firstColumn), size_t(layer.columns()));
    if (std::ranges::all_of(own, [](const QString &cell) { return cell == "_"_L1; }))
        return; // as nearly all are
    std::vector<std::vector<TsvItem>> columns;
    size_t stacked = 0;
    for (const QString &cell : own) {
        columns.push_back(tsvItems(cell));
        stacked = std::max(stacked, columns.back().size());
    }
    for (size_t item = 0; item < stacked; ++item) {
        const auto at = [&](size_t column) { return columns[column].size() > item ? columns[column][item] : TsvItem{u"*"_s, {}}; };
        TsvAnnotation annotation{.layer = number, .number = 0, .units = {unit}, .values = {}, .links = {}};
        annotation.values.resize(layer.features.size());
        annotation.links.resize(layer.features.size());
        size_t column = 0;
        for (size_t i = 0; i < layer.features.size(); ++i) {
            const TsvItem value = at(column++);
            if (const int given = numberOf(value.number); given > 0) {
                if (annotation.number > 0 && given != annotation.number) {
                    remark(m_document.units[size_t(unit)].line,
                        tr("The columns of one annotation have the numbers %1 and %2; the larger one counts.").arg(annotation.number).arg(given));
                }
                annotation.number = std::max(annotation.number, given);
            }
            if (!layer.features[i].isSlot) {
                annotation.values[i] = tsvValue(value.text);
                continue;
            }
            // The number behind the last target is that of the target.
            const TsvItem targets = at(column++);
            if (value.text == "_"_L1 || targets.text == "*"_L1 || targets.text == "_"_L1)
                continue;
            const QStringList roles = splitTsv(value.text, u';');
            const QStringList units = (targets.text + (targets.number.isEmpty() ? QString() : u'[' + targets.number + u']')).split(u';');
            for (qsizetype link = 0; link < units.size(); ++link) {
                const std::vector<TsvItem> target = tsvItems(units[link]);
                annotation.links[i].push_back({tsvValue(link < roles.size() ? roles[link] : u"*"_s), target.front().text,
                    numberOf(target.front().number)});
            }
        }
        if (layer.features.empty())
            annotation.number = numberOf(at(0).number);
        const int index = int(m_document.annotations.size());
        if (annotation.number > 0) {
            const auto known = m_numbered.constFind({number, annotation.number});
            if (known != m_numbered.cend()) {
                addUnit(m_document.annotations[size_t(*known)], unit);
                continue;
            }
            m_numbered.insert({number, annotation.number}, index);
            m_anyNumbered.insert(annotation.number, index);
        } else {
            m_plain[{number, unit}].push_back(index);
        }
        m_document.annotations.push_back(std::move(annotation));
    }
}

void CellReader::readChain(const TsvLayer &layer, int number, int unit)
{
    const QStringList &cells = m_document.units[size_t(unit)].cells;
    const int type = layer.plainFeature(u"referenceType");
    const int relation = layer.plainFeature(u"referenceRelation");
    if (cells[layer.firstColumn + relation] == "_"_L1)
        return;
    const std::vector<TsvItem> types = tsvItems(cells[layer.firstColumn + type]);
    const std::vector<TsvItem> relations = tsvItems(cells[layer.firstColumn + relation]);
    for (size_t item = 0; item < relations.size(); ++item) {
        const QString &text = relations[item].text;
        const qsizetype arrow = text.lastIndexOf("->"_L1);
        const qsizetype dash = text.lastIndexOf(u'-');
        bool isChain = false;
        bool isLink = false;
        TsvAnnotation annotation{.layer = number, .number = 0, .units = {unit}, .values = {}, .links = {}};
        annotation.values.resize(2);
        annotation.links.resize(2);
        if (arrow >= 0 && dash > arrow + 1) {
            annotation.chain = QStringView(text).sliced(arrow + 2, dash - arrow - 2).toInt(&isChain);
            annotation.link = QStringView(text).sliced(dash + 1).toInt(&isLink);
        }
        if (!isChain || !isLink) {
            remark(m_document.units[size_t(unit)].line, tr("“%1” names no place in a chain; it is not read.").arg(text.left(40)));
            continue;
        }
        annotation.values[size_t(relation)] = tsvValue(QStringView(text).first(arrow));
        if (item < types.size())
            annotation.values[size_t(type)] = tsvValue(types[item].text);
        const auto key = std::pair(number, std::pair(annotation.chain, annotation.link));
        if (const auto known = m_links.constFind(key); known != m_links.cend()) {
            addUnit(m_document.annotations[size_t(*known)], unit);
            continue;
        }
        m_links.insert(key, int(m_document.annotations.size()));
        m_document.annotations.push_back(std::move(annotation));
    }
}

void CellReader::readRelations(const TsvLayer &layer, int number, int unit)
{
    const TsvUnit &row = m_document.units[size_t(unit)];
    const int last = layer.columns() - 1;
    if (row.cells[layer.firstColumn + last] == "_"_L1)
        return;
    const int base = m_layers.value(layer.base);
    std::vector<std::vector<TsvItem>> columns;
    for (int i = 0; i <= last; ++i)
        columns.push_back(tsvItems(row.cells[layer.firstColumn + i]));
    for (size_t item = 0; item < columns.back().size(); ++item) {
        const TsvItem &end = columns.back()[item];
        TsvAnnotation annotation{.layer = number, .number = 0, .units = {unit}, .values = {}, .links = {}};
        annotation.links.resize(layer.features.size());
        for (size_t i = 0; i < layer.features.size(); ++i)
            annotation.values.push_back(columns[i].size() > item ? tsvValue(columns[i][item].text) : std::nullopt);
        const int from = m_units.value(end.text, -1);
        annotation.source = from < 0 ? -1 : find(base, from, end.number.section(u'_', 0, 0).toInt());
        annotation.target = find(base, unit, end.number.section(u'_', 1, 1).toInt());
        if (annotation.source < 0 || annotation.target < 0) {
            annotation.source = annotation.target = -1;
            annotation.reference = end.text + (end.number.isEmpty() ? QString() : u'[' + end.number + u']');
            remark(row.line, tr("“%1” names nothing that is related; the relation is kept, but not read.").arg(annotation.reference.left(40)));
        } else if (!standsOn(annotation.source, from) || !standsOn(annotation.target, unit)) {
            remark(row.line, tr("“%1” names a number that stands on other words; the relation is read by the number.")
                                 .arg((end.text + u'[' + end.number + u']').left(40)));
        }
        m_document.annotations.push_back(std::move(annotation));
    }
}

bool CellReader::standsOn(int annotation, int unit) const
{
    return std::ranges::binary_search(m_document.annotations[size_t(annotation)].units, unit); // met in that order
}

void CellReader::addUnit(TsvAnnotation &annotation, int unit)
{
    if (annotation.units.back() != unit)
        annotation.units.push_back(unit);
    else
        remark(m_document.units[size_t(unit)].line, tr("Two annotations in one cell have the same number; the second is not read."));
}

/// The annotation of a layer by its number, or the only one there without.
int CellReader::find(int layer, int unit, int number) const
{
    if (number > 0)
        return m_numbered.value({layer, number}, -1);
    const auto here = m_plain.constFind({layer, unit});
    return here != m_plain.cend() && here->size() == 1 ? here->front() : -1;
}

/// The one without a number, where only one layer has such a one there; or -1.
int CellReader::onlyOn(int unit)
{
    if (const auto known = m_only.constFind(unit); known != m_only.cend())
        return *known;
    int found = 0;
    int only = -1;
    for (int layer = 0; layer < int(m_document.layers.size()); ++layer) {
        if (const int here = find(layer, unit, 0); here >= 0) {
            only = here;
            ++found;
        }
    }
    only = found == 1 ? only : -1;
    m_only.insert(unit, only);
    return only;
}

void CellReader::resolveLinks()
{
    for (TsvAnnotation &annotation : m_document.annotations) {
        const TsvLayer &layer = m_document.layers[size_t(annotation.layer)];
        for (size_t i = 0; i < annotation.links.size(); ++i) {
            const QString &type = layer.features[i].target;
            const qsizetype line = m_document.units[size_t(annotation.units.front())].line;
            std::erase_if(annotation.links[i], [&](const TsvLink &link) {
                if (m_units.contains(link.unit))
                    return false;
                remark(line, tr("“%1” is no token; what fills the role is not read.").arg(link.unit.left(40)));
                return true;
            });
            const int named = m_layers.value(type, -1);
            for (TsvLink &link : annotation.links[i]) {
                const int unit = link.at = m_units.value(link.unit, -1);
                if (named >= 0)
                    link.target = find(named, unit, link.number);
                else
                    link.target = link.number > 0 ? m_anyNumbered.value(link.number, -1) : onlyOn(unit);
                if (link.target < 0 && link.number > 0) {
                    remark(line, tr("“%1” names a number that nothing has; the words there fill the role.")
                                     .arg(u"%1[%2]"_s.arg(link.unit).arg(link.number).left(40)));
                } else if (link.target >= 0 && !standsOn(link.target, unit)) {
                    remark(line, tr("“%1” names a number that stands on other words; the role is read by the number.")
                                     .arg(u"%1[%2]"_s.arg(link.unit).arg(link.number).left(40)));
                }
            }
        }
    }
}

} // namespace

void readTsvCells(TsvDocument &document, const QHash<QString, int> &units)
{
    CellReader reader(document, units);
    reader.readAnnotations();
    reader.resolveLinks();
}

} // namespace glossator
