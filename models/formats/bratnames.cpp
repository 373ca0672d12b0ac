// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratnames.h"

using namespace Qt::StringLiterals;

namespace glossator {

namespace {

bool isNameFor(Owner::Kind owner, QStringView name)
{
    switch (bratKind(name)) {
    case BratLine::Kind::Span:
        return owner == Owner::Kind::Mention;
    case BratLine::Kind::Event:
        return owner == Owner::Kind::EventMention;
    case BratLine::Kind::Relation:
        return owner == Owner::Kind::Relation;
    default:
        return false;
    }
}

} // namespace

BratNames::BratNames(const BundleIndex &index, const BratDocument &layout)
{
    for (const ExternalId &id : index.bundle.externalIds) {
        if (id.kind != ExternalId::Kind::Id || id.scheme != "brat"_L1 || !isNameFor(id.owner.kind, id.value)
            || m_names.contains(id.owner) || m_owners.contains(id.value))
            continue;
        m_names.insert(id.owner, id.value);
        m_owners.insert(id.value, id.owner);
    }
    m_used = {m_owners.keyBegin(), m_owners.keyEnd()};
    const auto useAllIn = [this](const QString &text) {
        for (const QString &id : bratIdsIn(text))
            m_used.insert(id);
    };
    for (const BratRecord &record : layout.records()) {
        if (!record.accepted)
            useAllIn(QString::fromUtf8(record.bytes));
        else if (!record.line.id.isEmpty())
            m_used.insert(record.line.id);
    }
    for (const Leftover &leftover : index.bundle.leftovers) {
        if (leftover.format == "brat"_L1)
            useAllIn(QString::fromUtf8(leftover.bytes));
    }
}

bool BratNames::isName(const ExternalId &id) const
{
    return id.kind == ExternalId::Kind::Id && id.scheme == "brat"_L1 && isNameFor(id.owner.kind, id.value);
}

void BratNames::give(Owner owner, QChar prefix)
{
    QString &name = m_names[owner];
    if (name.isEmpty()) {
        name = fresh(prefix);
        m_owners.insert(name, owner);
    }
}

QString BratNames::fresh(QChar prefix)
{
    int &last = m_last[prefix];
    QString name;
    do {
        name = prefix + QString::number(++last);
    } while (m_used.contains(name));
    m_used.insert(name);
    return name;
}

} // namespace glossator
