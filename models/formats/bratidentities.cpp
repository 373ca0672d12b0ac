// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/bratidentities.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace glossator {

BratIdentities::BratIdentities(QHash<QString, int> members)
    : m_nodes(std::move(members))
    , m_members(int(m_nodes.size()))
{
    for (int i = 0; i < m_members; ++i)
        add();
}

QString BratIdentities::labelOf(const QJsonValue &reference)
{
    if (!reference.isObject())
        return reference.toString();
    const QJsonObject object = reference.toObject();
    const QString label = object.value("as"_L1).toString();
    return label.isEmpty() ? QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) : label;
}

int BratIdentities::add()
{
    m_all.push_back({int(m_all.size()), false, {}, -1});
    return int(m_all.size()) - 1;
}

int BratIdentities::root(int node) const
{
    while (m_all[size_t(node)].parent != node)
        node = m_all[size_t(node)].parent;
    return node;
}

/// The lower number becomes the root; each path walked is halved, which keeps long chains of pairs linear.
void BratIdentities::unite(int node, int other)
{
    const auto find = [this](int at) {
        while (m_all[size_t(at)].parent != at) {
            int &parent = m_all[size_t(at)].parent;
            parent = m_all[size_t(parent)].parent;
            at = parent;
        }
        return at;
    };
    const int a = find(node);
    const int b = find(other);
    m_all[size_t(std::max(a, b))].parent = std::min(a, b);
}

void BratIdentities::join(const QString &member, const QString &other)
{
    const auto a = m_nodes.constFind(member);
    const auto b = m_nodes.constFind(other);
    if (a == m_nodes.cend() || b == m_nodes.cend())
        return;
    m_all[size_t(*a)].isNamed = true;
    unite(*a, *b);
}

int BratIdentities::define(const QJsonValue &reference)
{
    const QString label = labelOf(reference);
    int node = m_nodes.value(label, -1);
    if (node < 0) {
        if (!reference.isObject())
            return -1; // a label that nothing defines (yet)
        m_nodes.insert(label, node = add());
    }
    m_all[size_t(node)].isNamed = true;
    if (reference.isObject() && m_all[size_t(node)].definition.isEmpty())
        m_all[size_t(node)].definition = reference.toObject();
    return node;
}

void BratIdentities::name(const QString &member, const QJsonValue &reference)
{
    const int node = m_nodes.value(member, -1);
    if (node < 0)
        return;
    m_all[size_t(node)].isNamed = true;
    if (reference.isObject() && reference.toObject().value("as"_L1).toString().isEmpty()) {
        m_all[size_t(node)].definition = reference.toObject();
    } else if (const int other = define(reference); other >= 0) {
        unite(node, other);
    }
}

void BratIdentities::name(const QJsonValue &reference) { define(reference); }

void BratIdentities::resolve()
{
    for (int i = 0; i < int(m_all.size()); ++i) {
        if (m_all[size_t(i)].isNamed)
            m_all[size_t(root(i))].isNamed = true;
    }
    for (int i = 0; i < int(m_all.size()); ++i) {
        Node &top = m_all[size_t(root(i))];
        if (!top.isNamed)
            continue;
        if (top.identity < 0) {
            top.identity = int(m_identities.size());
            m_identities.emplace_back();
        }
        Identity &identity = m_identities[size_t(top.identity)];
        if (i < m_members)
            identity.members.push_back(i);
        if (identity.definition.isEmpty())
            identity.definition = m_all[size_t(i)].definition;
    }
}

int BratIdentities::indexOf(const QJsonValue &reference) const
{
    const auto node = m_nodes.constFind(labelOf(reference));
    return node == m_nodes.cend() ? -1 : m_all[size_t(root(*node))].identity;
}

} // namespace glossator
