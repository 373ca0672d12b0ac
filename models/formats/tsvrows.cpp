// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/tsvcell.h"
#include "models/formats/tsvdocument.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

std::vector<int> layersInOrder(const TsvDocument &document)
{
    std::vector<int> order(document.layers.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int layer) { return document.layers[size_t(layer)].kind; });
    return order;
}

QString headerLine(const TsvLayer &layer)
{
    static constexpr std::array kinds{"#T_SP="_L1, "#T_CH="_L1, "#T_RL="_L1};
    return kinds[size_t(layer.kind)] + layer.name + u'|' + layer.parts.join(u'|');
}

/// The cells of one row that the annotations on its unit ask for.
class Rows {
public:
    explicit Rows(const TsvDocument &document) : m_document(document), m_layers(layersInOrder(document))
    {
        for (const TsvAnnotation &annotation : document.annotations) {
            const bool isRelation = document.layerOf(annotation).kind == TsvLayer::Kind::Relation;
            for (const int unit : annotation.units) {
                m_on[{unit, annotation.layer}].push_back(&annotation);
                if (isRelation)
                    break;
            }
        }
    }

    QString row(int index) const
    {
        const TsvUnit &unit = m_document.units[size_t(index)];
        QString row = u"%1\t%2-%3\t"_s.arg(unit.id).arg(unit.given.begin).arg(unit.given.end) + unit.form + u'\t';
        for (const int layer : m_layers)
            row += cells(unit, index, layer);
        return row + u'\n';
    }

private:
    QString cells(const TsvUnit &unit, int index, int number) const
    {
        const TsvLayer &layer = m_document.layers[size_t(number)];
        QStringList columns(layer.columns(), u"_"_s);
        if (!layer.isRead) {
            for (int i = 0; i < layer.columns() && layer.firstColumn >= 0; ++i)
                columns[i] = unit.cells.value(layer.firstColumn + i, u"_"_s);
        } else if (const auto on = m_on.constFind({index, number}); on != m_on.cend()) {
            columns.fill(QString());
            for (size_t i = 0; i < on->size(); ++i) {
                for (QString &column : columns)
                    column += i > 0 ? u"|"_s : QString();
                addItem(columns, layer, *(*on)[i]);
            }
        }
        return columns.join(u'\t') + u'\t';
    }

    static void addItem(QStringList &columns, const TsvLayer &layer, const TsvAnnotation &annotation, const QString &number)
    {
        int column = 0;
        for (size_t i = 0; i < layer.features.size(); ++i) {
            const TsvFeature &feature = layer.features[i];
            if (!feature.isSlot) {
                columns[column++] += tsvEscaped(annotation.values[i]) + number;
                continue;
            }
            QStringList roles;
            QStringList targets;
            for (const TsvLink &link : annotation.links[i]) {
                roles << tsvEscaped(link.role);
                targets << link.unit + (link.number > 0 ? u'[' + QString::number(link.number) + u']' : QString());
            }
            columns[column++] += (roles.isEmpty() ? u"_"_s : roles.join(u';')) + number;
            columns[column++] += targets.isEmpty() ? u"*"_s : targets.join(u';');
        }
        if (layer.features.empty() && layer.kind != TsvLayer::Kind::Relation)
            columns[0] += u'*' + number;
    }

    void addItem(QStringList &columns, const TsvLayer &layer, const TsvAnnotation &annotation) const
    {
        switch (layer.kind) {
        case TsvLayer::Kind::Span:
            addItem(columns, layer, annotation, annotation.number > 0 ? u'[' + QString::number(annotation.number) + u']' : QString());
            break;
        case TsvLayer::Kind::Chain:
            for (size_t i = 0; i < layer.features.size(); ++i) {
                columns[qsizetype(i)] += tsvEscaped(annotation.values[i]);
                if (layer.features[i].name == "referenceRelation"_L1)
                    columns[qsizetype(i)] += u"->%1-%2"_s.arg(annotation.chain).arg(annotation.link);
                else
                    columns[qsizetype(i)] += u"[%1]"_s.arg(annotation.chain);
            }
            break;
        case TsvLayer::Kind::Relation:
            addItem(columns, layer, annotation, QString());
            columns.back() += reference(annotation);
            break;
        }
    }

    QString reference(const TsvAnnotation &annotation) const
    {
        if (annotation.source < 0)
            return annotation.reference;
        const TsvAnnotation &source = m_document.annotations[size_t(annotation.source)];
        const TsvAnnotation &target = m_document.annotations[size_t(annotation.target)];
        const QString unit = m_document.units[size_t(source.units.front())].id;
        return source.number > 0 || target.number > 0 ? u"%1[%2_%3]"_s.arg(unit).arg(source.number).arg(target.number) : unit;
    }

    const TsvDocument &m_document;
    const std::vector<int> m_layers; ///< in the order of the columns
    QHash<std::pair<int, int>, std::vector<const TsvAnnotation *>> m_on; ///< unit and layer
};

} // namespace

QByteArray serializeTsv(const TsvDocument &document)
{
    const Rows rows(document);
    QString out;
    const auto add = [&](const QStringList &lines) {
        for (const QString &line : lines)
            out += line + u'\n';
    };
    add(document.header.first(std::min(document.layersAt, document.header.size())));
    for (const int layer : layersInOrder(document))
        out += headerLine(document.layers[size_t(layer)]) + u'\n';
    add(document.header.sliced(std::min(document.layersAt, document.header.size())));
    for (const TsvSentence &sentence : document.sentences) {
        add(sentence.above);
        for (const int token : sentence.tokens) {
            out += rows.row(token);
            for (const int part : document.units[size_t(token)].parts)
                out += rows.row(part);
        }
    }
    add(document.below);
    return out.toUtf8();
}

} // namespace glossator
